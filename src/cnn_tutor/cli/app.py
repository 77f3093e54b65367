"""`cnn-tutor`: the tutor on the whole screen."""

import gc
import os
import sys
from argparse import Namespace

from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.terminal import detect


def run(arguments: Namespace) -> int:
    """Open the app, where there is a screen to open it on."""
    screen = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    terminal = detect(os.environ)
    if not screen or terminal.dumb:
        raise Stop(
            Exit.USAGE,
            "The tutor needs a whole screen to draw on, and this is none: "
            "cnn-tutor quiz asks on plain lines.",
        )
    gc.disable()  # What is imported stays; the app collects again from its first paint on.
    course, progress = open_course(arguments), open_progress()

    from cnn_tutor.tui.app import TutorApp

    app = TutorApp(course, progress, terminal)
    app.run()
    if app.failure:
        raise app.failure
    if app.unsaved:
        raise Stop(Exit.NOT_SAVED, f"Not saved: {app.unsaved}")
    return app.return_code or Exit.DONE
