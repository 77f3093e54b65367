"""A lesson: from step to step, with the place written down, to what walking it has earned."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key

from cnn_tutor.course.model import Layer
from cnn_tutor.learner import Moved, Unlocked, layer_states, now, walked
from cnn_tutor.paint.moment import View
from cnn_tutor.tui.commands import Command, bindings
from cnn_tutor.tui.prediction import Prediction
from cnn_tutor.tui.screens.figure_page import MOVING
from cnn_tutor.tui.screens.page import Deed
from cnn_tutor.tui.screens.step import StepPage
from cnn_tutor.tui.widgets.desk import Desk
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.words import keys


class LessonScreen(StepPage):
    """A lesson, a step at a time. The learner's place in it is written down as it changes.

    Who comes `visiting`, from a question of a quiz, goes back there; that is no place to keep.
    """

    WHERE = "lesson"
    BINDINGS = bindings(WHERE)
    CSS_PATH = "../styles/lesson.tcss"

    def __init__(
        self, lesson: str, step: str | None, frame: int | None = None, visiting: bool = False
    ) -> None:
        super().__init__()
        self.visiting = visiting
        self.lesson_id = lesson
        self.opens_at = step, frame
        self.finished = False

    def body(self) -> ComposeResult:
        """The step's title, and the desk where its parts lie."""
        self.lesson = self.tutor.course.lesson(self.lesson_id)
        ids = [step.id for step in self.lesson.steps]
        step, frame = self.opens_at
        self.index = ids.index(step) if step in ids else 0
        place = self.tutor.progress.state.places.get(self.lesson_id)
        self.kept = (place.step, place.frame) if place and self.is_last_place else None
        self.view = FigureView(self.figure, self.tutor.ink)
        if frame is not None:
            self.view.go(frame)
        self.desk = Desk(self.view)
        yield Heading()
        yield self.desk

    def on_mount(self) -> None:
        """Show the step that it opens at."""
        self.show_step()
        self.keep_place()

    def on_resize(self) -> None:
        """Lay the step out anew. In sight stays the field that one types into, or the choice that
        is marked, or else, where one has not read on, what the frame is about.
        """
        self.desk.fit()
        if self.enter[0] == "Answer":
            self.once_drawn(partial(self.desk.scroll_end, animate=False))
        elif not self.desk.scroll_y and self.view.frame != self.figure.start:
            self.once_drawn(self.view.follow)

    # From step to step

    def go_to(self, index: int) -> None:
        """Show another step, its figure at its start."""
        self.index, self.finished = index, False
        self.set_focus(None)
        self.view.show(self.figure, self.tutor.ink, View(self.figure.start))
        self.show_step()
        self.keep_place()

    def action_next_step(self) -> None:
        """Go to the next step; after the last, to what the lesson has earned."""
        if self.index + 1 < len(self.lesson.steps):
            self.go_to(self.index + 1)
        elif not self.finished:
            earned = walked(self.tutor.course.layers, self.lesson_id)
            if new := earned - self.tutor.progress.state.unlocked:
                self.tutor.record(*(Unlocked(layer, now()) for layer in sorted(new)))
            self.finished = True
            self.show_talk()

    def action_previous_step(self) -> None:
        """Go to the step before."""
        if self.finished:
            self.finished = False
            self.show_talk()
        elif self.index:
            self.go_to(self.index - 1)

    def action_jump(self, number: int) -> None:
        """Go to the step of that number."""
        if number <= len(self.lesson.steps):
            self.go_to(number - 1)

    # The end

    @property
    def asked(self) -> Prediction | None:
        """The prediction that waits for an answer now."""
        return None if self.finished else super().asked

    @property
    def enter(self) -> Deed:
        """What Enter does now: at the end it leads to the quiz."""
        if self.finished:
            return "Quiz" if self.next_layer else "", self.action_quiz
        return super().enter

    def fill_talk(self) -> None:
        """Say what there is to be said, at the end too."""
        if self.finished:
            self.desk.talk.tell(self.ending())
        else:
            super().fill_talk()

    def ending(self) -> Content:
        """What walking the lesson has earned, and where the way goes on."""
        layers = self.tutor.course.layers
        earned = walked(layers, self.lesson_id)
        lines = [
            Content.assemble(("● ", "$earned"), (f"{layer.name} unlocked", "$earned bold"))
            for layer in layers
            if layer.id in earned
        ]
        ways = [("h", "see the map")]
        if layer := self.next_layer:
            lines.append(Content(f"Pass the quiz of {layer.name}, and it joins your network."))
            ways.insert(0, ("Enter", "take the quiz"))
        if steps := ", ".join(map(str, self.passed_by)):
            passed = f"You went past the predictions of these steps: {steps}. A number goes there."
            lines.append(Content.styled(passed, "$quiet"))
        return Content("\n").join([*lines, keys(*ways)])

    @property
    def passed_by(self) -> list[int]:
        """The numbers of the steps whose prediction nobody has tried yet."""
        tried = self.tutor.progress.state.answers
        return [
            number
            for number, step in enumerate(self.lesson.steps, start=1)
            if step.question and step.question.id not in tried
        ]

    @property
    def next_layer(self) -> Layer | None:
        """The layer whose quiz this lesson leads to."""
        layers = self.tutor.course.layers
        states = layer_states(self.tutor.progress.state, layers)
        taught = (each for each in layers if each.lesson == self.lesson_id and each.quiz)
        return next((each for each in taught if states[each.id] != "locked"), None)

    # The place

    @property
    def is_last_place(self) -> bool:
        """Whether this lesson is where the learner was last."""
        return self.tutor.progress.state.last == self.lesson_id

    def keep_place(self) -> None:
        """Write down step and frame, if they are others than those written down."""
        place = (self.step.id, self.view.frame)
        if place != self.kept and not self.visiting:
            self.kept = place
            self.tutor.record(Moved(self.lesson_id, place[0], now(), frame=place[1]))

    def take(self, key: Key) -> bool:
        """At any key but those that move the figure it has come to rest."""
        if key.key not in MOVING:
            self.keep_place()
        return super().take(key)

    @on(FigureView.Rested)
    def keep_place_at_rest(self) -> None:
        """The figure has stopped playing."""
        self.keep_place()

    def on_screen_suspend(self) -> None:
        """Another page is in front, or the learner has left."""
        self.view.pause()

    def on_unmount(self) -> None:
        """The tutor ends here: the frame is kept, unless the learner is elsewhere by now."""
        if self.is_last_place:
            self.keep_place()

    # Ways to other pages

    def now(self, command: Command) -> str:
        """What a key does at this moment."""
        if command.action == "back":
            return command.title if self.visiting else ""
        if command.action == "try" and self.keeps_back:
            return ""
        return super().now(command)

    def action_quiz(self) -> None:
        """Take the quiz that this lesson leads to."""
        if layer := self.next_layer:
            self.tutor.open_quiz(layer.quiz)

    @property
    def keeps_back(self) -> bool:
        """Whether the figure keeps something back, which the lab would show."""
        return self.asked is not None and self.asked.veil != "nothing"

    def action_try(self) -> None:
        """Try the figure in the lab, from the frame that it is at, once all of it may be seen."""
        if self.keeps_back:
            self.refuse("Answer first: the lab would show what is asked for here.")
        else:
            self.tutor.open_lab(self.step.figure, self.view.frame)

    def action_back(self) -> None:
        """Go back to the question that the learner came from."""
        if self.visiting:
            super().action_back()
