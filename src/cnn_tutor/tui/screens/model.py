"""The learner's own model.py as it is by now."""

from __future__ import annotations

from textual.content import Content

from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.text import TextScreen
from cnn_tutor.tui.widgets.words import code


class ModelScreen(TextScreen):
    """The program that the unlocked layers make."""

    WHERE = "model"
    BINDINGS = bindings(WHERE)

    def text(self) -> Content:
        """The program, and how to get it out of here."""
        program = self.tutor.course.model_code(set(self.tutor.progress.state.unlocked))
        return Content("\n\n").join(
            [
                Content.assemble(
                    ("model.py", "$text bold"),
                    ("   each layer that you unlock adds its lines", "$quiet"),
                ),
                code(program.rstrip("\n")),
                Content.styled("cnn-tutor model > model.py   puts it into a file.", "$quiet"),
            ]
        )
