from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.paint.halves import Halves
from cnn_tutor.paint.layout import lay_out
from cnn_tutor.paint.map import Map
from cnn_tutor.paint.model import Ink
from tests.figures.shelf import figure
from tests.paint.figures import EDGE, LARGE, RAMP, figures, inks


def boxes(layout):
    """Left, top, right and bottom of every title, map and scale."""
    for block, x, y in layout.placed:
        yield x, y, x + block.title_width, y + 1
        yield x, y + 1, x + block.width, y + 1 + block.rows
    for scale in layout.legends:
        yield scale.x, scale.y, scale.stop, scale.y + 1


def overlaps(layout):
    """Whether any two of them do."""
    return any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for one, other in combinations(boxes(layout), 2)
    )


@given(figures, inks, st.integers(30, 130))
def test_nothing_on_a_page_overlaps(shown, ink, width):
    assert not overlaps(lay_out(shown, ink, width))


@pytest.mark.parametrize(("width", "rows"), [(90, 1), (60, 2)])
def test_scales_keep_maps_apart_that_are_narrower_and_stay_on_the_page(width, rows):
    filters = tuple(((weight,),) for weight in (1.0, -1.0, 2.0))
    image = np.arange(84.0).reshape(14, 6) * 9999
    layout = lay_out(figure("conv2d", image, filters=filters, scale="map"), Ink(), width)
    assert not overlaps(layout)
    assert len({each.y for each in layout.placed if each.block.panel.role == "output"}) == rows
    assert all(scale.block.width < scale.stop - scale.x for scale in layout.legends)
    assert all(scale.stop <= width for scale in layout.legends)


@given(figures, inks, st.integers(20, 100))
def test_no_number_of_a_map_reaches_over_the_edge_of_the_page(shown, ink, width):
    for block, x, _ in lay_out(shown, ink, width).placed:
        if isinstance(block, Map) and not block.shades:
            assert x + block.width <= width


def test_the_scale_of_a_map_in_numbers_keeps_clear_of_the_one_that_reaches_under_it():
    shown = figure("conv2d", np.full((6, 5), -123456.0), kernel=((0.00005,), (0.0,)))
    layout = lay_out(shown, Ink(), 78)
    assert [each.block.shades for each in layout.placed] == [True, False, False]
    under, beside = layout.legends
    assert under.y == layout.placed[-1].y + 1 + layout.placed[-1].block.rows + 1
    assert beside.y == 0


def test_maps_that_share_a_scale_have_it_where_there_is_room_and_no_row_more():
    image = np.array([[-63.0, 63.0, 0.0, 0.0, 0.0, 0.0]] * 6)
    layout = lay_out(figure("relu", image), Ink(), 78)
    (scale,) = layout.legends
    before, curve, _ = layout.placed
    assert scale.block is before.block
    assert (scale.y, scale.steps) == (0, 5)
    assert before.block.title_width + 2 == scale.x
    assert scale.stop + 2 == curve.x
    assert layout.rows == 7
    roomy = lay_out(figure("relu", image), Ink(), 120)
    (scale,), after = roomy.legends, roomy.placed[-1]
    assert scale.block is after.block
    assert scale.steps == 12
    assert scale.x == after.x + after.block.title_width + 4
    apart = lay_out(figure("relu", image, scale="map"), Ink(), 78)
    assert apart.legends == ()


def test_a_scale_under_a_map_has_as_many_colours_as_there_is_room_for():
    sobel = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0))
    shown = figure("conv2d", np.arange(64.0).reshape(8, 8) ** 2 % 15, kernel=sobel, strides=2)
    (wide,), (narrow,) = (lay_out(shown, Ink(), width).legends for width in (80, 57))
    assert (wide.steps, narrow.steps) == (12, 11)
    assert wide.y == narrow.y == 5
    assert narrow.stop == 57


def test_a_scale_wider_than_its_map_leaves_the_gaps_between_maps_even():
    shown = figure("conv2d", np.arange(90.0).reshape(10, 9) % 17, filters=(EDGE, EDGE, EDGE))
    layout = lay_out(shown, Ink(), 78)
    maps = [each for each in layout.placed if each.block.panel.role == "output"]
    assert len({each.y for each in maps}) == 1
    gaps = {right.x - left.x - left.block.width for left, right in pairwise(maps)}
    assert gaps == {2}
    (scale,) = (each for each in layout.legends if each.block is maps[0].block)
    assert scale.stop > maps[0].block.width


def test_a_scale_is_half_a_row_high_and_keeps_the_other_half_from_its_map():
    over, under = figure("grid", RAMP), figure("grid", LARGE)
    for shown, sign in ((over, "▀"), (under, "▄")):
        (scale,) = lay_out(shown, Ink(), 78).legends
        assert {run.text for run in scale.runs[1:-1]} == {sign}
        assert not any(run.bg for run in scale.runs)
        (scale,) = lay_out(shown, Ink(unicode=False), 78).legends
        assert {run.text for run in scale.runs[1:-1]} == {" "}
        assert all(run.bg for run in scale.runs[1:-1])


def shades(layout):
    return [each.block.shades for each in layout.placed if each.block.panel.role != "kernel"]


def test_numbers_may_take_all_the_rows_there_are_and_colours_alone_may_not():
    filters = (EDGE, EDGE, EDGE, EDGE)
    shown = figure("conv2d", np.arange(64.0).reshape(8, 8) ** 2 % 15, filters=filters)
    assert all(shades(lay_out(shown, Ink(), 76)))
    layout = lay_out(shown, Ink(), 76, high=30)
    assert not any(shades(layout))
    assert layout.rows <= 30
    assert isinstance(lay_out(figure("grid", LARGE), Ink(), 76, high=40).placed[0].block, Halves)


@pytest.mark.parametrize("ink", [Ink("16"), Ink("none")], ids=str)
def test_a_closing_bracket_takes_no_room_but_the_gap_after_its_map(ink):
    shown = figure("conv2d", np.arange(64.0).reshape(8, 8) ** 2 % 15, filters=(EDGE, EDGE, EDGE))
    *_, first, second, third = lay_out(shown, ink, 77, high=30).placed
    assert first.y == second.y == third.y
    assert second.x - first.x == 24 + 2
    assert not third.block.shades


@pytest.mark.parametrize("ink", [Ink("16"), Ink("none")], ids=str)
def test_a_closing_bracket_stays_on_the_page_which_holds_no_less_for_being_wider(ink):
    shown = figure("conv2d", np.arange(64.0).reshape(8, 8) ** 2 % 15, filters=(EDGE, EDGE, EDGE))
    layouts = {width: lay_out(shown, ink, width, high=40).placed for width in range(50, 150)}
    assert all(x + block.width <= width for width in layouts for block, x, _ in layouts[width])
    bands = [len({each.y for each in placed}) for placed in layouts.values()]
    assert bands == sorted(bands, reverse=True)


def test_no_column_is_kept_for_the_bracket_of_bars():
    shown = figure("softmax", np.arange(64.0).reshape(8, 8) % 16)
    for ink in (Ink(), Ink("16")):
        least = next(
            width
            for width in range(30, 120)
            if len({each.y for each in lay_out(shown, ink, width).placed}) == 1
        )
        last = lay_out(shown, ink, least).placed[-1]
        assert last.x + max(last.block.width, last.block.title_width) == least


def test_maps_without_colour_draw_together_before_they_are_cut():
    shown = figure("conv2d", np.arange(64.0).reshape(8, 8) ** 2 % 15, filters=(EDGE,) * 4)
    maps = replace(shown, panels=shown.panels[-4:])
    assert lay_out(maps, Ink("none"), 27, high=16).rows == 16


def test_the_row_of_a_scale_counts_among_those_there_are():
    layout = lay_out(figure("grid", LARGE[:17, :25]), Ink(), 60)
    assert isinstance(layout.placed[0].block, Halves)
    layout = lay_out(figure("grid", LARGE[:16, :25]), Ink(), 60)
    assert isinstance(layout.placed[0].block, Map)
    assert layout.rows == 18
