import asyncio

import numpy as np
import pytest
from rich.cells import cell_len
from textual import on
from textual.app import App
from textual.containers import VerticalScroll
from textual.strip import Strip
from textual.widgets import Static

from cnn_tutor.figures import Cell
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.moment import View
from cnn_tutor.tui.widgets import figure as module
from cnn_tutor.tui.widgets.figure import FigureView
from tests.figures.shelf import figure

IMAGE = np.arange(30.0).reshape(5, 6) % 7
EDGE = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0))


class Host(App[None]):
    def __init__(self, shown=None):
        super().__init__()
        self.view = FigureView(shown or figure("conv2d", IMAGE, kernel=EDGE), Ink("none"))
        self.pointed = []
        self.rested = asyncio.Event()

    def compose(self):
        yield self.view

    @on(FigureView.Pointed)
    def note_pointed(self, event):
        self.pointed.append((event.panel, event.cell))

    @on(FigureView.Rested)
    def note_rested(self):
        self.rested.set()

    def lines(self):
        return [self.view.render_line(y).text.rstrip() for y in range(self.view.size.height)]


async def test_it_is_as_high_as_its_picture_and_draws_it():
    host = Host()
    async with host.run_test(size=(60, 20)):
        assert host.lines() == [
            "input 5 x 6     kernel       feature map 3 x 4",
            "[0 1 2]3 4 5     -1  0  1    [-13]  _   _   _",
            "[6 0 1]2 3 4     -2  0  2       _   _   _   _",
            "[5 6 0]1 2 3     -1  0  1       _   _   _   _",
            " 4 5 6 0 1 2",
            " 3 4 5 6 0 1",
            "",
            "-1·0 + 0·1 + 1·2 - 2·6 + 0·0 + 2·1 - 1·5 + 0·6 + 1·0 = -13",
        ]


@pytest.mark.parametrize("by", [1, -1])
async def test_the_frame_that_comes_next_is_found_while_nobody_waits(monkeypatch, by):
    monkeypatch.setattr(module, "AHEAD", 0)
    host = Host()
    view, frames = host.view, host.view.figure.frames
    async with host.run_test(size=(60, 20)) as pilot:
        view.go(6 - by)
        view.go(6)
        await pilot.pause()
        made = frames._make.cache_info().misses
        view.go(6 + by)
        assert frames._make.cache_info().misses == made
        await pilot.pause()
        assert frames._make.cache_info().misses == made + 1


async def test_nothing_is_to_be_found_beyond_an_end_or_before_it_is_laid_out():
    host = Host()
    host.view._prepare(1)
    async with host.run_test(size=(60, 20)):
        host.view._prepare(-1)
        host.view.go(host.view.last_frame)
        host.view._prepare(1)


async def test_a_label_of_wide_signs_moves_nothing_that_stands_beside_the_figure():
    host = Host(figure("softmax", IMAGE, logits=(1.0, 2.0), labels=("猫", "b"), unit=0))
    async with host.run_test(size=(80, 20)):
        strips = host.view.render_lines(host.view.size.region)
        assert {cell_len(strip.text) for strip in strips} == {80}


async def test_black_numbers_of_a_window_are_not_bold():
    """Terminals that show bold as bright would show them grey."""
    host = Host()
    async with host.run_test(size=(60, 20)):
        host.view.show(host.view.figure, Ink("16"), View(0))
        bold = {
            (segment.style.color.number, segment.style.bold or False)
            for segment in host.view.render_line(1)
            if segment.style.color
            and segment.style.bgcolor
            and segment.style.color.number in (0, 7)
        }
        assert {(7, True), (0, False)} <= bold
        assert (0, True) not in bold


async def test_a_move_draws_the_new_frame_and_paints_only_what_it_changes(monkeypatch):
    host = Host()
    async with host.run_test(size=(60, 20)) as pilot:
        painted = []
        refresh = FigureView.refresh

        def note(view, *regions, **options):
            painted.extend(regions)
            return refresh(view, *regions, **options)

        monkeypatch.setattr(FigureView, "refresh", note)
        host.view.go(1)
        await pilot.pause()
        assert host.lines()[1].startswith(" 0[1 2 3]4 5")
        assert painted
        assert all(region.height == 1 for region in painted)
        assert {region.y for region in painted} == {1, 2, 3, 7}


async def test_it_stops_at_its_ends():
    host = Host()
    async with host.run_test():
        host.view.go(-5)
        assert host.view.view.frame == 0
        host.view.go(99)
        assert host.view.view.frame == 11


async def test_nothing_is_painted_again_where_nothing_moved(monkeypatch):
    host = Host()
    async with host.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(FigureView, "refresh", lambda *_, **__: pytest.fail("painted again"))
        host.view.go(-1)


async def test_lifting_the_veil_shows_what_was_kept_back():
    host = Host(figure("conv2d", [[1.0, 2.0]], kernel=((3.0, -4.0),)))
    async with host.run_test(size=(60, 20)):
        host.view.veil("cell")
        assert host.lines()[-1] == "3·1 - 4·2 = ?"
        host.view.veil("nothing")
        assert host.lines()[-1] == "3·1 - 4·2 = -5"


async def test_it_grows_as_a_map_is_shown_that_was_kept_back():
    host = Host(figure("conv2d", np.ones((8, 8)), kernel=EDGE))
    async with host.run_test(size=(30, 30)) as pilot:
        high = []
        for veil in ("map", "nothing"):
            host.view.veil(veil)
            await pilot.pause()
            high.append(host.view.size.height)
        assert high[0] < high[1] == host.view.most(30)


async def test_it_plays_to_its_end_when_asked_and_then_rests(monkeypatch):
    monkeypatch.setattr(module, "PACES", (0.001,))
    host = Host()
    async with host.run_test():
        assert not host.view.playing
        host.view.play()
        assert host.view.playing
        await asyncio.wait_for(host.rested.wait(), 10)
        assert not host.view.playing
        assert host.view.view.frame == 11


async def test_from_the_end_it_plays_from_the_start_and_stops_where_it_is_told():
    host = Host()
    async with host.run_test():
        host.view.go(11)
        host.view.play()
        assert host.view.view.frame == 0
        host.view.pause()
        assert not host.view.playing
        await asyncio.wait_for(host.rested.wait(), 10)


async def test_it_plays_faster_and_slower_in_the_middle_of_it(monkeypatch):
    monkeypatch.setattr(module, "PACES", (60, 0.001))
    host = Host()
    async with host.run_test():
        host.view.hurry(-1)
        host.view.play()
        host.view.hurry(1)
        await asyncio.wait_for(host.rested.wait(), 10)
        assert host.view.view.frame == 11


async def test_it_has_no_timer_while_it_does_not_play():
    host = Host()
    async with host.run_test() as pilot:
        await pilot.pause()
        assert not host.view._timers


async def test_a_click_tells_the_cell():
    host = Host()
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.click(FigureView, offset=(3, 2))
        await pilot.click(FigureView, offset=(14, 2))
        await pilot.pause()
        assert host.pointed == [("input", Cell(1, 1))]


async def test_another_figure_takes_its_own_height():
    host = Host()
    async with host.run_test(size=(60, 20)) as pilot:
        host.view.show(figure("conv2d", [[-1.0, 2.0]], kernel=((3.0,),)), Ink("none"), View(1))
        await pilot.pause()
        assert host.lines() == [
            "input 1 x 2    kernel    feature map 1 x 2",
            " -1[ 2]         3         -3[ 6]",
            "",
            "3·2 = 6",
        ]


async def test_its_numbers_can_be_selected_with_the_mouse_and_copied():
    host = Host()
    async with host.run_test(size=(60, 20)) as pilot:
        before = host.lines()
        await pilot.mouse_down(FigureView, offset=(1, 1))
        await pilot.hover(FigureView, offset=(6, 2))
        await pilot.mouse_up(FigureView, offset=(6, 2))
        await pilot.pause()
        selected = host.screen.get_selected_text()
        assert selected == "\n".join([before[1][1:], before[2][:7]])
        ground = host.screen.get_component_rich_style("screen--selection").bgcolor
        marked = [
            "".join(s.text for s in host.view.render_line(y) if s.style.bgcolor == ground).rstrip()
            for y in range(4)
        ]
        assert marked == ["", before[1][1:], before[2][:7], ""]
        assert host.lines() == before


async def test_selecting_costs_nothing_where_nothing_is_selected(monkeypatch):
    host = Host()
    async with host.run_test(size=(60, 20)) as pilot:
        told = [s.style.meta for y in range(4) for s in host.view.render_line(y)]
        assert all("offset" in meta for meta in told)
        monkeypatch.setattr(Strip, "apply_offsets", lambda *_: pytest.fail("told offsets"))
        host.view.go(1)
        await pilot.pause()


class Small(Host):
    """The figure in a place that it is too high for."""

    CSS = "VerticalScroll { height: 9; }"

    def compose(self):
        with VerticalScroll():
            yield self.view


async def test_the_window_stays_in_sight_of_a_figure_that_is_too_high():
    large = np.arange(900.0).reshape(30, 30) % 97
    host = Small(figure("conv2d", large, kernel=EDGE))
    async with host.run_test(size=(80, 12)) as pilot:
        scroller = host.view.parent
        for frame in (0, 27, 28 * 14 + 3, 28 * 27, 5):
            host.view.go(frame)
            await pilot.pause()
            top = scroller.scroll_offset.y
            seen = "\n".join(
                host.view.render_line(y).text for y in range(top, top + scroller.size.height)
            )
            assert seen.count("[") >= 4  # the window's three rows, and the result
        host.view.go(0)
        await pilot.pause()
        assert scroller.scroll_offset.y <= 1


class Over(Small):
    """The same, with something to read on under the figure."""

    def compose(self):
        with VerticalScroll():
            yield self.view
            yield Static("words\n" * 20)


async def test_what_can_not_be_seen_together_is_seen_as_far_as_there_is_room():
    host = Over(figure("conv2d", np.arange(64.0).reshape(8, 8) % 7, kernel=EDGE))
    async with host.run_test(size=(30, 12)) as pilot:
        scroller = host.view.parent
        scroller.scroll_end(animate=False)
        await pilot.pause()
        host.view.go(host.view.last_frame)
        await pilot.pause()
        assert scroller.scroll_offset.y + scroller.size.height == host.view.size.height
