"""A quiz on plain lines: for a person, a screen reader, a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from cnn_tutor.cli.output import ask, say, show
from cnn_tutor.course.text import spoken
from cnn_tutor.learner import layer_states
from cnn_tutor.practice import Earned, Sitting, names
from cnn_tutor.quiz import Item, Verdict, form

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer
    from cnn_tutor.course.text import Paragraph


class Plain:
    """Says what happens in a sitting in sentences."""

    def __init__(self, course: Course, sitting: Sitting, *, keeps: bool) -> None:
        self._course = course
        self._sitting = sitting
        self._keeps = keeps

    def begin(self) -> None:
        """Say what is to come, and how to answer."""
        total = self._sitting.round.total
        if not total:
            return
        say(f"{self._sitting.plan.title}: {_questions(total)}.")
        if total < (asked_for := self._sitting.count or 0):
            say(f"Not {asked_for}: only a question with other numbers is asked twice.")
        say("Type the letter of a choice, or a number. h gives a hint, Ctrl-D stops.")
        if not self._keeps:
            say("Nothing of this is saved.")

    def put(self, item: Item, figure: list[str]) -> None:
        """Put a question."""
        say()
        round_ = self._sitting.round
        say(f"Question {round_.settled + 1} of {round_.total}.")
        _say_all(item.ask)
        for line in figure:
            say(line)
        for number, line in enumerate(item.code.splitlines(), start=1):
            show(f"{number}  {line}" if item.kind == "wrong-layer" else f"    {line}")
        for option in item.options:
            say(f"{option.letter}) {spoken(option.text)}")
        if item.kind not in ("choice", "number"):  # these two are told once for all
            say(f"Type {form(item)}.")
        if self._sitting.hinted:
            self.hint(item)

    def ask(self, source: TextIO | None) -> str | None:
        """The next line that is typed, nothing at the end of the input."""
        return ask("Your answer:", source)

    def hint(self, item: Item) -> None:
        """Give the hint that was asked for."""
        say(spoken(item.hint) or "There is no hint for this one.")

    def refuse(self, item: Item, verdict: Verdict, hinted: bool) -> None:
        """Say what could be read instead of what was typed."""
        _say_all(verdict.says)

    def tell(self, item: Item, verdict: Verdict, hinted: bool, earned: Earned) -> None:
        """Say what the answer was, and explain."""
        if verdict.says:
            _say_all(verdict.says)
        else:
            say("Right." if verdict.right else "Not quite.")
        if not verdict.right:
            say(f"The answer is {_right_answer(item, verdict)}.")
        _say_all(verdict.why)
        if see := self._where_to_read(item):
            say(see)
        if earned.says:
            say(earned.says)

    def _where_to_read(self, item: Item) -> str:
        """The term of the glossary and the step of a lesson, each as it is found."""
        ways = [f"cnn-tutor glossary {item.see.term}"] if item.see.term else []
        if item.see.step:
            lesson, _, id = item.see.step.partition("/")
            steps = enumerate(self._course.lesson(lesson).steps, start=1)
            ways += [
                f'in cnn-tutor, step {n}, "{each.title}"' for n, each in steps if each.id == id
            ]
        return f"Read more: {'; '.join(ways)}." if ways else ""

    def end(self, saved: bool) -> None:
        """Say what it came to, or that the input ended before the questions did."""
        round_, layers = self._sitting.round, self._sitting.unlocked
        if not round_.total:
            return say("Nothing is due for review.")
        if round_.item:
            kept = self._keeps and saved and round_.settled
            tail = " What you answered is saved." if kept else ""
            return say(f"Stopped after {round_.settled} of {_questions(round_.total)}.{tail}")
        say()
        score = f"{round_.right} of {round_.total} right."
        if layers and not self._keeps:
            would = f"That would unlock {names(layers)}, but nothing of it is saved."
            return say(f"{score} {would}")
        say(f"{score} {self._sitting.outcome}")
        if layers:
            self._say_unlocked(layers)

    def _say_unlocked(self, unlocked: Sequence[Layer]) -> None:
        """The lines that join model.py, what the network makes now, and which layer is next."""
        from cnn_tutor.network import lines_of, network, whole

        earned = self._sitting.skills.progress.state
        pieces, layers = self._course.model, self._course.layers
        for layer in unlocked:
            say(f"{layer.name} is unlocked.")
        say("It joins your own model.py, which cnn-tutor model prints:")
        for line in lines_of(pieces, {layer.id for layer in unlocked}):
            show(f"    {line}".rstrip())
        if made := whole(network(pieces, earned.unlocked)):
            shape = " x ".join(map(str, made.shape))
            parameters = f", with {made.parameters:,} parameters" if made.parameters else ""
            say(f"Your network makes {shape} of an image now{parameters}.")
        states = layer_states(earned, layers)
        coming = next((each.name for each in layers if states[each.id] == "open"), "")
        say(f"Next: {coming}." if coming else "Your network is whole.")


def _right_answer(item: Item, verdict: Verdict) -> str:
    """What is right; of choices, and of lines in their order, with their letters."""
    texts = {option.letter: spoken(option.text) for option in item.options}
    right = [letter for letter in item.answer.split() if letter in texts]
    return "; ".join(f"{letter}) {texts[letter]}" for letter in right) or verdict.right_answer


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def _say_all(paragraphs: Iterable[Paragraph]) -> None:
    for paragraph in paragraphs:
        say(spoken(paragraph))
