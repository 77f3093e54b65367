"""A driver whose input the loop of the app waits for, instead of a thread that looks ten times a
second.

An idle tutor then uses no processor, it ends at once, not after the next look, and a key need not
be handed from a thread to another.

This leans on what Textual does not promise: how its driver for Unix starts and ends its input
thread. Where that is not as known, `sleeping` changes nothing.
"""

from __future__ import annotations

import os
import sys
from asyncio import TimerHandle
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextvars import Context
from io import TextIOWrapper
from typing import Any

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

UNFINISHED = 0.1
"""Seconds between two looks while the parser waits: is it Esc, or the beginning of a key?"""
CHUNK = 4096

KNOWN = hasattr(XTermParser(), "_timeout_time") and {
    *("start_application_mode", "disable_input", "run_input_thread", "send_message"),
    *("_sigtstp_application", "_sigcont_application"),
    *("_app", "_auto_restart", "_debug", "_loop", "_key_thread", "_writer_thread"),
    *("suspend_application_mode", "resume_application_mode", "_must_signal_resume"),
    *("_get_terminal_size", "_size", "_file"),
} <= {
    *(name for kind in (Driver, LinuxDriver) for name in vars(kind)),
    *(name for kind in (Driver, LinuxDriver) for name in kind.__init__.__code__.co_names),
}
"""Whether this is a Textual whose driver is as it was when this was written."""


def sleeping(driver: type[Driver]) -> type[Driver]:
    """The driver to use in the place of this one, if there is one that sleeps."""
    return SleepingDriver if KNOWN and driver is LinuxDriver else driver


class SleepingDriver(LinuxDriver):
    """Textual's driver for Unix, whose input thread ends as soon as it is started."""

    _look: TimerHandle | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Draw on the standard output: Textual's driver takes the standard error, which may go to
        a file or nowhere. What is no text, as the bytes of a file's name may be, becomes a `?`.
        """
        super().__init__(*arguments, **named)
        if isinstance(sys.__stdout__, TextIOWrapper):
            sys.__stdout__.reconfigure(encoding="utf-8", errors="replace")
            self._file = sys.__stdout__

    def start_application_mode(self) -> None:
        """Take the terminal over. Its size is the one that is told now: where it knows none,
        others guess another, and a page would be laid out for the one and the other without end.
        """
        self._size = self._get_terminal_size()
        before = self._key_thread
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._key_thread is not before:  # Else the terminal could not be taken over yet.
            self._parser = XTermParser(self._debug)
            self._decode = getincrementaldecoder("utf-8")("replace").decode
            self._loop.add_reader(self.fileno, self._take)

    def run_input_thread(self) -> None:
        """Leave all to the loop."""

    def disable_input(self) -> None:
        """Take no more input."""
        self._loop.remove_reader(self.fileno)
        self._wait_no_more()
        super().disable_input()

    def send_message(self, message: Message) -> None:
        """Post it to the app at once, with nothing that somebody else keeps from being posted."""
        Context().run(self._app.post_message, message)

    def _sigtstp_application(self, *_: object) -> None:
        """Stop between two things that the loop does: a write that is cut in two would never end.

        While another program has the terminal, stop at once, along with it.
        """
        if self._auto_restart:
            self._loop.call_soon_threadsafe(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """Go on between two things that the loop does."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        """Take the terminal over again; leave it first if a stop came unawares (SIGSTOP), as what
        is found there is what is put back in the end.
        """
        if self._writer_thread and self._writer_thread.is_alive():
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()

    def _take(self) -> None:
        """Hand on what was typed, until the terminal is gone. An Enter that came before it
        was taken over reads as a line feed.
        """
        try:
            data = os.read(self.fileno, CHUNK).replace(b"\n", b"\r")
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self.fileno)
        elif text := self._decode(data):  # else a character is still coming
            self._hand_on(self._parser.feed(text))

    def _hand_on(self, messages: Iterable[Message]) -> None:
        self._wait_no_more()
        for message in self._understood(messages):
            self.process_message(message)
        if self._parser._timeout_time is not None:
            self._look = self._loop.call_later(UNFINISHED, self._tick)

    def _understood(self, messages: Iterable[Message]) -> Iterator[Message]:
        """The messages up to what is no key that can be: the parser that met it can't go on."""
        try:
            yield from messages
        except Exception:
            self._parser = XTermParser(self._debug)

    def _tick(self) -> None:
        """Take what is unfinished as it is, after a while."""
        self._hand_on(self._parser.tick())

    def _wait_no_more(self) -> None:
        if self._look is not None:
            self._look.cancel()
