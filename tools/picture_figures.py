"""Take pictures of every figure, in every depth of colour, dark and light, at 80x24 and 120x40.

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
from cnn_tutor.tui.ascii import AsciiOnly
from cnn_tutor.tui.themes import THEMES, THEMES_16
from cnn_tutor.tui.widgets.figure import FigureView

SIZES = ((80, 24), (120, 40))
INKS = (
    Ink("truecolor", theme="dark"),
    Ink("truecolor", theme="light"),
    Ink("256", theme="dark"),
    Ink("256", theme="light"),
    Ink("16", theme="terminal"),
    Ink("16", theme="light"),
    Ink("none", unicode=False, theme="terminal"),
)


class Stand(App[None]):
    """A figure alone on a page, in one ink."""

    CSS = "Screen { background: $background; color: $text; padding: 1; }"

    def __init__(self, figure: Figure, ink: Ink) -> None:
        super().__init__()
        for theme in (THEMES_16 if ink.depth == "16" else THEMES).values():
            self.register_theme(theme)
        self.theme = ink.theme
        if not ink.unicode:
            self._filters.append(AsciiOnly())
        self.figure, self.ink = figure, ink

    def compose(self) -> ComposeResult:
        """The figure."""
        yield FigureView(self.figure, self.ink)


async def take(figure: Figure, ink: Ink, size: tuple[int, int]) -> str:
    """The figure as an SVG."""
    app = Stand(figure, ink)
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
        for ink in INKS:
            for size in SIZES:
                name = f"{word}-{ink.depth}-{ink.theme}-{size[0]}x{size[1]}.svg"
                (directory / name).write_text(await take(figure, ink, size), encoding="utf-8")
                names.append(name)
    page = "\n".join(f'<p>{name}<br><img src="{name}">' for name in names)
    (directory / "index.html").write_text(page, encoding="utf-8")
    print(f"{len(names)} pictures: open {directory / 'index.html'} in a browser.")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
