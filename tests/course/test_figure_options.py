"""Figures of layers, stacks and pictures in colour, as an author writes them."""

import pytest

from cnn_tutor.course import Course
from tests.course.test_mistakes import told
from tests.course.trees import changed, write

FIGURE = "{kind: conv2d, image: ramp, kernel: edge}"


def options(tmp_path, figure, **files):
    write(tmp_path, **changed("lessons/first", FIGURE, figure), **files)
    return Course.open(tmp_path).lesson("first").steps[1].figure.options


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("filters: [edge, edge]", ("edge", "edge")),
        ("filters: [[[1, 2, 3], [4, 5, 6]], edge]", (((1, 2, 3), (4, 5, 6)), "edge")),
        (
            "filters: [[edge, [[1, 2, 3], [4, 5, 6]]]], through: [[edge, edge]]",
            (("edge", ((1, 2, 3), (4, 5, 6))),),
        ),
        ("bias: [1, 2.5], filters: [edge, edge]", (1, 2.5)),
        ("through: [[edge, edge], relu], kernel: edge", (("edge", "edge"), "relu")),
    ],
)
def test_layers_of_several_kernels_are_read(tmp_path, option, value):
    figure = f"{{kind: conv2d, image: ramp, padding: same, {option}}}"
    assert options(tmp_path, figure)[option.partition(":")[0]] == value


def test_a_picture_in_colour_is_read_from_signs_and_from_numbers(tmp_path):
    signs = "name: Flag\nvalues: {r: [255, 0, 0], w: [255, 255, 255]}\nrows: |\n  rw\n  wr\n"
    numbers = "name: Flag\nrows: [[[255, 0, 0], [255, 255, 255]], [[255, 255, 255], [255, 0, 0]]]\n"
    red, white = (255, 0, 0), (255, 255, 255)
    for text in (signs, numbers):
        write(tmp_path, **{"images/flag": text})
        assert Course.open(tmp_path).images["flag"].rows == ((red, white), (white, red))
        assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ("{kind: conv2d, image: ramp, filters: [«[edge, edge]]}", "2 kernels where one was"),
        (
            "{kind: conv2d, image: ramp, kernel: edge, groups: «2}",
            "2 groups need a multiple of 2 channels, not 1",
        ),
        ("{kind: conv2d, image: ramp, kernel: edge, bias: «[1, 2]}", "2 numbers where one was"),
        ("{kind: conv2d, image: ramp, filters: [edge], «kernel: edge}", '"kernel" is not a key'),
        (
            "{kind: conv2d, image: ramp, filters: [edge], filter: «1}",
            "there is no filter 1; 0 was expected",
        ),
        ("{kind: conv2d, image: ramp, kernel: edge, channel: «1}", "there is no channel 1"),
        ("{kind: receptive-field, image: ramp, layers: [«cnv3]}", '"cnv3" is no layer'),
        ("{kind: receptive-field, image: ramp, layers: [conv2, «conv9]}", "a window of 9 x 9"),
        ("{kind: dense, image: ramp, weights: [«[1, 2]]}", "a row of 2 where one weight was"),
        ("{kind: softmax, logits: [1, «99]}", '"99" where a number from -15 to 15 was'),
        ("{kind: softmax, logits: [1, 2], labels: «[a]}", "1 labels where 2 were expected"),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(tmp_path, figure, message):
    before, _, after = changed("lessons/first", FIGURE, figure)["lessons/first"].partition("«")
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    found = told(write(tmp_path, **{"lessons/first": before + after}))
    assert any(at[1:3] == place and at[3].startswith(message) for at in found)


def test_pixels_of_one_picture_are_of_one_kind(tmp_path):
    text = "name: Odd\nrows: [[1, [255, 0, 0]]]\n"
    (found,) = told(write(tmp_path, **{"images/odd": text}))
    assert found[:3] == ("images/odd.yaml", 2, 7)
    assert found[3].startswith("pixels of one number and of three")
