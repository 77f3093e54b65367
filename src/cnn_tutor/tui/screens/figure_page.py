"""A page with a figure: the keys that step it, play it and jump in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import on
from textual.events import Key

from cnn_tutor.figures import Cell
from cnn_tutor.tui.commands import Command
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.keys import KeyLine

if TYPE_CHECKING:
    from cnn_tutor.tui.widgets.jump import Jump

MOVING = frozenset({"left", "right", "up", "down", "home", "end", "space"})
"""Keys that move the figure: after any other, it has come to rest."""

UNTOLD_WHILE_PLAYING = frozenset(
    f"{action}({by})" for action in ("row", "page", "scroll") for by in (-1, 1)
) | {"frame_back", "frame_on", "type"}
"""What the key line has no room for while it says how to stop the figure."""


class FigurePage(Page):
    """A page that steps its figure, `view`."""

    view: FigureView
    jump: Jump | None = None
    refused = False

    def refuse(self, sentence: str) -> None:
        """Say why a key does nothing, until the next one."""
        self.tutor.tell(sentence)
        self.refused = True

    def on_mount(self) -> None:
        """Follow the theme."""
        self.watch(self.app, "theme", lambda: self.view.recolour(self.tutor.ink), init=False)

    def take(self, key: Key) -> bool:
        """What ends the typing of a cell."""
        if self.refused:
            self.refused = False
            self.app.clear_notifications()
        ends = key.key in ("enter", "escape", "tab")
        if not (ends and self.jump and self.focused is self.jump.field):
            return False
        if key.key == "enter":
            self.go_to_typed(self.jump)
        else:
            self.set_focus(None)
        return True

    def now(self, command: Command) -> str:
        """What a key does at this moment. While the figure plays that is how to stop it, and how
        fast it plays.
        """
        playing = self.view.playing
        if command.action.startswith("pace("):
            return f"{command.title} {self.view.pace}" if playing else ""
        if playing and command.action in UNTOLD_WHILE_PLAYING:
            return ""
        return "Stop" if playing and command.action == "play" else super().now(command)

    def action_frame_on(self) -> None:
        """Move the figure on by one."""
        self.go_to_frame(self.view.frame + 1)

    def action_frame_back(self) -> None:
        """Move the figure back by one."""
        self.go_to_frame(self.view.frame - 1)

    def action_frame_first(self) -> None:
        """Go to the figure's start."""
        self.go_to_frame(0)

    def action_frame_last(self) -> None:
        """Go to the figure's end."""
        self.go_to_frame(self.view.last_frame)

    def action_row(self, by: int) -> None:
        """Move the figure by a row of its map."""
        frame = self.view.frame + by * self.view.figure.across
        if 0 <= frame <= self.view.last_frame:
            self.go_to_frame(frame)

    def action_play(self) -> None:
        """Let the figure move by itself, or stop it."""
        if self.view.playing:
            self.view.pause()
        else:
            self.view.play()

    def action_pace(self, by: int) -> None:
        """Let it move faster, or slower."""
        self.view.hurry(by)

    async def action_cell(self) -> None:
        """Ask, over the key line, for a cell to go to, once it may be known which there are."""
        if not self.view.last_frame:
            return
        if self.view.withholds(self.walked):
            self.refuse("Answer first: the cells would tell what is asked for here.")
            return
        if self.jump is None:
            from cnn_tutor.tui.widgets.jump import Jump

            self.jump = Jump()
            await self.mount(self.jump)
        self.jump.ask(*(("place", "2") if 1 in self.walked_size else ("row, column", "2, 3")))

    @property
    def walked(self) -> str:
        """The map that the figure goes through, by its name."""
        figure = self.view.figure
        frame = figure.glance(self.view.frame)
        return figure.walks or next(iter([*frame.results, *frame.marked, *frame.lit]))

    @property
    def walked_size(self) -> tuple[int, int]:
        """How many rows and columns that map has."""
        return next(each.size for each in self.view.figure.panels if each.name == self.walked)

    def go_to_typed(self, jump: Jump) -> None:
        """Go to the cell that was typed, of the map that is walked; say what there is, if not. One
        row, or one column, is gone through by a single number.
        """
        typed = [int(number) for number in re.findall("[0-9]{1,9}", jump.field.value)]
        rows, columns = self.walked_size
        if 1 in (rows, columns) and len(typed) == 1:
            typed = [0, *typed] if rows == 1 else [*typed, 0]
        cell = Cell(*typed) if len(typed) == 2 else Cell(-1, -1)
        found = self.view.figure.frame_at(self.walked, cell)
        if found is None and 1 in (rows, columns):
            jump.refuse(f"Place 0 to {rows * columns - 1}:")
        elif found is None:
            jump.refuse(f"Row 0 to {rows - 1}, column 0 to {columns - 1}:")
        else:
            self.set_focus(None)
            self.go_to_frame(found)

    @on(FigureView.Rested)
    def tell_keys(self) -> None:
        """It plays no longer, or stands elsewhere: some keys do another thing."""
        self.query_one(KeyLine).check()

    @on(FigureView.Pointed)
    def go_to_cell(self, event: FigureView.Pointed) -> None:
        """Go to the frame that the cell pointed at belongs to: of several filters that look at it,
        to one of the filter that is walked. There is none to point at on a map not to be seen yet.
        """
        if self.view.withholds(event.panel):
            return
        figure = self.view.figure
        since = figure.frame_at(self.walked, Cell(0, 0)) or 0
        frame = figure.frame_at(event.panel, event.cell, since)
        if frame is not None:
            self.go_to_frame(frame)

    def go_to_frame(self, frame: int) -> None:
        """Show a frame. The figure stops playing."""
        self.view.pause()
        self.view.go(frame)
