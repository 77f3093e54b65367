"""Plain lines out and in: for a terminal, a pipe, a screen reader."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def say(text: str = "") -> None:
    """Print a paragraph of prose: as wide as a terminal allows, on one line everywhere else."""
    _print(_wrapped(text, sys.stdout), sys.stdout)


def show(text: str) -> None:
    """Print text whose lines are to stay as they are: code, rows of numbers."""
    _print(text, sys.stdout)


def complain(text: str) -> None:
    """Print a paragraph where it does not mix with what was asked for."""
    _print(_wrapped(text, sys.stderr), sys.stderr)


def ask(prompt: str, source: TextIO | None) -> str | None:
    """The next line of the source, nothing at its end. What comes from a pipe is shown too, with
    no sign in it that a terminal would obey.
    """
    _print(prompt, sys.stdout, end=" ")
    line = next_line(source)
    if line is None or not (source and source.isatty()):
        from cnn_tutor.course.problems import show as visible

        show(visible(line or "", 500))
    return line


def next_line(source: TextIO | None) -> str | None:
    """The next line without its end; nothing at the end of the source, or where it is closed."""
    line = source.readline() if source else ""
    return line.rstrip("\r\n") if line else None


def typed_input() -> TextIO | None:
    """The standard input; what is no text in its encoding is read as a sign that no answer has."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return sys.stdin


def _print(text: str, stream: TextIO | None, end: str = "\n") -> None:
    if stream is None:  # closed by whoever started us
        return
    print(text if text.isascii() else _writable(text, stream), file=stream, end=end, flush=True)


def _writable(text: str, stream: TextIO) -> str:
    """The text, in ASCII where the stream, or whatever shows it, knows no more."""
    from cnn_tutor.cli.means import has_unicode
    from cnn_tutor.terminal import to_ascii

    try:
        text.encode(stream.encoding)
        if has_unicode(stream):
            return text
    except UnicodeEncodeError:
        pass
    return "\n".join(map(to_ascii, text.split("\n")))


def _wrapped(text: str, stream: TextIO | None) -> str:
    if stream is None or not stream.isatty():
        return text
    import textwrap

    columns = min(os.get_terminal_size(stream.fileno()).columns or 80, 80)
    wrapper = textwrap.TextWrapper(
        max(columns - 1, 1), break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(map(wrapper.fill, text.split("\n")))
