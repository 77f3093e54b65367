"""Which kernel made which feature map."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import Rows, piece, rows_of, side_by_side, turned, weights

_EDGES: dict[str, Rows] = {
    "thin": ((0, 0, 0), (-1, 0, 1), (0, 0, 0)),
    "even": ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1)),
    "sobel": ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1)),
}
_LETTERS = "abcd"


def draw(pick: Pick) -> Draft | None:
    """A piece of a digit; an edge kernel, the same turned round, the same lying down, a blur."""
    count = pick.whole("maps", 3, 4)
    if not 3 <= count <= len(_LETTERS):
        raise ValueError("ranges: maps: expected 3 or 4")
    edge = _EDGES[pick.some("kernel", *_EDGES)]
    lying = tuple(zip(*edge, strict=True))
    blur = ((1, 1, 1), (1, 1, 1), (1, 1, 1))
    kernels = [edge, turned(edge), lying, blur][:count]
    names = pick.shuffled("order", _LETTERS[:count])
    found = piece(pick, 5)

    from cnn_tutor.engine import conv2d

    made = [rows_of(conv2d(found.x, weights(kernel))) for kernel in kernels]
    if len(set(made)) < count or any(not any(map(any, rows)) for rows in made):
        return None
    maps = sorted(zip(names, made, strict=True))
    return Draft(
        ask="Which map did kernel 1 make, which one kernel 2, and so on?",
        answer=" ".join(names),
        wrong=[
            Wrong(
                "kernel-flipped",
                " ".join([names[1], names[0], *names[2:]]),
                "Not quite: you turned the kernels round. Each weight meets the pixel under it.",
            ),
            Wrong(
                "row-for-column",
                " ".join([names[2], names[1], names[0], *names[3:]]),
                "Not quite: kernel 1 compares right with left, kernel 3 below with above.",
            ),
        ],
        why=f"Kernel 1 takes right minus left: {names[0]}. Kernel 2 does the opposite: "
        f"{names[1]}. Kernel 3 takes below minus above: {names[2]}."
        + (f" Kernel 4 only adds up: {names[3]}." if count > 3 else ""),
        hint="Take one place of the image where something changes from left to right. What does "
        "kernel 1 give there?",
        figure=side_by_side(
            ("image", "input", rows_of(found.x)),
            *((str(n), "kernel", kernel) for n, kernel in enumerate(kernels, start=1)),
            *((letter, "output", rows) for letter, rows in maps),
        ),
    )
