"""How many weights a Conv2D layer has."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import conv2d_parameters, output_size


def draw(pick: Pick) -> Draft | None:
    """Kernel, channels, filters, and an image's size that should not matter."""
    size = pick.whole("size", 8, 32)
    window = pick.whole("window", 2, 5)
    channels = pick.whole("channels", 2, 8)
    filters = pick.whole("filters", 2, 16)
    if window > size:
        return None
    kernel = window * window
    weights = conv2d_parameters(window, channels, filters, use_bias=False)
    places = output_size(size, window) ** 2
    wrong = [
        Wrong(
            "bias-forgotten",
            weights,
            f"Not quite: that is all but the biases. Each of the {filters} filters has one.",
        ),
        Wrong(
            "one-kernel-per-filter",
            conv2d_parameters(window, 1, filters),
            "Not quite: that is one kernel a filter. "
            f"A filter has one for each of the {channels} channels that come in.",
        ),
        Wrong(
            "kernel-times-filters",
            kernel * filters,
            f"Not quite: {window} x {window} x {filters} leaves out the channels that come in, "
            "and the biases.",
        ),
        Wrong(
            "one-filter-only",
            kernel * channels + 1,
            f"Not quite: that is one filter. There are {filters}.",
        ),
        Wrong(
            "bias-per-pixel",
            weights + filters * places,
            "Not quite: that is a bias for every cell of the maps. All cells of a map share one.",
        ),
        Wrong(
            "parameters-grow-with-image",
            weights * places + filters,
            "Not quite: that has weights for every place. All places share the same kernel.",
        ),
    ]
    return Draft(
        ask=f"Images of {size} x {size} x {channels} go into "
        f"`Conv2D({filters}, {window})`: {filters} filters with kernels of {window} x {window}. "
        "How many parameters does the layer have, biases included?",
        answer=weights + filters,
        wrong=wrong,
        why=f"A filter has {window} x {window} x {channels} weights and 1 bias, "
        f"{kernel * channels + 1} in all; {filters} filters make {weights + filters}. "
        "The size of the image does not matter.",
        hint="Count one filter first: a kernel for each channel that comes in, and its bias.",
    )
