"""Pooling: one number kept of every window, the largest or the mean; or one of the whole map."""

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np

from cnn_tutor import engine
from cnn_tutor.figures.arrays import Array, rows_of
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Facts, Figure, Frame, Panel, Sum, joined
from cnn_tutor.figures.numbers import show_number, show_row, show_rows, show_size
from cnn_tutor.figures.options import FigureError, Options, pair, place, words
from cnn_tutor.figures.scale import scales_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.slide import Slide
from cnn_tutor.figures.slide_facts import slide_facts
from cnn_tutor.figures.source import one_map
from cnn_tutor.figures.sums import longest

TITLES = {
    "max": "max pooling",
    "average": "average pooling",
    "global-average": "global average",
}
MAPS = {"max": "maxima", "average": "means", "global-average": "mean of all"}
"""What stands above each map, before its size: "max pooling 2 x 2" would read as the window's."""


def pool2d(options: Options, shelf: Shelf) -> Figure:
    """The input and a map for each word of `pool`; each frame is one place of the window.

    The window of a global average alone is the whole input, whatever the options say.
    """
    values = one_map(options, shelf)
    pools = words(options, "pool", ("max",))
    whole = (values.shape[0], values.shape[1])
    if set(pools) == {"global-average"}:
        options = {**options, "pool_size": whole, "strides": whole, "padding": "valid"}
    size = pair(options, "pool_size", 2)
    slide = Slide(
        whole,
        size,
        pair(options, "strides", size),
        str(options.get("padding", "valid")),
    )
    if not all(slide.output):
        raise FigureError(
            f"pool_size: {show_size(*size)} does not fit into an input of "
            f"{show_size(*slide.input)}; expected a smaller one or padding: same"
        )
    maps = {name: _pooled(name, values, slide) for name in TITLES}
    padded = slide.padded(values)
    scales = scales_of([[values], [maps[name] for name in pools]], str(options.get("scale", "all")))
    at = place(options, *slide.output)

    def inside(index: int) -> dict[Cell, float]:
        """The cells under the window that are not padding, and their values."""
        return {cell: float(padded[cell]) for cell in slide.cells(index) if slide.is_inside(cell)}

    def result_of(name: str, cell: Cell) -> Cell:
        return Cell(0, 0) if name == "global-average" else cell

    def frame(index: int) -> Frame:
        result, window = slide.result(index), inside(index)
        return glance(index)._replace(
            sums=tuple(
                Sum(
                    (_written(name, list(window.values()), values),),
                    show_number(maps[name][result_of(name, result)]),
                    name,
                    TITLES[name],
                    () if name == "max" else ("? / ?",),
                )
                for name in pools
            ),
        )

    def glance(index: int) -> Frame:
        result, window = slide.result(index), inside(index)
        return Frame(
            lit={"input": frozenset(slide.cells(index))},
            marked={"input": max(window, key=window.__getitem__)} if "max" in pools else {},
            results={name: result_of(name, result) for name in pools},
            known={name: index + 1 for name in pools if name != "global-average"},
            says=says(index, result),
        )

    def says(index: int, result: Cell) -> str:
        every = "the global average takes in every cell."
        if set(pools) == {"global-average"}:
            return every.capitalize()
        gives = f"{slide.says(index)}, and gives row {result.row}, column {result.column}"
        return f"{gives} of the pooled map; {every}" if "global-average" in pools else f"{gives}."

    def by_window(keep: Callable[[list[float]], float]) -> str:
        """The map that keeping something else of each window would give."""
        height, across = slide.output
        kept = [keep(list(inside(place).values())) for place in range(height * across)]
        return show_rows(kept[row * across : (row + 1) * across] for row in range(height))

    start = at.row * slide.output[1] + at.column
    first = pools[0]
    widest = [float(longest(padded))] * (size[0] * size[1])
    return Figure(
        kind="pool2d",
        panels=(
            Panel(
                "input", "input", rows_of(padded), "input", scales[0][0], slide.pads, slide.unused
            ),
            *(
                Panel(name, MAPS[name], rows_of(maps[name]), "output", scale)
                for name, scale in zip(pools, scales[1], strict=True)
            ),
        ),
        frames=Frames(slide.output[0] * slide.output[1], frame, glance),
        facts={
            **slide_facts(slide),
            "pool_size": show_size(*size),
            "cell": show_number(maps[first][result_of(first, at)]),
            "cell_row": str(at.row),
            "cell_column": str(at.column),
            "row": show_row(maps[first][result_of(first, at).row]),
            "max_map": show_rows(maps["max"]),
            "average_map": show_rows(maps["average"]),
            "first_map": by_window(lambda values: values[0]),
            "sum_map": by_window(sum),
            **_cell(maps, at, list(inside(start).values()), size[0] * size[1]),
        },
        start=start,
        across=slide.output[1],
        longest=tuple(
            Sum((_written(name, widest, values),), longest(maps[name]), name, TITLES[name])
            for name in pools
        ),
        walks=next((name for name in pools if name != "global-average"), ""),
    )


def _cell(maps: dict[str, Array], at: Cell, window: Sequence[float], area: int) -> Facts:
    """What each pool keeps of the window, and what a mistaken one would."""
    return {
        "max_cell": show_number(maps["max"][at]),
        "average_cell": show_number(maps["average"][at]),
        "global_average": show_number(maps["global-average"][0, 0]),
        "window_sum": show_number(sum(window)),
        "window_cells": str(len(window)),
        "first_cell": show_number(window[0]),
        "smallest_cell": show_number(min(window)),
        "average_counting_padding": show_number(sum(window) / area),
        "max_counting_padding": show_number(max(*window, 0.0 if len(window) < area else window[0])),
    }


def _pooled(name: str, values: Array, slide: Slide) -> Array:
    x = values[np.newaxis, ..., np.newaxis]
    if name == "global-average":
        return cast(Array, engine.global_avg_pool2d(x))
    pool = engine.max_pool2d if name == "max" else engine.avg_pool2d
    y = pool(x, slide.window, strides=slide.strides, padding=slide.padding)
    return cast(Array, y[0, :, :, 0])


def _written(name: str, window: Sequence[float], values: Array) -> str:
    """What a pool does to the numbers under its window; or to those of the whole map."""
    if name == "max":
        return f"max({', '.join(map(show_number, window))})"
    if name == "average":
        return f"({joined([*map(show_number, window)])}) / {len(window)}"
    return f"{show_number(values.sum())} / {values.size}"
