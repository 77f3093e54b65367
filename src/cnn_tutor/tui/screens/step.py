"""One step of a lesson on the screen: words, figure, code, and a prediction to be answered."""

from __future__ import annotations

from functools import partial

from textual.events import Key
from textual.widgets import Input

from cnn_tutor.course.pages import Lesson, Step
from cnn_tutor.course.text import fill
from cnn_tutor.figures import Figure
from cnn_tutor.figures.kept import kept
from cnn_tutor.learner import Tally, answered
from cnn_tutor.quiz import fill as fill_item
from cnn_tutor.quiz import make
from cnn_tutor.tui.commands import Command
from cnn_tutor.tui.prediction import Prediction
from cnn_tutor.tui.screens.figure_page import UNTOLD_WHILE_PLAYING, FigurePage
from cnn_tutor.tui.screens.page import Deed
from cnn_tutor.tui.widgets.desk import Desk
from cnn_tutor.tui.widgets.field import begins
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.topics import TopicStrip
from cnn_tutor.tui.widgets.words import keys


class StepPage(FigurePage):
    """The step at `index` of a `lesson`, laid out on a `desk`.

    Who comes `visiting` came to read: nothing is asked, and nothing kept back.
    """

    visiting: bool
    lesson: Lesson
    index: int
    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        self.predictions: dict[str, Prediction] = {}

    # What is shown

    def show_step(self) -> None:
        """Show all of the step but its figure, which is there."""
        self.query_one(TopicStrip).here = self.topic
        heading = self.query_one(Heading)
        heading.title = self.step.title
        heading.far = f"step {self.index + 1} / {len(self.lesson.steps)}"
        self.desk.speech.say([fill(each, self.figure.facts) for each in self.step.words])
        self.desk.put_code(self.step.code)
        self.show_talk()
        self.desk.scroll_home(animate=False)

    def show_talk(self) -> None:
        """Show where the prediction stands, or the way on; the figure keeps back what it must."""
        if not (self.asked and self.asked.item.typed):
            self.set_focus(None)
        self.fill_talk()
        self.view.veil(self.prediction.veil if self.prediction else "nothing")
        self.desk.fit()
        self.desk.scroll_end(animate=False)

    def fill_talk(self) -> None:
        """Say what there is to be said."""
        if self.prediction:
            self.desk.talk.ask(self.prediction)
        else:
            self.desk.talk.tell(keys(("Enter", "go on to the next step")))

    @property
    def step(self) -> Step:
        """The step shown."""
        return self.lesson.steps[self.index]

    @property
    def figure(self) -> Figure:
        """Its figure."""
        return kept(self.step.figure, self.tutor.course)

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
            self.predictions[question.id] = Prediction(item, known=self.visiting or tally.right > 0)
        return self.predictions[question.id]

    @property
    def asked(self) -> Prediction | None:
        """The prediction that waits for an answer now."""
        return self.prediction if self.prediction and self.prediction.open else None

    # Answering

    def take(self, key: Key) -> bool:
        """What begins an answer is taken as one, and Escape leaves the field."""
        if super().take(key):
            return True
        if isinstance(self.focused, Input):
            if left := key.key == "escape":
                self.set_focus(None)
            return left
        return bool(self.asked and key.character and self.begins_answer(self.asked, key.character))

    def begins_answer(self, asked: Prediction, character: str) -> bool:
        """Type the character into the answer, or take the choice of that letter or number.

        While a choice waits, no digit does anything else. What is answered is always seen: it
        comes back from behind model.py first.
        """
        talk = self.desk.talk
        if asked.item.typed:
            if begun := begins(asked.item, character):
                self.desk.uncover()
                self.set_focus(talk.field)
                talk.field.write(character)
            return begun
        letters = [option.letter for option in asked.item.options]
        names = letters + [str(number) for number in range(1, len(letters) + 1)]
        if taken := character in names:
            self.desk.uncover()
            talk.choices.chosen = names.index(character) % len(letters)
            self.give(character)
        return taken or character.isdigit()

    def give(self, response: str) -> None:
        """Take an answer to the prediction, write it down, say what it was."""
        if asked := self.asked:
            self.app.clear_notifications()  # they lie over what is said to it
            verdict = asked.answer(response)
            if verdict.outcome != "unreadable":
                self.tutor.record(answered(asked.item, verdict, attempt=asked.attempts))
            self.show_talk()

    def show_answer(self) -> None:
        """Show the answer to the prediction."""
        if self.asked:
            self.asked.show()
            self.show_talk()

    @property
    def enter(self) -> Deed:
        """What Enter does now: the one key that leads through the lesson."""
        asked, talk = self.asked, self.desk.talk
        if asked is None:
            return "Go on", self.action_next_step
        if self.desk.covered:
            return "Question", self.desk.uncover
        if not asked.item.typed:
            chosen = talk.choices.chosen
            return "Answer" if chosen >= 0 else "", partial(self.give, str(chosen + 1))
        if asked.can_be_shown and not talk.field.value.strip():
            return "Show it", self.show_answer
        if isinstance(self.focused, Input):
            return "Answer", partial(self.give, talk.field.value)
        return "Type", partial(self.set_focus, talk.field)

    def now(self, command: Command) -> str:
        """What a key does at this moment."""
        match command.action:
            case "go_on":
                return self.enter[0]
            case "next_part" if isinstance(self.focused, Input):
                return "Leave field"
            case action if self.view.playing and action in (*UNTOLD_WHILE_PLAYING, "play"):
                return super().now(command)
            case "frame_back" | "frame_on" | "play":
                return command.title if self.view.last_frame and not self.desk.covered else ""
            case "row(-1)" | "row(1)" if self.asked and not self.asked.item.typed:
                return command.title
            case "row(-1)" | "row(1)":
                return "Step" if self.view.last_frame and not self.desk.covered else ""
            case "term":
                return command.title if self.desk.speech.term else ""
            case "code" if self.asked and any(o.letter == "c" for o in self.asked.item.options):
                return ""
            case "code":
                other = "Figure" if self.desk.covered else command.title
                return "" if self.has_class("-wide") else other
            case _:
                return super().now(command)

    def action_go_on(self) -> None:
        """Do what Enter does."""
        word, deed = self.enter
        if word:
            deed()

    def action_next_step(self) -> None:
        """Go to the next step."""
        raise NotImplementedError

    def action_next_part(self) -> None:
        """To the answer and back; where there is none to type, to the next term."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
        elif self.asked and self.asked.item.typed:
            self.desk.uncover()
            self.set_focus(self.desk.talk.field)
        else:
            self.action_next_term()

    def action_row(self, by: int) -> None:
        """Mark another choice; where there is none, move the figure by a row."""
        if self.asked and not self.asked.item.typed:
            self.desk.talk.choices.mark(by)
        else:
            super().action_row(by)

    def go_to_frame(self, frame: int) -> None:
        """Go to a frame of the figure, which comes back from behind model.py first."""
        self.desk.uncover()
        super().go_to_frame(frame)

    def action_play(self) -> None:
        """Let the figure move by itself where it can be seen, or stop it."""
        self.desk.uncover()
        super().action_play()

    def action_code(self) -> None:
        """Show model.py in place of the figure, and back."""
        self.desk.swap()

    def action_next_term(self) -> None:
        """Mark the next term in the words."""
        self.desk.speech.mark_next_term()

    def action_term(self) -> None:
        """Look the marked term up in the glossary; with none marked, the first."""
        self.tutor.open_glossary(self.desk.speech.term)
