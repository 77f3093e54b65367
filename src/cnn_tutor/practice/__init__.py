"""Questions put to one learner: which ones, and what the answers come to.

The app and the shell ask through this room alike, so that an answer means the same in either.
Where somebody stands in all of the course is said by `cnn_tutor.practice.survey`, which is imported
where that is asked.
"""

from cnn_tutor.practice.plans import Plan, practice, quiz, review, test_out
from cnn_tutor.practice.sitting import Earned, Sitting, names
from cnn_tutor.practice.skills import Skills

__all__ = [
    "Earned",
    "Plan",
    "Sitting",
    "Skills",
    "names",
    "practice",
    "quiz",
    "review",
    "test_out",
]
