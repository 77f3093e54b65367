"""What the trained network that comes with the tutor takes a drawing for."""

from __future__ import annotations

import numpy as np

from cnn_tutor.engine import digit_logits, softmax
from cnn_tutor.figures import Cell, Figure, Frame, Panel
from cnn_tutor.figures.arrays import rows_of
from cnn_tutor.figures.model import Rows


def opinion(drawing: Rows) -> tuple[int, Figure]:
    """The digit that an 8 x 8 drawing is taken for, and its probabilities as bars."""
    probabilities = softmax(digit_logits(np.array(drawing, np.float32)))[:, np.newaxis]
    digit = int(probabilities.argmax())
    panel = Panel(
        name="probabilities",
        title="probabilities",
        values=rows_of(probabilities),
        role="output",
        scale=(0.0, 1.0),
        drawn="bars",
        labels=tuple(map(str, range(len(probabilities)))),
        widest=">0.99",
        never=(0, 1),
    )
    frame = Frame(results={panel.name: Cell(digit, 0)})
    return digit, Figure("opinion", (panel,), (frame,), {}, 0, 1, ())
