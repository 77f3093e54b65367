"""Which shape comes out of a stack of layers."""

from collections.abc import Iterable
from typing import NamedTuple

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import output_size

_STACKS = {
    2: ("conv pool", "same pool"),
    3: ("conv pool conv", "conv conv pool", "conv same pool"),
    4: ("conv conv pool conv", "conv pool conv pool", "same pool conv pool"),
}


_RULES = {
    "conv": "without padding, a convolution of 3 takes 2 off",
    "same": "with `same`, a convolution keeps it",
    "pool": "a pool halves it, rounded down",
}


class _Layer(NamedTuple):
    """A convolution of 3 with its filters, or a pool of 2, which has none."""

    word: str
    filters: int

    def __str__(self) -> str:
        same = ', padding="same"' if self.word == "same" else ""
        return f"`Conv2D({self.filters}, 3{same})`" if self.filters else "`MaxPooling2D(2)`"

    def side(self, side: int, pool_stride: int = 2) -> int:
        """What it makes of a side."""
        if self.word == "pool":
            return output_size(side, 2, pool_stride)
        return output_size(side, 3, 1, "same" if self.word == "same" else "valid")


def draw(pick: Pick) -> Draft | None:
    """The image, and as many layers as the depth says."""
    size = pick.whole("size", 16, 40)
    channels = pick.whole("channels", 1, 3)
    depth = pick.whole("depth", 2, 4)
    if depth not in _STACKS:
        raise ValueError("ranges: depth: expected 2 to 4")
    words = pick.some("stack", *_STACKS[depth]).split()
    layers = [
        _Layer(word, 0 if word == "pool" else pick.whole(f"filters-{at}", 4, 32, of="filters"))
        for at, word in enumerate(words, start=1)
    ]
    sides = [size]
    for layer in layers:
        if sides[-1] < 3:
            return None
        sides.append(layer.side(sides[-1]))
    side, filters = sides[-1], [layer.filters for layer in layers if layer.filters]
    return Draft(
        ask=f"({size}, {size}, {channels}) goes through {', '.join(map(str, layers))}. "
        "Which shape comes out?",
        answer=_shape(side, filters[-1]),
        wrong=_wrong(size, channels, layers, side, filters),
        why=f"A side goes {', '.join(map(str, sides))}: "
        f"{'; '.join(_RULES[word] for word in _RULES if word in words)}. "
        f"The last convolution has {filters[-1]} filters.",
        hint="Take a side through the layers, one by one. Then ask which layer decides the "
        "channels.",
    )


def _wrong(
    size: int, channels: int, layers: list[_Layer], side: int, filters: list[int]
) -> list[Wrong]:
    out = filters[-1]
    wrong = [
        Wrong(
            "pooling-stride-one",
            _shape(_through(size, layers, pool_stride=1), out),
            "Not quite: that has the pool move by 1. It moves by its own size, 2.",
        ),
        Wrong(
            "channels-in-channels-out",
            _shape(side, channels),
            "Not quite: the channels of the image are gone after the first layer. "
            "Filters decide what comes out.",
        ),
        Wrong(
            "pooling-mixes-channels",
            _shape(side, out // 2),
            "Not quite: pooling halves rows and columns. Each map is pooled by itself.",
        ),
        Wrong(
            "axis-order",
            f"({out}, {side}, {side})",
            "Not quite: Keras puts the channels last: rows, columns, channels.",
        ),
    ]
    if any(layer.word == "conv" for layer in layers):
        kept = _through(size, (layer for layer in layers if layer.word == "pool"))
        wrong.append(
            Wrong(
                "size-kept",
                _shape(kept, out),
                "Not quite: without padding, a convolution of 3 takes 2 off every side.",
            )
        )
    if len(filters) > 1:
        wrong.append(
            Wrong(
                "layers-multiply-maps",
                _shape(side, filters[-2] * out),
                f"Not quite: the last convolution has {out} filters, so {out} maps. "
                "It does not multiply those before.",
            )
        )
    return wrong


def _through(side: int, layers: Iterable[_Layer], pool_stride: int = 2) -> int:
    for layer in layers:
        side = layer.side(side, pool_stride)
    return side


def _shape(side: int, channels: int) -> str:
    return f"({side}, {side}, {channels})"
