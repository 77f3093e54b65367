"""A reading room: titles at the left, what the chosen one says at the right."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.index import Index


class Entry(NamedTuple):
    """A title, and what stands under it."""

    title: str
    text: Content


class ReadingScreen(Page):
    """Titles and texts. A room says in `entries` what there is to read."""

    CSS_PATH = "../styles/reading.tcss"

    chosen = reactive(0, init=False, repaint=False)

    def body(self) -> ComposeResult:
        """The titles; beside them the text."""
        with Horizontal():
            with Vertical(id="titles"):
                yield from self.above_titles()
                with VerticalScroll(can_focus=False):
                    yield Index()
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="text")

    def above_titles(self) -> ComposeResult:
        """What stands over the titles: nothing in most rooms."""
        return iter(())

    def entries(self) -> Sequence[Entry]:
        """What there is to read now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the first entry."""
        self.show_entries()

    def on_resize(self) -> None:
        """Keep the title of what is read in sight."""
        self.query_one(Index).keep_in_sight()

    def show_entries(self) -> None:
        """Read the entries again, and stay at the one chosen as far as it is there."""
        self.shown = self.entries()
        self.query_one(Index).titles = [each.title for each in self.shown]
        self.chosen = max(0, min(self.chosen, len(self.shown) - 1))
        self.watch_chosen()

    def watch_chosen(self) -> None:
        """Show the chosen entry from its beginning."""
        self.query_one(Index).chosen = self.chosen
        entry = self.shown[self.chosen] if self.shown else Entry("", self.nothing())
        self.query_one("#text", Static).update(
            Content("\n\n").join([Content.styled(entry.title, "$text bold"), entry.text])
        )
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)

    def nothing(self) -> Content:
        """What is said when there is no entry."""
        return Content("")

    def action_move(self, by: int) -> None:
        """Go to another entry."""
        self.chosen = max(0, min(self.chosen + by, len(self.shown) - 1))
