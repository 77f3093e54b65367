"""What every page has in common: the topic strip first, the key line last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.console import RenderableType
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key, ScreenResume
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from cnn_tutor.tui.commands import Command, Where
from cnn_tutor.tui.compositor import only_seen
from cnn_tutor.tui.widgets.keys import KeyLine
from cnn_tutor.tui.widgets.topics import TopicStrip

if TYPE_CHECKING:
    from cnn_tutor.tui.app import TutorApp

SMALLEST = Size(60, 20)
WIDE = 120
"""The width from which on a page is `-wide`: it shows more beside each other."""

Deed = tuple[str, Callable[[], object]]
"""What a key does now: in a word or two, and how. Without a word it does nothing."""


class Page(Screen[None], inherit_css=False):
    """A screen of the tutor.

    A page names itself in the catalogue (`WHERE`, and `BINDINGS = bindings(WHERE)`), says in
    `TOPIC` which topic of the strip it belongs to, and composes its own part in `body`.
    """

    WHERE: ClassVar[Where]
    TOPIC: ClassVar[str] = ""
    COMPONENT_CLASSES = {"screen--selection"}  # noqa: RUF012
    AUTO_FOCUS = ""
    had_focus: Widget | None = None

    def __init__(self) -> None:
        super().__init__()
        only_seen(self)

    @property
    def tutor(self) -> TutorApp:
        """The app, by its own type."""
        return cast("TutorApp", self.app)

    def compose(self) -> ComposeResult:
        """The strip, the page's own part, the key line."""
        # The page has its styles by now, and no sheet gives it others by these classes: they are
        # for what is in it, which is styled only after this. So nothing is to be updated.
        self.set_class(self.app.size.width >= WIDE, "-wide", update=False)
        self.set_class(self.too_small, "-small", update=False)
        yield TopicStrip(self.tutor.course.topics, self.TOPIC)
        yield from self.body()
        yield KeyLine(self.WHERE, self.now)

    @on(ScreenResume)
    def keep_styles(self, event: ScreenResume) -> None:
        """What was styled as it was made is not styled again when it comes to light first."""
        if not self.stack_updates:
            event.refresh_styles = False

    @property
    def too_small(self) -> bool:
        """Whether the page has no room here."""
        width, height = self.app.size
        return width < SMALLEST.width or height < SMALLEST.height

    def on_resize(self) -> None:
        """Keep back all of a page that has no room, and bring it back as it was."""
        if self.too_small and not self.has_class("-small"):
            self.had_focus = self.focused
            self.add_class("-small")
        elif self.has_class("-small") and not self.too_small:
            self.remove_class("-small")
            self.call_after_refresh(self.focus_again)

    def focus_again(self) -> None:
        """Give the focus back, where anything had it and is still there."""
        if self.had_focus and self.had_focus.is_attached:
            self.set_focus(self.had_focus)

    def render(self) -> RenderableType:
        """Where there is no room for the page, one sentence that says so."""
        width, height = self.size
        if not self.too_small:
            return super().render()
        return Content(
            f"The tutor needs {SMALLEST.width} columns and {SMALLEST.height} rows; here are "
            f"{width} and {height}. Enlarge the window, or leave (q) and try cnn-tutor quiz."
        )

    def once_drawn(self, do: Callable[[], object]) -> None:
        """Do something once all is drawn as it is now, if the page is still open by then."""
        self.call_after_refresh(lambda: do() if self in self.app.screen_stack else None)

    def body(self) -> ComposeResult:
        """What this page is about."""
        raise NotImplementedError

    def now(self, command: Command) -> str:
        """What a command does now, in a word or two; nothing, if it does nothing."""
        if command.action.startswith("page("):
            on, page = command.action == "page(1)", self.query_one("#page")
            more = page.scroll_y < page.max_scroll_y if on else page.scroll_y > 0
            return command.title if more else ""
        return command.title

    def take(self, key: Key) -> bool:
        """Take a key before its binding does; whether it was taken."""
        return False

    def action_page(self, by: int) -> None:
        """Read on in a long text, or back."""
        page = self.query_one("#page")
        page.scroll_relative(y=by * (page.size.height - 1), animate=False)

    def action_copy_text(self) -> None:
        """Copy what is selected, and let go of it: the next Ctrl+C leaves."""
        super().action_copy_text()
        self.clear_selection()

    def action_back(self) -> None:
        """Go back to where the learner came from."""
        self.dismiss()
