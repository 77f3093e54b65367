"""Make a question, grade an answer, explain a mistake."""

from cnn_tutor.quiz.grading import grade
from cnn_tutor.quiz.make import fill, make
from cnn_tutor.quiz.model import Item, Option, Verdict
from cnn_tutor.quiz.round import Round, passed

__all__ = ["Item", "Option", "Round", "Verdict", "fill", "grade", "make", "passed"]
