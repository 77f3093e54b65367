"""Softmax: scores become exponentials, and those become shares of their sum."""

from __future__ import annotations

import math
from typing import cast

import numpy as np

from cnn_tutor.engine import DARKEST
from cnn_tutor.figures.arrays import Array, numbers, rows_of
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number
from cnn_tutor.figures.options import FigureError, Options, chosen, labels
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.source import one_map
from cnn_tutor.figures.sums import longest

POSITIVE, SHARE = (0,), (0, 1)
"""What an exponential, and what a share, comes near to and never reaches."""


def softmax(options: Options, shelf: Shelf) -> Figure:
    """Logits, exponentials, probabilities as bars; a frame for each class.

    The logits are given, or are what the trained network makes of an image, which stands first;
    all is computed from the two decimals of them that are shown.
    It opens at the most probable class unless it is told another `unit`.
    """
    logits = cast(Array, logits_of(options, shelf).astype(np.float64).round(2))
    exponentials: Array = np.exp(logits)
    whole = exponentials.sum()
    shares = exponentials / whole
    classes = len(logits)
    unit = chosen({"unit": int(logits.argmax()), **options}, "unit", classes)
    names = labels(options, classes)
    places = max(2, 3 - math.floor(math.log10(whole)))
    decimals = places + len(str(classes - 1))
    added = [text for each in exponentials if (text := show_number(each, decimals)) != "0"]
    everything = Sum(
        tuple(added) if len(added) == classes else (*added, "..."),
        show_number(whole, places),
        "exponentials",
        "all of them",
    )

    def lines(exponent: str, exponential: str, share: str) -> tuple[Sum, ...]:
        power = f"e^{exponent}"
        numerator = power if exponential[0] == "<" else exponential
        return (
            Sum((power,), exponential, "exponentials", "exponential"),
            everything,
            Sum((f"{numerator} / {everything.result}",), share, "probabilities", "share"),
        )

    def frame(index: int) -> Frame:
        cell = Cell(index, 0)
        return Frame(
            marked={"logits": cell, "exponentials": cell},
            results={"probabilities": cell},
            known={"probabilities": index + 1},
            sums=lines(
                show_number(logits[index]),
                show_number(exponentials[index], decimals, POSITIVE),
                show_number(shares[index], never=SHARE),
            ),
            says=f"Class {names[index]}: its exponential, as a share of all of them.",
        )

    def column(
        name: str,
        values: Array,
        scale: tuple[float, float],
        never: tuple[int, ...] = (),
    ) -> Panel:
        return Panel(
            name,
            name,
            rows_of(values[:, np.newaxis]),
            "output" if name == "probabilities" else "input",
            scale,
            drawn="bars",
            labels=names,
            never=never,
        )

    return Figure(
        kind="softmax",
        panels=(
            *_picture(options, shelf),
            column("logits", logits, scale_of(logits)),
            column("exponentials", exponentials, scale_of(exponentials), POSITIVE),
            column("probabilities", shares, (0.0, 1.0), SHARE),
        ),
        frames=Frames(classes, frame),
        facts={
            "classes": str(classes),
            "unit": str(unit),
            "logit": show_number(logits[unit]),
            "exponential": show_number(exponentials[unit]),
            "total": show_number(whole),
            "cell": show_number(shares[unit]),
            "percent": show_number(100 * shares[unit]),
            "share_of_logits": show_number(logits[unit] / (logits.sum() or 1)),
            "equal_share": show_number(1 / classes),
            "largest": show_number(shares.max()),
            "smallest": show_number(shares.min()),
            "largest_unit": str(int(logits.argmax())),
            "largest_logit": show_number(logits.max()),
        },
        start=unit,
        across=1,
        longest=lines(
            longest(logits),
            longest(exponentials, decimals=decimals, never=POSITIVE).replace("<", " "),
            longest(shares, never=SHARE),
        ),
    )


def logits_of(options: Options, shelf: Shelf) -> Array:
    """The scores: `logits`, or those that the trained network gives to `image`."""
    if "logits" in options:
        return numbers(options, "logits")
    digit = one_map(options, shelf)
    if digit.min() < 0 or digit.max() > DARKEST:
        raise FigureError(f"image: the network reads ink from 0 to {DARKEST:g}, as a digit has it")
    from cnn_tutor.engine import digit_logits  # a model's whole machinery, for this figure alone

    return digit_logits(digit)


def _picture(options: Options, shelf: Shelf) -> tuple[Panel, ...]:
    if "logits" in options:
        return ()
    digit = one_map(options, shelf)
    return (Panel("image", "image", rows_of(digit), "input", (0.0, DARKEST)),)
