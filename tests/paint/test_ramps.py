import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.paint.contrast import contrast, luminance, rgb
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.pixels import pixel_shades
from cnn_tutor.paint.ramps import ramps
from tests.paint.figures import INKS

coloured = pytest.mark.parametrize("ink", [ink for ink in INKS if ink.depth != "none"], ids=str)

papered = pytest.mark.parametrize("ink", [ink for ink in INKS if hues(ink).paper], ids=str)


def rises(colours):
    lights = [luminance(colour) for colour in colours]
    return lights == sorted(lights)


def test_black_on_white_is_the_largest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("16", "231") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def stands_out_more_and_more(colours, ink):
    """Whether each colour differs from the paper at least as much as the one before."""
    paper = hues(ink).paper or ("15" if ink.theme == "light" else "0")
    steps = [contrast(colour, paper) for colour in colours]
    return steps == sorted(steps)


@coloured
def test_what_is_more_stands_out_more_from_the_paper(ink):
    colours = [shade.bg for shade in ramps(ink).sequential.lit]
    assert stands_out_more_and_more(colours, ink)
    assert rises(colours) or rises(reversed(colours))
    assert len(set(colours)) == len(colours)


@coloured
def test_both_arms_stand_out_more_away_from_a_neutral_zero(ink):
    shades = ramps(ink).diverging.lit
    colours = [shade.bg for shade in shades]
    middle = len(colours) // 2
    assert len(colours) % 2 == 1
    assert stands_out_more_and_more(colours[middle:], ink)
    assert stands_out_more_and_more(colours[middle::-1], ink)
    assert colours[middle] == ramps(ink).sequential.lit[0].bg
    assert len(set(colours)) == len(colours)
    channels = rgb(colours[middle])
    assert max(channels) - min(channels) < 16


@papered
def test_zero_is_a_plate_just_off_the_paper(ink):
    for ramp in ramps(ink):
        zero = ramp.entry(0, (-1, 1) if ramp is ramps(ink).diverging else (0, 1))
        for shades in (ramp.lit, ramp.dim):
            assert 1 < contrast(shades[zero].bg, hues(ink).paper) < 1.7


@coloured
def test_dim_keeps_the_order_of_the_lit(ink):
    maps = ramps(ink)
    for ramp in maps:
        assert len(ramp.dim) == len(ramp.lit)
    sequential, diverging = ([shade.bg for shade in ramp.dim if shade.bg] for ramp in maps)
    assert stands_out_more_and_more(sequential, ink)
    assert stands_out_more_and_more(diverging[len(diverging) // 2 :], ink)
    assert stands_out_more_and_more(diverging[len(diverging) // 2 :: -1], ink)


@papered
def test_dim_is_nearer_to_the_paper_than_lit(ink):
    paper = hues(ink).paper
    for ramp in ramps(ink):
        for lit, dim in zip(ramp.lit, ramp.dim, strict=True):
            assert contrast(dim.bg, paper) < contrast(lit.bg, paper)


@papered
def test_what_is_dim_is_much_less_vivid_than_what_is_lit(ink):
    def vivid(shade):
        channels = rgb(shade.bg)
        return max(channels) - min(channels)

    lit, dim = ramps(ink).diverging
    middle = len(lit) // 2
    for arm in (slice(None, middle), slice(middle + 1, None)):
        assert max(map(vivid, dim[arm])) < 0.6 * max(map(vivid, lit[arm]))


@coloured
def test_every_number_can_be_read(ink):
    for ramp in ramps(ink):
        for shade in ramp.lit:
            assert contrast(shade.fg, shade.bg) >= 4.5
        for shade in ramp.dim:
            assert not shade.bg or contrast(shade.fg, shade.bg) >= 4.5


@papered
def test_a_zero_in_the_colour_of_what_was_stopped_can_be_read(ink):
    shades = ramps(ink).diverging.lit
    assert contrast(shades[0].bg, shades[len(shades) // 2].bg) >= 4.5


@coloured
def test_every_mark_can_be_read(ink):
    colours = hues(ink)
    for name in ("looked_at", "comes_out"):
        assert contrast(colours.on_mark, getattr(colours, name)) >= 4.5, name


@papered
@given(st.tuples(*[st.floats(0, 1, width=32)] * 3))
def test_every_pixel_could_carry_a_number(ink, pixel):
    for shade in pixel_shades(ink, pixel):
        assert contrast(shade.fg, shade.bg) >= 4.5


@coloured
def test_numbers_on_lit_cells_are_black_or_white(ink):
    for ramp in ramps(ink):
        assert {shade.fg for shade in ramp.lit} <= {"#000000", "#ffffff", "16", "231", "0", "7"}


@papered
def test_every_word_can_be_read(ink):
    colours = hues(ink)
    for name in ("text", "quiet", "looked_at", "comes_out", "earned", "mistake"):
        assert contrast(getattr(colours, name), colours.paper) >= 4.5, name
    assert contrast(colours.comes_out, colours.raised) >= 4.5
    assert contrast(colours.looked_at, colours.raised) >= 4.5


def test_on_white_every_word_in_one_of_sixteen_colours_can_be_read():
    colours = hues(Ink("16", theme="light"))
    for name in ("looked_at", "comes_out", "earned", "mistake"):
        assert contrast(getattr(colours, name), "15") >= 4.5, name


def test_a_value_takes_the_entry_of_its_share():
    maps = ramps(Ink())
    assert maps.of((0, 16)) is maps.sequential
    assert maps.of((-3, 3)) is maps.diverging
    last = len(maps.diverging.lit) - 1
    assert [maps.diverging.entry(value, (-8, 8)) for value in (-8, 0, 8)] == [0, last // 2, last]
    assert maps.sequential.entry(99, (0, 16)) == len(maps.sequential.lit) - 1
