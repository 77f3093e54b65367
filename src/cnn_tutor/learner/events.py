"""What can happen to a learner, one JSON line an event.

Every line is an object with `v` (this format's version), `at` (UTC, seconds, ISO 8601), `event`
(the word in `KINDS`) and that event's own fields. Skills, questions, layers and lessons are known
here by their ids only.
"""

from typing import NamedTuple


class Answered(NamedTuple):
    """An answer given to a question, in a quiz, a lesson or a review.

    `mistake` names the misconception that a wrong answer showed, where it was recognised.
    `edition` is the question's fingerprint of that day: see `cnn_tutor.learner.mastery`.
    """

    question: str
    right: bool
    at: str
    variant: str = ""
    skill: str = ""
    layer: str = ""
    given: str = ""
    mistake: str = ""
    typed: bool = False
    hint: bool = False
    attempt: int = 1
    review: bool = False
    edition: str = ""


class Hinted(NamedTuple):
    """A hint taken for a question, in this variant. The next answer to that counts as one with it.

    It is written down at once, so that to stop and start again makes nobody forget it.
    """

    question: str
    variant: str
    at: str


class Proficient(NamedTuple):
    """A skill shown in a test-out, where two answers are enough."""

    skill: str
    at: str


class Unlocked(NamedTuple):
    """A layer earned. It never locks again."""

    layer: str
    at: str


class Moved(NamedTuple):
    """Where the learner is in a lesson: the step, and the frame of its figure.

    No lesson is the map, or else the quiz of that id.
    """

    lesson: str
    step: str
    at: str
    frame: int = 0
    quiz: str = ""


class Seeded(NamedTuple):
    """The seed that this learner's questions are drawn with. The first one stays."""

    seed: int
    at: str


class Themed(NamedTuple):
    """The theme that the learner chose. A reset keeps it."""

    theme: str
    at: str


class Reset(NamedTuple):
    """Everything before this is put aside (and stays in the file)."""

    at: str


Event = Answered | Hinted | Proficient | Unlocked | Moved | Seeded | Themed | Reset
