"""The commands of the shell. What a command needs is imported when it is the one that was typed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from types import SimpleNamespace

NOTHING = {"command": "app", "content": None, "colors": None, "glyphs": None, "mouse": True}
"""What is asked for where nothing is typed: `command` names the module of this room to run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `cnn-tutor` and return its exit code."""
    gc.disable()
    try:
        if sys.stdout is None:  # closed by whoever started us
            from cnn_tutor.cli.endings import Exit, Stop

            raise Stop(Exit.NOT_WRITTEN, "The output could not be written: it is closed.")
        from cnn_tutor.cli.means import want

        asked = SimpleNamespace(**NOTHING)
        try:
            if typed := sys.argv[1:] if arguments is None else arguments:
                from cnn_tutor.cli.arguments import parse

                parse(typed, asked)
            want(asked)
            command = import_module(f"cnn_tutor.cli.{asked.command}")
            gc.freeze()  # What is imported stays: neither a collection nor the end looks at it.
            gc.enable()
            code: int = command.run(asked)
        finally:  # After the help too, which ends by an exit.
            for stream in (sys.stdout, sys.stderr):
                if stream:
                    stream.flush()
        return code
    except SystemExit:
        raise
    except BaseException as problem:
        from cnn_tutor.cli.endings import end

        return end(problem)
