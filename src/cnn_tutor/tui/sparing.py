"""Textual, loaded without what it brings along and the tutor never shows, to open sooner.

That is its command palette (the tutor has another), the folder for downloads, and the encryption
that asyncio can do. While Textual is loaded, hollow modules stand in for them. Afterwards they can
be imported as ever, but Textual's own app has no palette, and asyncio no encryption.

This leans on what Textual does not promise: which names it takes from them as it is loaded, and
that it does nothing with them yet. Where it is otherwise, it is loaded whole.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

HOLLOW: dict[str, tuple[str, ...]] = {
    "textual.command": (
        "CommandListItem",
        "CommandPalette",
        "DiscoveryHit",
        "Hit",
        "Hits",
        "Provider",
        "SimpleProvider",
    ),
    "platformdirs": ("user_downloads_path",),
}
"""What is taken of each, and then neither called nor shown."""


def stand_in(name: str) -> object:
    """What is found under the name in a hollow module."""
    return type(name, (), {})


def load_textual() -> None:
    """Load Textual's app, as little of it as will do."""
    before = set(sys.modules)
    # None refuses an import, which asyncio is prepared for.
    absent: dict[str, ModuleType | None] = {"ssl": None}
    for name, parts in HOLLOW.items():
        absent[name] = ModuleType(name)
        vars(absent[name]).update({part: stand_in(part) for part in parts})
    absent = {name: module for name, module in absent.items() if name not in before}
    sys.modules.update(absent)  # type: ignore[arg-type]
    try:
        import_module("textual.app")
    except Exception:
        for name in set(sys.modules) - before:
            if name.partition(".")[0] == "textual":
                del sys.modules[name]
    finally:
        for name in absent:
            sys.modules.pop(name, None)
