"""`cnn-tutor show`: a figure at the shell, or saved as a picture."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from cnn_tutor.cli.ansi import ansi
from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.means import add_options, terminal, want
from cnn_tutor.cli.opening import open_course
from cnn_tutor.cli.output import say, show
from cnn_tutor.course.model import FigureKind
from cnn_tutor.course.option_words import MEANS, OPERATIONS, STARTS
from cnn_tutor.course.problems import sentence, suggest
from cnn_tutor.course.readers import ID_PATTERN
from cnn_tutor.course.typed import expected, options_of, read_typed
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.lines import filled, row_of, width_of
from cnn_tutor.paint.model import Ink, Row, Run

if TYPE_CHECKING:
    from cnn_tutor.figures import Figure

OWN = "own"
"""What an image file is called on the shelf."""
WIDTH = 79


def run(arguments: Namespace) -> int:
    """Print the figure, in colour on a terminal, in numbers elsewhere; or save it."""
    kind = _kind(arguments.operation)
    asked = _parser(arguments.operation, kind).parse_args(arguments.options, arguments)
    want(asked)
    try:
        figure = _figure(kind, asked)
        if asked.svg:
            _save_svg(figure, asked)
        if asked.png:
            _save_png(figure, asked)
    except (ValueError, OSError) as error:
        raise Stop(Exit.USAGE, _sentence(error)) from error
    if not (asked.svg or asked.png):
        _print(figure)
    return Exit.DONE


def _kind(word: str) -> FigureKind:
    kind = OPERATIONS.get(word, word)
    if kind not in OPERATIONS.values():
        problem = f"There is no figure {word!a}{suggest(word, OPERATIONS)}"
        raise Stop(Exit.USAGE, sentence(problem))
    return cast(FigureKind, kind)


def _parser(operation: str, kind: FigureKind) -> ArgumentParser:
    """The options of the kind, as the course's files have them, and those of this command."""
    parser = ArgumentParser(
        f"cnn-tutor show {operation}",
        allow_abbrev=False,
        formatter_class=partial(HelpFormatter, width=WIDTH),
    )
    of_figure = parser.add_argument_group("the figure")
    for name, schema in options_of(kind).items():
        can_be = expected(schema)
        means = f"{MEANS[name]}: {can_be}" if can_be else MEANS[name]
        of_figure.add_argument(_flag(name), dest=name, metavar="X", help=means)
    of_image = parser.add_argument_group("a shape, or an image file of your own")
    of_image.add_argument("--colour", action="store_true", help="keep its red, green and blue")
    of_image.add_argument("--size", type=int, default=16, help="rows to make of a file: 16")
    output = parser.add_argument_group("where it goes")
    output.add_argument("--svg", metavar="FILE", help="save it as an SVG")
    output.add_argument("--png", metavar="FILE", help="save it as a PNG")
    output.add_argument("--theme", choices=("dark", "light"), default="dark", help="its colours")
    parser.add_argument("--content", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    add_options(parser, SUPPRESS)
    return parser


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _figure(kind: FigureKind, asked: Namespace) -> Figure:
    from cnn_tutor.figures import build
    from cnn_tutor.figures.told import grown, told
    from cnn_tutor.pictures import Album, read_picture

    known = options_of(kind)
    typed = {name: text for name in known if (text := getattr(asked, name)) is not None}
    texts = STARTS[kind] | typed
    if "filters" in typed:
        texts.pop("kernel")
    own = {}
    if "image" in texts and not ID_PATTERN.fullmatch(texts["image"]):
        own[OWN] = read_picture(texts["image"], asked.size, colour=asked.colour)
        texts["image"] = OWN
    album = Album(open_course(asked), own, colour=asked.colour)
    figure = told(build(read_typed(kind, texts, album), album))
    return figure if "at" in texts else grown(figure)


def _print(figure: Figure) -> None:
    from cnn_tutor.paint import describe
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


def _save_svg(figure: Figure, asked: Namespace) -> None:
    from cnn_tutor.paint.svg import svg

    with open(asked.svg, "w", encoding="utf-8") as file:
        file.write(svg(figure, asked.theme))
    say(f"Saved as {asked.svg}.")


def _save_png(figure: Figure, asked: Namespace) -> None:
    from cnn_tutor.paint.png import png
    from cnn_tutor.pictures import WithoutPillow

    try:
        image = png(figure, asked.theme)
    except ModuleNotFoundError:
        raise WithoutPillow from None
    image.save(asked.png, "PNG")
    say(f"Saved as {asked.png}.")


def _sentence(error: ValueError | OSError) -> str:
    if isinstance(error, OSError):
        return f"{error.filename} can't be written: {error.strerror}."
    return sentence(error)
