"""A learner's progress: what the files say, and what happens now."""

import os
import time
from typing import NamedTuple, Self

from cnn_tutor.learner import log
from cnn_tutor.learner.codec import encode
from cnn_tutor.learner.events import Event
from cnn_tutor.learner.state import State, fold


class Saved(NamedTuple):
    """Everything that happened is on disk."""


class NotSaved(NamedTuple):
    """What happened is in memory only; it is tried again with what happens next.

    `reason` is a sentence.
    """

    reason: str


def now() -> str:
    """The time, as events carry it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


class Progress:
    """The events so far and the state they come to.

    Attributes:
        directory: Where the files are.
        keeps: Whether what happens is put on disk.
        skipped: How many lines of the files are damaged. They stay where they are.
        newer: How many lines a later version of the program wrote.
        unopened: A sentence for each file that could not be read.
    """

    def __init__(self, directory: str, *, keeps: bool = True) -> None:
        self.directory = directory
        self.keeps = keeps
        self._path = os.path.join(directory, log.machine_name() + ".jsonl")
        self._unsaved: list[Event] = []
        self._state: State | None = None
        self._read()

    @classmethod
    def open(cls, directory: str | os.PathLike[str], *, keeps: bool = True) -> Self:
        """The progress kept under the program's state directory; nothing is made there yet.

        Unless it `keeps`, what happens is forgotten in the end.
        """
        return cls(os.path.join(directory, "progress"), keeps=keeps)

    @property
    def state(self) -> State:
        """Where the learner stands now."""
        state = self._state
        if state is None:  # a thread may ask, while the next event comes
            state = self._state = fold(self._events)
        return state

    def refresh(self) -> None:
        """Take in what other sessions have written meanwhile, of this machine or another."""
        if self.keeps and not self._unsaved and log.sizes(self.directory) != self._sizes:
            self._read()

    def _read(self) -> None:
        found = log.read(self.directory)
        self._events, self.skipped, self.newer, self.unopened, self._sizes = found
        self._state = None

    def take(self, *events: Event) -> None:
        """Take what happened into the state. It is put on disk with what is recorded next."""
        self._events += events
        self._state = None
        if self.keeps:
            self._unsaved += events

    def record(self, *events: Event) -> Saved | NotSaved:
        """Take what happened into the state and put it on disk, with all that is still unsaved.

        It is one piece there: no crash leaves the first event without the last.
        """
        self.take(*events)
        if not self.keeps:
            return Saved()
        try:
            written = log.append(self._path, b"".join(map(encode, self._unsaved)))
        except OSError as error:
            return NotSaved(f"{error.filename or self._path}: {log.reason(error)}.")
        self._unsaved.clear()
        own = os.path.basename(self._path)
        self._sizes[own] = self._sizes.get(own, 0) + written
        return Saved()
