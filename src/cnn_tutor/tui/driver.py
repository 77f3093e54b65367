"""A driver whose input thread sleeps until there is input, instead of looking ten times a second.

An idle tutor then uses no processor, and it ends at once, not after the next look.

This leans on what Textual does not promise: how its driver for Unix starts and ends its input
thread. Where that is not as known, `sleeping` changes nothing.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

UNFINISHED = 0.1
"""Seconds between two looks while the parser waits: is it Esc, or the beginning of a key?"""
CHUNK = 4096

KNOWN = hasattr(XTermParser(), "_timeout_time") and all(
    name in vars(LinuxDriver)
    for name in ("start_application_mode", "disable_input", "run_input_thread", "process_message")
)
"""Whether this is a Textual whose driver is as it was when this was written."""


def sleeping(driver: type[Driver]) -> type[Driver]:
    """The driver to use in the place of this one, if there is one that sleeps."""
    return SleepingDriver if KNOWN and driver is LinuxDriver else driver


class SleepingDriver(LinuxDriver):
    """Textual's driver for Unix, whose input thread waits on a pipe too: closed, it ends."""

    _pipe: tuple[int, int] | None = None

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        self._pipe = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def disable_input(self) -> None:
        """Let the input thread end, and wait for it."""
        if self._pipe is not None:
            os.close(self._pipe[1])
            self._pipe = None
        super().disable_input()

    def run_input_thread(self) -> None:
        """Wait for input and hand it on, until the pipe is closed or the terminal is gone."""
        if self._pipe is None:
            return
        ending = self._pipe[0]
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(ending, selectors.EVENT_READ)
            selector.register(self.fileno, selectors.EVENT_READ)
            while True:
                unfinished = parser._timeout_time is not None
                ready = {key.fd for key, _ in selector.select(UNFINISHED if unfinished else None)}
                data = self._read() if self.fileno in ready else b""
                if ending in ready or (ready and not data):
                    break
                text = decode(data)  # nothing, while a character is still coming
                for event in parser.feed(text) if text else parser.tick():
                    self.process_message(event)
        os.close(ending)

    def _read(self) -> bytes:
        """What was typed; nothing once the terminal is gone."""
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""
