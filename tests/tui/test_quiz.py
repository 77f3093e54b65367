import re

import pytest
from textual.widgets import Input

from cnn_tutor.course.model import Skill
from cnn_tutor.course.text import spoken
from cnn_tutor.learner import Answered, Moved, Progress, now
from cnn_tutor.practice import Earned
from cnn_tutor.quiz import make
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.lab import LabScreen
from cnn_tutor.tui.screens.quiz import QuizScreen
from cnn_tutor.tui.widgets.field import placeholder
from tests.quiz.questions import wrong_answer
from tests.tui.host import COURSE, lines, press, resize, text, tutor

QUESTIONS = [
    question
    for layer in COURSE.layers
    if layer.quiz
    for question in COURSE.quiz(layer.quiz).questions
]
KEYS = {"-": "minus", ".": "full_stop", "_": "underscore", " ": "space", "/": "slash"}


class Shorter:
    """The course, a few of its questions for the quiz of Convolution."""

    def __init__(self, *ids):
        self.ids = {each if "/" in each else f"convolution/{each}" for each in ids}

    def __getattr__(self, name):
        return getattr(COURSE, name)

    def quiz(self, id):
        questions = tuple(each for each in QUESTIONS if each.id in self.ids)
        assert len(questions) == len(self.ids)
        skills = tuple(Skill(each, each) for each in dict.fromkeys(q.skill for q in questions))
        return COURSE.quiz(id)._replace(questions=questions, skills=skills)


CHOICE = Shorter("result-of-convolution")
TYPED = Shorter("one-cell")
DRAWN = Shorter("where-an-edge-answers", "result-of-convolution")


def at_quiz(directory, course, size=(80, 24)):
    """A tutor of somebody who may take the quiz, and a test of it."""
    app = tutor(directory, "input", course=course)
    return app, app.run_test(size=size)


def opened(app):
    assert isinstance(app.screen, QuizScreen)
    return app.screen


async def answer(pilot, *, right):
    """Answer the question on the page by keys."""
    item = opened(pilot.app).item
    response = item.answer if right else wrong_answer(item)
    if item.kind == "choice":
        await press(pilot, response)
    elif item.kind == "choices":
        await press(pilot, *response.split(), "enter")
    else:
        await type_in(pilot, response)


async def type_in(pilot, response):
    await press(pilot, *(KEYS.get(each, each) for each in response), "enter")


def in_one_line(app):
    return " ".join(text(app).split())


async def test_a_question_its_place_and_its_choices(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        assert "question 1 of 1" in lines(app)[2]
        assert "What is the result of a convolution operation over an image?" in text(app)
        for option in opened(app).item.options:
            assert f"{option.letter}  {spoken(option.text)}" in text(app)


@pytest.mark.parametrize("right", [True, False])
async def test_a_choice_is_said_to_be_right_or_wrong_at_once_and_why(tmp_path, right):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=right)
        item, shown = opened(app).item, in_one_line(app)
        taken = next(each for each in item.options if each.right == right)
        assert spoken(taken.says) in shown
        assert ("(your answer)" in shown) is not right
        for paragraph in item.why:
            assert spoken(paragraph) in shown
        assert app.progress.state.answers[item.id].right == right


@pytest.mark.parametrize("by", ["letter", "number", "arrows"])
async def test_a_choice_is_taken_by_letter_number_or_arrows(tmp_path, by):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        options = opened(app).item.options
        place = next(place for place, each in enumerate(options) if each.right)
        keys = {
            "letter": [options[place].letter],
            "number": [str(place + 1)],
            "arrows": ["down", *["down"] * place, "enter"],
        }
        await press(pilot, *keys[by])
        assert opened(app).verdict.right


async def test_enter_gives_no_choice_before_one_is_marked(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter", "enter")
        assert opened(app).verdict is None
        assert "Answer" not in lines(app)[-1]
        await press(pilot, "down")
        assert "Enter Answer" in lines(app)[-1]
        await press(pilot, "enter")
        assert opened(app).verdict is not None


async def test_a_choice_that_is_marked_stays_in_sight_on_a_smaller_screen(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("where-an-edge-answers"))
    async with running as pilot:
        await press(pilot, "enter", *["down"] * 4)
        await resize(pilot, 60, 20)
        assert any(line.startswith(" › d ") for line in lines(app))


async def test_what_is_said_to_an_answer_stays_in_sight_on_a_smaller_screen(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("where-an-edge-answers"))
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=False)
        await resize(pilot, 60, 20)
        assert "Not quite" in text(app)
        assert spoken(opened(app).item.why[-1])[-20:] in in_one_line(app)


async def test_what_to_look_at_again_keeps_its_indent_when_the_window_is_resized(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=False)
        await press(pilot, "enter")
        await resize(pilot, 60, 20)
        assert any(line == "   image?" for line in lines(app))


async def test_a_letter_that_is_no_choice_takes_none(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter", "f", "6")
        assert opened(app).verdict is None


@pytest.mark.parametrize("id", ["one-cell", "relu/relu-of-a-map", "relu/where-the-bend-is-missing"])
async def test_a_typed_mistake_is_recognised_and_corrected(tmp_path, id):
    app, running = at_quiz(tmp_path, Shorter(id))
    async with running as pilot:
        await press(pilot, "enter")
        item = opened(app).item
        mistake = item.mistakes[0]
        await type_in(pilot, mistake.gives)
        right = f"line {item.answer}" if item.kind == "wrong-layer" else item.answer
        assert f"{spoken(mistake.says)} The answer is {right}." in in_one_line(app)


async def test_a_wrong_number_that_nothing_explains_is_told_the_answer(tmp_path):
    app, running = at_quiz(tmp_path, TYPED)
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=False)
        assert f"Not quite. The answer is {opened(app).item.answer}." in text(app)


async def test_what_can_not_be_read_costs_nothing_and_says_what_would_be(tmp_path):
    app, running = at_quiz(tmp_path, TYPED)
    async with running as pilot:
        await press(pilot, "enter")
        before = app.progress.state
        await press(pilot, *"3 or 4", "enter")
        assert opened(app).verdict is None
        assert app.progress.state is before
        assert isinstance(app.focused, Input)
        await press(pilot, *["backspace"] * 6)
        await answer(pilot, right=True)
        assert opened(app).verdict.right


@pytest.mark.parametrize("leave", ["tab", "escape"])
async def test_letters_are_commands_until_a_number_is_begun_and_again_once_left(tmp_path, leave):
    app, running = at_quiz(tmp_path, TYPED)
    async with running as pilot:
        await press(pilot, "enter")
        assert "h Home" in lines(app)[-1]
        await press(pilot, "4", "h")
        assert app.focused.value == "4h"
        assert "Tab Leave field" in lines(app)[-1]
        await press(pilot, leave, "h")
        assert isinstance(app.screen, HomeScreen)


async def test_a_hint_is_shown_by_key_and_noted(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        hint = spoken(opened(app).item.hint)
        assert hint not in in_one_line(app)
        await press(pilot, "f3")
        assert hint in in_one_line(app)
        await answer(pilot, right=True)
    taken, line = [
        line
        for file in (tmp_path / "progress").iterdir()
        for line in file.read_text().splitlines()
        if "result-of-convolution" in line
    ]
    assert '"event":"hinted"' in taken
    assert '"hint":true' in line.replace(" ", "")


async def test_the_figure_keeps_back_what_is_asked_until_it_is_answered(tmp_path):
    app, running = at_quiz(tmp_path, DRAWN)
    async with running as pilot:
        await press(pilot, "enter")
        if opened(app).figure is None:
            await answer(pilot, right=True)
            await press(pilot, "enter")
        figure = opened(app).figure
        assert figure.view.veil == "map"
        await answer(pilot, right=True)
        assert figure.view.veil == "nothing"
        await press(pilot, "enter")
        assert opened(app).figure is not figure


async def test_the_figure_takes_the_colours_of_the_theme(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("where-an-edge-answers"))
    async with running as pilot:
        await press(pilot, "enter")
        dark = opened(app).figure.render_line(2)
        await press(pilot, "f9")
        assert opened(app).figure.render_line(2) != dark


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
async def test_every_question_fits_the_smallest_common_screen(tmp_path, question):
    app, running = at_quiz(tmp_path, Shorter(question.id))
    async with running as pilot:
        await press(pilot, "enter")
        page = opened(app).query_one("#page")
        assert page.max_scroll_y == 0
        await answer(pilot, right=False)
        assert opened(app).verdict.outcome == "wrong"
        assert page.max_scroll_y == 0


async def test_what_an_answer_brings_stands_beside_the_verdict(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("one-cell"))
    async with running as pilot:
        await press(pilot, "enter")
        opened(app).sitting.settle = lambda *_, **__: Earned(("skill",), (), "It is.")
        await answer(pilot, right=True)
        assert "Right. It is." in text(app)


async def test_a_screen_that_is_too_low_for_all_shows_question_and_verdict_if_it_can(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("line-on-line"), size=(80, 20))
    async with running as pilot:
        await press(pilot, "enter")
        await type_in(pilot, opened(app).item.mistakes[0].gives)
        item, page = opened(app).item, opened(app).query_one("#page")
        assert page.max_scroll_y > 0
        assert spoken(item.ask[0]) in in_one_line(app)
        assert f"The answer is {item.answer}." in in_one_line(app)


@pytest.mark.parametrize("id", ["kernel-to-map", "four-cells", "pooling/pooled-patch"])
async def test_on_a_small_screen_the_field_and_how_to_fill_it_are_in_sight(tmp_path, id):
    app, running = at_quiz(tmp_path, Shorter(id), size=(60, 20))
    async with running as pilot:
        await press(pilot, "enter")
        item = opened(app).item
        assert spoken(item.ask[0])[:20] in text(app)
        assert placeholder(item) in text(app)
        await press(pilot, "space")
        assert placeholder(item) in text(app)
        malformed = "a a" if item.kind == "match" else "1 1"
        await type_in(pilot, malformed)
        assert opened(app).verdict is None
        assert "Type " in in_one_line(app)
        assert f"> {malformed}" in text(app)


async def test_when_all_skills_are_proficient_the_layer_is_unlocked_on_the_map_too(tmp_path):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        await press(pilot, "enter")
        total = opened(app).round.total
        while opened(app).item:
            assert "convolution" not in app.progress.state.unlocked
            await answer(pilot, right=True)
            await press(pilot, "enter")
        assert f"{total} of {total} right. That unlocks Convolution." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "● Convolution       unlocked  6 × 6 × 8   80 params" in text(app)
    assert "convolution" in Progress.open(tmp_path).state.unlocked


async def test_a_long_summary_is_read_from_its_beginning(tmp_path):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        await press(pilot, "enter")
        while opened(app).item:
            await answer(pilot, right=False)
            await press(pilot, "enter")
        await pilot.pause()
        page = opened(app).query_one("#page")
        assert page.max_scroll_y > 0
        assert page.scroll_y == 0


async def test_failing_says_what_it_takes_and_what_to_look_at_again(tmp_path):
    app, running = at_quiz(tmp_path, DRAWN)
    async with running as pilot:
        await press(pilot, "enter")
        asked = []
        for _ in range(2):
            asked.append(spoken(opened(app).item.ask[0]))
            await answer(pilot, right=False)
            await press(pilot, "enter")
        first, second = map(app.skills.name, app.skills.of(COURSE.layers[1])[:2])
        to_go = f"2 skills to go, each by 3 right in a row: {first}; {second}."
        assert f"0 of 2 right. {to_go}" in in_one_line(app)
        for question in asked:
            assert question in in_one_line(app)
        await press(pilot, "enter")
        assert "○ Convolution       open" in text(app)


async def test_the_glossary_opens_over_a_quiz_and_the_quiz_is_still_there(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        item = opened(app).item
        await press(pilot, "g", "b")
        assert opened(app).item is item


@pytest.mark.parametrize("by", ["letters", "numbers", "space"])
async def test_many_choices_are_ticked_one_by_one_and_given_together(tmp_path, by):
    app, running = at_quiz(tmp_path, Shorter("what-changes-the-count"))
    async with running as pilot:
        await press(pilot, "enter")
        options = opened(app).item.options
        right = [place for place, each in enumerate(options) if each.right]
        wrong = next(place for place in range(len(options)) if place not in right)
        for place in (*right, wrong, wrong):  # the last takes the wrong one off again
            if by == "space":
                await press(pilot, *["up"] * 6, *["down"] * place, "space")
            else:
                await press(pilot, options[place].letter if by == "letters" else str(place + 1))
        assert opened(app).verdict is None
        assert text(app).count("[x]") == len(right)
        await press(pilot, "enter")
        assert opened(app).verdict.right


async def test_no_choice_of_many_costs_nothing(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("what-changes-the-count"))
    async with running as pilot:
        await press(pilot, "enter", "enter")
        assert opened(app).verdict is None
        assert "Type every letter that is right" in text(app)


async def test_a_choice_of_many_that_was_left_out_is_shown(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("what-changes-the-count"))
    async with running as pilot:
        await press(pilot, "enter")
        await press(pilot, opened(app).item.answer[0], "enter")
        assert text(app).count("(right, and left out)") == 2
        assert "2 more are right." in text(app)


async def test_an_order_is_typed_by_its_letters_and_shown_in_order(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("order-at-one-place"))
    async with running as pilot:
        await press(pilot, "enter")
        item = opened(app).item
        await press(pilot, *item.answer.split(), "enter")
        assert opened(app).verdict.right
        shown = [text(app).index(line) for line in item.question.order]
        assert shown == sorted(shown)


async def test_a_blank_is_typed_at_once_and_filled(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("name-the-layer"))
    async with running as pilot:
        await press(pilot, "enter")
        assert "layers.___(filters=8, kernel_size=3)" in text(app)
        await press(pilot, *"Conv2D", "enter")
        assert opened(app).verdict.right
        assert "layers.Conv2D(filters=8, kernel_size=3)" in text(app)


async def test_a_blank_is_typed_at_once_though_there_was_no_room_when_it_was_taken_up(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("name-the-layer"), size=(50, 15))
    app.progress.record(Moved("", "", now(), quiz="convolution"))
    async with running as pilot:
        await resize(pilot, 80, 24)
        await press(pilot, *"Conv2D", "enter")
        assert opened(app).verdict.right


async def test_the_lines_of_a_model_are_numbered(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("stride-padding/where-the-size-changes"))
    async with running as pilot:
        await press(pilot, "enter")
        assert '4  layers.Conv2D(8, 3, padding="same", strides=2)' in text(app)
        await press(pilot, "4", "enter")
        assert opened(app).verdict.right


@pytest.mark.parametrize("id", ["four-cells", "corner-of-the-square", "where-an-edge-answers"])
async def test_a_map_that_was_asked_for_is_shown_whole(tmp_path, id):
    app, running = at_quiz(tmp_path, Shorter(id))
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=False)
        figure = opened(app).figure
        drawn = [figure.render_line(y).text for y in range(figure.size.height)]
        map_ = figure.figure.panels[-1].values
        rows = [" +".join(f"{value:.0f}" for value in row) for row in map_]
        assert all(any(re.search(row, line) for line in drawn) for row in rows)
        if opened(app).item.kind == "cell":
            row, column = figure.figure.frames[figure.frame].results["output"]
            assert map_[row][column] == max(map(max, map_))


async def test_an_answered_question_leads_to_its_term(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=False)
        await press(pilot, "g")
        assert "Feature map" in text(app)
        assert "keras_api.py" in text(app)


async def test_the_key_line_shows_only_what_does_something_now(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter")
        assert "Up Down Choose   F3 Hint   g Glossary" in lines(app)[-1]
        assert "Read on" not in lines(app)[-1]
        await press(pilot, "f3")
        assert "Hint" not in lines(app)[-1]
        await answer(pilot, right=True)
        assert lines(app)[-1].startswith(" Enter See how it went   g Glossary")
        await press(pilot, "enter")
        assert lines(app)[-1].startswith(" Enter Map")


async def test_a_text_that_is_too_high_is_read_on_by_key_and_the_key_line_says_so(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("where-an-edge-answers"), size=(60, 20))
    async with running as pilot:
        await press(pilot, "enter")
        assert "Space Read on" in lines(app)[-1]
        for _ in range(9):
            await press(pilot, "space")
        assert "Space Read on" not in lines(app)[-1]
        assert "PgUp Read back" in lines(app)[-1]


@pytest.mark.parametrize("id", ["where-an-edge-answers", "four-cells", "order-at-one-place"])
async def test_on_a_small_screen_the_verdict_comes_into_sight_with_its_first_word(tmp_path, id):
    app, running = at_quiz(tmp_path, Shorter(id), size=(60, 20))
    async with running as pilot:
        await press(pilot, "enter")
        assert spoken(opened(app).item.ask[0])[:20] in text(app)
        await answer(pilot, right=False)
        assert "Not quite" in text(app)


async def test_a_round_that_was_left_goes_on_where_it_was(tmp_path):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=False)
        missed = opened(app).item
        await press(pilot, "enter")
        item = opened(app).item
        await press(pilot, "i" if not item.typed else "f3", "h", "enter")
        assert opened(app).item == item
        assert "question 2 of" in lines(app)[2]
        assert spoken(item.hint) in in_one_line(app)
        assert opened(app).sitting.missed == [missed]


async def test_a_round_that_was_left_begins_anew_once_its_questions_are_answered_elsewhere(
    tmp_path,
):
    app, running = at_quiz(tmp_path, COURSE)
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=False)
        await press(pilot, "enter")
        item = opened(app).item
        await press(pilot, "f3", "h")
        app.record(Answered(item.id, True, now(), variant=item.variant, skill=item.skill))
        await press(pilot, "enter")
        assert "question 1 of" in lines(app)[2]


async def test_an_answered_question_leads_to_its_step_and_back(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "enter", "s")
        item = opened(app).item
        await answer(pilot, right=False)
        verdict = in_one_line(app)
        assert "s Step" in lines(app)[-1]
        await press(pilot, "s")
        assert app.screen.step.id == item.see.step.partition("/")[2]
        assert "b Back" in lines(app)[-1]
        asked = app.screen.prediction.item
        assert f"It is {asked.answer}. " in in_one_line(app)
        assert spoken(asked.ask[0]) in in_one_line(app)
        assert app.screen.view.view.veil == "nothing"
        await press(pilot, "n", "b")
        assert in_one_line(app) == verdict
        assert not app.progress.state.places


async def test_a_lesson_that_nobody_came_to_from_a_quiz_has_no_way_back_to_one(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE)
    async with running as pilot:
        await press(pilot, "s", "b")
        assert app.screen.step.id == "sliding-window"
        assert "Back" not in lines(app)[-1]


async def test_space_ticks_and_the_key_line_says_so(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("what-changes-the-count"))
    async with running as pilot:
        await press(pilot, "enter")
        assert "Space Tick" in lines(app)[-1]
        await press(pilot, "space", "enter")
        assert "Tick" not in lines(app)[-1]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_an_empty_field_says_all_of_what_to_type_on_the_smallest_screen(question):
    item = make(question, 1)
    assert not item.typed or len(placeholder(item)) <= 54


async def test_the_figure_of_an_answered_question_is_tried_in_the_lab(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("where-an-edge-answers"), size=(120, 40))
    async with running as pilot:
        await press(pilot, "enter", "y")
        quiz = opened(app)
        assert "Try it" not in lines(app)[-1]
        await answer(pilot, right=True)
        assert "y Try it" in lines(app)[-1]
        verdict = in_one_line(app)
        await press(pilot, "y")
        assert isinstance(app.screen, LabScreen)
        ours, theirs = app.screen.experiment.figure, quiz.figure.figure
        assert [each.values for each in ours.panels] == [each.values for each in theirs.panels]
        assert app.screen.view.frame == quiz.figure.frame
        await press(pilot, "b")
        assert in_one_line(app) == verdict


async def test_a_question_without_a_figure_has_nothing_to_try(tmp_path):
    app, running = at_quiz(tmp_path, CHOICE, size=(120, 40))
    async with running as pilot:
        await press(pilot, "enter")
        await answer(pilot, right=True)
        assert "Try it" not in lines(app)[-1]
        await press(pilot, "y")
        opened(app)


async def test_a_hint_that_was_taken_stays_under_what_could_not_be_read(tmp_path):
    app, running = at_quiz(tmp_path, TYPED)
    async with running as pilot:
        await press(pilot, "enter", "f3")
        hint = spoken(opened(app).item.hint)
        await type_in(pilot, "1..2")
        assert "Type a number" in in_one_line(app)
        assert hint in in_one_line(app)


async def test_a_cell_that_is_pointed_at_is_written_into_the_field(tmp_path):
    app, running = at_quiz(tmp_path, Shorter("corner-of-the-square"))
    async with running as pilot:
        await press(pilot, "enter")
        figure = opened(app).figure
        x = figure.render_line(0).text.index("feature map")
        await pilot.click(figure, offset=(x + 17, 1))
        await press(pilot, "enter")
        assert opened(app).verdict.given == "(0, 4)"
        assert opened(app).verdict.right


ABOUT_A_CELL = [
    each for each in QUESTIONS if each.figure and any(each.figure.options.get("at") or ())
]


@pytest.mark.parametrize("question", ABOUT_A_CELL, ids=lambda each: each.id)
async def test_a_figure_opens_at_the_cell_that_the_question_is_about(tmp_path, question):
    app, running = at_quiz(tmp_path, Shorter(question.id))
    async with running as pilot:
        await press(pilot, "enter")
        figure = opened(app).figure
        assert figure.frame == figure.figure.start > 0
