"""The architecture map: the layers from top to bottom, and how each stands with the learner."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from cnn_tutor.learner import LayerState
from cnn_tutor.network import Made

GLYPHS: dict[LayerState, str] = {"unlocked": "●", "open": "○", "locked": "·"}
STYLES: dict[LayerState, str] = {
    "unlocked": "$earned",
    "open": "$text bold",
    "locked": "$quiet",
}
NAME, STATE, SHAPE = 18, 10, 12
NAMES, WIDTH = 32, 57
WIDE, HIGH = 80, 24
"""The screen from which on all is shown: what the layers make, and wires between them."""


class Row(NamedTuple):
    """A layer on the map. `made` is what it makes, once it is unlocked and makes something."""

    name: str
    state: LayerState
    made: Made | None


class LayerMap(Widget):
    """The map. It draws; the page that holds it moves `chosen`."""

    DEFAULT_CSS = "LayerMap { height: auto; width: auto; }"

    chosen = reactive(0, repaint=False)

    def __init__(self, rows: Sequence[Row], chosen: int) -> None:
        super().__init__()
        self.rows = rows
        self.set_reactive(LayerMap.chosen, chosen)

    def render(self) -> Content:
        """Each layer a line, and between two of them the wire that joins them if there is room."""
        lines = [Content.styled("YOUR NETWORK", "$quiet"), Content("")]
        for index, row in enumerate(self.rows):
            if index and self._wired:
                lines.append(_wire(row.state))
            line = _line(row, index == self.chosen)
            lines.append(line[: self.size.width].rstrip())
        return Content("\n").join(lines)

    def watch_chosen(self, before: int, after: int) -> None:
        """Paint the two lines again that the mark leaves and comes to."""
        step = 2 if self._wired else 1
        for index in (before, after):
            self.refresh(Region(0, 2 + step * index, self.size.width, 1))

    @property
    def _wired(self) -> bool:
        return self.size.height == self._height(wired=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Names and states at least; what the layers make, where the page has room for that."""
        return WIDTH if viewport.width >= WIDE else NAMES

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """With wires where the page has room for them."""
        return self._height(wired=viewport.height >= HIGH)

    def _height(self, *, wired: bool) -> int:
        return 2 + len(self.rows) + (len(self.rows) - 1 if wired else 0)


def _wire(below: LayerState) -> Content:
    """The connector above a layer: whole where the way to it is open."""
    return Content.assemble(
        "  ", ("┊", "$faint") if below == "locked" else ("│", STYLES["unlocked"])
    )


def _line(row: Row, chosen: bool) -> Content:
    """`› ● Convolution   unlocked   6 × 6 × 8   80 params`."""
    name = "$text bold" if chosen else "$quiet" if row.state == "locked" else "$text"
    return Content.assemble(
        ("› " if chosen else "  ", "$text bold"),
        (f"{GLYPHS[row.state]} ", STYLES[row.state]),
        (row.name.ljust(NAME), name),
        (row.state.ljust(STATE), STYLES[row.state]),
        (made_by(row.made), "$quiet"),
    )


def made_by(made: Made | None) -> str:
    """`6 × 6 × 8    80 params`; nothing for nothing made."""
    if made is None:
        return ""
    shape = " × ".join(map(str, made.shape))
    return f"{shape:{SHAPE}}{made.parameters:,} params" if made.parameters else shape
