import pytest

from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.moment import View
from cnn_tutor.paint.truth import holds
from tests.figures.shelf import figure
from tests.paint.test_picture import texts


@pytest.mark.parametrize(
    ("arithmetic", "result"),
    [
        ("-1·13 + 0·15 - 2·(-4)", "-5"),
        ("0.33·1 - 0.5·2", "-0.67"),
        ("(5 + 2.5) / 3", "2.5"),
        ("max(1, -2, 3)", "3"),
        ("e^0", "1"),
        ("1 / (1 + e^-0)", "0.5"),
        ("tanh(0)", "0"),
        ("image[2, 4]", "13"),
        ("? + ?", "4"),
        ("1 / 0", "4"),
    ],
)
def test_an_equation_that_is_true_or_none_holds(arithmetic, result):
    assert holds(arithmetic, result)


@pytest.mark.parametrize(
    ("arithmetic", "result"),
    [("0.11·5 + 0.11·4", "1"), ("294 / 64", "4.59"), ("e^2", "7.39"), ("max(1, 2)", "1")],
)
def test_one_that_is_not_true_as_written_does_not(arithmetic, result):
    assert not holds(arithmetic, result)


def test_where_rounding_makes_it_untrue_the_sign_says_so():
    shown = figure("conv2d", [[5.0, 4.0]], kernel=((1 / 9, 1 / 9),))
    assert texts(shown)[-1] == "0.11·5 + 0.11·4 ≈ 1"
    assert texts(shown, ink=Ink("none", unicode=False))[-1] == "0.11*5 + 0.11*4 ~ 1"


def test_an_exponential_is_never_0_and_a_probability_never_quite_1():
    shown = figure("softmax", [[0.0]], logits=(12.0, -8.0))
    lines = texts(shown)
    assert lines[1].endswith(">0.99 ############")
    assert lines[2].split() == ["1", "-8", "####", "1", "3e-4", "1"]
    assert texts(shown, View(1))[-1].endswith("3e-4 / 162754.79 ≈ 2e-9")
