"""Arrays in, arrays out: the convolutional network in numpy, to Keras's letter.

Each name is loaded from its module when it is first asked for: a figure needs no training.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cnn_tutor.engine.activations import (
        Activation,
        ReLU,
        leaky_relu,
        relu,
        sigmoid,
        softmax,
        tanh,
    )
    from cnn_tutor.engine.conv_layers import Conv2D, DepthwiseConv2D
    from cnn_tutor.engine.convolution import conv2d, conv2d_transpose, depthwise_conv2d
    from cnn_tutor.engine.digits import DARKEST, digits_of, load_digits
    from cnn_tutor.engine.dropout import Dropout
    from cnn_tutor.engine.files import load_idx, load_mnist
    from cnn_tutor.engine.fully_connected import Dense, Flatten, dense, flatten
    from cnn_tutor.engine.layer import Input, Layer
    from cnn_tutor.engine.losses import (
        CategoricalCrossentropy,
        MeanSquaredError,
        SparseCategoricalCrossentropy,
    )
    from cnn_tutor.engine.model import Sequential
    from cnn_tutor.engine.normalization import BatchNormalization, batch_normalization
    from cnn_tutor.engine.optimizers import SGD, Adam
    from cnn_tutor.engine.pictures import SHAPES, load_shapes
    from cnn_tutor.engine.pooling import (
        AveragePooling2D,
        GlobalAveragePooling2D,
        MaxPooling2D,
        avg_pool2d,
        global_avg_pool2d,
        global_max_pool2d,
        max_pool2d,
    )
    from cnn_tutor.engine.trained import digit_logits, load_trained
    from cnn_tutor.engine.training import Callback, History
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
    "DARKEST",
    "SGD",
    "SHAPES",
    "Activation",
    "Adam",
    "AveragePooling2D",
    "BatchNormalization",
    "Callback",
    "CategoricalCrossentropy",
    "Conv2D",
    "Dense",
    "DepthwiseConv2D",
    "Dropout",
    "Flatten",
    "GlobalAveragePooling2D",
    "History",
    "Input",
    "Layer",
    "MaxPooling2D",
    "MeanSquaredError",
    "ReLU",
    "ReceptiveField",
    "Sequential",
    "SparseCategoricalCrossentropy",
    "Window",
    "avg_pool2d",
    "batch_normalization",
    "conv2d",
    "conv2d_parameters",
    "conv2d_transpose",
    "dense",
    "depthwise_conv2d",
    "digit_logits",
    "digits_of",
    "flatten",
    "global_avg_pool2d",
    "global_max_pool2d",
    "leaky_relu",
    "load_digits",
    "load_idx",
    "load_mnist",
    "load_shapes",
    "load_trained",
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

_HOMES = {
    "cnn_tutor.engine.activations": "Activation ReLU leaky_relu relu sigmoid softmax tanh",
    "cnn_tutor.engine.conv_layers": "Conv2D DepthwiseConv2D",
    "cnn_tutor.engine.convolution": "conv2d conv2d_transpose depthwise_conv2d",
    "cnn_tutor.engine.digits": "DARKEST digits_of load_digits",
    "cnn_tutor.engine.dropout": "Dropout",
    "cnn_tutor.engine.files": "load_idx load_mnist",
    "cnn_tutor.engine.fully_connected": "Dense Flatten dense flatten",
    "cnn_tutor.engine.layer": "Input Layer",
    "cnn_tutor.engine.losses": (
        "CategoricalCrossentropy MeanSquaredError SparseCategoricalCrossentropy"
    ),
    "cnn_tutor.engine.model": "Sequential",
    "cnn_tutor.engine.normalization": "BatchNormalization batch_normalization",
    "cnn_tutor.engine.optimizers": "SGD Adam",
    "cnn_tutor.engine.pictures": "SHAPES load_shapes",
    "cnn_tutor.engine.pooling": (
        "AveragePooling2D GlobalAveragePooling2D MaxPooling2D avg_pool2d "
        "global_avg_pool2d global_max_pool2d max_pool2d"
    ),
    "cnn_tutor.engine.trained": "digit_logits load_trained",
    "cnn_tutor.engine.training": "Callback History",
    "cnn_tutor.shapes": (
        "ReceptiveField Window conv2d_parameters multiply_adds output_size pad_amounts "
        "receptive_field"
    ),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_MODULES[name]), name)
    return found
