"""What the quiz can be asked for, and what makes no sense."""

import re

import pytest

from tests.cli.shell import cnn_tutor
from tests.cli.test_quiz import COURSE, QUIZZES, answers, quiz, state_of


def test_a_layer_is_named_by_id_or_name_in_any_case(tmp_path):
    for name in ("convolution", "Convolution", "CONVOLUTION"):
        assert quiz(tmp_path, name).out.startswith("Convolution: ")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["conv"], 'There is no layer "conv"; did you mean convolution?'),
        ([""], 'There is no layer ""; cnn-tutor quiz --list lists them all.'),
        (["--skill", "pooled"], 'There is no skill "pooled"; did you mean pooled-size?'),
        (["konvolution"], 'There is no layer "konvolution"; did you mean convolution?'),
        (["zzz\x1b"], 'There is no layer "zzz\\x1b"; cnn-tutor quiz --list lists them all.'),
        (["input"], "Input has no quiz: walking its lesson in cnn-tutor unlocks it."),
        (["--skill", "one-cel"], 'There is no skill "one-cel"; did you mean one-cell?'),
        (["--skill", ""], 'There is no skill ""; cnn-tutor quiz --list lists them all.'),
        (["relu", "--review"], "LAYER and --review can't go together: each says what is asked."),
        (["--list", "--count", "3"], "--list asks no questions, so it takes no --count."),
        (["--answers", "/nowhere"], "/nowhere can't be read: No such file or directory."),
        (["--answers", "/no\x1b[2J"], r"/no\x1b[2J can't be read: No such file or directory."),
    ],
)
def test_what_makes_no_sense_is_one_sentence(tmp_path, asked, told):
    assert cnn_tutor(tmp_path, "quiz", *asked) == (2, "", told + "\n")
    assert not (tmp_path / "cnn-tutor").exists()


def test_the_answers_can_stand_in_a_file(tmp_path):
    file = tmp_path / "answers.txt"
    file.write_text("\ufeff?\r\nwhat\r\n" + answers(99, 2).replace("\n", "\r\n"))
    ended = quiz(tmp_path, "--count", "2", "--answers", str(file))
    assert (ended.code, ended.err) == (0, "")
    assert "2 of 2 right." in ended.out
    assert ended.out.count("Your answer:") == 4


def test_nothing_is_written_down_unless_it_is_to_be_saved(tmp_path):
    ended = quiz(tmp_path, "--no-save", typed=answers(99))
    assert ended.code == 0
    assert "Nothing of this is saved." in ended.out
    assert "That would unlock Input and Convolution, but nothing of it is saved." in ended.out
    assert cnn_tutor(tmp_path, "quiz", "--no-save", typed="a\n1\nb\n").code == 1
    assert list(tmp_path.iterdir()) == []


def test_one_skill_alone_by_id_or_name(tmp_path):
    one = quiz(tmp_path, "--skill", "receptive-field")
    name, _, rest = one.out.partition(":")
    assert rest.startswith(" 3 questions.")
    assert quiz(tmp_path, "--skill", name.upper()) == one


def test_a_review_asks_what_is_due_and_says_when_that_is_nothing(tmp_path):
    assert quiz(tmp_path, "--review") == (0, "Nothing is due for review.\n", "")
    quiz(tmp_path, typed=answers(99))
    assert quiz(tmp_path, "--review") == (0, "Nothing is due for review.\n", "")
    (file,) = (tmp_path / "cnn-tutor" / "progress").iterdir()
    file.write_text(re.sub('"at":"....', '"at":"2001', file.read_text()))
    ended = quiz(tmp_path, "--review", "--no-save")
    assert ended.code == 1
    assert ended.out.startswith("Review: 5 questions.\n")


def test_all_there_is_is_listed_and_how_far_one_is(tmp_path):
    quiz(tmp_path, typed=answers(99))
    ended = cnn_tutor(tmp_path, "quiz", "--list")
    assert (ended.code, ended.err) == (0, "")
    assert "Convolution (convolution): unlocked, 5 of 5 skills.\n" in ended.out
    assert "ReLU (relu): locked, 0 of " in ended.out
    asked = [q for quiz_ in QUIZZES for q in COURSE.quiz(quiz_).questions]
    for question in asked:
        assert f"    {question.id}, {question.kind}" in ended.out
    assert ended.out.count(" right.\n") == len(state_of(tmp_path).answers)
    one = cnn_tutor(tmp_path, "quiz", "--list", "Convolution").out
    assert one in ended.out
    assert one.count("\n") == 1 + 5 + len(COURSE.quiz("convolution").questions)


@pytest.mark.parametrize("count", ["0", "-1", "many", "１", "", "1001", "9" * 5000])
def test_a_count_that_is_none(tmp_path, count):
    ended = quiz(tmp_path, "--count", count)
    assert ended.code == 2
    assert "a whole number from 1 to 1000 was expected" in ended.err


def test_as_many_as_can_be_asked_for(tmp_path):
    asked = quiz(tmp_path, "--seed", "2", "--count", "1000").out
    assert asked.startswith("Convolution: ")


@pytest.mark.parametrize("seed", ["x", "1_0", "１", "", "+1", "9" * 5000])
def test_a_seed_that_is_none(tmp_path, seed):
    ended = quiz(tmp_path, f"--seed={seed}")
    assert ended.code == 2
    assert "a whole number was expected" in ended.err
