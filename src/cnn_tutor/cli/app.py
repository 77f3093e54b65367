"""`cnn-tutor`: the tutor on the whole screen."""

import gc
import os
import sys
from types import SimpleNamespace

from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.means import terminal
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.terminal import Depth

COLOUR_SYSTEMS: dict[Depth, str] = {
    "truecolor": "truecolor",
    "256": "256",
    "16": "standard",
    "none": "standard",
}


def run(arguments: SimpleNamespace) -> int:
    """Open the app, where there is a screen to open it on."""
    screen = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if not screen or terminal().dumb:
        raise Stop(
            Exit.USAGE,
            "The tutor needs a whole screen to draw on, and this is none: "
            "cnn-tutor quiz asks on plain lines.",
        )
    gc.disable()  # What is imported stays; the app collects again from its first paint on.
    _prepare(terminal().depth)
    course, progress = open_course(arguments), open_progress()

    from cnn_tutor.tui.sparing import load_textual

    load_textual()
    from cnn_tutor.tui.app import TutorApp

    app = TutorApp(course, progress, terminal())
    app.run(mouse=terminal().mouse)
    if app.failure:
        raise app.failure
    if app.unsaved:
        raise Stop(Exit.NOT_SAVED, f"Not saved: {app.unsaved}")
    return app.return_code or Exit.DONE


def _prepare(depth: Depth) -> None:
    """Tell the libraries, which read the environment as they are loaded, what we know."""
    os.environ["TEXTUAL_COLOR_SYSTEM"] = COLOUR_SYSTEMS[depth]
    os.environ.pop("NO_COLOR", None)  # With no colour, the tutor keeps bold and the like.
    if all(os.get_terminal_size(sys.stdout.fileno())):
        for name in ("COLUMNS", "LINES"):  # They stay as they are when the terminal is resized.
            os.environ.pop(name, None)
    os.environ.setdefault("TEXTUAL_FPS", "250")  # The first frame comes after one tick.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # Threads cost more than figures need.
