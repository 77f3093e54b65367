"""The map of the network: what is earned, what is open, what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from cnn_tutor.course.model import Layer
from cnn_tutor.learner import State, layer_states, now
from cnn_tutor.network import network
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.ways import Ways, key_to, refusal, ways
from cnn_tutor.tui.widgets.fitted import Fitted
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.map import STYLES, LayerMap, Row
from cnn_tutor.tui.widgets.skill import answered, chart, few, mistakes, skill_line
from cnn_tutor.tui.widgets.words import beside, words

if TYPE_CHECKING:
    from cnn_tutor.practice.survey import Survey

LARGE = Size(120, 28)
"""The screen from which on the skills are named."""

TALL = 36
"""The height from which on there is the week, too, under the map."""

DETAIL = 65
"""The column where the details begin there."""


class HomeScreen(Page):
    """Title, map, and what Enter does with the layer chosen."""

    WHERE = "home"
    BINDINGS = bindings(WHERE)
    TOPIC = "CNN Architecture"
    chosen = reactive(0, init=False, repaint=False)
    survey: Survey | None = None
    shown: State | None = None
    looked = ""
    """The hour in which it was found out last what is due."""

    def compose(self) -> ComposeResult:
        """Nothing, where the learner left another page: the map is drawn when it comes to light."""
        first, self.shown = self.shown is None, self.state
        if not (first and self.tutor.left_elsewhere):
            yield from super().compose()

    def on_mount(self) -> None:
        """Open what the learner left: here, before the map comes to light for the first time."""
        self.tutor.reopen()

    def body(self) -> ComposeResult:
        """The head over the map, the details of the chosen layer at the right."""
        course = self.tutor.course
        self.states = layer_states(self.state, course.layers)
        self.set_reactive(HomeScreen.chosen, self.place_to_start())
        yield Heading(course.title, self.far, course.tagline)
        made = network(course.model, self.state.unlocked)
        rows = [Row(each.name, self.states[each.id], made.get(each.id)) for each in course.layers]
        with Horizontal():
            yield LayerMap(rows, self.chosen)
            yield Fitted(self.detail(), id="detail")
        yield Static(id="week")
        yield Static(id="says", markup=False)

    async def on_screen_resume(self) -> None:
        """Draw what was earned meanwhile, in other sessions too; when that is seen, look how the
        learner stands.
        """
        if not self.is_current:
            return
        self.tutor.progress.refresh()
        if self.shown is not self.state:
            self.survey = None
            await self.recompose()
        self.call_after_refresh(self.look)

    def on_resize(self) -> None:
        """Tell as much as there is room for now."""
        self.set_class(self.large and self.size.height >= TALL, "-tall")
        if self.query(LayerMap):
            self.show()
            self.call_after_refresh(self.look)

    def take(self, key: Key) -> bool:
        """Where the hour has changed since the last key, more may be due."""
        if self.looked and self.looked != _hour():
            self.call_later(self.on_screen_resume)
        return super().take(key)

    def look(self) -> None:
        """Find out what is due and how far the skills are, beside whatever the learner does."""
        known = self.survey is not None and self.looked == _hour()
        self.looked = _hour()
        if not known and (self.state.turns or self.large):
            self.run_worker(self.tutor.survey, thread=True, exclusive=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what was found. A mistake in the course ends the app as it would anywhere else."""
        if event.state is WorkerState.ERROR:
            assert event.worker.error
            raise event.worker.error
        if event.state is WorkerState.SUCCESS and self.query(LayerMap):
            self.survey = event.worker.result
            self.query_one(Heading).far = self.far
            self.query_one("#week", Static).update(self.week())
            self.show()

    @property
    def large(self) -> bool:
        """Whether there is room for more than the map and the layer chosen."""
        return self.size.width >= LARGE.width and self.size.height >= LARGE.height

    @property
    def far(self) -> Content:
        """How many layers are unlocked, how many reviews are due, and the key to those."""
        earned = sum(each == "unlocked" for each in self.states.values())
        layers = f"{earned} of {len(self.states)} layers unlocked"
        if not self.due:
            return Content.styled(layers, "$quiet")
        due = f"{self.due} review{'s' * (self.due > 1)} due: r"
        return Content.assemble((f"{layers}, ", "$quiet"), (due, "$text bold"))

    @property
    def due(self) -> int:
        """How many reviews are due, as far as that was found out."""
        return self.survey.due if self.survey else 0

    @property
    def state(self) -> State:
        """Where the learner stands."""
        return self.tutor.progress.state

    def place_to_start(self) -> int:
        """The first layer that is open, or else the last that is unlocked."""
        layers = [each.id for each in self.tutor.course.layers]
        waiting = (each for each in layers if self.states[each] == "open")
        earned = (each for each in reversed(layers) if self.states[each] == "unlocked")
        return layers.index(next(waiting, "") or next(earned, layers[0]))

    def watch_chosen(self) -> None:
        """Mark the layer on the map, tell of it at the right."""
        self.query_one(LayerMap).chosen = self.chosen
        self.show()
        self.say("")

    def show(self) -> None:
        """Tell of the chosen layer."""
        self.query_one(Fitted).show(self.detail())

    def say(self, sentence: str) -> None:
        """Say a sentence over the keys, until another layer is chosen. It has a line."""
        says = self.query_one("#says", Static)
        if sentence or says.display:
            says.update(sentence)
            says.set_class(bool(sentence), "-said")

    def detail(self) -> Content:
        """The chosen layer: what it brings, how far it is, and what can be done with it."""
        layer, state, here = self.chosen_layer, self.states[self.chosen_layer.id], self.ways
        lines = [
            Content.styled(layer.name, "$text bold"),
            Content.styled(state, STYLES[state]),
            Content(""),
            words(layer.brings),
            Content(""),
        ]
        if state != "unlocked":
            lines += [Content.styled(self.key_to, "$quiet"), Content("")]
        lines += self.so_far()
        keys = (
            ("r", f"review {self.due} due" if self.due else ""),
            ("Enter", here.enter),
            ("z", "quiz again" if here.quiz else ""),
            ("s", "see its step" if here.lesson else ""),
            ("t", "test out" if here.test_out else ""),
        )
        lines += [
            Content.assemble((key.ljust(7), "$text bold"), does) for key, does in keys if does
        ]
        return Content("\n").join(lines)

    def so_far(self) -> list[Content]:
        """How far the chosen layer is: the place in its lesson, its skills."""
        layer = self.chosen_layer
        lines = []
        if self.ways.opens == "place" and (place := self.state.places.get(layer.lesson)):
            steps = [each.id for each in self.tutor.course.lesson(layer.lesson).steps]
            if place.step in steps:
                number = f"step {steps.index(place.step) + 1} of {len(steps)}"
                lines.append(Content.assemble(("lesson ", "$quiet"), number))
        known = self.survey.of(layer.id) if self.survey else []
        if known and self.states[layer.id] != "locked":
            done = sum(each.proficient for each in known)
            number = f"{done} of {len(known)} skills"
            lines.append(Content.assemble(("quiz   ", "$quiet"), number))
        if known and self.large:
            lines += [Content("")] if lines else []
            lines += map(skill_line, known)
        return [*lines, Content("")] if lines else []

    def week(self) -> Content:
        """How the week went, and which misconceptions came up in it."""
        found = self.survey
        assert found is not None
        left = [
            Content.assemble(("YOUR WEEK   ", "$quiet"), answered(found)),
            Content(""),
            *chart(found),
        ]
        right = []
        if found.week.mistakes:
            came_up = mistakes(found.week.mistakes, self.tutor.course.misconceptions)
            right = [
                Content.styled("WHAT CAME UP", "$quiet"),
                Content(""),
                *few(list(came_up), len(left) - 2),
            ]
        return beside(left, right, DETAIL)

    @property
    def key_to(self) -> str:
        """What unlocks the chosen layer."""
        return key_to(self.tutor.course.layers, self.states, self.chosen)

    @property
    def chosen_layer(self) -> Layer:
        """The layer chosen."""
        layer: Layer = self.tutor.course.layers[self.chosen]
        return layer

    @property
    def ways(self) -> Ways:
        """What can be done with it."""
        started = self.chosen_layer.lesson in self.state.places
        return ways(self.chosen_layer, self.states[self.chosen_layer.id], started)

    def refused(self, wanted: str, has: object) -> bool:
        """Whether the chosen layer is locked, or has not what is wanted: then that is said."""
        layer = self.chosen_layer
        if self.states[layer.id] == "locked":
            self.say(self.key_to)
        elif not has:
            self.say(refusal(layer, wanted))
        else:
            return False
        return True

    def action_choose(self, by: int) -> None:
        """Go up or down the map; it ends at its ends."""
        self.chosen = max(0, min(self.chosen + by, len(self.tutor.course.layers) - 1))

    def action_open(self) -> None:
        """Open what Enter opens."""
        layer, place = self.chosen_layer, self.state.places.get(self.chosen_layer.lesson)
        if self.refused("lesson", self.ways.opens):
            return
        match self.ways.opens:
            case "quiz":
                self.tutor.open_quiz(layer.quiz)
            case "step":
                self.tutor.open_lesson(layer.lesson, layer.step)
            case "place" if place:
                self.tutor.open_lesson(layer.lesson, place.step, place.frame)
            case _:
                self.tutor.open_lesson(layer.lesson)

    def action_quiz(self) -> None:
        """Take the quiz of the layer, where it has one that is open."""
        if not self.refused("quiz", self.chosen_layer.quiz):
            self.tutor.open_quiz(self.chosen_layer.quiz)

    def action_test_out(self) -> None:
        """Test out of the layer, where it is open and has a quiz."""
        if not self.refused("test-out", self.ways.test_out):
            self.tutor.open_test_out(self.chosen_layer)

    def action_lesson(self) -> None:
        """Go to the step that teaches the layer."""
        if not self.refused("lesson", self.chosen_layer.lesson):
            self.tutor.open_lesson(self.chosen_layer.lesson, self.chosen_layer.step)

    def action_review(self) -> None:
        """Review what is due; where nothing is, say so."""
        if not self.tutor.open_review():
            self.say("Nothing is due for review: skills come up as they fade.")


def _hour() -> str:
    return now()[:13]
