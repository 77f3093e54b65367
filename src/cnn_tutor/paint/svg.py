"""A figure as an SVG, for a report or a slide. It asks for no font or file from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from cnn_tutor.figures.model import Figure
from cnn_tutor.paint.blocks import BLOCKS, pieces
from cnn_tutor.paint.description import describe
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.lines import width_of
from cnn_tutor.paint.model import Ink, Row, Run, Theme
from cnn_tutor.paint.sheet import painted

ACROSS, DOWN = 10, 22
"""Pixels of a cell."""
SIZE, BASE = 16, 16
"""Of the letters, and how far below the top of a cell they stand."""
MARGIN = 20
WIDTH = 120
"""The columns in which the maps are laid out."""
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def svg(figure: Figure, theme: Theme = "dark") -> str:
    """The frame that the figure opens at, as an XML document of its own.

    The same in words and rows of numbers is its description, for whoever can't see it.
    """
    ink = Ink(theme=theme)
    rows = painted(figure, ink, WIDTH)
    width = 2 * MARGIN + ACROSS * max(map(width_of, rows))
    height = 2 * MARGIN + DOWN * len(rows)
    words = describe(figure, figure.start)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img">',
            f"<title>{escape(figure.kind)}</title>",
            f"<desc>{escape(chr(10).join(words))}</desc>",
            f'<rect width="{width}" height="{height}" fill="{hues(ink).paper}"/>',
            # Crisp, or else the page shines through between cells at sizes of its own.
            f'<g transform="translate({MARGIN} {MARGIN})" shape-rendering="crispEdges" '
            f"font-family={quoteattr(FONTS)} "
            f'font-size="{SIZE}" fill="{hues(ink).text}" xml:space="preserve">',
            *(line for y, row in enumerate(rows) for line in _row(row, y * DOWN)),
            "</g>",
            "</svg>\n",
        ]
    )


def _row(row: Row, y: int) -> Iterator[str]:
    x = 0
    for run in row:
        width = ACROSS * len(run.text)
        if run.bg:
            yield f'<rect x="{x}" y="{y}" width="{width}" height="{DOWN}" fill="{run.bg}"/>'
        for column, piece in pieces(run.text):
            draw = _block if piece in BLOCKS else _word
            yield draw(run, piece, x + ACROSS * column, y)
        x += width


def _block(run: Run, sign: str, x: int, y: int) -> str:
    left, top, right, bottom = BLOCKS[sign]
    return (
        f'<rect x="{x + left * ACROSS:g}" y="{y + top * DOWN:g}" '
        f'width="{(right - left) * ACROSS:g}" height="{(bottom - top) * DOWN:g}"{_fill(run)}/>'
    )


def _word(run: Run, word: str, x: int, y: int) -> str:
    bold = ' font-weight="bold"' if run.bold else ""
    return (
        f'<text x="{x}" y="{y + BASE}" textLength="{ACROSS * len(word)}"{_fill(run)}{bold}>'
        f"{escape(word)}</text>"
    )


def _fill(run: Run) -> str:
    return f' fill="{run.fg}"' if run.fg else ""
