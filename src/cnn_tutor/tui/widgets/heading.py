"""What a page is, at its top."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from cnn_tutor.tui.widgets.words import spread


class Heading(Widget):
    """A title at the left, how far you are at the right, and perhaps a line under them."""

    DEFAULT_CSS = "Heading { height: auto; margin: 1 1 1 1; }"

    title = reactive("")
    far: reactive[str | Content] = reactive("", layout=True)
    under = reactive("", layout=True)

    def __init__(self, title: str = "", far: str | Content = "", under: str = "") -> None:
        super().__init__()
        self.set_reactive(Heading.title, title)
        self.set_reactive(Heading.far, far)
        self.set_reactive(Heading.under, under)

    def render(self) -> Content:
        """A line, or as many as `far` has; each of its lines ends at the right."""
        return self._lines(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its lines; `render` would ask for the layout that this is a part of."""
        return self._lines(width).get_height({}, width)

    def _lines(self, width: int) -> Content:
        far = Content.styled(self.far, "$quiet") if isinstance(self.far, str) else self.far
        first, *others = far.split("\n", allow_blank=True) or [far]
        lines = [spread(Content.styled(self.title, "$text bold"), first, width)]
        lines += [spread(Content(""), line, width) for line in others]
        return Content("\n").join([*lines, Content(self.under)] if self.under else lines)
