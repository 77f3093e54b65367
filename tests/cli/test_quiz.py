import json
import re
import shutil
from pathlib import Path

import pytest

from cnn_tutor.course import Course
from cnn_tutor.course.text import spoken
from cnn_tutor.figures import build
from cnn_tutor.learner import Progress, State
from cnn_tutor.practice import Sitting, Skills
from cnn_tutor.practice import quiz as plan
from cnn_tutor.quiz import fill, grade
from tests.cli.shell import cnn_tutor
from tests.quiz.questions import wrong_answer

CONTENT = Path(__file__).parents[2] / "content"
COURSE = Course.open(CONTENT)
SEED = 5
QUIZZES = [layer.quiz for layer in COURSE.layers if layer.quiz]


def sitting(count=None, layer="convolution", seed=SEED):
    """The sitting that the shell makes of this seed."""
    skills = Skills(Course.open(CONTENT), Progress.open("nowhere", keeps=False))
    (found,) = (each for each in COURSE.layers if each.id == layer)
    return Sitting(skills, plan(skills, found, anew=True), seed, count)


def items():
    """What that sitting asks."""
    asked = sitting()
    while item := asked.round.item:
        yield filled(item)
        asked.settle(item, grade(filled(item), filled(item).answer))


def filled(item):
    return fill(item, build(item.figure, COURSE).facts if item.figure else {})


def answers(rightly, count=None, layer="convolution", seed=SEED):
    """The lines that answer the first `rightly` questions rightly, the rest wrongly."""
    asked, lines = sitting(count, layer, seed), []
    while item := asked.round.item:
        item = filled(item)
        lines.append(item.answer if len(lines) < rightly else wrong_answer(item))
        asked.settle(item, grade(item, lines[-1]))
    return "".join(line + "\n" for line in lines)


def quiz(state, *arguments, typed="", **more):
    return cnn_tutor(state, "quiz", *arguments, "--seed", str(SEED), typed=typed, **more)


def state_of(directory):
    return Progress.open(directory / "cnn-tutor").state


def test_all_right_passes_unlocks_and_is_there_the_next_time(tmp_path):
    total = answers(99).count("\n")
    ended = quiz(tmp_path, typed=answers(99))
    assert (ended.code, ended.err) == (0, "")
    assert f"{total} of {total} right. That unlocks Input and Convolution." in ended.out
    assert "Convolution is unlocked." in ended.out
    assert "convolution" in state_of(tmp_path).unlocked
    assert sum(tally.right for tally in state_of(tmp_path).answers.values()) == total
    assert "Conv2D" in cnn_tutor(tmp_path, "model").out
    assert "Convolution: unlocked" in cnn_tutor(tmp_path, "progress").out
    assert "    keras.Input(shape=(8, 8, 1)),\n    layers.Conv2D(\n" in ended.out
    assert "Your network makes 6 x 6 x 8 of an image now, with 80 parameters." in ended.out
    assert "Next: Stride & Padding." in ended.out
    again = quiz(tmp_path, "convolution", typed=answers(99))
    assert again.code == 0
    assert "unlocked" not in again.out


def test_all_wrong_is_explained_does_not_pass_and_unlocks_nothing(tmp_path):
    total = answers(0).count("\n")
    ended = quiz(tmp_path, typed=answers(0))
    assert (ended.code, ended.err) == (1, "")
    assert f"0 of {total} right. 5 skills to go, each by 3 right in a row: The idea" in ended.out
    assert ended.out.count("The answer is ") == total
    assert state_of(tmp_path).unlocked == frozenset()
    assert len(state_of(tmp_path).answers) == total


def test_some_of_the_questions_are_practice(tmp_path):
    ended = quiz(tmp_path, "--count", "3", typed=answers(99, 3))
    assert ended.code == 0
    assert "3 of 3 right. 5 skills to go" in ended.out
    assert state_of(tmp_path).unlocked == frozenset()


def test_the_same_seed_asks_the_same_and_another_something_else(tmp_path):
    assert quiz(tmp_path).out == quiz(tmp_path).out
    assert quiz(tmp_path).out != cnn_tutor(tmp_path, "quiz", "--seed", "6").out
    # Two rounds may begin alike by chance; ten do not.
    assert len({cnn_tutor(tmp_path, "quiz").out for _ in range(10)}) > 1


def test_the_end_of_the_input_keeps_what_was_answered(tmp_path):
    ended = quiz(tmp_path, typed="".join(answers(99).splitlines(keepends=True)[:2]))
    assert ended.code == 1
    assert "Stopped after 2 of" in ended.out
    assert "What you answered is saved." in ended.out
    assert len(state_of(tmp_path).answers) == 2


def test_a_last_line_without_its_end_is_an_answer(tmp_path):
    quiz(tmp_path, typed=answers(99).splitlines()[0])
    assert len(state_of(tmp_path).answers) == 1


def test_no_answer_at_all(tmp_path):
    ended = quiz(tmp_path)
    assert ended.code == 1
    assert "Stopped after 0 of" in ended.out
    assert state_of(tmp_path) == State()


@pytest.mark.parametrize("junk", ["", "three", "3,5", "nan", "1_5", "１", "\x1b[A", "\0"])
def test_what_is_no_answer_costs_nothing(tmp_path, junk):
    ended = quiz(tmp_path, "--count", "1", typed=f"{junk}\n" + answers(99, 1))
    assert ended.code == 0
    assert ended.out.count("Your answer:") == 2


def test_what_is_no_text_costs_nothing(tmp_path):
    ended = quiz(tmp_path, "--count", "1", typed=b"\xff\xfe\n" + answers(99, 1).encode())
    assert ended.code == 0


@pytest.mark.parametrize("asking", ["h", "H", "hint", "?"])
def test_a_hint_is_given_and_remembered(tmp_path, asking):
    hint = spoken(sitting(1).round.item.hint)
    ended = quiz(tmp_path, "--count", "1", typed=f"{asking}\n" + answers(99, 1))
    assert hint in ended.out
    (file,) = (tmp_path / "cnn-tutor" / "progress").iterdir()
    taken, answered = map(json.loads, file.read_text().splitlines())
    assert (taken["event"], answered["event"], answered["hint"]) == ("hinted", "answered", True)


def test_a_hint_is_remembered_by_the_next_round_too(tmp_path):
    hint = spoken(sitting(1).round.item.hint)
    assert hint in quiz(tmp_path, "--count", "1", typed="h\n").out
    again = quiz(tmp_path, "--count", "1", typed=answers(99, 1))
    assert hint in again.out
    (file,) = (tmp_path / "cnn-tutor" / "progress").iterdir()
    assert json.loads(file.read_text().splitlines()[-1])["hint"] is True


def test_a_hint_that_could_not_be_saved_is_told(tmp_path):
    (tmp_path / "cnn-tutor").write_text("")
    ended = quiz(tmp_path, typed="h\n")
    assert ended.code == 4
    assert "Not saved:" in ended.err


def test_what_is_written_down_of_an_answer(tmp_path):
    quiz(tmp_path, "--count", "1", typed=answers(0, 1))
    item = sitting(1).round.item
    (file,) = (tmp_path / "cnn-tutor" / "progress").iterdir()
    line = json.loads(file.read_text())
    assert (line["event"], line["right"], line["hint"], line["attempt"]) == (
        "answered",
        False,
        False,
        1,
    )
    assert (line["question"], line["skill"], line["layer"], line["variant"]) == (
        item.id,
        item.question.skill,
        "convolution",
        item.variant,
    )


@pytest.mark.parametrize("layer", QUIZZES)
@pytest.mark.parametrize("rightly", [0, 99])
def test_every_question_is_put_in_full_and_its_figure_in_numbers(tmp_path, layer, rightly):
    """Whatever its kind, in plain lines."""
    ended = quiz(tmp_path, layer, typed=answers(rightly, layer=layer))
    assert (ended.code, ended.err) == (0 if rightly else 1, "")
    asked = sitting(layer=layer)
    total = asked.round.total
    while item := asked.round.item:
        item = filled(item)
        assert f"Question {asked.round.settled + 1} of {total}." in ended.out
        for option in item.options:
            assert f"{option.letter}) {spoken(option.text)}" in ended.out
        for line in item.code.splitlines():
            assert line in ended.out
        if item.see.term:
            assert f"Read more: cnn-tutor glossary {item.see.term}" in ended.out
        asked.settle(item, grade(item, item.answer if rightly else wrong_answer(item)))
    assert not re.search(r"\{[a-z_]+\}", ended.out)
    assert ended.out.count("The answer is ") == (0 if rightly else total)


@pytest.mark.parametrize("layer", QUIZZES)
def test_a_form_is_told_to_what_can_not_be_read(tmp_path, layer):
    lines = answers(99, layer=layer).splitlines()
    ended = quiz(tmp_path, layer, typed="".join(f"\n{line}\n" for line in lines))
    assert ended.code == 0
    told = [line for line in ended.out.splitlines() if line.startswith("Type ")]
    assert len(told) >= len(lines)


def test_progress_that_cannot_be_written_is_said_and_the_quiz_goes_on(tmp_path):
    (tmp_path / "file").write_text("")
    ended = quiz(tmp_path / "file", typed=answers(99))
    assert ended.code == 4
    assert "right. That unlocks Input and Convolution." in ended.out
    assert "saved" not in ended.out
    assert ended.err.count("Not saved: ") == 1
    assert "a file stands where a directory is needed." in ended.err


def test_every_mistake_of_a_course_is_told_at_once_by_file_and_line(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    (content / "quizzes" / "convolution.yaml").write_text("title: Convolution\nquestions: 7\n")
    (content / "faq.yaml").write_text("questions: 7\n")
    ended = quiz(tmp_path, "--content", str(content))
    assert (ended.code, ended.out) == (3, "")
    assert "convolution.yaml:2:12: " in ended.err
    assert "faq.yaml:1:12: " in ended.err
    assert cnn_tutor(tmp_path, "--content", str(content), "quiz") == ended


def test_a_directory_that_holds_no_course_is_one_sentence(tmp_path):
    ended = quiz(tmp_path, "--content", str(tmp_path))
    assert (ended.code, ended.err) == (3, f"{tmp_path}/course.yaml: there is no such file\n")


def test_ranges_that_make_no_question_are_content_with_a_mistake(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    (content / "quizzes" / "convolution.yaml").write_text(
        "title: X\nskills: [{id: b, name: B}]\nquestions:\n"
        "  - {id: a, skill: b, kind: number, generate: output-size, ranges: {size: 2, window: 9}}\n"
    )
    ended = quiz(tmp_path, "--content", str(content))
    assert ended.code == 3
    assert ended.err == "convolution/a: no question can be drawn from these ranges\n"


def test_what_is_earned_and_right_is_told_in_words(tmp_path):
    all_right = quiz(tmp_path, typed=answers(99)).out
    assert all_right.count(": proficient now.\n") == 5
    all_wrong = quiz(tmp_path, "convolution", typed=answers(0)).out
    order = next(item for item in items() if item.kind == "order")
    lines = {option.letter: spoken(option.text) for option in order.options}
    told = "; ".join(f"{letter}) {lines[letter]}" for letter in order.answer.split())
    assert f"The answer is {told}.\n" in all_wrong
