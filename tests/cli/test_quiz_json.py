"""The quiz as a grader meets it. What it means is written down in docs/quiz-json.md."""

import json
import re

import pytest
from tools import make_transcript

from cnn_tutor.course.text import spoken
from cnn_tutor.quiz import form, grade, make
from tests.cli.shell import cnn_tutor
from tests.cli.test_quiz import COURSE, QUIZZES, answers, filled, quiz, sitting, state_of
from tests.quiz.questions import wrong_answer

DOCUMENT = make_transcript.DOCUMENT.read_text()
QUESTIONS = {each.id: each for name in QUIZZES for each in COURSE.quiz(name).questions}


def objects(ended):
    return [json.loads(line) for line in ended.out.splitlines()]


def of_type(ended, wanted):
    return [each for each in objects(ended) if each["type"] == wanted]


def documented(section):
    """The fields that the document names under a heading."""
    text = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", DOCUMENT, re.DOTALL | re.MULTILINE)[1]
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    return {"type"} | {field for row in rows for field in re.findall(r"`(\w+)`", row)}


def test_the_documents_transcript_is_what_is_printed(tmp_path, monkeypatch):
    """After a change of words: python tools/make_transcript.py writes it anew."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    command, output = make_transcript.transcript()
    assert make_transcript.printed(command) == output
    found = [json.loads(line) for line in output.splitlines()]
    assert {each["type"] for each in found} == {"question", "hint", "result", "summary"}
    assert {each.get("outcome") for each in found} == {None, "right", "wrong", "malformed"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layer", QUIZZES)
@pytest.mark.parametrize("rightly", [0, 99])
def test_each_question_has_all_that_its_answer_needs_and_its_result_explains(
    tmp_path, layer, rightly
):
    ended = quiz(tmp_path, layer, "--json", typed=answers(rightly, layer=layer))
    assert (ended.code, ended.err) == (0 if rightly else 1, "")
    assert ended.out.isascii()
    *asked, summary = objects(ended)
    again = sitting(layer=layer)
    for question, result in zip(asked[::2], asked[1::2], strict=True):
        assert (question.keys(), result.keys()) == (documented("question"), documented("result"))
        item = filled(make(QUESTIONS[question["id"]], question["seed"], question["attempt"]))
        assert item == filled(again.round.item)
        verdict = grade(item, item.answer if rightly else wrong_answer(item))
        again.settle(item, verdict)
        assert (question["layer"], question["skill"]) == (layer, item.skill)
        assert question["ask"] == "\n".join(map(spoken, item.ask))
        assert question["form"] == form(item)
        assert [each["letter"] for each in question["choices"]] == [
            each.letter for each in item.options
        ]
        assert bool(question["figure"]) == bool(item.figure)
        assert (result["outcome"], result["given"]) == (verdict.outcome, verdict.given)
        assert result["answer"] == item.answer
        assert result["why"]
        assert result["misconception"] is None or result["misconception"]["id"] == verdict.mistake
        assert bool(result["misconception"]) == bool(verdict.mistake)
    assert summary.keys() == documented("summary")
    assert summary["asked"] == summary["of"] == again.round.total
    assert summary["right"] == (summary["asked"] if rightly else 0)
    assert summary["passed"] is bool(rightly)
    above = QUIZZES[: QUIZZES.index(layer)]
    assert summary["unlocked"] == (layer if rightly and not above else None)
    assert summary["waits_for"] == (above if rightly else [])
    levels = {each["level"] for each in summary["skills"]}
    assert levels == ({"proficient"} if rightly else {"begun"})


@pytest.mark.parametrize("asking", ["?", "h", "Hint"])
def test_a_hint_and_what_can_not_be_read_cost_nothing(tmp_path, asking):
    typed = f"\n{asking}\nnonsense\n" + answers(99, 1)
    ended = quiz(tmp_path, "--json", "--count", "1", typed=typed)
    assert ended.code == 0
    question, empty, hint, malformed, right, _ = objects(ended)
    assert hint == {
        "type": "hint",
        "number": 1,
        "id": question["id"],
        "hint": spoken(sitting(1).round.item.hint),
    }
    assert (empty["outcome"], empty["counted"], empty["hint"]) == ("malformed", False, False)
    assert (malformed["counted"], malformed["hint"], malformed["answer"]) == (False, True, None)
    assert question["form"] in malformed["says"]
    assert (right["outcome"], right["counted"], right["hint"]) == ("right", True, True)


def test_the_end_of_the_answers_is_told_and_what_was_answered_is_saved(tmp_path):
    ended = quiz(tmp_path, "--json", typed="".join(answers(99).splitlines(True)[:2]))
    assert ended.code == 1
    assert len(of_type(ended, "question")) == 3
    (summary,) = of_type(ended, "summary")
    assert (summary["stopped"], summary["asked"], summary["saved"]) == (True, 2, True)
    assert len(state_of(tmp_path).answers) == 2


def test_what_is_not_saved_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    for more, code in (["--no-save"], 0), ([], 4):
        ended = quiz(tmp_path / "file", "--json", *more, typed=answers(99))
        (summary,) = of_type(ended, "summary")
        assert (ended.code, summary["saved"], summary["passed"]) == (code, False, True)


def test_nothing_due_is_a_summary_alone(tmp_path):
    ended = quiz(tmp_path, "--review", "--json")
    assert ended.code == 0
    (summary,) = objects(ended)
    assert (summary["title"], summary["of"], summary["skills"]) == ("Review", 0, [])


def test_the_list_names_every_layer_skill_and_question(tmp_path):
    quiz(tmp_path, typed=answers(99))
    ended = cnn_tutor(tmp_path, "quiz", "--list", "--json")
    fields = dict(re.findall(r"^\| `(layer|skill|question)` \| (.*) \|$", DOCUMENT, re.MULTILINE))
    for kind, words in fields.items():
        plain_words = re.sub(r"\([^)]*\)", "", words)
        for each in of_type(ended, kind):
            assert each.keys() == {"type", *re.findall(r"`(\w+)`", plain_words)}
    assert [each["id"] for each in of_type(ended, "layer")] == [each.id for each in COURSE.layers]
    listed = {each["id"]: each for each in of_type(ended, "question")}
    assert listed.keys() == QUESTIONS.keys()
    tallies = state_of(tmp_path).answers
    assert {id: (each["asked"], each["right"]) for id, each in listed.items() if each["asked"]} == {
        id: (tally.asked, tally.right) for id, tally in tallies.items()
    }
    levels = {each["level"] for each in of_type(ended, "skill") if each["layer"] == "convolution"}
    assert levels == {"proficient"}
