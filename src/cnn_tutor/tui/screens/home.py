"""The map of the network: what is earned, what is open, what is still to come."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from cnn_tutor.course.model import Layer
from cnn_tutor.learner import LayerState, State, layer_states, left_off
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.network import network
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.map import STYLES, LayerMap, Row
from cnn_tutor.tui.widgets.words import words


class Ways(NamedTuple):
    """What can be done with a layer: what Enter says it does, and which of the two it opens."""

    enter: str
    opens: str
    quiz: bool = False
    lesson: bool = False


def ways(layer: Layer, state: LayerState, started: bool) -> Ways:
    """What can be done with a layer in this state. `started`: its lesson was opened before."""
    if state == "locked":
        return Ways("", "")
    if layer.quiz and state == "open":
        return Ways("take the quiz", "quiz", lesson=bool(layer.lesson))
    if state == "open":
        return Ways("go on" if started else "start", "place")
    return Ways("see it again", "step", quiz=bool(layer.quiz))


class HomeScreen(Page):
    """Title, map, and what Enter does with the layer chosen."""

    WHERE = "home"
    BINDINGS = bindings(WHERE)
    TOPIC = "CNN Architecture"
    chosen = reactive(0, init=False, repaint=False)

    def body(self) -> ComposeResult:
        """The head over the map, the details of the chosen layer at the right."""
        self.shown = self.state
        course = self.tutor.course
        if left_off(self.state, course.layers):
            return  # A lesson lies on the map. It is drawn when it comes to light.
        self.states = layer_states(self.state, course.layers)
        self.set_reactive(HomeScreen.chosen, self.place_to_start())
        earned = sum(each == "unlocked" for each in self.states.values())
        yield Heading(
            course.title, f"{earned} of {len(course.layers)} layers unlocked", course.tagline
        )
        made = network(course.model, self.state.unlocked)
        rows = [Row(each.name, self.states[each.id], made.get(each.id)) for each in course.layers]
        with Horizontal():
            yield LayerMap(rows, self.chosen)
            yield Static(self.detail(), id="detail")

    async def on_screen_resume(self) -> None:
        """Draw what was earned meanwhile."""
        if self.is_current and self.shown is not self.state:
            await self.recompose()

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
        self.query_one("#detail", Static).update(self.detail(), layout=False)

    def detail(self) -> Content:
        """The chosen layer: what it brings, and what can be done with it."""
        state = self.states[self.chosen_layer.id]
        lines = [
            Content.styled(self.chosen_layer.name, "$text bold"),
            Content.styled(state, STYLES[state]),
            Content(""),
            words(self.chosen_layer.brings),
            Content(""),
        ]
        if state != "unlocked":
            lines += [Content.styled(self.key_to(), "$quiet"), Content("")]
        here = self.ways
        if here.enter:
            lines.append(Content.assemble(("Enter  ", "$text bold"), here.enter))
        if here.quiz:
            lines.append(Content.assemble(("z      ", "$text bold"), "quiz again"))
        if here.lesson:
            lines.append(Content.assemble(("s      ", "$text bold"), "see its step"))
        return Content("\n").join(lines)

    def key_to(self) -> str:
        """What unlocks the chosen layer."""
        layer = self.chosen_layer
        if self.states[layer.id] == "open":
            way = "Passing its quiz" if layer.quiz else "Walking its lesson to the end"
            return f"{way} unlocks it."
        above = self.tutor.course.layers[self.chosen - 1]
        if self.states[above.id] != "unlocked":
            return f"Unlock {above.name} first."
        return "Its lesson is still to come."

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

    def action_choose(self, by: int) -> None:
        """Go up or down the map; it ends at its ends."""
        self.chosen = max(0, min(self.chosen + by, len(self.tutor.course.layers) - 1))

    def action_open(self) -> None:
        """Open what Enter opens."""
        match self.ways.opens:
            case "quiz":
                self.tutor.open_quiz(self.chosen_layer.quiz)
            case "step":
                self.tutor.open_lesson(self.chosen_layer.lesson, self.chosen_layer.step)
            case "place":
                place = self.state.places.get(self.chosen_layer.lesson)
                step, frame = (place.step, place.frame) if place else (None, None)
                self.tutor.open_lesson(self.chosen_layer.lesson, step, frame)

    def action_quiz(self) -> None:
        """Take the quiz of the layer, where it has one that is open."""
        if self.chosen_layer.quiz and self.states[self.chosen_layer.id] != "locked":
            self.tutor.open_quiz(self.chosen_layer.quiz)

    def action_lesson(self) -> None:
        """Go to the step that teaches the layer."""
        if self.chosen_layer.lesson and self.states[self.chosen_layer.id] != "locked":
            self.tutor.open_lesson(self.chosen_layer.lesson, self.chosen_layer.step)
