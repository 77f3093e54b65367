"""What the map says of a network, held against the program that it is read from."""

import pytest

from cnn_tutor.course.model import ModelPiece
from cnn_tutor.network import Made, lines_of, network, whole
from tests.tui.host import COURSE

LAYERS = [each.id for each in COURSE.layers]


def made(code, *more):
    pieces = [ModelPiece("input", "import keras\nmodel = keras.Sequential([\n")]
    pieces += [ModelPiece("mine", code), *more, ModelPiece("", "])\n")]
    return network(pieces, {"input", "mine", "other"})


def test_a_convolution_makes_maps_and_holds_parameters():
    found = made("keras.Input(shape=(8, 8, 3)),\nlayers.Conv2D(8, 3, strides=2),\n")
    assert found == {"mine": Made((3, 3, 8), 3 * 3 * 3 * 8 + 8)}


def test_arguments_can_be_named():
    found = made(
        "keras.Input(shape=(8, 8, 1)),\n"
        'layers.Conv2D(filters=4, kernel_size=5, padding="same", activation="relu"),\n'
    )
    assert found["mine"] == Made((8, 8, 4), 5 * 5 * 4 + 4)


def test_a_pool_moves_by_its_size():
    found = made("keras.Input(shape=(9, 9, 2)),\nlayers.MaxPooling2D(2),\n")
    assert found["mine"] == Made((4, 4, 2), 0)


def test_the_parameters_of_a_layer_of_the_map_add_up():
    found = made(
        "keras.Input(shape=(2, 2, 1)),\nlayers.Flatten(),\nlayers.Dense(3),\nlayers.Dense(2),\n"
    )
    assert found["mine"] == Made((2,), (4 * 3 + 3) + (3 * 2 + 2))


def test_a_call_belongs_to_the_piece_that_it_opens_in():
    found = made(
        "keras.Input(shape=(8, 8, 1)),\nlayers.Conv2D(\n    8, 3,\n",
        ModelPiece("other", '    padding="same",\n'),
        ModelPiece("mine", "),\n"),
    )
    assert found == {"mine": Made((8, 8, 8), 80)}


@pytest.mark.parametrize("call", ["layers.Strange(3)", "layers.Conv2D(8, 99)", "layers.Conv2D()"])
def test_after_a_call_that_it_can_not_follow_it_says_nothing_more(call):
    found = made(
        f"keras.Input(shape=(8, 8, 1)),\n{call},\n", ModelPiece("other", "layers.Flatten(),\n")
    )
    assert found == {"mine": Made((8, 8, 1), 0)}


@pytest.mark.parametrize("count", range(len(LAYERS) + 1))
def test_the_real_program_is_followed_to_its_end(count):
    unlocked = LAYERS[:count]
    found = network(COURSE.model, unlocked)
    silent = {"stride-padding", "training"}
    assert set(found) == set(unlocked) - silent
    if "classifier" in unlocked:
        assert found["classifier"].shape == (10,)


def test_the_whole_is_the_last_shape_and_all_parameters():
    assert whole({}) is None
    assert whole(network(COURSE.model, LAYERS[:2])) == Made((6, 6, 8), 80)
    assert whole(network(COURSE.model, LAYERS)) == Made((10,), 80 + 1168 + 650)


def test_the_lines_that_layers_bring_stand_at_the_left():
    assert lines_of(COURSE.model, {"convolution"})[0] == "layers.Conv2D("
    assert lines_of(COURSE.model, set()) == []
