"""The generators that a question can name: what each makes, and the ranges that it draws from.

They stand in `cnn_tutor.quiz.generators`, which knows no file and so can't say where an author's
mistake stands.
"""

from typing import NamedTuple

from cnn_tutor.course.model import QuestionKind


class Generator(NamedTuple):
    """The kind of question that it makes, and the names of its ranges."""

    kind: QuestionKind
    ranges: tuple[str, ...] = ()


GENERATORS: dict[str, Generator] = {
    "output-size": Generator("number", ("size", "window", "stride", "dilation", "padding")),
    "pad-amounts": Generator("number", ("size", "window", "stride")),
    "conv2d-parameters": Generator("number", ("size", "window", "channels", "filters")),
    "dense-parameters": Generator("number", ("inputs", "units")),
    "model-parameters": Generator(
        "number", ("stack", "size", "window", "channels", "filters", "units")
    ),
    "multiply-adds": Generator("number", ("size", "window", "channels", "filters")),
    "receptive-field": Generator("number", ("depth", "window", "stride")),
    "transposed-size": Generator("number", ("size", "window", "stride")),
    "flatten-length": Generator("number", ("size", "channels")),
    "stack-shape": Generator("shape", ("size", "channels", "depth", "filters")),
    "conv2d-cell": Generator("number", ("bias",)),
    "conv2d-cell-channels": Generator("number", ("channels", "window", "bias")),
    "max-pool-cell": Generator("number", ("pool",)),
    "average-pool-cell": Generator("number", ("pool",)),
    "global-average": Generator("number", ("size",)),
    "relu-map": Generator("grid", ("size",)),
    "softmax": Generator("number", ("classes", "score")),
    "kernel-to-map": Generator("match", ("maps",)),
    "feature-map-cell": Generator("cell"),
}

WORDS = {
    "padding": ("valid", "same"),
    "stack": ("conv-conv", "conv-flatten-dense", "conv-pool-flatten-dense"),
}
"""The ranges that are words, and all the words that each can hold. The others are numbers."""
