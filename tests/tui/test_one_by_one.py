"""Keys that come all at once have their effect one after the other."""

import asyncio

import pytest
from textual.events import Paste
from textual.screen import Screen
from textual.widgets import Static

from cnn_tutor.learner import Moved, now
from cnn_tutor.tui.one_by_one import OneByOne
from cnn_tutor.tui.screens.glossary import GlossaryScreen
from cnn_tutor.tui.screens.help import HelpScreen
from cnn_tutor.tui.screens.lab import LabScreen
from cnn_tutor.tui.screens.lesson import LessonScreen
from cnn_tutor.tui.screens.quiz import QuizScreen
from tests.tui.host import COURSE, burst, text, tutor

STEPS = COURSE.lesson(COURSE.tour).steps


@pytest.fixture
async def pilot(tmp_path):
    async with tutor(tmp_path).run_test(size=(80, 24)) as pilot:
        yield pilot


async def test_a_digit_answers_the_question_that_the_key_before_it_brought(pilot):
    await burst(pilot, "enter", "n", "tab", "9", "enter", "tab", "n")
    lesson = pilot.app.screen
    assert isinstance(lesson, LessonScreen)
    assert lesson.step is STEPS[2]
    assert lesson.predictions[STEPS[1].question.id].verdict.given == "9"
    assert STEPS[0].question.id not in pilot.app.progress.state.answers


async def test_keys_reach_the_pages_that_the_keys_before_them_open(pilot):
    await burst(pilot, "enter", "g", "b", "n", "y", "b", "question_mark")
    assert isinstance(pilot.app.screen, HelpScreen)
    await burst(pilot, "b", "n", "h", "l")
    assert isinstance(pilot.app.screen, LabScreen)
    assert pilot.app.progress.state.places[COURSE.tour].step == STEPS[2].id


async def test_keys_wait_for_the_map_to_be_drawn_under_the_lesson_that_it_opened_in(tmp_path):
    app = tutor(tmp_path, "input")
    app.progress.record(Moved(COURSE.tour, STEPS[3].id, now()))
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(pilot, "h", "up", "down", "enter")
        assert isinstance(app.screen, QuizScreen)


async def test_a_search_is_done_before_its_result_is_taken(pilot):
    await burst(pilot, "g", "slash", *"pool", "enter", "down", "b", "g")
    assert isinstance(pilot.app.screen, GlossaryScreen)
    await burst(pilot, "b", "f2", *"article", "enter", "b", "g", "slash", *"relu", "enter")
    assert str(pilot.app.screen.query_one("#text", Static).content).startswith("ReLU")


async def test_what_is_pasted_is_there_before_the_enter_after_it(pilot):
    await burst(pilot, "enter", "tab")
    pilot.app.post_message(Paste("64\n65"))
    await burst(pilot, "enter")
    assert "Right." in text(pilot.app)


class Slow(Screen[None]):
    """A page that takes a while to be ready, as the map drawn anew does; or it `leaves` then."""

    BINDINGS = (("x", "mark"),)
    ready = False

    def __init__(self, *, leaves=False):
        super().__init__()
        self.leaves = leaves

    async def on_screen_resume(self):
        for _ in range(200):
            await asyncio.sleep(0)
        self.ready = True
        if self.leaves:
            self.dismiss()

    def action_mark(self):
        self.app.marks.append(self.ready)


class Slowly(OneByOne):
    BINDINGS = (("o", "open"), ("l", "open_leaving"), ("x", "mark"))

    def __init__(self):
        super().__init__()
        self.marks = []

    def action_open(self):
        self.push_screen(Slow())

    def action_open_leaving(self):
        self.push_screen(Slow(leaves=True))

    def action_mark(self):
        self.marks.append("the page below")


@pytest.mark.parametrize(("opens", "mark"), [("o", True), ("l", "the page below")])
async def test_a_key_waits_until_the_page_before_it_is_ready_or_gone(opens, mark):
    app = Slowly()
    async with app.run_test() as pilot:
        await burst(pilot, opens, "x")
        assert app.marks == [mark]
