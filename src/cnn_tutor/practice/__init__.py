"""Questions put to one learner: which ones, and what the answers come to.

The app and the shell ask through this room alike, so that an answer means the same in either.
"""

from cnn_tutor.practice.plans import Plan, practice, quiz, review, test_out
from cnn_tutor.practice.sitting import Earned, Sitting, names
from cnn_tutor.practice.skills import Skills
from cnn_tutor.practice.survey import Group, Known, Survey, survey

__all__ = [
    "Earned",
    "Group",
    "Known",
    "Plan",
    "Sitting",
    "Skills",
    "Survey",
    "names",
    "practice",
    "quiz",
    "review",
    "survey",
    "test_out",
]
