"""What this command has to write on: what was asked for, else what the terminal seems to be."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, TextIO

from cnn_tutor.terminal import (
    CLIENT,
    DEPTHS,
    GLYPHS,
    Client,
    Reasons,
    Terminal,
    Wanted,
    clients,
    detect,
    explain,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser

PATIENCE = 0.5
"""Seconds that tmux has to answer."""
COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python writes into LC_CTYPE as it starts where no locale is named, or only "C" (PEP 538)."""

_wanted = Wanted()


def add_options(parser: ArgumentParser) -> None:
    """The options that say what to write; where none is typed, none is set."""
    from argparse import SUPPRESS

    group = parser.add_argument_group("the terminal (cnn-tutor doctor tells what it takes it for)")
    group.add_argument(
        "--colors", choices=DEPTHS, default=SUPPRESS, help="how many colours to write"
    )
    group.add_argument("--glyphs", choices=GLYPHS, default=SUPPRESS, help="which signs to write")


def want(asked: SimpleNamespace) -> None:
    """Write what was asked for from now on."""
    global _wanted
    _wanted = Wanted(asked.colors, asked.glyphs, asked.mouse)
    explained.cache_clear()


def terminal() -> Terminal:
    """What the terminal can do."""
    return explained()[0]


def has_unicode(stream: TextIO) -> bool:
    """Whether signs outside ASCII can be written there; in a pipe the locale says so alone."""
    if stream.isatty():
        return terminal().unicode
    return detect(given(), wanted=_wanted).unicode


@lru_cache(maxsize=1)
def explained() -> tuple[Terminal, Reasons]:
    """What the terminal can do, and why we think so."""
    return explain(given(), behind_tmux(), _wanted)


def given() -> Mapping[str, str]:
    """The environment that we were started with. A locale that Python wrote into it says nothing
    of the terminal.
    """
    if os.environ.get("LC_CTYPE") in COERCED:
        with suppress(OSError), open("/proc/self/environ", "rb") as file:
            started = dict(each.partition(b"=")[::2] for each in file.read().split(b"\0"))
            return {**os.environ, "LC_CTYPE": os.fsdecode(started.get(b"LC_CTYPE", b""))}
    return os.environ


def behind_tmux() -> tuple[Client, ...]:
    """The terminals that show this tmux session; none where there is no tmux, or no answer."""
    if not os.environ.get("TMUX"):
        return ()
    import subprocess

    pane = os.environ.get("TMUX_PANE")
    command = ["tmux", "list-clients", *(("-t", pane) if pane else ()), "-F", CLIENT]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()
    return clients(asked.stdout) if asked.returncode == 0 else ()
