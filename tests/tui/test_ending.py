"""The end of a sitting that unlocked a layer: what joined the network, and the way on."""

import pytest

from cnn_tutor.figures import build
from cnn_tutor.practice import Sitting, quiz
from cnn_tutor.quiz import fill, grade
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.lesson import LessonScreen
from cnn_tutor.tui.screens.quiz import QuizScreen
from tests.tui.host import COURSE, lines, press, text, tutor
from tests.tui.test_quiz import answer

IDS = [layer.id for layer in COURSE.layers]


def almost(directory, layer):
    """A tutor of somebody to whom one answer is missing to unlock this layer."""
    app = tutor(directory, *IDS[: IDS.index(layer)])
    sitting = Sitting(app.skills, quiz(app.skills, COURSE.layers[IDS.index(layer)]))
    while sitting.round.total - sitting.round.settled > 1:
        item = sitting.round.item
        item = fill(item, build(item.figure, COURSE).facts if item.figure else {})
        sitting.settle(item, grade(item, item.answer))
    return app


async def at_end(pilot):
    await press(pilot, "z")
    await answer(pilot, right=True)
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, QuizScreen)
    return text(pilot.app)


async def test_the_lines_that_join_what_they_make_and_what_opened(tmp_path):
    app = almost(tmp_path, "convolution")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await at_end(pilot)
        assert "That unlocks Convolution." in shown
        assert "│ layers.Conv2D(\n │     filters=8, kernel_size=3,\n │ )," in shown
        assert "YOUR NETWORK   80 parameters" in shown
        assert "● Convolution       6 × 6 × 8   80 params" in shown
        assert "Stride & Padding is open now." in shown


@pytest.mark.parametrize(("key", "page"), [("enter", HomeScreen), ("s", LessonScreen)])
async def test_the_keys_go_on_to_what_opened(tmp_path, key, page):
    app = almost(tmp_path, "convolution")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, page)
        if page is HomeScreen:
            assert "› ○ Stride & Padding" in text(app)
        else:
            assert app.screen.step.id == COURSE.layers[2].step
            await press(pilot, "h")
            assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("layer", IDS[1:])
async def test_it_fits_on_one_page(tmp_path, layer):
    app = almost(tmp_path, layer)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        assert app.screen.query_one("#page").max_scroll_y <= 1
        assert "see it on the map" in "\n".join(lines(app)[:-1])
