"""The compositor that asks only what is seen, against Textual's own."""

import itertools

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Static

from cnn_tutor.tui import compositor
from cnn_tutor.tui.compositor import SeenCompositor, only_seen


class Line(Static):
    asked = 0

    def render_lines(self, crop):
        type(self).asked += 1
        return super().render_lines(crop)


class Layers(Screen):
    """Words beside a part that scrolls, and something that lies over both."""

    CSS = """
    Layers { layers: below above; layout: horizontal; }
    #words { width: 8; height: 100%; background: red; }
    #part { width: 1fr; background: blue; }
    #part Static { width: 24; height: 5; border: solid white; }
    #over { layer: above; offset: 5 3; width: 9; height: 3; background: green; }
    """

    def __init__(self):
        super().__init__()
        only_seen(self)

    def compose(self):
        yield Line("words " * 9, id="words")
        with VerticalScroll(id="part"):
            yield from (Static(f"number {each} " * 4) for each in range(4))
        yield Static("over all", id="over")


class Host(App):
    def on_mount(self):
        self.push_screen(Layers())


def drawn(screen, crop):
    """Where Textual looks for them, what is drawn at the cells of `crop`."""
    chops = screen._compositor._render_chops(crop, lambda y: True)
    return [
        "".join(strip.text.ljust(end - x) for (x, strip), end in pairs)
        for y in crop.line_range
        for pairs in [
            [
                ((x, strip), end)
                for (x, strip), end in zip(
                    chops[y].items(), screen._compositor.cuts[y][1:], strict=True
                )
                if x < crop.right and end > crop.x
            ]
        ]
        if all(strip is not None for (_, strip), _ in pairs) or pytest.fail(f"a hole in row {y}")
    ]


async def test_the_lines_are_those_of_textual_wherever_something_changed(monkeypatch):
    async with Host().run_test(size=(30, 9)) as pilot:
        screen = pilot.app.screen
        screen.query_one("#part").scroll_to(y=3, x=2, animate=False)
        await pilot.pause()
        crops = [
            Region(x, y, width, height)
            for x, y in itertools.product(range(0, 30, 3), range(9))
            for width, height in ((1, 1), (7, 2), (30, 9))
        ]
        crops = [crop.intersection(screen.region) for crop in crops]
        mine = [drawn(screen, crop) for crop in crops]
        monkeypatch.setattr(SeenCompositor, "_get_renders", Compositor._get_renders)
        assert mine == [drawn(screen, crop) for crop in crops]


async def test_a_widget_that_is_elsewhere_or_covered_is_not_asked():
    async with Host().run_test(size=(30, 9)) as pilot:
        part, over, words = map(pilot.app.screen.query_one, ("#part", "#over", "#words"))
        await pilot.pause()
        Line.asked = 0
        part.refresh(Region(10, 2, 3, 1))
        await pilot.pause()
        over.refresh(Region(0, 0, 2, 1))  # It lies over the words.
        await pilot.pause()
        assert Line.asked == 0
        words.refresh()
        await pilot.pause()
        assert Line.asked == 1


def test_where_textual_is_not_as_known_its_own_compositor_stays(monkeypatch):
    monkeypatch.setattr(compositor, "KNOWN", False)
    assert type(Layers()._compositor) is Compositor
