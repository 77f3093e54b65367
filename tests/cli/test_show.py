"""`cnn-tutor show`: the numbers of the figure in a pipe, its picture on a terminal and in files."""

import os
import re
import shlex
import struct
import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest

from cnn_tutor.cli.ansi import ansi
from cnn_tutor.cli.figure_options import EXAMPLES
from cnn_tutor.cli.whole_file import write_whole
from cnn_tutor.course.option_words import DOES, OPERATIONS, STARTS
from cnn_tutor.course.typed import options_of, read_typed
from cnn_tutor.engine import conv2d, digits_of, max_pool2d
from cnn_tutor.figures import build
from cnn_tutor.figures.told import told
from cnn_tutor.paint.blocks import BLOCKS
from cnn_tutor.paint.model import Ink, Run
from cnn_tutor.paint.sheet import painted
from cnn_tutor.pictures import Album
from tests.cli.shell import SOURCE, cnn_tutor, environment
from tests.content.shipped import COURSE
from tests.terminal.pty import CNN_TUTOR, Session

SEVEN = digits_of(7)[2]
SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)
NAMED = ("--image", "digit-7-2")


def maps(text):
    """The rows of numbers under each title."""
    found = {}
    for title, rows in re.findall(r"^(.+), \d+ x \d+.*:\n((?:[-\d. ]+\n)+)", text, re.MULTILINE):
        lines = [line.split() for line in rows.splitlines()]
        found[title] = np.array([[float(cell) for cell in line] for line in lines])
    return found


def test_a_convolution_in_a_pipe_is_the_array(tmp_path):
    ended = cnn_tutor(tmp_path, "show", "conv", *NAMED, "--kernel", "sobel-x", "--strides", "2")
    assert (ended.code, ended.err) == (0, "")
    shown = maps(ended.out)
    weights = SOBEL[..., np.newaxis, np.newaxis]
    expected = conv2d(SEVEN[np.newaxis], weights, strides=2)[0, :, :, 0]
    assert np.array_equal(shown["input"], SEVEN[..., 0])
    assert np.array_equal(shown["feature map"], expected)
    assert ended.out.isascii()


def test_a_pooling_and_a_kernel_row_by_row(tmp_path):
    shown = maps(cnn_tutor(tmp_path, "show", "pool", *NAMED, "--pool-size", "3").out)
    expected = max_pool2d(SEVEN[np.newaxis], 3)[0, :, :, 0]
    assert np.array_equal(shown["maxima"], expected)
    rows = maps(cnn_tutor(tmp_path, "show", "conv", "--kernel", "-1 0; 0.5 2").out)["kernel"]
    assert np.array_equal(rows, [[-1, 0], [0.5, 2]])


def test_several_filters_are_several_maps(tmp_path):
    out = cnn_tutor(tmp_path, "show", "conv", "--filters", "sobel-x sobel-y").out
    assert {"map 0", "map 1"} <= set(maps(out))


def test_at_chooses_the_window_and_all_cells_are_told(tmp_path):
    out = cnn_tutor(tmp_path, "show", "conv", "--at", "1,2").out
    assert "covers rows 1 to 3 and columns 2 to 4" in out
    assert "_" not in out
    assert "?" not in out


@pytest.mark.parametrize("word", OPERATIONS)
def test_every_figure_can_be_shown_and_tells_its_options(tmp_path, word):
    assert cnn_tutor(tmp_path, "show", word).code == 0
    told = cnn_tutor(tmp_path, "show", word, "--help").out
    assert all(f"--{option.replace('_', '-')}" in told for option in options_of(OPERATIONS[word]))
    assert word in cnn_tutor(tmp_path, "show", "--help").out


def test_without_a_figure_it_lists_them(tmp_path):
    ended = cnn_tutor(tmp_path, "show")
    assert (ended.code, ended.err) == (0, "")
    for word in OPERATIONS:
        assert f"\n  {word:15}  {DOES[word]}\n" in ended.out
    assert max(map(len, ended.out.splitlines())) < 80


@pytest.mark.parametrize("word", OPERATIONS)
def test_the_examples_of_the_help_are_shown_as_they_stand(tmp_path, word, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = cnn_tutor(tmp_path, "show", word, "--help").out
    for example in EXAMPLES[word]:
        assert f"  cnn-tutor show {word} {example}\n" in told
        ended = cnn_tutor(tmp_path, "show", word, *shlex.split(example))
        assert ended.code == 0
        assert ended.err in ("", "Saved as circle.svg.\n")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["conv", "--stride", "2"], 'can\'t be said of conv; did you mean "--strides"?'),
        (["conv", "three"], "'three' can't be said of conv."),
        (["conv", "--strides"], "argument --strides: expected one argument."),
        (["grid", "--svg", ""], "A file without a name can't be written"),
        (["grid", "--png", "/dev/full"], "/dev/full can't be written: No space left on device."),
        (["conf"], 'did you mean "conv"?'),
        (
            ["conv", "--strides", "0"],
            'strides: "0" where a whole number from 1 to 64 was expected.',
        ),
        (
            ["conv", "--kernel", "sobel"],
            'there is no kernel "sobel"; did you mean "sobel-y"?',
        ),
        (["conv", "--kernel", "1 2 3 4 5 6 7 8 9"], "does not fit into a map of 8 x 8"),
        (["conv", "--image", "digit-7-999"], "the last of its class is digit-7-178"),
        (["conv", "--image", "cros"], 'image: there is no image "cros"; did you mean "cross"?'),
        (["conv", "--image", "foo"], "square, vertical-edge, digit-0-0 was expected."),
        (["conv", "--image", "./seven.png"], "There is no file ./seven.png."),
        (["conv", "--size", "8", "--image", "digit-3-0"], "--size is for an image file; other"),
        (["conv", "--size", "8"], "--size is for an image file; other pictures are as they are."),
        (["conv", "--colour"], "--colour is for a shape or an image file; other pictures are"),
        (["grid", "--svg", "a.PNG"], "a.PNG is no name for an SVG."),
        (["grid", "--png", "a.svg"], "a.svg is no name for a PNG."),
        (["conv", "--at", "9,9"], "at: no such cell, the map has 6 x 6"),
        (["grid", "--svg", "/no/where.svg"], "/no/where.svg can't be written: No such file"),
        (["grid", "--png", "/no/where.png"], "/no/where.png can't be written: No such file"),
    ],
)
def test_what_can_not_be_shown_is_said_in_one_sentence(tmp_path, asked, says):
    ended = cnn_tutor(tmp_path, "show", *asked)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
    assert re.search(r"[^.?][.?]\n$", ended.err)


def test_a_file_is_replaced_whole_and_keeps_its_mode_and_its_links(tmp_path):
    path, link = tmp_path / "a.svg", tmp_path / "link.svg"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    assert cnn_tutor(tmp_path, "show", "grid", "--svg", str(link)).code == 0
    assert path.read_text().startswith("<svg")
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.glob("*.svg*")) == ["a.svg", "link.svg"]


def test_a_mode_that_the_umask_would_not_give_is_kept(tmp_path):
    path = tmp_path / "a.svg"
    path.write_text("old")
    path.chmod(0o664)
    umask = os.umask(0o077)
    try:
        write_whole(str(path), b"new")
        write_whole(str(tmp_path / "b.svg"), b"new")
    finally:
        os.umask(umask)
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o664
    assert (tmp_path / "b.svg").stat().st_mode & 0o777 == 0o600


def test_where_writing_breaks_off_the_old_file_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.svg"
    path.write_text("old")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        write_whole(str(path), b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stream_is_written_to_and_nothing_else_is(tmp_path):
    for name, says in (("/dev/stdout", "Saved as /dev/stdout.\n"), ("-", "")):
        ended = cnn_tutor(tmp_path, "show", "grid", "--svg", name)
        ElementTree.fromstring(ended.out)
        assert ended.err == says


def test_a_dash_goes_on_with_the_output_where_it_is(tmp_path):
    with (tmp_path / "page.html").open("w+") as page:
        page.write("<h1>A digit</h1>\n")
        page.flush()
        command = [sys.executable, "-m", "cnn_tutor", "show", "grid", "--svg", "-"]
        subprocess.run(command, stdout=page, env=environment(tmp_path), check=True, timeout=60)
        page.seek(0)
        assert page.read().startswith("<h1>A digit</h1>\n<svg")


def test_a_name_can_do_nothing_to_the_terminal(tmp_path):
    path = tmp_path / "\x1b]0;x\a.svg"
    for name, says in ((path, "Saved as"), (path / "in", "can't be written")):
        ended = cnn_tutor(tmp_path, "show", "grid", "--svg", str(name))
        assert says in ended.err
        assert r"\x1b]0;x\x07.svg" in ended.err
        assert "\x1b" not in ended.err


def test_an_svg_is_xml_and_holds_the_numbers(tmp_path):
    path = tmp_path / "seven.svg"
    ended = cnn_tutor(tmp_path, "show", "conv", *NAMED, "--svg", str(path), "--theme", "light")
    assert (ended.code, ended.out, ended.err) == (0, "", f"Saved as {path}.\n")
    root = ElementTree.parse(path).getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert np.array_equal(maps(root.find(f"{space}desc").text + "\n")["input"], SEVEN[..., 0])
    cells = {}
    for text in root.iter(f"{space}text"):
        cells.setdefault(int(text.get("y")), []).append((int(text.get("x")), text.text))
    first = [word for _, word in sorted(cells[sorted(cells)[1]])]
    assert [float(word) for word in first[:8]] == SEVEN[0, :, 0].tolist()
    width, height = float(root.get("width")), float(root.get("height"))
    assert all(0 <= float(rect.get("x", 0)) < width for rect in root.iter(f"{space}rect"))
    assert all(float(rect.get("y", 0)) < height for rect in root.iter(f"{space}rect"))
    links = re.findall(r"https?://[^\"]+|url\(|@import|href", path.read_text())
    assert links == ["http://www.w3.org/2000/svg"]


def test_a_png_is_a_png(tmp_path):
    path = tmp_path / "seven.png"
    assert cnn_tutor(tmp_path, "show", "pool", *NAMED, "--png", str(path)).code == 0
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width > height > 200


def test_every_sign_of_a_figure_can_be_drawn_without_a_font_for_it():
    for kind, options in STARTS.items():
        rows = painted(told(build(read_typed(kind, options), Album(COURSE))), Ink(), 120)
        signs = {sign for row in rows for run in row for sign in run.text}
        assert not {sign for sign in signs - BLOCKS.keys() if not sign.isascii()} - {"·", "≈"}


def test_without_pillow_files_are_refused_and_figures_still_shown(tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['PIL'] = None\n")
    path = f"{tmp_path}:{SOURCE}"
    assert cnn_tutor(tmp_path, "show", "conv", PYTHONPATH=path).code == 0
    for asked in (["--png", str(tmp_path / "a.png")], ["--image", __file__]):
        ended = cnn_tutor(tmp_path, "show", "conv", *asked, PYTHONPATH=path)
        assert ended.code == 2
        assert "pip install 'cnn-tutor[images]'" in ended.err
    ended = cnn_tutor(tmp_path, "show", "conv", "--image", "no.png", PYTHONPATH=path)
    assert ended.err == "There is no file no.png.\n"
    assert not (tmp_path / "a.png").exists()


def test_on_a_terminal_it_is_painted(tmp_path):
    with Session([*CNN_TUTOR, "show", "conv", *NAMED], tmp_path) as session:
        session.expect("feature map 6 x 6")
        assert session.end() == 0


def test_colours_of_every_depth_become_escape_sequences():
    assert ansi((Run("a"), Run("b", "#ff8000", "17"))) == "a\x1b[38;2;255;128;0;48;5;17mb\x1b[0m"
    assert ansi((Run("c", "3", "0", "window"),)) == "\x1b[33;40;1mc\x1b[0m"
    assert ansi((Run("black", "0", "2", "window"),)) == "\x1b[30;42mblack\x1b[0m"
    assert ansi((Run("d", emphasis="quiet"),)) == "\x1b[2md\x1b[0m"
