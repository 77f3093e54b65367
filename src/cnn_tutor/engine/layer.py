"""What a layer is: a function with numbers of its own, that can also run backward.

`forward` computes the output and remembers what it needs; `backward` takes the gradient of the
loss by that output, writes the gradients by the layer's own numbers into `gradients`, and returns
the gradient by its input. That is all that training needs of a layer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cnn_tutor.engine.arrays import Array, Shape
from cnn_tutor.engine.initializers import initial
from cnn_tutor.shapes import Window


class Layer:
    """The base of all layers; shapes are those of one example, without the batch axis.

    `parameters` is what training changes, `gradients` holds the loss's gradient by each of them,
    and `statistics` is what a layer only counts along (the running means of `BatchNormalization`).
    """

    def __post_init__(self) -> None:
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}
        self.statistics: dict[str, Array] = {}

    def output_shape(self, shape: Shape) -> Shape:
        """The shape that comes out where `shape` goes in; raises `ValueError` if it can't."""
        return shape

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        """The shape of each of the layer's `parameters`."""
        return {}

    def statistic_shapes(self, shape: Shape) -> dict[str, Shape]:
        """The shape of each of the layer's `statistics`."""
        return {}

    def multiply_adds(self, shape: Shape) -> int:
        """The multiplications, each with its addition, for one example."""
        return 0

    def windows(self, shape: Shape) -> tuple[Window, Window] | None:
        """The window over height and width that one output sees; None if it sees everything."""
        return Window(1), Window(1)

    def build(self, shape: Shape, rng: "np.random.Generator", dtype: Any = np.float32) -> Shape:
        """Draw the first parameters for inputs of this shape; returns the output's shape."""
        output = self.output_shape(shape)
        for name, size in self.parameter_shapes(shape).items():
            rule = getattr(self, f"{name}_initializer", "ones" if name == "gamma" else "zeros")
            self.parameters[name] = initial(rule, size, rng).astype(dtype)
            self.gradients[name] = np.zeros(size, dtype)
        for name, size in self.statistic_shapes(shape).items():
            self.statistics[name] = (np.ones if "variance" in name else np.zeros)(size, dtype)
        return output

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`x: (n, …)` → the layer's output."""
        raise NotImplementedError

    def backward(self, g: Array) -> Array:
        """`g`: the gradient by the output of the last `forward` → the gradient by its input."""
        raise NotImplementedError


@dataclass(eq=False)
class Input(Layer):
    """Says what one example looks like, as `(height, width, channels)`; computes nothing."""

    shape: Shape

    def output_shape(self, shape: Shape) -> Shape:
        """The shape it was made with."""
        return tuple(self.shape)

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`x` as it is."""
        return x

    def backward(self, g: Array) -> Array:
        """`g` as it is."""
        return g


def output_shapes(layers: Sequence[Layer]) -> list[Shape]:
    """The shape that each layer puts out; raises `ValueError`, naming the layer, for a misfit."""
    if not layers or not isinstance(layers[0], Input):
        raise ValueError("the first layer must be an Input, which says the shape of one example")
    shapes = [layers[0].output_shape(())]
    for i, layer in enumerate(layers[1:], start=1):
        try:
            shapes.append(layer.output_shape(shapes[-1]))
        except ValueError as error:
            raise ValueError(f"layer {i} ({type(layer).__name__}): {error}") from None
    return shapes
