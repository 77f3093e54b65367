import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from cnn_tutor.learner import Moved, NotSaved, now
from cnn_tutor.terminal import Terminal
from cnn_tutor.tui.ascii import AsciiOnly
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.lesson import LessonScreen
from cnn_tutor.tui.widgets.figure import FigureView
from tests.tui.host import COURSE, lines, painted, press, resize, text, tutor


async def test_it_opens_in_the_lesson_that_was_left(tmp_path):
    app = tutor(tmp_path)
    app.progress.record(Moved(COURSE.tour, "padding", now(), 2))
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, LessonScreen)
        assert "step 5 / 7" in text(app)
        await press(pilot, "h")
        assert isinstance(app.screen, HomeScreen)
        assert "YOUR NETWORK" in text(app)
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, HomeScreen)


async def test_what_goes_wrong_while_it_reopens_what_was_left_is_told_as_it_is(tmp_path):
    app = tutor(tmp_path)
    app.progress.record(Moved(COURSE.tour, "padding", now(), 2))

    def fails(*_):
        raise TypeError("This step has no frame 2.")

    app.open_lesson = fails
    with pytest.raises(TypeError, match=r"^This step has no frame 2\.$"):
        async with app.run_test(size=(80, 24)):
            pass


async def test_a_place_that_this_course_does_not_have_is_no_place(tmp_path):
    app = tutor(tmp_path)
    app.progress.record(Moved("another-course", "stride", now()))
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, HomeScreen)
        assert "YOUR NETWORK" in text(app)


async def test_what_could_not_be_saved_is_said_once_and_stays_said_until_it_is(tmp_path):
    app = tutor(tmp_path)
    told = []
    app.notify = lambda message, **_: told.append(message)
    outcomes = [NotSaved("The disk is full."), NotSaved("The disk is full."), None]
    record = app.progress.record
    app.progress.record = lambda *events: outcomes.pop(0) or record(*events)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "not saved" not in text(app)
        for _ in range(2):
            app.record(Moved("", "", now()))
            await pilot.pause()
            assert app.unsaved == "The disk is full."
            assert "not saved   ? Help" in lines(app)[-1]
        assert len(told) == 1
        assert "The disk is full." in told[0]
        app.record(Moved("", "", now()))
        await pilot.pause()
        assert app.unsaved == ""
        assert "not saved" not in text(app)


async def test_once_it_is_saved_nothing_says_any_more_that_it_is_not(tmp_path):
    app = tutor(tmp_path)
    outcomes = [NotSaved("The disk is full."), None]
    record = app.progress.record
    app.progress.record = lambda *events: outcomes.pop(0) or record(*events)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for told in (True, False):
            app.record(Moved("", "", now()))
            await pilot.pause()
            assert ("The disk is full." in text(app)) is told


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (20, 5)])
async def test_where_there_is_no_room_one_sentence_says_so(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        shown = " ".join(text(app).split())
        assert shown.startswith("The tutor needs 60 columns and 20 rows; here are")
        assert "YOUR NETWORK" not in shown
        await resize(pilot, 80, 24)
        assert "YOUR NETWORK" in text(app)
        assert "The tutor needs" not in text(app)


async def test_where_there_is_no_room_nothing_is_done_unseen(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        before = text(app)
        await resize(pilot, 50, 15)
        await press(pilot, "9", "enter", "n", "h")
        await resize(pilot, 80, 24)
        assert text(app) == before
        await resize(pilot, 50, 15)
        away = []
        app.action_suspend_process = lambda: away.append("to the shell")
        await press(pilot, "ctrl+z", "q")
        assert away
        assert not app.is_running or app._exit


@pytest.mark.parametrize("page", ["l", "enter"])
async def test_a_cell_that_is_being_typed_is_typed_on_once_there_is_room_again(tmp_path, page):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, page, "j", "2")
        before, opened = text(app), app.screen
        for size in [(50, 15), (80, 24)]:
            await resize(pilot, *size)
        assert text(app) == before
        await press(pilot, "space", "1", "enter")
        assert opened.view.frame == 2 * opened.view.figure.across + 1
        assert app.screen.focused is None
        await press(pilot, "question_mark")
        assert app.screen is not opened


@pytest.mark.parametrize("keys", [("down", "down"), ("g", "down"), ("f2", "f"), ("f", "down")])
async def test_a_resize_keeps_the_place(tmp_path, keys):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        before = text(app)
        for size in [(120, 40), (61, 21), (30, 10), (80, 24)]:
            await resize(pilot, *size)
        assert text(app) == before


@pytest.mark.parametrize("key", ["g", "f2"])
@pytest.mark.parametrize("size", [(60, 20), (120, 20)])
async def test_what_is_chosen_stays_in_sight_on_a_smaller_screen(tmp_path, key, size):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, key, *["down"] * 15)
        (chosen,) = (line for line in lines(app) if line.startswith(" ›"))
        await resize(pilot, *size)
        assert any(line.startswith(chosen[:20]) for line in lines(app))


@pytest.mark.parametrize("keys", [(), ("g",), ("a",), ("f2",), ("enter",), ("enter", "a")])
async def test_without_utf8_everything_is_ascii(tmp_path, keys):
    app = tutor(tmp_path, "input", terminal=Terminal(unicode=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        shown = lines(app)
        app.own_filters.clear()
        app.screen.refresh(layout=True)
        await pilot.pause()
        assert all(line.isascii() for line in shown)
        for meant, written in zip(lines(app), shown, strict=True):
            strange = [pair for pair in zip(meant, written, strict=False) if pair[1] == "?"]
            assert strange == [("?", "?")] * len(strange)


async def test_without_colour_none_is_written(tmp_path):
    app = tutor(tmp_path, "input", terminal=Terminal(depth="none"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        for run, style in painted(app):
            assert style.color is None or style.color.is_default, run
            assert style.bgcolor is None or style.bgcolor.is_default, run


@pytest.mark.parametrize(("depth", "theme"), [("16", "dark"), ("none", "terminal")])
async def test_colours_begin_on_a_ground_of_ours_that_they_can_be_read_on(tmp_path, depth, theme):
    app = tutor(tmp_path, terminal=Terminal(depth=depth))
    async with app.run_test():
        assert app.theme == theme
        assert app.ink == (depth, True, theme)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=9), max_size=5))
def test_ascii_keeps_every_cell_and_style(texts):
    segments = [Segment(each, Style(bold=True)) for each in texts]
    done = AsciiOnly().apply(segments, Color(0, 0, 0))
    assert [cell_len(each.text) for each in done] == [cell_len(each) for each in texts]
    assert all(each.text.isascii() and each.style.bold for each in done)


async def test_an_idle_page_has_no_timer_of_ours_and_writes_nothing(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ((), ("g", "slash"), ("escape", "f2"), ("escape", "enter")):
            await press(pilot, *keys)
            running = [
                timer
                for node in (app, *app.screen.walk_children(with_self=True))
                for timer in node._timers
                if timer._active.is_set() and timer.name != "screen_update"
            ]
            assert running == []


async def test_one_thing_is_told_at_a_time_word_for_word(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.open_lesson(app.course.tour, "sliding-window")
        await press(pilot, "y", "y", "j")
        assert text(app).count("Answer first") == 1
        assert lines(app)[-2] == " Answer first: the cells would tell what is asked for here."
        app.tell("Not saved in /home/[b]/it.")
        await pilot.pause()
        assert lines(app)[-2] == " Not saved in /home/[b]/it."


async def test_what_is_told_does_not_lie_over_what_is_said_to_an_answer(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "enter")
        app.tell("Not saved yet. " * 8)
        await press(pilot, *"64", "enter")
        assert "Right." in text(app)


async def test_ctrl_c_copies_what_is_selected_and_leaves_where_nothing_is(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await pilot.mouse_down(FigureView, offset=(3, 1))
        await pilot.hover(FigureView, offset=(8, 1))
        await pilot.mouse_up(FigureView, offset=(8, 1))
        await press(pilot, "ctrl+c")
        assert app.clipboard == "  0  5"
        assert app.return_code is None
        await press(pilot, "ctrl+c")
        assert app.return_code == 0


@pytest.mark.parametrize("key", ["n", "right", "h", "question_mark", "4"])
async def test_why_a_key_does_nothing_is_told_until_the_next_one(tmp_path, key):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_lesson(app.course.tour, "sliding-window")
        await press(pilot, "j")
        assert "Answer first" in text(app)
        await press(pilot, key)
        assert "Answer first" not in text(app)


@pytest.mark.parametrize("depth", ["truecolor", "16", "none"])
async def test_what_is_told_stands_out_in_a_line_of_its_own(tmp_path, depth):
    app = tutor(tmp_path, terminal=Terminal(depth=depth))
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.open_lesson(app.course.tour, "kernel")
        await press(pilot, "y")
        told = " Answer first: the lab would show what is asked for here."
        assert lines(app)[-2] == told
        (style,) = (style for text, style in painted(app) if text.strip() == told.strip())
        page = app.screen.styles.background.rich_color
        assert style.reverse if depth != "truecolor" else style.bgcolor != page
