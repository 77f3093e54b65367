"""What a figure comes to: the size of its output, its weights, its work, what one cell sees."""

from __future__ import annotations

from cnn_tutor.course.layer_words import LayerWord, layer_word
from cnn_tutor.course.model import FigureSpec
from cnn_tutor.figures import Figure, Shelf
from cnn_tutor.figures.options import pair, words
from cnn_tutor.shapes import Window, conv2d_parameters, multiply_adds, receptive_field

CELL_BY_CELL = ("grid", "relu", "flatten")


def readout(figure: Figure, spec: FigureSpec, shelf: Shelf) -> list[str]:
    """`6 x 6 x 1`, `10 parameters`, `324 multiply-adds`, `a cell sees 3 x 3`."""
    parameters, work = _weighing(figure, spec)
    return [
        _size(figure),
        f"{parameters} parameters",
        *([f"{work} multiply-adds"] if work else []),
        *_seen(figure, spec, shelf),
    ]


def _size(figure: Figure) -> str:
    outputs = [panel for panel in figure.panels if panel.role == "output"] or figure.panels[:1]
    panel = outputs[0 if figure.kind == "pool2d" else -1]
    if panel.drawn in ("bars", "ribbon"):
        return f"{panel.count} values"
    return figure.facts.get("output_shape") or " x ".join(map(str, panel.size))


def _weighing(figure: Figure, spec: FigureSpec) -> tuple[int, int]:
    """How many weights and biases there are, and how many products all of the output takes."""
    if figure.kind == "receptive-field":
        maps = [panel for panel in figure.panels if panel.role == "output"]
        pairs = zip(_layers(spec), maps, strict=True)
        convolutions = [
            (word.size, panel.size) for word, panel in pairs if word.operation != "pool"
        ]
        return (
            sum(conv2d_parameters(size, 1, 1) for size, _ in convolutions),
            sum(multiply_adds(output, size, 1, 1) for size, output in convolutions),
        )
    parameters = int(figure.facts.get("parameters", 0))
    if figure.kind == "conv2d-transpose":  # each number of the input times all of the kernel
        spreads, kernel, _ = figure.panels
        return parameters, multiply_adds(spreads.size, kernel.size, 1, 1)
    return parameters, int(figure.facts.get("multiply_adds", 0))


def _seen(figure: Figure, spec: FigureSpec, shelf: Shelf) -> list[str]:
    """How much of the picture one cell sees, through all that the picture went through."""
    if figure.kind == "softmax":
        return []
    if figure.kind == "dense" or words(spec.options, "pool", ("max",))[0] == "global-average":
        return ["a value sees all of it"]
    before = words(spec.options, "through")
    sides = []
    for axis in (0, 1):
        stack = [*(_window(layer, axis, shelf) for layer in before), *_own(figure, spec, axis)]
        sides.append(str(receptive_field(stack).size))
    return [f"a cell sees {' x '.join(sides)}"]


def _own(figure: Figure, spec: FigureSpec, axis: int) -> list[Window]:
    """The windows that the figure itself moves, along an axis."""
    if figure.kind in CELL_BY_CELL:
        return []
    if figure.kind == "receptive-field":
        return [Window(word.size, word.stride, word.dilation) for word in _layers(spec)]
    if figure.kind == "conv2d-transpose":
        kernel = figure.panels[1].size[axis]
        return [Window(-(-kernel // pair(spec.options, "strides", 1)[axis]))]
    return [Window(int(figure.facts[("span_height", "span_width")[axis]]))]


def _layers(spec: FigureSpec) -> list[LayerWord]:
    return [word for text in words(spec.options, "layers") if (word := layer_word(str(text)))]


def _window(layer: str | tuple[str, ...], axis: int, shelf: Shelf) -> Window:
    if layer == "max-pool":
        return Window(2, 2)
    if layer == "relu":
        return Window(1)
    rows = shelf.kernels[layer if isinstance(layer, str) else layer[0]].rows
    return Window((len(rows), len(rows[0]))[axis])
