"""One number of a map that a filter makes of several channels."""

from __future__ import annotations

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import bias_forgotten, side_by_side, weights_ignored

_PIXELS = range(6)
_WEIGHTS = (-2, -1, 0, 1, 1, 2)


def draw(pick: Pick) -> Draft:
    """What lies under the window in each channel, the kernel for each, and the bias."""
    channels = pick.whole("channels", 2, 3)
    window = pick.whole("window", 2, 2)
    bias = pick.whole("bias", 1, 5)
    pixels = [pick.grid(f"pixels-{c}", window, _PIXELS) for c in range(channels)]
    kernels = [pick.grid(f"weights-{c}", window, _WEIGHTS) for c in range(channels)]

    import numpy as np

    from cnn_tutor.engine import conv2d

    x = np.array(pixels, np.float32).transpose(1, 2, 0)[np.newaxis]
    filters = np.array(kernels, np.float32).transpose(1, 2, 0)[..., np.newaxis]
    total = round(conv2d(x, filters).item())
    each = [slice(c, c + 1) for c in range(channels)]
    sums = [round(conv2d(x[..., one], filters[:, :, one]).item()) for one in each]
    flat = round(conv2d(x, filters[:, :, :1].repeat(channels, axis=2)).item())
    listed = " + ".join(f"({part})" if part < 0 else str(part) for part in sums)
    return Draft(
        ask=f"One place of the window on {channels} channels, and the filter's kernel for each. "
        f"The bias is {bias}. Which number goes into the map?",
        answer=total + bias,
        wrong=[
            bias_forgotten(total, bias),
            Wrong(
                "one-channel-only",
                sums[0] + bias,
                f"Not quite: that is channel 0 and the bias. The filter sums over all {channels}.",
            ),
            Wrong(
                "bias-before-sum",
                total + channels * bias,
                "Not quite: that adds the bias for every channel. It is added once, to the sum.",
            ),
            Wrong(
                "one-kernel-per-filter",
                flat + bias,
                "Not quite: that lays the first kernel on every channel. Each has a kernel of its "
                "own.",
            ),
            weights_ignored(x, bias),
        ],
        why=f"Channel by channel the products come to {listed}; with the bias {bias} that is "
        f"{total + bias}: one number, in one map.",
        hint="Multiply and add in each channel, then add up the channels. The bias comes last.",
        figure=side_by_side(
            *(
                map_
                for c in range(channels)
                for map_ in (
                    (f"channel {c}", "input", pixels[c]),
                    (f"kernel {c}", "kernel", kernels[c]),
                )
            )
        ),
    )
