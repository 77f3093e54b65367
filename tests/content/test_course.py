from itertools import pairwise

import pytest

from cnn_tutor.course import check
from cnn_tutor.course.text import plain
from tests.content.shipped import CONTENT, COURSE, TOUR


def test_the_author_made_no_mistake():
    assert check(CONTENT) == []


def test_every_word_is_ascii_so_that_any_terminal_can_show_it():
    for path in CONTENT.rglob("*.yaml"):
        assert path.read_text("utf-8").isascii(), path


def test_the_map_has_its_eight_layers():
    assert [layer.name for layer in COURSE.layers] == [
        "Input",
        "Convolution",
        "Stride & Padding",
        "ReLU",
        "Pooling",
        "Depth",
        "Classifier",
        "Training",
    ]


def test_the_map_fits_its_columns():
    for layer in COURSE.layers:
        assert len(layer.name) <= 18
        assert len(plain(layer.brings)) <= 76


@pytest.mark.parametrize("count", range(len(COURSE.layers) + 1))
def test_the_learners_model_is_python_at_every_layer(count):
    unlocked = {layer.id for layer in COURSE.layers[:count]}
    code = COURSE.model_code(unlocked)
    compile(code, "model.py", "exec")
    assert all(len(line) <= 46 for line in code.splitlines())


def test_each_layer_adds_to_the_learners_model():
    ids = [layer.id for layer in COURSE.layers]
    models = [COURSE.model_code(set(ids[:count])) for count in range(len(ids) + 1)]
    assert all(len(before) < len(after) for before, after in pairwise(models))


def test_the_lesson_ends_at_the_model_that_its_layers_unlock():
    end = "\n".join(line.text for line in TOUR.steps[-1].code)
    taught = {"input", "convolution", "stride-padding", "relu", "pooling"}
    assert COURSE.model_code(taught).strip() == end.strip()
