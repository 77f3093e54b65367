import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cnn_tutor.course.layer_words import LayerWord, layer_word
from cnn_tutor.figures import Cell, FigureError
from tests.figures.arithmetic import value_of
from tests.figures.shelf import figure

IMAGE = np.random.default_rng(0).integers(0, 9, (12, 13)).astype(float)
stacks = st.lists(
    st.sampled_from(["conv2", "conv3", "conv3/2", "conv2@2", "conv3-same", "pool2", "pool3/1"]),
    min_size=1,
    max_size=3,
).map(tuple)


def drawn(layers, data, **options):
    try:
        shown = figure("receptive-field", IMAGE, layers=layers, **options)
    except FigureError:
        assume(False)
    return shown, data.draw(st.integers(0, len(shown.frames) - 1))


@settings(max_examples=40)
@given(stacks, st.data())
def test_a_pixel_lies_in_the_field_exactly_when_a_change_of_it_can_be_felt(layers, data):
    """With means alone, so that every pixel of a window counts."""
    layers = tuple(
        layer.replace("pool2", "conv2/2").replace("pool3/1", "conv3") for layer in layers
    )
    shown, index = drawn(layers, data)
    ((i, j),) = shown.frames[index].results.values()
    felt = set()
    for row in range(IMAGE.shape[0]):
        for column in range(IMAGE.shape[1]):
            image = IMAGE.copy()
            image[row, column] += 1000
            changed = figure("receptive-field", image, layers=layers)
            if not np.isclose(*(each.panels[-1].values[i][j] for each in (changed, shown))):
                felt.add(Cell(row, column))
    assert shown.frames[index].lit["input"] == felt


@given(stacks, st.data())
def test_uses_count_the_ways_from_a_pixel_to_the_cell(layers, data):
    shown, index = drawn(layers, data, uses=True)
    frame = shown.frames[index]
    ways = np.array(frame.values["uses"])
    assert {Cell(*place) for place in np.argwhere(ways > 0).tolist()} == frame.lit["input"]
    words = [layer_word(layer) for layer in layers]
    if all(word.padding == "valid" for word in words):
        assert ways.sum() == np.prod([word.size**2 for word in words])
    assert len(shown.panels[-1].widest) >= len(str(int(ways.max())))


@given(stacks, st.data())
def test_the_sums_grow_the_field_layer_by_layer(layers, data):
    shown, _ = drawn(layers, data)
    rule, *lines = shown.frames[0].sums
    assert f"{rule.text} {rule.outcome}" == "size + (window - 1)·step = new size"
    assert [value_of(line.text) for line in lines] == [float(line.result) for line in lines]
    assert lines[-1].result == shown.facts["field_height"]
    assert len(lines) == len(layers)


def test_a_line_tells_in_words_what_its_layer_is_and_does():
    shown = figure("receptive-field", IMAGE, layers=("conv3@2/2-same", "pool2", "conv1"))
    assert [line.label for line in shown.frames[0].sums] == [
        "each layer",
        "conv 3x3, all 1/9, 2 apart",
        "max 2x2",
        "conv 1x1, all 1",
    ]
    assert [panel.title for panel in shown.panels[1:]] == [
        "after conv 3x3",
        "after max 2x2",
        "after conv 1x1",
    ]


def test_facts_tell_the_field_and_what_mistaken_rules_give():
    facts = figure("receptive-field", IMAGE, layers=("conv3", "pool2", "conv3@2"), at=(0, 0)).facts
    named = {
        "layers": "3",
        "field_height": "12",
        "field_cells": "144",
        "jump": "2",
        "last_window": "3",
        "sum_of_windows": "8",
        "field_without_strides": "8",
        "field_without_dilation": "8",
    }
    with_both = {name: facts[name] for name in named}
    assert with_both == named


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        ("conv3", LayerWord("conv", 3, 1, 1, "valid")),
        ("conv11@2/4-same", LayerWord("conv", 11, 2, 4, "same")),
        ("pool2", LayerWord("pool", 2, 1, 2, "valid")),
        ("pool3/2", LayerWord("pool", 3, 1, 2, "valid")),
        ("conv", None),
        ("conv0", None),
        ("pool2@2", None),
        ("conv3-valid", None),
        ("relu", None),
    ],
)
def test_a_layer_is_one_strict_word(text, layer):
    assert layer_word(text) == layer
