"""What this learner did: the event log and the fold over it.

When a skill comes up for review is said by `cnn_tutor.learner.schedule`, which is imported where
that is asked: it loads FSRS.
"""

from cnn_tutor.learner.answer import answered
from cnn_tutor.learner.events import (
    Answered,
    Event,
    Hinted,
    Moved,
    Proficient,
    Reset,
    Seeded,
    Themed,
    Unlocked,
)
from cnn_tutor.learner.mastery import ROW, TEST_OUT, Level, Standing, slipped, standing, turns
from cnn_tutor.learner.progress import NotSaved, Progress, Saved, now
from cnn_tutor.learner.state import (
    LayerState,
    State,
    Tally,
    fold,
    layer_states,
    left_off,
    quiz_left,
    walked,
)

__all__ = [
    "ROW",
    "TEST_OUT",
    "Answered",
    "Event",
    "Hinted",
    "LayerState",
    "Level",
    "Moved",
    "NotSaved",
    "Proficient",
    "Progress",
    "Reset",
    "Saved",
    "Seeded",
    "Standing",
    "State",
    "Tally",
    "Themed",
    "Unlocked",
    "answered",
    "fold",
    "layer_states",
    "left_off",
    "now",
    "quiz_left",
    "slipped",
    "standing",
    "turns",
    "walked",
]
