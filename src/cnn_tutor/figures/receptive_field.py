"""What a cell of a deep map sees of the input, layer by layer."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple, cast

import numpy as np

from cnn_tutor import engine
from cnn_tutor.course.layer_words import LayerWord, layer_word
from cnn_tutor.figures.arrays import Array, rows_of
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Facts, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_size
from cnn_tutor.figures.options import FigureError, Options, place, words
from cnn_tutor.figures.scale import scales_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.slide import Slide
from cnn_tutor.figures.source import one_map
from cnn_tutor.shapes import Window, receptive_field

Counts = dict[int, int]
"""How often each row, or each column, is used."""


class _Layer(NamedTuple):
    word: LayerWord
    slide: Slide
    values: Array

    @property
    def title(self) -> str:
        """What stands before the size of its map: `after conv 3x3`."""
        return f"after {self._name}"

    @property
    def label(self) -> str:
        """What its line of arithmetic is about: the layer, its weights, their dilation."""
        word = self.word
        told = [
            self._name,
            f"all {Fraction(1, word.size**2)}" if word.operation == "conv" else "",
            f"{word.dilation} apart" if word.dilation > 1 else "",
        ]
        return ", ".join(filter(None, told))

    @property
    def _name(self) -> str:
        word = self.word
        return f"{'max' if word.operation == 'pool' else 'conv'} {word.size}x{word.size}"

    def seen(self, counts: Counts, axis: int) -> Counts:
        """How often each pixel along an axis of its input is used, where its output is so often."""
        slide, used = self.slide, Counts()
        before = slide.pads[2 * axis]
        for place_, times in counts.items():
            for step in range(slide.window[axis]):
                pixel = place_ * slide.strides[axis] + step * slide.dilation[axis] - before
                if 0 <= pixel < slide.input[axis]:
                    used[pixel] = used.get(pixel, 0) + times
        return used


def receptive(options: Options, shelf: Shelf) -> Figure:
    """The input and a map after each of `layers`; a frame for each cell of the last.

    Convolutions take the mean of what they look at, all pixels alike; pools the maximum.
    """
    values = one_map(options, shelf)
    stack = _stack(values, words(options, "layers"))
    maps = [values, *(layer.values for layer in stack)]
    names = ["input", *(f"layer-{nth}" for nth in range(1, len(maps)))]
    scales = scales_of([maps[:1], maps[1:]], str(options.get("scale", "all")))
    height, width = stack[-1].slide.output
    at = place(options, height, width)
    counting = bool(options.get("uses", False))
    field = receptive_field(_windows(stack, 0))
    lines = _lines(stack, names[-1])

    def walked(cell: Cell) -> list[tuple[Counts, Counts]]:
        """From the last map back to the input: the rows and the columns that count, how often."""
        back = [({cell.row: 1}, {cell.column: 1})]
        for layer in reversed(stack):
            rows, columns = back[-1]
            back.append((layer.seen(rows, 0), layer.seen(columns, 1)))
        return back[::-1]

    def uses(rows: Counts, columns: Counts) -> Array:
        down, across = (
            np.array([counts.get(place_, 0) for place_ in range(size)], np.float32)
            for counts, size in zip((rows, columns), values.shape, strict=True)
        )
        return np.outer(down, across)

    def frame(index: int) -> Frame:
        back = walked(Cell(*divmod(index, width)))
        return glance(index)._replace(values={"uses": rows_of(uses(*back[0]))} if counting else {})

    def glance(index: int) -> Frame:
        cell = Cell(*divmod(index, width))
        back = walked(cell)
        regions = [
            frozenset(Cell(row, column) for row in rows for column in columns)
            for rows, columns in back[:-1]
        ]
        seen = sorted(back[0][0]), sorted(back[0][1])
        return Frame(
            lit=dict(zip(names, regions, strict=False))
            | ({"uses": regions[0]} if counting else {}),
            results={names[-1]: cell},
            sums=lines,
            says=f"Row {cell.row}, column {cell.column} of the last map sees rows {seen[0][0]} to "
            f"{seen[0][-1]} and columns {seen[1][0]} to {seen[1][-1]} of the input.",
        )

    opening = uses(*walked(at)[0])
    most = [max(_busiest(stack, axis)) for axis in (0, 1)]
    return Figure(
        kind="receptive-field",
        panels=(
            Panel("input", "input", rows_of(values), "input", scales[0][0]),
            *(
                Panel(name, layer.title, rows_of(layer.values), "output", scale)
                for name, layer, scale in zip(names[1:], stack, scales[1], strict=True)
            ),
            *(
                [
                    Panel(
                        "uses",
                        "times used",
                        rows_of(opening),
                        "kernel",
                        (0.0, float(most[0] * most[1])),
                        widest=str(most[0] * most[1]),
                    )
                ]
                if counting
                else []
            ),
        ),
        frames=Frames(height * width, frame, glance),
        facts={
            **_counts(stack, field.size, field.jump),
            **_place(at, walked(at)[0]),
            "most_used": show_number(opening.max()),
            "least_used": show_number(opening[opening > 0].min()),
        },
        start=at.row * width + at.column,
        across=width,
        longest=lines,
    )


def _stack(values: Array, layers: Iterable[str]) -> list[_Layer]:
    stack: list[_Layer] = []
    for text in layers:
        word = layer_word(text)
        if word is None:
            raise FigureError(f"layers: {text!r} is no layer; expected a word like conv3 or pool2")
        slide = Slide(
            (values.shape[0], values.shape[1]),
            (word.size, word.size),
            (word.stride, word.stride),
            word.padding,
            (word.dilation, word.dilation),
        )
        if not all(slide.output):
            raise FigureError(
                f"layers: {text} does not fit into a map of {show_size(*slide.input)}; "
                f"expected a smaller window or {text}-same"
            )
        values = _computed(values, word)
        stack.append(_Layer(word, slide, values))
    return stack


def _computed(values: Array, word: LayerWord) -> Array:
    x = values[np.newaxis, ..., np.newaxis]
    if word.operation == "pool":
        y = engine.max_pool2d(x, word.size, strides=word.stride, padding=word.padding)
    else:
        kernel = np.full((word.size, word.size, 1, 1), 1 / word.size**2, np.float32)
        y = engine.conv2d(
            x, kernel, strides=word.stride, padding=word.padding, dilation_rate=word.dilation
        )
    return cast(Array, y[0, :, :, 0])


def _windows(stack: list[_Layer], axis: int) -> list[Window]:
    return [
        Window(
            layer.slide.window[axis],
            layer.slide.strides[axis],
            layer.slide.dilation[axis],
            layer.slide.pads[2 * axis],
        )
        for layer in stack
    ]


def _busiest(stack: list[_Layer], axis: int) -> Iterable[int]:
    """For each place of the last map, how often the pixel is used that it uses most."""
    for last in range(stack[-1].slide.output[axis]):
        counts = {last: 1}
        for layer in reversed(stack):
            counts = layer.seen(counts, axis)
        yield max(counts.values())


def _lines(stack: list[_Layer], of: str) -> tuple[Sum, ...]:
    """How the field grows: by what each window adds, times the jump so far."""
    windows = _windows(stack, 0)
    lines = [Sum(("size", "(window - 1)·step"), "new size", of, "each layer", sign="=")]
    for nth, layer in enumerate(stack):
        before, after = receptive_field(windows[:nth]), receptive_field(windows[: nth + 1])
        grows = f"({layer.slide.span[0]} - 1)·{before.jump}"
        veiled = ("?", grows) if nth else ()
        lines.append(Sum((str(before.size), grows), str(after.size), of, layer.label, veiled))
    return tuple(lines)


def _counts(stack: list[_Layer], size: int, jump: int) -> Facts:
    first, last = stack[0].slide, stack[-1].slide
    windows = _windows(stack, 0)
    return {
        "input_size": show_size(*first.input),
        "input_cells": str(first.input[0] * first.input[1]),
        "output_size": show_size(*last.output),
        "output_cells": str(last.output[0] * last.output[1]),
        "layers": str(len(stack)),
        "field_size": show_size(size, size),
        "field_height": str(size),
        "field_width": str(size),
        "field_cells": str(size * size),
        "jump": str(jump),
        "last_window": str(last.window[0]),
        "sum_of_windows": str(sum(window.size for window in windows)),
        "field_without_strides": str(
            receptive_field([window._replace(stride=1) for window in windows]).size
        ),
        "field_without_dilation": str(
            receptive_field([window._replace(dilation=1) for window in windows]).size
        ),
    }


def _place(at: Cell, seen: tuple[Counts, Counts]) -> Facts:
    rows, columns = seen
    return {
        "cell_row": str(at.row),
        "cell_column": str(at.column),
        "first_row": str(min(rows)),
        "last_row": str(max(rows)),
        "first_column": str(min(columns)),
        "last_column": str(max(columns)),
        "seen_cells": str(len(rows) * len(columns)),
    }
