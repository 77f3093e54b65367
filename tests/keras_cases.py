"""Figures of every kind, as they are typed: what the Keras code is tested and checked on."""

from cnn_tutor.course.option_words import STARTS

DIGIT = {"image": "digit-7-2"}
CASES = [
    *((kind, options) for kind, options in STARTS.items()),
    ("grid", {"image": "circle-3"}),
    ("conv2d", {**DIGIT, "kernel": "1 0.5 -1; 2 0 -2", "strides": "2", "padding": "same"}),
    ("conv2d", {**DIGIT, "kernel": "sobel-x", "dilation": "2", "bias": "-3", "activation": "relu"}),
    ("conv2d", {**DIGIT, "filters": "sobel-x sobel-y box-blur", "bias": "1 2 3"}),
    ("conv2d", {**DIGIT, "crop": "1 2 6 5", "kernel": "sharpen", "through": "sobel-x"}),
    ("conv2d", {**DIGIT, "through": "[[sobel-x, sobel-y], relu]", "filters": "outline emboss"}),
    (
        "conv2d",
        {**DIGIT, "through": "[[sobel-x, sobel-y]]", "filters": "outline emboss", "groups": "2"},
    ),
    ("conv2d", {**DIGIT, "through": "[[sobel-x, sobel-y]]", "channel": "1", "kernel": "emboss"}),
    ("pool2d", {**DIGIT, "pool": "max average global-average", "pool_size": "3", "strides": "2"}),
    ("pool2d", {**DIGIT, "pool": "average", "pool_size": "3", "padding": "same"}),
    ("pool2d", {**DIGIT, "through": "sobel-x relu max-pool"}),
    ("relu", {**DIGIT, "through": "sobel-y", "activation": "leaky_relu"}),
    ("relu", {**DIGIT, "through": "emboss", "activation": "tanh"}),
    ("flatten", {**DIGIT, "through": "[[sobel-x, sobel-y]]"}),
    ("dense", {**STARTS["dense"], "bias": "1 2", "activation": "sigmoid"}),
    ("receptive-field", {**DIGIT, "layers": "conv3-same pool2 conv2@2 conv2/2-same"}),
    ("conv2d-transpose", {**DIGIT, "kernel": "sobel-x", "padding": "same", "bias": "1"}),
    ("conv2d-transpose", {**DIGIT, "kernel": "1 2; 3 4", "strides": "3"}),
    ("conv2d", {**DIGIT, "kernel": "1 2; 3 4; 5 6", "strides": "3", "padding": "same"}),
    ("conv2d", {**DIGIT, "kernel": "emboss", "dilation": "2", "padding": "same"}),
    ("conv2d", {**DIGIT, "kernel": "1", "activation": "sigmoid"}),
    ("pool2d", {**DIGIT, "pool_size": "3", "strides": "2", "padding": "same"}),
    ("pool2d", {**DIGIT, "pool_size": "3", "strides": "1"}),
    ("pool2d", {**DIGIT, "through": "[[sobel-x, sobel-y]]", "channel": "1"}),
    ("relu", {**DIGIT, "through": "sobel-x box-blur", "activation": "sigmoid"}),
    ("relu", {**DIGIT, "crop": "2 1 3 5"}),
    ("flatten", {**DIGIT, "through": "sobel-x max-pool relu"}),
    ("dense", {**DIGIT, "crop": "0 2 2 2", "weights": "1 0 0 -1; 0.25 1 1 0", "bias": "3"}),
    ("softmax", {"logits": "15 14.5 -15", "labels": "[cat, dog, bird]"}),
    ("receptive-field", {**DIGIT, "layers": "pool3/1 conv2-same", "through": "emboss"}),
    ("conv2d-transpose", {**DIGIT, "through": "max-pool", "kernel": "1 2 3", "strides": "2"}),
]
