"""A model in a table: what comes out of each layer, what it costs, and what one output sees."""

from collections.abc import Sequence
from typing import NamedTuple

from cnn_tutor.engine.arrays import Shape
from cnn_tutor.engine.layer import Layer, output_shapes
from cnn_tutor.shapes import ReceptiveField, Window, receptive_field


class Row(NamedTuple):
    """One layer of the summary; `receptive_field` is (height, width), None where it is all."""

    name: str
    output_shape: Shape
    parameters: int
    multiply_adds: int
    receptive_field: tuple[ReceptiveField, ReceptiveField] | None


def rows(layers: Sequence[Layer]) -> list[Row]:
    """The numbers of each layer, for one example."""
    result: list[Row] = []
    down: list[Window] = []
    across: list[Window] = []
    sees_all = False
    shape: Shape = ()
    for layer, output in zip(layers, output_shapes(layers), strict=True):
        window = layer.windows(shape)
        if window is None:
            sees_all = True
        else:
            down.append(window[0])
            across.append(window[1])
        result.append(
            Row(
                type(layer).__name__,
                output,
                sum(array.size for array in (layer.parameters | layer.statistics).values()),
                layer.multiply_adds(shape),
                None if sees_all else (receptive_field(down), receptive_field(across)),
            )
        )
        shape = output
    return result


def table(layers: Sequence[Layer]) -> str:
    """The rows as text, with the totals below."""
    body = rows(layers)
    lines = [("Layer", "Output shape", "Parameters", "Multiply-adds", "Sees")]
    for row in body:
        sees = " × ".join(str(field.size) for field in row.receptive_field or ()) or "all"
        shape = " × ".join(map(str, row.output_shape))
        lines.append((row.name, shape, f"{row.parameters:,}", f"{row.multiply_adds:,}", sees))
    parameters, products = sum(r.parameters for r in body), sum(r.multiply_adds for r in body)
    lines.append(("Total", "", f"{parameters:,}", f"{products:,}", ""))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = [
        f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c:>{widths[2]}}  {d:>{widths[3]}}  {e}".rstrip()
        for a, b, c, d, e in lines
    ]
    rule = "─" * max(map(len, text))
    return "\n".join([text[0], rule, *text[1:-1], rule, text[-1]])
