"""The sleeping driver in a real terminal."""

import os
import shlex
import signal
import sys
from pathlib import Path

import pytest
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from cnn_tutor.learner import Moved, Progress, now
from cnn_tutor.tui import driver
from cnn_tutor.tui.driver import SleepingDriver, sleeping
from tests.terminal.pty import ALTERNATE_SCREEN, CNN_TUTOR, Session

PLACES = {
    "map": ("", "", "q Quit"),
    "lesson": ("", "enter", "c Code"),
    "glossary": ("", "g", "/ Search"),
    "quiz": ("convolution", "", "question 1 of"),
}
"""The quiz that was left, the keys from where the tutor opens, and what the page shows."""


def test_it_takes_the_place_of_the_driver_it_knows_and_of_no_other(monkeypatch):
    assert sleeping(LinuxDriver) is SleepingDriver
    assert sleeping(Driver) is Driver
    monkeypatch.setattr(driver, "KNOWN", False)
    assert sleeping(LinuxDriver) is LinuxDriver


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="wakings are read from /proc")
@pytest.mark.parametrize(("quiz", "key", "shows"), PLACES.values(), ids=PLACES)
def test_an_idle_page_writes_nothing_and_wakes_nobody(tmp_path, quiz, key, shows):
    Progress.open(tmp_path / "cnn-tutor").record(Moved("", "", now(), quiz=quiz))
    with Session(state=tmp_path) as session:
        session.expect("Help")
        session.press(key)
        session.expect(shows, "Help")
        session.catch_up(1)
        written, wakings = len(session.written), session.wakings
        session.catch_up(1)
        assert len(session.written) == written
        assert session.wakings - wakings < 5


def test_escape_alone_and_a_letter_in_two_pieces_arrive(tmp_path):
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("g")
        session.expect("keras_api.py")
        session.press("escape")
        session.expect("0 of 8 layers unlocked")
        session.press("f2")
        session.expect("type a part of a command")
        first, second = "é".encode()
        os.write(session._terminal, bytes([first]))
        session.catch_up(0.2)
        os.write(session._terminal, bytes([second]))
        session.press("x")
        session.expect("éx")


def test_after_a_key_that_cannot_be_it_hears_what_is_typed(tmp_path):
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("\x1b[99999999u")  # The code of no sign.
        session.catch_up(0.2)
        session.press("g")
        session.expect("keras_api.py")


def assert_goes_on_to_its_end(session):
    session.press("g")
    session.expect("keras_api.py")
    session.press("ctrl+q")
    assert session.end() == 0
    session.assert_restored()


SUSPENDED = """
import sys
from cnn_tutor.cli import main
from cnn_tutor.tui.app import TutorApp
def away(self):
    with self.suspend():
        print("elsewhere")
TutorApp.action_faq = away
sys.exit(main([]))
"""


def test_it_takes_the_terminal_over_again_after_a_suspension(tmp_path):
    with Session([sys.executable, "-c", SUSPENDED], tmp_path) as session:
        session.expect("0 of 8 layers unlocked", "Quit")
        session.press("f")
        session.wait_until(lambda: b"elsewhere" in session.written)
        session.expect("0 of 8 layers unlocked", "Quit")
        assert_goes_on_to_its_end(session)


STOPPED = """
import os, signal, sys
from cnn_tutor.cli import main
from cnn_tutor.tui.app import TutorApp
def stop(self):
    with self._driver._writer_thread._queue.mutex:
        os.kill(os.getpid(), signal.SIGTSTP)
TutorApp.action_faq = stop
sys.exit(main([]))
"""


@pytest.mark.parametrize("job", ["{}", "sh -c '{}; exit'"])
def test_ctrl_z_goes_back_to_the_shell_until_it_is_fetched(tmp_path, job):
    """Whatever of the job waits for the tutor, as `make run` does, stops along with it."""
    with Session(["bash", "--norc", "-i"], tmp_path, env={"PS1": "PROMPT "}) as session:
        session.expect("PROMPT")
        session.type(job.format(shlex.join(CNN_TUTOR)))
        session.expect("0 of 8 layers unlocked", "Quit")
        session.press("ctrl+z")
        session.wait_until(lambda: b"Stopped" in session.written, "a stop")
        assert ALTERNATE_SCREEN not in session.modes
        session.type("fg")
        session.wait_until(lambda: ALTERNATE_SCREEN in session.modes, "going on")
        session.press("g")
        session.expect("Activation", "Back")
        session.press("ctrl+q")
        session.wait_until(lambda: ALTERNATE_SCREEN not in session.modes, "the shell")


def test_ctrl_z_stops_nothing_where_no_shell_could_fetch_it(tmp_path):
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked", "Quit")
        session.press("ctrl+z")
        session.expect("none could bring it back")
        assert_goes_on_to_its_end(session)


def test_it_is_stopped_in_the_middle_of_a_write_and_goes_on(tmp_path):
    with Session([sys.executable, "-c", STOPPED], tmp_path) as session:
        session.expect("0 of 8 layers unlocked", "Quit")
        session.press("f")
        session.wait_until(lambda: b"\x1b[?1049l" in session.written, "a stop")
        session.wait_for_stop()
        session.signal(signal.SIGCONT)
        session.wait_until(lambda: session.written.count(b"\x1b[?1049h") == 2, "going on")
        assert_goes_on_to_its_end(session)


def test_it_is_stopped_unawares_and_goes_on(tmp_path):
    with Session(state=tmp_path) as session:
        session.expect("0 of 8 layers unlocked", "Quit")
        session.signal(signal.SIGSTOP)
        session.wait_for_stop()
        session.screen.reset()
        session.signal(signal.SIGCONT)
        session.expect("0 of 8 layers unlocked", "Quit")
        assert_goes_on_to_its_end(session)
