"""A page with a figure: the keys that step it, play it and jump in it."""

from __future__ import annotations

from textual import on

from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.figure import FigureView

MOVING = frozenset({"left", "right", "up", "down", "home", "end", "space"})
"""Keys that move the figure: after any other, it has come to rest."""


class FigurePage(Page):
    """A page that steps its figure, `view`."""

    view: FigureView

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

    @on(FigureView.Pointed)
    def go_to_cell(self, event: FigureView.Pointed) -> None:
        """Go to the frame that the cell pointed at belongs to."""
        frame = self.view.figure.frame_at(event.panel, event.cell)
        if frame is not None:
            self.go_to_frame(frame)

    def go_to_frame(self, frame: int) -> None:
        """Show a frame. The figure stops playing."""
        self.view.pause()
        self.view.go(frame)
