"""How much of the image one cell of a deep map sees."""

from math import prod

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import Window, receptive_field


def draw(pick: Pick) -> Draft:
    """The windows and strides of two layers or more."""
    depth = pick.whole("depth", 2, 3)
    layers = [
        Window(
            pick.whole(f"window-{number}", 2, 5, of="window"),
            pick.whole(f"stride-{number}", 1, 2, of="stride"),
        )
        for number in range(1, depth + 1)
    ]
    sizes = [layer.size for layer in layers]
    wrong = [
        Wrong(
            "field-is-kernel",
            sizes[-1],
            f"Not quite: {sizes[-1]} is what the cell reads of the map before. "
            "The cells there have seen more.",
        ),
        Wrong(
            "layers-add-up",
            sum(sizes),
            f"Not quite: {' + '.join(map(str, sizes))} forgets that neighbouring windows overlap, "
            "and how far apart they are.",
        ),
        Wrong(
            "fields-multiply",
            prod(sizes),
            "Not quite: for that, windows would have to lie side by side.",
        ),
    ]
    if depth > 2:
        wrong.append(
            Wrong(
                "one-layer-only",
                receptive_field(layers[:-1]).size,
                f"Not quite: that is the field after {depth - 1} of the {depth} layers.",
            )
        )
    if any(layer.stride > 1 for layer in layers[:-1]):
        wrong.append(
            Wrong(
                "stride-ignored",
                receptive_field([(size,) for size in sizes]).size,
                "Not quite: that is with stride 1 everywhere. After a stride of 2, one step on the "
                "map is two pixels.",
            )
        )
    listed = ", then ".join(
        f"`Conv2D(1, {layer.size}, strides={layer.stride})`" for layer in layers
    )
    return Draft(
        ask=f"{listed}: how many pixels wide is a cell's receptive field at the end?",
        answer=receptive_field(layers).size,
        wrong=wrong,
        why=f"{_steps(layers)}. Each layer adds (window - 1) x the strides before it; the last "
        "stride does not count.",
        hint="Start with the first window. What does each further layer add, and how far apart are "
        "the cells that it reads?",
    )


def _steps(layers: list[Window]) -> str:
    """`3 + 2 x 2 = 7, 7 + 1 x 2 = 9`."""
    size, jump = layers[0].size, layers[0].stride
    steps = []
    for layer in layers[1:]:
        grown = size + (layer.size - 1) * jump
        steps.append(f"{size} + {layer.size - 1} x {jump} = {grown}")
        size, jump = grown, jump * layer.stride
    return ", ".join(steps)
