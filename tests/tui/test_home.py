import shutil

import pytest
from textual.screen import Screen
from textual.widget import Widget

from cnn_tutor.course import ContentError, Course
from cnn_tutor.learner import Answered, Moved, Progress, Unlocked, now
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.lesson import LessonScreen
from cnn_tutor.tui.screens.quiz import QuizScreen
from cnn_tutor.tui.widgets.map import LayerMap
from tests.tui.host import (
    CONTENT,
    COURSE,
    inside,
    lines,
    looked,
    painted,
    press,
    resize,
    text,
    tutor,
)
from tests.tui.test_quiz import answer

AT = "2026-01-01T12:00:00Z"

NEWCOMER = """\
 CNN ARCHITECTURE /// FEATURE EXTRACTION /// MAX POOLING /// STRIDE & PADDING

 CNN Tutor                                               0 of 8 layers unlocked
 Unlock computer vision: see how a network sees, one layer at a time.

 YOUR NETWORK                                              Input
                                                           open
 › ○ Input             open
   ┊                                                       An image as the
   · Convolution       locked                              network gets it: a
   ┊                                                       matrix of numbers,
   · Stride & Padding  locked                              channel by channel.
   ┊
   · ReLU              locked                              Walking its lesson
   ┊                                                       to the end unlocks
   · Pooling           locked                              it.
   ┊
   · Depth             locked                              Enter  start
   ┊
   · Classifier        locked
   ┊
   · Training          locked

 Enter Open   r Review   l Lab   g Glossary   m model.py        ? Help   q Quit"""


async def test_a_newcomer_sees_the_map_and_where_to_start(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)):
        assert text(app) == NEWCOMER


async def test_what_is_unlocked_shows_what_it_makes(tmp_path):
    app = tutor(tmp_path, "input", "convolution")
    async with app.run_test(size=(80, 24)):
        assert "2 of 8 layers unlocked" in lines(app)[2]
        assert "   ● Input             unlocked  8 × 8 × 1" in lines(app)[7]
        assert "  ● Convolution       unlocked  6 × 6 × 8   80 params" in lines(app)[9]


async def test_where_the_screen_is_narrow_the_map_keeps_to_names_and_states(tmp_path):
    app = tutor(tmp_path, "input", "convolution")
    async with app.run_test(size=(60, 20)):
        assert [line[:33].rstrip() for line in lines(app)[7:10]] == [
            "",
            "   ● Input             unlocked",
            "   ● Convolution       unlocked",
        ]
        assert "· Training" in text(app)


async def test_where_the_screen_is_low_the_details_go_without_empty_lines(tmp_path):
    app = tutor(tmp_path)
    app.progress.record(Moved(COURSE.tour, "kernel", now()), Moved("", "", now()))
    async with app.run_test(size=(60, 20)):
        shown = [line[34:] for line in lines(app)[6:19]]
        assert shown[:3] == ["Input", "open", "An image as the network"]
        assert shown[-3:] == ["lesson step 2 of 7", "", "Enter  go on"]


async def test_the_first_open_layer_is_chosen(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)):
        assert "› ○ Convolution       open" in text(app)


async def test_the_map_ends_at_its_ends(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "up")
        assert "› ○ Input" in text(app)
        await press(pilot, *["down"] * 12)
        assert "› · Training" in text(app)


async def test_an_open_layer_says_what_unlocks_it(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)):
        assert "All skills of its" in text(app)
        assert "Enter  take the quiz" in text(app)
        assert "s      see its step" in text(app)


async def test_a_step_on_the_map_paints_only_what_it_changes(tmp_path, monkeypatch):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        painted = []
        refresh = Widget.refresh

        def noted(self, *regions, **how):
            painted.extend((self, region) for region in regions or [self.size.region])
            return refresh(self, *regions, **how)

        for kind in (Widget, Screen):
            monkeypatch.setattr(kind, "refresh", noted)
        await press(pilot, "down")
        elsewhere = {(widget, region.y) for widget, region in painted if widget.id != "detail"}
        layers = app.screen.query_one(LayerMap)
        assert elsewhere == {(layers, 2), (layers, 4)}
        assert "  ○ Input" in text(app)
        assert "› · Convolution" in text(app)


async def test_a_locked_layer_says_what_it_brings_and_what_unlocks_it(tmp_path):
    app = tutor(tmp_path, "input", "convolution")
    async with app.run_test(size=(120, 40)) as pilot:
        assert "How far the window moves, and what happens at" in text(app)
        await press(pilot, "down")
        assert "Unlock Stride & Padding first, with its quiz." in text(app)
        await press(pilot, "down")
        assert "Unlock ReLU first. Next is Stride & Padding." in text(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("key", ["enter", "z", "s", "t"])
async def test_a_key_on_a_locked_layer_says_in_a_line_why_it_is_locked(tmp_path, size, key):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "down", key)
        sentence = "Unlock Convolution first, with its quiz."
        assert isinstance(app.screen, HomeScreen)
        assert lines(app)[-2].strip() == sentence
        assert "Training" in text(app)
        await press(pilot, "down")
        assert not lines(app)[-2].strip()


async def test_what_a_teacher_calls_a_layer_is_said_word_for_word(tmp_path):
    course = Course.open(CONTENT)
    course.layers = tuple(each._replace(name=f"[/{each.id}]") for each in course.layers)
    app = tutor(tmp_path, "input", course=course)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "enter")
        assert lines(app)[-2].strip() == "Unlock [/convolution] first, with its quiz."


async def test_what_a_layer_does_not_have_is_said(tmp_path):
    app = tutor(tmp_path, "input", "convolution")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "up", "t")
        assert "Convolution is unlocked: z asks" in lines(app)[-2]
        await press(pilot, "up", "z")
        assert "Input has no quiz: its lesson" in lines(app)[-2]


async def test_what_is_said_over_the_keys_covers_nothing_of_what_can_be_done(tmp_path):
    app = tutor(tmp_path, "input", "convolution")
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "r")
        assert "Nothing is due for review: skills" in lines(app)[-2]
        assert "test out" in inside(app, "#detail")
        await press(pilot, "up", "t")
        assert "is unlocked" in lines(app)[-2]
        assert "quiz again" in inside(app, "#detail")


async def test_what_was_said_is_not_seen_where_the_page_has_no_room(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "enter")
        before = text(app)
        for size, said in [((50, 15), False), ((80, 24), True)]:
            await resize(pilot, *size)
            assert ("Unlock Convolution first" in text(app)) is said
        assert text(app) == before


async def test_one_empty_line_stands_before_the_skills_of_a_locked_layer(tmp_path):
    app, _ = learned(tmp_path, now(), skills=2)
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(app, pilot)
        await press(pilot, *["down"] * 8, "up")
        detail = str(app.screen.detail()).split("\n")
        place = next(i for i, line in enumerate(detail) if line.startswith("·"))
        assert not detail[place - 1]
        assert detail[place - 2]


async def test_enter_opens_the_lesson_then_the_quiz(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, LessonScreen)
    app = tutor(tmp_path / "another", "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, QuizScreen)


async def test_a_lesson_that_was_left_goes_on_where_it_was(tmp_path):
    app = tutor(tmp_path)
    app.progress.record(Moved(COURSE.tour, "stride", now(), 3), Moved("", "", now()))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Enter  go on" in text(app)
        assert f"lesson step 4 of {len(COURSE.lesson(COURSE.tour).steps)}" in text(app)
        await press(pilot, "enter")
        assert app.progress.state.places[COURSE.tour][1:4:2] == ("stride", 3)


async def test_s_goes_to_the_step_that_teaches_the_layer(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        assert app.progress.state.places[COURSE.tour].step == "sliding-window"


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 40), (200, 60)])
async def test_nothing_is_cut_at_any_size(tmp_path, size):
    app = tutor(tmp_path, "input", "convolution")
    async with app.run_test(size=size) as pilot:
        for _ in range(9):
            await press(pilot, "up")
        for layer in COURSE.layers:
            words = " ".join(" ".join(lines(app)).split())
            assert layer.name in words
            for word in "".join(span.text for span in layer.brings).split():
                assert word in words
            await press(pilot, "down")


def learned(directory, time=AT, skills=5):
    """Somebody who was proficient in so many skills of Convolution at that time."""
    app = tutor(directory, "input")
    names = app.skills.of(COURSE.layers[1])[:skills]
    app.progress.record(
        *(
            Answered(skill, True, time, variant=variant, skill=skill, typed=True)
            for skill in names
            for variant in "abc"
        )
    )
    return app, len(names)


async def test_what_is_due_is_said_once_the_map_is_there_and_r_asks_it(tmp_path):
    app, number = learned(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert f"{number} reviews due" in await looked(app, pilot)
        await press(pilot, "r")
        assert isinstance(app.screen, QuizScreen)
        assert "Review" in lines(app)[2]
        assert f"question 1 of {number}" in lines(app)[2]


async def test_what_another_session_reviewed_is_not_asked_again(tmp_path):
    app, _ = learned(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "due" in await looked(app, pilot)
        other = Progress.open(tmp_path)
        for skill in other.state.turns:
            other.record(Answered(skill, True, now(), variant="d", skill=skill, review=True))
        await press(pilot, "r")
        assert "Nothing is due for review" in lines(app)[-2]
        await press(pilot, "g", "b")
        assert "due" not in lines(app)[2]


async def test_the_map_shows_what_another_session_unlocked_wherever_that_one_is_now(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        Progress.open(tmp_path).record(
            Unlocked("convolution", now()), Moved(COURSE.tour, "images", now())
        )
        await press(pilot, "g", "b")
        assert "2 of 8 layers unlocked" in lines(app)[2]


async def test_what_falls_due_while_the_map_is_open_is_said_at_the_next_key(tmp_path, monkeypatch):
    app, number = learned(tmp_path, now())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "due" not in await looked(app, pilot)
        for module in ("app", "screens.home"):
            monkeypatch.setattr(f"cnn_tutor.tui.{module}.now", lambda: "2099-01-01T00:00:00Z")
        await press(pilot, "down")
        assert f"{number} reviews due" in await looked(app, pilot)


async def test_what_falls_due_while_another_page_is_open_is_said_on_the_way_back(
    tmp_path, monkeypatch
):
    app, number = learned(tmp_path, now())
    async with app.run_test(size=(80, 24)) as pilot:
        await looked(app, pilot)
        await press(pilot, "g")
        for module in ("app", "screens.home"):
            monkeypatch.setattr(f"cnn_tutor.tui.{module}.now", lambda: "2099-01-01T00:00:00Z")
        await press(pilot, "b")
        assert f"{number} reviews due" in await looked(app, pilot)


async def test_where_nothing_is_due_r_says_so_and_nothing_is_said_before(tmp_path):
    app, _ = learned(tmp_path, now())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "due" not in await looked(app, pilot)
        await press(pilot, "r")
        assert isinstance(app.screen, HomeScreen)
        assert "Nothing is due for review" in lines(app)[-2]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_details_tell_how_many_skills_are_proficient(tmp_path, size):
    app, _ = learned(tmp_path, now(), skills=2)
    total = len(app.skills.of(COURSE.layers[1]))
    async with app.run_test(size=size) as pilot:
        shown = await looked(app, pilot)
        assert f"quiz   2 of {total} skills" in shown
        assert (shown.count("proficient") == 2) == (size[0] >= 120)
        assert ("strong       2  ●●" in shown) == (size[0] >= 120)


async def test_somebody_who_answered_nothing_is_not_looked_at(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)):
        assert len(app.workers) == 0


async def test_t_tests_out_of_an_open_layer_and_of_no_other(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "up", "t", "down", "down", "t")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "up")
        assert "t      test out" in text(app)
        await press(pilot, "t")
        assert "Test out: Convolution" in lines(app)[2]
        skills = app.skills.of(COURSE.layers[1])
        assert app.screen.round.total == 2 * len(skills)
        await answer(pilot, right=False)
        assert "Nothing is lost: each right one counts" in " ".join(text(app).split())


async def test_what_an_answer_changes_is_on_the_map_when_it_comes_back(tmp_path):
    app, number = learned(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await looked(app, pilot)
        await press(pilot, "r")
        await answer(pilot, right=True)
        await press(pilot, "h")
        assert f"{number - 1} review" in await looked(app, pilot)


async def test_what_the_room_allows_comes_and_goes_with_it(tmp_path):
    app, _ = learned(tmp_path, now(), skills=2)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "YOUR WEEK" not in await looked(app, pilot)
        await pilot.resize_terminal(120, 28)
        assert "YOUR WEEK" not in await looked(app, pilot)
        assert f"● {app.skills.name(app.skills.all()[0])}" in text(app)
        assert "t      test out" in text(app)
        await pilot.resize_terminal(120, 40)
        assert "YOUR WEEK   6 of 6 questions right" in await looked(app, pilot)
        assert f"● {app.skills.name(app.skills.all()[0])}" in text(app)
        await pilot.resize_terminal(80, 24)
        assert "YOUR WEEK" not in await looked(app, pilot)


async def test_a_newcomer_with_a_large_screen_sees_what_is_to_come(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await looked(app, pilot)
        number = len(app.skills.all())
        assert f"to come     {number}  {'·' * number}" in shown


async def test_a_mistake_in_a_quiz_ends_the_tutor_with_what_it_is(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    (content / "quizzes" / "depth.yaml").write_text("title: [")
    app = tutor(tmp_path / "state", course=Course.open(content))
    with pytest.raises(ContentError, match=r"depth\.yaml:"):
        async with app.run_test(size=(120, 40)) as pilot:
            await looked(app, pilot)
    assert isinstance(app.failure, ContentError)


async def test_the_week_is_there_too_when_the_map_comes_to_light_under_a_lesson(tmp_path):
    app, _ = learned(tmp_path, now(), skills=2)
    app.progress.record(Moved(COURSE.tour, "stride", now()))
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, LessonScreen)
        await press(pilot, "h")
        assert "YOUR WEEK   6 of 6 questions right" in await looked(app, pilot)


async def test_what_is_due_stands_out_with_its_key_and_comes_first(tmp_path):
    app = tutor(tmp_path, "input")
    skill = app.skills.of(COURSE.layers[1])[0]
    long_ago = "2026-01-01T12:00:00Z"
    app.progress.record(
        *(Answered(f"x/{i}", True, long_ago, skill=skill, typed=True) for i in range(3))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1 of 8 layers unlocked, 1 review due: r" in await looked(app, pilot)
        (style,) = (style for words, style in painted(app) if "1 review due: r" in words)
        assert style.bold
        detail = inside(app, "#detail")
        assert detail.index("r review 1 due Enter") < detail.index("take the quiz")
