"""Softmax: scores become exponentials, and those become shares of their sum."""

from __future__ import annotations

import numpy as np

from cnn_tutor.engine import DARKEST
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Array, Cell, Figure, Frame, Panel, Role, Sum
from cnn_tutor.figures.numbers import longest, show_number, show_share
from cnn_tutor.figures.options import FigureError, Options, chosen, labels, numbers
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.source import Shelf, one_map


def softmax(options: Options, shelf: Shelf) -> Figure:
    """Logits, exponentials, probabilities as bars; a frame for each class.

    The logits are given, or are what the trained network makes of an image, which stands first.
    It opens at the most probable class unless it is told another `unit`.
    """
    logits = logits_of(options, shelf)
    exponentials = np.exp(logits.astype(np.float64))
    whole = exponentials.sum()
    shares = exponentials / whole
    classes = len(logits)
    unit = chosen({"unit": int(logits.argmax()), **options}, "unit", classes)
    names = labels(options, classes)
    written = tuple(map(show_share, exponentials))

    def lines(exponent: str, exponential: str, sum_: str, share: str) -> tuple[Sum, ...]:
        return (
            Sum((f"e^{exponent}",), exponential, "exponentials", "exponential"),
            Sum((sum_,), show_share(whole), "exponentials", "all of them"),
            Sum((f"{exponential} / {show_share(whole)}",), share, "probabilities", "share"),
        )

    def frame(index: int) -> Frame:
        cell = Cell(index, 0)
        return Frame(
            marked={"logits": cell, "exponentials": cell},
            results={"probabilities": cell},
            known={"probabilities": index + 1},
            sums=lines(
                show_number(logits[index]),
                written[index],
                " + ".join(written),
                show_share(shares[index]).replace(">0.99", "1"),
            ),
            says=f"Class {names[index]}: its exponential, as a share of all of them.",
        )

    def column(
        name: str, values: Array, scale: tuple[float, float], texts: tuple[str, ...] = ()
    ) -> Panel:
        role: Role = "output" if name == "probabilities" else "input"
        return Panel(
            name,
            name,
            values[:, np.newaxis],
            role,
            scale,
            drawn="bars",
            labels=names,
            texts=texts,
        )

    return Figure(
        kind="softmax",
        panels=(
            *_picture(options, shelf),
            column("logits", logits, scale_of(logits)),
            column("exponentials", exponentials, scale_of(exponentials), written),
            column("probabilities", shares, (0.0, 1.0), tuple(map(show_share, shares))),
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
            max(written, key=len),
            " + ".join(written),
            max(map(show_share, shares), key=len),
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
    return (Panel("image", "image", digit, "input", (0.0, DARKEST)),)
