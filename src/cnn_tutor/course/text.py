"""Words of the course: a small inline grammar parsed into spans, never markup that can run.

    *emphasis*   **strong**   `code`   [[term]]   [[term|shown so]]   {fact}

A backslash takes the meaning off the next character. Everything else is text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SpanKind = Literal["text", "emphasis", "strong", "code", "term", "fact"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind. `target` is the glossary id of a term, the name of a fact."""

    kind: SpanKind
    text: str
    target: str = ""


Paragraph = tuple[Span, ...]


def parse(text: str) -> Paragraph:
    """The spans of one paragraph.

    Raises:
        ValueError: A mark that opens and never closes, or a control character; the message
            says which, and the second argument is the offset in `text`.
    """
    raise NotImplementedError


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a block of text, separated by empty lines; lines are joined by spaces."""
    raise NotImplementedError


def fill(paragraph: Paragraph, facts: Mapping[str, str]) -> Paragraph:
    """The paragraph with every `{fact}` span replaced by the text of that fact.

    Raises:
        KeyError: A fact that the figure does not have.
    """
    raise NotImplementedError


def plain(paragraph: Paragraph) -> str:
    """The paragraph as one line of plain text, without any mark."""
    raise NotImplementedError
