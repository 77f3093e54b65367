"""The glossary, with a search that answers as you type."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from cnn_tutor.course.pages import Term
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.reading import Entry, ReadingScreen
from cnn_tutor.tui.widgets.field import Field
from cnn_tutor.tui.widgets.words import code, words


class GlossaryScreen(ReadingScreen):
    """Every term with its two sentences and its Keras. It can be opened at a term."""

    WHERE = "glossary"
    BINDINGS = bindings(WHERE)

    def __init__(self, term: str | None) -> None:
        super().__init__()
        self.opened_at = term
        self.wanted = ""

    def above_titles(self) -> ComposeResult:
        """The field to search in."""
        yield Field("/ to search")

    def on_mount(self) -> None:
        """Open at the term asked for."""
        term = self.tutor.course.term(self.opened_at) if self.opened_at else None
        if term:
            self.set_reactive(GlossaryScreen.chosen, self.terms().index(term))
        self.watch(self.query_one(Field), "value", self.search, init=False)

    def terms(self) -> Sequence[Term]:
        """The terms that hold what was typed: names that start with it first."""
        wanted = self.wanted.casefold().strip()
        found = [
            (rank, each)
            for each in self.tutor.course.glossary
            if (rank := _rank(each, wanted)) is not None
        ]
        return [each for _, each in sorted(found, key=lambda pair: pair[0])]

    def entries(self) -> Sequence[Entry]:
        """The terms found."""
        return [Entry(each.name, _entry(each)) for each in self.terms()]

    def nothing(self) -> Content:
        """No term holds what was typed."""
        return Content(f'No term has "{self.wanted}" in it. Type less of it.')

    def action_search(self) -> None:
        """Go to the field."""
        self.set_focus(self.query_one(Field))

    def search(self, wanted: str) -> None:
        """Show what is found so far."""
        self.wanted = wanted
        self.chosen = 0
        self.show_entries()

    def action_leave_search(self) -> None:
        """Go back to the titles, which stay as found."""
        self.set_focus(None)


def _rank(term: Term, wanted: str) -> int | None:
    """How well a term fits: its name starts so, has it, another word of it has it; or not."""
    if term.name.casefold().startswith(wanted):
        return 0
    if wanted in term.name.casefold():
        return 1
    if any(wanted in each.casefold() for each in term.also):
        return 2
    return None


def _entry(term: Term) -> Content:
    """Meaning, other words, Keras."""
    parts = [words(term.means)]
    if term.also:
        parts.append(Content.styled("Also: " + ", ".join(term.also), "$quiet"))
    if term.keras:
        parts += [Content.styled("keras_api.py", "$quiet"), code(term.keras)]
    return Content("\n\n").join(parts)
