"""`cnn-tutor model`: the learner's own model.py."""

from types import SimpleNamespace

from cnn_tutor.cli.endings import Exit
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.cli.output import show

EMPTY = "# No layer is unlocked yet: each brings its lines. Begin with: cnn-tutor"


def run(arguments: SimpleNamespace) -> int:
    """Print the program as far as its layers are unlocked."""
    course = open_course(arguments)
    unlocked = open_progress().state.unlocked
    if not unlocked.intersection(layer.id for layer in course.layers):
        show(EMPTY)
    show(course.model_code(unlocked).rstrip("\n"))
    return Exit.DONE
