"""Large maps: half blocks that stand for the numbers of the array, two rows at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.figures import Cell
from cnn_tutor.paint.contrast import luminance, rgb
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
    assert text(picture.row(31, View(0))) == "0 [ ..:=++*#%%@] 96"
