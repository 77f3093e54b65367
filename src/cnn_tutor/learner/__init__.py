"""What this learner did: the event log and the fold over it."""

from cnn_tutor.learner.answer import answered
from cnn_tutor.learner.events import Answered, Event, Moved, Reset, Unlocked
from cnn_tutor.learner.progress import NotSaved, Progress, Saved, now
from cnn_tutor.learner.state import LayerState, State, Tally, fold, layer_states, left_off, walked

__all__ = [
    "Answered",
    "Event",
    "LayerState",
    "Moved",
    "NotSaved",
    "Progress",
    "Reset",
    "Saved",
    "State",
    "Tally",
    "Unlocked",
    "answered",
    "fold",
    "layer_states",
    "left_off",
    "now",
    "walked",
]
