"""A computed figure is plain data: nothing in it is of numpy, or can be no file's."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass

from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.figures import Figure
from tests.paint.figures import figures


def kinds(value) -> set[type]:
    """The types of all that is in it."""
    if is_dataclass(value):
        value = [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        value = [*value, *value.values()]
    if isinstance(value, Sequence | frozenset) and not isinstance(value, str):
        return {kind for part in value for kind in kinds(part)}
    return {type(value)}


@given(figures, st.data())
def test_a_figure_is_made_of_words_and_numbers(figure: Figure, data):
    frame = figure.frames[data.draw(st.integers(0, len(figure.frames) - 1))]
    parts = (figure.panels, figure.facts, figure.start, figure.across, figure.longest, frame)
    assert kinds(parts) <= {str, int, float, type(None)}
    for rows in [*(panel.values for panel in figure.panels), *frame.values.values()]:
        assert {type(number) for row in rows for number in row} == {float}
