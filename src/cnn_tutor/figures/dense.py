"""A dense layer: every number of the input, each times a weight of its own, for every unit."""

import numpy as np

from cnn_tutor import engine
from cnn_tutor.figures.arrays import numbers, rows_of
from cnn_tutor.figures.bend import BENDS
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_weight
from cnn_tutor.figures.options import FigureError, Options, chosen, labels
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.source import source
from cnn_tutor.figures.sums import decimals_for, longest, longest_product, products
from cnn_tutor.shapes import multiply_adds

WRITTEN, ALL = 8, 12
"""How many products are written out where there are more than ALL."""


def dense(options: Options, shelf: Shelf) -> Figure:
    """The flattened input, a row of weights for each unit, the outputs; a frame for each unit."""
    x = source(options, shelf).x.reshape(1, -1)
    weights = np.array(options["weights"], np.float32)
    units, inputs = weights.shape
    if inputs != x.size:
        raise FigureError(
            f"weights: rows of {inputs} numbers for an input of {x.size}; expected one each"
        )
    bias = numbers(options, "bias", units)
    bend = BENDS.get(str(options.get("activation", "linear")))
    before = engine.dense(x, weights.T, bias)[0]
    bent = bend.of if bend else np.asarray
    after, never = bent(before), bend.never if bend else ()
    unit = chosen(options, "unit", units)

    places = 2 if inputs <= ALL else 3
    written = inputs if inputs <= ALL else WRITTEN
    decimals = decimals_for(weights, x, bias, written, places)

    def lines(
        terms: tuple[str, ...], head: str, rest: str, bias_: str, before_: str, after_: str
    ) -> tuple[Sum, ...]:
        last = (bias_,) if bias.any() else ()
        label = "sum + bias" if last else "sum"
        if inputs <= ALL:
            found = [Sum((*terms, *last), before_, "output", label)]
        else:
            found = [
                Sum(terms, head, "output", f"first {WRITTEN}"),
                Sum(
                    (head, rest, *last),
                    before_,
                    "output",
                    f"and {inputs - WRITTEN} more" + (" + bias" if last else ""),
                    ("?", "?", *last),
                ),
            ]
        if bend:
            veiled = (bend.written("?"),)
            found.append(Sum((bend.written(before_),), after_, "output", bend.title, veiled))
        return tuple(found)

    def frame(index: int) -> Frame:
        parts = weights[index] * x[0]
        return Frame(
            lit={"weights": frozenset(Cell(index, column) for column in range(inputs))},
            results={"output": Cell(index, 0)},
            known={"output": index + 1},
            sums=lines(
                products(weights[index, :written], x[0, :written], decimals),
                show_number(parts[:WRITTEN].sum(), places),
                show_number(parts[WRITTEN:].sum(), places),
                show_weight(bias[index], decimals),
                show_number(before[index]),
                show_number(after[index], never=never),
            ),
            says=f"Unit {index}: every input times its weight, all of it summed.",
        )

    parts = weights * x
    return Figure(
        kind="dense",
        panels=(
            Panel("input", "input", rows_of(x), "input", scale_of(x), drawn="ribbon"),
            Panel(
                "weights",
                "weights, a row for each unit",
                rows_of(weights),
                "kernel",
                scale_of(weights, signed=True),
            ),
            Panel(
                "output",
                f"after {bend.title}" if bend else "output",
                rows_of(after[:, np.newaxis]),
                "output",
                scale_of(after),
                drawn="bars",
                labels=labels(options, units),
                never=never,
            ),
        ),
        frames=Frames(units, frame),
        facts={
            "inputs": str(inputs),
            "units": str(units),
            "unit": str(unit),
            "weights": str(weights.size),
            "parameters": str(weights.size + units),
            "parameters_one_bias": str(weights.size + 1),
            "multiply_adds": str(multiply_adds(1, 1, inputs, units)),
            "cell": show_number(after[unit]),
            "cell_before_activation": show_number(before[unit]),
            "cell_without_bias": show_number(bent(before[unit : unit + 1] - bias[unit])[0]),
            "bias": show_number(bias[unit]),
            "input_sum": show_number(x.sum()),
            "smallest": show_number(after.min()),
            "largest": show_number(after.max()),
            "largest_unit": str(int(after.argmax())),
        },
        start=unit,
        across=1,
        longest=lines(
            (longest_product(weights, x, decimals),) * written,
            longest(parts[:, :WRITTEN].sum(axis=1), decimals=places),
            longest(parts[:, WRITTEN:].sum(axis=1), decimals=places),
            max((show_weight(each, decimals) for each in bias), key=len),
            longest(before),
            longest(after, never=never),
        ),
    )
