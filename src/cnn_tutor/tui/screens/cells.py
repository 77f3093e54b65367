"""A page where a matrix is changed cell by cell, and what comes out of it is seen beside it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from cnn_tutor.figures import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Rows
from cnn_tutor.figures.numbers import show_number, sign_of
from cnn_tutor.paint.moment import View
from cnn_tutor.tui.experiment import Experiment
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.canvas import Canvas
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.heading import Heading


class CellsPage(Page):
    """The matrix, a cursor in it, the maps that the experiment makes of it.

    A page says what the matrix is (`rows`) and what its colours mean (`scale`), and puts a changed
    one into the experiment (`put`).
    """

    CSS_PATH = "../styles/cells.tcss"
    HEADING, NAME = "", ""
    LOWEST, HIGHEST = -1_000_000.0, 1_000_000.0

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        self.experiment = experiment
        self.typed = ""

    def rows(self) -> Rows:
        """The matrix as it is when the page opens."""
        raise NotImplementedError

    @property
    def scale(self) -> tuple[float, float]:
        """The values that the two ends of the colours stand for."""
        raise NotImplementedError

    def put(self) -> None:
        """Have the experiment work with `matrix`."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The matrix at the left, at the right what comes out."""
        self.matrix = self.rows()
        self.board = Canvas(self.as_figure(), self.tutor.ink)
        self.result = FigureView(outcome(self.experiment.figure), self.tutor.ink)
        yield Heading(self.HEADING)
        with Horizontal():
            yield self.board
            with Vertical(id="seen"):
                yield Static(id="problem", markup=False)
                with Vertical(id="aside"):
                    yield from self.aside()
                yield self.result

    def aside(self) -> ComposeResult:
        """What else there is to see of it: nothing, unless a page says so."""
        yield from ()

    def as_figure(self) -> Figure:
        """The matrix as a figure to look at, read cell by cell."""
        return matrix(self.NAME, self.matrix, self.scale)

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        row, column = divmod(self.board.frame, len(self.matrix[0]))
        return row, column

    def go_to(self, row: int, column: int) -> None:
        """Move the cursor; it stays on the matrix."""
        row = max(0, min(row, len(self.matrix) - 1))
        column = max(0, min(column, len(self.matrix[0]) - 1))
        self.typed = ""
        self.board.go(row * len(self.matrix[0]) + column)

    def set_cell(self, value: float) -> None:
        """Give the cell at the cursor another value."""
        at = self.at
        value = max(self.LOWEST, min(value, self.HIGHEST))
        self.change(
            tuple(
                tuple(value if (i, j) == at else old for j, old in enumerate(row))
                for i, row in enumerate(self.matrix)
            )
        )

    def change(self, matrix: Rows) -> None:
        """Take another matrix, the cursor where it was, as far as it is there."""
        row, column = self.at
        self.matrix = matrix
        self.put()
        frame = min(row, len(matrix) - 1) * len(matrix[0]) + min(column, len(matrix[0]) - 1)
        self.paint(frame)

    def paint(self, frame: int) -> None:
        """Draw the matrix with the cursor at a cell, and what comes out."""
        ink = self.tutor.ink
        self.board.show(self.as_figure(), ink, View(frame))
        self.result.show(outcome(self.experiment.figure), ink, View(0))
        problem = self.query_one("#problem", Static)
        problem.update(self.experiment.problem)
        problem.display = bool(self.experiment.problem)

    def on_mount(self) -> None:
        """Follow the theme."""
        self.watch(self.app, "theme", lambda: self.paint(self.board.frame), init=False)

    def on_resize(self) -> None:
        """Fit it into the room that there is now."""
        self.once_drawn(self.fit)

    def fit(self) -> None:
        """Have all of the maps that come out on the page, as far as it can be."""
        self.result.fit(self.query_one("#seen").region.bottom - self.result.region.y)

    @on(FigureView.Pointed)
    def point(self, event: FigureView.Pointed) -> None:
        """Go to the cell that was pointed at."""
        if event.control is self.board:
            self.go_to(*event.cell)

    def action_move(self, down: int, across: int) -> None:
        """Move the cursor by a cell."""
        row, column = self.at
        self.go_to(row + down, column + across)

    def action_number(self, key: str) -> None:
        """Type on at the number of the cell; one too large begins anew."""
        sign = {"minus": "-", "full_stop": "."}.get(key, key)
        for typed in (self.typed + sign, sign):
            if typed in ("-", ".", "-."):
                self.typed = typed
                return
            with suppress(ValueError):
                if self.LOWEST <= float(typed) <= self.HIGHEST:
                    self.typed = typed
                    self.set_cell(float(typed))
                    return

    def action_erase(self) -> None:
        """Make the cell 0."""
        self.typed = ""
        self.set_cell(0)

    def action_clear(self) -> None:
        """Make every cell 0."""
        self.typed = ""
        self.change(tuple((0.0,) * len(row) for row in self.matrix))


def matrix(name: str, rows: Rows, scale: tuple[float, float]) -> Figure:
    """A matrix as a figure with a frame for each cell: `kernel[0, 2] = 1`."""
    across = len(rows[0])

    def frame(index: int) -> Frame:
        cell = Cell(*divmod(index, across))
        place, value = f"{name}[{cell.row}, {cell.column}]", rows[cell.row][cell.column]
        reads = Sum((place,), show_number(value), name, sign=sign_of(value))
        return Frame(marked={name: cell}, sums=(reads,))

    panel = Panel(name, name, rows, "input", scale)
    frames = Frames(len(rows) * across, frame)
    longest = (Sum((f"{name}[0, 0]",), show_number(max(map(max, rows))), name),)
    return Figure(name, (panel,), frames, {}, 0, across, longest)


def outcome(figure: Figure) -> Figure:
    """The maps that come out, as they are in the end."""
    maps = tuple(panel for panel in figure.panels if panel.role == "output") or figure.panels
    end = Frame(values=figure.frames[-1].values)
    return replace(figure, panels=maps, frames=(end,), start=0, across=1, longest=())
