"""What Keras answers to a drawn question, by its generator and the numbers that were drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import layers
from tools.claims.keras_says import (
    array,
    built,
    padding_after,
    padding_before,
    parameters,
    products,
    rows,
    seen,
    softmax,
    stack,
)

Conv2D = layers.Conv2D
Drawn = dict[str, Any]


def numbers(variant: str) -> Drawn:
    """What was drawn, by its names: `size=29 window=5` and so on."""
    pairs = re.findall(r"(\S+?)=(.*?)(?= \S+=|$)", variant)
    return {name: int(text) if re.fullmatch(r"-?\d+", text) else text for name, text in pairs}


def _grid(text: str) -> np.ndarray:
    return np.array([[int(cell) for cell in row.split(",")] for row in text.split("/")], float)


def _output_size(n: Drawn) -> int:
    options = {"strides": n["stride"], "dilation_rate": n["dilation"], "padding": n["padding"]}
    return rows(Conv2D(1, n["window"], **options), n["size"], n["size"], 1)


def _pads(n: Drawn) -> int:
    count = padding_before if n["end"] == "top" else padding_after
    return count(n["size"], n["window"], n["stride"])


def _model(n: Drawn) -> int:
    made = [Conv2D(n["filters"], n["window"])]
    if n["stack"] == "conv-conv":
        made.append(Conv2D(n["filters-2"], n["window"]))
    else:
        made += [layers.MaxPooling2D(2)] if "pool" in n["stack"] else []
        made += [layers.Flatten(), layers.Dense(n["units"])]
    image = keras.Input((n["size"], n["size"], n["channels"]))
    return int(stack(image, *made).count_params())


def _stack(n: Drawn) -> str:
    made: list[Any] = []
    for place, word in enumerate(n["stack"].split(), start=1):
        padding = "same" if word == "same" else "valid"
        filters = n.get(f"filters-{place}", 0)
        made.append(Conv2D(filters, 3, padding=padding) if filters else layers.MaxPooling2D(2))
    image = keras.Input((n["size"], n["size"], n["channels"]))
    return str(stack(image, *made).output_shape[1:])


def _field(n: Drawn) -> int:
    each = range(1, n["depth"] + 1)
    return seen(*(Conv2D(1, n[f"window-{at}"], strides=n[f"stride-{at}"]) for at in each))


def _channels(n: Drawn) -> int:
    each = range(n["channels"])
    pixels = np.stack([_grid(n[f"pixels-{c}"]) for c in each], axis=-1)
    layer = built(Conv2D(1, n["window"]), n["window"], n["window"], n["channels"])
    weights = np.stack([_grid(n[f"weights-{c}"]) for c in each], axis=-1)
    layer.set_weights([weights[..., None], np.array([n["bias"]])])
    return round(float(array(layer(pixels[None]))[0, 0, 0, 0]))


def _relu(n: Drawn) -> str:
    after = array(layers.ReLU()(_grid(n["values"])))
    return " / ".join(" ".join(str(int(cell)) for cell in row) for row in after)


def _softmax(n: Drawn) -> str:
    return f"{softmax(*(n[f'score-{c}'] for c in range(n['classes'])))[n['class']]:.1f}"


def _image(n: Drawn) -> tuple[int, int, int]:
    return n["size"], n["size"], n["channels"]


DRAWN: dict[str, Callable[[Drawn], object]] = {
    "output-size": _output_size,
    "pad-amounts": _pads,
    "conv2d-parameters": lambda n: parameters(Conv2D(n["filters"], n["window"]), *_image(n)),
    "dense-parameters": lambda n: parameters(layers.Dense(n["units"]), n["inputs"]),
    "model-parameters": _model,
    "multiply-adds": lambda n: products(Conv2D(n["filters"], n["window"]), *_image(n)),
    "receptive-field": _field,
    "transposed-size": lambda n: rows(
        layers.Conv2DTranspose(1, n["window"], strides=n["stride"]), n["size"], n["size"], 1
    ),
    "flatten-length": lambda n: rows(layers.Flatten(), *_image(n)),
    "stack-shape": _stack,
    "conv2d-cell-channels": _channels,
    "relu-map": _relu,
    "softmax": _softmax,
}
"""The others ask about a figure of a digit, which is itself held against Keras."""
