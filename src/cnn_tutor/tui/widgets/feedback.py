"""What is said to an answer."""

from __future__ import annotations

from textual.content import Content

from cnn_tutor.quiz.model import Item, Verdict
from cnn_tutor.tui.widgets.words import words


def feedback(item: Item, verdict: Verdict) -> Content:
    """Right or not, what is said to this very answer, and the right one.

    Of choices, which are marked, it is not said twice.
    """
    says = Content(" ").join([words(each) for each in verdict.says])
    if verdict.outcome == "unreadable":
        return says
    first = headed(says, verdict.right, "Not quite.")
    if not verdict.right and item.typed:
        first += f" The answer is {verdict.right_answer}."
    return first


def headed(says: Content, right: bool, wrong: str) -> Content:
    """The words with their first, "Not yet:" or "Yes:", in the colour of what it means.

    `wrong` is the heading of what has none.
    """
    heading, style = ("Right.", "$earned bold") if right else (wrong, "$mistake bold")
    head, colon, _ = says.plain.partition(":")
    if colon and len(head) <= len("Not quite"):
        return says.stylize(style, 0, len(head) + 1)
    first = Content.styled(heading, style)
    return first + " " + says if says else first
