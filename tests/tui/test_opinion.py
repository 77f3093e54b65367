"""What the trained network says of a drawing is what the network that is shipped says."""

import numpy as np

from cnn_tutor.engine import load_digits, load_trained
from cnn_tutor.tui.opinion import opinion


def test_digits_that_it_never_saw_are_told_as_the_network_tells_them():
    _, (x, y) = load_digits()
    expected = load_trained("digits").predict(x / 16)
    told = [opinion(tuple(map(tuple, image[:, :, 0].tolist()))) for image in x[:60]]
    for (digit, figure), probabilities in zip(told, expected, strict=False):
        (panel,) = figure.panels
        assert np.allclose(np.array(panel.values)[:, 0], probabilities, atol=1e-6)
        assert figure.frames[0].results[panel.name] == (probabilities.argmax(), 0) == (digit, 0)
    assert np.mean([digit for digit, _ in told] == y[:60]) > 0.9
