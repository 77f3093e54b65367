"""`cnn-tutor reset`: start over."""

from types import SimpleNamespace

from cnn_tutor.cli.endings import Exit
from cnn_tutor.cli.opening import open_progress, record
from cnn_tutor.cli.output import ask, say, typed_input
from cnn_tutor.learner import Reset, now


def run(arguments: SimpleNamespace) -> int:
    """Put all progress aside, once that was confirmed."""
    progress = open_progress()
    state = progress.state
    if not arguments.yes:
        say(
            f"This puts aside your progress. Layers unlocked: {len(state.unlocked)}, "
            f"questions answered: {len(state.answers)}."
        )
        if ask("Type yes to start over:", typed_input()) != "yes":
            say("Nothing was changed.")
            return Exit.NOT_PASSED
    # Never before an event that it puts aside, whichever machine's clock that one was told by.
    if not record(progress, Reset(max(now(), state.latest))):
        return Exit.NOT_SAVED
    say("You start over.")
    return Exit.DONE
