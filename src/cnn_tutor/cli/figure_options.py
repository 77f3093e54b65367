"""What can be said of a figure after `cnn-tutor show FIGURE`, and how that is read."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from functools import partial
from types import SimpleNamespace
from typing import NoReturn

from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.means import add_options
from cnn_tutor.course.model import FigureKind
from cnn_tutor.course.option_words import DOES, MEANS, OPERATIONS
from cnn_tutor.course.problems import sentence, suggest
from cnn_tutor.course.typed import expected, options_of

EXAMPLES = {
    "conv": ["--image digit-3-0 --kernel sobel-x --strides 2", "--kernel '1 0 -1; 2 0 -2; 1 0 -1'"],
    "pool": ["--pool 'max average' --pool-size 2"],
    "relu": ["--through sobel-x --activation tanh"],
    "flatten": ["--crop 0,2,3,3"],
    "dense": ["--crop 0,2,2,2 --weights '1 0 0 1; 0 1 1 0'"],
    "softmax": ["--image digit-8-17", "--logits '2 1 0' --labels 'cat dog bird'"],
    "receptive-field": ["--layers 'conv3 pool2 conv3'"],
    "transposed": ["--image diagonal --kernel '1 2; 3 4'"],
    "grid": ["--image circle-0 --svg circle.svg"],
}
"""What can be typed after each operation."""
FILE_ROWS = 16
"""How many rows are made of an image file, where nothing is said of that."""
WIDTH = 79


class _Parser(ArgumentParser):
    """Tells what is wrong in one sentence, without the usage, which is long."""

    def error(self, message: str) -> NoReturn:
        raise Stop(Exit.USAGE, f"{sentence(message)} {self.prog} --help lists what there is.")


def read(
    operation: str, kind: FigureKind, options: Sequence[str], asked: SimpleNamespace
) -> SimpleNamespace:
    """The options as they were typed, each under its name; those not given are `None`."""
    parser = _parser(operation, kind)
    found, rest = parser.parse_known_args(options, asked)
    if rest:
        flags = [_flag(name) for name in options_of(kind)]
        tail = suggest(rest[0], flags) if rest[0].startswith("-") else ""
        parser.error(f"{rest[0]!a} can't be said of {operation}{tail}")
    return found


def overview() -> str:
    """Every figure with what it does, and how one is shown."""
    width = max(map(len, OPERATIONS))
    return "\n".join(
        [
            "cnn-tutor show FIGURE, which is one of",
            *(f"  {word:{width}}  {DOES[word]}" for word in OPERATIONS),
            "cnn-tutor show FIGURE --help lists what can be said of it, with an example.",
        ]
    )


def _parser(operation: str, kind: FigureKind) -> ArgumentParser:
    """The options of the kind, as the course's files have them, and those of this command."""
    word = next(word for word in OPERATIONS if OPERATIONS[word] == kind)
    name = f"cnn-tutor show {operation}"
    parser = _Parser(
        name,
        usage=f"{name} [--OPTION X]...",
        allow_abbrev=False,
        description=f"It {DOES[word]}.",
        epilog="\n".join(["such as:", *(f"  {name} {each}" for each in EXAMPLES[word])]),
        formatter_class=partial(RawDescriptionHelpFormatter, width=WIDTH),
    )
    of_figure = parser.add_argument_group("the figure")
    for option, schema in options_of(kind).items():
        can_be = expected(schema)
        means = f"{MEANS[option]}: {can_be}" if can_be else MEANS[option]
        of_figure.add_argument(_flag(option), dest=option, metavar="X", help=means)
    of_image = parser.add_argument_group("a shape, or an image file of your own")
    of_image.add_argument("--colour", action="store_true", help="keep red, green and blue")
    of_image.add_argument(
        "--size", type=int, metavar="ROWS", help=f"to make of a file: {FILE_ROWS}"
    )
    output = parser.add_argument_group("where it goes")
    output.add_argument("--svg", metavar="FILE", help="save it as an SVG; - writes it out")
    output.add_argument("--png", metavar="FILE", help="save it as a PNG")
    output.add_argument("--theme", choices=("dark", "light"), default="dark", help="its colours")
    parser.add_argument("--content", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    add_options(parser)
    return parser


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")
