"""Textual, loaded without what it brings along and the tutor never shows: a seventh of its start.

That is its command palette (the tutor has another), the folder for downloads, and the encryption
that asyncio can do. While Textual is loaded, hollow modules stand in for them; whoever asks later
gets the real ones.

This leans on what Textual does not promise: which names it takes from them as it is loaded. Where
it takes another one, it is loaded whole.
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


def load_textual() -> None:
    """Load Textual's app, as little of it as will do."""
    before = set(sys.modules)
    if "textual" in before:
        return
    absent: dict[str, ModuleType | None] = {"ssl": None}
    """None refuses an import, which asyncio is prepared for."""
    for name, parts in HOLLOW.items():
        absent[name] = ModuleType(name)
        vars(absent[name]).update({part: type(part, (), {}) for part in parts})
    absent = {name: module for name, module in absent.items() if name not in before}
    sys.modules.update(absent)  # type: ignore[arg-type]
    try:
        import_module("textual.app")
    except ImportError:
        for name in set(sys.modules) - before:
            if name.partition(".")[0] == "textual":
                del sys.modules[name]
    finally:
        for name in absent:
            sys.modules.pop(name, None)
