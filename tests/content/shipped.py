"""The course that ships with the program, and how long its words are on the screen."""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from cnn_tutor.course import Course
from cnn_tutor.course.model import Question
from cnn_tutor.course.text import Paragraph, fill, plain

CONTENT = Path(__file__).parents[2] / "content"
COURSE = Course.open(CONTENT)
TOUR = COURSE.lesson(COURSE.tour)


def questions() -> Iterator[Question]:
    """Every question of the course, predictions included."""
    for step in TOUR.steps:
        if step.question:
            yield step.question
    for layer in COURSE.layers:
        if layer.quiz:
            yield from COURSE.quiz(layer.quiz).questions


def lines(facts: Mapping[str, str], *paragraphs: Paragraph) -> int:
    """How many lines of 76 columns the paragraphs take, with their facts put in."""
    return sum(len(textwrap.wrap(plain(fill(p, facts)), 76)) for p in paragraphs)
