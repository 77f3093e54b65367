"""The screen of a real terminal, read back into the numbers of the array that it shows."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import numpy as np
import pytest

from cnn_tutor.engine import digits_of
from cnn_tutor.paint.cells import GLYPHS
from cnn_tutor.paint.contrast import rgb
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.ramps import ramps
from cnn_tutor.paint.tones import tones
from tests.cli.shell import environment
from tests.cli.test_quiz import CONTENT
from tests.terminal.pty import CNN_TUTOR, Session

DEPTHS = ("truecolor", "256", "16", "none")
GLYPH_SETS = ("unicode", "ascii")
NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
SIDE = 28
IMAGE = np.array([[(3 * row + column * row) % 17 for column in range(SIDE)] for row in range(SIDE)])
LARGEST = int(IMAGE.max())
STEP = """
  - id: {id}
    title: Large
    words: A large map.
    code: pass
    figure: {{kind: grid, image: large}}
"""

sets = pytest.mark.parametrize("glyphs", GLYPH_SETS)
depths = pytest.mark.parametrize("depth", DEPTHS)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A course whose every step shows `IMAGE`."""
    directory = tmp_path_factory.mktemp("course") / "content"
    shutil.copytree(CONTENT, directory)
    (directory / "images" / "large.yaml").write_text(f"name: Large\nrows: {IMAGE.tolist()}\n")
    lesson = directory / "lessons" / "feature-extraction.yaml"
    ids = re.findall(r"^  - id: (\S+)", lesson.read_text(), re.MULTILINE)
    lesson.write_text("title: Large\nsteps:" + "".join(STEP.format(id=each) for each in ids))
    return str(directory)


def asking(depth, glyphs, *more):
    return [*CNN_TUTOR, "--colors", depth, "--glyphs", glyphs, *more]


def open_lesson(session):
    session.expect("0 of 8 layers unlocked")
    session.press("enter")
    session.expect("image[0, 0]", "Help")  # what is written under the map, and last


def place_of(session, title):
    """Row and column where the cells of a map begin."""
    lines = session.text.splitlines()
    top = next((y for y, line in enumerate(lines) if title in line), 0)
    return top + 1, max(lines[top].find(title), 0)


def grounds(session, depth, rows, columns):
    """The colours of the screen at these places: behind the text, and of it."""

    def colour(name):
        if depth == "16":
            return rgb(str(NAMES.index(name))) if name in NAMES else None
        return None if name == "default" else rgb(f"#{name}")

    cells = [[session.screen.buffer[y][x] for x in columns] for y in rows]
    return [[(cell.data, colour(cell.bg), colour(cell.fg)) for cell in row] for row in cells]


def halves(cells):
    """Two rows of colours for each row of half blocks."""
    for row in cells:
        yield [fg if sign == "▀" else bg for sign, bg, fg in row]
        yield [bg for _, bg, _ in row]


def read_back(session, depth, glyphs):
    """`IMAGE` as it can be seen, and how many steps its values are told apart in."""
    top, left = place_of(session, f"image {SIDE} ")
    ink = Ink(depth, glyphs == "unicode")
    framed = depth in ("16", "none")  # a column for the frame, then two for each cell
    columns = range(left + framed, left + framed + 2 * SIDE, 2)
    if depth == "none":
        signs = [session.text.splitlines()[top + y].ljust(140) for y in range(SIDE)]
        seen = [[GLYPHS.find(line[x]) for x in columns] for line in signs]
        return np.array(seen), len(GLYPHS) - 1
    if framed or glyphs == "ascii":
        ramp = ramps(ink).sequential
        cells = grounds(session, depth, range(top, top + SIDE), columns)
        colours = [[bg for _, bg, _ in row] for row in cells]
    else:
        ramp = tones(ink).sequential
        rows, columns = range(top, top + SIDE // 2), range(left, left + SIDE)
        colours = list(halves(grounds(session, depth, rows, columns)))
    entries = {rgb(shade.bg): entry for entry, shade in enumerate(ramp.lit)}
    # The cell that is pointed at has a colour of its own.
    seen = [[entries.get(colour, -1) for colour in row] for row in colours]
    return np.array(seen), len(ramp.lit) - 1


def expect_image(session, depth, glyphs):
    """Wait until the screen shows the array, as finely as its values are told apart."""

    def seen():
        entries, steps = read_back(session, depth, glyphs)
        away = np.abs(entries * LARGEST / steps - IMAGE)
        away[0, 0] = 0
        return away.max() <= LARGEST / steps / 2 + 1e-9

    session.wait_until(seen, "the numbers of the image")


@sets
@depths
def test_numbers_on_a_map_are_those_of_the_array(tmp_path, depth, glyphs):
    with Session(asking(depth, glyphs), tmp_path) as session:
        open_lesson(session)
        top, left = place_of(session, "image 8 ")
        lines = session.text.splitlines()[top : top + 8]
        numbers = [list(map(int, re.findall(r"\d+", line[left : left + 30]))) for line in lines]
        assert numbers == digits_of(0)[0, :, :, 0].tolist()
        assert session.text.isascii() or glyphs == "unicode"


@sets
@depths
def test_a_large_map_reads_back_as_the_array(tmp_path, large, depth, glyphs):
    command = asking(depth, glyphs, "--content", large)
    with Session(command, tmp_path, columns=140, rows=50) as session:
        open_lesson(session)
        expect_image(session, depth, glyphs)


INSIDE = """
import sys
from cnn_tutor.cli import main
input("ready")
sys.exit(main(["--content", sys.argv[1]]))
"""


@pytest.fixture
def tmux(tmp_path):
    """A tmux server of this test's own, in a UTF-8 locale."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed here")
    environ = environment(tmp_path, TMUX_TMPDIR=str(tmp_path), TERM="xterm-256color")
    command = ["tmux", "-u", "-f", os.devnull]
    yield lambda *arguments: subprocess.run([*command, *arguments], env=environ, check=True)
    subprocess.run([*command, "kill-server"], env=environ, check=False)


@pytest.mark.parametrize(("locale", "glyphs"), [("C", "ascii"), ("C.UTF-8", "unicode")])
def test_under_tmux_what_its_client_can_show_decides(tmp_path, large, tmux, locale, glyphs):
    """The locale of the program inside says UTF-8; the client's may not."""
    inside = shlex.join([sys.executable, "-c", INSIDE, large])
    tmux("new-session", "-d", "-x", "140", "-y", "51", inside)
    env = {"LC_ALL": locale, "TMUX_TMPDIR": str(tmp_path)}
    with Session(["tmux", "attach"], tmp_path, columns=140, rows=51, env=env) as session:
        session.expect("ready")
        session.press("enter")
        open_lesson(session)
        expect_image(session, "256", glyphs)
        assert session.text.isascii() or glyphs == "unicode"
        assert "_" not in session.text.rpartition("\n")[0]  # what tmux writes for a sign it can't
