"""Words of the course as Textual content: the spans of a paragraph in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from textual.content import Content

from cnn_tutor.course.text import Paragraph, SpanKind, quoted

STYLES: dict[SpanKind, str] = {
    "text": "",
    "emphasis": "italic",
    "strong": "bold",
    "code": "$text on $raised",
    "term": "underline",
    "fact": "bold",
}


def words(paragraph: Paragraph, marked: int = -1) -> Content:
    """One paragraph. `marked` is the number of the term that the term cursor stands on."""
    parts: list[tuple[str, str]] = []
    terms = 0
    for span in paragraph:
        style = STYLES[span.kind]
        if span.kind == "term":
            style = "$looked-at bold underline" if terms == marked else style
            terms += 1
        parts.append((quoted(span), style))
    return Content.assemble(*parts)


def page(paragraphs: Iterable[Paragraph]) -> Content:
    """Paragraphs under each other, an empty line between them."""
    return Content("\n\n").join([words(each) for each in paragraphs])


def spread(left: Content, right: Content, width: int) -> Content:
    """A line with something at both ends."""
    return left + " " * max(1, width - len(left) - len(right)) + right


def keys(*pairs: tuple[str, str]) -> Content:
    """Keys and what they do, in a line."""
    return Content("    ").join(
        Content.assemble((key, "$text bold"), "  ", (does, "$quiet")) for key, does in pairs
    )


def code(text: str) -> Content:
    """A program, its comments quiet."""
    lines = [
        Content.styled(line, "$quiet" if line.lstrip().startswith("#") else "$text")
        for line in text.splitlines()
    ]
    return Content("\n").join(lines)


def hang(first: Content, text: Content, width: int) -> list[Content]:
    """The text in lines of this width, the first line after `first`, the others under its text."""
    indent = Content(" " * len(first))
    lines = text.wrap(max(1, width - len(first)))
    return [(indent if number else first) + line for number, line in enumerate(lines)]


def beside(left: Sequence[Content], right: Sequence[Content], column: int) -> Content:
    """Two columns of lines, the right one from this column on."""
    lines = zip_longest(left, right, fillvalue=Content(""))
    return Content("\n").join([one + " " * (column - len(one)) + other for one, other in lines])
