"""Arrays in, arrays out: the convolutional network in numpy, to Keras's letter."""

from cnn_tutor.engine.activations import leaky_relu, relu, sigmoid, softmax, tanh
from cnn_tutor.engine.convolution import conv2d, depthwise_conv2d
from cnn_tutor.engine.dense import dense, flatten
from cnn_tutor.engine.digits import digits_of, load_digits
from cnn_tutor.engine.pooling import avg_pool2d, global_avg_pool2d, global_max_pool2d, max_pool2d
from cnn_tutor.shapes import (
    ReceptiveField,
    Window,
    conv2d_parameters,
    multiply_adds,
    output_size,
    pad_amounts,
    receptive_field,
)

__all__ = [
    "ReceptiveField",
    "Window",
    "avg_pool2d",
    "conv2d",
    "conv2d_parameters",
    "dense",
    "depthwise_conv2d",
    "digits_of",
    "flatten",
    "global_avg_pool2d",
    "global_max_pool2d",
    "leaky_relu",
    "load_digits",
    "max_pool2d",
    "multiply_adds",
    "output_size",
    "pad_amounts",
    "receptive_field",
    "relu",
    "sigmoid",
    "softmax",
    "tanh",
]
