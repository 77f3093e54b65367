"""A kept figure is the one that would be built, and stays no longer than what it was made of."""

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

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


def test_a_long_timeline_is_not_kept(course, monkeypatch):
    monkeypatch.setattr(module, "SHORT", 1)
    opened = course()
    assert kept(SPEC, opened) is build(SPEC, opened)
    assert not is_kept(course, monkeypatch)


def test_a_large_figure_is_not_kept(course, monkeypatch):
    monkeypatch.setattr(store, "LARGEST", 1000)
    kept(SPEC, course())
    assert not is_kept(course, monkeypatch)


@pytest.mark.parametrize("name", ["kernels.yaml", "images/ramp.yaml", "images/another.yaml"])
def test_other_pictures_or_kernels_are_another_figure(course, monkeypatch, name):
    kept(SPEC, course())
    assert is_kept(course, monkeypatch)
    file = Path(course().directory) / name
    there = file.read_text() if file.exists() else "name: Another\nrows: [[1]]\n"
    file.write_text(there + "# changed\n")
    assert not is_kept(course, monkeypatch)


def test_files_that_change_under_an_open_course_are_kept_as_they_are_then(course):
    opened = course()
    assert opened.kernels
    file = Path(opened.directory) / "kernels.yaml"
    file.write_text(file.read_text().replace("1", "5"))
    kept(SPEC, opened)
    again = course()
    assert all_of(kept(SPEC, again)) == all_of(build(SPEC, again))


@pytest.mark.parametrize(
    ("old", "new"),
    [("kernels:", "kernels: ["), ("edge", "other")],
    ids=["no YAML", "no such kernel"],
)
def test_a_mistake_that_gets_into_the_files_is_not_told_in_the_middle_of_a_lesson(course, old, new):
    opened = course()
    whole = all_of(build(SPEC, opened))
    file = Path(opened.directory) / "kernels.yaml"
    right = file.read_text()
    file.write_text(right.replace(old, new))
    assert all_of(kept(SPEC, opened)) == whole
    file.write_text(right)
    assert all_of(kept(SPEC, course())) == whole


def test_other_code_is_another_figure(course, monkeypatch):
    kept(SPEC, course())
    with monkeypatch.context() as patch:
        patch.setattr(store, "__version__", "99")
        assert not is_kept(course, monkeypatch)
    assert is_kept(course, monkeypatch)


@pytest.mark.parametrize("name", ["conv2d.py", "digits.npz"])
def test_a_changed_file_of_the_code_or_of_the_weights_makes_another_figure(
    course, tmp_path, monkeypatch, name
):
    file = tmp_path / name
    file.write_text("")
    monkeypatch.setattr(module, "_ROOMS", [str(tmp_path)])
    kept(SPEC, course())
    assert is_kept(course, monkeypatch)
    file.write_text("changed")
    store._code.cache_clear()  # as in a new process
    assert not is_kept(course, monkeypatch)


def test_another_numpy_makes_another_figure(course, tmp_path, monkeypatch):
    numpy = tmp_path / "numpy.py"
    numpy.write_text("")
    monkeypatch.setattr(module, "find_spec", lambda _: SimpleNamespace(origin=str(numpy)))
    kept(SPEC, course())
    assert is_kept(course, monkeypatch)
    os.utime(numpy, (1, 1))
    assert not is_kept(course, monkeypatch)


def test_all_code_that_a_figure_comes_from_counts():
    code = """
import sys
from cnn_tutor.course import Course
from cnn_tutor.figures import KINDS, build
from cnn_tutor.locations import content_directory
from tests.figures.test_kept import figures_of
course = Course.open(content_directory())
for spec in figures_of(course):
    build(spec, course)
for module, _ in KINDS.values():
    __import__(f"cnn_tutor.figures.{module}")
print(*(getattr(module, "__file__", None) for name, module in sys.modules.items()
        if name.startswith("cnn_tutor") and not name.startswith("cnn_tutor.locations")))
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    rooms = {str(Path(file).parent) for file in ended.stdout.split()}
    assert len(rooms) > 2
    assert rooms <= {os.path.normpath(room) for room in module._ROOMS}


@pytest.mark.parametrize(
    "body", ['["Figure",1,2,3,4,5,6,7]', '["Cell",1,2]', "5", '["Nobody"]', '["Figure"]']
)
def test_what_is_no_figure_means_building(course, tmp_path, body):
    whole = all_of(kept(SPEC, course()))
    (file,) = (tmp_path / "cache").rglob("figure-*")
    found = file.read_bytes()
    start = found.rindex(store._seal(found[found.rindex(b'["Figure"') :]))
    file.write_bytes(found[:start] + store._seal(body.encode()) + body.encode())
    assert all_of(kept(SPEC, course())) == whole
    assert file.read_bytes() == found


def test_it_is_the_same_figure_when_asked_again(course):
    opened = course()
    assert kept(SPEC, opened) is kept(SPEC, opened)


def test_each_course_has_its_own_figures(course, tmp_path, monkeypatch):
    kept(SPEC, course())
    other = Course.open(write(tmp_path / "other"), str(tmp_path / "cache"))
    kept(SPEC, other)
    assert is_kept(course, monkeypatch)
    assert len(list((tmp_path / "cache").rglob("figure-*"))) == 2


def test_other_options_are_another_figure(course, monkeypatch):
    kept(SPEC, course())
    strided = SPEC._replace(options={**SPEC.options, "strides": 2})
    assert not is_kept(course, monkeypatch, strided)
    assert kept(strided, course()).facts["output_size"] != kept(SPEC, course()).facts["output_size"]


def test_a_course_without_a_cache_has_its_figures_built(tmp_path):
    course = Course.open(write(tmp_path))
    assert kept(SPEC, course) is build(SPEC, course)
