import re
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from cnn_tutor.course import Course
from cnn_tutor.course.text import plain, spoken
from cnn_tutor.learner import Answered, Moved, Progress, Unlocked
from cnn_tutor.locations import content_directory
from cnn_tutor.paint.picture import Picture
from cnn_tutor.terminal import Terminal
from cnn_tutor.tui.app import TutorApp
from cnn_tutor.tui.screens.lesson import LessonScreen
from cnn_tutor.tui.themes import DARK
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.heading import Heading
from tests.tui.host import inside, lines, painted, resize, text, tutor

COURSE = Course.open(Path(content_directory()))
LESSON = COURSE.lesson(COURSE.tour)
STEPS = [step.id for step in LESSON.steps]
TYPED = [step.id for step in LESSON.steps if step.question and step.question.kind == "number"]


class Tour:
    """The tour in the real app: what a learner sees, and what is written down."""

    def __init__(self, app, pilot, events):
        self.app = app
        self.pilot = pilot
        self.events = events

    @property
    def screen(self):
        assert isinstance(self.app.screen, LessonScreen)
        return self.app.screen

    @property
    def title(self):
        heading = self.screen.query_one(Heading)
        return f"{heading.title} {heading.far}"

    @property
    def desk(self):
        return self.screen.desk

    @property
    def said(self):
        return str(self.desk.talk.said.content)

    @property
    def item(self):
        return self.screen.prediction.item

    @property
    def view(self):
        return self.screen.query_one(FigureView)

    @property
    def figure(self):
        return [self.view.render_line(y).text.rstrip() for y in range(self.view.size.height)]

    def keys(self, label):
        """What the key line says that a key does."""
        entries = (entry.strip() for entry in re.split("  +", lines(self.app)[-1]))
        return next((e.partition(label)[2].strip() for e in entries if e.startswith(label)), "")

    def happened(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    async def press(self, *keys):
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def answer(self, text):
        await self.press(*({"-": "minus", ",": "comma"}.get(each, each) for each in text), "enter")


@pytest.fixture
def tour(tmp_path):
    @asynccontextmanager
    async def opened(step=None, frame=None, size=(80, 24)):
        progress = Progress.open(tmp_path)
        events = []
        record = progress.record
        progress.record = lambda *happened: (events.extend(happened), record(*happened))[1]
        app = TutorApp(COURSE, progress, Terminal())
        async with app.run_test(size=size) as pilot:
            app.open_lesson(COURSE.tour, step, frame)
            await pilot.pause()
            yield Tour(app, pilot, events)

    return opened


async def test_a_step_shows_words_figure_sum_and_question(tour):
    async with tour("kernel") as here:
        facts = here.screen.figure.facts
        assert here.title == "The kernel step 2 / 7"
        assert str(here.desk.speech.content).startswith("A kernel is a small matrix of weights.")
        assert here.figure[-1] == f"{facts['sum']} = ?"
        assert str(here.desk.talk.asked.content) == spoken(here.item.ask[0])


@pytest.mark.parametrize("step", TYPED)
async def test_a_right_answer_reveals_and_explains(tour, step):
    async with tour(step) as here:
        item = here.item
        await here.answer(item.answer)
        assert here.said == f"Right. {spoken(item.why[0])}"
        assert "?" not in "".join(here.figure)
        (event,) = here.happened(Answered)
        assert (event.question, event.right, event.attempt) == (f"{LESSON.id}/{step}", True, 1)
        assert event.typed


@pytest.mark.parametrize("step", TYPED)
async def test_a_known_mistake_is_named_and_may_be_tried_again(tour, step):
    async with tour(step) as here:
        item = here.item
        for mistake in item.mistakes:
            await here.answer(mistake.gives)
            assert here.said == spoken(mistake.says)
            assert here.view.view.veil == item.hides
        await here.answer(item.answer)
        assert here.said.startswith("Right. ")
        answers = here.happened(Answered)
        assert [event.right for event in answers] == [False] * len(item.mistakes) + [True]
        assert [event.attempt for event in answers] == [*range(1, len(item.mistakes) + 2)]


async def test_after_a_try_enter_shows_the_answer(tour):
    async with tour("kernel") as here:
        await here.answer("1000")
        assert here.said == f"Not yet. {spoken(here.item.hint)}"
        assert here.desk.talk.field.placeholder == "try again, or Enter to see it"
        await here.press("enter")
        item = here.item
        assert here.said == f"It is {item.answer}. {spoken(item.why[0])}"
        assert here.figure[-1].endswith(f"= {item.answer}")
        assert [event.right for event in here.happened(Answered)] == [False]


async def test_what_can_not_be_read_costs_nothing(tour):
    async with tour("kernel") as here:
        await here.answer("3,5,")
        assert here.said.startswith("Type a number")
        assert not here.happened(Answered)
        await here.press("enter")
        assert here.screen.prediction.open
        assert here.figure[-1].endswith("= ?")


async def test_while_a_question_is_open_digits_answer_it_and_escape_leaves_it(tour):
    async with tour("images") as here:
        await here.press("3")
        assert here.desk.talk.field.value == "3"
        await here.press("n")
        assert here.title == "How do computers see? step 1 / 7"
        await here.press("escape", "n")
        assert here.title == "The kernel step 2 / 7"


async def test_tab_goes_to_the_answer_and_back(tour):
    async with tour("images") as here:
        await here.press("tab")
        assert here.screen.focused is here.desk.talk.field
        await here.press("tab")
        assert here.screen.focused is None


@pytest.mark.parametrize("names", ["abcd", "1234"])
@pytest.mark.parametrize("place", range(4))
async def test_a_choice_is_taken_by_its_letter_as_in_the_quiz_or_by_number(tour, names, place):
    async with tour("relu") as here:
        option = here.item.options[place]
        assert f"{option.letter}  {spoken(option.text)}" in text(here.app)
        assert here.keys("c") == ""
        await here.press(names[place])
        assert here.happened(Answered)[0].given == plain(option.text)
        assert here.keys("c") == "Code"


async def test_a_choice_is_taken_by_arrows(tour):
    async with tour("relu") as here:
        item = here.item
        right = next(i for i, option in enumerate(item.options) if option.right)
        await here.press("enter")
        assert here.screen.prediction.open
        await here.press(*["down"] * (right + 1), "enter")
        assert here.said == f"{spoken(item.options[right].says)} {spoken(item.why[0])}"
        assert "?" not in "".join(here.figure)


@pytest.mark.parametrize("place", range(4))
async def test_every_choice_explains_itself_and_is_taken_once(tour, place):
    async with tour("relu") as here:
        option = here.item.options[place]
        await here.press(str(place + 1))
        assert here.said.startswith(spoken(option.says))
        assert here.desk.talk.choices.settled
        (event,) = here.happened(Answered)
        assert (event.right, event.given) == (option.right, plain(option.text))
        assert not event.typed


async def test_enter_alone_leads_on_once_a_question_is_answered(tour):
    async with tour("images") as here:
        await here.answer(here.item.answer)
        await here.press("enter")
        assert here.title == "The kernel step 2 / 7"


async def test_steps_are_gone_through_by_n_p_and_number(tour):
    async with tour("images") as here:
        await here.press("p")
        assert here.screen.step.id == "images"
        await here.press("n", "n", "p")
        assert here.screen.step.id == "kernel"
        await here.answer(here.item.answer)
        await here.press("6")
        assert here.screen.step.id == "relu"
        await here.press("p")
        assert here.screen.step.id == "padding"


async def test_an_answered_prediction_stays_answered(tour):
    async with tour("kernel") as here:
        await here.answer(here.item.answer)
        said = here.said
        await here.press("n", "p")
        assert here.said == said
        assert here.view.view.veil == "nothing"
    async with tour("kernel") as here:
        assert here.said == f"It is {here.item.answer}. {spoken(here.item.why[0])}"
        assert here.view.view.veil == "nothing"


async def test_the_window_slides_forth_and_back_and_the_sum_with_it(tour):
    async with tour("sliding-window") as here:
        await here.answer(here.item.answer)
        await here.press("right", "right", "left", "right")
        frame = here.screen.figure.frames[2]
        assert here.view.frame == 2
        assert here.figure[-1] == f"{frame.sums[0].text} = {frame.sums[0].result}"
        await here.press("down")
        assert here.view.frame == 2 + here.screen.figure.across
        await here.press("up", "up")
        assert here.view.frame == 2
        await here.press("end")
        assert here.view.frame == len(here.screen.figure.frames) - 1
        await here.press("home")
        assert here.view.frame == 0


async def test_space_plays_and_stops_and_a_move_stops_too(tour):
    async with tour("sliding-window") as here:
        assert not here.view.playing
        await here.press("space")
        assert here.view.playing
        await here.press("space")
        assert not here.view.playing
        await here.press("space", "right")
        assert not here.view.playing


async def test_a_click_on_the_map_goes_to_that_cell(tour):
    async with tour("sliding-window") as here:
        await here.answer(here.item.answer)
        line = here.figure[0]
        await here.pilot.click(FigureView, offset=(line.index("feature map") + 5, 3))
        assert here.view.frame == 2 * here.screen.figure.across + 1


async def test_the_place_is_kept_when_the_figure_rests_and_found_again(tour):
    async with tour("sliding-window") as here:
        await here.press("right", "right", "right", "left")
        moves = [(event.step, event.frame) for event in here.happened(Moved)]
        assert moves == [("sliding-window", 0)]
        await here.press("t")
        await here.press("right")
        moves = [(event.step, event.frame) for event in here.happened(Moved)]
        assert moves[1:] == [("sliding-window", 2)]
    place = here.app.progress.state.places[LESSON.id]
    assert (place.step, place.frame) == ("sliding-window", 3)
    async with tour(place.step, place.frame) as here:
        assert here.title == "The sliding window step 3 / 7"
        assert here.view.frame == 3
    assert not here.happened(Moved)


async def test_going_home_keeps_the_frame_and_the_map_stays_the_last_place(tour):
    async with tour("sliding-window") as here:
        await here.press("right", "h")
    assert here.app.progress.state.places[LESSON.id].frame == 1
    assert here.app.progress.state.last == ""


async def test_the_code_takes_the_place_of_the_figure_or_stands_under_it(
    tour,
):
    def shown(here):
        return [part for part in ("FigureView", "#code") if here.screen.query_one(part).display]

    async with tour("stride") as here:
        assert shown(here) == ["FigureView"]
        await here.press("c")
        assert shown(here) == ["#code"]
        new = [
            line
            for line in str(here.screen.query_one("#code", Static).content).splitlines()
            if line.startswith("│")
        ]
        assert new == [f"│ {line.text}" for line in here.screen.step.code if line.new]
        await here.press("c")
        assert shown(here) == ["FigureView"]
        await resize(here.pilot, 120, 40)
        assert shown(here) == ["FigureView", "#code"]
        words, figure, code = (
            here.screen.query_one(part).region for part in ("Speech", "FigureView", "#code")
        )
        assert words.right < figure.x
        assert figure.x == code.x
        assert figure.bottom < code.y


async def test_a_wide_page_offers_no_key_to_the_code_that_it_shows(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_lesson(COURSE.tour)
        await pilot.pause()
        assert "Term" in inside(app, "KeyLine")
        assert "Code" not in inside(app, "KeyLine")


@pytest.mark.parametrize("key", ["right", "down", "end"])
async def test_nothing_moves_behind_the_code(tour, key):
    async with tour("stride") as here:
        await here.press("c")
        assert here.desk.covered
        await here.press(key)
        assert not here.desk.covered


async def test_nothing_plays_behind_the_code(tour):
    async with tour("stride") as here:
        await here.press("c", "space")
        assert not here.desk.covered
        assert here.view.playing


async def test_nothing_is_answered_behind_the_code(tour):
    async with tour("images") as here:
        await here.press("c", "enter")
        assert here.desk.talk.region.height
        assert here.happened(Answered) == []
        await here.press("c", "6", "4")
        assert here.desk.talk.region.height
        assert here.desk.talk.field.value == "64"
        await here.press("enter")
        assert here.said.startswith("Right. ")


async def test_terms_are_marked_by_key_and_looked_up(tour):
    async with tour("max-pooling") as here:
        await here.press("t", "t")
        assert here.desk.speech.term == "average-pooling"
        await here.press("g")
        assert str(here.app.screen.query_one("#text", Static).content).startswith("Average pooling")
        await here.press("b", "escape")
        assert here.screen.step.id == "max-pooling"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
@pytest.mark.parametrize("step", STEPS)
async def test_everything_of_a_step_is_on_the_screen(tour, step, size):
    async with tour(step, size=size) as here:
        page = here.desk

        async def fits(what):
            await here.pilot.pause()
            assert page.max_scroll_y == 0, what

        await fits("the question")
        prediction = here.screen.prediction
        if prediction.item.typed:
            for mistake in prediction.item.mistakes:
                await here.answer(mistake.gives)
                await fits(mistake.gives)
            await here.answer("987654321")
            await fits("the hint")
            await here.press("enter")
        else:
            wrong = next(i for i, option in enumerate(prediction.item.options) if not option.right)
            await here.press(str(wrong + 1))
        await fits("the reason")
        await here.press("c")
        await fits("the code")


async def test_the_end_tells_what_is_unlocked_and_leads_to_the_quiz(tour):
    async with tour("max-pooling") as here:
        await here.press("n")
        assert here.said.splitlines()[0] == "● Input unlocked"
        assert "Convolution" in here.said.splitlines()[1]
        assert [event.layer for event in here.happened(Unlocked)] == ["input"]
        assert here.desk.max_scroll_y == 0
        await here.press("p")
        assert here.screen.step.id == "max-pooling"
        taken = []
        here.app.open_quiz = taken.append
        await here.press("n", "n", "enter")
        assert taken == ["convolution"]
        assert len(here.happened(Unlocked)) == 1


async def test_the_figure_follows_the_theme(tour):
    async with tour("images") as here:
        before = here.view.render_line(1)
        await here.press("right", "f9")
        assert here.view.frame == 1
        assert here.view.render_line(1) != before


async def test_choices_are_given_air_like_any_question(tour):
    async with tour("relu") as here:
        speech, figure, talk = (
            here.screen.query_one(name).region for name in ("Speech", "FigureView", "Talk")
        )
        assert figure.y - speech.bottom == 1
        assert talk.y - figure.bottom == 1
        assert talk.height == 1 + len(here.item.options)


async def test_the_question_stays_over_what_is_said_and_the_field_keeps_the_focus(tour):
    async with tour("kernel") as here:
        for response in ("1000", "3.5.", here.item.mistakes[0].gives):
            await here.answer(response)
            shown = " ".join(text(here.app).split())
            assert shown.index(spoken(here.item.ask[0])) < shown.index(here.said)
            assert here.screen.focused is here.desk.talk.field
        await here.answer(here.item.answer)
        assert here.said.startswith("Right. ")
        assert spoken(here.item.ask[0]) in " ".join(text(here.app).split())
        assert here.screen.focused is None


async def test_what_could_not_be_read_can_be_typed_over(tour):
    async with tour("kernel") as here:
        await here.answer("3.5.")
        assert here.desk.talk.field.value == "3.5."
        await here.answer(here.item.answer)
        assert here.said.startswith("Right. ")


async def test_the_key_line_tells_what_enter_does_at_every_moment(tour):
    async with tour("kernel") as here:
        assert here.keys("Enter") == "Type"
        await here.press("enter")
        assert here.keys("Enter") == "Answer"
        assert here.keys("Tab") == "Leave field"
        assert here.keys("Left") == ""
        await here.answer("1000")
        assert here.keys("Enter") == "Show it"
        await here.press("7")
        assert here.keys("Enter") == "Answer"
        await here.press("backspace", "escape", "c")
        assert here.keys("Enter") == "Question"
        assert here.keys("c") == "Figure"
        await here.press("enter", "enter")
        assert here.keys("Enter") == "Go on"
    async with tour("relu") as here:
        assert here.keys("Enter") == ""
        assert here.keys("Up Down") == "Choose"
        await here.press("down")
        assert here.keys("Enter") == "Answer"


async def test_on_the_smallest_screen_the_keys_to_go_on_and_to_read_on_stay(tour):
    async with tour("sliding-window", size=(60, 20)) as here:
        assert here.keys("Enter") == "Type"
        assert here.keys("PgDn") == "Read on"
        assert here.keys("h") == "Home"
        while here.keys("PgDn"):
            await here.press("pagedown")
        assert here.keys("PgUp") == "Read back"
    async with tour("relu", size=(60, 20)) as here:
        assert here.keys("Up Down") == "Choose"
        assert here.keys("PgDn") == "Read on"
        await here.press("down")
        assert here.keys("Enter") == "Answer"


async def test_a_digit_never_leaves_a_choice(tour):
    async with tour("relu") as here:
        await here.press("7")
        assert here.screen.step.id == "relu"
        await here.press("1", "7")
        assert here.screen.step.id == "max-pooling"


async def test_the_end_tells_which_predictions_were_passed_by_and_a_number_leads_there(tour):
    async with tour("images") as here:
        await here.answer(here.item.answer)
        await here.press(*["n"] * 7)
        assert "predictions of these steps: 2, 3, 4, 5, 6, 7. A number goes there." in here.said
        await here.press("4")
        assert here.screen.step.id == "stride"


async def test_help_lists_the_keys_of_the_lesson(tour):
    async with tour("images", size=(80, 60)) as here:
        await here.press("question_mark")
        shown = " ".join(text(here.app).split())
        assert "while a question waits, answer it." in shown
        assert "Back to the quiz" not in shown


async def test_help_tells_what_the_signs_of_a_figure_mean_in_this_ink(tour):
    async with tour("images", size=(80, 60)) as here:
        await here.press("question_mark")
        shown = text(here.app)
        assert "Signs of a figure" in shown
        assert "[ ]" not in shown
        await here.press("b", "f9", "f9", "question_mark")
        assert "[ ]  " in text(here.app)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
@pytest.mark.parametrize("step", STEPS)
async def test_the_figure_stays_where_it_is_whatever_is_answered(tour, step, size):
    async with tour(step, size=size) as here:
        before = here.view.region.y
        if not here.item.typed:
            await here.press("d")
        for mistake in here.item.mistakes:
            await here.answer(mistake.gives)
            assert here.view.region.y == before, mistake.gives
        if here.item.typed:
            await here.press("enter")
        assert here.view.region.y == before


async def test_a_word_of_code_stands_on_a_ground_of_its_own(tour):
    async with tour("padding") as here:
        grounds = {shown: style.bgcolor.name for shown, style in painted(here.app)}
        assert grounds['"valid"'] == DARK.variables["raised"]
        assert grounds["padding"] != DARK.variables["raised"]


async def test_the_keys_follow_the_width(tour):
    async with tour("kernel") as here:
        assert here.keys("c") == "Code"
        for size, code in (((120, 40), ""), ((80, 24), "Code")):
            await resize(here.pilot, *size)
            assert here.keys("c") == code


def window_map_and_sum(here):
    """Whether the rows of the window, of the map's cell and of the sum are all in sight."""
    view, desk = here.view, here.desk
    picture = Picture(view.figure, here.app.ink, view.size.width)
    top = view.virtual_region.y - desk.scroll_y
    parts = picture.looked_at(view.view)
    return len(parts) == 3 and all(
        top + part.start >= 0 and top + part.stop <= desk.size.height for part in parts
    )


async def test_on_the_smallest_screen_window_map_and_sum_are_in_sight_together(tour):
    async with tour("sliding-window", size=(60, 20)) as here:
        for _ in range(3):
            await here.press("right")
            assert window_map_and_sum(here)
        await here.answer(here.item.answer)
        for _ in range(here.view.figure.across):
            await here.press("down")
            assert window_map_and_sum(here)


async def test_a_step_that_was_left_is_shown_where_its_frame_is(tour):
    async with tour("sliding-window", 3, size=(60, 20)) as here:
        await here.pilot.pause()
        assert window_map_and_sum(here)
    async with tour("sliding-window", 0, size=(60, 20)) as here:
        await here.pilot.pause()
        assert here.desk.scroll_y == 0


async def test_where_there_is_one_cell_none_is_asked_for(tour):
    async with tour("kernel") as here:
        await here.answer(here.item.answer)
        await here.press("j")
        assert not here.screen.query("Jump")
        assert here.screen.focused is None


async def test_what_was_refused_is_typed_over_from_outside_the_field_too(tour):
    async with tour("kernel") as here:
        await here.press("3", "x", "enter")
        assert "Type a number" in here.said
        await here.press("escape", "4")
        assert here.desk.talk.field.value == "4"


async def test_what_one_looks_at_or_types_stays_in_sight_on_a_smaller_screen(tour):
    async with tour("sliding-window") as here:
        await here.press("right", "right", "right")
        for wide in [(80, 24), (120, 40)]:
            for size in (wide, (60, 20)):
                await resize(here.pilot, *size)
            assert window_map_and_sum(here)
    async with tour("stride") as here:
        await here.press("3")
        await resize(here.pilot, 60, 20)
        assert any(line.startswith(" > 3") for line in lines(here.app))
        await here.press("escape", "pageup")
        await resize(here.pilot, 61, 20)
        assert here.desk.scroll_y == 0


@pytest.mark.parametrize("size", [(60, 20), *((60, height) for height in range(33, 38)), (80, 24)])
async def test_the_figure_stays_where_it_is_when_its_map_is_known(tour, size):
    async with tour("sliding-window", size=size) as here:
        place = here.view.virtual_region.y
        await here.answer(here.item.answer)
        assert here.view.virtual_region.y == place
        assert here.view.size.height == here.view.most(here.view.size.width)
        assert not any("?" in line for line in here.figure)


async def test_a_choice_that_is_marked_is_in_sight_and_stays_so_on_a_smaller_screen(tour):
    async with tour("relu", size=(60, 20)) as here:
        await here.press("down")
        assert any(line.startswith(" › a ") for line in lines(here.app))
    async with tour("relu") as here:
        await here.press("down", "down")
        await resize(here.pilot, 60, 20)
        assert any(line.startswith(" › b ") for line in lines(here.app))
