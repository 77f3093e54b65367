import pytest
from textual.widgets import Input

from cnn_tutor.course.text import plain
from cnn_tutor.learner import Progress
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.quiz import QuizScreen
from tests.tui.host import COURSE, lines, press, text, tutor

QUIZ = COURSE.quiz("convolution")


def opened(app):
    assert isinstance(app.screen, QuizScreen)
    return app.screen


async def until(pilot, wanted):
    """Answer wrongly until a question comes that is wanted."""
    page = opened(pilot.app)
    while not wanted(page.item):
        await answer(pilot, right=False)
        await press(pilot, "enter")
    return page.item


async def answer(pilot, *, right):
    """Answer the question on the page by keys."""
    item = opened(pilot.app).item
    if item.typed:
        await type_in(pilot, item.answer if right else "12345678")
    else:
        await press(pilot, next(each.letter for each in item.options if each.right == right))


async def type_in(pilot, number):
    await press(pilot, *({"-": "minus", ".": "full_stop"}.get(each, each) for each in number))
    await press(pilot, "enter")


def in_one_line(app):
    return " ".join(text(app).split())


async def test_a_question_its_place_and_its_choices(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        item = await until(pilot, lambda item: not item.typed and item.figure is None)
        assert f"of {len(QUIZ.questions)}" in lines(app)[2]
        shown = in_one_line(app)
        for option in item.options:
            assert f"{option.letter} {plain(option.text)}" in shown


@pytest.mark.parametrize("right", [True, False])
async def test_a_choice_is_said_to_be_right_or_wrong_at_once_and_why(tmp_path, right):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "enter")
        item = await until(pilot, lambda item: not item.typed)
        await answer(pilot, right=right)
        shown = in_one_line(app)
        taken = next(each for each in item.options if each.right == right)
        assert plain(taken.says) in shown
        assert ("(your answer)" in shown) is not right
        for paragraph in item.why:
            assert plain(paragraph) in shown
        assert app.progress.state.answers[item.id].right == right


@pytest.mark.parametrize("by", ["letter", "number", "arrows"])
async def test_a_choice_is_taken_by_letter_number_or_arrows(tmp_path, by):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        item = await until(pilot, lambda item: not item.typed)
        place = next(place for place, each in enumerate(item.options) if each.right)
        keys = {
            "letter": [item.options[place].letter],
            "number": [str(place + 1)],
            "arrows": [*["down"] * place, "enter"],
        }
        await press(pilot, *keys[by])
        assert opened(app).verdict.right


async def test_a_typed_mistake_is_recognised(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "enter")
        item = await until(pilot, lambda item: item.typed and item.mistakes)
        await type_in(pilot, item.mistakes[0].gives)
        assert plain(item.mistakes[0].says) in in_one_line(app)


async def test_what_can_not_be_read_costs_nothing_and_says_what_would_be(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        item = await until(pilot, lambda item: item.typed)
        before = app.progress.state
        await press(pilot, *"3 or 4", "enter")
        assert opened(app).verdict is None
        assert app.progress.state is before
        assert isinstance(app.focused, Input)
        await press(pilot, *["backspace"] * 6)
        await type_in(pilot, item.answer)
        assert opened(app).verdict.right


@pytest.mark.parametrize("leave", ["tab", "escape"])
async def test_letters_are_commands_until_a_number_is_begun_and_again_once_left(tmp_path, leave):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, lambda item: item.typed)
        assert "h Home" in lines(app)[-1]
        await press(pilot, "4", "h")
        assert app.focused.value == "4h"
        assert "Tab Leave field" in lines(app)[-1]
        await press(pilot, leave, "h")
        assert isinstance(app.screen, HomeScreen)


async def test_a_hint_is_shown_by_key_and_noted(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "enter")
        item = await until(pilot, lambda item: item.hint and item.typed)
        assert plain(item.hint) not in in_one_line(app)
        await press(pilot, "f3")
        assert plain(item.hint) in in_one_line(app)
        assert opened(app).hinted


async def test_the_figure_keeps_back_what_is_asked_until_it_is_answered(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "enter")
        await until(pilot, lambda item: item.figure and item.hides == "map")
        figure = opened(app).figure
        assert figure.view.veil == "map"
        await answer(pilot, right=True)
        assert figure.view.veil == "nothing"
        await press(pilot, "enter")
        assert opened(app).figure is not figure


async def test_every_question_fits_the_smallest_common_screen(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        page = opened(app)
        while page.item:
            assert page.query_one("#page").max_scroll_y == 0, page.item.id
            await answer(pilot, right=False)
            assert page.query_one("#page").max_scroll_y <= 1, page.item.id
            await press(pilot, "enter")


async def test_passing_unlocks_the_layer_and_the_map_shows_it(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        for _ in QUIZ.questions:
            assert "convolution" not in app.progress.state.unlocked
            await answer(pilot, right=True)
            await press(pilot, "enter")
        assert f"{len(QUIZ.questions)} of {len(QUIZ.questions)} right." in text(app)
        assert "That unlocks Convolution." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "● Convolution       unlocked  6 × 6 × 8   80 weights" in text(app)
    assert "convolution" in Progress.open(tmp_path).state.unlocked


async def test_failing_says_what_it_takes_and_what_to_look_at_again(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "enter")
        asked = []
        for _ in QUIZ.questions:
            asked.append(plain(opened(app).item.ask[0]))
            await answer(pilot, right=False)
            await press(pilot, "enter")
        shown = in_one_line(app)
        assert f"It takes {-(-len(QUIZ.questions) * 4 // 5)} to pass." in shown
        for question in asked:
            assert question in shown
        await press(pilot, "enter")
        assert "○ Convolution       open" in text(app)


async def test_the_glossary_opens_over_a_quiz_and_the_quiz_is_still_there(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        item = await until(pilot, lambda item: not item.typed)
        await press(pilot, "g", "b")
        assert opened(app).item is item
