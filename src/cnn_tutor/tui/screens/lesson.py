"""A lesson: the tutor's words, the figure that they speak of, a question to predict."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input

from cnn_tutor.course.model import Layer, Lesson, Step
from cnn_tutor.course.text import fill
from cnn_tutor.figures import Figure, build
from cnn_tutor.learner import Moved, Tally, Unlocked, answered, layer_states, now, walked
from cnn_tutor.paint.moment import View
from cnn_tutor.quiz import fill as fill_item
from cnn_tutor.quiz import make
from cnn_tutor.tui.commands import Command, bindings
from cnn_tutor.tui.prediction import Prediction
from cnn_tutor.tui.screens.figure_page import MOVING, FigurePage
from cnn_tutor.tui.widgets.desk import Desk
from cnn_tutor.tui.widgets.field import begins
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.topics import TopicStrip


class LessonScreen(FigurePage):
    """A lesson, a step at a time. The learner's place in it is written down as it changes.

    Who comes `visiting`, from a question of a quiz, goes back there; that is no place to keep.
    """

    WHERE = "lesson"
    BINDINGS = bindings(WHERE)
    CSS_PATH = "../styles/lesson.tcss"

    def __init__(
        self, lesson: str, step: str | None = None, frame: int | None = None, visiting: bool = False
    ) -> None:
        super().__init__()
        self.visiting = visiting
        self.lesson_id = lesson
        self.opens_at = step, frame
        self.predictions: dict[str, Prediction] = {}
        self.finished = False

    def body(self) -> ComposeResult:
        """The step's title, and the desk where its parts lie."""
        self.lesson: Lesson = self.tutor.course.lesson(self.lesson_id)
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
        """Show the step that it opens at. The figure follows the theme."""
        self.watch(self.app, "theme", self.repaint_figure, init=False)
        self.show_step()

    def repaint_figure(self) -> None:
        """Draw the figure as it is, in the colours of now."""
        self.view.show(self.figure, self.tutor.ink, self.view.view)

    def on_resize(self) -> None:
        """Lay the step out anew."""
        self.desk.fit()

    # What is shown

    def go_to(self, index: int) -> None:
        """Show another step, its figure at its start."""
        self.index = index
        self.set_focus(None)
        self.view.show(self.figure, self.tutor.ink, View(self.figure.start))
        self.show_step()

    def show_step(self) -> None:
        """Show all of the step but its figure, which is there."""
        self.finished = False
        self.query_one(TopicStrip).here = self.topic
        heading = self.query_one(Heading)
        heading.title = self.step.title
        heading.far = f"step {self.index + 1} / {len(self.lesson.steps)}"
        self.desk.speech.say([fill(each, self.figure.facts) for each in self.step.words])
        self.desk.put_code(self.step.code)
        self.show_talk()
        self.desk.scroll_home(animate=False)
        self.keep_place()

    def show_talk(self) -> None:
        """Show where the prediction stands, or the way on; the figure keeps back what it must."""
        if not (self.asked and self.asked.item.typed):
            self.set_focus(None)
        if self.finished:
            self.desk.talk.tell(self.ending())
        elif self.prediction:
            self.desk.talk.ask(self.prediction)
        else:
            self.desk.talk.tell(_keys(("Enter", "go on to the next step")))
        self.view.veil(self.prediction.veil if self.prediction else "nothing")
        self.desk.fit()
        self.desk.scroll_end(animate=False)

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
        return Content("\n").join([*lines, _keys(*ways)])

    # Where the learner is

    @property
    def step(self) -> Step:
        """The step shown."""
        return self.lesson.steps[self.index]

    @property
    def figure(self) -> Figure:
        """Its figure."""
        return build(self.step.figure, self.tutor.course)

    @property
    def topic(self) -> str:
        """The topic that the step belongs to: the one that names it, else the lesson's."""
        title = self.step.title.casefold()
        topics = self.tutor.course.topics
        return next((each for each in topics if title in each.casefold()), self.lesson.title)

    @property
    def prediction(self) -> Prediction | None:
        """Its prediction, if it asks for one. One that was right once is not asked again."""
        question = self.step.question
        if question is None:
            return None
        if question.id not in self.predictions:
            tally = self.tutor.progress.state.answers.get(question.id, Tally())
            item = fill_item(make(question, seed=0), self.figure.facts)
            self.predictions[question.id] = Prediction(item, known=tally.right > 0)
        return self.predictions[question.id]

    @property
    def asked(self) -> Prediction | None:
        """The prediction that waits for an answer now."""
        prediction = None if self.finished else self.prediction
        return prediction if prediction and prediction.open else None

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

    # What the keys do

    def take(self, key: Key) -> bool:
        """What begins an answer is taken as one, and Escape leaves the field.

        Any key but those that move the figure lets it rest.
        """
        if key.key not in MOVING:
            self.keep_place()
        if isinstance(self.focused, Input):
            if left := key.key == "escape":
                self.set_focus(None)
            return left
        return bool(self.asked and key.character and self.begins_answer(self.asked, key.character))

    def begins_answer(self, asked: Prediction, character: str) -> bool:
        """Type the character into the answer, or take the choice of that number.

        While a choice waits, no digit does anything else. What is answered is always seen: it
        comes back from behind model.py first.
        """
        if asked.item.typed:
            if begun := begins(asked.item, character):
                self.desk.uncover()
                self.set_focus(self.desk.talk.field)
                self.desk.talk.field.insert_text_at_cursor(character)
            return begun
        if character in "123456789"[: len(asked.item.options)]:
            self.desk.uncover()
            self.desk.talk.choices.chosen = int(character) - 1
            self.give(character)
        return character.isdigit()

    def give(self, response: str) -> None:
        """Take an answer to the prediction, write it down, say what it was."""
        if asked := self.asked:
            verdict = asked.answer(response)
            if verdict.outcome != "unreadable":
                self.tutor.record(answered(asked.item, verdict, attempt=asked.attempts))
            self.show_talk()

    def show_answer(self) -> None:
        """Show the answer to the prediction."""
        if self.asked:
            self.asked.show()
            self.show_talk()

    def action_go_on(self) -> None:
        """Answer, then go on: the one key that leads through the lesson."""
        if self.asked and self.desk.uncover():
            return
        if self.finished:
            self.action_quiz()
        elif self.asked is None:
            self.action_next_step()
        elif not self.asked.item.typed:
            if (chosen := self.desk.talk.choices.chosen) >= 0:
                self.give(str(chosen + 1))
        elif self.asked.can_be_shown and not self.desk.talk.field.value.strip():
            self.show_answer()
        elif isinstance(self.focused, Input):
            self.give(self.desk.talk.field.value)
        else:
            self.set_focus(self.desk.talk.field)

    def action_next_part(self) -> None:
        """To the answer and back; where there is none to type, to the next term."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
        elif self.asked and self.asked.item.typed:
            self.set_focus(self.desk.talk.field)
        else:
            self.action_next_term()

    def action_row(self, by: int) -> None:
        """Mark another choice; where there is none, move the figure by a row."""
        if self.asked and not self.asked.item.typed:
            choices = self.desk.talk.choices
            choices.chosen = max(0, min(choices.chosen + by, len(choices.options) - 1))
        else:
            super().action_row(by)

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

    def action_quiz(self) -> None:
        """Take the quiz that this lesson leads to."""
        if layer := self.next_layer:
            self.tutor.open_quiz(layer.quiz)

    def action_try(self) -> None:
        """Try the figure in the lab, from the frame that it is at."""
        self.tutor.open_lab(self.step.figure, self.view.frame)

    def action_back(self) -> None:
        """Go back to the question that the learner came from."""
        if self.visiting:
            super().action_back()

    def action_code(self) -> None:
        """Show model.py in place of the figure, and back."""
        self.desk.swap()

    def action_next_term(self) -> None:
        """Mark the next term in the words."""
        self.desk.speech.mark_next_term()

    def action_term(self) -> None:
        """Look the marked term up in the glossary; with none marked, the first."""
        self.tutor.open_glossary(self.desk.speech.term)

    def now(self, command: Command) -> str:
        """What a key does at this moment: above all Enter."""
        match command.action:
            case "go_on":
                return self.enter_does()
            case "next_part" if isinstance(self.focused, Input):
                return "Leave field"
            case "frame_back" | "frame_on" | "play":
                return command.title if self.view.last_frame and not self.desk.covered else ""
            case "term":
                return command.title if self.desk.speech.term else ""
            case "code":
                if self.has_class("-wide"):
                    return ""
                return "Figure" if self.desk.covered else command.title
            case "back":
                return command.title if self.visiting else ""
            case _:
                return super().now(command)

    def enter_does(self) -> str:
        """What Enter does now."""
        talk = self.desk.talk
        if self.finished:
            return "Quiz" if self.next_layer else ""
        if self.asked is None:
            return "Go on"
        if self.desk.covered:
            return "Question"
        if not self.asked.item.typed:
            return "Answer" if talk.choices.chosen >= 0 else ""
        if self.asked.can_be_shown and not talk.field.value.strip():
            return "Show it"
        return "Answer" if isinstance(self.focused, Input) else "Type"


def _keys(*pairs: tuple[str, str]) -> Content:
    return Content("    ").join(
        Content.assemble((key, "$text bold"), "  ", (does, "$quiet")) for key, does in pairs
    )
