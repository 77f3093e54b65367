"""A figure on the screen: it draws a frame, moves to another, and plays when asked."""

from __future__ import annotations

from asyncio import get_running_loop
from functools import lru_cache
from itertools import combinations

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from cnn_tutor.figures.model import Cell, Figure
from cnn_tutor.paint.model import Ink, Run
from cnn_tutor.paint.moment import Moment, Veil, View
from cnn_tutor.paint.picture import Picture

PACES = (1.6, 0.8, 0.4, 0.2, 0.1)
"""Seconds that a frame can stay while the figure plays, slowest first."""
AHEAD = 0.02
"""Seconds after a move: it is on the screen by then, and the next key of one held down is to come.
"""


class FigureView(Widget):
    """Draws one frame of a figure; a move paints again only the cells that it changes.

    It moves when it is told to, and by itself only between `play` and `pause`. Where it is too high
    to be seen whole, it scrolls to what the frame is about, as long as it `follows`.
    """

    DEFAULT_CSS = "FigureView { width: 1fr; height: auto; }"

    class Rested(Message):
        """The figure stopped playing, by itself or because it was told to."""

    class Pointed(Message):
        """A cell was pointed at with the mouse."""

        def __init__(self, panel: str, cell: Cell) -> None:
            super().__init__()
            self.panel = panel
            self.cell = cell

    def __init__(self, figure: Figure, ink: Ink) -> None:
        super().__init__()
        self._picture = Picture(figure, ink, 0)
        self._ink = ink
        self._timer: Timer | None = None
        self._ground: Style | None = None
        self._pace = len(PACES) // 2
        self.view = View(figure.start)
        self.follows = True

    @property
    def figure(self) -> Figure:
        """The figure shown."""
        return self._picture.figure

    @property
    def frame(self) -> int:
        """The frame shown."""
        return self.view.frame

    @property
    def last_frame(self) -> int:
        """The frame that it ends at."""
        return len(self.figure.frames) - 1

    @property
    def result_rows(self) -> range:
        """The rows of the maps that come out."""
        return self._at(self.size.width).rows_of("output")

    @property
    def playing(self) -> bool:
        """Whether it moves by itself."""
        return self._timer is not None

    @property
    def pace(self) -> str:
        """How fast it plays: `1/5` is slowest."""
        return f"{self._pace + 1}/{len(PACES)}"

    def withholds(self, name: str) -> bool:
        """Whether nothing may be seen of the map of this name, its size included."""
        moment = Moment(self.figure, self.view)
        return any(moment.withheld(panel) for panel in self.figure.panels if panel.name == name)

    def show(self, figure: Figure, ink: Ink, view: View) -> None:
        """Show another figure."""
        self.pause()
        self._picture = Picture(figure, ink, self.size.width, self._picture.high)
        self._ink, self.view = ink, view
        self.refresh(layout=True)

    def recolour(self, ink: Ink) -> None:
        """Show the same in other colours."""
        self.show(self.figure, ink, self.view)

    def fit(self, rows: int) -> None:
        """Draw the maps in so many rows, without their numbers if they are too high with them."""
        if rows != self._picture.high:
            self._picture = Picture(self.figure, self._ink, self.size.width, rows)
            self.refresh(layout=True)

    def go(self, frame: int) -> None:
        """Move to a frame; past an end, to that end."""
        before = self.frame
        self._look(self.view._replace(frame=max(0, min(frame, self.last_frame))))
        self.follow()
        get_running_loop().call_later(AHEAD, self._prepare, 1 if frame > before else -1)

    def veil(self, veil: Veil) -> None:
        """Keep something back, or lift the veil."""
        self._look(self.view._replace(veil=veil))

    def reveal(self, row: int = -1, column: int = -1) -> None:
        """Show all of every map, at the frame of a cell of the one that is walked, if it has it."""
        walked = self.figure.frames[self.frame].results if row >= 0 else {}
        found = (self.figure.frame_at(panel, Cell(row, column)) for panel in walked)
        self._look(View(next(found, None) or self.frame, whole=True))

    def play(self) -> None:
        """Move on by itself up to the last frame; from there, start anew."""
        if self.playing or not self.last_frame:
            return
        if self.frame == self.last_frame:
            self.go(0)
        self._timer = self.set_interval(PACES[self._pace], self._play_on)

    def hurry(self, by: int) -> None:
        """Play faster from now on, or slower."""
        self._pace = max(0, min(self._pace + by, len(PACES) - 1))
        if self._timer is not None:
            self._timer.stop()
            self._timer = self.set_interval(PACES[self._pace], self._play_on)

    def pause(self) -> None:
        """Stop where it is."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.post_message(self.Rested())

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """What the picture takes at this width, as much of it as may be seen."""
        return self._at(width).height_of(self.view)

    @property
    def sums_height(self) -> int:
        """How many rows the sums take at most."""
        return self._at(self.size.width).sums_height

    def most(self, width: int) -> int:
        """What it takes at this width when nothing is kept back."""
        return self._at(width).height

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows to be shown, which need not tell where each of their texts begins."""
        self._ground = self.visual_style.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._ground = None

    def render_line(self, y: int) -> Strip:
        """One row of the picture."""
        runs = self._at(self.size.width).row(y, self.view)
        ground = self._ground or self.visual_style.rich_style
        columns = sum([cell_len(run.text) for run in runs])  # A label may have signs that take two.
        strip = Strip([_segment(ground, run) for run in runs], columns)
        if (selected := self.text_selection) and (span := selected.get_span(y)):
            strip = _marked(strip, *span, self.selection_style)
        return strip if self._ground else strip.apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """The text that is selected, numbers as they stand on the screen."""
        picture = self._at(self.size.width)
        rows = (picture.row(y, self.view) for y in range(picture.height_of(self.view)))
        text = "\n".join("".join(run.text for run in row).rstrip() for row in rows)
        return selection.extract(text), "\n"

    def on_click(self, event: Click) -> None:
        """Tell the cell under the pointer, unless it ends what was selected."""
        found = self._picture.cell_at(event.x, event.y)
        if found and not self.text_selection:
            self.post_message(self.Pointed(*found))

    def _at(self, width: int) -> Picture:
        if width != self._picture.width:
            self._picture = Picture(self.figure, self._ink, width, self._picture.high)
        return self._picture

    def _look(self, view: View) -> None:
        picture, before = self._picture, self.view
        self.view = view
        if not picture.width:
            return  # It was never laid out: nothing of it is drawn yet.
        changed = picture.changed(before, view)
        if picture.height_of(before) != picture.height_of(view):
            self.refresh(layout=True)
        elif changed:
            self.refresh(*(Region(start, y, stop - start, 1) for y, start, stop in changed))

    def _prepare(self, by: int) -> None:
        """Find out, while nobody waits, how the frame looks that most likely comes next."""
        picture, ahead = self._picture, self.view._replace(frame=self.frame + by)
        if picture.width and 0 <= ahead.frame <= self.last_frame:
            for y in {span.y for span in picture.changed(self.view, ahead)}:
                picture.row(y, ahead)

    def follow(self) -> None:
        """Scroll to as much of what the frame is about as can be seen at once."""
        scroller = self.parent
        if not (self.follows and isinstance(scroller, Widget) and scroller.max_scroll_y):
            return
        parts = self._at(self.size.width).looked_at(self.view)
        groups = (
            range(min(part.start for part in some), max(part.stop for part in some))
            for count in range(len(parts), 1, -1)
            for some in combinations(reversed(parts), count)
        )
        room = scroller.size.height
        rows = next((group for group in groups if len(group) <= room), parts[0])
        # As much as there is room for of what that leaves out: of what is above it first.
        first, last = min(part.start for part in parts), max(part.stop for part in parts)
        start = min(rows.start, max(first, rows.stop - room))
        rows = range(start, max(rows.stop, min(last, start + room)))
        there = self.virtual_region
        scroller.scroll_to_region(
            Region(there.x, there.y + rows.start, 1, len(rows)), animate=False, x_axis=False
        )

    def _play_on(self) -> None:
        self.go(self.frame + 1)
        if self.frame == self.last_frame:
            self.pause()


def _marked(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """The strip with its text from `start` to `end` selected; an end below 0 is its own."""
    length = strip.cell_length
    start, end = min(start, length), length if end < 0 else min(end, length)
    inside = Strip(Segment.apply_style(strip.crop(start, end), post_style=style))
    return Strip.join([strip.crop(0, start), inside, strip.crop(end, length)])


@lru_cache(maxsize=4096)
def _segment(ground: Style, run: Run) -> Segment:
    """A run on a ground."""
    return Segment(run.text, ground + _style(run._replace(text="")))


@lru_cache(maxsize=1024)
def _style(run: Run) -> Style:
    return Style(
        color=_colour(run.fg),
        bgcolor=_colour(run.bg),
        bold=run.bold or None,
        dim=(run.emphasis == "quiet" and not run.fg) or None,
    )


def _colour(colour: str) -> Color | None:
    return Color.parse(colour if colour[0] == "#" else f"color({colour})") if colour else None
