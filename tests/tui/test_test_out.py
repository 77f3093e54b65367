"""Testing out of a layer: the rules first, no hint by mistake, and a new try after a slip."""

import pytest

from tests.tui.host import lines, press, text
from tests.tui.test_quiz import COURSE, answer, at_quiz, opened

RULES = "Every answer right, and no hint: that tests you out. A slip costs nothing."


async def begun(pilot):
    await press(pilot, "t")
    return opened(pilot.app)


async def test_its_rules_are_under_the_heading_until_the_first_answer(tmp_path):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        await begun(pilot)
        assert "Test out: Convolution" in lines(app)[2]
        assert RULES in lines(app)[3]
        await answer(pilot, right=True)
        await press(pilot, "enter")
        assert RULES not in text(app)
        await press(pilot, "h", "z")
        assert RULES not in text(app)


async def test_a_hint_is_warned_of_before_it_spoils_all(tmp_path):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        screen = await begun(pilot)
        await press(pilot, "f3")
        assert "A hint ends the test-out" in text(app)
        assert not screen.sitting.spoilt
        await press(pilot, "f3")
        assert "A hint ends the test-out" not in text(app)
        assert screen.hint.plain
        assert screen.sitting.spoilt


async def test_once_it_is_spoilt_a_hint_is_shown_at_once(tmp_path):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        screen = await begun(pilot)
        await answer(pilot, right=False)
        await press(pilot, "enter", "f3")
        assert screen.hint.plain
        assert "A hint ends the test-out" not in text(app)


@pytest.mark.parametrize("slip", ["hint", "mistake"])
async def test_one_that_is_spoilt_begins_anew_and_no_other(tmp_path, slip):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        screen = await begun(pilot)
        await answer(pilot, right=True)
        await press(pilot, "enter", "h")
        again = await begun(pilot)
        assert again.sitting is screen.sitting
        if slip == "hint":
            await press(pilot, "f3", "f3", "h")
        else:
            await answer(pilot, right=False)
            await press(pilot, "h")
        anew = await begun(pilot)
        assert anew.sitting is not screen.sitting
        assert f"question 1 of {anew.round.total}" in text(app)
        assert RULES in text(app)
