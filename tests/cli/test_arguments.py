from types import SimpleNamespace

import pytest

from cnn_tutor.cli import NOTHING
from cnn_tutor.cli.arguments import parse

TYPED = [
    ["quiz", "convolution", "--count", "3", "--seed", "1"],
    ["glossary", "max", "pooling"],
    ["show", "conv", "--kernel", "sobel-x"],
    ["model"],
    ["progress"],
    ["doctor"],
    ["reset", "--yes"],
]


def parsed(typed):
    asked = SimpleNamespace(**NOTHING)
    parse(typed, asked)
    return vars(asked)


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed[0])
def test_a_command_means_the_same_wherever_it_stands(typed, capsys):
    assert parsed(["--colors", "16", *typed]) == parsed(typed) | {"colors": "16"}
    for ask in ([typed[0], "--help"], ["--colors", "16", typed[0], "--help"]):
        with pytest.raises(SystemExit):
            parsed(ask)
    first, second = capsys.readouterr().out.split("usage: ")[1:]
    assert first == second


def test_options_alone_are_for_the_app():
    assert parsed(["--no-mouse"]) == NOTHING | {"mouse": False}


def test_what_is_not_understood_is_told_with_all_of_it_visible(capsys):
    with pytest.raises(SystemExit):
        parsed(["quiz", "--\x1b[2J"])
    assert r"unrecognized arguments: --\x1b[2J" in capsys.readouterr().err
