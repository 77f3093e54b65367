"""The settings of the lab: what each is called and what it is now, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from cnn_tutor.tui.experiment import Setting

GAP = 2
"""So wide that the mark stands nearer to its own setting than to the value before it."""
NARROW = 50
"""Up to this width they stand under each other, in a wider place one after the other."""
NAME, VALUE = 11, 24


class Settings(Widget):
    """It draws, and tells which setting is clicked; the page that holds it changes them."""

    DEFAULT_CSS = "Settings { height: auto; }"

    settings: reactive[Sequence[Setting]] = reactive((), layout=True)
    chosen = reactive(0)
    most = reactive(99, layout=True)
    """How many lines there is room for. The chosen setting is in one of those shown."""

    class Clicked(Message):
        """A setting was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def render(self) -> Content:
        """A mark before the chosen one."""
        return Content("\n").join(
            Content(" " * GAP).join(map(self._entry, line)) for line in self._shown()
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each line that there is room for."""
        return min(self.most, len(self._lines(width)))

    def cut(self, width: int) -> bool:
        """Whether some are left out in this width."""
        return self.most < len(self._lines(width))

    def on_click(self, event: Click) -> None:
        """Tell which setting it was."""
        lines = self._shown()
        if 0 <= event.y < len(lines):
            x = 0
            for index in lines[event.y]:
                x += len(self._entry(index)) + GAP
                if event.x < x:
                    self.post_message(self.Clicked(index))
                    return

    def _entry(self, index: int) -> Content:
        setting, here = self.settings[index], index == self.chosen
        name = setting.name.ljust(NAME) if self.size.width <= NARROW else setting.name
        return Content.assemble(
            ("› " if here else "  ", "$text bold"),
            (f"{name} ", "$text bold" if here else "$quiet"),
            (_cut(setting.value), "$looked-at bold" if here else "$text"),
        )

    def _shown(self) -> list[list[int]]:
        """The lines that there is room for."""
        lines = self._lines(self.size.width)
        here = next((y for y, line in enumerate(lines) if self.chosen in line), 0)
        first = max(0, min(here - self.most // 2, len(lines) - self.most))
        return lines[first : first + self.most]

    def _lines(self, width: int) -> list[list[int]]:
        """Which settings stand in each line."""
        lines: list[list[int]] = []
        x = width
        for index, setting in enumerate(self.settings):
            taken = len(f"  {setting.name} {_cut(setting.value)}")
            if x + GAP + taken > width or width <= NARROW:
                lines.append([])
                x = -GAP
            lines[-1].append(index)
            x += GAP + taken
        return lines


def _cut(value: str) -> str:
    return value if len(value) <= VALUE else f"{value[: VALUE - 3]}..."
