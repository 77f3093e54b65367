"""Sizes, pads, parameter counts and receptive fields: whole numbers, no arrays.

All of it is Keras's arithmetic (which is TensorFlow's), one spatial axis at a time. Three words:

* the *span* of a window is how far it reaches: `dilation · (window − 1) + 1`
* `"valid"` keeps the window inside the input: `floor((size − span) / stride) + 1` places
* `"same"` pads with as little as gives `ceil(size / stride)` places, and where that is an uneven
  number of pixels, the extra one goes at the end (bottom, right)
"""

from collections.abc import Iterable
from numbers import Integral
from typing import NamedTuple

PADDINGS = ("valid", "same")


class Window(NamedTuple):
    """One layer along one axis: how much it looks at, how far it moves, what it pads before."""

    size: int
    stride: int = 1
    dilation: int = 1
    before: int = 0


class ReceptiveField(NamedTuple):
    """Output `i` sees the input pixels from `start + i·jump` on, `size` of them.

    A negative `start` says that the first output sees that many pixels of padding.
    """

    size: int
    jump: int
    start: int


def output_size(
    size: int, window: int, stride: int = 1, padding: str = "valid", dilation: int = 1
) -> int:
    """How many places a window of `window` pixels takes on an axis of `size` pixels.

    Raises `ValueError` for a number under 1, an unknown padding, or a window that does not fit.
    """
    _check_positive(size=size, window=window, stride=stride, dilation=dilation)
    check_padding(padding)
    if padding == "same":
        return -(-size // stride)
    span = _span(window, dilation)
    if span > size:
        raise ValueError(
            f"a window of {window} with dilation {dilation} spans {span}, "
            f'which does not fit into a size of {size} with padding "valid"'
        )
    return (size - span) // stride + 1


def pad_amounts(
    size: int, window: int, stride: int = 1, padding: str = "valid", dilation: int = 1
) -> tuple[int, int]:
    """How many pixels of padding come (before, after) an axis of `size` pixels.

    `total = max((places − 1) · stride + span − size, 0)`, the half rounded down before, the rest
    after. Raises what `output_size` raises.
    """
    places = output_size(size, window, stride, padding, dilation)
    if padding == "valid":
        return 0, 0
    total = max((places - 1) * stride + _span(window, dilation) - size, 0)
    return total // 2, total - total // 2


def transposed_size(size: int, window: int, stride: int = 1, padding: str = "valid") -> int:
    """How many pixels a transposed convolution makes of `size`.

    `"valid"`: `size · stride + max(window − stride, 0)`, `"same"`: `size · stride`. Raises
    `ValueError` for a number under 1 or an unknown padding.
    """
    _check_positive(size=size, window=window, stride=stride)
    check_padding(padding)
    return size * stride + (max(window - stride, 0) if padding == "valid" else 0)


def conv2d_parameters(
    kernel_size: int | tuple[int, int],
    input_channels: int,
    filters: int,
    *,
    groups: int = 1,
    use_bias: bool = True,
) -> int:
    """The weights of a `Conv2D`: `kh · kw · cin/groups · cout`, and `cout` biases.

    Raises `ValueError` where `groups` does not divide both `input_channels` and `filters`.
    """
    kh, kw = pair(kernel_size, "kernel_size")
    check_groups(input_channels, filters, groups)
    return kh * kw * (input_channels // groups) * filters + (filters if use_bias else 0)


def multiply_adds(
    output_size: int | tuple[int, int],
    kernel_size: int | tuple[int, int],
    input_channels: int,
    filters: int,
    *,
    groups: int = 1,
) -> int:
    """The multiplications of a convolution, each with its addition, for one image.

    `oh · ow · cout` output numbers, each a sum over `kh · kw · cin/groups` products. A dense layer
    is the case `multiply_adds(1, 1, inputs, units)`.
    """
    oh, ow = pair(output_size, "output_size")
    kernel = conv2d_parameters(kernel_size, input_channels, filters, groups=groups, use_bias=False)
    return oh * ow * kernel


def receptive_field(layers: Iterable[Window | tuple[int, ...]]) -> ReceptiveField:
    """What one output of a stack of layers sees of the input, along one axis.

    Layer by layer: `size += (span − 1) · jump`, `start −= before · jump`, `jump *= stride`.

    >>> receptive_field([Window(3), Window(2, stride=2), Window(3)])
    ReceptiveField(size=8, jump=2, start=0)
    """
    size, jump, start = 1, 1, 0
    for layer in layers:
        window, stride, dilation, before = Window(*layer)
        _check_positive(window=window, stride=stride, dilation=dilation)
        size += (_span(window, dilation) - 1) * jump
        start -= before * jump
        jump *= stride
    return ReceptiveField(size, jump, start)


def pair(value: int | tuple[int, int], name: str) -> tuple[int, int]:
    """`3` → `(3, 3)`; `(3, 5)` stays. Raises `ValueError` for anything but whole numbers ≥ 1."""
    first, second = (value, value) if isinstance(value, int | Integral) else _two(value, name)
    _check_positive(**{name: first})
    _check_positive(**{name: second})
    return int(first), int(second)


def check_padding(padding: str) -> None:
    """Raise `ValueError` unless `padding` is a word that Keras's 2-D layers know."""
    if padding not in PADDINGS:
        raise ValueError(f'padding must be "valid" or "same", not {padding!r}')


def check_groups(input_channels: int, filters: int, groups: int) -> None:
    """Raise `ValueError` unless the channels and the filters fall into `groups` equal groups."""
    _check_positive(input_channels=input_channels, filters=filters, groups=groups)
    for name, count in (("input channels", input_channels), ("filters", filters)):
        if count % groups:
            raise ValueError(f"{groups} groups need a multiple of {groups} {name}, not {count}")


def _span(window: int, dilation: int) -> int:
    return dilation * (window - 1) + 1


def _two(value: tuple[int, int], name: str) -> tuple[int, int]:
    try:
        first, second = value
    except (TypeError, ValueError):
        raise ValueError(
            f"{name} must be a whole number or a pair of them, not {value!r}"
        ) from None
    return first, second


def _check_positive(**numbers: int) -> None:
    for name, number in numbers.items():
        if not hasattr(number, "__index__") or isinstance(number, bool) or number < 1:
            raise ValueError(f"{name} must be a whole number of at least 1, not {number!r}")
