"""How many rows of zeros `same` puts at one end."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import output_size, pad_amounts


def draw(pick: Pick) -> Draft | None:
    """Size, window, stride, and which end is asked for."""
    size = pick.whole("size", 5, 32)
    window = pick.whole("window", 2, 6)
    stride = pick.whole("stride", 1, 3)
    end = pick.some("end", "top", "bottom")
    if window > size:
        return None
    amounts = pad_amounts(size, window, stride, "same")
    places = output_size(size, window, stride, "same")
    total, reach = sum(amounts), (places - 1) * stride + window
    answer, other = amounts if end == "top" else amounts[::-1]
    wrong = []
    if total:
        wrong.append(
            Wrong(
                "padding-on-one-side",
                total,
                f"Not quite: {total} is the padding of both ends together.",
            )
        )
    if total % 2:
        wrong += [
            Wrong(
                "extra-pad-first",
                other,
                f"Not quite: {total} can't be shared evenly, and the extra row goes to the bottom.",
            ),
            Wrong(
                "same-pads-evenly",
                f"{total / 2}",
                f"Not quite: there are no half rows. Of {total}, the bottom gets one more.",
            ),
        ]
    if answer:
        wrong.append(
            Wrong(
                "padding-left-out",
                0,
                f"Not quite: without padding there would be {output_size(size, window, stride)} "
                f"places, and `same` wants {places}.",
            )
        )
    if stride > 1:
        wrong.append(
            Wrong(
                "stride-ignored",
                pad_amounts(size, window, 1, "same")[end == "bottom"],
                f"Not quite: that is the padding at stride 1. At stride {stride} there are "
                f"{places} places, and they span less.",
            )
        )
    needs = f"{total} more than there are" if total else "no more than there are"
    return Draft(
        ask=f"{size} rows, a kernel of {window} rows, stride {stride}, padding `same`: how many "
        f"rows of zeros go to the {end}?",
        answer=answer,
        wrong=wrong,
        why=f"{places} places span {places - 1} x {stride} + {window} = {reach} rows, {needs}: "
        f"{amounts[0]} at the top, {amounts[1]} at the bottom.",
        hint=f"With `same` there are {places} places. How many rows do they span, first to last?",
    )
