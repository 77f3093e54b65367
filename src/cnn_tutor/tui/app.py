"""The tutor as a Textual app: what is shared by all its pages, and how they are opened."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.css.stylesheet import Stylesheet
from textual.driver import Driver
from textual.filter import LineFilter, NoColor
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from cnn_tutor.learner import (
    Event,
    Moved,
    NotSaved,
    Progress,
    Saved,
    Themed,
    left_off,
    now,
    quiz_left,
)
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.model import Theme as PaintTheme
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.display import RememberingDisplay
from cnn_tutor.tui.one_by_one import OneByOne
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.page import WIDE, Page
from cnn_tutor.tui.themes import THEMES, THEMES_16

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import FigureSpec, Layer
    from cnn_tutor.practice import Plan, Sitting, Skills
    from cnn_tutor.practice.survey import Survey
    from cnn_tutor.terminal import Terminal
    from cnn_tutor.tui.experiment import Experiment


class _GrowingStylesheet(Stylesheet):
    """A stylesheet that, when the first page of its kind brings a sheet, parses that one only."""

    def reparse(self) -> None:
        """Parse what has not been parsed with the variables of now."""
        self.parse()


class TutorApp(RememberingDisplay, OneByOne, inherit_css=False, inherit_bindings=False):
    """The full-screen tutor.

    It opens where the learner left off. Whatever is recorded goes through `record`.
    """

    TITLE = "cnn-tutor"
    CSS_PATH: ClassVar = ["styles/tutor.tcss", "styles/home.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    ENABLE_COMMAND_PALETTE = False

    HORIZONTAL_BREAKPOINTS = [(WIDE, "-wide")]  # noqa: RUF012

    theme: Reactive[str] = Reactive("dark")
    unsaved: Reactive[str] = Reactive("")
    """Why what was done last is not on disk; nothing where it is."""

    def __init__(self, course: Course, progress: Progress, terminal: Terminal) -> None:
        self.terminal = terminal
        super().__init__()
        self.stylesheet = _GrowingStylesheet(variables=self.theme_variables)
        self.course = course
        self.progress = progress
        self.sittings: dict[str, Sitting] = {}
        self.bench: tuple[Experiment, int, str] | None = None
        """The lab as it was left: with it, the frame and the setting that one was at."""
        if not terminal.motion:
            self.animation_level = "none"
        if progress.state.theme in THEMES and terminal.depth != "none":
            self.theme = progress.state.theme
        elif terminal.depth == "none":
            self.theme = "terminal"
        self.own_filters: list[LineFilter] = []
        if not terminal.unicode:
            from cnn_tutor.tui.ascii import AsciiOnly

            self.own_filters.append(AsciiOnly())
        if terminal.depth == "256":
            from cnn_tutor.tui.palette256 import Palette256

            self.own_filters.append(Palette256())
        if terminal.depth == "none":
            self.own_filters.append(NoColor())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes on its way to the terminal, where that can't show all of it.

        Textual's own filter gives palette colours 24 bits: in our themes it has nothing to do.
        """
        return self.own_filters

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, made to sleep while nothing is typed."""
        from cnn_tutor.tui.driver import sleeping

        return sleeping(super().get_driver_class())

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our own themes only."""
        return THEMES_16 if self.terminal.depth == "16" else THEMES

    @property
    def ink(self) -> Ink:
        """What figures are painted with: this terminal's means in the theme of now."""
        return Ink(self.terminal.depth, self.terminal.unicode, cast(PaintTheme, self.theme))

    def record(self, *events: Event) -> None:
        """Write down what happened. Where that fails it is kept in memory, and said."""
        self.kept(self.progress.record(*events))

    def kept(self, outcome: Saved | NotSaved) -> None:
        """Say what could not be written down, once for each reason."""
        reason = outcome.reason if isinstance(outcome, NotSaved) else ""
        if reason and reason != self.unsaved:
            self.tell(f"Not saved yet. {reason} It is tried again with what you do next.")
        elif self.unsaved and not reason:
            self.clear_notifications()
        self.unsaved = reason

    def tell(self, sentence: str) -> None:
        """Say a sentence over the keys for a while, in place of the one before."""
        self.clear_notifications()
        self.notify(sentence, markup=False)

    def get_default_screen(self) -> Screen[None]:
        """The map lies below every other page."""
        return HomeScreen()

    def open_page(self, page: Page) -> None:
        """Put a page on the map, in place of any other."""
        self.clear()
        self.push_screen(page)

    def clear(self) -> None:
        """Take every page off the map."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def open_lesson(self, lesson: str, step: str | None = None, frame: int | None = None) -> None:
        """Open a lesson, at a step of it."""
        from cnn_tutor.tui.screens.lesson import LessonScreen

        self.open_page(LessonScreen(lesson, step, frame))

    def visit_step(self, lesson: str, step: str) -> None:
        """Show a step of a lesson over the page that is open."""
        from cnn_tutor.tui.screens.lesson import LessonScreen

        self.push_screen(LessonScreen(lesson, step, visiting=True))

    @property
    def skills_now(self) -> Skills:
        """How far the learner is with each skill, by what other sessions have written too."""
        self.progress.refresh()
        return self.skills

    @cached_property
    def skills(self) -> Skills:
        """How far the learner is with each skill."""
        from cnn_tutor.practice import Skills

        return Skills(self.course, self.progress)

    def survey(self) -> Survey:
        """How the learner stands now in all of the course."""
        from cnn_tutor.practice.survey import survey

        return survey(self.skills, now())

    def open_quiz(self, quiz: str) -> None:
        """Take the quiz of this id."""
        from cnn_tutor.practice import quiz as plan

        layer = next(each for each in self.course.layers if each.quiz == quiz)
        if self.progress.state.quiz != quiz:
            self.record(Moved("", "", now(), quiz=quiz))
        self.sit(plan(self.skills_now, layer))

    def open_test_out(self, layer: Layer) -> None:
        """Let the learner show that they know a layer already."""
        from cnn_tutor.practice import test_out

        self.sit(test_out(self.skills_now, layer))

    def open_review(self) -> bool:
        """Ask what is due for review, if anything is."""
        from cnn_tutor.practice import review

        due = self.skills_now.due(now())
        if due:
            self.sit(review(self.skills, due))
        return bool(due)

    def sit(self, plan: Plan) -> None:
        """Ask the questions of a plan; go on with those of one that was left in the middle, unless
        it is spoilt or what was asked elsewhere has overtaken it.
        """
        from cnn_tutor.practice import Sitting
        from cnn_tutor.tui.screens.quiz import QuizScreen

        sitting = self.sittings.get(plan.title)
        if sitting is None or not sitting.goes_on(plan):
            sitting = self.sittings[plan.title] = Sitting(self.skills, plan)
        self.open_page(QuizScreen(sitting))

    def open_glossary(self, term: str | None = None) -> None:
        """Open the glossary, at a term of it."""
        from cnn_tutor.tui.screens.glossary import GlossaryScreen

        self.push_screen(GlossaryScreen(term))

    def open_lab(self, spec: FigureSpec | None = None, frame: int | None = None) -> None:
        """Try a figure in the lab; without one, what the lab begins with."""
        from cnn_tutor.tui.screens.lab import LabScreen

        self.push_screen(LabScreen(spec, frame))

    def action_lab(self) -> None:
        """Try every operation."""
        self.open_lab()

    def action_home(self) -> None:
        """Go to the map. That is a place too: who leaves the tutor there comes back there."""
        if self.progress.state.last or self.progress.state.quiz:
            self.record(Moved("", "", now()))
        self.clear()

    def action_glossary(self) -> None:
        """Look a word up."""
        self.open_glossary()

    def action_faq(self) -> None:
        """Read what learners often ask."""
        from cnn_tutor.tui.screens.faq import FaqScreen

        self.push_screen(FaqScreen())

    def action_article(self) -> None:
        """Read the article."""
        from cnn_tutor.tui.screens.article import ArticleScreen

        self.push_screen(ArticleScreen())

    def action_model(self) -> None:
        """See the learner's own model.py."""
        from cnn_tutor.tui.screens.model import ModelScreen

        self.push_screen(ModelScreen())

    def action_week(self) -> None:
        """See how the learner stands."""
        from cnn_tutor.tui.screens.week import WeekScreen

        self.push_screen(WeekScreen())

    def action_help(self) -> None:
        """Show every key of the page, once."""
        from cnn_tutor.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_commands(self) -> None:
        """Find a command by its name."""
        from cnn_tutor.tui.screens.palette import PaletteScreen

        if isinstance(self.screen, PaletteScreen):
            self.screen.dismiss()
        else:
            self.push_screen(PaletteScreen())

    def action_redraw(self) -> None:
        """Write the whole screen anew, where something else has written on it."""
        self.redraw()

    def action_suspend_process(self) -> None:
        """Go back to the shell that started the tutor; where none did, none could wake it again."""
        if os.getpgrp() == os.getsid(0):
            self.tell("No shell started the tutor here, so none could bring it back.")
            return
        with self.suspend():
            os.kill(0, signal.SIGTSTP)  # The shell waits for all of its job, such as `make run`.

    def action_next_theme(self) -> None:
        """Change from one theme to the next, and keep to that from now on."""
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.record(Themed(self.theme, now()))

    @property
    def failure(self) -> Exception | None:
        """What ended the app, where that was an exception: for whoever ran it to tell."""
        return self._exception

    def _fatal_error(self) -> None:
        """End after an exception, without the traceback that Textual would print."""
        self._close_messages_no_wait()

    def on_load(self) -> None:
        """Let what asks to end be an orderly end, from before the terminal is taken over: it is
        put back first.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
            loop.add_signal_handler(number, self.exit, None, 128 + number)

    @property
    def left_elsewhere(self) -> bool:
        """Whether the learner left in a lesson or a quiz, not on the map."""
        state, layers = self.progress.state, self.course.layers
        return bool(left_off(state, layers) or quiz_left(state, layers))

    def reopen(self) -> None:
        """Open the lesson or the quiz that the learner left, if they left in one."""
        if place := left_off(self.progress.state, self.course.layers):
            self.open_lesson(place.lesson, place.step, place.frame)
        elif quiz := quiz_left(self.progress.state, self.course.layers):
            self.open_quiz(quiz)
        self.call_after_refresh(_collect_again)


def _collect_again() -> None:
    """Collect garbage from now on, and never look through what is there by now."""
    gc.freeze()
    gc.enable()
