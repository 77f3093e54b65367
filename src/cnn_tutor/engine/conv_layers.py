"""The layers that convolve."""

from dataclasses import KW_ONLY, dataclass

from cnn_tutor.engine.activations import Activated
from cnn_tutor.engine.arrays import Array, Shape
from cnn_tutor.engine.convolution import (
    conv2d,
    depthwise_conv2d,
    grouped,
    input_gradient,
    kernel_gradient,
)
from cnn_tutor.engine.windows import IntPair, Sliding, convolving
from cnn_tutor.shapes import Window, check_groups, multiply_adds, pair


class _Convolution(Activated):
    """What the two convolving layers share: the window, and the way back through it."""

    kernel_size: IntPair
    strides: IntPair
    padding: str
    dilation_rate: IntPair
    use_bias: bool
    _x: Array

    def sliding(self) -> Sliding:
        """How the window moves."""
        return convolving(self.kernel_size, self.strides, self.padding, self.dilation_rate)

    def windows(self, shape: Shape) -> tuple[Window, Window]:
        """The kernel's window."""
        return self.sliding().axes(shape)

    def _backward(self, g: Array, kernel: Array, groups: int) -> Array:
        """Fill in the gradients by kernel and bias; return that by `x`."""
        dkernel = kernel_gradient(g, self._x, self.sliding(), groups)
        self.gradients["kernel"][...] = dkernel.reshape(self.gradients["kernel"].shape)
        if self.use_bias:
            self.gradients["bias"][...] = g.sum(axis=(0, 1, 2))
        return input_gradient(g, kernel, self._x.shape[1:3], self.sliding(), groups)


@dataclass(eq=False)
class Conv2D(_Convolution):
    """`activation(conv2d(x, kernel, bias))`, `kernel: (kh, kw, cin/groups, filters)`."""

    filters: int
    kernel_size: IntPair
    strides: IntPair = 1
    padding: str = "valid"
    _: KW_ONLY
    dilation_rate: IntPair = 1
    groups: int = 1
    activation: str | None = None
    use_bias: bool = True
    kernel_initializer: str = "glorot_uniform"

    def output_shape(self, shape: Shape) -> Shape:
        """A map for each filter."""
        check_groups(shape[2], self.filters, self.groups)
        return (*self.sliding().output(shape), self.filters)

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        """A kernel, and a bias a filter."""
        kh, kw = pair(self.kernel_size, "kernel_size")
        shapes: dict[str, Shape] = {"kernel": (kh, kw, shape[2] // self.groups, self.filters)}
        return shapes | {"bias": (self.filters,)} if self.use_bias else shapes

    def multiply_adds(self, shape: Shape) -> int:
        """`oh · ow · kh · kw · cin/groups · filters`."""
        oh, ow, filters = self.output_shape(shape)
        return multiply_adds((oh, ow), self.kernel_size, shape[2], filters, groups=self.groups)

    def linear(self, x: Array) -> Array:
        """`conv2d(x, kernel, bias)`."""
        self._x = x
        return conv2d(
            x,
            **self.parameters,
            strides=self.strides,
            padding=self.padding,
            dilation_rate=self.dilation_rate,
            groups=self.groups,
        )

    def linear_backward(self, g: Array) -> Array:
        """The gradients by kernel, bias and `x`."""
        return self._backward(g, self.parameters["kernel"], self.groups)


@dataclass(eq=False)
class DepthwiseConv2D(_Convolution):
    """`activation(depthwise_conv2d(x, kernel, bias))`, `kernel: (kh, kw, c, depth_multiplier)`."""

    kernel_size: IntPair
    strides: IntPair = 1
    padding: str = "valid"
    depth_multiplier: int = 1
    _: KW_ONLY
    dilation_rate: IntPair = 1
    activation: str | None = None
    use_bias: bool = True
    depthwise_initializer: str = "glorot_uniform"

    @property
    def kernel_initializer(self) -> str:
        """Keras gives it another name in this layer."""
        return self.depthwise_initializer

    def output_shape(self, shape: Shape) -> Shape:
        """`depth_multiplier` maps for each channel."""
        return (*self.sliding().output(shape), shape[2] * self.depth_multiplier)

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        """A kernel a map, and a bias a map."""
        kernel = (*pair(self.kernel_size, "kernel_size"), shape[2], self.depth_multiplier)
        shapes: dict[str, Shape] = {"kernel": kernel}
        return shapes | {"bias": (shape[2] * self.depth_multiplier,)} if self.use_bias else shapes

    def multiply_adds(self, shape: Shape) -> int:
        """`oh · ow · kh · kw · c · depth_multiplier`."""
        oh, ow, filters = self.output_shape(shape)
        return multiply_adds((oh, ow), self.kernel_size, shape[2], filters, groups=shape[2])

    def linear(self, x: Array) -> Array:
        """`depthwise_conv2d(x, kernel, bias)`."""
        self._x = x
        return depthwise_conv2d(
            x,
            **self.parameters,
            strides=self.strides,
            padding=self.padding,
            dilation_rate=self.dilation_rate,
        )

    def linear_backward(self, g: Array) -> Array:
        """The gradients by kernel, bias and `x`."""
        return self._backward(g, grouped(self.parameters["kernel"]), self._x.shape[3])
