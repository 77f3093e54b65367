"""Take pictures of every figure, for every depth of colour, at 80x24 and 120x40, to look at.

python tools/picture_figures.py DIRECTORY

They are SVGs. DIRECTORY/index.html shows them all in a browser, figure by figure. One figure as a
PNG, without a browser: cnn-tutor show FIGURE --png FILE.
"""

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import replace
from pathlib import Path

from textual.app import App, ComposeResult

from cnn_tutor.course import Course
from cnn_tutor.course.option_words import OPERATIONS, STARTS
from cnn_tutor.course.typed import read_typed
from cnn_tutor.figures import Figure, build
from cnn_tutor.locations import content_directory
from cnn_tutor.paint.model import Ink
from cnn_tutor.pictures import Album
from cnn_tutor.terminal import DEPTHS, Depth, Terminal
from cnn_tutor.tui.ascii import AsciiOnly
from cnn_tutor.tui.themes import THEMES
from cnn_tutor.tui.widgets.figure import FigureView

SIZES = ((80, 24), (120, 40))


class Stand(App[None]):
    """A figure alone on a page, in the colours that a terminal has."""

    CSS = "Screen { background: $background; color: $words; padding: 1; }"

    def __init__(self, figure: Figure, terminal: Terminal) -> None:
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = "terminal" if terminal.depth in ("16", "none") else "dark"
        if not terminal.unicode:
            self._filters.append(AsciiOnly())
        self.figure, self.depth, self.unicode = figure, terminal.depth, terminal.unicode

    def compose(self) -> ComposeResult:
        """The figure."""
        yield FigureView(self.figure, Ink(self.depth, self.unicode, self.theme))


async def take(figure: Figure, depth: Depth, size: tuple[int, int]) -> str:
    """The figure as an SVG; without colour also without signs outside ASCII."""
    app = Stand(figure, Terminal(depth, unicode=depth != "none"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        svg = app.export_screenshot(title="cnn-tutor")
    # The export asks a server for its font; a picture should ask nobody for anything.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


async def main(directory: Path) -> None:
    """Take them all."""
    directory.mkdir(parents=True, exist_ok=True)
    album = Album(Course.open(Path(content_directory())), {})
    names = []
    for word, kind in OPERATIONS.items():
        figure = build(read_typed(kind, STARTS[kind], album), album)
        figure = replace(figure, start=2 * len(figure.frames) // 5)
        for depth in DEPTHS:
            for size in SIZES:
                name = f"{word}-{depth}-{size[0]}x{size[1]}.svg"
                (directory / name).write_text(await take(figure, depth, size), encoding="utf-8")
                names.append(name)
    page = "\n".join(f'<p>{name}<br><img src="{name}">' for name in names)
    (directory / "index.html").write_text(page, encoding="utf-8")
    print(f"{len(names)} pictures: open {directory / 'index.html'} in a browser.")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
