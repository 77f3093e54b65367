"""Rows of numbers: kernels, and pictures, which may also be drawn with one sign a pixel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cnn_tutor.course.combine import checked, list_or_text, many, maybe, record, table
from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.pages import Image, Pixel
from cnn_tutor.course.problems import ContentError, Problem, show
from cnn_tutor.course.readers import LINE, TEXT, Reader, number

MAX_SIDE = 64
VALUE = number(-1_000_000, 1_000_000)
Rows = tuple[tuple[float, ...], ...]
Pixels = tuple[tuple[Pixel, ...], ...]


def _uneven(rows: Rows | Pixels, node: Node, document: Document) -> Iterator[Problem]:
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            message = f"a row of {len(row)} where a row of {len(rows[0])} was expected"
            yield document.problem(at(node, index), message)


MATRIX: Reader[Rows] = checked(many(many(VALUE, most=MAX_SIDE), most=MAX_SIDE), _uneven)


_PIXEL: Reader[Any] = list_or_text(many(number(0, 255), 3, 3), VALUE)
_PIXELS = checked(many(many(_PIXEL, most=MAX_SIDE), most=MAX_SIDE), _uneven)
_SIGNS = table(re.compile(r"\S"), "one sign, such as #", _PIXEL)
_FIELDS: Reader[dict[str, Any]] = record(
    dict, {"name": LINE, "rows": list_or_text(_PIXELS, TEXT), "values": maybe(_SIGNS, {})}
)


def _image(node: Node, document: Document) -> Image:
    fields = _FIELDS.read(node, document)
    rows, values = fields["rows"], fields["values"]
    if isinstance(rows, str):
        if problems := list(_misdrawn(rows, values, at(node, "rows"), document)):
            raise ContentError(problems)
        rows = tuple(tuple(values[sign] for sign in line) for line in rows.split())
    if len({isinstance(pixel, tuple) for row in rows for pixel in row}) > 1:
        message = "pixels of one number and of three; all of one kind were expected"
        raise document.error(at(node, "rows"), message)
    return Image(id="", name=fields["name"], rows=rows)


def _misdrawn(
    drawing: str, values: dict[str, Pixel], node: Node, document: Document
) -> Iterator[Problem]:
    lines = list(re.finditer(r".+", drawing))
    width = len(lines[0][0])
    for line in lines:
        if len(line[0]) != width:
            message = f"a row of {len(line[0])} where a row of {width} was expected"
            yield document.problem(node, message, line.start())
        for offset, sign in enumerate(line[0], line.start()):
            if sign not in values:
                message = f'"{show(sign)}" has no value; "values" gives one to each sign'
                yield document.problem(node, message, offset)
                return
    if max(width, len(lines)) > MAX_SIDE:
        yield document.problem(node, f"more than {MAX_SIDE} rows or columns; less was expected")


IMAGE = Reader(_image, _FIELDS.schema)
