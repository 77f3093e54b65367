"""A program in a real pseudo-terminal: keys in, and what a person would see out.

    with Session(["cnn-tutor"], state) as session:
        session.expect("Unlock")
        session.press("enter")
        session.expect("step 1 / 7")

Nothing here sleeps: every wait is for something, with a deadline, and fails with the screen.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

from tests.cli.shell import environment

CNN_TUTOR = (sys.executable, "-m", "cnn_tutor")
PATIENCE = 30.0

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "ctrl+c": "\x03",
    "ctrl+d": "\x04",
    "ctrl+l": "\x0c",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+z": "\x1a",
}

# What pyte would print as text: private sequences, queries, strings to the terminal.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]*\$[a-z]|\x1b\[[0-9;]*t"
    rb"|\x1b[P_^X][^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9 ]* q"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:?<>=$ ]*|[P_^X\]][^\x1b\x07]*\x1b?)?\Z")
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])[0-9;]*u")

# The terminal becomes the one that Ctrl-C and hang-ups come from; then the program takes over.
_IN_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""

ALTERNATE_SCREEN, CURSOR, PASTE = 1049, 25, 2004
MOUSE = (1000, 1002, 1003, 1006, 1015)


class Session:
    """A program in a terminal of its own, killed at the end of the `with` block.

    Attributes:
        written: Everything that the program wrote.
    """

    def __init__(
        self,
        command: Sequence[str] = CNN_TUTOR,
        state: Path | str = os.devnull,
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.written = bytearray()
        self._pending = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._terminal, self._tty = pty.openpty()
        self._set_size(columns, rows)
        self._calm = termios.tcgetattr(self._tty)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _IN_TERMINAL, *command],
            stdin=self._tty,
            stdout=self._tty,
            stderr=self._tty,
            env=environment(state, TERM="xterm-256color", COLORTERM="truecolor") | dict(env or {}),
            start_new_session=True,
        )

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._tty >= 0:
            self.hang_up()

    # --- what a person does ---

    def press(self, *keys: str) -> None:
        """Press keys: a name of `KEYS`, or a character."""
        for key in keys:
            os.write(self._terminal, KEYS.get(key, key).encode())

    def type(self, text: str) -> None:
        """Type text, and Enter after it."""
        self.press(*text, "enter")

    def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal."""
        self._set_size(columns, rows)
        self._screen.resize(rows, columns)
        self._process.send_signal(signal.SIGWINCH)

    def signal(self, number: int) -> None:
        """Send the program a signal: SIGHUP is what a lost connection sends."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Take the terminal away: nobody holds its other side any more."""
        os.close(self._tty)
        os.close(self._terminal)
        self._terminal = self._tty = -1

    # --- what a person sees ---

    @property
    def text(self) -> str:
        """The screen, as last read, as lines of text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def screen(self) -> pyte.Screen:
        """The screen with its colours: `screen.buffer[row][column]` is a cell."""
        return self._screen

    def expect(self, *texts: str, patience: float = PATIENCE) -> None:
        """Wait until all these texts are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts}", patience)

    def wait_until(
        self, seen: Callable[[], bool], what: str = "it", patience: float = PATIENCE
    ) -> None:
        """Read what the program writes until `seen` is true."""
        deadline = time.monotonic() + patience
        while not seen():
            if not self._read(deadline - time.monotonic()):
                raise AssertionError(f"{what} was expected, but the screen is:\n{self.text}")

    def end(self, patience: float = PATIENCE) -> int:
        """Wait until the program has ended; its exit code, as `subprocess` gives it."""
        deadline = time.monotonic() + patience
        while self._process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"it did not end, and the screen is:\n{self.text}")
            self._read(0.02)
        while self._read(0):
            pass
        return self._process.returncode

    def wait_for_stop(self) -> None:
        """Wait until the program, which is about to, has stopped; or ended."""
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)

    def catch_up(self, patience: float = 0) -> None:
        """Read what is written by now, or begins to be within `patience`."""
        while self._read(patience):
            pass

    # --- what it leaves behind ---

    @property
    def modes(self) -> set[int]:
        """The private modes (DECSET) that the program set and did not take back."""
        on: set[int] = set()
        for numbers, turned in _MODE.findall(bytes(self.written)):
            for number in map(int, numbers.split(b";")):
                (on.add if turned == b"h" else on.discard)(number)
        return on

    @property
    def wakings(self) -> int:
        """How often any of its threads has gone to sleep, to be woken again."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/status")
        counts = (re.search(r"\bvoluntary_ctxt_switches:\s+(\d+)", t.read_text()) for t in tasks)
        return sum(int(count[1]) for count in counts if count)

    def assert_restored(self) -> None:
        """The terminal is as it was: no alternate screen, a cursor, no mouse, echo, lines."""
        assert not self.modes & {ALTERNATE_SCREEN, PASTE, *MOUSE}
        assert CURSOR in self.modes or f"\x1b[?{CURSOR}l".encode() not in self.written
        pushed = _KITTY.findall(bytes(self.written))
        assert pushed.count(b">") == pushed.count(b"<")
        assert termios.tcgetattr(self._tty) == self._calm

    # --- how ---

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, patience: float) -> bool:
        """Take in what comes within `patience`; whether something did."""
        terminals = [self._terminal] if self._terminal >= 0 else []
        ready, _, _ = select.select(terminals, [], [], max(patience, 0))
        if not ready:
            return False
        data = os.read(self._terminal, 1 << 16)
        self.written += data
        data = self._pending + data
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        data, self._pending = data[:cut], data[cut:]
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return True
