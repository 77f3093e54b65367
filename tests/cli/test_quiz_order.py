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
