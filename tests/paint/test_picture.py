import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.figures import Cell
from cnn_tutor.figures.numbers import show_number
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.moment import View
from cnn_tutor.paint.picture import Picture
from cnn_tutor.paint.pixels import pixel_shades
from cnn_tutor.paint.ramps import ramps
from tests.figures.shelf import figure
from tests.paint.figures import COLOURS, EDGE, FIGURES, RAMP, columns, figures, inks, text, views

COLOURLESS = Ink("none")


def rows(picture, view):
    return [columns(picture.row(y, view), picture.width) for y in range(picture.height)]


def has_room(shown):
    maps = [panel for panel in shown.panels if panel.drawn != "curve"]
    small = all(panel.pixels is None and max(panel.size) < 9 for panel in maps)
    return small and all(
        len(show_number(v)) <= 3 for panel in maps for row in panel.values for v in row
    )


def texts(shown, view=None, ink=COLOURLESS, width=78):
    picture = Picture(shown, ink, width)
    return [text(picture.row(y, view or View(shown.start))).rstrip() for y in range(picture.height)]


@given(figures, inks, st.integers(40, 130), st.data())
def test_painting_only_what_changed_gives_what_painting_afresh_gives(shown, ink, width, data):
    picture = Picture(shown, ink, width)
    before, after = data.draw(views(shown)), data.draw(views(shown))
    screen, afresh = rows(picture, before), rows(picture, after)
    for y, start, stop in picture.changed(before, after):
        screen[y][start:stop] = afresh[y][start:stop]
    assert screen == afresh


@given(figures, inks, st.integers(40, 130), st.data())
def test_a_picture_stays_within_its_width_and_height(shown, ink, width, data):
    picture = Picture(shown, ink, width)
    view = data.draw(views(shown))
    assert picture.row(picture.height, view) == ()
    painted = rows(picture, view)
    if not ink.unicode:
        assert all(column[0].isascii() for row in painted for column in row)
    if ink.depth == "none":
        assert all(column[1:3] == ("", "") for row in painted for column in row)


@given(figures, st.integers(40, 130))
def test_the_height_is_enough_for_every_frame(shown, width):
    picture = Picture(shown, Ink(), width)
    for frame in {0, shown.start, len(shown.frames) // 2, len(shown.frames) - 1}:
        assert picture.row(picture.height, View(frame)) == ()


def test_moving_the_window_by_one_repaints_only_the_cells_left_and_entered():
    shown = figure("conv2d", RAMP, kernel=EDGE)
    picture = Picture(shown, Ink(), 78)
    spans = [span for span in picture.changed(View(0), View(1)) if span.y < 5]
    left_and_entered = [(y, x, x + 3) for y in (1, 2, 3) for x in (0, 9)]
    assert [span for span in spans if span.stop <= 21] == left_and_entered


def test_cells_beside_each_other_are_repainted_as_one_span():
    picture = Picture(figure("conv2d", RAMP, kernel=EDGE), Ink(), 78)
    spans = [span for span in picture.changed(View(0), View(3)) if span.stop <= 21]
    assert spans == [(y, 0, 18) for y in (1, 2, 3)]


def test_a_title_that_ends_in_a_number_is_kept_apart_from_the_size():
    shown = figure("conv2d", RAMP, filters=(EDGE, EDGE))
    assert "map 0: 4 x 5" in texts(shown, width=120)[0]


def test_maps_stand_beside_each_other_and_wrap_where_the_width_does_not_allow():
    shown = figure("conv2d", RAMP, kernel=EDGE)
    titles = ["input 6 x 7", "kernel", "feature map 4 x 5"]
    wide = texts(shown, width=78)
    assert all(title in wide[0] for title in titles)
    narrow = texts(shown, width=40)
    assert [line for line in narrow if line.startswith("feature map 4 x 5")] == narrow[8:9]
    assert narrow[8] == "feature map 4 x 5"


def test_the_kernel_goes_under_the_maps_where_these_then_stand_beside_each_other():
    lines = texts(figure("conv2d", RAMP, kernel=EDGE), width=50)
    assert lines[0].split("  ") == ["input 6 x 7", "", "", "", "", "", "feature map 4 x 5"]
    assert lines[8] == "kernel"


@given(figures.filter(has_room), st.sampled_from(["truecolor", "none"]))
def test_all_numbers_can_be_read_off_the_cells(shown, depth):
    picture = Picture(shown, Ink(depth), 120)
    view = View(len(shown.frames) - 1)
    painted = {}
    for y in range(picture.height):
        line = text(picture.row(y, view)).ljust(121)
        for x in range(120):
            if found := picture.cell_at(x, y):
                painted[found] = painted.get(found, "") + line[x]
    for panel in shown.panels:
        if panel.drawn in ("curve", "bars"):
            continue
        for place in np.ndindex(*panel.size):
            cell = Cell(*place)
            drawn = painted[panel.name, cell].strip("[]* ")
            if panel.is_padding(cell):
                assert drawn == "·"
            elif panel.is_unused(cell) and depth == "none":
                assert drawn == "x"
            elif cell in panel.stopped and depth == "none":
                assert drawn == "(0)"
            else:
                assert float(drawn) == pytest.approx(
                    panel.values[cell.row][cell.column], abs=0.0051
                )


@pytest.mark.parametrize("ink", [Ink("16"), Ink("16", unicode=False), Ink("none")], ids=str)
def test_bars_without_a_colour_of_their_own_have_that_of_the_text(ink):
    shown = figure("softmax", RAMP, logits=(1.0, 4.0), labels=("a", "b"), unit=0)
    sign = "█" if ink == Ink("16") else "#"
    assert f" {sign * 12}" in texts(shown, ink=ink)[2]
    assert all(not run.bg for run in Picture(shown, ink, 78).row(2, View(0)))


def test_the_sum_stands_under_the_maps_and_keeps_its_result_back():
    shown = figure("conv2d", [[1.0, 2.0]], kernel=((3.0, -4.0),), bias=1)
    assert texts(shown)[-1] == "3·1 - 4·2 + 1 = -4"
    assert texts(shown, View(0, "cell"))[-1] == "3·1 - 4·2 + 1 = ?"
    assert texts(shown, ink=Ink("none", unicode=False))[-1] == "3*1 - 4*2 + 1 = -4"


@pytest.mark.parametrize("unicode", [True, False])
def test_what_a_sum_nearly_comes_to_looks_like_a_result(unicode):
    shown = figure("pool2d", [[1.0, 2.0, 2.0]], pool="average", pool_size=(1, 3))
    picture = Picture(shown, Ink(unicode=unicode), 78)
    assert picture.row(picture.height - 1, View(0))[-1].text == "1.67"
    assert picture.row(picture.height - 1, View(0))[-1].emphasis == "result"


def test_a_long_sum_breaks_between_terms():
    shown = figure("conv2d", RAMP, kernel=EDGE)
    lines = texts(shown, width=40)[-2:]
    assert lines == ["-1·0 + 0·1 + 1·2 - 2·7 + 0·8 + 2·9 - 1·3", "  + 0·4 + 1·5 = 8"]


def test_several_sums_name_their_maps():
    shown = figure("pool2d", [[1.0, 2.0], [3.0, 4.0]], pool=("max", "average"))
    assert texts(shown)[-2:] == [
        "max pooling      max(1, 2, 3, 4) = 4",
        "average pooling  (1 + 2 + 3 + 4) / 4 = 2.5",
    ]


def test_without_colour_brackets_show_the_window_and_a_star_the_winner():
    shown = figure("pool2d", [[1.0, 2.0, 5.0], [3.0, 4.0, 6.0]], strides=1)
    assert texts(shown, View(1))[1:3] == [" 1[2 5]         4[6]", " 3[4*6]"]


def test_without_colour_a_star_shows_the_cell_of_a_window_that_is_written_out():
    shown = figure("conv2d-transpose", [[1.0]], kernel=((1.0, 2.0), (3.0, 4.0)))
    assert [line.split("  ")[-1] for line in texts(shown)[1:3]] == ["*1 2]", "[3 4]"]


@pytest.mark.parametrize(("frame", "value"), [(0, 0.0), (1, -4.0), (2, 8.0)])
def test_with_sixteen_colours_what_is_framed_keeps_the_colour_of_its_value(frame, value):
    shown, ink = figure("relu", [[0.0, -4.0, 8.0]], activation="leaky_relu"), Ink("16")
    row = columns(Picture(shown, ink, 78).row(1, View(frame)), 78)
    cell = Cell(0, frame)
    after = value if value > 0 else value / 5
    for panel, number, emphasis in (("before", value, "window"), ("after", after, "result")):
        last = max(x for x in range(78) if Picture(shown, ink, 78).cell_at(x, 1) == (panel, cell))
        shade = ramps(ink).diverging.lit[ramps(ink).diverging.entry(number, (-8, 8))]
        assert row[last][1:] == (shade.fg, shade.bg, emphasis)
        assert row[last + 1][0] == "]"


def test_the_winner_is_kept_back_with_the_result():
    shown = figure("pool2d", [[1.0, 2.0], [3.0, 4.0]])
    assert texts(shown, View(0, "cell"))[1:3] == ["[1 2]          [?]", "[3 4]"]


def test_a_map_that_is_kept_back_does_not_tell_its_size():
    shown = figure("conv2d", RAMP, kernel=EDGE)
    assert re.search(r"feature map$", texts(shown, View(0, "map"))[0])
    coloured = Picture(shown, Ink(), 78)
    for y in range(1, 7):
        cells = columns(coloured.row(y, View(0, "map")), 78)[38:]
        assert {cell[2] for cell in cells} == {""}
        assert "".join(cell[0] for cell in cells).strip() == ("?" if y == 1 else "")


def test_cells_from_the_asked_one_on_stay_unknown_wherever_the_frame_goes():
    shown = figure("conv2d", np.ones((3, 5)), kernel=((2.0,),), at=(1, 2))
    hidden = texts(shown, View(14, "cell"))
    assert [line[-15:].split() for line in hidden[1:4]] == [
        ["2"] * 5,
        ["2", "2", "?", "_", "_"],
        ["_", "_", "_", "_[?]"],
    ]


@given(figures, inks, st.integers(60, 130))
def test_how_large_a_map_will_be_can_be_seen_before_its_cells_are_known(shown, ink, width):
    """Every cell to come is a plate, or a sign of its own."""
    picture = Picture(shown, ink, width)
    painted = rows(picture, View(0))
    known = shown.frames[0].known
    for y, row in enumerate(painted):
        for x, (sign, _, bg, _) in enumerate(row):
            name, cell = picture.cell_at(x, y) or ("", None)
            panel = next((each for each in shown.panels if each.name == name), None)
            if panel is None or panel.drawn == "bars" or name not in known:
                continue
            last = picture.cell_at(x + 1, y) != (name, cell)
            if cell.row * panel.size[1] + cell.column > known[name] and last:
                assert bg or sign in "_▀"


def test_padding_is_drawn_as_padding_and_unused_cells_as_unused():
    same = texts(figure("conv2d", np.ones((2, 2)), kernel=EDGE, padding="same"))
    assert [line[:9] for line in same[1:5]] == ["[· · ·]· ", "[· 1 1]· ", "[· 1 1]· ", " · · · ·"]
    valid = texts(figure("pool2d", np.ones((3, 3))))
    assert valid[1:4] == ["*1 1]x         [1]", "[1 1]x", " x x x"]


def test_the_cells_that_an_activation_stopped_are_marked():
    shown = figure("relu", [[-3.0, 0.0, 2.0]])
    assert texts(shown, View(2))[1].endswith(" (0)  0[ 2]")
    coloured = Picture(shown, Ink(), 78)
    cells = columns(coloured.row(1, View(2)), 78)
    start = next(x for x in range(78) if coloured.cell_at(x, 1) == ("after", Cell(0, 0)))
    width = next(x for x in range(78) if coloured.cell_at(start + x, 1) != ("after", Cell(0, 0)))
    was_below, was_zero = (cells[start + place * width][1] for place in (0, 1))
    assert was_below == ramps(Ink()).diverging.lit[0].bg
    assert was_zero == "#ffffff"
    leaky = figure("relu", [[-3.0, 0.0, 2.0]], activation="leaky_relu")
    assert "(0)" not in texts(leaky, View(2))[1]


def test_relu_is_a_straight_line_between_axes_that_tell_their_ends():
    shown = figure("relu", [[-3.0, 0.0, 6.0]])
    lines = texts(shown, ink=Ink(unicode=False))
    start = next(x for x in range(78) if lines[0][x:].startswith("ReLU"))
    curve = [line[start : start + 19].ljust(19) for line in lines[1:6]]
    steps = [(row, curve[row][column]) for column in range(9, 19) for row in range(5)]
    drawn = [step for step in steps if step[1] in "'."]
    assert drawn == [(row, sign) for row in (4, 3, 2, 1, 0) for sign in ".'"]
    assert curve[0][:9].strip() == "6"
    assert lines[6][start : start + 19].split() == ["-6", "0", "6"]


def test_a_cell_without_room_for_its_number_shows_sign_and_size():
    shown = figure("grid", np.array([[-12345.0, 0.0, 50000.0] * 4]))
    assert texts(shown)[1].startswith("[-:]    @ -:")
    coloured = Picture(shown, Ink(), 78)
    assert text(coloured.row(1, View(0))).startswith(" -     -")


@pytest.mark.parametrize("ink", [Ink(), Ink("16"), Ink("none")], ids=str)
def test_what_is_too_near_to_0_to_be_seen_has_no_sign_either(ink):
    shown = figure("grid", np.array([[1.0, -12345.0, -20.0, 50000.0] * 8]), at=(0, 31))
    cells = texts(shown, ink=ink)[1]
    assert cells.count("-") == 8


def test_cell_at_finds_the_cell_under_the_pointer():
    picture = Picture(figure("conv2d", RAMP, kernel=EDGE), Ink(), 78)
    assert picture.cell_at(0, 0) is None
    assert picture.cell_at(0, 1) == ("input", Cell(0, 0))
    assert picture.cell_at(5, 3) == ("input", Cell(2, 1))
    assert picture.cell_at(22, 1) is None
    assert picture.cell_at(25, 1) == ("kernel", Cell(0, 0))


def test_a_scale_stands_beside_the_last_map_and_never_beside_a_kernel():
    shown = figure("conv2d", RAMP, kernel=EDGE)
    assert texts(shown, ink=Ink())[6].endswith("  -14 ▄▄▄▄▄▄▄▄▄▄▄▄ 14")
    kernel_last = replace(shown, panels=shown.panels[:2], longest=())
    under_input = texts(kernel_last, ink=Ink())[4:]
    assert all(len(line) <= 21 for line in under_input)


def test_neighbours_of_one_style_are_one_run():
    for shown in FIGURES:
        picture = Picture(shown, Ink(), 120)
        for y in range(picture.height):
            row = picture.row(y, View(0))
            assert all(one[1:] != other[1:] for one, other in pairwise(row))
            assert all(run.text for run in row)


def test_a_row_that_is_asked_for_is_hidden_as_a_whole():
    shown = figure("conv2d", np.ones((3, 5)), kernel=((2.0,),), at=(1, 2))
    assert [line[-15:].split() for line in texts(shown, View(14, "row"))[1:4]] == [
        ["2"] * 5,
        ["?"] * 5,
        ["_", "_", "_", "_[_]"],
    ]
    assert texts(shown, View(7, "row"))[-1] == "2·1 = ?"
    assert texts(shown, View(4, "row"))[-1] == "2·1 = 2"


def test_the_sums_of_channels_do_not_tell_what_is_kept_back():
    shown = figure("conv2d", np.full((1, 1, 3), 2.0), kernel=((3.0,),), bias=1, activation="relu")
    assert texts(shown, View(0, "cell"))[-5:] == [
        "red         3·2 = ?",
        "green       3·2 = ?",
        "blue        3·2 = ?",
        "sum + bias  ? + ? + ? + 1 = ?",
        "ReLU        max(?, 0) = ?",
    ]


def test_channels_kernels_and_maps_each_start_a_row_together():
    shown = figure("conv2d", np.ones((5, 5, 3)), kernel=((1.0,) * 3,) * 3)
    lines = texts(shown, width=60)
    assert " ".join(lines[0].split()) == "red 5 x 5 green 5 x 5 blue 5 x 5"
    assert " ".join(lines[7].split()) == "for red for green for blue feature map 3 x 3"


def test_each_pixel_of_a_picture_in_colour_is_drawn_in_its_own_colour():
    shown, ink = figure("grid", COLOURS, at=(1, 2)), Ink()
    picture, pixels = Picture(shown, ink, 78), shown.panels[0].pixels
    found = {}
    for y, row in enumerate(rows(picture, View(shown.start))):
        for x, (_, _, ground, _) in enumerate(row):
            if (there := picture.cell_at(x, y)) and there[0] == "picture":
                found.setdefault(there[1], ground)
    expected = {
        Cell(i, j): pixel_shades(ink, pixel).lit.bg
        for i, line in enumerate(pixels)
        for j, pixel in enumerate(line)
    }
    assert found == expected | {Cell(1, 2): hues(ink).looked_at}
