"""The learner's own time: it goes on with the machine's clock and never goes back.

A clock that is put back stands still here for one event and then goes on from there; one that ran
ahead and was put right costs nothing but that once too much time went by. So a review is neither
lost until the clock has caught up, nor due twice.
"""

from typing import NamedTuple, Self

DAY = 86_400


class Clock(NamedTuple):
    """What the learner's time had come to at an event, and what the machine's clock said then."""

    moment: int = 0
    shown: int = 0

    def at(self, time: str) -> Self:
        """The clock at a later event, which carries this time."""
        shown = seconds(time)
        return self._replace(moment=self.moment + max(0, shown - self.shown), shown=shown)


def seconds(time: str) -> int:
    """A time as events carry it, in seconds since 1970. A day that no month has is no error."""
    year, month, day = int(time[:4]), int(time[5:7]), int(time[8:10])
    if month <= 2:  # the year begins in March, so that it ends with the day that may be missing
        year, month = year - 1, month + 12
    leaps = year // 4 - year // 100 + year // 400
    days = 365 * year + leaps + (153 * (month - 3) + 2) // 5 + day - 719_469
    return days * DAY + int(time[11:13]) * 3600 + int(time[14:16]) * 60 + int(time[17:19])
