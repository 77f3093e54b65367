import pytest

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


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed[0])
def test_a_command_means_the_same_wherever_it_stands(typed, capsys):
    assert vars(parse(["--colors", "16", *typed])) == vars(parse(typed)) | {"colors": "16"}
    for ask in ([typed[0], "--help"], ["--colors", "16", typed[0], "--help"]):
        with pytest.raises(SystemExit):
            parse(ask)
    first, second = capsys.readouterr().out.split("usage: ")[1:]
    assert first == second


def test_nothing_typed_is_the_app():
    assert parse([]).command == "app"
    assert vars(parse(["--no-mouse"])) == vars(parse([])) | {"mouse": False}
