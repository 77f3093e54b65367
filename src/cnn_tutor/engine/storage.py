"""Models on disk: one `.npz`, with the layers described in JSON and no pickle anywhere.

Whatever a file says is compared with what its own description asks for before memory is taken:
names, shapes and types are read from the headers, and the members are stored uncompressed, so
that no file can ask for more memory than its own size.
"""

import json
import math
import os
import zipfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from cnn_tutor.engine.activations import Activation, ReLU
from cnn_tutor.engine.arrays import Array, Shape
from cnn_tutor.engine.conv_layers import Conv2D, DepthwiseConv2D
from cnn_tutor.engine.dropout import Dropout
from cnn_tutor.engine.fully_connected import Dense, Flatten
from cnn_tutor.engine.layer import Input, Layer, output_shapes
from cnn_tutor.engine.losses import LOSSES
from cnn_tutor.engine.normalization import BatchNormalization
from cnn_tutor.engine.optimizers import OPTIMIZERS, Optimizer
from cnn_tutor.engine.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D

if TYPE_CHECKING:
    from cnn_tutor.engine.model import Sequential

FORMAT = 1
LONGEST_DESCRIPTION = 100_000
LAYERS: dict[str, type[Layer]] = {
    kind.__name__: kind
    for kind in (
        Input,
        Conv2D,
        DepthwiseConv2D,
        MaxPooling2D,
        AveragePooling2D,
        GlobalAveragePooling2D,
        Activation,
        ReLU,
        Flatten,
        Dense,
        Dropout,
        BatchNormalization,
    )
}


def save(model: "Sequential", path: Path) -> None:
    """Write the model beside `path` first, then move it there whole."""
    description: dict[str, Any] = {
        "format": FORMAT,
        "layers": [_describe(each) for each in model.layers],
        "seed": model.seed,
        "position": [model.epoch, model.batch],
        "training": None,
    }
    if model.optimizer:
        description["training"] = {
            "optimizer": _describe(model.optimizer),
            "step": model.optimizer.step,
            "loss": _describe(model.loss),
            "metrics": model.metrics,
        }
    text = np.frombuffer(json.dumps(description).encode(), np.uint8)
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        np.savez(file, allow_pickle=False, description=text, **_arrays(model))
    os.replace(beside, path)


def load(kind: type["Sequential"], path: Path) -> "Sequential":
    """Read what `save` wrote; raises `ValueError`, saying what is wrong, for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _load(kind, archive)
    except (zipfile.BadZipFile, KeyError, TypeError, AttributeError, EOFError) as error:
        raise ValueError(f"{path} is not a stored model: {error}") from None
    except ValueError as error:
        raise ValueError(f"{path} is not a stored model: {error}") from None


def _load(kind: type["Sequential"], archive: zipfile.ZipFile) -> "Sequential":
    for member in archive.infolist():
        if member.compress_type != zipfile.ZIP_STORED:
            raise ValueError(f"{member.filename} is compressed")
    text, (length,) = _open(archive, "description", np.dtype(np.uint8))
    if length > LONGEST_DESCRIPTION:
        raise ValueError(f"its description has {length} bytes")
    description = json.loads(text.read(length))
    if description["format"] != FORMAT:
        raise ValueError(f"its format is {description['format']}, this program reads {FORMAT}")
    layers = [_revive(LAYERS, each) for each in description["layers"]]
    training = description["training"]
    optimizer = _revive(_by_class(OPTIMIZERS), training["optimizer"]) if training else None

    expected = _expected(layers, optimizer)
    given = {name.removesuffix(".npy") for name in archive.namelist()} - {"description"}
    if given != set(expected):
        raise ValueError(f"it holds {sorted(given)}, expected {sorted(expected)}")
    for name, shape in expected.items():
        _, its = _open(archive, name, np.dtype(np.float32))
        if its != shape:
            raise ValueError(f"{name} has the shape {its}, expected {shape}")

    model = kind(layers, seed=description["seed"])
    if optimizer:
        loss = _revive(_by_class(LOSSES), training["loss"])
        model.compile(optimizer, loss, metrics=training["metrics"])
        optimizer.step = int(training["step"])
    for name, array in _arrays(model).items():
        numbers, _ = _open(archive, name, array.dtype)
        array[...] = np.frombuffer(numbers.read(), array.dtype).reshape(array.shape)
    model.epoch, model.batch = map(int, description["position"])
    return model


def _describe(thing: Any) -> dict[str, Any]:
    """A layer, an optimizer or a loss: its class and the arguments it was made with."""
    arguments = {each.name: getattr(thing, each.name) for each in fields(thing) if each.init}
    return {"class": type(thing).__name__, "arguments": arguments}


def _by_class(named: Mapping[str, type[Any]]) -> dict[str, type[Any]]:
    return {kind.__name__: kind for kind in named.values()}


def _revive(kinds: Mapping[str, type[Any]], description: dict[str, Any]) -> Any:
    arguments = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in description["arguments"].items()
    }
    return kinds[description["class"]](**arguments)


def _arrays(model: "Sequential") -> dict[str, Array]:
    """Every array of a model by the name that it is stored under."""
    arrays = {
        f"{i}.{name}": array
        for i, each in enumerate(model.layers)
        for name, array in (each.parameters | each.statistics).items()
    }
    slots = model.optimizer.slots if model.optimizer else []
    return arrays | {f"optimizer.{i}": slot for i, slot in enumerate(slots)}


def _expected(layers: list[Layer], optimizer: Optimizer | None) -> dict[str, Shape]:
    """The names and shapes of `_arrays`, for a model that is yet to be made."""
    expected: dict[str, Shape] = {}
    size = 0
    shape: Shape = ()
    for i, (each, output) in enumerate(zip(layers, output_shapes(layers), strict=True)):
        parameters = each.parameter_shapes(shape)
        size += sum(map(math.prod, parameters.values()))
        for name, its in (parameters | each.statistic_shapes(shape)).items():
            expected[f"{i}.{name}"] = its
        shape = output
    count = optimizer.slot_count if optimizer else 0
    return expected | {f"optimizer.{i}": (size,) for i in range(count)}


def _open(
    archive: zipfile.ZipFile, name: str, dtype: np.dtype[Any]
) -> tuple[IO[bytes], tuple[int, ...]]:
    """The member, read up to its numbers, and the shape that they have."""
    member = archive.open(f"{name}.npy")
    if np.lib.format.read_magic(member) != (1, 0):
        raise ValueError(f"{name} has an unknown version of the npy format")
    shape, by_column, kind = np.lib.format.read_array_header_1_0(member)
    if by_column or kind != dtype:
        raise ValueError(f"{name} holds {kind}, expected {dtype}, row by row")
    return member, shape
