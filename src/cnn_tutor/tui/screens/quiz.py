"""A quiz: one question a page, what was right or wrong at once, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from cnn_tutor.practice import Plan, Sitting
from cnn_tutor.quiz import Item, Verdict, fill, grade
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.choices import Choices
from cnn_tutor.tui.widgets.feedback import feedback, summary
from cnn_tutor.tui.widgets.field import NUMERIC, Field
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.words import page, words

if TYPE_CHECKING:
    from cnn_tutor.tui.widgets.figure import FigureView

NOTHING = Content("")


class QuizScreen(Page):
    """A sitting: a layer's quiz, a test-out, or a review."""

    WHERE = "quiz"
    BINDINGS = bindings(WHERE)
    TOPIC = "CNN Architecture"
    CSS_PATH = "../styles/quiz.tcss"

    item: Item | None
    verdict: Verdict | None

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.missed: list[Item] = []
        self.figure: FigureView | None = None

    def body(self) -> ComposeResult:
        """Question, figure, answer, feedback: the eye goes down once."""
        yield Heading()
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="ask")
            yield Choices()
            with Horizontal():
                yield Static("> ", id="prompt")
                yield Field("type a number")
            yield Static(id="says")
            yield Static(id="why")

    def on_mount(self) -> None:
        """Begin."""
        self.sitting = Sitting(self.tutor.skills, self.plan)
        self.round = self.sitting.round
        self.query_one(Heading).title = self.plan.title
        self.watch(self.app, "theme", self.recolour, init=False)
        self.put_question()

    def recolour(self) -> None:
        """Draw the figure in the colours of the theme."""
        if self.figure is not None:
            self.figure.show(self.figure.figure, self.tutor.ink, self.figure.view)

    def put_question(self) -> None:
        """Put the next question."""
        assert self.round.item is not None
        self.item = self.with_figure(self.round.item)
        self.verdict, self.hinted = None, False
        self.query_one(Heading).far = f"question {self.round.settled + 1} of {self.round.total}"
        self.query_one("#ask", Static).update(page(self.item.ask))
        self.say(NOTHING)
        choices, field = self.query_one(Choices), self.query_one(Field)
        choices.options, choices.chosen, choices.settled = self.item.options, 0, False
        choices.display, self.query_one(Horizontal).display = not self.item.typed, self.item.typed
        field.value, field.disabled = "", False

    def with_figure(self, item: Item) -> Item:
        """Show the question's figure, if it has one, and put the figure's numbers into it."""
        self.drop_figure()
        if item.figure is None:
            return fill(item, {})
        from cnn_tutor.figures import build
        from cnn_tutor.tui.widgets.figure import FigureView

        figure = build(item.figure, self.tutor.course)
        self.figure = FigureView(figure, self.tutor.ink)
        self.figure.veil(item.hides)
        self.query_one(VerticalScroll).mount(self.figure, after="#ask")
        return fill(item, figure.facts)

    def say(self, says: Content, why: Content = NOTHING) -> None:
        """Say something under the answer, and why, with an empty line between if that fits."""
        for part, content in (("#says", says), ("#why", why)):
            self.query_one(part, Static).update(content)
            self.query_one(part).display = bool(content)
        self.remove_class("-tight")
        self.call_after_refresh(self.tighten)

    def tighten(self) -> None:
        """Leave out the empty line where the page would be too high with it.

        The answer's feedback is read from its end, the summary from its beginning.
        """
        page = self.query_one("#page")
        self.set_class(page.max_scroll_y > 0, "-tight")
        if self.item is None:
            page.scroll_home(animate=False)
        else:
            page.scroll_end(animate=False)

    def drop_figure(self) -> None:
        """Take the figure off the page."""
        if self.figure is not None:
            self.figure.remove()
            self.figure = None

    def give(self, response: str) -> None:
        """Take an answer, say what it was, and write it down."""
        if self.item is None or self.verdict is not None:
            return
        verdict = grade(self.item, response)
        self.say(feedback(verdict), page(verdict.why))
        if verdict.outcome == "unreadable":
            return
        self.verdict = verdict
        earned = self.sitting.settle(self.item, verdict, hint=self.hinted)
        self.tutor.kept(earned.saved)
        if not verdict.right:
            self.missed.append(self.item)
        self.query_one(Choices).settled = True
        self.query_one(Field).disabled = True
        self.set_focus(None)
        if self.figure is not None:
            self.figure.veil("nothing")

    def put_summary(self) -> None:
        """Say how it went."""
        self.item = self.verdict = None
        self.query_one(Heading).far = "done"
        for part in (Choices, Horizontal):
            self.query_one(part).display = False
        ask = self.query_one("#ask", Static)
        ask.update(
            summary(
                self.round.right,
                self.round.total,
                self.sitting.passed,
                self.sitting.outcome,
                self.missed,
                min(76, self.size.width - 2),
            )
        )
        self.say(NOTHING)
        self.drop_figure()

    def on_key(self, event: Key) -> None:
        """What a number is typed with goes into the field, if that waits for one.

        Of keys in quick succession more than the first can come here before the field has them.
        """
        if self.waits_for_number and (event.character or "x") in NUMERIC:
            if self.focused is None:
                self.action_field()
            self.query_one(Field).insert_text_at_cursor(event.character or "")
            event.stop()

    @property
    def waits_for_number(self) -> bool:
        """Whether the question on the page is to be answered by typing."""
        return self.item is not None and self.item.typed and self.verdict is None

    def action_field(self) -> None:
        """Go into the field, where there is one to fill; or out of it."""
        into = self.waits_for_number and self.focused is None
        self.set_focus(self.query_one(Field) if into else None)

    def action_choose(self, by: int) -> None:
        """Mark another choice."""
        choices = self.query_one(Choices)
        if not choices.settled:
            choices.chosen = max(0, min(choices.chosen + by, len(choices.options) - 1))

    def action_answer(self, key: str) -> None:
        """Give the answer of a letter or number."""
        names = [each.letter for each in self.query_one(Choices).options]
        place = int(key) - 1 if key.isdigit() else names.index(key) if key in names else len(names)
        if self.verdict is None and place < len(names):
            self.query_one(Choices).chosen = place
            self.give(names[place])

    def action_go_on(self) -> None:
        """Give the answer that is marked; after an answer, go on."""
        if self.item is None:
            self.tutor.action_home()
        elif self.waits_for_number:
            self.action_field()
        elif self.verdict is None:
            choices = self.query_one(Choices)
            self.give(choices.options[choices.chosen].letter)
        elif self.round.item is None:
            self.put_summary()
        else:
            self.put_question()

    @on(Input.Submitted)
    def typed(self, event: Input.Submitted) -> None:
        """Give the answer that is typed."""
        self.give(event.value)

    def action_hint(self) -> None:
        """Show the hint, before the answer."""
        if self.item is not None and self.verdict is None and self.item.hint:
            self.hinted = True
            self.say(words(self.item.hint))
