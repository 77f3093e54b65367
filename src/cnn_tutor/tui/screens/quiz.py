"""A quiz: one question a page, what was right or wrong at once, and what it comes to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.course.option_words import OPERATIONS
from cnn_tutor.quiz import Item, Verdict, explained, fill, grade
from cnn_tutor.tui.commands import Command, bindings
from cnn_tutor.tui.screens.page import Deed, Page
from cnn_tutor.tui.widgets.ending import ending, next_layer
from cnn_tutor.tui.widgets.feedback import feedback
from cnn_tutor.tui.widgets.field import begins
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.sheet import NOTHING, Sheet
from cnn_tutor.tui.widgets.words import page, words

if TYPE_CHECKING:
    from cnn_tutor.practice import Sitting
    from cnn_tutor.tui.widgets.figure import FigureView


WARNING = Content("A hint ends the test-out; right answers still count. F3 again shows it.")


class QuizScreen(Page):
    """A sitting: a layer's quiz, a test-out, or a review.

    Attributes:
        item: The question on the page; nothing once all are answered.
        verdict: What the answer to it was, once it is given.
        warned: Whether the learner knows what a hint would spoil.
    """

    WHERE = "quiz"
    BINDINGS = bindings(WHERE)
    TOPIC = "CNN Architecture"
    CSS_PATH = "../styles/quiz.tcss"

    item: Item | None
    verdict: Verdict | None
    warned: bool

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.round = sitting.round
        self.sheet = Sheet()

    def body(self) -> ComposeResult:
        """What it is a quiz of, and the sheet with the question."""
        yield Heading()
        yield self.sheet

    def on_mount(self) -> None:
        """Begin, or go on where the sitting was left."""
        self.query_one(Heading).title = self.sitting.plan.title
        self.watch(self.app, "theme", self.recolour, init=False)
        self.put_question()

    def recolour(self) -> None:
        """Draw the figure in the colours of the theme."""
        if self.figure is not None:
            self.figure.recolour(self.tutor.ink)

    def on_resize(self) -> None:
        """Lay out anew how it went; a question does that by itself."""
        if self.item is None:
            self.put_summary()

    # What is shown

    def put_question(self) -> None:
        """Put the next question."""
        assert self.round.item is not None
        heading = self.query_one(Heading)
        heading.far = f"question {self.round.settled + 1} of {self.round.total}"
        heading.under = self.sitting.rules
        self.item, figure = self.drawn(self.round.item)
        self.verdict, self.warned = None, False
        self.sheet.put(self.item, figure)
        self.sheet.say(self.hint)
        self.set_focus(self.sheet.field if self.item.kind == "blank" else None)

    def drawn(self, item: Item) -> tuple[Item, FigureView | None]:
        """The question with the numbers of its figure put in, and the figure, if it has one."""
        if item.figure is None:
            return fill(item, {}), None
        from cnn_tutor.figures import build
        from cnn_tutor.tui.widgets.figure import FigureView

        figure = build(item.figure, self.tutor.course)
        view = FigureView(figure, self.tutor.ink)
        view.veil(item.hides)
        return fill(item, figure.facts), view

    def put_summary(self) -> None:
        """Say how it went."""
        self.item = self.verdict = None
        heading = self.query_one(Heading)
        heading.far, heading.under = "done", ""
        self.sheet.tell(ending(self.sitting, self.tutor.course, min(76, self.size.width - 2)))

    @property
    def figure(self) -> FigureView | None:
        """The figure of the question."""
        return self.sheet.figure

    @property
    def hint(self) -> Content:
        """The hint, if it was taken."""
        return words(self.item.hint) if self.item and self.sitting.hinted else NOTHING

    # Answering

    @property
    def asked(self) -> Item | None:
        """The question, while it waits for an answer."""
        return self.item if self.verdict is None else None

    @property
    def waits_for_typing(self) -> bool:
        """Whether it waits for an answer that is typed."""
        return self.asked is not None and self.asked.typed

    def give(self, response: str) -> None:
        """Take an answer, say what it was, and write it down."""
        if self.asked is None:
            return
        verdict = explained(grade(self.asked, response), self.tutor.course)
        if verdict.outcome == "unreadable":
            self.sheet.say(feedback(self.asked, verdict), self.hint)
            self.sheet.field.select_all()
            return
        earned = self.sitting.settle(self.asked, verdict)
        self.tutor.kept(self.sitting.saved)
        said = feedback(self.asked, verdict)
        if earned.says:
            said += Content.styled(f" {earned.says}", "$earned" if earned.skills else "")
        self.sheet.settle(self.asked)
        self.sheet.say(said, page(verdict.why))
        self.verdict = verdict
        self.set_focus(None)

    def take(self, key: Key) -> bool:
        """What begins an answer goes into the field, if that waits for one; Space takes a choice
        where many can be taken.
        """
        choices, field = self.sheet.choices, self.sheet.field
        if self.asked is None:
            return False
        begun = self.focused is None and begins(self.asked, key.character)
        ticked = choices.taken is not None and key.key == "space"
        if begun:
            self.set_focus(field)
            field.write(key.character or "")
        elif ticked:
            choices.toggle(choices.chosen)
        return begun or ticked

    def on_figure_view_pointed(self, event: FigureView.Pointed) -> None:
        """Write the cell that is pointed at into the field, where a cell is asked for."""
        if self.asked and self.asked.kind == "cell":
            field = self.sheet.field
            field.value = f"({event.cell.row}, {event.cell.column})"
            field.cursor_position = len(field.value)
            self.set_focus(field)

    def action_field(self) -> None:
        """Go into the field, where there is one to fill; or out of it."""
        into = self.waits_for_typing and self.focused is None
        self.set_focus(self.sheet.field if into else None)

    def action_choose(self, by: int) -> None:
        """Mark another choice."""
        if self.asked and not self.asked.typed:
            self.sheet.choices.mark(by)

    def action_answer(self, key: str) -> None:
        """Give the answer of a letter or number; where many can be taken, take it or leave it."""
        choices = self.sheet.choices
        names = [each.letter for each in choices.options]
        place = int(key) - 1 if key.isdigit() else names.index(key) if key in names else len(names)
        if self.asked is None or self.asked.typed or place >= len(names):
            return
        if choices.taken is not None:
            choices.toggle(place)
        else:
            choices.chosen = place
            self.give(names[place])

    def action_hint(self) -> None:
        """Show the hint, before the answer; where it would spoil a test-out, warn of that first."""
        if self.asked is None or not self.asked.hint:
            return
        if self.sitting.plan.test_out and not self.sitting.spoilt and not self.warned:
            self.warned = True
            self.sheet.say(WARNING)
        else:
            self.sitting.take_hint()
            self.tutor.kept(self.sitting.saved)
            self.sheet.say(self.hint)

    @property
    def enter(self) -> Deed:
        """What Enter does now: the one key that leads through the quiz."""
        if self.item is None:
            return "Map", self.tutor.action_home
        if self.verdict is not None:
            more = self.round.item is not None
            return ("Go on", self.put_question) if more else ("See how it went", self.put_summary)
        if not self.waits_for_typing:
            choices = self.sheet.choices
            return "Answer" if choices.chosen >= 0 else "", partial(self.give, choices.letters)
        if isinstance(self.focused, Input):
            return "Answer", partial(self.give, self.sheet.field.value)
        return "Type", self.action_field

    def action_go_on(self) -> None:
        """Do what Enter does."""
        word, deed = self.enter
        if word:
            deed()

    def now(self, command: Command) -> str:
        """What a key does at this moment."""
        match command.action:
            case "go_on":
                return self.enter[0]
            case "choose(-1)" | "choose(1)":
                return command.title if self.asked and not self.asked.typed else ""
            case "hint":
                untold = self.asked and self.asked.hint and not self.sitting.hinted
                return command.title if untold else ""
            case "page(1)" if self.asked and self.sheet.choices.taken is not None:
                return "Tick"
            case "step":
                return command.title if all(self.taught) else ""
            case "try":
                return command.title if self.to_try else ""
            case _:
                return super().now(command)

    # Where it is taught, and tried

    @property
    def taught(self) -> tuple[str, str]:
        """The lesson and the step that teach what was answered; else that teach its layer; after
        a layer was unlocked, that teach the next.
        """
        if self.asked:
            return "", ""
        if self.item is None:
            layer = next_layer(self.sitting) if self.sitting.unlocked else None
            return (layer.lesson, layer.step) if layer else ("", "")
        if self.item.see.step:
            lesson, _, step = self.item.see.step.partition("/")
            return lesson, step
        layer = self.tutor.skills.layer_of(self.item.id)
        return (layer.lesson, layer.step) if layer else ("", "")

    def action_step(self) -> None:
        """See the step that teaches what was answered, and come back; or go on to the next."""
        if all(self.taught):
            go = self.tutor.visit_step if self.item else self.tutor.open_lesson
            go(*self.taught)

    @property
    def to_try(self) -> FigureSpec | None:
        """The figure of an answered question, where the lab can make it."""
        spec = self.item.figure if self.item and self.verdict else None
        return spec if spec and spec.kind in OPERATIONS.values() else None

    def action_try(self) -> None:
        """Try the figure of an answered question in the lab, from the frame that it is at."""
        if self.to_try and self.figure:
            self.tutor.open_lab(self.to_try, self.figure.frame)

    def action_term(self) -> None:
        """Look up the term that an answered question leads to; else any word."""
        self.tutor.open_glossary(self.item.see.term if self.item and self.verdict else None)
