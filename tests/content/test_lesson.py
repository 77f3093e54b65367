import pytest

from cnn_tutor.figures import build
from tests.content.shipped import COURSE, TOUR, lines


def test_seven_steps_in_their_order():
    assert [step.id for step in TOUR.steps] == [
        "images",
        "kernel",
        "sliding-window",
        "stride",
        "padding",
        "relu",
        "max-pooling",
    ]


def test_every_step_asks_before_it_tells():
    assert all(step.question for step in TOUR.steps)


@pytest.mark.parametrize("step", TOUR.steps, ids=lambda step: step.id)
def test_a_step_fits_a_small_screen(step):
    figure = build(step.figure, COURSE)
    tall = max(len(panel.values) for panel in figure.panels) >= 8
    assert lines(figure.facts, *step.words) <= (4 if tall else 5)
    assert len(step.code) <= 14
    assert all(len(line.text) <= 46 for line in step.code)


@pytest.mark.parametrize("step", TOUR.steps, ids=lambda step: step.id)
def test_a_step_adds_a_line_or_two_of_python(step):
    compile("\n".join(line.text for line in step.code), "model.py", "exec")
    if step is not TOUR.steps[0]:
        # A call over three lines is one thing to learn.
        assert 1 <= sum(line.new for line in step.code) <= 3
