"""From nothing to layer after layer unlocked, by scripts that answer on standard input."""

import json
import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cnn_tutor.cli import main
from cnn_tutor.course.inline import parse
from cnn_tutor.course.text import spoken
from cnn_tutor.quiz import make
from tests.cli.shell import cnn_tutor, environment
from tests.cli.test_quiz import CONTENT, COURSE, QUIZZES, answers, filled

FIRST, SECOND = QUIZZES[:2]
MOST = 30
"""Rounds, if something does not come to an end."""


@pytest.fixture
def home(tmp_path):
    """The environment of somebody who never was here."""
    return environment(tmp_path, HOME=str(tmp_path), XDG_STATE_HOME="")


class Grader:
    """Knows the course's files, and nothing of what goes on but the objects that it reads."""

    def __init__(self):
        self.written = {}
        for name in QUIZZES:
            file = yaml.safe_load((CONTENT / "quizzes" / f"{name}.yaml").read_text())
            self.written |= {f"{name}/{each['id']}": each for each in file["questions"]}
        self.questions = {each.id: each for name in QUIZZES for each in COURSE.quiz(name).questions}

    def answer(self, asked):
        """What to type: looked up where an author wrote it, computed where it was drawn."""
        written = self.written[asked["id"]]
        letters = {choice["text"]: choice["letter"] for choice in asked["choices"]}
        if "choices" in written:
            right = [each["text"] for each in written["choices"] if each.get("right")]
            return " ".join(letters[spoken(parse(text))] for text in right)
        if "order" in written:
            return " ".join(letters[line] for line in written["order"])
        if "{" not in str(written.get("answer", "{")) and asked["kind"] != "grid":
            return str(written["answer"])
        item = make(self.questions[asked["id"]], asked["seed"], asked["attempt"])
        return filled(item).answer

    def round(self, home, *arguments):
        """Read a question, answer it, read what it was; in the end the summary."""
        process = subprocess.Popen(
            [sys.executable, "-m", "cnn_tutor", "quiz", "--json", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=home,
            text=True,
        )
        for line in process.stdout:
            found = json.loads(line)
            if found["type"] == "question":
                process.stdin.write(self.answer(found) + "\n")
                process.stdin.flush()
            elif found["type"] == "result":
                assert found["outcome"] == "right", found
        process.communicate(timeout=60)
        assert (found["type"], process.returncode) == ("summary", 0 if found["passed"] else 1)
        return found


def test_a_grader_unlocks_two_layers_with_json(home, tmp_path):
    grader, rounds, unlocked = Grader(), [], []
    while SECOND not in unlocked and len(rounds) < MOST:
        rounds.append(grader.round(home, "--count", "6"))
        unlocked += [rounds[-1]["unlocked"]] if rounds[-1]["unlocked"] else []
    assert unlocked == [FIRST, SECOND]
    assert len(rounds) >= 4
    assert {each["title"] for each in rounds} == {COURSE.quiz(name).title for name in unlocked}
    assert sum(each["right"] for each in rounds) == sum(each["asked"] for each in rounds)
    assert (tmp_path / ".local" / "state" / "cnn-tutor" / "progress").is_dir()
    listed = subprocess.run(
        [sys.executable, "-m", "cnn_tutor", "quiz", "--list", "--json"],
        stdout=subprocess.PIPE,
        env=home,
        timeout=60,
    ).stdout
    states = {
        each["id"]: each["state"]
        for each in map(json.loads, listed.splitlines())
        if each["type"] == "layer"
    }
    assert [layer for layer, state in states.items() if state == "unlocked"] == [
        "input",
        *unlocked,
    ]
    assert grader.round(home, "--count", "1")["title"] == COURSE.quiz(QUIZZES[2]).title


def test_plain_lines_unlock_two_layers(home, tmp_path):
    rounds, out = 0, ""
    for layer in (FIRST, SECOND):
        said = f"{COURSE.quiz(layer).title} is unlocked."
        while said not in out and rounds < MOST:
            rounds += 1
            typed = answers(99, 6, layer, seed=rounds)
            ended = cnn_tutor(
                tmp_path, "quiz", layer, "--count", "6", "--seed", str(rounds), typed=typed, **home
            )
            assert (ended.code, ended.err) == (0, "")
            out += ended.out
        assert said in out
    assert rounds >= 4
    model = cnn_tutor(tmp_path, "model", **home).out
    assert "Conv2D" in model
    assert 'padding="same"' in model


TYPED = (
    *("a", "B", "a c", "abcd", "1", "-2", "0.5", "1/3", "1/0", "9" * 400, "(6, 6, 8)", "(0,)"),
    *("?", "h", "hint", "1 2 / 3 4", "/", "1 / / 2", "e d c b a", "nan", "1_5", "\ufeff", "\0"),
)
LINES = st.one_of(st.text(max_size=30), st.sampled_from(TYPED))
FILES = st.one_of(
    st.binary(max_size=300),
    st.lists(LINES, max_size=12).map(lambda lines: "\n".join(lines).encode("utf-8", "replace")),
    st.lists(LINES, max_size=12).map(lambda lines: "\r".join(lines).encode("utf-16", "replace")),
)


@settings(max_examples=60)
@given(
    content=FILES,
    layer=st.sampled_from(QUIZZES),
    seed=st.integers(-5, 200),
    more=st.sampled_from([[], ["--json"]]),
)
def test_no_answers_whatever_break_it(tmp_path_factory, content, layer, seed, more):
    file = tmp_path_factory.mktemp("answers") / "file"
    file.write_bytes(content)
    asked = ["quiz", layer, "--count", "4", "--seed", str(seed), "--no-save", *more]
    assert main([*asked, "--answers", str(file)]) in (0, 1)


@settings(max_examples=8)
@given(content=FILES, more=st.sampled_from([[], ["--json"]]))
def test_no_input_whatever_breaks_it(tmp_path_factory, content, more):
    ended = cnn_tutor(
        tmp_path_factory.mktemp("state"), "quiz", "--count", "4", *more, typed=content
    )
    assert ended.code in (0, 1)
    assert ended.err == ""
