"""A tutor to drive: the real course, a learner of its own, and the screen as text."""

from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from cnn_tutor.course import Course
from cnn_tutor.learner import Progress, Unlocked, now
from cnn_tutor.terminal import Terminal
from cnn_tutor.tui.app import TutorApp

CONTENT = Path(__file__).parents[2] / "content"
COURSE = Course.open(CONTENT)
PLAIN = Terminal()


def tutor(directory, *unlocked, terminal=PLAIN, course=COURSE):
    """The app for a learner whose progress is in `directory`, with these layers unlocked."""
    progress = Progress.open(directory)
    if unlocked:
        progress.record(*(Unlocked(layer, now()) for layer in unlocked))
    return TutorApp(course, progress, terminal)


def lines(app):
    """The screen, row by row, without what is blank at the end of a row."""
    return [
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips()
    ]


def text(app):
    """The screen."""
    return "\n".join(lines(app))


def inside(app, selector):
    """The words in the part of the screen that a widget takes, in one line."""
    x, y, width, height = app.screen.query_one(selector).region
    return " ".join(" ".join(line[x : x + width] for line in lines(app)[y : y + height]).split())


def painted(app):
    """Every run of text that can be seen: the text, its style with both colours."""
    return [
        (segment.text, segment.style)
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.text.strip()
    ]


async def press(pilot: Pilot, *keys):
    """Press keys, one after the other has had its effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def resize(pilot: Pilot, width, height):
    """Give the terminal another size, and wait until all is laid out in it."""
    await pilot.resize_terminal(width, height)
    await pilot.pause()


async def burst(pilot: Pilot, *keys):
    """Press keys that all come before the first can have an effect, as over a slow line."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await pilot.pause()


async def looked(app, pilot):
    """What the map says once it has looked how the learner stands."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    return text(app)
