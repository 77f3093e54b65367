"""Large maps: half blocks that stand for the numbers of the array, two rows at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.figures import Cell
from cnn_tutor.paint.contrast import luminance, rgb
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.moment import View
from cnn_tutor.paint.picture import Picture
from cnn_tutor.paint.tones import tones
from tests.figures.shelf import figure
from tests.paint.figures import EDGE, LARGE, columns, text

DIMMING = [Ink(depth, True, theme) for depth in ("truecolor", "256") for theme in ("dark", "light")]
dimming = pytest.mark.parametrize("ink", DIMMING, ids=str)
maps = st.tuples(st.integers(20, 30), st.integers(1, 30)).flatmap(
    lambda size: arrays(np.float32, size, elements=st.integers(-99, 99).map(float))
)


def halves(row, width):
    """The colours above and below in each column of a row."""
    for sign, fg, bg, _ in columns(row, 80)[:width]:
        yield {"▀": (fg, bg), "▄": (bg, fg), " ": (bg, bg)}[sign]


@given(maps, st.sampled_from(DIMMING))
def test_half_blocks_decode_to_the_colours_of_the_array(image, ink):
    shown = figure("grid", image)
    picture, panel = Picture(shown, ink, 80), shown.panels[0]
    ramp = tones(ink).of(panel.scale)
    height, width = image.shape
    assert picture.cell_at(0, 1) == ("image", Cell(0, 0))
    for y in range(-(-height // 2)):
        row = list(halves(picture.row(1 + y, View(0)), width))
        for x, (upper, lower) in enumerate(row):
            for cell, colour in ((Cell(2 * y, x), upper), (Cell(2 * y + 1, x), lower)):
                if cell.row == height:
                    assert colour == ""
                elif cell != (0, 0):
                    assert colour == ramp.lit[ramp.entry(image[cell], panel.scale)].bg


@dimming
def test_the_tones_of_signed_values_grow_lighter_from_end_to_end(ink):
    for shades in tones(ink).diverging:
        lights = [luminance(shade.bg) for shade in shades]
        assert lights == sorted(lights)
        assert len(shades) % 2 == 1
    red, green, blue = rgb(tones(ink).diverging.lit[len(shades) // 2].bg)
    assert max(red, green, blue) - min(red, green, blue) < 8


def test_a_large_map_without_half_blocks_takes_two_columns_a_cell():
    for ink in (Ink("truecolor", False), Ink("16"), Ink("none"), Ink(theme="terminal")):
        picture = Picture(figure("grid", LARGE), ink, 80)
        assert picture.cell_at(3, 30) == ("image", Cell(29, 1))
        assert "▀" not in "".join(text(picture.row(y, View(0))) for y in range(picture.height))


def test_a_small_map_keeps_its_numbers():
    assert text(Picture(figure("grid", LARGE[:8, :8]), Ink(), 80).row(1, View(0))).split()[1] == "1"


@dimming
def test_padding_and_what_no_window_reaches_are_drawn_as_such(ink):
    same = Picture(figure("conv2d", LARGE[:29], kernel=EDGE, strides=2, padding="same"), ink, 80)
    row = list(halves(same.row(1, View(20)), 31))
    faint, raised = hues(ink).faint, hues(ink).raised
    assert row[0] == (raised, row[0][1])
    assert row[30] == (raised, raised)
    under_the_window = list(halves(same.row(1, View(0)), 31))
    assert [upper for upper, _ in under_the_window[:4]] == [faint, faint, faint, raised]
    valid = Picture(figure("conv2d", LARGE[:, :28], kernel=EDGE, strides=2), ink, 80)
    assert list(halves(valid.row(1, View(9)), 28))[27] == (faint, faint)


@dimming
def test_the_window_stands_out_of_a_large_map(ink):
    shown = figure("conv2d", LARGE, kernel=EDGE)
    picture = Picture(shown, ink, 80)
    assert [(span.y, span.start, span.stop) for span in picture.changed(View(0), View(1))][:4] == [
        (1, 0, 1),
        (1, 3, 4),
        (2, 0, 1),
        (2, 3, 4),
    ]
    ramp = tones(ink).of(shown.panels[0].scale)
    colours = list(halves(picture.row(1, View(0)), 29))
    window = LARGE[0, 2], LARGE[0, 3]
    lit, dim = ramp.lit[ramp.entry(window[0], (0, 96))], ramp.dim[ramp.entry(window[1], (0, 96))]
    assert (colours[2][0], colours[3][0]) == (lit.bg, dim.bg)


def test_a_large_map_names_its_scale():
    picture = Picture(figure("grid", LARGE), Ink("none"), 80)
    assert text(picture.row(31, View(0))) == "0 [ ':=+o#%@] 96"


NARROW = [Ink("16"), Ink("256", theme="terminal"), Ink("none", unicode=False)]
narrow = pytest.mark.parametrize("ink", NARROW, ids=str)


@narrow
def test_large_maps_without_half_blocks_stand_beside_each_other_a_column_a_cell(ink):
    picture = Picture(figure("conv2d", LARGE[:28, :28], kernel=EDGE), ink, 78)
    assert picture.cell_at(1, 1) == ("input", Cell(0, 0))
    assert picture.cell_at(28, 28) == ("input", Cell(27, 27))
    assert {picture.cell_at(x, 26) for x in range(40, 78)} >= {("output", Cell(25, 25))}


@narrow
def test_where_that_takes_too_much_room_the_kernel_goes_under_the_maps(ink):
    shown = figure("conv2d", np.tile(LARGE, 2)[:30, :30], kernel=EDGE)
    picture = Picture(shown, ink, 71)
    titles = text(picture.row(0, View(0)))
    assert "input 30 x 30" in titles
    assert "feature map 28 x 28" in titles
    assert "kernel" not in titles
    assert any("kernel" in text(picture.row(y, View(0))) for y in range(31, picture.height))


@narrow
def test_the_window_on_narrow_cells_is_framed_by_the_columns_beside_it(ink):
    shown = figure("conv2d", LARGE[:28, :28], kernel=EDGE)
    picture = Picture(shown, ink, 78)
    for frame, left, right in ((0, 0, 4), (3, 3, 7), (25, 25, 29)):
        for y in range(1, 4):
            row = text(picture.row(y, View(frame)))
            assert (row[left], row[right]) == ("[", "]")
            assert not {"[", "]"} & set(row[left + 1 : right])
    dilated = Picture(figure("conv2d", LARGE[:28, :28], kernel=EDGE, dilation=2), ink, 78)
    row = text(dilated.row(1, View(0)))
    assert [row[x] for x in (0, 2, 4, 6)] == ["[", "|", "|", "]"]


def test_the_sign_of_a_narrow_cell_can_be_read_without_colour():
    signed = LARGE[:28, :28] - 48
    picture = Picture(figure("conv2d", signed, kernel=EDGE), Ink("none", False), 78)
    for y in range(1, 29):
        row = text(picture.row(y, View(0)))
        for x in range(5, 29):
            value = signed[y - 1, x - 1]
            assert row[x].isalpha() if value < -3 else row[x] in " ':=+o#%@i"
