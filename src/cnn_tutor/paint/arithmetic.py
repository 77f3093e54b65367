"""The sum under a figure: its terms in colour, wrapped to a width, then what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnn_tutor.paint.hues import Hues, hues
from cnn_tutor.paint.lines import row_of
from cnn_tutor.paint.model import Ink, Row, Run

INDENT = "  "
IN_ASCII = str.maketrans("·≈", "*~")


def written_out(terms: Sequence[str], outcome: str, ink: Ink, width: int) -> list[Row]:
    """`-1·13 + 0·15 - 2·4 = -21` in as many lines as it takes, the later ones indented."""
    colours, signs = hues(ink), {} if ink.unicode else IN_ASCII
    rows: list[Row] = []
    for line in wrapped(terms, outcome, width):
        runs: list[Run] = []
        for place, word in enumerate(line):
            runs += [Run(" " if place else ""), *_coloured(word.translate(signs), colours)]
        rows.append(row_of([Run(INDENT if rows else ""), *runs]))
    return rows


def wrapped(terms: Sequence[str], outcome: str, width: int) -> list[list[str]]:
    """The words of each line. A word is what stays together: a term with the sign before it."""
    lines: list[list[str]] = [[]]
    used = 0
    for word in _words(terms, outcome):
        if lines[-1] and used + 1 + len(word) > width:
            lines.append([])
            used = len(INDENT)
        used += len(word) + bool(lines[-1])
        lines[-1].append(word)
    return lines


def _words(terms: Sequence[str], outcome: str) -> Iterator[str]:
    for place, term in enumerate(terms):
        sign = "" if not place else "- " if term[0] == "-" else "+ "
        first, *rest = (term[1:] if sign == "- " else term).split(" ")
        yield sign + first
        yield from rest
    yield outcome


def _coloured(word: str, colours: Hues) -> Iterator[Run]:
    """The sign quiet; of a product the weight, and the value that the kernel looks at."""
    if word[1:2] == " ":
        yield Run(word[:2], colours.quiet)
    sign, body = word[:1], word[2:] if word[1:2] == " " else word
    weight, times, value = body.partition("*" if "*" in body else "·")
    if sign in "=≈~<>":
        yield Run(body, colours.comes_out, emphasis="result")
    elif not times:
        yield Run(body, colours.text)
    elif weight in ("0", "-0"):
        yield Run(weight + times + value, colours.quiet, emphasis="quiet")
    else:
        yield from (Run(weight + times, colours.text), Run(value, colours.looked_at))
