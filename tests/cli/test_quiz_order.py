"""Layers practised at the shell in any order: they unlock from the top."""

import json

from tests.cli.shell import cnn_tutor
from tests.cli.test_quiz import COURSE, answers

QUIZ = COURSE.quiz("pooling")


def test_a_locked_layer_may_be_practised_and_waits_and_says_so(tmp_path):
    total = 3 * len({question.skill for question in QUIZ.questions})
    typed = answers(total, layer="pooling", seed=53)
    ended = cnn_tutor(tmp_path, "quiz", "pooling", "--seed", "53", typed=typed)
    assert (ended.code, ended.err) == (0, "")
    waits = "It unlocks once Convolution, Stride & Padding and ReLU are unlocked."
    assert f"{total} of {total} right. All of Pooling is yours. {waits}" in ended.out
    assert "is unlocked." not in ended.out
    assert "MaxPooling2D" not in cnn_tutor(tmp_path, "model").out
    again = cnn_tutor(tmp_path, "quiz", "pooling", "--seed", "53", "--json", typed=typed)
    summary = json.loads(again.out.splitlines()[-1])
    assert (summary["unlocked"], summary["layers"]) == (None, [])
    assert summary["waits_for"] == ["convolution", "stride-padding", "relu"]


def test_where_to_read_on_is_told_as_it_is_found_in_the_tutor(tmp_path):
    typed = answers(99, 2, layer="pooling", seed=53)
    out = cnn_tutor(tmp_path, "quiz", "pooling", "--count", "2", "--seed", "53", typed=typed).out
    steps = COURSE.lesson("feature-extraction").steps
    number, step = next((n, s) for n, s in enumerate(steps, 1) if s.id == "max-pooling")
    assert f'; in cnn-tutor, step {number}, "{step.title}".' in out
    assert "feature-extraction" not in out


def test_fewer_questions_than_were_asked_for_are_accounted_for(tmp_path):
    out = cnn_tutor(tmp_path, "quiz", "convolution", "--count", "100", typed="").out
    assert "Not 100: only a question with other numbers is asked twice.\n" in out
    assert "Not " not in cnn_tutor(tmp_path, "quiz", "convolution", "--count", "9", typed="").out
