"""How many rows a feature map has."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import output_size


def draw(pick: Pick) -> Draft | None:
    """Size, window, stride, dilation and padding; the numbers of the formula's misreadings."""
    size = pick.whole("size", 6, 32)
    window = pick.whole("window", 2, 5)
    stride = pick.whole("stride", 1, 3)
    dilation = pick.whole("dilation", 1, 1)
    padding = pick.word("padding")
    span = dilation * (window - 1) + 1
    if not 1 < span < size:
        return None
    spread = f", dilation {dilation}" if dilation > 1 else ""
    ask = (
        f"An image of {size} rows goes through `Conv2D`: a kernel of {window} rows, stride {stride}"
        f'{spread}, padding `"{padding}"`. How many rows does the feature map have?'
    )
    if padding == "same":
        return _same(ask, size, span, stride)
    return _valid(ask, size, window, stride, dilation)


def _valid(ask: str, size: int, window: int, stride: int, dilation: int) -> Draft:
    span = dilation * (window - 1) + 1
    answer = output_size(size, window, stride, "valid", dilation)
    moves, unused = divmod(size - span, stride)
    padded = output_size(size, window, stride, "same")
    wrong = [
        Wrong(
            "off-by-one",
            moves,
            f"Not quite: {moves} is how often the window moves. Its first place counts too.",
        ),
        Wrong(
            "size-kept",
            padded,
            f"Not quite: {padded} rows need padding. "
            "With `valid` the window stays inside the image.",
        ),
    ]
    if stride > 1:
        unstrided = size - span + 1
        wrong.append(
            Wrong(
                "stride-ignored",
                unstrided,
                f"Not quite: {unstrided} is the size at stride 1. This window moves by {stride}.",
            )
        )
    if unused:
        wrong.append(
            Wrong(
                "ceil-for-floor",
                answer + 1,
                f"Not quite: for {answer + 1} the window would hang over the edge. Round down; "
                "what is left over stays unused.",
            )
        )
    if dilation > 1:
        wrong.append(
            Wrong(
                "dilation-ignored",
                output_size(size, window, stride),
                f"Not quite: that is without dilation. The weights stand {dilation} pixels apart.",
            )
        )
    if dilation > 1 and dilation * window <= size:
        wrong.append(
            Wrong(
                "span-miscounted",
                output_size(size, dilation * window, stride),
                f"Not quite: {window} weights have {window - 1} distances of {dilation} between "
                f"them, so they span {span} pixels, not {dilation * window}.",
            )
        )
    spans = ""
    if dilation > 1:
        spans = f"The kernel spans {dilation} x {window - 1} + 1 = {span} rows. "
    rounded = ", rounded down" if unused else ""
    return Draft(
        ask=ask,
        answer=answer,
        wrong=wrong,
        why=f"{spans}The window makes ({size} - {span}) / {stride} moves{rounded}: {moves}. "
        f"Its first place counts too, so {answer}.",
        hint="How far can the window move from the first place to the last that fits?",
    )


def _same(ask: str, size: int, span: int, stride: int) -> Draft:
    answer = output_size(size, span, stride, "same")
    valid = output_size(size, span, stride)
    wrong = [
        Wrong(
            "padding-left-out",
            valid,
            f"Not quite: {valid} is the `valid` size: you left the padding out.",
        )
    ]
    if stride > 1:
        wrong.append(
            Wrong(
                "same-keeps-size",
                size,
                "Not quite: padding `same` keeps the size only at stride 1. "
                f"This window moves by {stride}.",
            )
        )
    if size % stride:
        wrong.append(
            Wrong(
                "floor-for-ceil",
                size // stride,
                "Not quite: with `same`, round up. Padding makes room for one more place.",
            )
        )
    rounded = ", rounded up," if size % stride else ""
    return Draft(
        ask=ask,
        answer=answer,
        wrong=wrong,
        why=f"With `same`: {size} / {stride}{rounded} is {answer}, whatever the kernel's size.",
        hint="With `same`, the window and its size do not matter: only how far it moves.",
    )
