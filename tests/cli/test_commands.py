import ast
import re
import shutil
from pathlib import Path

import pytest

from cnn_tutor import __version__
from cnn_tutor.course import Course
from cnn_tutor.course.text import plain
from cnn_tutor.learner import Answered, Moved, Progress, Unlocked, now
from tests.cli.shell import cnn_tutor

CONTENT = Path(__file__).parents[2] / "content"


def test_version(tmp_path):
    ended = cnn_tutor(tmp_path, "--version")
    assert ended == (0, f"cnn-tutor {__version__}\n", "")


@pytest.mark.parametrize("command", [(), ("quiz",), ("glossary",), ("model",), ("reset",)])
def test_help_is_for_learners(tmp_path, command):
    ended = cnn_tutor(tmp_path, *command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert "--content" in ended.out
    assert max(map(len, ended.out.splitlines())) < 80


def test_what_is_not_understood(tmp_path):
    ended = cnn_tutor(tmp_path, "kwiz")
    assert ended.code == 2
    assert "kwiz" in ended.err


@pytest.mark.parametrize("more", [{}, {"TERM": "dumb"}, {"TERM": "xterm-256color"}])
def test_without_a_screen_one_sentence_points_to_the_quiz(tmp_path, more):
    ended = cnn_tutor(tmp_path, **more)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "cnn-tutor quiz" in ended.err


@pytest.mark.parametrize("word", ["stride", "Stride", "STRIDE"])
def test_a_word_is_explained(tmp_path, word):
    ended = cnn_tutor(tmp_path, "glossary", word)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Stride")
    assert "# keras_api.py" in ended.out


def test_a_word_of_two(tmp_path):
    one, two = (
        cnn_tutor(tmp_path, "glossary", *words) for words in [("max pooling",), ("max", "pooling")]
    )
    assert one == two
    assert one.code == 0


def test_near_misses_are_suggested(tmp_path):
    ended = cnn_tutor(tmp_path, "glossary", "strid")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean Stride" in ended.err


@pytest.mark.parametrize("word", ["zzzzzz", "\x1b[2J", "é" * 5000])
def test_a_word_that_is_like_none(tmp_path, word):
    ended = cnn_tutor(tmp_path, "glossary", word)
    assert ended.code == 2
    assert "cnn-tutor glossary lists all its words." in ended.err
    assert "\x1b" not in ended.err


def test_all_words_are_listed(tmp_path):
    lines = cnn_tutor(tmp_path, "glossary").out.splitlines()
    assert len(lines) >= 20
    assert any(line.startswith("Kernel") for line in lines)


def test_the_model_is_valid_python_from_the_start(tmp_path):
    ended = cnn_tutor(tmp_path, "model")
    assert ended.code == 0
    ast.parse(ended.out)
    assert "Conv2D" not in ended.out
    assert ended.out.startswith("# No layer is unlocked yet")
    learn(tmp_path)
    assert "#" not in cnn_tutor(tmp_path, "model").out


def test_progress_of_a_newcomer(tmp_path):
    ended = cnn_tutor(tmp_path, "progress")
    assert ended.code == 0
    assert ended.out.startswith("0 of 8 layers unlocked.\nInput: open.\nConvolution: locked.\n")
    assert f"Kept in {tmp_path}/cnn-tutor/progress\n" in ended.out
    assert not (tmp_path / "cnn-tutor").exists()


def learn(tmp_path):
    Progress.open(tmp_path / "cnn-tutor").record(
        Unlocked("input", now()), Moved("feature-extraction", "stride", now(), 2)
    )
    return next((tmp_path / "cnn-tutor" / "progress").iterdir())


def test_progress_says_where_you_are_and_what_could_not_be_read(tmp_path):
    file = learn(tmp_path)
    with file.open("ab") as lines:
        lines.write(b'garbage\n{"v":99}\n')
    out = cnn_tutor(tmp_path, "progress").out
    assert "1 of 8 layers unlocked.\nInput: unlocked.\nConvolution: open." in out
    assert "You left off in Feature Extraction, step 4 of 7." in out
    assert "Damaged lines there, skipped and left as they are: 1." in out
    assert "Lines there from a newer cnn-tutor, left alone: 1." in out


def test_progress_tells_what_is_strong_what_fades_and_what_came_up(tmp_path):
    course = Course.open(CONTENT)
    fading, strong, begun = course.quiz("convolution").skills[:3]
    known = next(iter(course.misconceptions.values()))
    answers = [
        *(answer(fading, "2026-01-01T12:00:00Z", variant=variant) for variant in "abc"),
        *(answer(strong, now(), variant=variant) for variant in "abc"),
        answer(begun, now(), right=False, mistake=known.id),
        answer(begun, now(), variant="a"),
    ]
    Progress.open(tmp_path / "cnn-tutor").record(*answers)
    out = cnn_tutor(tmp_path, "progress").out
    assert "Convolution: locked. 2 of 5 skills.\n" in out
    assert f"Strong: 1 skill.\n  {strong.name}: 100% sure, proficient.\n" in out
    assert re.search(rf"Fading: 1 skill\.\n  {fading.name}: \d\d% sure, proficient\.\n", out)
    assert f"On the way: 1 skill.\n  {begun.name}: 2 right in a row to go.\n" in out
    assert "Reviews due: 1. cnn-tutor quiz --review asks them.\n" in out
    assert "In seven days 4 of 5 questions right.\n" in out
    assert f"  1 x {known.name}? {plain(known.truth)}\n" in out


def answer(skill, at, *, right=True, **more):
    return Answered(f"convolution/{skill.id}", right, at, skill=skill.id, typed=True, **more)


def test_progress_through_a_course_with_a_mistake_tells_that(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    (content / "quizzes" / "depth.yaml").write_text("title: [")
    ended = cnn_tutor(tmp_path, "--content", str(content), "progress")
    assert (ended.code, ended.out) == (3, "")
    assert "depth.yaml:1:" in ended.err


def test_progress_that_cannot_be_opened_is_said(tmp_path):
    learn(tmp_path)
    (tmp_path / "cnn-tutor" / "progress" / "other.jsonl").mkdir()
    ended = cnn_tutor(tmp_path, "progress")
    assert ended.code == 0
    assert "A part of your progress could not be read." in ended.err
    assert "other.jsonl" in ended.err


@pytest.mark.parametrize("typed", ["", "\n", "no\n", "y\n", "YES \n"])
def test_reset_asks_and_takes_only_yes(tmp_path, typed):
    file = learn(tmp_path)
    before = file.read_bytes()
    ended = cnn_tutor(tmp_path, "reset", typed=typed)
    assert ended.code == 1
    assert "Layers unlocked: 1, questions answered: 0." in ended.out
    assert ended.out.endswith("Nothing was changed.\n")
    assert file.read_bytes() == before


@pytest.mark.parametrize(("arguments", "typed"), [((), "yes\n"), (("--yes",), "")])
def test_reset_starts_over_and_takes_nothing_off_the_disk(tmp_path, arguments, typed):
    file = learn(tmp_path)
    before = file.read_bytes()
    ended = cnn_tutor(tmp_path, "reset", *arguments, typed=typed)
    assert (ended.code, ended.err) == (0, "")
    assert cnn_tutor(tmp_path, "progress").out.startswith("0 of 8 layers unlocked.")
    assert file.read_bytes().startswith(before)


def test_reset_puts_aside_what_a_clock_ahead_wrote(tmp_path):
    learn(tmp_path)
    (tmp_path / "cnn-tutor" / "progress" / "ahead.jsonl").write_text(
        '{"v":1,"event":"unlocked","layer":"relu","at":"2999-01-01T00:00:00Z"}\n'
    )
    assert Progress.open(tmp_path / "cnn-tutor").state.unlocked == {"input", "relu"}
    cnn_tutor(tmp_path, "reset", "--yes")
    assert Progress.open(tmp_path / "cnn-tutor").state.unlocked == frozenset()


def test_reset_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    assert cnn_tutor(tmp_path / "file", "reset", "--yes").code == 4
