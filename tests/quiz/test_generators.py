"""Every generator over many seeds: the answer, the mistakes and the words hold together."""

import math
import re
from itertools import combinations

import numpy as np
import pytest

from cnn_tutor import engine
from cnn_tutor.course.generators import GENERATORS
from cnn_tutor.course.text import plain
from cnn_tutor.figures import build
from cnn_tutor.quiz import QuestionError, fill, grade, make
from cnn_tutor.quiz.kinds import kind_of
from tests.content.shipped import COURSE, questions
from tests.quiz.questions import generated, wrong_answer

SEEDS = 1000
DRAWN = [question for question in questions() if question.generate]
MALFORMED = ("three", "3,5", "", "nan", "1_5", "１", "(1, 2", "1 / / 2")


@pytest.mark.parametrize("name", GENERATORS)
def test_the_answer_is_right_and_each_mistake_is_wrong_with_its_own_words(name):
    question = generated(name)
    variants = set()
    for seed in range(SEEDS):
        item = make(question, seed)
        variants.add(item.variant)
        assert grade(item, item.answer).outcome == "right"
        assert grade(item, wrong_answer(item)).outcome == "wrong"
        for mistake in item.mistakes:
            verdict = grade(item, mistake.gives)
            assert (verdict.outcome, verdict.mistake) == ("wrong", mistake.name)
            assert verdict.says == (mistake.says,)
            assert plain(mistake.says).startswith("Not quite: ")
            assert mistake.name in COURSE.misconceptions
        for malformed in MALFORMED:
            assert grade(item, malformed).outcome == "unreadable"
        assert item.mistakes
        assert item.why
        assert item.hint
    assert len(variants) >= 30


@pytest.mark.parametrize("name", GENERATORS)
def test_no_two_of_the_answer_and_the_mistakes_give_the_same(name):
    same = kind_of(GENERATORS[name].kind).same
    for seed in range(SEEDS):
        item = make(generated(name), seed)
        values = [item.answer, *(mistake.gives for mistake in item.mistakes)]
        assert not any(same(a, b, item.tolerance) for a, b in combinations(values, 2))


@pytest.mark.parametrize("question", DRAWN, ids=lambda each: each.id)
def test_the_banks_own_ranges_leave_every_mistake_apart(question):
    """Whatever is drawn from them, each mistake can be told from the others and the answer."""
    for seed in range(SEEDS // 10):
        item = make(question, seed)
        assert grade(item, item.answer).outcome == "right"
        for mistake in item.mistakes:
            verdict = grade(item, mistake.gives)
            assert (verdict.outcome, verdict.says) == ("wrong", (mistake.says,))


@pytest.mark.parametrize("name", GENERATORS)
def test_the_words_fit_a_small_screen(name):
    for seed in range(200):
        item = make(generated(name), seed)
        assert len(plain(item.ask[0])) <= 150
        assert len(plain(item.why[0])) <= 300
        assert all(len(plain(mistake.says)) <= 220 for mistake in item.mistakes)


def test_every_named_mistake_comes_up():
    """None is drawn away: each is somebody's thinking, and has to be met sooner or later."""
    seen = {
        name: {mistake.name for seed in range(300) for mistake in make(question, seed).mistakes}
        for name in GENERATORS
        for question in [generated(name, **({"dilation": (1, 3)} if name == "output-size" else {}))]
    }
    for name, expected in {
        "output-size": "off-by-one size-kept stride-ignored ceil-for-floor padding-left-out "
        "same-keeps-size floor-for-ceil dilation-ignored span-miscounted",
        "pad-amounts": "padding-on-one-side extra-pad-first same-pads-evenly padding-left-out "
        "stride-ignored",
        "conv2d-parameters": "bias-forgotten one-kernel-per-filter kernel-times-filters "
        "one-filter-only bias-per-pixel parameters-grow-with-image",
        "dense-parameters": "bias-forgotten dense-shares-weights one-filter-only bias-before-sum",
        "model-parameters": "bias-forgotten one-layer-only flatten-has-weights size-kept "
        "pooling-stride-one pooling-has-weights one-kernel-per-filter "
        "parameters-grow-with-image channels-in-channels-out",
        "multiply-adds": "cost-follows-parameters size-kept one-filter-only rows-only "
        "one-channel-only",
        "receptive-field": "field-is-kernel layers-add-up fields-multiply one-layer-only "
        "stride-ignored",
        "transposed-size": "always-shrinks stride-ignored off-by-one window-is-cut",
        "flatten-length": "one-channel-only flatten-is-pooling rows-only layers-add-up",
        "stack-shape": "pooling-stride-one channels-in-channels-out pooling-mixes-channels "
        "axis-order size-kept layers-multiply-maps",
        "conv2d-cell": "bias-forgotten kernel-flipped weights-ignored",
        "conv2d-cell-channels": "bias-forgotten one-channel-only bias-before-sum "
        "one-kernel-per-filter weights-ignored",
        "max-pool-cell": "mean-not-max sum-not-max first-not-max",
        "average-pool-cell": "max-not-mean sum-not-mean rows-only",
        "global-average": "max-not-mean sum-not-mean rows-only",
        "relu-map": "sign-kept sign-dropped relu-blocks-all",
        "softmax": "softmax-undivided softmax-picks-winner softmax-is-share",
        "kernel-to-map": "kernel-flipped row-for-column",
        "feature-map-cell": "row-for-column kernel-flipped place-of-another-map "
        "bright-means-response",
    }.items():
        assert seen.pop(name) == set(expected.split()), name
    assert not seen


# --- each answer, found another way --------------------------------------------------------------


def numbers(item):
    return [int(number) for number in re.findall(r"\d+", re.sub("Conv2D", "", plain(item.ask[0])))]


def test_output_size_by_counting():
    for seed in range(200):
        item = make(generated("output-size"), seed)
        size, window, stride = numbers(item)
        starts = range(0, size, stride)
        counted = (
            len(starts) if "same" in plain(item.ask[0]) else sum(s + window <= size for s in starts)
        )
        assert item.answer == str(counted)


def test_parameters_by_counting():
    for seed in range(200):
        item = make(generated("conv2d-parameters"), seed)
        _, _, channels, filters, window, *_ = numbers(item)
        filter_ = [1 for _ in range(window) for _ in range(window) for _ in range(channels)]
        assert item.answer == str(filters * (len(filter_) + 1))


def test_ranges_are_kept():
    question = generated("output-size", size=(9.0,), window=(3, 4), stride=2, padding="valid")
    for seed in range(50):
        size, window, stride = numbers(make(question, seed))
        assert size == 9
        assert window in (3, 4)
        assert stride == 2
        assert "valid" in plain(make(question, seed).ask[0])


def test_ranges_that_leave_nothing_to_tell_apart_still_make_a_question():
    question = generated("output-size", size=(6, 6), window=(2, 2), stride=(2, 2))
    for seed in range(50):
        item = make(question, seed)
        assert item.answer == "3"
        assert item.answer not in [mistake.gives for mistake in item.mistakes]


@pytest.mark.parametrize(
    ("ranges", "says"),
    [
        ({"size": (2, 3), "window": (4, 5)}, "no question can be drawn"),
        ({"stride": 0}, "stride must be"),
    ],
)
def test_ranges_that_make_no_sense_are_told(ranges, says):
    with pytest.raises(QuestionError, match=says):
        make(generated("output-size", **ranges), 0)


def test_a_cell_by_hand():
    """The figure's own options give the answer, by a sum written out."""
    from cnn_tutor.engine import digits_of

    for seed in range(100):
        item = make(generated("conv2d-cell"), seed)
        options = item.figure.options
        label, nth = map(int, options["image"].split("-")[1:])
        (top, left, _, _), (row, column) = options["crop"], options["at"]
        image = digits_of(label)[nth, :, :, 0].tolist()
        products = [
            options["kernel"][i][j] * image[top + row + i][left + column + j]
            for i in range(3)
            for j in range(3)
        ]
        assert math.isclose(sum(products) + options["bias"], float(item.answer))


def test_pads_by_laying_the_windows_out():
    for seed in range(200):
        item = make(generated("pad-amounts"), seed)
        size, window, stride = numbers(item)
        places = len(range(0, size, stride))
        missing = max((places - 1) * stride + window - size, 0)
        above = missing // 2
        top = "top" in plain(item.ask[0])
        assert item.answer == str(above if top else missing - above)


def test_dense_parameters_by_counting():
    for seed in range(200):
        item = make(generated("dense-parameters"), seed)
        inputs, units = numbers(item)
        assert int(item.answer) == sum(inputs + 1 for _ in range(units))


@pytest.mark.parametrize("stack", ["conv-conv", "conv-flatten-dense", "conv-pool-flatten-dense"])
def test_a_models_parameters_by_building_it(stack):
    for seed in range(20):
        item = make(generated("model-parameters", stack=stack), seed)
        size = [int(n) for n in re.search(r"of (\d+) x (\d+) x (\d+)", words(item)).groups()]
        model = engine.Sequential([engine.Input(tuple(size)), *layers_of(words(item))])
        assert int(item.answer) == model.weights.size


def test_a_stacks_shape_by_running_it():
    for seed in range(40):
        item = make(generated("stack-shape"), seed)
        (size, _, channels) = map(int, re.search(r"\((\d+), (\d+), (\d+)\)", words(item)).groups())
        model = engine.Sequential([engine.Input((size, size, channels)), *layers_of(words(item))])
        assert item.answer == str(model.shapes[-1])


def test_multiply_adds_by_counting():
    for seed in range(100):
        item = make(generated("multiply-adds"), seed)
        size, _, channels, filters, window = numbers(item)
        places = [(i, j) for i in range(size - window + 1) for j in range(size - window + 1)]
        assert int(item.answer) == len(places) * filters * window * window * channels


def test_a_field_by_walking_back():
    for seed in range(200):
        item = make(generated("receptive-field"), seed)
        layers = [
            tuple(map(int, pair)) for pair in re.findall(r"1, (\d+), strides=(\d+)", words(item))
        ]
        seen = {0}
        for window, stride in reversed(layers):
            seen = {cell * stride + step for cell in seen for step in range(window)}
        assert int(item.answer) == max(seen) - min(seen) + 1


def test_a_transposed_size_by_the_engine():
    for seed in range(30):
        item = make(generated("transposed-size"), seed)
        size, window, stride = numbers(item)
        x, kernel = np.ones((1, size, 1, 1)), np.ones((window, 1, 1, 1))
        y = engine.conv2d_transpose(x, kernel, strides=(stride, 1))
        assert int(item.answer) == y.shape[1]


def test_flatten_by_the_engine():
    for seed in range(30):
        item = make(generated("flatten-length"), seed)
        shape = numbers(item)
        assert int(item.answer) == engine.flatten(np.zeros((1, *shape))).shape[1]


def test_softmax_by_the_engine():
    for seed in range(100):
        item = make(generated("softmax"), seed)
        scores = [int(n) for n in re.search("are ([-0-9, ]+)\\.", words(item))[1].split(",")]
        nth = next(n for n, word in enumerate(("first", "second", "third")) if word in words(item))
        share = engine.softmax(np.array([scores], np.float32))[0, nth]
        assert abs(float(item.answer) - share) <= 0.05
        assert grade(item, f"{share:.4f}").right


@pytest.mark.parametrize("name", ["max-pool-cell", "average-pool-cell", "global-average"])
def test_a_pooled_cell_is_what_its_figure_computes(name):
    for seed in range(50):
        item = make(generated(name), seed)
        assert item.answer == build(item.figure, COURSE).facts["cell"]


def test_the_cells_of_a_figure_are_what_it_computes():
    for seed in range(50):
        item = make(generated("conv2d-cell"), seed)
        facts = build(item.figure, COURSE).facts
        assert item.answer == facts["cell"]
        assert plain(fill(item, facts).why[0]).endswith(f"= {item.answer}.")
        item = make(generated("feature-map-cell"), seed)
        facts = build(item.figure, COURSE).facts
        assert item.answer == f"({facts['largest_row']}, {facts['largest_column']})"


def test_a_cell_of_several_channels_by_its_figure():
    for seed in range(50):
        item = make(generated("conv2d-cell-channels"), seed)
        panels = [np.array(panel.values) for panel in build(item.figure, COURSE).panels]
        bias = int(re.search(r"bias is (\d+)", words(item))[1])
        total = sum((x * k).sum() for x, k in zip(panels[::2], panels[1::2], strict=True))
        assert int(item.answer) == total + bias


def test_relu_of_a_map_by_its_figure():
    for seed in range(50):
        item = make(generated("relu-map"), seed)
        (panel,) = build(item.figure, COURSE).panels
        rows = [[int(max(value, 0)) for value in row] for row in panel.values]
        assert item.answer == " / ".join(" ".join(map(str, row)) for row in rows)


def test_every_kernel_made_the_map_that_is_its_answer():
    for seed in range(50):
        item = make(generated("kernel-to-map"), seed)
        panels = {
            panel.title: np.array(panel.values) for panel in build(item.figure, COURSE).panels
        }
        x = panels["image"][np.newaxis, ..., np.newaxis]
        for number, letter in enumerate(item.answer.split(), start=1):
            made = engine.conv2d(x, panels[str(number)][..., np.newaxis, np.newaxis])
            assert (made[0, :, :, 0] == panels[letter]).all()


def words(item):
    return plain(item.ask[0])


def layers_of(text):
    """The layers that a question names, as the engine has them."""
    made = []
    for name, numbers_, same in re.findall(r"(\w+)\(([\d, ]*)(, padding=\"same\")?\)", text):
        if name in ("Conv2D", "MaxPooling2D", "Flatten", "Dense"):
            values = [int(number) for number in re.findall(r"\d+", numbers_)]
            made.append(getattr(engine, name)(*values, **({"padding": "same"} if same else {})))
    return made
