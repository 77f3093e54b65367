"""What stands on the bench: options turned, typed and drawn, and what they make."""

import numpy as np
import pytest
from PIL import Image as Pillow

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.course.option_words import OPERATIONS
from cnn_tutor.course.pages import Image
from cnn_tutor.course.typed import options_of
from cnn_tutor.engine import conv2d, digits_of
from cnn_tutor.figures import build
from cnn_tutor.tui.easel import DRAWING
from cnn_tutor.tui.experiment import LEFT_OUT, Experiment
from cnn_tutor.tui.readout import readout
from tests.tui.host import COURSE


def values(experiment):
    return {setting.name: setting.value for setting in experiment.settings}


def told(experiment):
    return "   ".join(readout(experiment.figure, experiment.spec, experiment.shelf))


def test_it_begins_with_a_convolution_and_all_of_it_is_known():
    experiment = Experiment(COURSE)
    assert experiment.kind == "conv2d"
    assert not experiment.problem
    assert not any(frame.known for frame in experiment.figure.frames)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_a_setting_means_has_room_in_one_line_of_80_columns_behind_its_place(operation):
    experiment = Experiment(COURSE)
    experiment.type("operation", operation)
    for name, _, means in experiment.settings:
        assert len(f"10 of 16, {name}: {means}") <= 80 - 4


@pytest.mark.parametrize("step", COURSE.lesson(COURSE.tour).steps, ids=lambda step: step.id)
def test_a_figure_of_a_lesson_is_taken_along(step):
    experiment = Experiment(COURSE, step.figure)
    ours, theirs = experiment.figure, build(step.figure, COURSE)
    assert [panel.title for panel in ours.panels] == [panel.title for panel in theirs.panels]
    for one, other in zip(ours.panels, theirs.panels, strict=True):
        assert np.array_equal(one.values, other.values)
    assert ours.start == theirs.start


def test_turning_the_operation_goes_through_all_of_them_and_keeps_the_picture():
    experiment = Experiment(COURSE)
    experiment.type("image", "digit-5-3")
    seen = []
    for _ in OPERATIONS:
        seen.append(values(experiment)["operation"])
        assert not experiment.problem
        assert values(experiment).get("image", "digit-5") == "digit-5"
        experiment.turn("operation", 1)
    assert sorted(seen) == sorted(OPERATIONS)
    assert values(experiment)["operation"] == "conv"
    assert values(experiment)["number"] == "3"


def test_every_setting_can_be_turned_both_ways_without_harm():
    for word in OPERATIONS:
        experiment = Experiment(COURSE)
        experiment.type("operation", word)
        for setting in experiment.settings[1:]:
            before = values(experiment)
            turned = experiment.turn(setting.name, 1)
            assert not turned or values(experiment) != before
            assert experiment.figure
            experiment.turn(setting.name, -1)
            assert not experiment.problem, setting.name
            if before[setting.name] not in {"none", "your own", *LEFT_OUT.values()}:
                assert values(experiment)[setting.name] == before[setting.name]


@pytest.mark.parametrize("word", OPERATIONS)
def test_all_that_can_be_said_at_the_shell_can_be_set(word):
    experiment = Experiment(COURSE)
    experiment.type("operation", word)
    shown = {name.replace(" ", "_") for name in values(experiment)}
    by_the_keys_of_the_figure = {"at", "filter", "unit"}
    assert set(options_of(OPERATIONS[word])) - shown <= by_the_keys_of_the_figure


@pytest.mark.parametrize("word", OPERATIONS)
def test_what_a_setting_means_is_said_in_a_line(word):
    experiment = Experiment(COURSE)
    experiment.type("operation", word)
    for name, _, means in experiment.settings:
        assert len(f"{name}: {means}") <= 76


def test_a_map_that_does_not_grow_is_opened_where_it_was_whatever_is_counted():
    experiment = Experiment(COURSE)
    experiment.type("operation", "receptive-field")
    experiment.turn("uses", 1)
    assert experiment.figure.panels[-1].name == "uses"
    assert experiment.figure.start == 0


@pytest.mark.parametrize("by", [1, -1])
def test_where_no_picture_makes_a_figure_each_is_tried_once(by):
    experiment = Experiment(COURSE)
    experiment.type("number", "5")
    experiment.type("crop", "0 0 6 6")
    experiment.weigh(((1.0,) * 7,) * 7)
    assert experiment.turn("image", by)
    assert "does not fit into a map of 6 x 6" in experiment.problem
    assert values(experiment)["number"] == "5"


def test_a_part_of_the_picture_is_taken_and_all_of_it_again():
    experiment = Experiment(COURSE)
    experiment.type("crop", "0 1 4 5")
    assert values(experiment)["crop"] == "0 1 4 5"
    assert experiment.figure.panels[0].size == (4, 5)
    experiment.type("crop", "-")
    assert not experiment.problem
    assert experiment.figure.panels[0].size == (8, 8)
    experiment.type("image", "-")
    assert experiment.problem
    assert values(experiment)["image"] == "digit-0"


def test_images_are_digits_pictures_and_shapes():
    experiment = Experiment(COURSE)
    seen = set()
    while experiment.texts["image"] not in seen:
        seen.add(experiment.texts["image"])
        experiment.turn("image", 1)
        assert not experiment.problem
    shapes = {"circle-0", "square-0", "horizontal-stripes-0"}
    assert {"digit-0-0", "digit-9-0", *COURSE.images, *shapes} <= seen
    experiment.type("image", "circle-0")
    experiment.turn("number", -1)
    assert values(experiment)["number"] == "19"
    assert len(experiment.figure.panels) == 3
    experiment.turn("colour", 1)
    assert len([panel for panel in experiment.figure.panels if panel.role == "input"]) == 3


def test_filters_are_counted_and_one_is_a_kernel():
    experiment = Experiment(COURSE)
    experiment.turn("filters", 1)
    assert values(experiment)["filters"] == "sobel-x, sobel-y"
    assert "kernel" not in values(experiment)
    assert told(experiment).startswith("6 x 6 x 2   20 parameters   648 multiply-adds")
    experiment.turn("filters", -1)
    experiment.turn("filters", -1)
    assert values(experiment)["kernel"] == "sobel-x"


def test_what_does_not_fit_is_said_and_nothing_is_changed():
    experiment = Experiment(COURSE)
    figure, before = experiment.figure, values(experiment)
    for name, text, said in [
        ("kernel", "1 2 3 4 5 6 7 8 9", "does not fit into a map of 8 x 8"),
        ("through", "sobel-x,relu,max", 'there is no kernel "max"'),
        ("number", "9999", "the last of its class is digit-0-177"),
    ]:
        experiment.type(name, text)
        assert said in experiment.problem
        assert values(experiment) == before
        assert experiment.figure is figure
    experiment.type("image", "circle-0")
    assert not experiment.problem
    assert experiment.figure is not figure


def test_a_picture_that_does_not_fit_is_passed_over():
    experiment = Experiment(COURSE)
    experiment.type("operation", "softmax")
    experiment.type("image", "digit-9")
    experiment.turn("image", 1)
    assert not experiment.problem
    assert values(experiment)["image"] == "square"


@pytest.mark.parametrize(
    ("operation", "name", "typed", "text"),
    [
        ("conv", "kernel", "Gaussian blur", "gaussian-blur"),
        ("conv", "filters", "Sobel x, sobel_y", "sobel-x, sobel-y"),
        ("relu", "through", "max pool relu", "max-pool relu"),
        ("conv", "image", "Circle 3", "circle-3"),
        ("conv", "image", "circle", "circle-0"),
        ("conv", "padding", "Same", "same"),
        ("conv", "activation", "Leaky ReLU", "leaky_relu"),
        ("softmax", "labels", "0, 1, 2, 3, 4, 5, 6, 7, no, yes", "0, 1, 2, 3, 4, 5, 6, 7, no, yes"),
    ],
)
def test_a_name_can_be_written_as_one_likes(operation, name, typed, text):
    experiment = Experiment(COURSE)
    experiment.type("operation", operation)
    experiment.type(name, typed)
    assert not experiment.problem
    assert experiment.texts[name] == text


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("filters", "8", 'filters: "8" is not the name of a kernel, such as sobel-x.'),
        ("kernel", "no", 'kernel: there is no kernel "no"; one of identity, sobel-x,'),
        ("kernel", "big blur", 'kernel: there is no kernel "big-blur"; did you mean "box-blur"?'),
        ("through", "8", 'through: "8" is not relu, max-pool or the name of a kernel,'),
    ],
)
def test_what_is_no_name_of_a_kernel_is_said_in_those_words(name, typed, said):
    experiment = Experiment(COURSE)
    experiment.type(name, typed)
    assert experiment.problem.startswith(said)


def test_what_is_not_set_is_said_in_words_that_can_be_typed():
    experiment = Experiment(COURSE)
    before = values(experiment)
    assert before["filters"] == "only the kernel"
    for name, text, unset in [
        ("crop", "0 0 4 4", "whole image"),
        ("through", "relu", "nothing"),
        ("channel", "0", "all"),
    ]:
        assert values(experiment)[name] == unset
        experiment.type(name, text)
        assert values(experiment)[name] == text
        experiment.type(name, unset)
    assert values(experiment) == before


def test_what_is_no_value_is_said_and_changes_nothing():
    experiment = Experiment(COURSE)
    before = values(experiment)
    for name, text in [
        ("strides", "0"),
        ("padding", "some"),
        ("kernel", "[["),
        ("number", "x"),
        ("size", "x"),
    ]:
        experiment.type(name, text)
        assert experiment.problem.endswith((".", "?"))
        assert values(experiment) == before
    for name, text in [("operation", "fold"), ("image", "./none.png")]:
        experiment.type(name, text)
        assert experiment.problem
        assert values(experiment) == before


def test_own_weights_and_an_own_drawing_are_worked_on():
    experiment = Experiment(COURSE)
    experiment.weigh(((0.0, 1.0), (2.0, -1.0)))
    drawing = digits_of(4)[0, :, :, 0]
    experiment.put(DRAWING, Image(DRAWING, "", tuple(map(tuple, drawing.tolist()))))
    weights = np.array([[0, 1], [2, -1]], np.float32)[..., np.newaxis, np.newaxis]
    expected = conv2d(digits_of(4)[:1], weights)[0, :, :, 0]
    assert np.array_equal(experiment.figure.panels[-1].values, expected)
    assert values(experiment)["kernel"] == "your own"
    assert experiment.kernel == ((0, 1), (2, -1))
    experiment.turn("kernel", 1)
    experiment.turn("kernel", -1)
    assert values(experiment)["kernel"] == "your own"
    assert experiment.picture == tuple(map(tuple, drawing.tolist()))


def test_an_image_file_is_sized_and_coloured(tmp_path):
    path = tmp_path / "a.png"
    Pillow.new("RGB", (20, 10), (255, 0, 0)).save(path)
    experiment = Experiment(COURSE)
    experiment.type("operation", "grid")
    experiment.type("image", str(path))
    assert experiment.figure.panels[0].size == (16, 16)
    assert values(experiment)["image"] == "a.png"
    experiment.type("size", "9")
    assert experiment.figure.panels[0].size == (9, 9)
    experiment.type("size", "900")
    assert experiment.problem == "A picture can have 1 to 64 rows, not 900."
    experiment.turn("colour", 1)
    assert [np.max(panel.values) for panel in experiment.figure.panels[1:]] == [255, 0, 0]
    assert f'Image.open("{path}")' in experiment.program


@pytest.mark.parametrize(
    ("kind", "options", "line"),
    [
        ("conv2d", {"kernel": "sobel-x"}, "6 x 6 x 1   10 parameters   324 multiply-adds   "),
        ("conv2d", {"kernel": "sobel-x", "dilation": 2}, "a cell sees 5 x 5"),
        ("conv2d", {"kernel": "sobel-x", "through": ("sobel-x", "max-pool")}, "sees 8 x 8"),
        ("pool2d", {}, "4 x 4   0 parameters   a cell sees 2 x 2"),
        ("relu", {"through": ("sobel-x", "relu")}, "6 x 6   0 parameters   a cell sees 3 x 3"),
        ("receptive-field", {"layers": ("conv3", "pool2", "conv2")}, "a cell sees 6 x 6"),
    ],
)
def test_it_is_told_what_it_comes_to(kind, options, line):
    experiment = Experiment(COURSE, FigureSpec(kind, {"image": "digit-0-0", **options}))
    assert not experiment.problem
    assert line in told(experiment)
