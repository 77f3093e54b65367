"""A quiz as JSON, one object a line: for a grader. docs/quiz-json.md explains every field."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from cnn_tutor.cli.output import next_line, show
from cnn_tutor.course.text import spoken
from cnn_tutor.practice import Earned, Sitting
from cnn_tutor.quiz import Item, Verdict, form

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.text import Paragraph


class Json:
    """Tells what happens in a sitting to a program."""

    def __init__(self, course: Course, sitting: Sitting, *, keeps: bool) -> None:
        self._course = course
        self._sitting = sitting
        self._keeps = keeps

    def begin(self) -> None:
        """Nothing: the first object is a question, or the summary of none."""

    def put(self, item: Item, figure: list[str]) -> None:
        """A question with all that is needed to answer it, and to have it made again."""
        round_, layer = self._sitting.round, self._sitting.skills.layer_of(item.id)
        self._number = round_.settled + 1
        write(
            type="question",
            number=self._number,
            of=round_.total,
            id=item.id,
            layer=layer.id if layer else None,
            skill=item.skill,
            kind=item.kind,
            ask=_text(item.ask),
            code=item.code,
            figure=figure,
            choices=[
                {"letter": option.letter, "text": spoken(option.text)} for option in item.options
            ],
            form=form(item),
            tolerance=item.tolerance,
            seed=round_.seed,
            attempt=round_.attempt,
        )

    def ask(self, source: TextIO | None) -> str | None:
        """The next line, nothing at the end of the input."""
        return next_line(source)

    def hint(self, item: Item) -> None:
        """The hint that was asked for."""
        write(type="hint", number=self._number, id=item.id, hint=spoken(item.hint) or None)

    def refuse(self, item: Item, verdict: Verdict, hinted: bool) -> None:
        """A result that cost nothing."""
        self._result(item, verdict, hinted, None)

    def tell(self, item: Item, verdict: Verdict, hinted: bool, earned: Earned) -> None:
        """The result of an answer."""
        self._result(item, verdict, hinted, earned)

    def _result(self, item: Item, verdict: Verdict, hinted: bool, earned: Earned | None) -> None:
        """What an answer was; nothing is `earned` by one that could not be read."""
        counted = earned is not None
        write(
            type="result",
            number=self._number,
            id=item.id,
            given=verdict.given,
            outcome=verdict.outcome if counted else "malformed",
            counted=counted,
            hint=hinted,
            answer=item.answer if counted else None,
            misconception=self._misconception(verdict.mistake),
            says=_text(verdict.says),
            why=_text(verdict.why),
            see={"step": item.see.step or None, "term": item.see.term or None},
            skills=list(earned.skills) if earned else [],
        )

    def _misconception(self, id: str) -> dict[str, str] | None:
        known = self._course.misconceptions.get(id) if id else None
        return {"id": known.id, "name": known.name} if known else None

    def end(self, saved: bool) -> None:
        """What it came to."""
        sitting = self._sitting
        round_, skills = sitting.round, sitting.skills
        write(
            type="summary",
            title=sitting.plan.title,
            asked=round_.settled,
            of=round_.total,
            right=round_.right,
            passed=sitting.passed,
            stopped=round_.item is not None,
            skills=[
                {
                    "id": need.skill,
                    "name": skills.name(need.skill),
                    "level": skills.standing(need.skill).level,
                }
                for need in sitting.plan.needs
            ],
            unlocked=next((each.id for each in sitting.unlocked if each.quiz), None),
            layers=[each.id for each in sitting.unlocked],
            waits_for=[each.id for each in sitting.awaited],
            saved=self._keeps and saved,
        )


def write(**fields: object) -> None:
    """Print an object on a line of its own, at once."""
    show(json.dumps(fields))


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(map(spoken, paragraphs))
