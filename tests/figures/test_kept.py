"""A kept figure is the one that would be built, and stays no longer than what it was made of."""

from dataclasses import fields
from pathlib import Path

import pytest

from cnn_tutor import kept as store
from cnn_tutor.course import Course
from cnn_tutor.course.model import FigureSpec
from cnn_tutor.figures import build
from cnn_tutor.figures import kept as module
from cnn_tutor.figures.kept import kept
from cnn_tutor.locations import content_directory
from tests.course.trees import write

SPEC = FigureSpec("conv2d", {"image": "ramp", "kernel": "edge"})


def figures_of(course):
    """Every figure that the course shows."""
    questions = (
        q for layer in course.layers if layer.quiz for q in course.quiz(layer.quiz).questions
    )
    steps = course.lesson(course.tour).steps
    return [each.figure for each in (*steps, *questions) if each.figure]


def all_of(figure):
    """Everything in a figure."""
    panels = [[getattr(panel, each.name) for each in fields(panel)] for panel in figure.panels]
    rest = figure.kind, figure.facts, figure.start, figure.across, figure.longest
    return panels, list(figure.frames), rest


def never(*_):
    raise AssertionError("built, though it was kept")


@pytest.fixture
def course(tmp_path):
    """Opens a small course, each time as a new start would."""
    directory, cache = write(tmp_path / "course"), str(tmp_path / "cache")
    return lambda: Course.open(directory, cache)


def is_kept(course, monkeypatch, spec=SPEC):
    """Whether a new start finds the figure."""
    with monkeypatch.context() as patch:
        patch.setattr(module, "build", never)
        try:
            kept(spec, course())
        except AssertionError:
            return False
    return True


def test_every_figure_of_the_course_comes_back_as_it_was_built(tmp_path, monkeypatch):
    opened = lambda: Course.open(content_directory(), str(tmp_path))  # noqa: E731
    course = opened()
    specs = figures_of(course)
    built = [all_of(build(spec, course)) for spec in specs]
    assert [all_of(kept(spec, course)) for spec in specs] == built
    assert all(len(frames) <= module.SHORT for _, frames, _ in built)
    again = opened()
    monkeypatch.setattr(module, "build", never)
    assert [all_of(kept(spec, again)) for spec in specs] == built


def test_of_a_long_timeline_the_rest_is_computed_when_it_is_looked_at(course, monkeypatch):
    monkeypatch.setattr(module, "SHORT", 3)
    spec = SPEC._replace(options={**SPEC.options, "at": (1, 0)})
    whole = build(spec, course())
    kept(spec, course())
    monkeypatch.setattr(module, "build", never)
    again = kept(spec, course())
    assert again.start > 0
    assert again.frames[again.start] == whole.frames[whole.start]
    monkeypatch.setattr(module, "build", build)
    assert list(again.frames) == list(whole.frames)


@pytest.mark.parametrize("name", ["kernels.yaml", "images/ramp.yaml", "images/another.yaml"])
def test_other_pictures_or_kernels_are_another_figure(course, tmp_path, monkeypatch, name):
    kept(SPEC, course())
    assert is_kept(course, monkeypatch)
    file = Path(course().directory) / name
    there = file.read_text() if file.exists() else "name: Another\nrows: [[1]]\n"
    file.write_text(there + "# changed\n")
    assert not is_kept(course, monkeypatch)


def test_other_code_is_another_figure(course, tmp_path, monkeypatch):
    kept(SPEC, course())
    with monkeypatch.context() as patch:
        patch.setattr(store, "__version__", "99")
        assert not is_kept(course, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(module, "find_spec", lambda _: type("Spec", (), {"origin": __file__}))
        assert not is_kept(course, monkeypatch)
    rooms = {Path(room).name for room in module._ROOMS}
    assert rooms == {"cnn_tutor", "data", "engine", "figures"}
    assert is_kept(course, monkeypatch)


def test_other_options_are_another_figure(course, monkeypatch):
    kept(SPEC, course())
    strided = SPEC._replace(options={**SPEC.options, "strides": 2})
    assert not is_kept(course, monkeypatch, strided)
    assert kept(strided, course()).facts["output_size"] != kept(SPEC, course()).facts["output_size"]


def test_a_course_without_a_cache_has_its_figures_built(tmp_path):
    course = Course.open(write(tmp_path))
    assert kept(SPEC, course) is build(SPEC, course)
