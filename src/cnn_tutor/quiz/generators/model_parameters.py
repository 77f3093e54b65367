"""How many weights a whole model has."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import conv2d_parameters, output_size


def draw(pick: Pick) -> Draft | None:
    """A stack of layers by its name, and the numbers in it."""
    stack = pick.word("stack")
    size = pick.whole("size", 6, 16)
    window = pick.whole("window", 2, 3)
    channels = pick.whole("channels", 1, 3)
    filters = pick.whole("filters", 2, 8)
    if 2 * window > size:
        return None
    image = f"Images of {size} x {size} x {channels} go through `Conv2D({filters}, {window})`"
    if stack == "conv-conv":
        second = pick.whole("filters-2", 2, 8, of="filters")
        return _convolutions(image, size, window, channels, (filters, second))
    units = pick.whole("units", 2, 10)
    return _classifier(image, size, window, (channels, filters, units), pooled="pool" in stack)


def _convolutions(
    image: str, size: int, window: int, channels: int, filters: tuple[int, int]
) -> Draft:
    first, second = filters
    one = conv2d_parameters(window, channels, first)
    two = conv2d_parameters(window, first, second)
    places = output_size(size, window) ** 2
    wrong = [
        Wrong(
            "bias-forgotten",
            one + two - first - second,
            f"Not quite: that is the weights. The {first} and {second} filters have biases too.",
        ),
        Wrong(
            "one-layer-only",
            two,
            f"Not quite: that is the second layer. The first has {one} of its own.",
        ),
        Wrong(
            "one-kernel-per-filter",
            one + conv2d_parameters(window, 1, second),
            f"Not quite: a filter of the second layer has a kernel for each of the {first} maps.",
        ),
        Wrong(
            "parameters-grow-with-image",
            one * places + two,
            "Not quite: that has weights for every place. All places share the same kernels.",
        ),
    ]
    if channels > 1:
        wrong.append(
            Wrong(
                "channels-in-channels-out",
                one + conv2d_parameters(window, channels, second),
                f"Not quite: the second layer reads {first} maps. The {channels} channels of the "
                "image are gone by then.",
            )
        )
    return Draft(
        ask=f"{image}, then `Conv2D({second}, {window})`. How many parameters have both together?",
        answer=one + two,
        wrong=wrong,
        why=f"({window} x {window} x {channels} + 1) x {first} = {one}, and "
        f"({window} x {window} x {first} + 1) x {second} = {two}: together {one + two}.",
        hint="Layer by layer. How many channels come into the second one?",
    )


def _classifier(
    image: str, size: int, window: int, counts: tuple[int, int, int], pooled: bool
) -> Draft:
    channels, filters, units = counts
    convolution = conv2d_parameters(window, channels, filters)
    side = output_size(size, window)
    left = output_size(side, 2, 2) if pooled else side
    row = left * left * filters

    def with_maps_of(side: int) -> int:
        """The parameters, were the maps that Flatten gets of another size."""
        return convolution + (side * side * filters + 1) * units

    answer = with_maps_of(left)
    dense = answer - convolution
    wrong = [
        Wrong(
            "bias-forgotten",
            answer - filters - units,
            f"Not quite: that is the weights. The {filters} filters and {units} units have biases.",
        ),
        Wrong(
            "one-layer-only",
            dense,
            f"Not quite: that is the dense layer. The convolution has {convolution} of its own.",
        ),
        Wrong(
            "flatten-has-weights",
            answer + row,
            f"Not quite: that has a weight for each of the {row} numbers in Flatten. It has none.",
        ),
        Wrong(
            "size-kept",
            with_maps_of(size // 2 if pooled else size),
            f"Not quite: the convolution makes maps of {side} x {side}, not {size} x {size}.",
        ),
    ]
    if pooled:
        wrong += [
            Wrong(
                "pooling-stride-one",
                with_maps_of(side - 1),
                "Not quite: that has the pool move by 1. It moves by its own size, 2.",
            ),
            Wrong(
                "pooling-has-weights",
                answer + 4 * filters,
                "Not quite: that has 4 weights for each map in the pool. It has none.",
            ),
        ]
    pool, then = "", ""
    if pooled:
        pool, then = "`MaxPooling2D(2)`, ", f", pooled {left} x {left}"
    return Draft(
        ask=f"{image}, {pool}`Flatten()` and `Dense({units})`. How many parameters in all?",
        answer=answer,
        wrong=wrong,
        why=f"({window} x {window} x {channels} + 1) x {filters} = {convolution}. Maps of "
        f"{side} x {side}{then}, so {row} numbers: ({row} + 1) x {units} = {dense}. "
        f"Together {answer}.",
        hint="Two of the layers have parameters. How many numbers reach the second of them?",
    )
