import numpy as np
import pytest

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.engine import digits_of
from cnn_tutor.figures import FigureError, build
from tests.figures.shelf import figure, shelf

IMAGE = np.arange(36.0).reshape(6, 6)


def shown(**options):
    course = shelf(IMAGE, right=[[0, 0, 1]], flip=[[-1]])
    return build(FigureSpec("grid", {"image": "picture", **options}), course).panels[0].values


def test_a_digit_is_the_nth_of_its_class():
    for name, label, nth in [("digit-0-0", 0, 0), ("digit-7-3", 7, 3)]:
        figure = build(FigureSpec("grid", {"image": name}), shelf(IMAGE))
        assert np.array_equal(figure.panels[0].values, digits_of(label)[nth, :, :, 0])


def test_a_crop_is_cut_before_the_picture_goes_through_anything():
    assert np.array_equal(shown(crop=(1, 2, 3, 4)), IMAGE[1:4, 2:6])
    assert np.array_equal(shown(crop=(1, 2, 3, 4), through=("right",)), IMAGE[1:4, 4:6])


def test_words_are_gone_through_in_their_order():
    assert np.array_equal(shown(through=("flip", "relu")), np.zeros((6, 6)))
    assert np.array_equal(shown(through=("flip", "max-pool")), -IMAGE[::2, ::2])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"image": "digit-0-178"},
            "there are 178 images of a 0; expected digit-0-0 to digit-0-177",
        ),
        ({"image": "dog"}, "'dog' is neither a file of images/ nor a digit"),
        ({"crop": (4, 0, 3, 3)}, "reaches out of the image, which has 6 rows and 6 columns"),
        ({"through": ("blur",)}, "'blur' is not in kernels.yaml"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(options, message):
    with pytest.raises(FigureError, match=message):
        shown(**options)


def test_a_figure_is_computed_once():
    course, spec = shelf(IMAGE), FigureSpec("grid", {"image": "picture"})
    assert build(spec, course) is build(FigureSpec("grid", {"image": "picture"}), course)
    assert build(spec, course) is not figure("grid", IMAGE)
