"""The app in a real terminal: how it ends, whatever ends it."""

import os
import shlex
import shutil
import signal
import sys
from base64 import b64encode

import pytest

from cnn_tutor.course import Course
from cnn_tutor.learner import Moved, Progress, now
from tests.cli.test_quiz import CONTENT
from tests.terminal.pty import CNN_TUTOR, Session

COURSE = Course.open(CONTENT)


def test_it_opens_on_the_map_and_q_quits(tmp_path):
    with Session(state=tmp_path) as session:
        session.expect("CNN ARCHITECTURE ///", "0 of 8 layers unlocked", "Convolution", "q Quit")
        session.press("q")
        assert session.end() == 0
        session.assert_restored()


def test_what_is_typed_before_there_is_a_page_goes_to_the_lesson_that_was_left(tmp_path):
    tour = COURSE.lesson(COURSE.tour)
    progress = Progress.open(tmp_path / "cnn-tutor")
    progress.record(Moved(tour.id, tour.steps[3].id, now()))
    with Session(state=tmp_path) as session:
        session.press("n", "n")
        session.expect("step 6 / 7")


def test_enter_typed_before_there_is_a_page_is_one(tmp_path):
    with Session(state=tmp_path) as session:
        session.press("enter")
        session.expect("step 1 / 7")


def test_a_terminal_tells_its_size_itself_whatever_the_environment_says(tmp_path):
    with Session(state=tmp_path, env={"COLUMNS": "50", "LINES": "900"}) as session:
        session.expect("0 of 8 layers unlocked", "q Quit")


@pytest.mark.parametrize("errors", ["2>/dev/null", "2>&-"])
def test_it_is_seen_wherever_the_standard_error_goes(tmp_path, errors):
    with Session(["bash", "-c", f"{shlex.join(CNN_TUTOR)} {errors}"], tmp_path) as session:
        session.expect("0 of 8 layers unlocked", "q Quit")
        session.press("q")
        assert session.end() == 0
        session.assert_restored()


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is_one(tmp_path):
    with Session(state=os.fsdecode(b"/dev/null/st\xffte")) as session:
        session.expect("0 of 8 layers unlocked", "Quit")
        session.press("enter")
        session.expect("Not saved yet. /dev/null/st?te/cnn-tutor")
        session.press("ctrl+q")
        assert session.end() == 4
        session.assert_restored()


def test_a_terminal_that_tells_no_size_is_taken_for_a_usual_one(tmp_path):
    """As on a serial line."""
    command = f"stty cols 0 rows 0; exec {shlex.join(CNN_TUTOR)}"
    with Session(["sh", "-c", command], tmp_path) as session:
        session.expect("0 of 8 layers unlocked", "q Quit")
        session.press("q")
        assert session.end() == 0


def test_numbers_selected_with_the_mouse_are_copied_and_nothing_moves(tmp_path):
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("enter")
        session.expect("image[0, 0] = ", "Help")
        row = next(y for y, line in enumerate(session.text.split("\n")) if " 5 13" in line) + 1
        session.press(
            *(f"\x1b[<{at};{row}{up}" for at, up in (("0;5", "M"), ("32;10", "M"), ("0;10", "m")))
        )
        session.press("right")
        session.expect("image[0, 1] = ")
        session.press("ctrl+c")
        session.wait_until(lambda: b"\x1b]52;c;" + b64encode(b"  0  5") in session.written)


SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_it_in_order(tmp_path, number):
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.signal(number)
        assert session.end() == 128 + number
        session.assert_restored()
        assert b"Traceback" not in session.written


def test_a_signal_as_soon_as_it_has_the_terminal_ends_it_in_order(tmp_path):
    with Session(state=tmp_path) as session:
        session.wait_until(lambda: b"\x1b[?1049h" in session.written)
        session.signal(signal.SIGTERM)
        assert session.end() == 128 + signal.SIGTERM
        session.assert_restored()


def test_a_terminal_that_goes_away_ends_it(tmp_path):
    """What a dropped connection does: the terminal is gone, and the kernel sends SIGHUP."""
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.hang_up()
        assert session.end() == 128 + signal.SIGHUP


def test_content_that_got_a_mistake_is_told_when_it_is_met(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    with Session([*CNN_TUTOR, "--content", str(content)], tmp_path, columns=160) as session:
        session.expect("0 of 8 layers unlocked")
        (content / "faq.yaml").write_text("questions: 7\n")
        session.press("f")
        assert session.end() == 3
        session.assert_restored()
        assert b"faq.yaml:1:12:" in session.written
        assert b"Traceback" not in session.written


BROKEN = """
import sys
from cnn_tutor.cli import main
from cnn_tutor.tui.app import TutorApp
TutorApp.action_help = lambda self: 1 / 0
sys.exit(main([]))
"""


def test_a_mistake_of_ours_is_one_sentence_and_a_report(tmp_path):
    with Session([sys.executable, "-c", BROKEN], tmp_path, columns=160) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("?")
        assert session.end() == 70
        session.assert_restored()
        assert b"cnn-tutor broke down: ZeroDivisionError" in session.written
        assert b"Traceback" not in session.written
    assert list((tmp_path / "cnn-tutor").glob("report-*.txt"))


def test_a_dumb_terminal_is_pointed_to_the_quiz(tmp_path):
    for env in ({"TERM": "dumb"}, {"TERM": ""}):
        with Session(state=tmp_path, env=env) as session:
            assert session.end() == 2
            assert b"cnn-tutor quiz" in session.written
            assert b"\x1b" not in session.written


def test_progress_that_cannot_be_written_is_said_at_the_end_too(tmp_path):
    (tmp_path / "file").write_text("")
    with Session(state=tmp_path / "file", columns=160) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("enter")
        session.expect("step 1 / 7", "not saved")
        session.press("q")
        assert session.end() == 4
        session.assert_restored()
        assert session.written.endswith(b"a file stands where a directory is needed.\r\n")


def test_progress_that_cannot_be_read_is_no_reason_not_to_open(tmp_path):
    (tmp_path / "cnn-tutor").mkdir()
    os.mkfifo(tmp_path / "cnn-tutor" / "progress")
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("q")
        session.end()
        session.assert_restored()
