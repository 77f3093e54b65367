"""Whatever becomes of a file, it is a course or a mistake that is told; and told where it is."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.course import ContentError, Course, check, door
from cnn_tutor.course.combine import read_whole
from cnn_tutor.course.files import FAQ
from tests.course.trees import TREE, write

LOADERS = [getattr(yaml, name) for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
PIECES = [
    "\n",
    "\n  ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!",
    "<<: ",
]
PIECES += ["?", "#", " #", "%", "@", "`", "*", "[[", "{x}", "\\", "---\n", "...\n", ",", "0", "no"]
PIECES += ["\t", "\x00", "\x1b", "\ufeff", "\u2028", "é", "x" * 100, "-1e9", "~", "", "  "]


@st.composite
def mutated(draw):
    """The name of a file of the tree, and its text after some changes."""
    name = draw(st.sampled_from(sorted(TREE)))
    text = TREE[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from(PIECES) | st.text(max_size=3)) + text[stop:]
    return name, text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("loader", LOADERS)
@given(mutated())
def test_a_changed_file_is_read_or_its_mistakes_are_told(loader, change):
    name, data = change
    with TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "LOADER", loader)
        directory = write(Path(scratch))
        (directory / name).write_bytes(data)
        for problem in check(directory):
            assert_inside(problem)
        try:
            use_all(Course.open(directory))
        except ContentError as error:
            for problem in error.problems:
                assert_inside(problem)


def assert_inside(problem):
    """That a problem is one printable line about a place that its file has."""
    assert str(problem).isprintable()
    if problem.line:
        lines = Path(problem.file).read_bytes().decode("utf-8-sig", "replace")
        lines = re.split("\r\n|\r|\n", lines)
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def use_all(course):
    """What the program asks of a course."""
    course.lesson(course.tour)
    for layer in course.layers:
        if layer.quiz:
            course.quiz(layer.quiz)
    course.term("kernel")
    _ = course.faq, course.article, dict(course.images)
    course.model_code({layer.id for layer in course.layers})


WORDS = st.lists(st.text("abz é'\"\\:#-", min_size=1, max_size=9).map(str.strip).filter(bool))


@given(
    before=WORDS,
    after=WORDS,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.integers(12, 80),
    unicode=st.booleans(),
    loader=st.sampled_from(LOADERS),
)
def test_a_place_in_text_is_found_however_yaml_wraps_it(
    before, after, style, width, unicode, loader
):
    text = " ".join([*before, "{here}", *after]).replace("\\", "\\\\")
    source = yaml.dump(
        {"questions": [{"id": "a", "question": "b", "answer": text + "\n"}]},
        default_style=style,
        width=width,
        allow_unicode=unicode,
    )
    with TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "LOADER", loader)
        path = Path(scratch, "faq.yaml")
        path.write_text(source, "utf-8")
        with pytest.raises(ContentError) as caught:
            read_whole(FAQ, door.read(path))
    (problem,) = caught.value.problems
    assert problem.message.startswith("{here} names a fact")
    line = source.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("{here}")
