"""`cnn-tutor show`: a figure at the shell, or saved as a picture."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from cnn_tutor.cli.ansi import ansi
from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.figure_options import FILE_ROWS, overview, read
from cnn_tutor.cli.means import terminal, want
from cnn_tutor.cli.opening import open_course
from cnn_tutor.cli.output import complain, show
from cnn_tutor.cli.whole_file import write_whole
from cnn_tutor.course.model import FigureKind
from cnn_tutor.course.option_words import INSTEAD, OPERATIONS, STARTS
from cnn_tutor.course.problems import sentence, suggest
from cnn_tutor.course.problems import show as visible
from cnn_tutor.course.readers import ID_PATTERN
from cnn_tutor.course.typed import options_of, read_typed
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.lines import filled, row_of, width_of
from cnn_tutor.paint.model import Ink, Row, Run, Theme

if TYPE_CHECKING:
    from cnn_tutor.figures import Figure

OWN = "own"
"""What an image file is called on the shelf."""


def run(arguments: SimpleNamespace) -> int:
    """Print the figure, in colour on a terminal, in numbers elsewhere; or save it."""
    if arguments.operation is None:
        show(overview())
        return Exit.DONE
    kind = _kind(arguments.operation)
    asked = read(arguments.operation, kind, arguments.options, arguments)
    want(asked)
    _check_name("an SVG", asked.svg, ".png")
    _check_name("a PNG", asked.png, ".svg")
    try:
        figure = _figure(kind, asked)
        files = [
            (path, make(figure, asked.theme))
            for path, make in ((asked.svg, _svg), (asked.png, _png))
            if path is not None
        ]
    except ValueError as error:
        raise Stop(Exit.USAGE, sentence(error)) from error
    for path, data in files:
        _save(path, data)
    if not files:
        _print(figure)
    return Exit.DONE


def _check_name(kind: str, path: str | None, other: str) -> None:
    """A file's name tells those who open it what is in it."""
    if path and path.lower().endswith(other):
        raise Stop(Exit.USAGE, f"{visible(path, 500)} is no name for {kind}.")


def _kind(word: str) -> FigureKind:
    kind = OPERATIONS.get(word, word)
    if kind not in OPERATIONS.values():
        problem = f"There is no figure {word!a}{suggest(word, OPERATIONS)}"
        raise Stop(Exit.USAGE, sentence(problem))
    return cast(FigureKind, kind)


def _figure(kind: FigureKind, asked: SimpleNamespace) -> Figure:
    from cnn_tutor.figures import build
    from cnn_tutor.figures.told import grown, told
    from cnn_tutor.pictures import Album, read_picture
    from cnn_tutor.pictures.album import SHAPE_ID

    known = options_of(kind)
    typed = {name: text for name in known if (text := getattr(asked, name)) is not None}
    texts = STARTS[kind] | typed
    for name, other in INSTEAD.items():
        if name in typed:
            texts.pop(other, None)
    own, image = {}, texts.get("image", "")
    if image and not ID_PATTERN.fullmatch(image):
        rows = FILE_ROWS if asked.size is None else asked.size
        own[OWN] = read_picture(image, rows, colour=asked.colour)
        texts["image"] = OWN
    elif asked.size is not None:
        raise ValueError("--size is for an image file; other pictures are as they are")
    elif asked.colour and not SHAPE_ID.fullmatch(image):
        raise ValueError("--colour is for a shape or an image file; other pictures are as they are")
    album = Album(open_course(asked), own, colour=asked.colour)
    figure = told(build(read_typed(kind, texts, album), album))
    return figure if "at" in texts else grown(figure)


def _print(figure: Figure) -> None:
    from cnn_tutor.paint.description import describe
    from cnn_tutor.paint.sheet import painted

    if not sys.stdout.isatty():
        show("\n".join(describe(figure, figure.start)))
        return
    columns = os.get_terminal_size(sys.stdout.fileno()).columns or 80
    ink = Ink(terminal().depth, terminal().unicode)
    rows = painted(figure, ink, columns - 2)
    show("\n".join(map(ansi, _on_paper([(), *rows, ()], ink))))


def _on_paper(rows: list[Row], ink: Ink) -> Iterator[Row]:
    """The rows on a sheet of paper, as the terminal's own may be dark or light."""
    paper = hues(ink).paper
    width = 2 + max(map(width_of, rows))
    for row in rows:
        sheet = filled((Run(" "), *row), width) if paper else row
        yield row_of(run if run.bg else run._replace(bg=paper) for run in sheet)


def _svg(figure: Figure, theme: Theme) -> bytes:
    from cnn_tutor.paint.svg import svg

    return svg(figure, theme).encode()


def _png(figure: Figure, theme: Theme) -> bytes:
    from io import BytesIO

    from cnn_tutor.paint.png import png
    from cnn_tutor.pictures import WithoutPillow

    file = BytesIO()
    try:
        png(figure, theme).save(file, "PNG")
    except ModuleNotFoundError:
        raise WithoutPillow from None
    return file.getvalue()


def _save(path: str, data: bytes) -> None:
    if path == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        write_whole(path, data)
    except OSError as error:
        name = visible(path, 500) or "A file without a name"
        raise Stop(Exit.USAGE, f"{name} can't be written: {error.strerror}.") from error
    complain(f"Saved as {visible(path, 500)}.")  # the output may be the file
