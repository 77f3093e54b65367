"""`cnn-tutor model`: the learner's own model.py."""

from argparse import Namespace

from cnn_tutor.cli.endings import Exit
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.cli.output import show


def run(arguments: Namespace) -> int:
    """Print the program as far as its layers are unlocked."""
    course = open_course(arguments)
    show(course.model_code(open_progress().state.unlocked).rstrip("\n"))
    return Exit.DONE
