"""What is said to an answer, and to all of them at the end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from cnn_tutor.quiz.model import Item, Verdict
from cnn_tutor.tui.widgets.words import hang, words


def feedback(verdict: Verdict) -> Content:
    """Right or not, what is said to this very answer, and why the right one is right."""
    if verdict.outcome == "unreadable":
        return Content("\n").join([words(each) for each in verdict.says])
    style = "$earned" if verdict.right else "$mistake"
    says = [words(each).stylize_before(style) for each in verdict.says]
    if not says:
        plainly = "Right." if verdict.right else f"Not yet: the answer is {verdict.right_answer}."
        says = [Content.styled(plainly, style)]
    return Content("\n").join([*says, *(words(each) for each in verdict.why)])


def summary(
    right: int, asked: int, passed: bool, unlocked: str, missed: Sequence[Item], width: int
) -> Content:
    """How it went, what that unlocks, and what to look at again."""
    result = f"{right} of {asked} right. "
    if passed:
        then, style = f"That unlocks {unlocked}." if unlocked else "Passed.", "$earned"
    else:
        then, style = f"It takes {-(-asked * 4 // 5)} to pass.", "$text"
    lines = [Content.assemble((result, f"{style} bold"), (then, style)), Content("")]
    if missed:
        lines += [Content.styled("Look at these again:", "$quiet"), Content("")]
    for item in missed:
        lines += hang(Content("· "), words(item.ask[0]), width)
    return Content("\n").join(lines)
