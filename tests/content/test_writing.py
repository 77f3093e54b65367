"""What docs/writing-questions.md tells authors, done as it says."""

import re
import shutil
from importlib import import_module
from pathlib import Path
from random import Random
from typing import get_args

import pytest
import yaml

from cnn_tutor.course import Course, check
from cnn_tutor.course.generators import GENERATORS, WORDS
from cnn_tutor.course.model import Hides, Question, QuestionKind
from cnn_tutor.figures import build
from cnn_tutor.quiz import fill, grade, make
from cnn_tutor.quiz.generators.draft import Pick
from tests.content.shipped import CONTENT, COURSE

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-questions.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
HEAD, *OTHERS = BLOCKS
LESSON = next(block for block in OTHERS if block.startswith("title:"))
THOUGHT = next(block for block in OTHERS if block.startswith("misconceptions:"))
QUIZ = HEAD + "".join(block for block in OTHERS if block.startswith("- id:"))
TABLE = re.findall(r"^\| `([a-z0-9-]+)` \| ([a-z-]+) \| (.*) ?\|$", GUIDE, re.MULTILINE)


class _Asked(dict):
    """Ranges, none of them narrowed, that note which were asked for."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def get(self, name, default=None):
        self.names.add(name)
        return default


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guide") / "content"
    shutil.copytree(CONTENT, folder)
    (folder / "quizzes" / "convolution.yaml").write_text(QUIZ)
    (folder / "lessons" / "mine.yaml").write_text(LESSON)
    thoughts = folder / "misconceptions.yaml"
    thoughts.write_text(thoughts.read_text() + THOUGHT.partition("\n")[2])
    assert check(folder) == []
    return Course.open(folder)


def test_a_course_with_all_the_examples_has_no_mistake(course):
    assert "my-misconception" in course.misconceptions
    assert course.lesson("mine").steps[0].question


def test_each_kind_has_its_example_and_so_has_all_that_can_be_hidden(course):
    shown = course.quiz("convolution").questions
    assert {question.kind for question in shown} == set(get_args(QuestionKind))
    assert {question.hides for question in shown} == set(get_args(Hides))


@pytest.mark.parametrize("id", [question["id"] for question in yaml.safe_load(QUIZ)["questions"]])
def test_an_example_can_be_asked_and_answered(course, id):
    (question,) = (q for q in course.quiz("convolution").questions if q.id == f"convolution/{id}")
    item = make(question, seed=1)
    facts = build(item.figure, COURSE).facts if item.figure and not question.generate else {}
    item = fill(item, facts)
    assert grade(item, item.answer).outcome == "right"
    assert len(item.mistakes) == len(question.mistakes) or question.generate
    for mistake in item.mistakes if item.kind != "order" else ():
        assert grade(item, mistake.gives).mistake == mistake.name


def test_the_table_has_every_generator_with_its_kind():
    assert {name: kind for name, kind, _ in TABLE} == {
        name: each.kind for name, each in GENERATORS.items()
    }


@pytest.mark.parametrize(("name", "kind", "ranges"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table_has_every_range_of_a_generator(name, kind, ranges):
    module = import_module(f"cnn_tutor.quiz.generators.{name.replace('-', '_')}")
    asked = _Asked()
    question = Question(id="q", kind=kind, ask=(), generate=name, ranges=asked)
    for seed in range(60):
        module.draw(Pick(question, Random(seed)))
    told = re.sub(r"\(.*?\)", "", ranges)
    told = sorted(word.strip() for word in told.split(",") if word.strip())
    assert told == sorted(asked.names) == sorted(GENERATORS[name].ranges)


@pytest.mark.parametrize(
    ("name", "range"),
    [(name, each) for name in GENERATORS for each in GENERATORS[name].ranges if each in WORDS],
)
def test_a_generator_takes_every_word_of_a_range(name, range):
    question = Question(id="q", kind=GENERATORS[name].kind, ask=(), generate=name)
    for word in WORDS[range]:
        assert f"{range}={word}" in make(question._replace(ranges={range: word}), 0).variant
