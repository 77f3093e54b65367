"""A lesson: the tutor's words, the figure that they speak of, a question to predict."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from cnn_tutor.course.model import Layer, Lesson, Step
from cnn_tutor.course.text import Paragraph, fill
from cnn_tutor.figures import Figure, build
from cnn_tutor.learner import Moved, Tally, Unlocked, answered, layer_states, now, walked
from cnn_tutor.paint.moment import View
from cnn_tutor.quiz import fill as fill_item
from cnn_tutor.quiz import make
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.prediction import Prediction
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.choices import Choices
from cnn_tutor.tui.widgets.code import program
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.talk import NUMERIC, Talk
from cnn_tutor.tui.widgets.topics import TopicStrip
from cnn_tutor.tui.widgets.words import words

MOVING = {"left", "right", "up", "down", "home", "end", "space"}
"""Keys that move the figure: after any other, it has come to rest."""


class LessonScreen(Page):
    """A lesson, a step at a time. The learner's place in it is written down as it changes."""

    WHERE = "lesson"
    BINDINGS = bindings(WHERE)
    CSS_PATH = "../styles/lesson.tcss"

    def __init__(self, lesson: str, step: str | None = None, frame: int | None = None) -> None:
        super().__init__()
        self.lesson_id = lesson
        self.opens_at = step, frame
        self.predictions: dict[str, Prediction] = {}

    # What is shown

    def body(self) -> ComposeResult:
        """Words, figure, talk, one under the other; beside each other where there is room."""
        course = self.tutor.course
        self.lesson: Lesson = course.lesson(self.lesson_id)
        ids = [step.id for step in self.lesson.steps]
        step, frame = self.opens_at
        self.index = ids.index(step) if step in ids else 0
        place = self.tutor.progress.state.places.get(self.lesson_id)
        self.kept = (place.step, place.frame) if place and self.is_last_place else None
        yield Heading()
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="words")
            self.view = FigureView(self.figure, self.tutor.ink)
            if frame is not None:
                self.view.go(frame)
            yield self.view
            yield Talk()
            yield Static(id="code")

    def on_mount(self) -> None:
        """Show the step, in the colours of the theme."""
        self.watch(self.app, "theme", self.show_figure, init=False)
        self.show_step()

    def show_step(self) -> None:
        """Show all of the step but its figure."""
        self.finished = False
        self.term = -1
        self.query_one(TopicStrip).here = self.topic
        heading = self.query_one(Heading)
        heading.title = self.step.title
        heading.far = f"step {self.index + 1} / {len(self.lesson.steps)}"
        self.query_one("#code", Static).update(program(self.step.code))
        self.query_one("#page").remove_class("-code")
        self.show_words()
        self.show_talk()
        self.keep_place()

    def show_words(self) -> None:
        """Show the tutor's words, the term that is marked in them."""
        shown, before = [], 0
        for paragraph in self.words:
            shown.append(words(paragraph, self.term - before))
            before += len(_terms(paragraph))
        self.query_one("#words", Static).update(Content("\n\n").join(shown))

    def show_figure(self) -> None:
        """Draw the figure where it is, in the colours of now."""
        veil = self.prediction.veil if self.prediction else "nothing"
        self.view.show(self.figure, self.tutor.ink, View(self.view.view.frame, veil))

    def show_talk(self) -> None:
        """Show where the prediction stands, or the way on."""
        talk = self.query_one(Talk)
        self.set_focus(None)
        if self.finished:
            talk.tell(self.ending())
        elif self.prediction:
            talk.ask(self.prediction)
        else:
            talk.tell(Content.styled("Enter goes on to the next step.", "$quiet"))
        self.view.veil(self.prediction.veil if self.prediction else "nothing")
        self.fit()

    def ending(self) -> Content:
        """What walking the lesson has earned, and where the way goes on."""
        lines = [
            Content.assemble(("● ", "$earned"), (f"{layer.name} unlocked", "$earned bold"))
            for layer in self.tutor.course.layers
            if layer.id in walked(self.tutor.course.layers, self.lesson_id)
        ]
        if layer := self.next_layer:
            lines.append(Content(f"Pass the quiz of {layer.name}, and it joins your network."))
            lines.append(_keys(("Enter", "take the quiz"), ("h", "see the map")))
        else:
            lines.append(_keys(("h", "see the map")))
        return Content("\n").join(lines)

    def fit(self) -> None:
        """Leave an empty line between the parts, as many as there is room for."""
        width, room = self.size.width - 2, self.size.height - 3
        page, words_shown = self.query_one("#page"), self.query_one("#words", Static)
        swapped = page.has_class("-code")
        pane = self.query_one("#code", Static) if swapped else self.view
        taken = sum(
            part.get_content_height(self.size, self.size, width) for part in (words_shown, pane)
        )
        if not swapped:
            taken += self.query_one(Talk).height_at(width)
        for rank, part in enumerate(("talk", "figure", "words"), 1):
            page.set_class(room - taken >= rank, f"-air-{part}")
        page.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Fit anew."""
        self.fit()

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
    def words(self) -> list[Paragraph]:
        """Its words, with the numbers of the figure."""
        return [fill(paragraph, self.figure.facts) for paragraph in self.step.words]

    @property
    def topic(self) -> str:
        """The topic that the step belongs to: the one that names it, else the lesson's."""
        title = self.step.title.casefold()
        topics = self.tutor.course.topics
        return next((each for each in topics if title in each.casefold()), self.lesson.title)

    @property
    def prediction(self) -> Prediction | None:
        """Its prediction, if it asks for one. One that was right once is not asked again."""
        if self.step.question is None:
            return None
        if self.step.id not in self.predictions:
            question = self.step.question
            tally = self.tutor.progress.state.answers.get(question.id, Tally())
            item = fill_item(make(question, seed=0), self.figure.facts)
            self.predictions[self.step.id] = Prediction(item, known=tally.right > 0)
        return self.predictions[self.step.id]

    @property
    def next_layer(self) -> Layer | None:
        """The layer whose quiz this lesson leads to."""
        layers = self.tutor.course.layers
        states = layer_states(self.tutor.progress.state, layers)
        taught = [each for each in layers if each.lesson == self.lesson_id and each.quiz]
        return next((each for each in taught if states[each.id] != "locked"), None)

    @property
    def is_last_place(self) -> bool:
        """Whether this lesson is where the learner was last."""
        return self.tutor.progress.state.last == self.lesson_id

    def keep_place(self) -> None:
        """Write down step and frame, if they are others than those written down."""
        place = (self.step.id, self.view.view.frame)
        if place != self.kept:
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

    def on_key(self, event: Key) -> None:
        """Digits answer an open question; any key but those that move the figure lets it rest."""
        if event.key not in MOVING:
            self.keep_place()
        if isinstance(self.focused, Input):
            if event.key == "escape":
                self.set_focus(None)
                event.stop()
            return
        prediction = self.prediction
        if self.finished or prediction is None or not prediction.open or not event.character:
            return
        if prediction.item.typed and event.character in NUMERIC:
            self.query_one(Talk).type(event.character)
            event.stop()
        elif not prediction.item.typed and event.character.isdigit():
            self.give(event.character)
            event.stop()

    @on(Talk.Given)
    def give_typed(self, event: Talk.Given) -> None:
        """Take a typed answer; an empty one asks to be shown, once something was tried."""
        if not event.response.strip() and self.prediction and self.prediction.can_be_shown:
            self.prediction.show()
            self.show_talk()
        else:
            self.give(event.response)

    def give(self, response: str) -> None:
        """Take an answer to the prediction, write it down, say what it was."""
        prediction = self.prediction
        if prediction is None or not prediction.open:
            return
        verdict = prediction.answer(response)
        if verdict.outcome != "unreadable":
            self.tutor.record(answered(prediction.item, verdict, attempt=prediction.attempts))
        chosen = self.query_one(Choices)
        if response.isdigit() and not prediction.item.typed:
            chosen.chosen = int(response) - 1
        self.show_talk()

    def action_go_on(self) -> None:
        """Answer, then go on: the one key that leads through the lesson."""
        prediction = self.prediction
        if self.finished:
            self.action_quiz()
        elif prediction is None or not prediction.open:
            self.action_next_step()
        elif not prediction.item.typed:
            if (chosen := self.query_one(Choices).chosen) >= 0:
                self.give(str(chosen + 1))
        elif prediction.can_be_shown:
            prediction.show()
            self.show_talk()
        else:
            self.query_one(Input).focus()

    def action_next_part(self) -> None:
        """To the answer and back; where there is none to type, to the next term."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
        elif self.prediction and self.prediction.open and self.prediction.item.typed:
            self.query_one(Input).focus()
        else:
            self.action_next_term()

    def action_next_step(self) -> None:
        """Go to the next step; after the last, to what the lesson has earned."""
        if self.index + 1 < len(self.lesson.steps):
            self.go_to(self.index + 1)
        elif not self.finished:
            self.finish()

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

    def go_to(self, index: int) -> None:
        """Show another step, its figure at its start."""
        self.index = index
        self.view.show(self.figure, self.tutor.ink, View(self.figure.start))
        self.show_step()

    def finish(self) -> None:
        """The lesson is walked to its end."""
        course, state = self.tutor.course, self.tutor.progress.state
        earned = walked(course.layers, self.lesson_id) - state.unlocked
        if earned:
            self.tutor.record(*(Unlocked(layer, now()) for layer in sorted(earned)))
        self.finished = True
        self.show_talk()

    def action_quiz(self) -> None:
        """Take the quiz that this lesson leads to."""
        if layer := self.next_layer:
            self.tutor.open_quiz(layer.quiz)

    def action_frame_on(self) -> None:
        """Move the figure on by one."""
        self.move(1)

    def action_frame_back(self) -> None:
        """Move the figure back by one."""
        self.move(-1)

    def action_frame_first(self) -> None:
        """Go to the figure's start."""
        self.move(-len(self.figure.frames))

    def action_frame_last(self) -> None:
        """Go to the figure's end."""
        self.move(len(self.figure.frames))

    def action_row(self, by: int) -> None:
        """Mark another choice; where there are none, move the figure by a row."""
        prediction, choices = self.prediction, self.query_one(Choices)
        if prediction and prediction.open and not prediction.item.typed and not self.finished:
            choices.chosen = max(0, min(choices.chosen + by, len(choices.options) - 1))
        elif 0 <= self.view.view.frame + by * self.figure.across < len(self.figure.frames):
            self.move(by * self.figure.across)

    def move(self, by: int) -> None:
        """Move the figure by so many frames. It stops playing."""
        self.view.pause()
        self.view.go(self.view.view.frame + by)

    def action_play(self) -> None:
        """Let the figure move by itself, or stop it."""
        if self.view.playing:
            self.view.pause()
        else:
            self.view.play()

    @on(FigureView.Pointed)
    def go_to_cell(self, event: FigureView.Pointed) -> None:
        """Move to the frame that the cell belongs to."""
        for index, frame in enumerate(self.figure.frames):
            if event.cell in (frame.results.get(event.panel), frame.marked.get(event.panel)):
                self.move(index - self.view.view.frame)
                return

    def action_code(self) -> None:
        """Show model.py in place of the figure, and back."""
        self.query_one("#page").toggle_class("-code")
        self.fit()

    def action_next_term(self) -> None:
        """Mark the next term in the words."""
        count = sum(len(_terms(paragraph)) for paragraph in self.words)
        if count:
            self.term = (self.term + 1) % count
            self.show_words()

    def action_term(self) -> None:
        """Look the marked term up in the glossary; with none marked, the first."""
        terms = [term for paragraph in self.words for term in _terms(paragraph)]
        self.tutor.open_glossary(terms[max(self.term, 0)] if terms else None)

    def action_scroll(self, pages: int) -> None:
        """Scroll the page, where it is higher than the screen."""
        self.query_one("#page").scroll_page_down() if pages > 0 else self.query_one(
            "#page"
        ).scroll_page_up()


def _terms(paragraph: Paragraph) -> list[str]:
    return [span.target for span in paragraph if span.kind == "term"]


def _keys(*pairs: tuple[str, str]) -> Content:
    return Content("    ").join(
        Content.assemble((key, "$text bold"), "  ", (does, "$quiet")) for key, does in pairs
    )
