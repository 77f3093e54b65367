from dataclasses import replace
from itertools import groupby

import numpy as np

from cnn_tutor.paint.png import ACROSS, DOWN, MARGIN, png
from tests.figures.shelf import figure
from tests.paint.figures import EDGE, RAMP


def test_the_words_of_a_title_stand_together():
    shown = figure("conv2d", RAMP, kernel=EDGE)
    title = "feature map 4 x 5"
    image = png(replace(shown, panels=shown.panels[2:], longest=()))
    band = image.crop((MARGIN, MARGIN, MARGIN + len(title) * ACROSS, MARGIN + DOWN))
    pixels = np.asarray(band, np.int16)
    inked = (pixels != pixels[0, 0]).any(axis=(0, 2))
    between = inked[: len(inked) - inked[::-1].argmax()]
    gaps = [len([*some]) for ink, some in groupby(between.tolist()) if not ink]
    assert len(gaps) > len(title) - 5
    assert max(gaps) < ACROSS
