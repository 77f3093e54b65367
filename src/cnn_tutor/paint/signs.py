"""What the signs on a figure mean, for each kind of ink."""

from __future__ import annotations

from cnn_tutor.paint.cells import GLYPHS, STOPPED, TO_COME
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.moment import KEPT_BACK

_MARKED = "in max pooling, the winner; in a transposed convolution, the cell that spreads"


def signs(ink: Ink) -> list[tuple[str, str]]:
    """Each sign that a figure can bear in this ink, with a sentence on it."""
    found = [
        (KEPT_BACK, "What you are asked for."),
        ("·" if ink.unicode else ".", "Padding: a cell around the image that is not in it."),
        ("≈" if ink.unicode else "~", "Nearly equal: the numbers are rounded as they are written."),
    ]
    if ink.dims:
        return [
            *found,
            ("amber", f"What the window looks at now; {_MARKED}."),
            ("cyan", "What comes out of it."),
            ("dim", "What is outside the window."),
            ("grey", "Without a plate: rows and columns that no window reaches."),
        ]
    found += [
        ("[ ]", "The window, and what comes out of it."),
        ("*", f"{_MARKED.capitalize()}, and the one in the sum."),
        ("x", "Rows and columns that no window reaches."),
        (TO_COME, "A cell of the map that is still to come."),
        (STOPPED, "A 0 where an activation stopped a number below 0."),
    ]
    if ink.depth == "none":
        found.append((GLYPHS.strip(), "From little to much, where there is no room for a number."))
    return found
