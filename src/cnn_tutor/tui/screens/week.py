"""The week: what is strong, what fades, which misconceptions came up."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cnn_tutor.practice import Survey
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.text import TextScreen
from cnn_tutor.tui.widgets.skill import strength_line
from cnn_tutor.tui.widgets.words import hang, words

WIDTH = 76


class WeekScreen(TextScreen):
    """A chart of the skills, and what is to be known about the mistakes."""

    WHERE = "week"
    BINDINGS = bindings(WHERE)

    def text(self) -> Content:
        """All of it, under headings."""
        found = self.tutor.survey()
        lines = [_head(found)]
        for title, skills in found.groups():
            lines += [Content(""), Content.styled(title.upper(), "$quiet")]
            lines += [strength_line(each) for each in skills]
        if found.week.mistakes:
            lines += [Content(""), Content.styled("WHAT CAME UP THIS WEEK", "$quiet")]
            lines += self._mistakes(found)
        return Content("\n").join(lines)

    def _mistakes(self, found: Survey) -> Iterator[Content]:
        known = self.tutor.course.misconceptions
        for id, times in found.week.mistakes:
            if id in known:
                about = Content.assemble((known[id].name, "bold"), ". ", words(known[id].truth))
                yield from hang(Content(f"  {times} × "), about, WIDTH)


def _head(found: Survey) -> Content:
    week = found.week
    if not any(each.level != "new" for each in found.skills):
        said = "   your skills appear here once you have answered the first questions"
    else:
        said = f"   {week.right} of {week.asked} questions right in seven days"
    return Content.assemble(("Your week", "$text bold"), (said, "$quiet"))
