"""Take the README's pictures, as SVG files in docs/: the tutor at 100x30, driven by keys; figures.

    python tools/make_pictures.py

Each picture starts from nothing, in a state directory of its own, so that it can be taken again.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from cnn_tutor.course import Course
from cnn_tutor.course.model import FigureKind
from cnn_tutor.course.typed import read_typed
from cnn_tutor.figures import build
from cnn_tutor.learner import Progress, Seeded, Unlocked
from cnn_tutor.locations import content_directory
from cnn_tutor.paint.svg import svg
from cnn_tutor.pictures import Album
from cnn_tutor.terminal import Terminal
from cnn_tutor.tui.app import TutorApp

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (100, 30)
SEED = 14  # a round that begins with a question that shows well
AT = "2026-01-01T00:00:00Z"
UNLOCKED = ("input", "convolution")
PICTURES = {
    "home": (UNLOCKED, ()),
    "lesson": (("input",), ("s", *"36", "enter", *["right"] * 8)),
    "quiz": (("input",), ("enter", "a")),
}

FIGURES: dict[str, tuple[FigureKind, dict[str, str]]] = {
    "convolution": ("conv2d", {"image": "circle-3", "kernel": "sobel-x", "at": "15 21"}),
    "relu": ("relu", {"image": "digit-3-0", "through": "sobel-x", "at": "2 4"}),
    "receptive-field": (
        "receptive-field",
        {"image": "digit-3-0", "layers": "conv3 pool2 conv2", "at": "1 0", "uses": "true"},
    ),
    "softmax": ("softmax", {"image": "digit-7-47", "unit": "9"}),
}


async def take(name: str, unlocked: tuple[str, ...], keys: tuple[str, ...]) -> None:
    """Press the keys and keep what is then on the screen."""
    with tempfile.TemporaryDirectory() as state:
        progress = Progress.open(state)
        progress.record(Seeded(SEED, AT), *(Unlocked(layer, AT) for layer in unlocked))
        app = TutorApp(Course.open(Path(content_directory())), progress, Terminal())
        async with app.run_test(size=SIZE) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            screen = app.export_screenshot(title="cnn-tutor")
    # The export asks a server for its font; a picture should ask nobody for anything.
    screen = re.sub(r"@font-face \{.*?\}\s*", "", screen, flags=re.DOTALL)
    (DOCS / f"{name}.svg").write_text(screen, encoding="utf-8")


async def main() -> None:
    """Take them all."""
    DOCS.mkdir(exist_ok=True)
    for name, (unlocked, keys) in PICTURES.items():
        await take(name, unlocked, keys)
    album = Album(Course.open(Path(content_directory())))
    for name, (kind, options) in FIGURES.items():
        figure = build(read_typed(kind, options, album), album)
        (DOCS / f"figure-{name}.svg").write_text(svg(figure), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
