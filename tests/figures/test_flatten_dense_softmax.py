import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.engine import digits_of, load_trained
from cnn_tutor.figures import Cell, FigureError, build
from cnn_tutor.paint.description import describe
from tests.figures.arithmetic import value_of
from tests.figures.shelf import figure, rows, shelf

whole = st.integers(-9, 9).map(float)
pictures = st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from([1, 3])).flatmap(
    lambda shape: arrays(np.float32, shape, elements=st.integers(0, 99).map(float))
)


def as_image(x):
    return x[:, :, 0] if x.shape[2] == 1 else x


@given(pictures, st.data())
def test_flatten_puts_every_number_in_the_place_that_it_reckons(x, data):
    _, width, channels = x.shape
    shown = figure("flatten", as_image(x))
    (vector,) = shown.panels[-1].values
    assert len(vector) == x.size
    index = data.draw(st.integers(0, x.size - 1))
    row, column, channel = np.unravel_index(index, x.shape)
    frame = shown.frames[index]
    name = "input" if channels == 1 else f"input-{channel}"
    assert frame.marked == {name: Cell(row, column)}
    assert frame.results == {"vector": Cell(0, index)}
    place, value = frame.sums
    assert value_of(place.text) == float(place.result) == index
    assert value_of(value.text, input=as_image(x)) == float(value.result) == vector[index]
    assert shown.across == width * channels


def test_flatten_tells_the_places_of_other_orders():
    shown = figure("flatten", np.arange(12.0).reshape(3, 4), at=(1, 2))
    assert {name: shown.facts[name] for name in ("cell", "index", "index_by_columns")} == {
        "cell": "6",
        "index": "6",
        "index_by_columns": "7",
    }
    assert (shown.facts["index_from_one"], shown.facts["last_index"]) == ("7", "11")


@st.composite
def layers(draw):
    x = draw(pictures)
    units = draw(st.integers(1, 4))
    weights = draw(arrays(np.float32, (units, x.size), elements=whole))
    bias = draw(arrays(np.float32, (units,), elements=whole))
    activation = draw(st.sampled_from(["linear", "relu"]))
    return x, {"weights": rows(weights), "bias": rows(bias), "activation": activation}


@given(layers())
def test_a_dense_unit_weighs_every_input(drawn):
    x, options = drawn
    weights, bias = np.array(options["weights"]), np.array(options["bias"])
    shown = figure("dense", as_image(x), **options)
    vector = [value for row in x for pixel in row for value in pixel]
    for unit, frame in enumerate(shown.frames):
        before = bias[unit] + sum(w * v for w, v in zip(weights[unit], vector, strict=True))
        after = max(before, 0) if options["activation"] == "relu" else before
        assert shown.panels[-1].values[unit][0] == after
        assert float(frame.sums[-1].result) == after
        assert all(value_of(line.text) == float(line.result) for line in frame.sums)
        assert frame.lit == {"weights": {Cell(unit, column) for column in range(len(vector))}}
        assert frame.results == {"output": Cell(unit, 0)}
    facts = shown.facts
    assert int(facts["weights"]) == int(facts["multiply_adds"]) == weights.size
    assert int(facts["parameters"]) == weights.size + len(weights)
    assert float(facts["cell_before_activation"]) == before_of(x, weights, bias)
    assert float(facts["input_sum"]) == sum(vector)
    assert int(facts["largest_unit"]) == max(
        range(len(weights)), key=lambda unit: shown.panels[-1].values[unit][0]
    )


def before_of(x, weights, bias):
    return float(bias[0] + (weights[0] * x.ravel()).sum())


@given(st.lists(st.integers(-40, 40).map(lambda n: n / 4), min_size=2, max_size=8), st.data())
def test_softmax_takes_the_share_of_each_exponential(logits, data):
    unit = data.draw(st.integers(0, len(logits) - 1))
    shown = figure("softmax", [[0.0]], logits=tuple(logits), unit=unit)
    exponentials = [math.exp(logit) for logit in logits]
    shares = [each / sum(exponentials) for each in exponentials]
    columns = [np.array(panel.values)[:, 0] for panel in shown.panels]
    for column, expected in zip(columns, (logits, exponentials, shares), strict=True):
        assert column == pytest.approx(expected, rel=1e-4)
    exponential, everything, share = shown.frames[unit].sums
    assert exponential.text == f"e^{shown.facts['logit']}"
    assert float(everything.result) == pytest.approx(sum(exponentials), rel=1e-3)
    assert float(share.result.lstrip("<>")) == pytest.approx(shares[unit], abs=0.0101)
    assert float(shown.facts["cell"]) == pytest.approx(shares[unit], abs=0.0051)
    assert float(shown.facts["percent"]) == pytest.approx(100 * shares[unit], abs=0.0151)
    assert float(shown.facts["equal_share"]) == pytest.approx(1 / len(logits), abs=0.0051)
    assert int(shown.facts["largest_unit"]) == logits.index(max(logits))


def test_classes_have_names():
    shown = figure("softmax", [[0.0]], logits=(1, 2), labels=("cat", "dog"), unit=1)
    assert all(panel.labels == ("cat", "dog") for panel in shown.panels)
    assert shown.frames[1].says.startswith("Class dog:")


@pytest.mark.parametrize(
    ("kind", "options", "message"),
    [
        ("dense", {"weights": ((1.0, 2.0),)}, "rows of 2 numbers for an input of 3"),
        ("dense", {"weights": ((1.0,) * 3,), "bias": (1, 2)}, "2 numbers where 1 were expected"),
        ("dense", {"weights": ((1.0,) * 3,), "unit": 1}, "there is no unit 1"),
        ("softmax", {"logits": (1, 2), "labels": ("a",)}, "1 words where 2 were expected"),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence(kind, options, message):
    with pytest.raises(FigureError, match=message):
        figure(kind, [[1.0, 2.0, 3.0]], **options)


def test_softmax_can_show_what_the_trained_network_makes_of_a_digit():
    shown = build(FigureSpec("softmax", {"image": "digit-7-47"}), shelf([[0.0]]))
    network = load_trained("digits")
    expected = network.predict(digits_of(7)[47:48] / 16)[0]
    panels = {panel.name: np.array(panel.values) for panel in shown.panels}
    assert panels["probabilities"][:, 0] == pytest.approx(expected, abs=0.005)
    assert panels["image"].tolist() == digits_of(7)[47, :, :, 0].tolist()
    assert float(shown.facts["cell"]) == pytest.approx(expected[7], abs=0.005)


def test_the_trained_network_reads_nothing_but_ink():
    with pytest.raises(FigureError, match="from 0 to 16"):
        figure("softmax", np.full((8, 8), 255.0))


def test_no_exponential_reads_0_and_no_probability_0_or_1():
    shown = build(FigureSpec("softmax", {"image": "digit-7-0"}), shelf([[0.0]]))
    told = describe(shown, shown.start)
    exponentials, probabilities = (
        [line.split()[1] for line in told[place + 1 : place + 11]]
        for place, line in enumerate(told)
        if line.startswith(("exponentials", "probabilities"))
    )
    assert "0" not in exponentials
    assert not {"0", "1"} & set(probabilities)
    assert probabilities[7] == ">0.99"
    assert told[-1].endswith(" > 0.99")
