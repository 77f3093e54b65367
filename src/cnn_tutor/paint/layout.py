"""Where the panels of a figure stand on a page of some width, and how each is drawn there."""

from collections.abc import Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from cnn_tutor.figures.model import Figure, Panel
from cnn_tutor.paint.bars import Bars
from cnn_tutor.paint.block import Block
from cnn_tutor.paint.curve import Curve
from cnn_tutor.paint.halves import Halves
from cnn_tutor.paint.legend import FEWEST, OVER, STEPS, Legend
from cnn_tutor.paint.map import SMALL, Detail, Map
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.ribbon import Ribbon

GAPS = (4, 3, 2)
"""Columns between two panels: the most that lets all of them stand beside each other."""
HIGH = 18
"""Rows that the panels may take where there is no telling how many there are."""


class Placed(NamedTuple):
    """A block, and the column and row of its title; its rows begin in the row below."""

    block: Block
    x: int
    y: int


class Layout(NamedTuple):
    """All blocks in their places.

    Attributes:
        placed: The blocks.
        legends: Scales.
        rows: How many rows all that takes.
    """

    placed: tuple[Placed, ...]
    legends: tuple[Legend, ...]
    rows: int


def lay_out(figure: Figure, ink: Ink, width: int, high: int = HIGH) -> Layout:
    """The panels in as much detail as there is room for: in `high` rows if it can be, where some
    tell their values by colours alone in no more than `HIGH`.

    The kernels stand under the maps where that takes fewer rows: input and output are then beside
    each other.
    """

    def laid(blocks: Sequence[Block]) -> Layout:
        placed = _place(blocks, width)
        in_order = sorted(placed, key=lambda each: figure.panels.index(each.block.panel))
        return _with_legends(tuple(in_order), ink, width)

    smallest: Detail = "halves" if ink.unicode and ink.dims else "narrow"
    every: list[Layout] = []
    for detail in ("numbers", "colours", smallest):
        blocks = [_block(panel, ink, width, detail) for panel in figure.panels]
        under = sorted(blocks, key=lambda block: block.panel.role == "kernel")
        every.append(min(laid(blocks), laid(under), key=lambda layout: layout.rows))
        shades = any(block.shades for block in blocks)
        if every[-1].rows <= (min(high, HIGH) if shades else high):
            return every[-1]
    return min(every, key=lambda layout: layout.rows)


def _block(panel: Panel, ink: Ink, width: int, detail: Detail) -> Block:
    if panel.drawn == "curve":
        return Curve(panel, ink)
    if panel.drawn == "bars":
        return Bars(panel, ink, short=detail != "numbers")
    if panel.drawn == "ribbon":
        return Ribbon(panel, ink, width, detail)
    if panel.role == "kernel" and panel.size[0] <= SMALL:
        return Map(panel, ink, width, "numbers")
    if panel.size[0] <= SMALL and detail == "halves":
        return Map(panel, ink, width, "colours")
    return Halves(panel, ink) if detail == "halves" else Map(panel, ink, width, detail)


def _place(blocks: Sequence[Block], width: int) -> tuple[Placed, ...]:
    """Beside each other from the left; under the ones before where the width does not allow.

    A scale may reach under the next map. Where it would meet something there, its own map takes as
    many columns as it does.
    """
    scaled, roomy = _scaled(blocks), set[Block]()
    while True:
        widths = {block: _width(block, scaled=block in roomy) for block in blocks}
        placed = _in_rows(blocks, widths, scaled, width)
        cramped = {
            each.block
            for each in placed
            if each.block in scaled - roomy and not _has_room(each, placed, scaled, width)
        }
        if not cramped:
            return placed
        roomy |= cramped


def _in_rows(
    blocks: Sequence[Block], widths: Mapping[Block, int], scaled: Set[Block], width: int
) -> tuple[Placed, ...]:
    """Blocks of these widths in rows. What belongs together, all channels, all kernels, all maps,
    starts a new row together.
    """
    all_of_them = sum(widths.values()) + blocks[-1].edge
    gap = next((gap for gap in GAPS if all_of_them + gap * (len(blocks) - 1) <= width), GAPS[-1])
    placed: list[Placed] = []
    x = y = band = 0
    for _, group in groupby(blocks, key=lambda block: block.panel.role):
        members = list(group)
        whole = sum(widths[block] + gap for block in members) - gap
        for index, block in enumerate(members):
            if x and x + (widths[block] if index else whole) + block.edge > width:
                x, y, band = 0, y + band + 2, 0
            placed.append(Placed(block, x, y))
            x, band = x + widths[block] + gap, max(band, block.rows + (block in scaled))
    return tuple(placed)


def _has_room(it: Placed, placed: Sequence[Placed], scaled: Set[Block], width: int) -> bool:
    """Whether the scale under a block stays on the page, and apart from what stands beside it:
    another block as high, or another scale.
    """
    scale = _under(it)
    return scale.stop <= width and not any(
        it.x < each.x < scale.stop + GAPS[-1]
        and each.y <= scale.y < _under(each).y + (each.block in scaled)
        for each in placed
    )


def _width(block: Block, *, scaled: bool) -> int:
    """The columns of a block: a closing bracket may stand in the gap after it."""
    scale = Legend(block, 0, 0).stop if scaled else 0
    return max(block.width - block.edge, block.title_width, scale)


def _scaled(blocks: Sequence[Block]) -> set[Block]:
    """The blocks that need a scale under them: of those without numbers, one for each scale."""
    first: dict[tuple[object, ...], Block] = {}
    for block in blocks:
        if block.shades and block.panel.pixels is None:
            looks = type(block), isinstance(block, Map) and block.cells.narrow
            first.setdefault((block.panel.scale, *looks), block)
    return set(first.values())


def _with_legends(placed: tuple[Placed, ...], ink: Ink, width: int) -> Layout:
    """The scales that are needed, and one for the last map if it has numbers: under it where that
    makes the page no higher, else beside a title. A kernel needs none.
    """
    scaled = _scaled([each.block for each in placed])
    legends = [_under(each) for each in placed if each.block in scaled]
    foot = max(each.y + 1 + each.block.rows for each in placed)
    foot = max([foot, *(each.y + 1 for each in legends)])
    last = placed[-1]
    if _in_numbers(last.block) and last.block.panel.count > 1 and ink.depth != "none":
        under = _under(last, air=1)
        room = under.room(width)
        apart = all(each.stop + GAPS[-1] <= under.x for each in legends if each.y == under.y)
        if room >= FEWEST and under.y < foot and apart:
            legends.append(under._replace(steps=min(room, STEPS)))
        elif beside := _beside(placed, width):
            legends.append(beside)
    return Layout(placed, tuple(legends), foot)


def _in_numbers(block: Block) -> bool:
    """Whether it is a map that shows its numbers, and no kernel."""
    return type(block) is Map and not block.shades and block.panel.role != "kernel"


def _under(it: Placed, air: int = 0) -> Legend:
    """The scale of a block under it."""
    return Legend(it.block, it.x, it.y + 1 + it.block.rows + air)


def _beside(placed: Sequence[Placed], width: int) -> Legend | None:
    """The scale of the last map beside a title, if there is room: its own, or that of another map
    with the same scale.
    """
    for block, x, y in reversed(placed):
        if _in_numbers(block) and block.panel.scale == placed[-1].block.panel.scale:
            scale = Legend(block, x + block.title_width + GAPS[-1], y, bar=OVER)
            after = (each.x - GAPS[-1] for each in placed if each.y == y and each.x > x)
            room = scale.room(min(after, default=width))
            if room >= FEWEST:
                air = min(max(room - STEPS, 0), GAPS[0] - GAPS[-1])
                return scale._replace(x=scale.x + air, steps=min(room, STEPS))
    return None
