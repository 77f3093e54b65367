"""The remembering display against an emulator: whatever is drawn, the screen is the same."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from cnn_tutor.tui import compositor, display, driver
from cnn_tutor.tui.display import Difference, Memory, RememberingDisplay

WIDTH, HEIGHT = 12, 4
STYLES = [
    None,
    Style(),
    Style.parse("bold"),
    Style.parse("bold underline red"),
    Style.parse("#ffbb33 on #101418"),
    Style.parse("reverse on color(17)"),
    Style.parse("on white"),
]
segments = st.builds(
    lambda text, style: Segment(text, style),
    st.text(st.sampled_from("ab ·▀漢"), max_size=5),
    st.sampled_from(STYLES),
)
line = st.lists(segments, max_size=4)
draws = st.lists(st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), line), max_size=9)
update = st.lists(draws, min_size=1, max_size=4)


def terminal() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    screen.reset_mode(7)  # no line wrap, as Textual asks for
    return screen, pyte.Stream(screen)


def seen(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """What a person sees of each cell: the colour of a blank's text is not seen."""
    rows = []
    for y in range(HEIGHT):
        cells = []
        for x in range(WIDTH):
            cell = screen.buffer[y][x]
            fg = cell.fg if cell.data.strip() or cell.underscore or cell.reverse else ""
            cells.append((cell.data, fg, cell.bg, cell.bold, cell.underscore, cell.reverse))
        rows.append(cells)
    return rows


def narrow(rows: list[tuple[int, int, list[Segment]]]) -> list[tuple[int, int, list[Segment]]]:
    return [
        (y, x, [Segment(s.text.replace("漢", "k"), s.style) for s in segments])
        for y, x, segments in rows
    ]


def clipped(y: int, x: int, segments: list[Segment]) -> LayoutUpdate:
    strip = Strip(segments).crop(0, WIDTH - x)
    return LayoutUpdate([[strip]], Region(x, y, strip.cell_length, 1))


@given(update)
def test_a_screen_written_by_difference_is_the_screen_written_whole(updates):
    console = Console(color_system="truecolor", force_terminal=True)
    remembered, whole = terminal(), terminal()
    memory = Memory(WIDTH, HEIGHT)
    for rows in updates:
        for y, x, segments in narrow(rows):
            drawn = clipped(y, x, segments)
            whole[1].feed(drawn.render_segments(console))
            remembered[1].feed(Difference(drawn, memory).render_segments(console))
    assert seen(remembered[0]) == seen(whole[0])


@given(st.lists(line, min_size=1, max_size=5))
def test_lines_with_wide_characters_come_out_as_written(lines):
    """Whole lines, as Textual draws them: every cell of the row is in the update."""
    console = Console(color_system="truecolor", force_terminal=True)
    remembered, whole = terminal(), terminal()
    memory = Memory(WIDTH, HEIGHT)
    for segments in lines:
        strip = Strip(segments).adjust_cell_length(WIDTH)
        drawn = LayoutUpdate([[strip]], Region(0, 1, WIDTH, 1))
        whole[1].feed(drawn.render_segments(console))
        remembered[1].feed(Difference(drawn, memory).render_segments(console))
    assert remembered[0].display == whole[0].display


def test_what_the_terminal_shows_already_is_not_written_again():
    memory = Memory(WIDTH, HEIGHT)
    row = [(0, 0, [Segment("abc", STYLES[4])])]
    assert "abc" in memory.difference(row, ColorSystem.TRUECOLOR)
    assert memory.difference(row, ColorSystem.TRUECOLOR) == ""


def test_one_cell_that_changes_is_one_move_one_style_one_character():
    memory = Memory(WIDTH, HEIGHT)
    memory.difference([(2, 0, [Segment("aaa", STYLES[4])])], ColorSystem.TRUECOLOR)
    written = memory.difference([(2, 0, [Segment("aba", STYLES[4])])], ColorSystem.TRUECOLOR)
    assert written == "\x1b[3;2H\x1b[38;2;255;187;51;48;2;16;20;24mb\x1b[m"


def test_spans_of_a_line_are_cut_where_textual_cuts_them():
    console = Console(color_system="truecolor", force_terminal=True)
    strips = {0: Strip([Segment("abcd")]), 4: Strip([Segment("efgh")]), 8: None}
    chops = ChopsUpdate([strips], [(0, 4, 6)], [[4, 8, 12]])
    screen, stream = terminal()
    stream.feed(Difference(chops, Memory(WIDTH, HEIGHT)).render_segments(console))
    expected, plain = terminal()
    plain.feed(chops.render_segments(console))
    assert screen.display == expected.display


@pytest.mark.parametrize("text", ["e\u0301t\u00e9", "\u6f22\u5b57", "\U0001f469\u200d\U0001f680 x"])
def test_signs_stay_with_what_combines_with_them(text):
    row = [(0, 1, [Segment(text)])]
    memory = Memory(WIDTH, HEIGHT)
    assert memory.difference(row, ColorSystem.TRUECOLOR) == f"\x1b[1;2H{text}"
    assert memory.difference(row, ColorSystem.TRUECOLOR) == ""


def test_a_wide_sign_cut_in_two_is_written_whole_when_it_comes_back():
    memory = Memory(WIDTH, HEIGHT)
    wide = [(0, 0, [Segment("\u6f22")])]
    memory.difference(wide, ColorSystem.TRUECOLOR)
    memory.difference([(0, 1, [Segment("a")])], ColorSystem.TRUECOLOR)
    assert "\u6f22" in memory.difference(wide, ColorSystem.TRUECOLOR)


async def test_a_terminal_of_another_size_is_drawn_whole():
    class Host(RememberingDisplay):
        pass

    async with Host().run_test(size=(WIDTH, HEIGHT)) as pilot:
        pilot.app._memory = memory = Memory(WIDTH, HEIGHT)
        await pilot.resize_terminal(WIDTH + 1, HEIGHT)
        await pilot.resize_terminal(WIDTH, HEIGHT)
        assert pilot.app._memory is not memory


async def test_an_app_that_was_suspended_is_drawn_whole_again():
    class Host(RememberingDisplay):
        pass

    async with Host().run_test() as pilot:
        app = pilot.app
        assert isinstance(app, RememberingDisplay)
        app._memory = Memory(WIDTH, HEIGHT)
        app.app_resume_signal.publish(app)
        assert app._memory is None


def test_what_textual_does_not_promise_is_as_known():
    assert display.KNOWN
    assert compositor.KNOWN
    assert driver.KNOWN
