"""Make a question, grade an answer, explain a mistake."""

from cnn_tutor.quiz.edition import edition
from cnn_tutor.quiz.grading import explained, form, grade
from cnn_tutor.quiz.make import fill, make
from cnn_tutor.quiz.model import Item, Option, QuestionError, Verdict
from cnn_tutor.quiz.round import Need, Round, passed

__all__ = [
    "Item",
    "Need",
    "Option",
    "QuestionError",
    "Round",
    "Verdict",
    "edition",
    "explained",
    "fill",
    "form",
    "grade",
    "make",
    "passed",
]
