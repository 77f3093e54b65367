"""Take the README's pictures: the tutor at 100x30, driven by keys, as SVG files in docs/.

    python tools/make_pictures.py

Each picture starts from nothing, in a state directory of its own, so that it can be taken again.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from cnn_tutor.course import Course
from cnn_tutor.learner import Progress, Unlocked
from cnn_tutor.locations import content_directory
from cnn_tutor.terminal import Terminal
from cnn_tutor.tui.app import TutorApp
from cnn_tutor.tui.screens import quiz

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (100, 30)
SEED = 48  # a round that begins with a question that shows well
AT = "2026-01-01T00:00:00Z"
UNLOCKED = ("input", "convolution")
PICTURES = {
    "home": (UNLOCKED, ()),
    "lesson": (("input",), ("s", *"36", "enter", *["right"] * 8)),
    "quiz": (("input",), ("enter", "a")),
}


async def take(name: str, unlocked: tuple[str, ...], keys: tuple[str, ...]) -> None:
    """Press the keys and keep what is then on the screen."""
    with tempfile.TemporaryDirectory() as state:
        progress = Progress.open(state)
        progress.record(*(Unlocked(layer, AT) for layer in unlocked))
        app = TutorApp(Course.open(Path(content_directory())), progress, Terminal())
        async with app.run_test(size=SIZE) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            svg = app.export_screenshot(title="cnn-tutor")
    # The export asks a server for its font; a picture should ask nobody for anything.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")


async def main() -> None:
    """Take them all."""
    DOCS.mkdir(exist_ok=True)
    vars(quiz)["randbits"] = lambda _: SEED
    for name, (unlocked, keys) in PICTURES.items():
        await take(name, unlocked, keys)


if __name__ == "__main__":
    asyncio.run(main())
