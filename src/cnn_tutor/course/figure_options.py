"""What an author can say of a figure, and what the prose beside it can name, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast, get_args

from cnn_tutor.course.document import Document, Node, TextNode, at
from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.course.problems import ContentError, Problem, suggest
from cnn_tutor.course.readers import (
    ID,
    Maybe,
    Reader,
    T,
    attempt,
    by_kind,
    checked,
    list_or_text,
    many,
    maybe,
    number,
    record,
    whole,
    word,
)

MAX_SIDE = 64


def _rectangular(
    rows: tuple[tuple[float, ...], ...], node: Node, document: Document
) -> Iterator[Problem]:
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            message = f"a row of {len(row)} numbers; the first row has {len(rows[0])}"
            yield document.problem(at(node, index), message)


MATRIX = checked(
    many(many(number(-1_000_000, 1_000_000), most=MAX_SIDE), most=MAX_SIDE), _rectangular
)

_SIDE = whole(1, MAX_SIDE)
_PLACE = whole(0, MAX_SIDE - 1)
_SOURCE: dict[str, Reader[Any] | Maybe] = {
    "image": ID,
    "crop": maybe(many(_PLACE, 4, 4)),
    "through": maybe(many(ID, most=8)),
    "at": maybe(many(_PLACE, 2, 2)),
}
_PADDING = word("valid", "same")
_POOLS = word("max", "average", "global-average")

OPTIONS: dict[FigureKind, dict[str, Reader[Any] | Maybe]] = {
    "grid": _SOURCE,
    "conv2d": _SOURCE
    | {
        "kernel": list_or_text(MATRIX, ID),
        "strides": maybe(_SIDE, 1),
        "padding": maybe(_PADDING, "valid"),
        "bias": maybe(number(-1000, 1000), 0.0),
    },
    "pool2d": _SOURCE
    | {
        "pool": maybe(many(_POOLS, most=3), ("max",)),
        "pool_size": maybe(_SIDE, 2),
        "strides": maybe(_SIDE),
        "padding": maybe(_PADDING, "valid"),
    },
    "relu": _SOURCE,
}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


FACTS: dict[str, frozenset[str]] = {
    "grid": _names("height width channels size cell cell_row cell_column values smallest largest"),
    "conv2d": _names(
        """input_size input_height input_width kernel_size kernel_height kernel_width strides
        padding output_size output_height output_width output_cells products cell cell_row
        cell_column cell_without_bias cell_flipped window_sum sum parameters weights pad_top
        pad_bottom pad_left pad_right valid_height valid_width same_height same_width
        unstrided_height unstrided_width ceil_height smallest largest"""
    ),
    "pool2d": _names(
        """input_size pool_size strides output_size output_height output_width cell max_cell
        average_cell global_average window_sum first_cell smallest_cell"""
    ),
    "relu": _names("size cells negatives zeroed cell_before cell smallest largest smallest_after"),
}
"""The facts that the figures of each kind have."""


def _spec(kind: FigureKind, **options: Option) -> FigureSpec:
    if kind == "pool2d":
        options.setdefault("strides", options["pool_size"])
    return FigureSpec(kind, options)


FIGURE: Reader[FigureSpec] = by_kind(
    {kind: record(_spec, {"kind": word(kind)} | OPTIONS[kind]) for kind in get_args(FigureKind)}
)


def beside_figure(reader: Reader[T]) -> Reader[T]:
    """A mapping with a `figure`, whose prose names only facts that this figure has."""

    def read(node: Node, document: Document) -> T:
        outer, document.facts = document.facts, []
        problems: list[Problem] = []
        value = attempt(reader, node, document, problems)
        kind = at(node, "figure", "kind")
        if isinstance(kind, TextNode) and kind.value in FACTS:
            known = FACTS[kind.value]
            for use in document.facts:
                if use.word not in known:
                    what = f"{{{use.word}}} is not a fact of a {kind.value} figure"
                    hint = suggest(use.word, sorted(known))
                    problems.append(document.problem(use.node, what + hint, use.offset))
        elif at(node, "figure") is node:
            problems.extend(stray_facts(document))
        document.facts = outer
        if problems:
            raise ContentError(problems)
        return cast(T, value)

    return Reader(read, reader.schema)


def stray_facts(document: Document) -> Iterator[Problem]:
    """The facts that the prose names where there is no figure."""
    for use in document.facts:
        message = f"{{{use.word}}} names a fact, but there is no figure here"
        yield document.problem(use.node, message, use.offset)
