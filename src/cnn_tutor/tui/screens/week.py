"""The week: what is strong, what fades, which misconceptions came up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cnn_tutor.practice import Group, Known
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.skill import answered, chart, few, mistakes, strength_line
from cnn_tutor.tui.widgets.words import words

AROUND = 14
"""So many rows of the page are not for what fades, nor for what came up."""


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

    def on_resize(self) -> None:
        """Tell as much as there is room for now."""
        for part, content in (("#summary", self.summary()), ("#more", self.more())):
            self.query_one(part, Static).update(content)

    @property
    def most(self) -> int:
        """How many lines there is room for of what fades, and of what came up."""
        return max(2, (self.size.height - AROUND) // 2)

    def summary(self) -> Content:
        """How the week went, the chart, what fades most, what came up most."""
        lines = [Content.assemble(("Your week   ", "$text bold"), answered(self.found))]
        lines += [Content(""), *chart(self.found)]
        lines += _part("fading", few([*map(strength_line, self.skills("fading"))], self.most))
        came_up = mistakes(self.found.week.mistakes, self.tutor.course.misconceptions)
        lines += _part("what came up", few([*came_up], self.most))
        return Content("\n").join(lines)

    def more(self) -> Content:
        """Every skill that was begun and is not told of yet, and what is true."""
        fading, lines = self.skills("fading"), []
        if len(fading) > self.most:
            lines += _part("fading too", map(strength_line, fading[self.most - 1 :]))
        lines += _part("strong", map(strength_line, self.skills("strong")))
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
