"""What is said to an answer, and to all of them at the end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from cnn_tutor.quiz.model import Item, Verdict
from cnn_tutor.tui.widgets.words import words


def feedback(verdict: Verdict) -> Content:
    """Right or not, what was said to this very answer, and why the right one is right."""
    if verdict.outcome == "unreadable":
        return _paragraphs([words(each) for each in verdict.says])
    style = "$earned" if verdict.right else "$mistake"
    says = [words(each).stylize_before(style) for each in verdict.says]
    if not says:
        says = [Content.styled("Right." if verdict.right else "Not yet.", style)]
    return _paragraphs([*says, *(words(each) for each in verdict.why)])


def summary(right: int, asked: int, passed: bool, unlocked: str, missed: Sequence[Item]) -> Content:
    """How it went, what that unlocks, and what to look at again."""
    result = f"{right} of {asked} right."
    if passed:
        style, then = "$earned", f" That unlocks {unlocked}." if unlocked else " Passed."
    else:
        style, then = "$text", f" It takes {-(-asked * 4 // 5)} to pass: go on when you like."
    parts = [Content.assemble((result, f"{style} bold"), (then, style))]
    if missed:
        parts.append(Content.styled("Look at these again:", "$quiet"))
        parts += [Content("- ") + words(each.ask[0]) for each in missed]
    return _paragraphs(parts)


def _paragraphs(parts: Sequence[Content]) -> Content:
    return Content("\n\n").join(parts)
