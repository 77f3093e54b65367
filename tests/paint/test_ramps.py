import pytest

from cnn_tutor.paint.contrast import contrast, luminance
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.ramps import ramps
from tests.paint.figures import INKS

coloured = pytest.mark.parametrize("ink", [ink for ink in INKS if ink.depth != "none"], ids=str)


def rises(colours):
    lights = [luminance(colour) for colour in colours]
    return lights == sorted(lights)


def test_black_on_white_is_the_largest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("16", "231") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@coloured
def test_sequential_goes_from_dark_to_light(ink):
    colours = [shade.bg for shade in ramps(ink).sequential.lit]
    assert rises(colours)
    assert len(set(colours)) == len(colours)


@coloured
def test_diverging_grows_lighter_away_from_a_neutral_zero(ink):
    shades = ramps(ink).diverging.lit
    colours = [shade.bg for shade in shades]
    middle = len(colours) // 2
    assert len(colours) % 2 == 1
    assert rises(colours[middle:])
    assert rises(reversed(colours[: middle + 1]))
    assert colours[middle] == ramps(ink).sequential.lit[0].bg
    assert len(set(colours)) == len(colours)


@coloured
def test_dim_keeps_the_order_of_the_lit(ink):
    maps = ramps(ink)
    for ramp in maps:
        assert len(ramp.dim) == len(ramp.lit)
    sequential, diverging = ([shade.bg for shade in ramp.dim if shade.bg] for ramp in maps)
    assert rises(sequential)
    assert rises(diverging[len(diverging) // 2 :])
    assert rises(reversed(diverging[: len(diverging) // 2 + 1]))


@coloured
def test_dim_is_nearer_to_the_paper_than_lit(ink):
    paper = hues(ink).paper
    for ramp in ramps(ink):
        for lit, dim in zip(ramp.lit, ramp.dim, strict=True):
            if dim.bg:
                assert contrast(dim.bg, paper) <= contrast(lit.bg, paper)


@coloured
def test_every_number_can_be_read(ink):
    for ramp in ramps(ink):
        for shade in ramp.lit:
            assert contrast(shade.fg, shade.bg) >= 4.5
        for shade in ramp.dim:
            assert not shade.bg or contrast(shade.fg, shade.bg) >= 4.5


@coloured
def test_numbers_on_lit_cells_are_black_or_white(ink):
    for ramp in ramps(ink):
        assert {shade.fg for shade in ramp.lit} <= {"#000000", "#ffffff", "16", "231", "0", "7"}


@pytest.mark.parametrize(
    "ink", [Ink(d, True, t) for d in ("truecolor", "256") for t in ("dark", "light")]
)
def test_every_word_can_be_read(ink):
    colours = hues(ink)
    for name in ("text", "quiet", "looked_at", "comes_out", "earned", "mistake"):
        assert contrast(getattr(colours, name), colours.paper) >= 4.5, name
    for name in ("looked_at", "comes_out"):
        assert contrast(colours.on_mark, getattr(colours, name)) >= 4.5, name
    assert contrast(colours.comes_out, colours.raised) >= 4.5
    assert contrast(colours.looked_at, colours.raised) >= 4.5


def test_a_value_takes_the_entry_of_its_share():
    maps = ramps(Ink())
    assert maps.of((0, 16)) is maps.sequential
    assert maps.of((-3, 3)) is maps.diverging
    last = len(maps.diverging.lit) - 1
    assert [maps.diverging.entry(value, (-8, 8)) for value in (-8, 0, 8)] == [0, last // 2, last]
    assert maps.sequential.entry(99, (0, 16)) == len(maps.sequential.lit) - 1
