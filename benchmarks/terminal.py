"""What the tutor costs a terminal, in a pty, against an empty Textual app in the same run.

`python -m benchmarks terminal` prints medians over interleaved rounds: seconds to the first full
paint, bytes and milliseconds of one move of the window, processor time while idle, memory.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import platform
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import textual

from cnn_tutor.learner import Moved, Progress
from cnn_tutor.locations import content_directory

ROUNDS = 9
MOVES = 20
IDLE = 10.0  # seconds
QUIET = 0.15  # seconds without output that end a frame
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("empty app")
Empty().run()
"""


class Terminal:
    """A program in a pty, with the time of every chunk that it wrote."""

    def __init__(self, command: list[str], state: str, size: tuple[int, int]) -> None:
        self.chunks: list[tuple[float, bytes]] = []
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(
                TERM="xterm-256color", COLORTERM="truecolor", XDG_STATE_HOME=state, LANG="C.UTF-8"
            )
            for name in ("LC_ALL", "NO_COLOR", "TMUX", "SSH_CONNECTION"):
                os.environ.pop(name, None)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

    def read(self, timeout: float) -> bool:
        """Take one chunk; False when none came in time."""
        if not select.select([self.fd], [], [], timeout)[0]:
            return False
        with contextlib.suppress(OSError):
            self.chunks.append((time.perf_counter(), os.read(self.fd, 1 << 16)))
            return True
        return False

    def until(self, text: str, limit: float = 20.0) -> float:
        """Seconds from the start until `text` had been written."""
        wanted, end = text.encode(), time.perf_counter() + limit
        seen = b"".join(chunk for _, chunk in self.chunks)
        while wanted not in seen:
            if time.perf_counter() > end:
                sys.exit(f"benchmarks.terminal: {text!r} never came; last: {seen[-300:]!r}")
            if self.read(0.2):
                seen += self.chunks[-1][1]
        return self.chunks[-1][0] - self.started

    def settle(self) -> None:
        """Read until nothing comes."""
        while self.read(max(QUIET, 0.3)):
            pass

    def press(self, keys: str) -> tuple[int, float]:
        """Bytes written for `keys`, and seconds from the key to the last of them."""
        before, begin = len(self.chunks), time.perf_counter()
        os.write(self.fd, keys.encode())
        while self.read(QUIET):
            pass
        new = self.chunks[before:]
        return sum(len(chunk) for _, chunk in new), (new[-1][0] - begin if new else 0.0)

    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident megabytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


@contextlib.contextmanager
def running(command: list[str], state: str, size: tuple[int, int] = (24, 80)) -> Iterator[Terminal]:
    """A program in a terminal of (rows, columns), ended at the end."""
    terminal = Terminal(command, state, size)
    try:
        yield terminal
    finally:
        terminal.close()


def in_lesson(lesson: str, step: str) -> str:
    """A new state directory of somebody who left off at this step."""
    state = tempfile.mkdtemp()
    Progress.open(f"{state}/cnn-tutor").record(Moved(lesson, step, "2026-01-01T00:00:00Z"))
    return state


def large_course() -> str:
    """A course directory whose one step slides a kernel over a 28x28 image."""
    directory = Path(tempfile.mkdtemp()) / "content"
    shutil.copytree(content_directory(), directory)
    rows = [[(row * column) % 17 for column in range(28)] for row in range(28)]
    (directory / "images" / "large.yaml").write_text(f"name: Large\nrows: {rows}\n")
    lesson = directory / "lessons" / "feature-extraction.yaml"
    ids = [line.split()[2] for line in lesson.read_text().splitlines() if "- id:" in line]
    step = """
  - id: {id}
    title: Large
    words: A large map.
    code: pass
    figure: {{kind: conv2d, image: large, kernel: sobel-x}}
"""
    lesson.write_text("title: Large\nsteps:" + "".join(step.format(id=each) for each in ids))
    return str(directory)


def main() -> None:
    """Print the figures."""
    empty = [sys.executable, "-c", EMPTY]
    tutor = [sys.executable, "-m", "cnn_tutor"]
    home, lesson = tempfile.mkdtemp(), in_lesson("feature-extraction", "stride")
    print(f"Python {platform.python_version()}, Textual {textual.__version__}, {ROUNDS} rounds")

    paints: dict[str, list[float]] = {"empty app": [], "home": [], "lesson": []}
    memory: dict[str, list[float]] = {name: [] for name in paints}
    for _ in range(ROUNDS):
        for name, command, state, text in (
            ("empty app", empty, home, "empty app"),
            ("home", tutor, home, "Quit"),
            ("lesson", tutor, lesson, "Home"),
        ):
            with running(command, state) as terminal:
                paints[name].append(terminal.until(text))
                terminal.settle()
                memory[name].append(terminal.memory())
    floor = statistics.median(paints["empty app"])
    for name, taken in paints.items():
        seconds, megabytes = statistics.median(taken), statistics.median(memory[name])
        print(
            f"first full paint, {name:<10} {seconds * 1e3:6.0f} ms   ratio {seconds / floor:.2f}"
            f"   memory {megabytes:.0f} MB"
            f"   ratio {megabytes / statistics.median(memory['empty app']):.2f}"
        )

    for name, command, size in (
        ("8x8", tutor, (24, 80)),
        ("28x28", [*tutor, "--content", large_course()], (45, 130)),
    ):
        with running(command, in_lesson("feature-extraction", "sliding-window"), size) as terminal:
            terminal.until("Home")
            terminal.settle()
            moves = [terminal.press("\x1b[C") for _ in range(MOVES)]
        print(
            f"window moved by a cell, {name:<6} {statistics.median(m[0] for m in moves):6.0f} bytes"
            f"   {statistics.median(m[1] for m in moves) * 1e3:.1f} ms to the last of them"
        )

    for name, command, state, text in (
        ("empty app", empty, home, "empty app"),
        ("home", tutor, home, "Quit"),
        ("lesson", tutor, lesson, "Home"),
    ):
        with running(command, state) as terminal:
            terminal.until(text)
            terminal.settle()
            before, chunks, end = terminal.cpu(), len(terminal.chunks), time.perf_counter() + IDLE
            while time.perf_counter() < end:
                terminal.read(0.5)
            written = sum(len(chunk) for _, chunk in terminal.chunks[chunks:])
            used = terminal.cpu() - before
        print(f"idle for {IDLE:.0f} s, {name:<10} {used:.2f} s of processor   {written} bytes")


if __name__ == "__main__":
    main()
