"""The kernel, number by number."""

from __future__ import annotations

import numpy as np

from cnn_tutor.figures.model import Rows
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.tui.commands import Command, bindings
from cnn_tutor.tui.screens.cells import CellsPage

LARGEST = 7
"""Rows and columns that a kernel grows to by keys; one that was typed may have more."""


class KernelScreen(CellsPage):
    """The weights that slide over the picture. Where there is one kernel, it can be made larger and
    smaller: several have one size.
    """

    WHERE = "kernel"
    BINDINGS = bindings(WHERE)
    HEADING, NAME = "Edit the kernel", "kernel"

    def rows(self) -> Rows:
        """The kernel on the bench."""
        return self.experiment.kernel or ((0.0,) * 3,) * 3

    @property
    def scale(self) -> tuple[float, float]:
        """Signed, as the figure paints it."""
        return scale_of(np.array(self.matrix), signed=True)

    def put(self) -> None:
        """Work with this kernel."""
        self.experiment.weigh(self.matrix)

    def now(self, command: Command) -> str:
        """What a key does at this moment."""
        resizes = command.action.startswith("resize(")
        return "" if resizes and self.experiment.filters > 1 else super().now(command)

    def action_resize(self, by: int) -> None:
        """One row and column more, of zeros, or one less."""
        if self.experiment.filters > 1:
            return
        sides = len(self.matrix), len(self.matrix[0])
        height, width = (max(1, min(side + by, max(side, LARGEST))) for side in sides)
        rows = (row[:width] + (0.0,) * (width - len(row)) for row in self.matrix[:height])
        more = ((0.0,) * width,) * (height - len(self.matrix))
        self.change((*rows, *more))
