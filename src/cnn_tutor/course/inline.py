"""The inline grammar of the course: words parsed into spans, never markup that can run.

    *emphasis*   **strong**   `code`   [[term]]   [[term|shown so]]   {fact}

Marks do not nest, and in `code` nothing is a mark. Elsewhere a backslash takes the meaning off
the next character. Everything else is text.
"""

import re
from collections.abc import Iterator
from typing import cast

from cnn_tutor.course.controls import CONTROL
from cnn_tutor.course.text import Paragraph, Span, SpanKind

# A body is plain characters and escapes, without a space at its ends.
_BODY = r"(?!\s)(?:\\.|[^\\*`{[]|\[(?!\[))+?(?<!\s)"
_TARGET = r"[^]|\\*`{[\s](?:[^]|\\*`{[]*[^]|\\*`{[\s])?"
_SPAN = re.compile(
    rf"(?P<text>(?:\\.|[^\\*`{{[]|\[(?!\[))+)"
    rf"|\*\*(?P<strong>{_BODY})\*\*"
    rf"|\*(?P<emphasis>{_BODY})\*(?!\*)"
    rf"|`(?P<code>(?!\s)[^`]+(?<!\s))`"
    rf"|\[\[(?P<term>{_TARGET})(?:\|(?P<shown>{_BODY}))?\]\]"
    rf"|\{{(?P<fact>[a-z][a-z0-9_]*)\}}",
    re.DOTALL,
)
_FORMS = {
    "*": ("*emphasis*", "*"),
    "**": ("**strong**", "**"),
    "`": ("`code`", "`"),
    "[[": ("[[term]] or [[term|shown so]]", "]]"),
    "{": ("{fact}", "}"),
}
_BREAK = re.compile(r" *\n *")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BLOCK = re.compile(r"\S(?:.|\n(?! *\n))*(?<!\s)")


def parse(text: str) -> Paragraph:
    """The spans of one paragraph; its lines are joined by spaces.

    Raises:
        ValueError: A mark that opens and never closes, or a control character; the message
            says which, and the second argument is the offset in `text`.
    """
    spans = []
    for offset, found in _scan(text, 0, len(text)):
        if isinstance(found, str):
            raise ValueError(found, offset)
        spans.append(found)
    return tuple(spans)


def located(text: str) -> Iterator[Iterator[tuple[int, Span | str]]]:
    """The paragraphs of a block of text, as spans with their offsets in the text.

    Where no span can be read there stands what is wrong, and the reading goes on behind it.
    """
    for block in _BLOCK.finditer(text):
        yield _scan(text, *block.span())


def _scan(text: str, start: int, stop: int) -> Iterator[tuple[int, Span | str]]:
    if control := CONTROL.search(text, start, stop):
        yield control.start(), f"control character U+{ord(control[0]):04X}; take it out"
        return
    while start < stop:
        if found := _SPAN.match(text, start, stop):
            yield start, _span(found)
            start = found.end()
        else:
            mark = text[start] if text[start : start + 2] not in _FORMS else text[start : start + 2]
            yield start, _unreadable(mark, text[start + len(mark) : stop])
            start += len(mark)


def _span(found: re.Match[str]) -> Span:
    kind = cast(SpanKind, found.lastgroup if found.lastgroup != "shown" else "term")
    body = _BREAK.sub(" ", found[kind])
    if kind == "term":
        shown = found["shown"]
        return Span(kind, _ESCAPE.sub(r"\1", _BREAK.sub(" ", shown)) if shown else body, body)
    if kind == "fact":
        return Span(kind, found[0], body)
    return Span(kind, body if kind == "code" else _ESCAPE.sub(r"\1", body))


def _unreadable(mark: str, rest: str) -> str:
    if mark == "\\":
        return "a backslash with nothing after it; for the character itself write \\\\"
    form, close = _FORMS[mark]
    wrong = "holds nothing, a space at its edge or another mark"
    if close not in rest:
        wrong = "opens and never closes"
    return f"{mark} {wrong}: write {form}, or \\{mark[0]} for the character itself"
