"""What the doctor tells, in a pipe and on a terminal."""

import re
from pathlib import Path

import pytest

from cnn_tutor.paint.contrast import luminance
from tests.cli.shell import cnn_tutor
from tests.terminal.pty import CNN_TUTOR, Session

DOCTOR = [*CNN_TUTOR, "doctor"]


def test_in_a_pipe_it_is_plain(tmp_path):
    ended = cnn_tutor(tmp_path, "doctor", TERM="xterm-256color", LC_ALL="C")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.isascii()
    assert "\x1b" not in ended.out
    for fact in (
        "256                   TERM=xterm-256color",
        "ASCII only            LC_ALL=C is not UTF-8",
        f"{tmp_path}/cnn-tutor/progress",
        "content",
        "--glyphs unicode|ascii",
    ):
        assert fact in ended.out


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="it is read from /proc")
@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ({}, "ASCII only            no LC_ALL, LC_CTYPE, LANG"),
        ({"LANG": "C"}, "ASCII only            LANG=C is not UTF-8"),
        ({"LC_CTYPE": "C", "LANG": "C.UTF-8"}, "ASCII only            LC_CTYPE=C is not UTF-8"),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, "UTF-8                 LC_CTYPE=C.UTF-8"),
    ],
)
def test_a_locale_that_python_put_there_as_it_started_does_not_count(tmp_path, locale, told):
    assert told in cnn_tutor(tmp_path, "doctor", LC_ALL="", **locale).out


@pytest.mark.parametrize(("course", "missing"), [("none", True), ("", False)])
def test_a_course_that_is_not_there_is_told(tmp_path, course, missing):
    out = cnn_tutor(tmp_path, "doctor", "--content", str(tmp_path / course)).out
    assert ("there is no such directory" in out) is missing


def test_what_is_asked_for_is_told_before_and_after_the_command(tmp_path):
    for arguments in (("--glyphs", "ascii", "doctor"), ("doctor", "--glyphs", "ascii")):
        assert "ASCII only            --glyphs ascii" in cnn_tutor(tmp_path, *arguments).out


def grounds(session, label):
    """The background colours of the line that begins with this label, from left to right."""
    lines = session.text.splitlines()
    row = next(y for y, line in enumerate(lines) if line.startswith(label))
    cells = [session.screen.buffer[row][x].bg for x in range(16, 16 + 42)]
    return [f"#{colour}" for colour in cells[::2]]


@pytest.mark.parametrize("depth", ["truecolor", "256"])
def test_on_a_terminal_it_draws_the_colour_maps_from_dark_to_light(tmp_path, depth):
    with Session([*DOCTOR, "--colors", depth], tmp_path) as session:
        session.end()
        greys = [luminance(colour) for colour in grounds(session, "From 0 up")]
        assert greys == sorted(greys)
        assert greys[-1] - greys[0] > 0.5
        signed = [luminance(colour) for colour in grounds(session, "Signed")]
        assert signed[0] > signed[10] < signed[-1]
        assert "▀▀▀" in session.text


def test_why_goes_on_under_itself_where_a_line_is_too_short(tmp_path):
    with Session(DOCTOR, tmp_path, env={"TERM": "dumb"}) as session:
        session.end()
        lines = session.text.splitlines()
        here = next(y for y, line in enumerate(lines) if line.startswith("Size"))
        assert lines[here].endswith("it can't move its cursor: cnn-tutor quiz")
        assert lines[here + 1] == " " * 38 + "asks on plain lines"


def test_without_colour_it_draws_the_signs_that_stand_for_values(tmp_path):
    with Session(DOCTOR, tmp_path, env={"NO_COLOR": "1"}) as session:
        session.end()
        assert re.search(r"From 0 up +\[ .+@\]", session.text)
        assert b"\x1b" not in session.written


@pytest.mark.parametrize(
    ("size", "says"), [((59, 24), "the tutor needs"), ((80, 24), "enough"), ((120, 40), "enough")]
)
def test_it_tells_whether_the_tutor_has_room(tmp_path, size, says):
    with Session(DOCTOR, tmp_path, columns=size[0], rows=size[1]) as session:
        session.end()
        assert f"{size[0]} x {size[1]}" in session.text
        assert says in session.text


def test_no_sentence_is_wider_than_a_small_screen(tmp_path):
    with Session(DOCTOR, tmp_path) as session:
        session.end()
        written = session.written.decode().split("\r\n")
        sentences = [line for line in written if not line.startswith(("Your", "The", "What"))]
        plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in sentences]
        assert max(map(len, plain)) <= 80
