"""The week: what is strong, what fades, which misconceptions came up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cnn_tutor.practice.survey import Group, Known
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.skill import answered, chart, mistakes, strength_line
from cnn_tutor.tui.widgets.words import words


class WeekScreen(Page):
    """A chart of the skills and what to look at first; beside or below it, all the rest."""

    WHERE = "week"
    BINDINGS = bindings(WHERE)
    CSS_PATH = "../styles/text.tcss"

    def body(self) -> ComposeResult:
        """Both parts, which scroll where they are long."""
        self.found = self.tutor.survey()
        with VerticalScroll(id="page", can_focus=False):
            yield Static(self.summary(), id="summary")
            yield Static(self.more(), id="more")

    def summary(self) -> Content:
        """How the week went, the chart, what fades, what came up."""
        lines = [Content.assemble(("Your week   ", "$text bold"), answered(self.found))]
        lines += [Content(""), *chart(self.found)]
        lines += _part("fading", map(strength_line, self.skills("fading")))
        came_up = mistakes(self.found.week.mistakes, self.tutor.course.misconceptions)
        lines += _part("what came up", came_up)
        return Content("\n").join(lines)

    def more(self) -> Content:
        """The other skills that were begun, and what is true."""
        lines = _part("strong", map(strength_line, self.skills("strong")))
        lines += _part("on the way", map(strength_line, self.skills("on the way")))
        lines += _part("what is true", self.truths())
        return Content("\n").join(lines[1:])

    def skills(self, group: Group) -> list[Known]:
        """The skills of a group, the weakest first."""
        return self.found.groups()[group]

    def truths(self) -> Iterator[Content]:
        """Each misconception that came up, and what is true."""
        known = self.tutor.course.misconceptions
        for id, _ in self.found.week.mistakes:
            if id in known:
                name = Content.styled(f"{known[id].name}?", "$quiet")
                yield Content.assemble(name, " ", words(known[id].truth), "\n")


def _part(title: str, lines: Iterable[Content]) -> list[Content]:
    """Lines under a title, with an empty line before it; nothing where there are none."""
    some = list(lines)
    return [Content(""), Content.styled(title.upper(), "$quiet"), *some] if some else []
