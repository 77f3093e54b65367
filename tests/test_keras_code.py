"""The Keras code of a figure is Python that says what the figure says. That Keras computes the
same is checked by `tools/check_keras_code.py`, with Keras at hand.
"""

import ast
from typing import get_args

import numpy as np
import pytest
from PIL import Image as Pillow

from cnn_tutor.course.model import FigureKind
from cnn_tutor.course.option_words import STARTS
from cnn_tutor.course.pages import Image
from cnn_tutor.course.typed import read_typed
from cnn_tutor.figures import build
from cnn_tutor.keras_code import FILE, ImageFile, calls, keras_code
from cnn_tutor.pictures import Album, read_picture
from tests.keras_cases import CASES
from tests.tui.host import COURSE

ALBUM = Album(COURSE)


@pytest.mark.parametrize(("kind", "options"), CASES, ids=lambda each: str(each)[:60])
def test_every_case_is_a_figure_and_a_program(kind, options):
    spec = read_typed(kind, options)
    assert build(spec, ALBUM).kind
    code = keras_code(spec, ALBUM)
    tree = ast.parse(code)
    compile(tree, "copied", "exec")
    imported = {
        each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names
    }
    assert imported == {"keras", "numpy"}
    assert max(map(len, code.splitlines())) <= 120
    assert "print(" in code


def test_every_kind_has_a_case_and_its_start_is_one():
    assert {kind for kind, _ in CASES} == set(get_args(FigureKind))
    for kind, options in STARTS.items():
        assert (kind, options) in CASES


def test_a_picture_of_numbers_is_in_it_as_it_is():
    code = keras_code(read_typed("grid", {"image": "digit-3-1"}), ALBUM)
    scope = {}
    exec(code.partition("print")[0].replace("import keras\n", ""), scope)
    rows = build(read_typed("grid", {"image": "digit-3-1"}), ALBUM).panels[0].values
    assert np.array_equal(scope["x"][0, :, :, 0], rows)


@pytest.mark.parametrize("deep", [False, True], ids=["8 bits", "16 bits"])
def test_a_file_is_read_as_the_figure_reads_it(tmp_path, deep):
    path = str(tmp_path / "picture.png")
    values = np.random.default_rng(0).integers(0, 256, (12, 10)).astype(np.uint8)
    Pillow.fromarray(values.astype(np.uint16) * 257 if deep else values).save(path)
    picture = read_picture(path, 4)
    album = Album(COURSE, {FILE: picture})
    code = keras_code(read_typed("grid", {"image": FILE}), album, ImageFile(path, 4, colour=False))
    scope = {}
    exec(code.partition("print")[0].replace("import keras\n", ""), scope)
    assert np.array_equal(scope["x"][0, :, :, 0], picture.rows)
    assert max(len(line) for line in code.splitlines() if path not in line) <= 76


def test_a_file_is_read_from_its_path_whatever_that_holds():
    rows = ((0.0,) * 4,) * 4
    album = Album(COURSE, {FILE: Image(FILE, "", rows)})
    path = '/tmp/a "b" \\ \n.png'
    code = keras_code(read_typed("grid", {"image": FILE}), album, ImageFile(path, 4, colour=False))
    calls = [n for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Constant)]
    assert path in [each.value for each in calls]


def test_a_pool_that_moves_by_one_says_so():
    """Keras lets a pool move by its size unless told."""
    options = {"image": "digit-0-0", "pool_size": "3", "strides": "1"}
    assert "MaxPooling2D(3, 1)" in keras_code(read_typed("pool2d", options), ALBUM)
    layers = {"image": "digit-0-0", "layers": "pool3/1 pool2"}
    code = keras_code(read_typed("receptive-field", layers), ALBUM)
    assert "MaxPooling2D(3, 1)" in code
    assert "MaxPooling2D(2)" in code


@pytest.mark.parametrize(
    ("kind", "options", "expected"),
    [
        ("conv2d", {"kernel": "sobel-x", "strides": "2"}, ["Conv2D(1, 3, strides=2)"]),
        ("conv2d", {"kernel": "1 2", "through": "relu"}, ["Conv2D(1, (1, 2))"]),
        ("pool2d", {"pool": "max global-average"}, ["MaxPooling2D(2)", "GlobalAveragePooling2D()"]),
        ("relu", {}, ['Activation("relu")']),
        ("flatten", {}, ["Flatten()"]),
        ("dense", {"weights": STARTS["dense"]["weights"]}, ["Dense(2)"]),
        (
            "receptive-field",
            {"layers": "conv2 pool2"},
            ["Conv2D(1, 2)", "MaxPooling2D(2)"],
        ),
        ("conv2d-transpose", {"kernel": "1 2; 3 4"}, ["Conv2DTranspose(1, 2)"]),
        ("grid", {}, []),
    ],
)
def test_the_calls_are_those_of_the_operation_and_no_other(kind, options, expected):
    spec = read_typed(kind, {"image": "digit-0-0", **options})
    assert calls(keras_code(spec, ALBUM)) == expected
    softmax = keras_code(read_typed("softmax", STARTS["softmax"]), ALBUM)
    assert calls(softmax) == ["softmax(logits)"]
