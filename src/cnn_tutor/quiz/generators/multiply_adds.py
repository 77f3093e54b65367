"""How much a convolution computes."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import conv2d_parameters, multiply_adds, output_size


def draw(pick: Pick) -> Draft | None:
    """The size of the image, and the kernel, channels and filters of the layer."""
    size = pick.whole("size", 6, 16)
    window = pick.whole("window", 2, 3)
    channels = pick.whole("channels", 1, 4)
    filters = pick.whole("filters", 2, 8)
    if window > size:
        return None
    places = output_size(size, window)
    products = window * window * channels
    answer = multiply_adds(places, window, channels, filters)
    wrong = [
        Wrong(
            "cost-follows-parameters",
            conv2d_parameters(window, channels, filters),
            "Not quite: that is how many parameters there are. Each weight is used at every place.",
        ),
        Wrong(
            "size-kept",
            multiply_adds(size, window, channels, filters),
            f"Not quite: that has {size} x {size} places. Without padding there are "
            f"{places} x {places}.",
        ),
        Wrong(
            "one-filter-only",
            multiply_adds(places, window, channels, 1),
            f"Not quite: that is the work of one filter. There are {filters}.",
        ),
        Wrong(
            "rows-only",
            places * products * filters,
            f"Not quite: that is one row of each map. There are {places}.",
        ),
    ]
    if channels > 1:
        wrong.append(
            Wrong(
                "one-channel-only",
                multiply_adds(places, window, 1, filters),
                f"Not quite: that is one channel. The filters read all {channels}.",
            )
        )
    return Draft(
        ask=f"An image of {size} x {size} x {channels} goes through `Conv2D({filters}, {window})`, "
        "without padding. How many multiplications does that take?",
        answer=answer,
        wrong=wrong,
        why=f"{places} x {places} places, at each {window} x {window} x {channels} = {products} "
        f"products for each of {filters} filters: {places * places} x {products * filters} = "
        f"{answer}.",
        hint="How many products make one number of one map? And how many numbers are there?",
    )
