"""Run `cnn-tutor` as a shell does: a process of its own, its input and output in pipes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parents[2] / "src"


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def environment(state, **more):
    """The environment of a test: this source, that state, and nothing said about the terminal."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(SOURCE),
        "PYTHONWARNINGS": "error",
        "XDG_STATE_HOME": str(state),
        "XDG_CACHE_HOME": f"{state}-cache",
        "LC_ALL": "C.UTF-8",
        **more,
    }


def cnn_tutor(state, *arguments, typed="", **more):
    ended = subprocess.run(
        [sys.executable, "-m", "cnn_tutor", *arguments],
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        env=environment(state, **more),
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
