"""The sum under a figure: its terms in colour, wrapped to a width, then what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnn_tutor.paint.hues import Hues, hues
from cnn_tutor.paint.lines import row_of, width_of
from cnn_tutor.paint.model import Ink, Row, Run

INDENT = 2
Word = list[Run]


def written_out(terms: Sequence[str], result: str, ink: Ink, width: int) -> list[Row]:
    """`-1·13 + 0·15 - 2·4 = -21` in as many lines as it takes, the later ones indented."""
    colours = hues(ink)
    words = [*_words(terms, colours), _result(result, colours)]
    lines: list[list[Run]] = [[]]
    for word in words:
        if lines[-1] and width_of(lines[-1]) + 1 + width_of(word) > width:
            lines.append([Run(" " * INDENT)])
        elif lines[-1]:
            lines[-1].append(Run(" "))
        lines[-1] += word
    times = "·" if ink.unicode else "*"
    return [
        row_of(run._replace(text=run.text.replace("·", times)) for run in line) for line in lines
    ]


def _words(terms: Sequence[str], colours: Hues) -> Iterator[Word]:
    """What stays together on a line: a term with the sign before it, a number of a list."""
    for index, term in enumerate(terms):
        sign = ""
        if index:
            sign, term = ("- ", term[1:]) if term[0] == "-" else ("+ ", term)
        first, *rest = term.split(" ")
        yield [Run(sign, colours.quiet), *_term(first, colours)]
        for word in rest:
            yield [Run(word, colours.text)]


def _term(term: str, colours: Hues) -> Word:
    """A product in its colours: the weight, and the value that the kernel looks at."""
    weight, times, value = term.partition("·")
    if not times:
        return [Run(term, colours.text)]
    if weight in ("0", "-0"):
        return [Run(term, colours.quiet, emphasis="quiet")]
    return [Run(weight + times, colours.text), Run(value, colours.looked_at)]


def _result(result: str, colours: Hues) -> Word:
    return [Run("= ", colours.quiet), Run(result, colours.comes_out, emphasis="result")]
