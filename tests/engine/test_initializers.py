import math

import numpy as np
import pytest

from cnn_tutor.engine import Conv2D, Dense
from cnn_tutor.engine.initializers import initial

SHAPE = (5, 5, 8, 32)
FAN_IN, FAN_OUT = 200, 800


@pytest.mark.parametrize(
    ("rule", "limit", "variance"),
    [
        ("glorot_uniform", math.sqrt(6 / (FAN_IN + FAN_OUT)), 2 / (FAN_IN + FAN_OUT)),
        ("he_uniform", math.sqrt(6 / FAN_IN), 2 / FAN_IN),
        ("he_normal", 2 * math.sqrt(2 / FAN_IN) / 0.8796, 2 / FAN_IN),
    ],
)
def test_weights_start_with_the_variance_of_the_rule(rule, limit, variance):
    values = initial(rule, SHAPE, np.random.default_rng(0))
    assert np.abs(values).max() <= limit
    assert values.mean() == pytest.approx(0, abs=0.05 * math.sqrt(variance))
    assert values.var() == pytest.approx(variance, rel=0.05)


def test_layers_start_as_keras_starts_them():
    layer = Conv2D(4, 3)
    layer.build((8, 8, 2), np.random.default_rng(0))
    assert not layer.parameters["bias"].any()
    assert np.abs(layer.parameters["kernel"]).max() <= math.sqrt(6 / (18 + 36))


def test_an_unknown_rule_is_told():
    with pytest.raises(ValueError, match="no initializer is called 'ones_or_so'"):
        Dense(2, kernel_initializer="ones_or_so").build((3,), np.random.default_rng(0))
