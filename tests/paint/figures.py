"""Figures of every kind for the painter, and what a painted row comes to on a screen."""

from typing import get_args

import numpy as np
from hypothesis import strategies as st

from cnn_tutor.course.model import Hides
from cnn_tutor.paint.model import Ink, Row
from cnn_tutor.paint.moment import View
from tests.figures.shelf import figure

RAMP = np.arange(42.0).reshape(6, 7) % 11
COLOURS = np.stack([RAMP * 20, 255 - RAMP * 20, RAMP * 5], axis=2)
LARGE = np.arange(870.0).reshape(30, 29) % 97
EDGE = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0))

FIGURES = [
    figure("grid", RAMP),
    figure("grid", RAMP * 100, at=(2, 3)),
    figure("conv2d", RAMP, kernel=EDGE),
    figure("conv2d", RAMP, kernel=EDGE, bias=3, padding="same", strides=2, at=(1, 1)),
    figure("conv2d", RAMP, kernel=EDGE, strides=3),
    figure("conv2d", RAMP - 5, kernel=((0.125,),)),
    figure("pool2d", RAMP, pool=("max", "average", "global-average"), at=(1, 0)),
    figure("pool2d", RAMP - 9, pool="max", padding="same", strides=3),
    figure("relu", RAMP - 5, at=(0, 2)),
    figure("relu", RAMP - 5, activation="sigmoid"),
    figure("grid", COLOURS),
    figure("grid", LARGE),
    figure("conv2d", COLOURS, kernel=EDGE, bias=2, activation="relu", padding="same"),
    figure("conv2d", RAMP, filters=(EDGE, EDGE[::-1]), dilation=2, filter=1, at=(1, 1)),
    figure("conv2d", LARGE, kernel=EDGE, at=(3, 3)),
    figure("conv2d", LARGE, kernel=EDGE, strides=2, padding="same"),
    figure("pool2d", LARGE[:29], pool_size=3),
    figure("flatten", COLOURS[:3], at=(1, 2)),
    figure("flatten", RAMP - 5),
    figure("flatten", LARGE),
    figure("dense", RAMP[:2, :3], weights=((1.0, -2.0, 0.0, 3.0, 0.5, 1.0),) * 4, unit=2),
    figure("dense", RAMP, weights=((-1.0,) * 42,) * 2, bias=(1, 2), activation="relu"),
    figure("softmax", RAMP, logits=(1.5, -3, 0, 2), labels=("a", "bee", "c", "d"), unit=1),
    figure("receptive-field", RAMP, layers=("conv3-same", "pool2"), at=(1, 1), uses=True),
    figure("receptive-field", LARGE, layers=("conv3", "conv3@2/2", "pool2"), at=(2, 3), uses=True),
    figure("conv2d-transpose", RAMP[:3, :3] - 4, kernel=EDGE, strides=2, bias=1, at=(1, 1)),
    figure("conv2d-transpose", RAMP, kernel=((0.5, 0.25),), padding="same", strides=3),
]
INKS = [
    Ink(depth, unicode, theme)
    for depth in ("truecolor", "256", "16", "none")
    for unicode in (True, False)
    for theme in ("dark", "light", "terminal")
]

figures = st.sampled_from(FIGURES)
inks = st.sampled_from(INKS)
veils = st.sampled_from(get_args(Hides))


@st.composite
def views(draw, shown):
    return View(draw(st.integers(0, len(shown.frames) - 1)), draw(veils))


def text(row: Row) -> str:
    return "".join(run.text for run in row)


def columns(row: Row, width: int):
    """Every column of a row: its character and its style, blank to the right of the row."""
    cells = [(character, *run[1:]) for run in row for character in run.text]
    assert len(cells) <= width
    return cells + [(" ", "", "", "plain")] * (width - len(cells))
