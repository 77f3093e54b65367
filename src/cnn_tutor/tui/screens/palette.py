"""Find a command by its name, and have it done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from cnn_tutor.tui.commands import CATALOGUE, Command, Where, bindings, commands
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.field import Field
from cnn_tutor.tui.widgets.index import Index

TITLE = 16


class PaletteScreen(Page):
    """The commands that can be given on the page below, those that have what was typed."""

    WHERE = "palette"
    BINDINGS = bindings(WHERE)
    AUTO_FOCUS = "Field"
    CSS_PATH = "../styles/palette.tcss"

    chosen = reactive(0, init=False, repaint=False)
    found: Sequence[Command] = ()

    def body(self) -> ComposeResult:
        """The field, and the commands under it."""
        yield Field("type a part of a command")
        with VerticalScroll(can_focus=False):
            yield Static(id="nothing", markup=False)
            yield Index(TITLE)

    def on_mount(self) -> None:
        """Show all that there are."""
        self.below = self.app.screen_stack[-2]
        self.search("")
        self.watch(self.query_one(Field), "value", self.search, init=False)

    def on_resize(self) -> None:
        """Keep the chosen command in sight."""
        self.query_one(Index).keep_in_sight()

    def search(self, wanted: str) -> None:
        """Show the commands that have every word of what was typed, first those that have it in
        their names.
        """
        assert isinstance(self.below, Page)
        words = wanted.casefold().split()
        named, told = [], []
        for each in nameable(self.below.WHERE):
            if all(word in each.title.casefold() for word in words):
                named.append(each)
            elif all(word in f"{each.title} {each.help}".casefold() for word in words):
                told.append(each)
        self.found = named + told
        works = {*commands(self.below.WHERE)}
        self.query_one(Index).titles = [
            f"{each.title:{TITLE}}{each.help}" + f"  ({each.labels})" * (each in works)
            for each in self.found
        ]
        self.chosen = 0
        nothing = self.query_one("#nothing", Static)
        nothing.update(f'No command has "{wanted}" in it. Type less of it.')
        nothing.display = not self.found

    def now(self, command: Command) -> str:
        """What a key does at this moment: with nothing found there is nothing to do."""
        idle = command.side == "left" and not self.found
        return "" if idle else super().now(command)

    def watch_chosen(self) -> None:
        """Mark the chosen command."""
        self.query_one(Index).chosen = self.chosen

    def action_move(self, by: int) -> None:
        """Go to another command."""
        self.chosen = max(0, min(self.chosen + by, len(self.found) - 1))

    async def action_run(self) -> None:
        """Go back to the page below, and do it there."""
        self.dismiss()
        if self.found:
            await self.app.run_action(self.found[self.chosen].action, self.below)


def nameable(where: Where) -> Iterator[Command]:
    """The commands that make sense by name: those of the page, and those that open another one."""
    seen = {"app.commands", f"app.{where}"}
    for each in CATALOGUE:
        here = where in each.where or each.action.startswith("app.")
        if here and "(" not in each.action and each.action not in seen:
            seen.add(each.action)
            yield each
