"""What the remembering display leaves on a terminal is what Textual's own would."""

import sys
import time

from tests.terminal.pty import PATIENCE, Session

START = """
import sys
from cnn_tutor.cli import main
from cnn_tutor.tui import display
display.KNOWN = {remembering} and display.KNOWN
sys.exit(main([]))
"""
JOURNEY = (
    ("enter", "step 1 / 7"),
    ("n", "step 2 / 7"),
    ("n", "step 3 / 7"),
    ("right", "-1·0 + 0·5"),
    ("c", "keras"),
    ("c", "Sobel x"),
    ("f9", "Sobel x"),
    ("9", "> 9"),
    ("enter", "Not yet."),
    ("tab", "step 3 / 7"),
    ("n", "step 4 / 7"),
    ("f2", "type a part of a command"),
    ("h", "   h\n"),
    ("e", "   he\n"),
    ("escape", "step 4 / 7"),
    ("g", "keras_api.py"),
    ("/", "Esc Back"),
    ("s", "Stride"),
    ("h", "Shift invariance"),
    ("backspace", "Stride"),
    ("escape", "step 4 / 7"),
    ("f1", "Move the figure back"),
    ("h", "layers unlocked"),
    ("down", "Unlock Input"),
    ("ctrl+l", "Unlock Input"),
    ("f", "What is stride?"),
)


def seen(session):
    """Every cell as a person sees it: of a blank only what lies behind it."""
    rows = []
    for y in range(session.screen.lines):
        cells = []
        for x in range(session.screen.columns):
            cell = session.screen.buffer[y][x]
            plain = cell.data == " " and not (cell.underscore or cell.reverse)
            style = () if plain else (cell.fg, cell.bold, cell.italics, cell.underscore)
            cells.append((cell.data, cell.bg, cell.reverse, style))
        rows.append(cells)
    return rows


def agree(*sessions):
    """Wait until both have written all, and it looks the same."""
    deadline = time.monotonic() + PATIENCE
    while seen(sessions[0]) != seen(sessions[1]):
        assert time.monotonic() < deadline, "\n".join(session.text for session in sessions)
        for session in sessions:
            session.catch_up(0.05)


def opened(state, remembering):
    return Session([sys.executable, "-c", START.format(remembering=remembering)], state)


def test_a_journey_looks_the_same_with_fewer_bytes(tmp_path):
    with opened(tmp_path / "a", True) as ours, opened(tmp_path / "b", False) as textuals:
        for session in (ours, textuals):
            session.expect("layers unlocked", "Quit")
        before = [len(session.written) for session in (ours, textuals)]
        for key, text in JOURNEY:
            for session in (ours, textuals):
                session.press(key)
                session.expect(text)
            agree(ours, textuals)
        written = [len(s.written) - b for s, b in zip((ours, textuals), before, strict=True)]
        assert written[0] < written[1] / 5
