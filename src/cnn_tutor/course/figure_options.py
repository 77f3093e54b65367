"""What an author can say of a figure, kind by kind."""

from __future__ import annotations

from collections.abc import Mapping

from cnn_tutor.course.combine import Fields, by_key, by_kind, list_or_text, many, maybe, record
from cnn_tutor.course.document import Document, ListNode, Node
from cnn_tutor.course.images import MATRIX, MAX_SIDE, VALUE
from cnn_tutor.course.layer_words import LAYER_PATTERN, layer_word
from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.course.problems import show
from cnn_tutor.course.readers import FLAG, ID, LINE, Reader, named, number, whole, word, words

_KERNEL_ID = named("the name of a kernel, such as sobel-x")
_LAYER_ID = named("relu, max-pool or the name of a kernel, such as sobel-x")
_SIDE = whole(1, MAX_SIDE)
_PLACE = whole(0, MAX_SIDE)
_WINDOW: Fields = {"padding": maybe(word("valid", "same"), "valid")}
_SOURCE: Fields = {
    "image": ID,
    "crop": maybe(many(_PLACE, 4, 4, parts="row, column, height, width")),
    "through": maybe(many(list_or_text(many(_KERNEL_ID, most=8), _LAYER_ID), most=8)),
    "channel": maybe(_PLACE),
}
_LOOKED_AT: Fields = {
    **_SOURCE,
    "at": maybe(many(_PLACE, 2, 2, parts="row, column")),
    "scale": maybe(word("map", "layer", "all")),
}
_BENDS = ("relu", "leaky_relu", "sigmoid", "tanh")
_KERNEL = list_or_text(MATRIX, _KERNEL_ID)
_KERNELS = many(_KERNEL, most=8)


def _filter(node: Node, document: Document) -> Option:
    """A kernel by its id or its rows; or a list of such, one for each channel."""
    inner = node.items[0] if isinstance(node, ListNode) and node.items else None
    rows = isinstance(inner, ListNode) and not any(isinstance(i, ListNode) for i in inner.items)
    return (_KERNEL if inner is None or rows else _KERNELS).read(node, document)


_FILTER = Reader(_filter, {"anyOf": [_KERNEL.schema, _KERNELS.schema]})
_CONV2D: Fields = {
    **_LOOKED_AT,
    **_WINDOW,
    "strides": maybe(_SIDE, 1),
    "dilation": maybe(_SIDE),
    "groups": maybe(_SIDE),
    "bias": maybe(list_or_text(many(VALUE, most=8), VALUE), 0.0),
    "activation": maybe(word("linear", *_BENDS)),
}
_UNITS: Fields = {"unit": maybe(_PLACE), "labels": maybe(many(LINE, most=MAX_SIDE))}


def _layer(node: Node, document: Document) -> str:
    text = words(node, document)
    if layer_word(text) is None:
        message = f'"{show(text)}" is no layer; a word such as conv3, conv3/2 or pool2 was expected'
        raise document.error(node, message)
    return text


_LAYER = Reader(_layer, {"type": "string", "pattern": f"^(?:{LAYER_PATTERN})$"})


def _spec(kind: FigureKind, **options: Option) -> FigureSpec:
    if kind == "pool2d":
        options.setdefault("strides", options["pool_size"])
    return FigureSpec(kind, options)


def _of(kind: FigureKind, fields: Fields) -> Reader[FigureSpec]:
    return record(_spec, {"kind": word(kind), **fields})


OPTIONS: Mapping[FigureKind, Reader[FigureSpec]] = {
    "grid": _of("grid", _LOOKED_AT),
    "conv2d": by_key(
        "filters",
        there=_of("conv2d", {**_CONV2D, "filters": many(_FILTER, most=8), "filter": maybe(_PLACE)}),
        absent=_of("conv2d", {**_CONV2D, "kernel": _KERNEL}),
    ),
    "pool2d": _of(
        "pool2d",
        {
            **_LOOKED_AT,
            **_WINDOW,
            "pool": maybe(many(word("max", "average", "global-average"), most=3), ("max",)),
            "pool_size": maybe(_SIDE, 2),
            "strides": maybe(_SIDE),
        },
    ),
    "flatten": _of("flatten", _LOOKED_AT),
    "dense": _of(
        "dense",
        {
            **_SOURCE,
            "weights": MATRIX,
            "bias": maybe(list_or_text(many(VALUE, most=MAX_SIDE), VALUE), 0.0),
            "activation": maybe(word("linear", *_BENDS)),
            **_UNITS,
        },
    ),
    "softmax": by_key(
        "logits",
        there=_of("softmax", {"logits": many(number(-15, 15), 2, 16), **_UNITS}),
        absent=_of("softmax", {"image": ID, **_UNITS}),
    ),
    "receptive-field": _of(
        "receptive-field",
        {**_LOOKED_AT, "layers": many(_LAYER, most=8), "uses": maybe(FLAG)},
    ),
    "conv2d-transpose": _of(
        "conv2d-transpose",
        {
            **_LOOKED_AT,
            **_WINDOW,
            "kernel": _KERNEL,
            "strides": maybe(_SIDE, 1),
            "bias": maybe(VALUE, 0.0),
        },
    ),
    "relu": _of("relu", {**_LOOKED_AT, "activation": maybe(word(*_BENDS))}),
}
_FIGURE = by_kind({str(kind): reader for kind, reader in OPTIONS.items()})


def _figure(node: Node, document: Document) -> FigureSpec:
    spec = _FIGURE.read(node, document)
    document.figures.append((spec, node))
    return spec


FIGURE = Reader(_figure, _FIGURE.schema)
