"""The key line: what the keys do here and now, as much of it as fits."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from cnn_tutor.tui.commands import Command, Where, commands
from cnn_tutor.tui.widgets.words import spread

GAP = "   "
_Told = tuple[list[str], bool, str]


class KeyLine(Widget):
    """The last line of every page, made from the catalogue and from what the page says to it.

    While an `Input` has the focus letters type, so the line then shows the keys that don't.
    """

    DEFAULT_CSS = "KeyLine { dock: bottom; height: 1; padding: 0 1; color: $quiet; }"

    def __init__(self, where: Where, now: Callable[[Command], str]) -> None:
        """`now` tells what a command does at this moment, or "" for nothing."""
        super().__init__()
        self.now = now
        self._commands = [each for each in commands(where) if each.side]
        self._shown: _Told | None = None

    def on_mount(self) -> None:
        """Follow the focus, whether what was done is on disk, and how far the page is read."""
        self.watch(self.screen, "focused", self.check, init=False)
        self.watch(self.app, "unsaved", self.check, init=False)
        for page in self.screen.query("#page").results(VerticalScroll):
            self.watch(page, "scroll_y", self.check, init=False)
            self.watch(page, "show_vertical_scrollbar", self.check, init=False)

    def on_resize(self) -> None:
        """Follow what the page shows beside each other, which it knows after it is laid out."""
        self.check()

    def check(self) -> None:
        """Show the line anew, if it is another by now."""
        if self._told() != self._shown:
            self.refresh()

    def render(self) -> Content:
        """Left what the page does, right how to leave and get help."""
        self._shown = titles, typing, warning = self._told()
        here = [
            each._replace(title=title)
            for each, title in zip(self._commands, titles, strict=True)
            if title
        ]
        return key_line(here, self.content_size.width, typing, warning)

    def _told(self) -> _Told:
        typing = isinstance(self.screen.focused, Input)
        warning = "not saved" if getattr(self.app, "unsaved", "") else ""
        return [self.now(each) for each in self._commands], typing, warning


class _Entry(NamedTuple):
    text: Content
    right: bool
    keep: int


def key_line(
    here: Iterable[Command], width: int, typing: bool = False, warning: str = ""
) -> Content:
    """The keys of these commands in one line of this width.

    Of those that are needed alike, the first has the room first, and a shorter one may have what
    is too little for a longer one. Where one of them has no room, nothing less needed is shown.
    """
    sides = ("left", "typing") if typing else ("left",)
    shown = list(here)
    entries = [
        *_entries((each for each in shown if each.side in sides), typing),
        *([_Entry(Content.styled(warning, "$mistake"), True, 9)] if warning else []),
        *_entries((each for each in shown if each.side == "right"), typing),
    ]
    fitting: set[_Entry] = set()
    room = width + len(GAP)
    for keep in sorted({each.keep for each in entries}, reverse=True):
        alike = [each for each in entries if each.keep == keep]
        for entry in alike:
            if (taken := len(entry.text) + len(GAP)) <= room:
                room -= taken
                fitting.add(entry)
        if not fitting.issuperset(alike):
            break
    left, right = (
        Content(GAP).join(each.text for each in entries if each in fitting and each.right is side)
        for side in (False, True)
    )
    return spread(left, right, width)


def _entries(here: Iterable[Command], typing: bool) -> Iterator[_Entry]:
    """Key and title of each; neighbours of one title together."""
    for title, group in groupby(here, key=lambda each: each.title):
        together = list(group)
        labels = [each.label_while_typing if typing else each.label for each in together]
        if set(labels) == {"Left", "Right", "Up", "Down"}:
            labels = ["Arrows"]
        if shown := " ".join(filter(None, labels)):
            text = Content.assemble((shown, "$text"), " ", title)
            yield _Entry(text, together[0].side == "right", max(each.keep for each in together))
