"""What a figure comes to: the size of its output, its weights, its work, what one cell sees."""

from __future__ import annotations

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.figures import Figure, Shelf
from cnn_tutor.figures.options import words
from cnn_tutor.shapes import Window, receptive_field

CELL_BY_CELL = ("grid", "relu")


def readout(figure: Figure, spec: FigureSpec, shelf: Shelf) -> list[str]:
    """`6 x 6 x 1`, `10 parameters`, `324 multiply-adds`, `a cell sees 3 x 3`."""
    facts = figure.facts
    sizes = (facts.get(name, "") for name in ("output_shape", "output_size", "size"))
    work, seen = facts.get("multiply_adds"), facts.get("field_size") or _seen(figure, spec, shelf)
    found = [
        next(filter(None, sizes), ""),
        f"{facts.get('parameters', '0')} parameters",
        f"{work} multiply-adds" if work else "",
        f"a cell sees {seen}" if seen else "",
    ]
    return list(filter(None, found))


def _seen(figure: Figure, spec: FigureSpec, shelf: Shelf) -> str:
    """How much of the picture one cell sees, through all that the picture went through."""
    spans = [figure.facts.get(f"span_{axis}", "") for axis in ("height", "width")]
    if not all(spans) and figure.kind not in CELL_BY_CELL:
        return ""
    before = [_window(layer, shelf) for layer in words(spec.options, "through")]
    stacks = ([*before, Window(int(span or 1))] for span in spans)
    return " x ".join(str(receptive_field(stack).size) for stack in stacks)


def _window(layer: str | tuple[str, ...], shelf: Shelf) -> Window:
    if layer == "max-pool":
        return Window(2, 2)
    if layer == "relu":
        return Window(1)
    kernel = shelf.kernels[layer if isinstance(layer, str) else layer[0]]
    return Window(len(kernel.rows))
