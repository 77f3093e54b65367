"""A display that remembers the cells on the terminal and writes only those that differ.

Textual writes whole spans of what may have changed. On a slow line the difference is felt: one
move of a window over a 28x28 map is some 1,300 bytes its way, some 150 this way.

This leans on what Textual does not promise: `App._display`, and the updates that its compositor
hands over. Where they are not as known (another version, inline mode), Textual's own display
does the work: `RememberingDisplay` then changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import FunctionType

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.events import Resize
from textual.screen import Screen

Placed = tuple[int, int, Iterable[Segment]]
Codes = tuple[str, str, str]
Cell = tuple[str, Codes]
"""What begins in a column, and how it looks. A column that a wide sign covers holds ""."""
PLAIN: Codes = ("", "", "")

ATTRIBUTES = (
    ("bold", "1"),
    ("dim", "2"),
    ("italic", "3"),
    ("underline", "4"),
    ("blink", "5"),
    ("reverse", "7"),
    ("conceal", "8"),
    ("strike", "9"),
    ("underline2", "21"),
    ("overline", "53"),
)


def _takes(kind: type, *names: str) -> bool:
    """Whether objects of this kind are made of these parts."""
    made: FunctionType = vars(kind)["__init__"]
    return made.__code__.co_varnames[1 : 1 + len(names)] == names


KNOWN = (
    hasattr(App, "_display")
    and _takes(LayoutUpdate, "strips", "region")
    and _takes(ChopsUpdate, "chops", "spans", "chop_ends")
)
"""Whether this is a Textual whose updates are as they were when this was written."""


@lru_cache(4096)
def codes(style: Style | None, system: ColorSystem) -> Codes:
    """What a style is on the wire: SGR parameters of its attributes, foreground, background."""
    if style is None:
        return PLAIN
    attributes = ";".join(code for name, code in ATTRIBUTES if getattr(style, name))
    colours = [
        ""
        if colour is None or colour.is_default
        else ";".join(colour.downgrade(system).get_ansi_codes(foreground=foreground))
        for colour, foreground in ((style.color, True), (style.bgcolor, False))
    ]
    return attributes, colours[0], colours[1]


@lru_cache(4096)
def pieces(text: str) -> tuple[tuple[str, int], ...]:
    """The signs of a text, each with what combines with it and the columns that it takes.

    Where signs together take other room than each by itself (some emoji), the text is one piece.
    """
    if text.isascii():
        return tuple((sign, 1) for sign in text)
    found: list[tuple[str, int]] = []
    for sign in text:
        columns = cell_len(sign)
        if columns or not found:
            found.append((sign, columns))
        else:
            found[-1] = (found[-1][0] + sign, found[-1][1])
    whole = cell_len(text)
    return tuple(found) if sum(columns for _, columns in found) == whole else ((text, whole),)


def seen(text: str, look: Codes) -> Codes:
    """What is seen of a look: of plain blanks only the background."""
    return look if look[0] or text.strip(" ") else ("", "", look[2])


@lru_cache(4096)
def drawn(text: str, look: Codes) -> list[Cell | None]:
    """The cells of a text: nobody may change them."""
    cells: list[Cell | None] = []
    for sign, columns in pieces(text):
        cells += [(sign, seen(sign, look)), *[("", look)] * (columns - 1)][:columns]
    return cells


def placed(update: CompositorUpdate) -> Iterator[Placed] | None:
    """The rows of an update as (y, x, segments), or None for an update of another kind."""
    if isinstance(update, LayoutUpdate):
        return (
            (y, update.region.x, (segment for strip in line for segment in strip))
            for y, line in enumerate(update.strips, update.region.y)
        )
    if isinstance(update, ChopsUpdate):
        # Of one row all at once: what is between its spans is compared, not written.
        rows: dict[int, tuple[int, int]] = {}
        for y, x1, x2 in update.spans:
            rows[y] = (rows[y][0] if y in rows else x1, x2)
        return (
            (y, x, strip if x2 > x >= x1 and end <= x2 else strip.crop(0, min(end, x2) - x))
            for y, (x1, x2) in rows.items()
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True)
            if strip is not None and x <= x2 and end > x1
        )
    return None


class Pen:
    """Writes cells with the shortest moves and the fewest changes of style that it knows."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.out: list[str] = []
        self.place: tuple[int, int] | None = None
        self.style = PLAIN

    def write(self, y: int, x: int, text: str, columns: int, style: Codes) -> None:
        """Put `text`, which takes `columns`, at column x of row y."""
        self.move(y, x)
        if not (text.strip(" ") or style[0] or self.style[0]):
            style = ("", self.style[1], style[2])  # a blank looks the same in any foreground
        self.dress(style)
        self.out.append(text)
        # Past the last column a terminal waits or stays: where the cursor is, is not known.
        self.place = (y, x + columns) if x + columns < self.width else None

    def move(self, y: int, x: int) -> None:
        """Go to column x of row y."""
        if self.place == (y, x):
            return
        if self.place is not None and self.place[0] == y and x > self.place[1]:
            distance = x - self.place[1]
            self.out.append("\x1b[C" if distance == 1 else f"\x1b[{distance}C")
        else:
            self.out.append(f"\x1b[{y + 1};{x + 1}H")

    def dress(self, style: Codes) -> None:
        """Change to `style`; attributes can only be taken off all together."""
        if style == self.style:
            return
        if style[0] != self.style[0]:
            parameters = ["0", *(code for code in style if code)] if self.style != PLAIN else style
        else:
            parameters = [
                new or default
                for new, old, default in zip(style[1:], self.style[1:], ("39", "49"), strict=True)
                if new != old
            ]
        self.out.append(f"\x1b[{';'.join(code for code in parameters if code)}m")
        self.style = style

    def finish(self) -> str:
        """All that was written, with the style put back to plain."""
        if self.style != PLAIN:
            self.out.append("\x1b[m")
        return "".join(self.out)


class Memory:
    """The cells that a terminal of (width, height) shows, as far as known."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self.rows: list[list[Cell | None]]
        self.forget()

    def forget(self) -> None:
        """Know of no cell any more."""
        self.rows = [[None] * self.size[0] for _ in range(self.size[1])]

    def difference(self, rows: Iterable[Placed], system: ColorSystem) -> str:
        """What to write so that the terminal shows `rows` too; they are remembered as shown."""
        pen = Pen(self.size[0])
        for y, x, segments in rows:
            if 0 <= y < self.size[1]:
                self._line(pen, y, x, segments, system)
        return pen.finish()

    def _line(
        self, pen: Pen, y: int, x: int, segments: Iterable[Segment], system: ColorSystem
    ) -> None:
        row, width = self.rows[y], self.size[0]
        for text, style, control in segments:
            if control:
                continue
            look = codes(style, system)
            cells = drawn(text, look)
            end = x + len(cells)
            if 0 <= x < end <= width:
                there = row[x:end]
                if there == cells:
                    x = end
                    continue
                if not any(there):  # Nothing is known of what is there: all of it is new.
                    row[x:end] = cells
                    pen.write(y, x, text, len(cells), seen(text, look))
                    x = end
                    continue
            for sign, columns in pieces(text):
                if columns == 0 or x < 0 or x + columns > width:
                    x += columns
                    continue
                cell = (sign, seen(sign, look))
                if row[x] != cell or (columns > 1 and not _covered(row, x, columns)):
                    _cut(row, x)
                    _cut(row, x + columns)
                    row[x : x + columns] = [cell, *[("", look)] * (columns - 1)]
                    pen.write(y, x, sign, columns, cell[1])
                x += columns


def _covered(row: list[Cell | None], x: int, columns: int) -> bool:
    """Whether all that a wide sign at column x takes is still its own."""
    return all(cell is not None and not cell[0] for cell in row[x + 1 : x + columns])


def _cut(row: list[Cell | None], x: int) -> None:
    """Forget a wide sign that column x cuts in two: terminals differ in what is left of it."""
    first = last = x
    while last < len(row) and (cell := row[last]) is not None and not cell[0]:
        last += 1
    if last == x:
        return
    while first > 0 and (cell := row[first]) is not None and not cell[0]:
        first -= 1
    row[first:last] = [None] * (last - first)


class Difference(CompositorUpdate):
    """An update that writes only what `memory` does not show yet."""

    def __init__(self, update: CompositorUpdate, memory: Memory) -> None:
        self.update = update
        self.memory = memory

    def render_segments(self, console: Console) -> str:
        """The cells that differ, as escape sequences; called only when they will be written."""
        rows = placed(self.update)
        if rows is None:
            self.memory.forget()
            return self.update.render_segments(console)
        return self.memory.difference(rows, console._color_system or ColorSystem.TRUECOLOR)


class RememberingDisplay(App[None]):
    """An app whose display remembers. Mix it in before everything else."""

    _memory: Memory | None = None

    def on_mount(self) -> None:
        """Know when the terminal was somebody else's for a while."""
        self.app_resume_signal.subscribe(self, lambda _: self.redraw(), immediate=True)

    def on_resize(self, event: Resize) -> None:
        """A terminal that was resized may show anything, even at its old size again."""
        self._memory = None

    def redraw(self) -> None:
        """Write every cell anew: what the terminal shows is not known."""
        self._memory = None
        self.refresh()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        driver = self._driver
        if KNOWN and driver and not driver.is_inline and isinstance(renderable, CompositorUpdate):
            if self._memory is None or self._memory.size != tuple(self.size):
                self._memory = Memory(*self.size)
            renderable = Difference(renderable, self._memory)
        super()._display(screen, renderable)
