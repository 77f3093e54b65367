"""Events as lines of JSON and back. What can't be read is never an error, only a kind of line."""

from __future__ import annotations

import json
import re
from typing import Any, Literal

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

VERSION = 1
KINDS: dict[str, type[Event]] = {
    "answered": Answered,
    "hinted": Hinted,
    "proficient": Proficient,
    "unlocked": Unlocked,
    "moved": Moved,
    "seeded": Seeded,
    "themed": Themed,
    "reset": Reset,
}
Unreadable = Literal["damaged", "newer"]

_WORDS = {kind: word for word, kind in KINDS.items()}
_TIME = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ", re.ASCII)


def encode(event: Event) -> bytes:
    """The event as one line, its end included. What can't be printed becomes a question mark."""
    line = {"v": VERSION, "event": _WORDS[type(event)]} | event._asdict()
    printable = {key: _printable(value) for key, value in line.items()}
    return json.dumps(printable, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Event | Unreadable:
    """The event of a line; "newer" for one that a later version wrote, "damaged" for the rest."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "damaged"
    if not isinstance(found, dict) or type(found.get("v")) is not int:
        return "damaged"
    kind = KINDS.get(word) if isinstance(word := found.get("event"), str) else None
    if found["v"] > VERSION or (kind is None and word):
        return "newer"
    if kind is None:
        return "damaged"
    values: dict[str, Any] = {name: found[name] for name in kind._fields if name in found}
    if not values.keys() >= set(kind._fields) - kind._field_defaults.keys():
        return "damaged"
    if not all(_is_sound(value, kind.__annotations__[name]) for name, value in values.items()):
        return "damaged"
    event = kind(**values)
    return event if _TIME.fullmatch(event.at) else "damaged"


def _printable(value: object) -> object:
    if not isinstance(value, str) or value.isprintable():
        return value
    return "".join(character if character.isprintable() else "?" for character in value)


def _is_sound(value: object, expected: type) -> bool:
    return type(value) is expected and (not isinstance(value, str) or value.isprintable())
