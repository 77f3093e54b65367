"""Words of the course, as `cnn_tutor.course.inline` reads them: paragraphs of spans."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

SpanKind = Literal["text", "emphasis", "strong", "code", "term", "fact"]


class Span(NamedTuple):
    """A run of text of one kind.

    `target` is the word that leads to a glossary entry (`Course.term`), or the name of a fact.
    """

    kind: SpanKind
    text: str
    target: str = ""


Paragraph = tuple[Span, ...]

_WORD = re.compile("[a-z_]+")


def fill(paragraph: Paragraph, facts: Mapping[str, str]) -> Paragraph:
    """The paragraph with every `{fact}` span replaced by the text of that fact.

    Raises:
        KeyError: A fact that the figure does not have.
    """
    return tuple(
        Span("text", facts[span.target]) if span.kind == "fact" else span for span in paragraph
    )


def plain(paragraph: Paragraph) -> str:
    """The paragraph as one line of plain text, without any mark."""
    return "".join(span.text for span in paragraph)


def spoken(paragraph: Paragraph) -> str:
    """The paragraph as one line of plain text that can be read out.

    A product has a star, as most readers pass over a dot.
    """
    return "".join(map(quoted, paragraph)).replace("·", "*")


def quoted(span: Span) -> str:
    """A span's text; a word of code that could be taken for any other, in quotation marks."""
    return f'"{span.text}"' if span.kind == "code" and _WORD.fullmatch(span.text) else span.text


def folded(word: str) -> str:
    """A word of the glossary as it is looked up: in any case, however it is spaced."""
    return " ".join(word.casefold().split())
