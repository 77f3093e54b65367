"""What can be typed after `cnn-tutor`, with the help for it."""

from argparse import (
    REMAINDER,
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    HelpFormatter,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import NamedTuple, NoReturn

from cnn_tutor import __version__
from cnn_tutor.cli.means import add_options

_NAME = "cnn-tutor"
_WIDTH = 79  # asking for the terminal's would load shutil, at every start

_ABOUT = """\
Learn how a convolutional neural network works, in your terminal.

Without a command, the tutor opens on the whole screen, at the place where you
left off.
"""
_EXIT_CODES = """\
exit codes: 0 passed or done, 1 not passed, 2 not understood,
3 the course has a mistake, 4 your progress could not be saved,
5 the output could not be written, 70 a fault of cnn-tutor;
over 128 it was ended by a signal: 130 is Ctrl-C
"""


class _Parser(ArgumentParser):
    """Tells what is wrong with all of it visible, whatever was typed."""

    def error(self, message: str) -> NoReturn:
        from cnn_tutor.course.problems import show

        super().error(show(message, 500))


def parse(typed: Sequence[str], asked: SimpleNamespace) -> None:
    """Put what was typed into `asked`.

    Every parser takes its time: where a command comes first, no other is made.
    """
    if typed[0] in COMMANDS:
        asked.command = typed[0]
        alone = partial(_Parser, f"{_NAME} {typed[0]}")
        _command(alone, typed[0]).parse_args(typed[1:], asked)
    else:
        _parser().parse_args(typed, asked)


def _parser() -> ArgumentParser:
    top = _Parser(
        _NAME,
        description=_ABOUT,
        epilog=_EXIT_CODES,
        formatter_class=partial(RawDescriptionHelpFormatter, width=_WIDTH),
    )
    _add_common(top)
    top.add_argument("--version", action="version", version=f"cnn-tutor {__version__}")
    top.add_argument(
        "--no-mouse", dest="mouse", action="store_false", help="leave the mouse to the terminal"
    )
    parsers = top.add_subparsers(title="commands", metavar="COMMAND", prog=top.prog)
    for name in COMMANDS:
        _command(partial(parsers.add_parser, name, help=COMMANDS[name].help), name)
    return top


def _command(make: Callable[..., ArgumentParser], name: str) -> ArgumentParser:
    """A command's parser, made by `make`."""
    command = COMMANDS[name]
    parser = make(
        description=f"{command.help[0].upper()}{command.help[1:]}. {command.more}",
        formatter_class=partial(HelpFormatter, width=_WIDTH),
    )
    _add_common(parser)
    parser.set_defaults(command=name)
    command.add_arguments(parser)
    return parser


def _add_common(parser: ArgumentParser) -> None:
    """What can be said to every command."""
    parser.add_argument(
        "--content", metavar="DIR", default=SUPPRESS, help="a course other than the one included"
    )
    add_options(parser)


def _quiz(parser: ArgumentParser) -> None:
    parser.add_argument("layer", nargs="?", metavar="LAYER", help="default: the next to unlock")
    parser.add_argument(
        "--count", type=_count, metavar="N", help="ask N questions; fewer than usual are practice"
    )
    parser.add_argument(
        "--seed", type=_seed, metavar="N", help="the same N gives the same questions and numbers"
    )
    parser.add_argument("--review", action="store_true", help="ask what is due for review now")
    parser.add_argument("--skill", metavar="SKILL", help="ask one skill alone; --list names them")
    parser.add_argument("--answers", metavar="FILE", help="take the answers from FILE, one a line")
    parser.add_argument("--no-save", action="store_true", help="save nothing of it")
    parser.add_argument(
        "--json", action="store_true", help="one JSON object a line: docs/quiz-json.md"
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="ask nothing; list all there is and how far you are",
    )


def _glossary(parser: ArgumentParser) -> None:
    parser.add_argument("term", nargs="*", metavar="TERM", help='such as stride, or "max pooling"')


def _show(parser: ArgumentParser) -> None:
    parser.add_argument("operation", nargs="?", metavar="FIGURE", help="default: list them all")
    parser.add_argument("options", nargs=REMAINDER, metavar="...", help="its options")


def _reset(parser: ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _nothing(parser: ArgumentParser) -> None:
    """For a command without arguments of its own."""


def _seed(text: str) -> int:
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) < 20:
        return int(text)
    raise ArgumentTypeError(f"a whole number was expected, not {text!r}")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= 1000:
        return int(text)
    raise ArgumentTypeError(f"a whole number from 1 to 1000 was expected, not {text!r}")


class _Command(NamedTuple):
    """What a command does, in a line and in full, and what adds its arguments to a parser."""

    help: str
    more: str = ""
    add_arguments: Callable[[ArgumentParser], None] = _nothing


COMMANDS = {
    "quiz": _Command(
        "answer the questions of a layer, on plain lines",
        "Type the letter of a choice, a number, or what the question says; h gives a hint; end "
        "with Ctrl-D. Three right in a row make a skill yours; all its skills unlock a layer.",
        _quiz,
    ),
    "glossary": _Command(
        "look up a word, or list all the words there are", add_arguments=_glossary
    ),
    "show": _Command(
        "print a figure: a convolution, a pooling, an activation",
        "FIGURE is grid, conv, pool, relu, flatten, dense, softmax, receptive-field or transposed; "
        "cnn-tutor show conv --help lists what can be said of it. In a pipe it is plain rows of "
        "numbers.",
        _show,
    ),
    "model": _Command("print your own model.py, as far as you have unlocked it"),
    "progress": _Command("see which layers you have unlocked, and where your progress is kept"),
    "doctor": _Command(
        "see what your terminal is taken for, and why",
        "It tells how to change that, draws the colours, and says where the files are.",
    ),
    "reset": _Command("start over", "You are asked first.", _reset),
}
