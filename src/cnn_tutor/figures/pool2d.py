"""Pooling: one number kept of every window, the largest or the mean; or one of the whole map."""

from typing import cast

import numpy as np

from cnn_tutor import engine
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Array, Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_size, total
from cnn_tutor.figures.options import FigureError, Options, pair, place, words
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.slide import Slide
from cnn_tutor.figures.source import Shelf, source

TITLES = {
    "max": "max pooling",
    "average": "average pooling",
    "global-average": "global average",
}


def pool2d(options: Options, shelf: Shelf) -> Figure:
    """The input and a map for each word of `pool`; each frame is one place of the window."""
    values = source(options, shelf)
    pools = words(options, "pool", ("max",))
    size = pair(options, "pool_size", 2)
    slide = Slide(
        (values.shape[0], values.shape[1]),
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
    scale = scale_of(values)
    at = place(options, *slide.output)

    def inside(index: int) -> dict[Cell, float]:
        """The cells under the window that are not padding, and their values."""
        top, _, left, _ = slide.pads
        return {
            cell: float(padded[cell])
            for cell in slide.cells(index)
            if 0 <= cell.row - top < slide.input[0] and 0 <= cell.column - left < slide.input[1]
        }

    def frame(index: int) -> Frame:
        result = slide.result(index)
        window = inside(index)
        whole = "global-average" in pools
        return Frame(
            lit={"input": frozenset(slide.cells(index))},
            marked={"input": max(window, key=window.__getitem__)} if "max" in pools else {},
            results={name: Cell(0, 0) if name == "global-average" else result for name in pools},
            known={name: index + 1 for name in pools if name != "global-average"},
            sums=tuple(_sum(name, window, values, maps[name], result) for name in pools),
            says=f"{slide.says(index)}, and gives row {result.row}, column {result.column}"
            + (" of the pooled map; the global average takes in every cell." if whole else "."),
        )

    start = at.row * slide.output[1] + at.column
    window = inside(start)
    first = maps[pools[0]]
    return Figure(
        kind="pool2d",
        panels=(
            Panel("input", "input", padded, "input", scale, slide.pads, slide.unused),
            *(Panel(name, TITLES[name], maps[name], "output", scale) for name in pools),
        ),
        frames=Frames(slide.output[0] * slide.output[1], frame),
        facts={
            "input_size": show_size(*slide.input),
            "pool_size": show_size(*slide.window),
            "strides": str(slide.strides[0])
            if slide.strides[0] == slide.strides[1]
            else show_size(*slide.strides),
            "output_size": show_size(*slide.output),
            "output_height": str(slide.output[0]),
            "output_width": str(slide.output[1]),
            "cell": show_number(first[at] if first.size > 1 else first[0, 0]),
            "max_cell": show_number(maps["max"][at]),
            "average_cell": show_number(maps["average"][at]),
            "global_average": show_number(maps["global-average"][0, 0]),
            "window_sum": show_number(sum(window.values())),
            "first_cell": show_number(next(iter(window.values()))),
            "smallest_cell": show_number(min(window.values())),
        },
        start=start,
        across=slide.output[1],
    )


def _pooled(name: str, values: Array, slide: Slide) -> Array:
    x = values[np.newaxis, ..., np.newaxis]
    if name == "global-average":
        return cast(Array, engine.global_avg_pool2d(x))
    pool = engine.max_pool2d if name == "max" else engine.avg_pool2d
    y = pool(x, slide.window, strides=slide.strides, padding=slide.padding)
    return cast(Array, y[0, :, :, 0])


def _sum(name: str, window: dict[Cell, float], values: Array, pooled: Array, at: Cell) -> Sum:
    if name == "max":
        numbers = ", ".join(show_number(value) for value in window.values())
        return Sum((f"max({numbers})",), show_number(pooled[at]))
    if name == "average":
        term = f"({total(window.values())}) / {len(window)}"
        return Sum((term,), show_number(pooled[at]))
    return Sum((f"{show_number(values.sum())} / {values.size}",), show_number(pooled[0, 0]))
