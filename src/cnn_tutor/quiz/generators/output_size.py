"""How many rows a feature map has."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import output_size


def draw(pick: Pick) -> Draft | None:
    """Size, window, stride and padding; the numbers of the formula's common misreadings."""
    size = pick.whole("size", 6, 32)
    window = pick.whole("window", 2, 5)
    stride = pick.whole("stride", 1, 3)
    padding = pick.word("padding", "valid", "same")
    if not 1 < window < size:
        return None
    valid = output_size(size, window, stride)
    same = output_size(size, window, stride, "same")
    if padding == "valid":
        wrong, why = _valid(size, window, stride, valid, same)
        hint = "How far can the window move from the first place to the last that fits?"
    else:
        wrong, why = _same(size, stride, valid, same)
        hint = "With `same`, the window and its size do not matter: only how far it moves."
    return Draft(
        ask=f"`Conv2D` meets an image of {size} rows: a kernel of {window} rows, stride {stride}, "
        f'padding `"{padding}"`. How many rows does the feature map have?',
        answer=valid if padding == "valid" else same,
        wrong=wrong,
        why=why,
        hint=hint,
    )


def _valid(size: int, window: int, stride: int, valid: int, same: int) -> tuple[list[Wrong], str]:
    moves, unused = divmod(size - window, stride)
    wrong = [
        Wrong(
            "first-place-forgotten",
            moves,
            f"Not yet: {moves} is how often the window moves. Its first place counts too.",
        ),
        Wrong(
            "valid-keeps-size",
            same,
            f"Not yet: {same} rows need padding. With `valid` the window stays inside the image.",
        ),
    ]
    if stride > 1:
        unstrided = size - window + 1
        wrong.append(
            Wrong(
                "stride-forgotten",
                unstrided,
                f"Not yet: {unstrided} is the size at stride 1. This window moves by {stride}.",
            )
        )
    if unused:
        wrong.append(
            Wrong(
                "valid-rounds-up",
                valid + 1,
                f"Not yet: for {valid + 1} the window would hang over the edge. Round down; "
                "what is left over stays unused.",
            )
        )
    rounded = ", rounded down," if unused else ""
    quotient = f"({size} - {window}) / {stride}{rounded} is {moves}"
    return wrong, f"{quotient}: so often it moves. With its first place: {valid}."


def _same(size: int, stride: int, valid: int, same: int) -> tuple[list[Wrong], str]:
    wrong = [
        Wrong(
            "padding-left-out",
            valid,
            f"Not yet: {valid} is the `valid` size: you left the padding out.",
        )
    ]
    if stride > 1:
        wrong.append(
            Wrong(
                "same-keeps-size",
                size,
                f"Not yet: `same` keeps the size only at stride 1. This window moves by {stride}.",
            )
        )
    if size % stride:
        wrong.append(
            Wrong(
                "same-rounds-down",
                size // stride,
                "Not yet: `same` rounds up. Padding makes room for one more place at the edge.",
            )
        )
    rounded = ", rounded up," if size % stride else ""
    return wrong, f"With `same`: {size} / {stride}{rounded} is {same}, whatever the kernel's size."
