"""A compositor that asks for lines only those widgets that are seen where something changed.

Textual's asks all of the screen, those that are covered too: for one cell of a figure, the words,
the code and the keys. That takes as long as painting the cell.

This leans on what Textual does not promise: how its compositor asks for lines. Where that is not as
known, `only_seen` changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

Lines = tuple[Region, Region, list[Strip]]

KNOWN = (
    {"_get_renders", "visible_widgets"} <= {*vars(Compositor)}
    and Compositor._get_renders.__annotations__.keys() == {"crop", "return"}
    and "_compositor" in Screen.__init__.__code__.co_names
)
"""Whether this is a Textual whose compositor is as it was when this was written."""


def only_seen(screen: Screen[Any]) -> None:
    """Let a new screen ask only for what is seen."""
    if KNOWN and type(screen._compositor) is Compositor:
        screen._compositor = SeenCompositor()


class SeenCompositor(Compositor):
    """Textual's compositor, that goes from the front to the back only as far as can be seen."""

    def _get_renders(self, crop: Region | None = None) -> Iterator[Lines]:
        """Region, clip and lines of each widget that can be seen in `crop`, the foremost first."""
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if not seen or (crop and not seen.overlaps(crop)):
                continue
            yield region, clip, widget.render_lines(seen.translate(-region.offset))
            if crop and seen.contains_region(crop):
                return
