"""Every generator over many seeds: the answer, the mistakes and the words hold together."""

import math
import re

import pytest

from cnn_tutor.course.text import plain
from cnn_tutor.quiz import QuestionError, grade, make
from cnn_tutor.quiz.generators import NAMES
from tests.quiz.questions import generated

SEEDS = 1000


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_right_and_each_mistake_is_wrong_with_its_own_words(name):
    question = generated(name)
    variants = set()
    for seed in range(SEEDS):
        item = make(question, seed)
        variants.add(item.variant)
        assert grade(item, item.answer).outcome == "right"
        assert len({item.answer, *(mistake.gives for mistake in item.mistakes)}) > len(
            item.mistakes
        )
        for mistake in item.mistakes:
            verdict = grade(item, mistake.gives)
            assert (verdict.outcome, verdict.mistake) == ("wrong", mistake.name)
            assert plain(verdict.says[0]).startswith("Not yet: ")
        assert item.ask
        assert item.why
        assert item.hint
        assert item.mistakes
        for malformed in ("three", "3,5", "", "nan", "1_5", "１"):
            assert grade(item, malformed).outcome == "unreadable"
    assert len(variants) > SEEDS / 4


@pytest.mark.parametrize("name", NAMES)
def test_every_named_mistake_comes_up(name):
    """None is drawn away: each is somebody's thinking, and has to be met sooner or later."""
    seen = {mistake.name for seed in range(300) for mistake in make(generated(name), seed).mistakes}
    assert (
        seen
        == {
            "conv2d-cell": {"bias-forgotten", "kernel-flipped", "kernel-ignored"},
            "conv2d-parameters": {
                "bias-forgotten",
                "one-kernel-per-filter",
                "one-filter-only",
                "bias-per-pixel",
                "parameters-grow-with-image",
            },
            "output-size": {
                "first-place-forgotten",
                "valid-keeps-size",
                "stride-forgotten",
                "valid-rounds-up",
                "padding-left-out",
                "same-keeps-size",
                "same-rounds-down",
            },
        }[name]
    )


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
    question = generated("output-size", size=(9.0, 9.0), window=(3, 4), padding="valid")
    for seed in range(50):
        size, window, stride = numbers(make(question, seed))
        assert size == 9
        assert window in (3, 4)
        assert stride in (1, 2, 3)
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
        ({"sise": (6, 9)}, "sise: .* expected no range but size, window, stride, padding"),
        ({"size": (9, 6)}, "size: .* expected two whole numbers"),
        ({"size": 9}, "size: 9: expected two whole numbers"),
        ({"size": ("a", "b")}, "size: .* expected two whole numbers"),
        ({"padding": "full"}, "padding: full: expected one of valid, same"),
        ({"padding": (1.0, 2.0)}, "padding: .* expected one of valid, same"),
        ({"size": (2, 3), "window": (4, 5)}, "no question can be drawn"),
        ({"stride": (0, 0)}, "stride must be"),
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
