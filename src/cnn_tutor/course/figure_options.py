"""What an author can say of a figure, kind by kind."""

from __future__ import annotations

from typing import get_args

from cnn_tutor.course.combine import Fields, by_kind, list_or_text, many, maybe, record
from cnn_tutor.course.document import Document, Node
from cnn_tutor.course.images import MATRIX, MAX_SIDE, VALUE
from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.course.readers import ID, Reader, whole, word

_SIDE = whole(1, MAX_SIDE)
_PLACE = whole(0, MAX_SIDE)
_PADDING = maybe(word("valid", "same"), "valid")
_SOURCE: Fields = {
    "image": ID,
    "crop": maybe(many(_PLACE, 4, 4)),
    "through": maybe(many(ID, most=8)),
    "at": maybe(many(_PLACE, 2, 2)),
}
OPTIONS: dict[FigureKind, Fields] = {
    "grid": _SOURCE,
    "conv2d": {
        **_SOURCE,
        "kernel": list_or_text(MATRIX, ID),
        "strides": maybe(_SIDE, 1),
        "padding": _PADDING,
        "bias": maybe(VALUE, 0.0),
    },
    "pool2d": {
        **_SOURCE,
        "pool": maybe(many(word("max", "average", "global-average"), most=3), ("max",)),
        "pool_size": maybe(_SIDE, 2),
        "strides": maybe(_SIDE),
        "padding": _PADDING,
    },
    "relu": _SOURCE,
}


def _spec(kind: FigureKind, **options: Option) -> FigureSpec:
    if kind == "pool2d":
        options.setdefault("strides", options["pool_size"])
    return FigureSpec(kind, options)


_FIGURE = by_kind(
    {kind: record(_spec, {"kind": word(kind), **OPTIONS[kind]}) for kind in get_args(FigureKind)}
)


def _figure(node: Node, document: Document) -> FigureSpec:
    spec = _FIGURE.read(node, document)
    document.figures.append((spec, node))
    return spec


FIGURE = Reader(_figure, _FIGURE.schema)
