"""A quiz: one question a page, what was right or wrong at once, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.course.option_words import OPERATIONS
from cnn_tutor.quiz import Item, Verdict, explained, fill, grade
from cnn_tutor.tui.commands import Command, bindings
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.choices import Choices
from cnn_tutor.tui.widgets.code import asked_about
from cnn_tutor.tui.widgets.feedback import feedback, summary
from cnn_tutor.tui.widgets.field import Field, begins, placeholder
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.words import page, words

if TYPE_CHECKING:
    from cnn_tutor.practice import Sitting
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

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.round = sitting.round
        self.figure: FigureView | None = None

    def body(self) -> ComposeResult:
        """Question, figure, answer, feedback: the eye goes down once."""
        yield Heading()
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="ask")
            yield Static(id="code")
            yield Choices()
            with Horizontal():
                yield Static("> ", id="prompt")
                yield Field("")
            yield Static(id="says")
            yield Static(id="why")

    def on_mount(self) -> None:
        """Begin, or go on where the sitting was left."""
        self.query_one(Heading).title = self.sitting.plan.title
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
        self.verdict = None
        self.query_one(Heading).far = f"question {self.round.settled + 1} of {self.round.total}"
        self.query_one("#ask", Static).update(page(self.item.ask))
        self.say(words(self.item.hint) if self.sitting.hinted else NOTHING)
        self.put_code()
        choices, field, typed = self.query_one(Choices), self.query_one(Field), self.item.typed
        choices.options, choices.chosen, choices.settled = self.item.options, 0, False
        choices.taken = frozenset() if self.item.kind == "choices" else None
        if typed:
            choices.chosen = -1
        choices.display, self.query_one(Horizontal).display = bool(self.item.options), typed
        field.value, field.disabled, field.placeholder = "", False, placeholder(self.item)
        self.set_class(self.item.kind == "order", "-order")
        self.set_focus(field if self.item.kind == "blank" else None)

    def put_code(self) -> None:
        """Show the code that is asked about."""
        code = self.query_one("#code", Static)
        code.display = bool(self.item and self.item.code)
        if self.item:
            code.update(asked_about(self.item, answered=self.verdict is not None))

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
        self.once_drawn(self.tighten)

    def tighten(self) -> None:
        """Leave out the empty line where the page would be too high with it.

        What is said to an answer is in sight from its first word, a question from its own.
        """
        page, says = self.query_one("#page"), self.query_one("#says")
        self.set_class(page.max_scroll_y > 0, "-tight")
        page.scroll_to(y=says.virtual_region.y if says.display else 0, animate=False)

    def drop_figure(self) -> None:
        """Take the figure off the page."""
        if self.figure is not None:
            self.figure.remove()
            self.figure = None

    def give(self, response: str) -> None:
        """Take an answer, say what it was, and write it down."""
        if self.item is None or self.verdict is not None:
            return
        verdict = explained(grade(self.item, response), self.tutor.course)
        self.say(feedback(verdict), page(verdict.why))
        if verdict.outcome == "unreadable":
            self.query_one(Field).select_all()
            return
        self.verdict = verdict
        earned = self.sitting.settle(self.item, verdict, hint=self.sitting.hinted)
        self.tutor.kept(earned.saved)
        if earned.says:
            self.say(feedback(verdict), page(verdict.why) + f"\n\n{earned.says}")
        self.settle_choices(self.item)
        self.put_code()
        self.query_one(Field).disabled = True
        self.set_focus(None)
        if self.figure is not None:
            self.show_answer(self.item, self.figure)

    def show_answer(self, item: Item, figure: FigureView) -> None:
        """Lift the veil. A map that was asked about is seen whole; where the question opened at no
        cell of its own, at the one that was asked for.
        """
        if item.kind == "cell" and not figure.frame:
            figure.reveal(*map(int, item.answer.strip("()").split(",")))
        elif item.kind in ("grid", "cell"):
            figure.reveal()
        else:
            figure.veil("nothing")

    def settle_choices(self, item: Item) -> None:
        """Show what was right; the lines of an order in their right order."""
        choices = self.query_one(Choices)
        if item.kind == "order":
            letters = item.answer.split()
            choices.options = sorted(item.options, key=lambda each: letters.index(each.letter))
        else:
            choices.settled = True

    def put_summary(self) -> None:
        """Say how it went."""
        self.item = self.verdict = None
        self.query_one(Heading).far = "done"
        for part in (Choices, Horizontal):
            self.query_one(part).display = False
        self.put_code()
        ask = self.query_one("#ask", Static)
        ask.update(
            summary(
                self.round.right,
                self.round.total,
                self.sitting.passed,
                self.sitting.outcome,
                self.sitting.missed,
                min(76, self.size.width - 2),
            )
        )
        self.say(NOTHING)
        self.drop_figure()

    def take(self, key: Key) -> bool:
        """What begins an answer goes into the field, if that waits for one; Space takes a choice
        where many can be taken.
        """
        if self.item is None or self.verdict is not None:
            return False
        choices, field = self.query_one(Choices), self.query_one(Field)
        begun = self.focused is None and begins(self.item, key.character)
        ticked = choices.taken is not None and key.key == "space"
        if begun:
            self.set_focus(field)
            field.insert_text_at_cursor(key.character or "")
        elif ticked:
            choices.toggle(choices.chosen)
        return begun or ticked

    @property
    def waits_for_typing(self) -> bool:
        """Whether the question on the page is to be answered by typing."""
        return self.item is not None and self.item.typed and self.verdict is None

    def now(self, command: Command) -> str:
        """What a key does at this moment: above all Enter."""
        asking = self.item is not None and self.verdict is None
        match command.action:
            case "go_on":
                return self.enter_does()
            case "choose(-1)" | "choose(1)":
                return command.title if asking and not self.waits_for_typing else ""
            case "hint":
                untold = asking and self.item and self.item.hint and not self.sitting.hinted
                return command.title if untold else ""
            case "page(1)" if asking and self.query_one(Choices).taken is not None:
                return "Tick"
            case "step":
                return command.title if all(self.taught) else ""
            case "try":
                return command.title if self.to_try else ""
            case _:
                return super().now(command)

    def enter_does(self) -> str:
        """What Enter does now."""
        if self.item is None:
            return "Map"
        if self.verdict is not None:
            return "Go on" if self.round.item else "See how it went"
        return "Type" if self.waits_for_typing and self.focused is None else "Answer"

    def action_field(self) -> None:
        """Go into the field, where there is one to fill; or out of it."""
        into = self.waits_for_typing and self.focused is None
        self.set_focus(self.query_one(Field) if into else None)

    def action_choose(self, by: int) -> None:
        """Mark another choice."""
        choices = self.query_one(Choices)
        if self.verdict is None and self.item and not self.item.typed:
            choices.chosen = max(0, min(choices.chosen + by, len(choices.options) - 1))
            choices.scroll_visible(animate=False)

    def action_answer(self, key: str) -> None:
        """Give the answer of a letter or number; where many can be taken, take it or leave it."""
        choices = self.query_one(Choices)
        names = [each.letter for each in choices.options]
        place = int(key) - 1 if key.isdigit() else names.index(key) if key in names else len(names)
        if self.item is None or self.item.typed or self.verdict or place >= len(names):
            return
        if choices.taken is not None:
            choices.toggle(place)
        else:
            choices.chosen = place
            self.give(names[place])

    def action_go_on(self) -> None:
        """Give the answer that is marked; after an answer, go on."""
        if self.item is None:
            self.tutor.action_home()
        elif self.waits_for_typing and self.focused is None:
            self.action_field()
        elif self.waits_for_typing:
            self.give(self.query_one(Field).value)
        elif self.verdict is None:
            self.give(self.query_one(Choices).letters)
        elif self.round.item is None:
            self.put_summary()
        else:
            self.put_question()

    def action_term(self) -> None:
        """Look up the term that an answered question leads to; else any word."""
        self.tutor.open_glossary(self.item.see.term if self.item and self.verdict else None)

    @property
    def taught(self) -> tuple[str, str]:
        """The lesson and the step that teach what was answered; else that teach its layer."""
        if self.item is None or self.verdict is None:
            return "", ""
        if self.item.see.step:
            lesson, _, step = self.item.see.step.partition("/")
            return lesson, step
        layer = self.tutor.skills.layer_of(self.item.id)
        return (layer.lesson, layer.step) if layer else ("", "")

    def action_step(self) -> None:
        """See the step that teaches what was answered, and come back."""
        if all(self.taught):
            self.tutor.visit_step(*self.taught)

    @property
    def to_try(self) -> FigureSpec | None:
        """The figure of an answered question, where the lab can make it."""
        spec = self.item.figure if self.item and self.verdict else None
        return spec if spec and spec.kind in OPERATIONS.values() else None

    def action_try(self) -> None:
        """Try the figure of an answered question in the lab, from the frame that it is at."""
        if self.to_try and self.figure:
            self.tutor.open_lab(self.to_try, self.figure.frame)

    def action_hint(self) -> None:
        """Show the hint, before the answer."""
        if self.item is not None and self.verdict is None and self.item.hint:
            self.sitting.hinted = True
            self.say(words(self.item.hint))
