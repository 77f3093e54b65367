"""The channels of an input: what their panels are called, and the panels."""

from collections.abc import Iterable

from cnn_tutor.figures.arrays import rows_of
from cnn_tutor.figures.model import Panel
from cnn_tutor.figures.scale import Scale
from cnn_tutor.figures.source import Source


def names_of(stem: str, count: int) -> list[str]:
    """`input` for one of its kind, of several `input-0`, `input-1` and so on."""
    return [stem] if count == 1 else [f"{stem}-{index}" for index in range(count)]


def panels_of(stem: str, given: Source, scales: Iterable[Scale]) -> tuple[Panel, ...]:
    """A panel for each channel, as it is given."""
    names = names_of(stem, len(given.maps))
    parts = zip(names, given.names, given.maps, scales, strict=True)
    return tuple(
        Panel(name, title or stem, rows_of(values), "input", scale)
        for name, title, values, scale in parts
    )
