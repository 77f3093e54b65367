"""The lab by keys alone: settings, figure, kernel, canvas, Keras, and the way there and back."""

import ast

import numpy as np
import pytest
from PIL import Image as Pillow

from cnn_tutor.course.option_words import OPERATIONS
from cnn_tutor.figures import Cell
from cnn_tutor.terminal import Terminal
from cnn_tutor.tui.screens.canvas import CanvasScreen
from cnn_tutor.tui.screens.glossary import GlossaryScreen
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.keras import KerasScreen
from cnn_tutor.tui.screens.kernel import KernelScreen
from cnn_tutor.tui.screens.lab import LabScreen
from cnn_tutor.tui.screens.lesson import LessonScreen
from cnn_tutor.tui.themes import DARK
from cnn_tutor.tui.widgets.figure import FigureView
from tests.tui.host import COURSE, inside, lines, painted, press, resize, text, tutor

KEYS = {
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    " ": "space",
    "_": "underscore",
    "~": "tilde",
}


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def size(request):
    return request.param


async def to(pilot, name):
    """Go to a setting."""
    lab = pilot.app.screen
    for _ in lab.experiment.settings:
        if lab.setting.name == name:
            return
        await press(pilot, "tab")
    raise AssertionError(f"no setting {name}")


async def type_(pilot, words):
    """Type into the chosen setting."""
    await press(pilot, "enter", *(KEYS.get(each, each) for each in words), "enter")


def output(app):
    return np.array(app.screen.experiment.figure.panels[-1].values)


async def test_l_on_the_map_opens_it_and_b_leads_back(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        assert isinstance(app.screen, LabScreen)
        seen = text(app)
        for shown in ("The lab", "operation", "conv", "Sobel x", "feature map 6 x 6"):
            assert shown in seen
        assert "6 x 6 x 1   10 parameters   324 multiply-adds   a cell sees 3 x 3" in seen
        await press(pilot, "b")
        assert isinstance(app.screen, HomeScreen)


async def test_settings_are_chosen_and_changed_and_the_result_is_there_at_once(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        await to(pilot, "strides")
        await press(pilot, "n")
        assert output(app).shape == (3, 3)
        assert "strides 2" in " ".join(inside(app, "Settings").split())
        assert "feature map 3 x 3" in text(app)
        await press(pilot, "p")
        assert output(app).shape == (6, 6)
        await to(pilot, "kernel")
        await type_(pilot, "1 0")
        assert output(app).shape == (8, 7)
        await to(pilot, "number")
        await press(pilot, "2", "enter")
        assert app.screen.experiment.texts["image"] == "digit-0-2"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
@pytest.mark.parametrize("more", ["n", "nnn"])
async def test_the_maps_of_several_filters_are_in_sight_at_once(tmp_path, size, more):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await press(pilot, *more)
        seen = text(app)
        assert "› filters sobel-x, sobel-y" in seen
        assert "filters: kernels" in seen
        assert f"of {len(app.screen.experiment.settings)}, filters:" in seen  # some are cut
        sight, rows = app.screen.query_one("#sight"), app.screen.view.result_rows
        assert sight.scroll_y <= rows.start
        if size == (80, 24) or more == "n":
            assert rows.stop <= sight.scroll_y + sight.size.height


async def test_a_step_brings_the_sums_in_sight_unless_one_has_scrolled(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await type_(pilot, "sobel-x, sobel-y, outline, box-blur, sharpen")
        assert "-1·0 + 0·0" not in text(app)
        await press(pilot, "right")
        assert "= 42" in text(app)
        await press(pilot, "pageup", "right")
        assert "input 8 x 8" in text(app)
        await press(pilot, "pagedown", "right")
        assert "= -3" in text(app)


async def test_window_and_map_stay_in_sight_on_a_smaller_screen(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "right")
        for wide in [(80, 24), (120, 40)]:
            for size in (wide, (60, 20)):
                await resize(pilot, *size)
            assert any("13  9  1" in line and "46  42" in line for line in lines(app))


async def test_a_readout_that_grows_too_long_for_its_line_goes_on_in_another(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "image")
        await press(pilot, "enter", *"circle", "enter")
        assert inside(app, "Heading").endswith("10 parameters 8100 multiply-adds a cell sees 3 x 3")
        await to(pilot, "colour")
        await press(pilot, "n")
        await pilot.pause()
        assert inside(app, "Heading").endswith(
            "28 parameters 24300 multiply-adds a cell sees 3 x 3"
        )


async def test_a_high_figure_leaves_room_for_some_settings_and_the_readout(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", *["n"] * 7)
        assert app.screen.experiment.kind == "conv2d-transpose"
        await to(pilot, "strides")
        await press(pilot, "n", "u", "u", "u", "u")
        assert app.screen.query_one("Settings").size.height == 2
        assert "strides 2" in inside(app, "Settings")
        assert "1 of 11, operation: spreads" in text(app)
        await press(pilot, "p", "p", "p")
        said = ("2 values   130 parameters", "128 multiply-adds   a value sees all of it")
        assert [line[-len(words) :] for line, words in zip(lines(app)[1:3], said, strict=True)] == [
            *said
        ]
        assert {len(line) for line in lines(app)[1:3]} == {79}


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_no_line_of_the_program_is_broken_by_the_page(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l", *["n"] * 4, "k")
        page = app.screen.query_one("#page")
        program = page.query_one("Static")
        assert "Dense" in app.screen.program
        assert program.size.height == len(app.screen.program.splitlines()) + 2


async def test_the_settings_that_need_no_cut_stand_all_again_after_a_resize(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "l")
        assert "activation" not in inside(app, "Settings")
        await resize(pilot, 80, 24)
        assert "activation linear" in inside(app, "Settings")


async def test_the_key_line_tells_what_keys_do_while_one_types(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "l")
        assert "Arrows Step" in inside(app, "KeyLine")
        await press(pilot, "enter")
        assert inside(app, "KeyLine") == "Enter Take it Esc Leave F1 Help"


async def test_what_else_can_be_done_with_a_setting_is_told_beside_it(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        assert inside(app, "#means").endswith("and sums k Keras")
        await to(pilot, "image")
        assert inside(app, "#means").endswith("a file d Draw o Open")
        await to(pilot, "kernel")
        assert inside(app, "#means").endswith("row by row e Kernel")
        await to(pilot, "filters")
        await press(pilot, "n")
        assert inside(app, "#means").endswith("of its own e Kernel")
        assert app.screen.query_one("#means").size.height == 1
        await to(pilot, "strides")
        assert inside(app, "#means").endswith("at each step")


async def test_the_key_line_leaves_out_what_does_nothing_here(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "l")
        assert "e Kernel d Draw" in inside(app, "KeyLine")
        await press(pilot, "n")
        assert "Kernel" not in inside(app, "KeyLine")
        assert "d Draw" in inside(app, "KeyLine")
        await press(pilot, *["n"] * 4)
        assert app.screen.experiment.kind == "softmax"
        await to(pilot, "logits")
        await press(pilot, "3", "space", "3", "enter")
        assert "Draw" not in inside(app, "KeyLine")


async def test_the_figure_is_stepped_as_in_a_lesson_and_keeps_its_place(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "right", "right", "down")
        view = app.screen.view
        assert view.frame == 8
        await to(pilot, "kernel")
        await press(pilot, "n")
        assert app.screen.experiment.texts["kernel"] == "sobel-y"
        assert view.frame == 8
        await press(pilot, "end")
        assert view.frame == 35
        await press(pilot, "home", "space")
        assert view.playing
        await press(pilot, "space")
        assert not view.playing


async def test_the_glossary_is_a_key_away_and_the_way_back_leads_here(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "right", "g")
        assert isinstance(app.screen, GlossaryScreen)
        await press(pilot, "b")
        assert isinstance(app.screen, LabScreen)
        assert app.screen.view.frame == 1


in_lab_and_lesson = pytest.mark.parametrize(
    "open_figure",
    [lambda app: app.open_lab(), lambda app: app.open_lesson(COURSE.tour, "sliding-window")],
    ids=["lab", "lesson"],
)


@in_lab_and_lesson
async def test_a_cell_is_gone_to_by_its_row_and_column(tmp_path, open_figure):
    app = tutor(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        open_figure(app)
        await pilot.pause()
        page = app.screen
        if isinstance(page, LessonScreen):
            page.give(page.asked.item.answer)
        await press(pilot, "j", *"2,3")
        assert inside(app, "Jump") == "Go to row, column: 2,3 Enter Go Esc Leave"
        await press(pilot, "enter")
        assert page.view.frame == 2 * 6 + 3
        assert page.focused is None
        assert "Help" in lines(app)[-1]
        await press(pilot, "colon", *"6 0", "enter")
        assert "Row 0 to 5, column 0 to 5: 6 0" in inside(app, "Jump")
        (told,) = (style for text, style in painted(app) if text.startswith("Row 0 to 5"))
        assert told.color.name == DARK.variables["mistake"].lower()
        await press(pilot, *"4 1")
        assert "column 0 to 5: 4 1 Enter" in inside(app, "Jump")
        await press(pilot, "escape")
        assert app.screen is page
        assert page.view.frame == 2 * 6 + 3


@pytest.mark.parametrize(("operation", "last"), [("flatten", 63), ("dense", 1), ("softmax", 9)])
async def test_what_is_one_row_or_one_column_is_gone_through_by_one_number(
    tmp_path, operation, last
):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "enter", *operation, "enter", "j")
        assert inside(app, "Jump") == "Go to place: 2 Enter Go Esc Leave"
        await press(pilot, *str(last + 1), "enter")
        assert inside(app, "Jump").startswith(f"Place 0 to {last}: {last + 1}")
        await press(pilot, *str(last), "enter")
        assert app.screen.view.frame == last


async def test_a_map_that_spreads_is_gone_through_by_the_cells_that_spread(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", *["n"] * 7)
        view = app.screen.view
        assert view.figure.kind == "conv2d-transpose"
        await press(pilot, "j", *"8,8", "enter")
        assert "Row 0 to 7, column 0 to 7: 8,8" in inside(app, "Jump")
        await press(pilot, *"2,3", "enter")
        assert view.figure.frames[view.frame].marked["input"] == Cell(2, 3)


@pytest.mark.parametrize("size", [(80, 24), (61, 20), (130, 45)])
async def test_it_opens_with_everything_in_its_place(tmp_path, size):
    app, page, tops = tutor(tmp_path), LabScreen(), []
    async with app.run_test(size=size) as pilot:
        page.screen_layout_refresh_signal.subscribe(
            app, lambda _: tops.append(page.query_one("#sight").region.y), immediate=True
        )
        app.push_screen(page)
        await pilot.pause()
        await press(pilot, "tab")
        assert len({*tops}) == 1


async def test_beside_a_global_average_the_map_that_is_walked_is_the_other(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "n")
        await to(pilot, "pool")
        await type_(pilot, "global-average max")
        await press(pilot, "j", *"1,2", "enter")
        view = app.screen.view
        assert view.figure.frames[view.frame].results["max"] == Cell(1, 2)


async def test_no_cell_is_gone_to_while_a_question_keeps_back_which_there_are(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_lesson(COURSE.tour, "sliding-window")
        await pilot.pause()
        lesson = app.screen
        assert lesson.asked.veil == "size"
        await press(pilot, "j")
        assert not app.screen.query("Jump")
        assert "Answer first: the cells would tell" in text(app)
        lesson.post_message(FigureView.Pointed(lesson.walked, Cell(2, 2)))
        await pilot.pause()
        assert lesson.view.frame == 0
        await press(pilot, *lesson.asked.item.answer, "enter")
        assert "Answer first" not in text(app)
        assert "Right." in text(app)
        await press(pilot, "j", *"5 5", "enter")
        assert lesson.view.frame == 35


@in_lab_and_lesson
async def test_while_it_plays_the_key_line_says_how_to_stop_it_and_how_fast_it_is(
    tmp_path, open_figure
):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        open_figure(app)
        await pilot.pause()
        assert "Speed" not in inside(app, "KeyLine")
        await press(pilot, "space")
        assert "Space Stop < > Speed 3/5" in inside(app, "KeyLine")
        await press(pilot, "less_than_sign")
        assert "< > Speed 2/5" in inside(app, "KeyLine")
        await press(pilot, "greater_than_sign", "greater_than_sign", "greater_than_sign")
        assert "< > Speed 5/5" in inside(app, "KeyLine")
        await press(pilot, "space")
        assert "Speed" not in inside(app, "KeyLine")
        assert "Stop" not in inside(app, "KeyLine")


@in_lab_and_lesson
async def test_on_the_smallest_screen_too_the_key_line_says_how_to_stop_it(tmp_path, open_figure):
    app = tutor(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        open_figure(app)
        await pilot.pause()
        await press(pilot, "less_than_sign", "less_than_sign", "space")
        assert "Space Stop < > Speed 1/5" in inside(app, "KeyLine")


@pytest.mark.parametrize("typed", [[], ["x"], ["x", "enter"]], ids=["empty", "typed", "refused"])
async def test_a_click_on_a_setting_closes_the_field_of_another(tmp_path, typed):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "tab", "enter", *typed)
        await pilot.click("Settings", offset=(20, 1))
        await pilot.pause()
        lab = app.screen
        assert lab.setting.name == "filters"
        assert lab.focused is None
        assert "filters: kernels" in text(app)
        await press(pilot, "n")
        assert lab.experiment.filters == 2


async def test_the_mark_stands_nearer_to_its_setting_than_to_the_one_before(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "tab")
        assert " operation conv  › image digit-0 " in lines(app)[3]


async def test_enter_comes_before_play_where_a_key_line_is_short(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        assert "Arrows Step Space Play Tab Pick p n Set Enter Type" in inside(app, "KeyLine")
        await to(pilot, "filters")
        await press(pilot, "n", "n")
        sight = app.screen.query_one("#sight")
        assert sight.max_scroll_y
        sight.scroll_to(y=0, animate=False)
        await pilot.pause()
        assert "Arrows Step PgDn Scroll Tab Pick p n Set Enter Type" in inside(app, "KeyLine")


async def test_what_has_no_order_is_typed_and_what_is_not_there_is_said(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", *["n"] * 5)
        assert app.screen.experiment.kind == "softmax"
        assert "operation: makes shares of scores" in inside(app, "#means")
        await press(pilot, "e")
        assert inside(app, "#means") == "No kernel to edit here: conv has one, and transposed."
        await to(pilot, "logits")
        assert inside(app, "#means").startswith("logits: one score for each class")
        await press(pilot, "n", "3", "space", "3", "enter")
        assert app.screen.experiment.figure.panels[-1].values == ((0.5,), (0.5,))
        await press(pilot, "d")
        assert "No picture is worked on here" in inside(app, "#means")
        await to(pilot, "logits")
        await press(pilot, "enter", "-", "enter")
        assert len(app.screen.experiment.figure.panels[-1].values) == 10


async def test_a_map_that_grows_is_shown_whole_and_stepped_from_its_start(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", *["n"] * 7)
        assert app.screen.experiment.kind == "conv2d-transpose"
        view = app.screen.view
        assert view.frame == view.last_frame
        await to(pilot, "strides")
        await press(pilot, "n")
        assert view.frame == view.last_frame
        whole = view.figure.frames[view.frame].values["output"]
        image = view.figure.panels[0].values
        assert np.array_equal(whole, np.kron(image, [[1, 2], [3, 4]]))
        await press(pilot, "home")
        assert view.frame == 0


@pytest.mark.parametrize("moved", [(), ("right",)], ids=["not moved", "moved"])
async def test_a_map_that_grows_is_shown_whole_whatever_was_on_the_bench_before(tmp_path, moved):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "p", *moved)
        view, before = app.screen.view, app.screen.view.figure.across
        assert app.screen.experiment.kind == "grid"
        assert view.frame == len(moved)
        await press(pilot, "p")
        assert app.screen.experiment.kind == "conv2d-transpose"
        assert view.figure.across == before
        assert view.frame == view.last_frame
        await to(pilot, "strides")
        await press(pilot, "home", "right", "n")
        assert view.frame == 1


async def test_a_map_that_grows_keeps_the_frame_stepped_to_while_its_rows_are_as_long(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", *["n"] * 7)
        view = app.screen.view
        await to(pilot, "crop")
        await type_(pilot, "0 0 4 8")
        assert view.frame == view.last_frame == 4 * 8 - 1
        await type_(pilot, "0 0 6 8")
        assert view.frame == view.last_frame == 6 * 8 - 1
        await press(pilot, "left")
        await type_(pilot, "0 0 8 8")
        assert view.frame == 6 * 8 - 2
        await type_(pilot, "0 0 4 8")
        assert view.frame == view.last_frame == 4 * 8 - 1
        await press(pilot, "left")
        await type_(pilot, "0 0 8 6")
        assert view.frame == view.last_frame == 8 * 6 - 1


async def test_a_click_on_the_input_stays_with_the_filter_that_is_walked(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await press(pilot, "n")
        places = 6 * 6
        for filter_ in (0, 1):
            app.screen.go_to_frame(filter_ * places + 20)
            await pilot.pause()
            await pilot.click(FigureView, offset=(1, 4))
            assert app.screen.view.frame == filter_ * places + 1 * 6


async def test_what_does_not_fit_is_said_and_the_last_figure_stays(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        await to(pilot, "kernel")
        await type_(pilot, "1 2 3 4 5 6 7 8 9")
        assert "does not fit into a map of 8 x 8" in inside(app, "#means")
        assert "feature map 6 x 6" in text(app)
        await press(pilot, *(KEYS.get(each, each) for each in "sobel-x"), "enter")
        assert "the weights" in inside(app, "#means")
        await to(pilot, "strides")
        await press(pilot, "0", "enter")
        assert 'strides: "0" where a whole number from 1 to 64' in inside(app, "#means")
        assert app.screen.setting.value == "1"


async def test_what_was_refused_can_be_corrected_or_typed_over(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await type_(pilot, "sobel-x blur")
        assert 'there is no kernel "blur"' in inside(app, "#means")
        field = app.screen.query_one("#bench Field")
        assert (field.value, field.selected_text) == ("sobel-x blur",) * 2
        assert "sobel-x blur" in inside(app, "#bench Field")
        await press(pilot, "home", *["right"] * 7, *["delete"] * 5, "enter")
        assert app.screen.focused is None


@pytest.mark.parametrize("keys", [("escape",), ("delete", "enter"), ("tab",)])
async def test_what_was_refused_is_not_told_once_the_field_is_left(tmp_path, keys):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "groups")
        await type_(pilot, "x")
        assert '"x" where a whole number' in inside(app, "#means")
        await press(pilot, *keys)
        assert inside(app, "#means").startswith("groups: in how many")
        assert app.screen.focused is None


async def test_a_setting_that_makes_no_figure_is_let_go_of_when_another_is_picked(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await press(pilot, "n")
        await to(pilot, "groups")
        await press(pilot, "n")
        assert "2 groups need a multiple of 2 channels, not 1" in inside(app, "#means")
        assert app.screen.setting.value == "2"
        await press(pilot, "tab")
        assert "bias: " in inside(app, "#means")
        assert "groups 1" in inside(app, "Settings")


async def test_escape_leaves_the_field_and_then_the_lab(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "enter", "x", "escape")
        assert isinstance(app.screen, LabScreen)
        assert app.screen.focused is None
        assert app.screen.experiment.kind == "conv2d"
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_y_takes_the_figure_of_a_lesson_along_and_back_is_the_same_place(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_lesson(COURSE.tour, "sliding-window", 3)
        await pilot.pause()
        lesson = app.screen
        await press(pilot, "right", "y")
        assert app.screen is lesson
        assert "Answer first" in text(app)
        assert "y Try it" not in inside(app, "KeyLine")
        lesson.give(lesson.asked.item.answer)
        await press(pilot, "y")
        assert isinstance(app.screen, LabScreen)
        assert app.screen.view.frame == 4
        ours, theirs = app.screen.experiment.figure, lesson.figure
        assert all(
            np.array_equal(one.values, other.values)
            for one, other in zip(ours.panels, theirs.panels, strict=True)
        )
        await press(pilot, "n", "k", "b", "b")
        assert app.screen is lesson
        assert isinstance(lesson, LessonScreen)
        assert (lesson.step.id, lesson.view.frame) == ("sliding-window", 4)


async def test_it_is_as_it_was_left_unless_a_figure_is_brought(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "padding")
        await press(pilot, "n", "right", "right", "escape")
        app.open_lab(COURSE.lesson(COURSE.tour).steps[0].figure)
        await pilot.pause()
        assert app.screen.experiment.kind == "grid"
        await press(pilot, "b", "l")
        lab = app.screen
        assert lab.experiment.texts["padding"] == "same"
        assert (lab.setting.name, lab.view.frame) == ("padding", 2)
        assert "› padding same" in inside(app, "Settings")


@pytest.mark.parametrize(
    ("size", "above", "below"),
    [
        ((60, 20), "PgDn Scroll", "Arrows Step"),
        ((70, 22), "Arrows Step PgDn Scroll", "Arrows Step PgUp Scroll"),
    ],
    ids=["60x20", "70x22"],
)
async def test_on_a_small_screen_it_opens_at_the_top_and_tells_how_to_read_on_and_to_step(
    tmp_path, size, above, below
):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        await pilot.pause()
        assert "input 8 x 8" in text(app)
        assert above in inside(app, "KeyLine")
        while app.screen.query_one("#sight").scroll_y < app.screen.query_one("#sight").max_scroll_y:
            await press(pilot, "pagedown")
        assert below in inside(app, "KeyLine")


@pytest.mark.parametrize("size", [(70, 22), (60, 20)], ids=["70x22", "60x20"])
async def test_on_a_small_screen_the_keys_that_set_the_way_back_and_the_help_stay(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        for _ in OPERATIONS:
            for key in ("pageup", "pagedown", "space"):
                await press(pilot, key)
                sets = "Speed" if app.screen.view.playing and size == (60, 20) else "p n Set"
                for shown in ("Tab Pick", sets, "b Back", "? Help"):
                    assert shown in inside(app, "KeyLine")
            await press(pilot, "space", "n")


async def test_the_key_lines_of_canvas_and_kernel_tell_what_matters_in_80_columns(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "d")
        assert "0-9 Number c Clear" in inside(app, "KeyLine")
        await press(pilot, "b", "e")
        assert "0-9 - . Number g Larger s Smaller" in inside(app, "KeyLine")


async def test_an_empty_canvas_does_not_show_the_maps_of_the_picture_before(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        await to(pilot, "image")
        await type_(pilot, "circle")
        await press(pilot, "d")
        assert inside(app, "#digit") == "Nothing is drawn yet."
        assert "feature map" not in text(app)
        await press(pilot, "space")
        assert "feature map 6 x 6" in text(app)
        assert "A trained network says" in text(app)
        await press(pilot, "b", "d")
        assert "feature map 6 x 6" in text(app)


async def test_nothing_is_said_of_what_is_not_drawn_yet(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "d", "c")
        assert inside(app, "#digit") == "Nothing is drawn yet."
        assert not app.screen.bars.display
        await press(pilot, "space")
        assert "A trained network says" in inside(app, "#digit")


async def test_a_kernel_is_edited_number_by_number(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l", "e")
        assert isinstance(app.screen, KernelScreen)
        await press(pilot, "right", "down", "minus", "1", "full_stop", "5", "up", "x", "right", "7")
        assert app.screen.matrix == ((-1, 0, 7), (-2, -1.5, 2), (-1, 0, 1))
        assert "kernel[0, 2] = 7" in text(app)
        await press(pilot, "g", "s", "s")
        assert app.screen.matrix == ((-1, 0), (-2, -1.5))
        assert "feature map 7 x 7" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LabScreen)
        assert app.screen.experiment.kernel == ((-1, 0), (-2, -1.5))
        assert output(app).shape == (7, 7)


async def test_no_weight_is_lost_as_a_wide_kernel_is_made_larger(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "kernel")
        await type_(pilot, "1 2 3 4 5 6 7 8")
        await press(pilot, "e", "g")
        assert app.screen.matrix == ((1, 2, 3, 4, 5, 6, 7, 8), (0,) * 8)
        await press(pilot, "s")
        assert app.screen.matrix == ((1, 2, 3, 4, 5, 6, 7),)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=["60x20", "80x24"])
async def test_a_kernel_too_large_is_said_on_its_page_where_it_is_seen(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        await to(pilot, "image")
        await type_(pilot, "ramp")
        await press(pilot, "e", "g", "g", "g", "g")
        problem = app.screen.query_one("#problem")
        assert "does not fit into a map of 6 x 6" in inside(app, "#problem")
        assert problem.region.y <= app.screen.board.region.y
        await press(pilot, "s")
        assert not problem.display


@pytest.mark.parametrize("terminal", [Terminal(), Terminal("16"), Terminal("none")])
@pytest.mark.parametrize("more", ["nn", "nnn"])
async def test_the_maps_of_several_filters_are_seen_whole_beside_the_kernel(
    tmp_path, more, terminal
):
    app = tutor(tmp_path, terminal=terminal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "l")
        await to(pilot, "strides")
        await press(pilot, "n")
        await to(pilot, "padding")
        await press(pilot, "n")
        await to(pilot, "filters")
        await press(pilot, *more, "e")
        rows, seen = app.screen.result.result_rows, app.screen.query_one("#seen")
        assert len(rows) <= seen.size.height
        assert not any(character.isdigit() for character in lines(app)[4][33:])
        await resize(pilot, 80, 40)
        assert any(character.isdigit() for character in lines(app)[4][33:])


async def test_maps_keep_their_numbers_where_there_are_rows_enough(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await press(pilot, "n", "n", "n", "n")
        sight = app.screen.query_one("#sight")
        assert not sight.max_scroll_y
        assert "-42" in inside(app, "#sight")
        await resize(pilot, 100, 24)
        assert "-42" not in inside(app, "#sight")


async def test_the_maps_of_a_drawing_are_seen_whole_or_else_without_the_bars_above_them(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await press(pilot, "n", "n", "n", "d")
        screen = app.screen
        assert screen.result.region.bottom <= screen.query_one("#seen").region.bottom
        assert "A trained network says: 0" in text(app)
        assert "probabilities" not in text(app)
        await press(pilot, "space")
        assert "probabilities" not in text(app)
        for size in ((120, 24), (80, 40)):
            await resize(pilot, *size)
            assert "probabilities" in text(app)
            assert screen.result.region.bottom <= screen.query_one("#seen").region.bottom


async def test_a_kernel_among_several_keeps_its_size(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, "filters")
        await press(pilot, "n", "e")
        assert "Larger" not in inside(app, "KeyLine")
        assert "Smaller" not in inside(app, "KeyLine")
        before = app.screen.matrix
        await press(pilot, "g", "s", "s")
        assert app.screen.matrix == before
        await press(pilot, "question_mark")
        assert "Make the kernel" not in text(app)
        await press(pilot, "b", "b", "p", "e")
        assert "g Larger s Smaller" in inside(app, "KeyLine")
        await press(pilot, "question_mark")
        assert "Make the kernel larger" in text(app)


async def test_a_digit_is_drawn_by_keys(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l", "d")
        assert isinstance(app.screen, CanvasScreen)
        assert app.screen.matrix[0][2] == 5
        await press(
            pilot, "c", "space", "right", "1", "2", "right", "1", "6", "9", "down", "3", "x"
        )
        assert app.screen.matrix[0][:3] == (16, 12, 9)
        assert not any(app.screen.matrix[1])
        await press(pilot, "left", "left", "left", "up", "up", "space", "enter")
        assert isinstance(app.screen, LabScreen)
        drawn = np.array(app.screen.experiment.figure.panels[0].values)
        assert drawn[0, :3].tolist() == [0, 12, 9]
        assert drawn.sum() == 21
        assert "drawing" in inside(app, "Settings")
        await press(pilot, "d")
        assert app.screen.matrix[0][:3] == (0, 12, 9)


async def test_a_trained_network_tells_the_digit_as_it_is_drawn(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l", "d")
        assert "A trained network says: 0" in text(app)
        await press(pilot, "c", "right", "right", "right", "right")
        assert "pen up" in text(app)
        await press(pilot, "p", *["down"] * 7)
        assert "pen down" in text(app)
        column = [row[4] for row in app.screen.matrix]
        assert column == [16] * 8
        assert sum(map(sum, app.screen.matrix)) == 8 * 16
        assert "A trained network says: 1" in text(app)
        assert app.screen.bars.figure.panels[0].values[1][0] > 0.9
        await press(pilot, "p", "right")
        assert app.screen.matrix[7][5] == 0


async def test_at_softmax_the_networks_opinion_is_told_once(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", *["n"] * 5, "d")
        assert app.screen.experiment.kind == "softmax"
        assert text(app).count("probabilities") == 1


@pytest.mark.parametrize("page", ["d", "e"])
async def test_canvas_and_kernel_follow_the_theme(tmp_path, page):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", page, "right", "f9")
        assert app.theme == "light"
        assert app.screen.at == (0, 1)
        for figure in app.screen.query(FigureView):
            assert figure._ink.theme == "light"


async def test_the_mouse_draws_and_its_other_button_erases(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "d", "c")
        await pilot.mouse_down("Canvas", offset=(4, 1))
        await pilot.pause()
        assert app.screen.matrix[0][1] == 16
        await pilot.mouse_up("Canvas", offset=(4, 1))
        await pilot.click("Canvas", offset=(4, 1), button=3)
        await pilot.pause()
        assert app.screen.matrix[0][1] == 0


async def test_a_file_is_opened_and_one_that_is_none_is_said(tmp_path):
    app = tutor(tmp_path / "state")
    path = tmp_path / "a.png"
    Pillow.new("L", (5, 5), 200).save(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "o")
        await press(pilot, *(KEYS.get(each, each) for each in str(path)), "enter")
        assert output(app).shape == (14, 14)
        assert np.max(app.screen.experiment.figure.panels[0].values) == 200
        await press(pilot, "o", *"none", "enter")
        assert "There is no file none." in inside(app, "#means")
        assert output(app).shape == (14, 14)


async def test_where_there_is_room_the_layer_in_keras_follows_the_settings(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "l")
        assert inside(app, "#keras") == "Conv2D(1, 3)"
        await to(pilot, "strides")
        await press(pilot, "n")
        assert inside(app, "#keras") == "Conv2D(1, 3, strides=2)"
        await resize(pilot, 80, 24)
        assert "Conv2D" not in text(app)


async def test_the_program_is_shown_and_copied(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "k")
        assert isinstance(app.screen, KerasScreen)
        assert "import keras" in text(app)
        ast.parse(app.clipboard)
        assert "keras.layers.Conv2D(1, 3)" in app.clipboard
        app.copy_to_clipboard("other")
        await press(pilot, "c")
        assert app.clipboard == app.screen.program


async def test_every_operation_fits_the_screen(tmp_path, size):
    app = tutor(tmp_path)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        for _ in range(9):
            await press(pilot, "n", "right")
            view = app.screen.query_one(FigureView)
            assert view.region.right <= size[0]
            assert not app.screen.experiment.problem


async def test_the_figure_follows_the_theme(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "right", "f9")
        assert app.theme == "light"
        assert app.screen.view._ink.theme == "light"
        assert app.screen.view.frame == 1


@pytest.mark.parametrize("back", [("escape",), ("f2", *"home", "enter", "l")], ids=["b", "map"])
@pytest.mark.parametrize("name", ["activation", "number"])
async def test_a_setting_keeps_chosen_where_a_drawing_takes_others_away(tmp_path, name, back):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await to(pilot, name)
        last = len(app.screen.experiment.settings) - 1
        await press(pilot, "d", "5", *back)
        assert isinstance(app.screen, LabScreen)
        assert len(app.screen.experiment.settings) == last
        assert app.screen.setting.name == ("kernel" if name == "number" else name)
