"""The learner's own network, read from `model.py`: what each layer makes, and its parameters."""

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from math import prod
from textwrap import dedent
from typing import Any, NamedTuple

from cnn_tutor.course.model import ModelPiece
from cnn_tutor.shapes import conv2d_parameters, output_size

Shape = tuple[int, ...]


class Made(NamedTuple):
    """What comes out of a layer of the map, and how many parameters it holds."""

    shape: Shape
    parameters: int


def network(pieces: Iterable[ModelPiece], unlocked: Collection[str]) -> Mapping[str, Made]:
    """For each unlocked layer of the map that makes something: what, from the Keras calls in it.

    A call belongs to the piece that it opens in. Calls that we don't know end the walk: what
    comes after them can't be said.
    """
    lines: list[str] = []
    owners: list[str] = []
    for piece in pieces:
        if not piece.layer or piece.layer in unlocked:
            new = piece.code.splitlines()
            lines += new
            owners += [piece.layer] * len(new)
    made: dict[str, Made] = {}
    shape: Shape = ()
    for call in _layer_calls(ast.parse("\n".join(lines))):
        owner = owners[call.lineno - 1]
        before = made[owner].parameters if owner in made else 0
        try:
            shape, parameters = _LAYERS[_name(call)](shape, *_literals(call.args), **_named(call))
        except (KeyError, TypeError, ValueError):
            break
        made[owner] = Made(shape, before + parameters)
    return made


def whole(made: Mapping[str, Made]) -> Made | None:
    """What comes out of the last layer, and the parameters of all; nothing of none."""
    if not made:
        return None
    *_, last = made.values()
    return Made(last.shape, sum(each.parameters for each in made.values()))


def lines_of(pieces: Iterable[ModelPiece], layers: Collection[str]) -> list[str]:
    """The lines that these layers bring."""
    code = "".join(piece.code for piece in pieces if piece.layer in layers)
    return dedent(code).strip("\n").splitlines()


def _layer_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls in the list that `Sequential` is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) == "Sequential" and node.args:
            layers = node.args[0]
            assert isinstance(layers, ast.List)
            yield from (each for each in layers.elts if isinstance(each, ast.Call))


def _literals(nodes: Iterable[ast.expr]) -> list[Any]:
    return [ast.literal_eval(each) for each in nodes]


def _named(call: ast.Call) -> dict[str, Any]:
    return {each.arg or "": ast.literal_eval(each.value) for each in call.keywords}


def _name(call: ast.Call) -> str:
    """`Conv2D` of `layers.Conv2D(...)`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _input(_: Shape, shape: Shape) -> tuple[Shape, int]:
    return shape, 0


def _conv2d(
    shape: Shape, filters: int, kernel_size: int, strides: int = 1, padding: str = "valid", **_: str
) -> tuple[Shape, int]:
    height, width, channels = shape
    places = (output_size(side, kernel_size, strides, padding) for side in (height, width))
    return (*places, filters), conv2d_parameters(kernel_size, channels, filters)


def _max_pool(
    shape: Shape, pool_size: int = 2, strides: int = 0, padding: str = "valid"
) -> tuple[Shape, int]:
    height, width, channels = shape
    stride = strides or pool_size
    places = (output_size(side, pool_size, stride, padding) for side in (height, width))
    return (*places, channels), 0


def _relu(shape: Shape) -> tuple[Shape, int]:
    return shape, 0


def _flatten(shape: Shape) -> tuple[Shape, int]:
    return (prod(shape),), 0


def _dense(shape: Shape, units: int, **_: str) -> tuple[Shape, int]:
    (inputs,) = shape
    return (units,), (inputs + 1) * units


_LAYERS: Mapping[str, Callable[..., tuple[Shape, int]]] = {
    "Input": _input,
    "Conv2D": _conv2d,
    "ReLU": _relu,
    "MaxPooling2D": _max_pool,
    "Flatten": _flatten,
    "Dense": _dense,
}
