"""How a command ends: its exit code, and one sentence where it did not do what was asked."""

from __future__ import annotations

import errno
import os
import sys
from enum import IntEnum

from cnn_tutor.cli.output import complain


class Exit(IntEnum):
    """The exit codes. Those over 128 are signals, as shells count them."""

    DONE = 0
    NOT_PASSED = 1
    USAGE = 2
    CONTENT = 3
    NOT_SAVED = 4
    NOT_WRITTEN = 5
    CRASHED = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    BROKEN_PIPE = 141


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF}
"""What a stream tells that takes nothing more."""


class Stop(Exception):
    """Ends the command with this code and this sentence."""

    def __init__(self, code: Exit, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def end(problem: BaseException) -> Exit:
    """Say what stopped the command, and return the exit code. No traceback reaches a learner."""
    from cnn_tutor.course import ContentError
    from cnn_tutor.learner.log import reason
    from cnn_tutor.quiz import QuestionError

    match problem:
        case Stop():
            _tell(str(problem))
            return problem.code
        case ContentError() | QuestionError():
            _tell(str(problem))
            return Exit.CONTENT
        case KeyboardInterrupt():
            _tell("")
            return Exit.INTERRUPTED
        case BrokenPipeError():
            _drop_output()
            return Exit.BROKEN_PIPE
        case OSError(errno=errno.EIO, filename=None):  # the terminal is gone
            _drop_output()
            return Exit.HUNG_UP
        case OSError(errno=number, filename=None) if number in _FULL:
            _tell(f"The output could not be written: {reason(problem)}.")
            _drop_output()
            return Exit.NOT_WRITTEN
    _tell(f"cnn-tutor broke down: {type(problem).__name__}: {problem}.")
    _tell(_report(problem))
    _drop_output()
    return Exit.CRASHED


def _tell(text: str) -> None:
    """Complain, where anybody still listens."""
    try:
        complain(text)
    except OSError:
        _drop_output()


def _drop_output() -> None:
    """Nobody reads any more: let what Python still holds go nowhere, instead of failing again."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream:
            os.dup2(null, stream.fileno())
    os.close(null)


def _report(problem: BaseException) -> str:
    """Write down where it happened, for whoever mends it, and say where that is."""
    import time
    import traceback

    from cnn_tutor.locations import state_directory

    directory = state_directory()
    path = os.path.join(directory, time.strftime("report-%Y%m%d-%H%M%S.txt"))
    try:
        os.makedirs(directory, 0o700, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{sys.version}\n{sys.argv}\n\n")
            traceback.print_exception(problem, file=file)
    except OSError as error:
        return f"A report could not be written to {directory}: {error.strerror}."
    return f"A report was written to {path}; it would help to mend this."
