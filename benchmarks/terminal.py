"""What the tutor costs a terminal, in a pty, against an empty Textual app in the same run.

Paints, starts, memory and their ratios are medians over rounds in which the programs take turns,
after a first round that does not count: from it on, what was read of the course is kept. The first
paint of a lesson is that of its figure, "numpy" is an empty app that loads numpy too. A window of
3x3 is moved over figures of 8x8 and 28x28, against the same over a bare grid. `cnn-tutor quiz` is
timed to its first question, against the whole of `python -c pass`.
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
from importlib.metadata import version
from operator import truediv
from pathlib import Path

from cnn_tutor.learner import Moved, Progress
from cnn_tutor.locations import content_directory

ROUNDS = 15
MOVES = 20
IDLE = 10.0  # seconds
QUIET = 0.15  # seconds without output that end a frame
TUTOR = "import sys; from cnn_tutor.cli import main; sys.exit(main())"
"""What the script does that pip installs."""
PASS = "pass"
PAINTS = (
    ("first paint, empty app", "empty", "empty", ""),
    ("first paint, empty app that loads numpy", "numpy", "empty", ""),
    ("first paint, home", "home", "empty", "<= 1.10"),
    ("first paint, lesson with its figure, resumed", "lesson", "empty", "<= 1.35"),
    ("whole of python -c pass", PASS, PASS, ""),
    ("first question of cnn-tutor quiz", "quiz", PASS, "<= 4"),
)
"""Rows of the table: what, the program, the one that it is held against, the goal."""
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("empty app")
Empty().run()
"""

GRID = """
import os
os.environ["TEXTUAL_FPS"] = "250"
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static
DARK, LIT = (Segment("  ", Style(bgcolor=colour)) for colour in ("#303030", "#c0a040"))
class Grid(Widget):
    DEFAULT_CSS = "Grid { width: 56; height: 28; }"
    at = 0
    def render_line(self, y):
        window = range(self.at, self.at + 3) if y < 3 else ()
        return Strip([LIT if x in window else DARK for x in range(28)], 56)
class Bare(App):
    BINDINGS = [("right", "on", "on")]
    def compose(self):
        yield Static("bare grid")
        yield Grid()
    def action_on(self):
        grid = self.query_one(Grid)
        grid.at += 1
        there = (Region(2 * x, y, 2, 1) for y in range(3) for x in (grid.at - 1, grid.at + 2))
        grid.refresh(*there)
Bare().run()
"""
"""The floor of a move: the same window over as many cells, in an app that does nothing else."""

QUIZ = ["quiz", "--seed", "2"]
"""A quiz whose first question has no figure."""

Programs = dict[str, tuple[list[str], str, str]]
"""For each name a command, a state directory, and the text that ends the first paint."""


class Terminal:
    """A program in a pty, with the time of every chunk that it wrote."""

    def __init__(self, command: list[str], state: str, size: tuple[int, int]) -> None:
        self.chunks: list[tuple[float, bytes]] = []
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(
                TERM="xterm-256color",
                COLORTERM="truecolor",
                LANG="C.UTF-8",
                XDG_STATE_HOME=state,
                XDG_CACHE_HOME=f"{state}/cache",
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


def in_lesson(home: str, lesson: str, step: str) -> str:
    """A new state directory in `home`, of somebody who left off at this step."""
    state = tempfile.mkdtemp(dir=home)
    Progress.open(f"{state}/cnn-tutor").record(Moved(lesson, step, "2026-01-01T00:00:00Z"))
    return state


def large_course(home: str) -> str:
    """A course directory in `home` whose every step slides a kernel over a 28x28 image."""
    directory = Path(home) / "large"
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


def line(what: str, measured: str, ratio: float | None = None, goal: str = "") -> None:
    """A row of the table."""
    print(
        f"{what:<46} {measured:>24} {'' if ratio is None else f'{ratio:.2f}':>6}  {goal}".rstrip()
    )


def paints(programs: Programs) -> None:
    """First paints, starts and memory, the programs in turns."""
    seconds: dict[str, list[float]] = {name: [] for name in [*programs, PASS]}
    memory: dict[str, list[float]] = {name: [] for name in programs}
    for each in range(1 + ROUNDS):
        found = {PASS: whole([sys.executable, "-c", "pass"])}
        for name, (command, state, text) in programs.items():
            with running(command, state) as terminal:
                found[name] = terminal.until(text)
                terminal.settle()
                if each:
                    memory[name].append(terminal.memory())
        if each:
            for name, taken in found.items():
                seconds[name].append(taken)
    for what, name, against, goal in PAINTS:
        middle, least = statistics.median(seconds[name]), min(seconds[name])
        ratio = statistics.median(map(truediv, seconds[name], seconds[against]))
        line(what, f"{middle * 1e3:.1f} ms (least {least * 1e3:.1f})", ratio, goal)
    for name, goal in (("empty", ""), ("numpy", ""), ("home", ""), ("lesson", "<= 1.6")):
        middle = statistics.median(memory[name])
        ratio = middle / statistics.median(memory["empty"])
        line(f"memory, {name}", f"{middle:.1f} MB", ratio, goal)


def whole(command: list[str]) -> float:
    """Seconds that a program takes from its start to its end."""
    started = time.perf_counter()
    os.waitpid(os.posix_spawn(command[0], command, os.environ), 0)
    return time.perf_counter() - started


def moves(command: list[str], home: str) -> None:
    """One move of the window, against that of a bare grid, and one letter typed into the answer."""
    content = ["--content", large_course(home)]
    with running([sys.executable, "-c", GRID], home, (45, 140)) as terminal:
        terminal.until("bare grid")
        terminal.settle()
        pressed = [terminal.press("\x1b[C") for _ in range(MOVES)]
    written, floor = (statistics.median(each) for each in zip(*pressed, strict=True))
    line("window moved by a cell, bare grid of 28x28", f"{written:.0f} bytes")
    line("    key to the last of them", f"{floor * 1e3:.1f} ms", 1.0)
    for what, more, size in (("8x8", [], (24, 80)), ("28x28", content, (45, 140))):
        state = in_lesson(home, "feature-extraction", "sliding-window")
        with running([*command, *more], state, size) as terminal:
            terminal.until("Help")
            terminal.settle()
            pressed = [terminal.press("\x1b[C") for _ in range(MOVES)]
            typed = [terminal.press(key) for key in ("1", "2", "3")][1:]
        written, seconds = (statistics.median(each) for each in zip(*pressed, strict=True))
        line(f"window moved by a cell, {what}", f"{written:.0f} bytes", goal="<= 1500, aim 160")
        line("    key to the last of them", f"{seconds * 1e3:.1f} ms", seconds / floor, "<= 5 ms")
        if not more:
            line("digit typed into the answer", f"{max(size for size, _ in typed)} bytes")


def idling(programs: Programs) -> None:
    """What is done while nothing is pressed."""
    for name, (command, state, text) in programs.items():
        with running(command, state) as terminal:
            terminal.until(text)
            terminal.settle()
            before, chunks, end = terminal.cpu(), len(terminal.chunks), time.perf_counter() + IDLE
            while (left := end - time.perf_counter()) > 0:
                terminal.read(left)
            written = sum(len(chunk) for _, chunk in terminal.chunks[chunks:])
            used = terminal.cpu() - before
        goal = "" if name == "empty" else "no byte, no more than that"
        line(f"idle for {IDLE:.0f} s, {name}", f"{written} bytes, {used:.2f} s of CPU", goal=goal)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        measure(home)


def measure(home: str) -> None:
    """Print the table; all that is written meanwhile stays in `home`."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # As installed, what is compiled is kept.
    print(f"Python {platform.python_version()}, Textual {version('textual')}, {ROUNDS} rounds")
    tutor = [sys.executable, "-c", TUTOR]
    apps: Programs = {
        "empty": ([sys.executable, "-c", EMPTY], home, "empty app"),
        "home": (tutor, home, "Quit"),
        "lesson": (tutor, in_lesson(home, "feature-extraction", "stride"), "Sobel x"),
    }
    others: Programs = {
        "numpy": ([sys.executable, "-c", f"import numpy\n{EMPTY}"], home, "empty app"),
        "quiz": ([*tutor, *QUIZ], home, "Question 1"),
    }
    paints(apps | others)
    moves(tutor, home)
    idling(apps)


if __name__ == "__main__":
    main()
