"""What every page has in common: the topic strip first, the key line last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.screen import Screen

from cnn_tutor.tui.commands import Where
from cnn_tutor.tui.widgets.keys import KeyLine
from cnn_tutor.tui.widgets.topics import TopicStrip

if TYPE_CHECKING:
    from cnn_tutor.tui.app import TutorApp


class Page(Screen[None]):
    """A screen of the tutor.

    A page names itself in the catalogue (`WHERE`, and `BINDINGS = bindings(WHERE)`), says in
    `TOPIC` which topic of the strip it belongs to, and composes its own part in `body`.
    """

    WHERE: ClassVar[Where]
    TOPIC: ClassVar[str] = ""
    AUTO_FOCUS = ""

    @property
    def tutor(self) -> TutorApp:
        """The app, by its own type."""
        return cast("TutorApp", self.app)

    def compose(self) -> ComposeResult:
        """The strip, the page's own part, the key line."""
        yield TopicStrip(self.tutor.course.topics, self.TOPIC)
        yield from self.body()
        yield KeyLine(self.WHERE)

    def body(self) -> ComposeResult:
        """What this page is about."""
        raise NotImplementedError
