import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cnn_tutor.course import Course
from cnn_tutor.course.text import spoken
from cnn_tutor.figures import build
from cnn_tutor.learner import Progress, State
from cnn_tutor.practice import Sitting, Skills
from cnn_tutor.practice import quiz as plan
from cnn_tutor.quiz import fill, grade
from tests.cli.shell import cnn_tutor, environment
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
    assert f"{total} of {total} right. That unlocks Convolution." in ended.out
    assert "Convolution is unlocked." in ended.out
    assert "convolution" in state_of(tmp_path).unlocked
    assert sum(tally.right for tally in state_of(tmp_path).answers.values()) == total
    assert "Conv2D" in cnn_tutor(tmp_path, "model").out
    assert "Convolution: unlocked" in cnn_tutor(tmp_path, "progress").out
    assert "Next: Stride & Padding." in ended.out
    again = quiz(tmp_path, "convolution", typed=answers(99))
    assert again.code == 0
    assert "unlocked" not in again.out


def test_all_wrong_is_explained_does_not_pass_and_unlocks_nothing(tmp_path):
    total = answers(0).count("\n")
    ended = quiz(tmp_path, typed=answers(0))
    assert (ended.code, ended.err) == (1, "")
    assert f"0 of {total} right. 5 skills to go: 3 right in a row make one yours." in ended.out
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
    assert json.loads(file.read_text())["hint"] is True


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


def test_a_layer_is_named_by_id_or_name_in_any_case(tmp_path):
    for name in ("convolution", "Convolution", "CONVOLUTION"):
        assert quiz(tmp_path, name).out.startswith("Convolution: ")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["konvolution"], 'There is no layer "konvolution"; did you mean convolution?'),
        (["zzz\x1b"], 'There is no layer "zzz\\x1b"; cnn-tutor quiz --list lists them all.'),
        (["input"], "Input has no quiz: walking its lesson in cnn-tutor unlocks it."),
        (["--skill", "one-cel"], 'There is no skill "one-cel"; did you mean one-cell?'),
        (["--skill", ""], 'There is no skill ""; cnn-tutor quiz --list lists them all.'),
        (["relu", "--review"], "LAYER and --review can't go together: each says what is asked."),
        (["--list", "--count", "3"], "--list asks no questions, so it takes no --count."),
        (["--answers", "/nowhere"], "/nowhere can't be read: No such file or directory."),
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
    assert "That would unlock Convolution, but nothing of it is saved." in ended.out
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


@pytest.mark.parametrize("count", ["0", "-1", "many", "１", ""])
def test_a_count_that_is_none(tmp_path, count):
    ended = quiz(tmp_path, "--count", count)
    assert ended.code == 2
    assert "a whole number from 1 was expected" in ended.err


@pytest.mark.parametrize("seed", ["x", "1_0", "１", "", "+1", "9" * 5000])
def test_a_seed_that_is_none(tmp_path, seed):
    ended = quiz(tmp_path, f"--seed={seed}")
    assert ended.code == 2
    assert "a whole number was expected" in ended.err


def test_progress_that_cannot_be_written_is_said_and_the_quiz_goes_on(tmp_path):
    (tmp_path / "file").write_text("")
    ended = quiz(tmp_path / "file", typed=answers(99))
    assert ended.code == 4
    assert "right. That unlocks Convolution." in ended.out
    assert "saved" not in ended.out
    assert ended.err.count("Not saved: ") == 1
    assert "a file stands where a directory is needed." in ended.err


def test_content_with_a_mistake_is_told_by_file_and_line(tmp_path):
    content = tmp_path / "content"
    (content / "quizzes").mkdir(parents=True)
    (content / "course.yaml").write_text((CONTENT / "course.yaml").read_text())
    (content / "quizzes" / "convolution.yaml").write_text("title: Convolution\nquestions: 7\n")
    ended = quiz(tmp_path, "--content", str(content))
    assert (ended.code, ended.out) == (3, "")
    assert "convolution.yaml:2:12: " in ended.err
    assert cnn_tutor(tmp_path, "--content", str(content), "quiz").code == 3


def test_ranges_that_make_no_question_are_content_with_a_mistake(tmp_path):
    content = tmp_path / "content"
    (content / "quizzes").mkdir(parents=True)
    (content / "course.yaml").write_text((CONTENT / "course.yaml").read_text())
    (content / "quizzes" / "convolution.yaml").write_text(
        "title: X\nskills: [{id: b, name: B}]\nquestions:\n"
        "  - {id: a, skill: b, kind: number, generate: output-size, ranges: {size: [9, 2]}}\n"
    )
    ended = quiz(tmp_path, "--content", str(content))
    assert ended.code == 3
    assert "convolution/a: ranges: size: " in ended.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_quietly_with_what_was_answered_saved(tmp_path, number):
    process = subprocess.Popen(
        [sys.executable, "-m", "cnn_tutor", "quiz", "--seed", str(SEED)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        text=True,
    )
    process.stdin.write(answers(99).splitlines(keepends=True)[0])
    process.stdin.flush()
    for line in process.stdout:
        if line.startswith("Question 2 "):
            break
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert err.strip() == ""
    assert len(state_of(tmp_path).answers) == 1


def test_a_reader_that_goes_away_is_no_trouble(tmp_path):
    shell = f"{sys.executable} -m cnn_tutor quiz --seed {SEED} | head -n 1; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(
        ["bash", "-c", shell],
        input=answers(99).encode(),
        capture_output=True,
        env=environment(tmp_path),
        timeout=60,
    )
    first, code = ended.stdout.decode().splitlines()
    assert first.startswith("Convolution: ")
    assert code == "141"
    assert ended.stderr == b""


def test_an_output_that_is_full_is_one_sentence(tmp_path):
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "cnn_tutor", "glossary"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(tmp_path),
            timeout=60,
        )
    assert ended.returncode == 5
    assert ended.stderr == b"The output could not be written: the disk is full.\n"


def test_an_error_output_that_is_full_changes_no_exit_code(tmp_path):
    with open("/dev/full", "w") as full:
        for arguments, code in (["glossary", "zzz"], 2), (["glossary"], 5):
            ended = subprocess.run(
                [sys.executable, "-m", "cnn_tutor", *arguments],
                stdout=full,
                stderr=full,
                env=environment(tmp_path),
                timeout=60,
            )
            assert ended.returncode == code


def test_closed_streams_are_an_end_of_input(tmp_path):
    ended = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m cnn_tutor quiz <&- >&- 2>&-; exit $?"],
        env=environment(tmp_path),
        timeout=60,
    )
    assert ended.returncode == 1


def test_what_is_earned_and_right_is_told_in_words(tmp_path):
    all_right = quiz(tmp_path, typed=answers(99)).out
    assert all_right.count(": proficient now.\n") == 5
    all_wrong = quiz(tmp_path, "convolution", typed=answers(0)).out
    order = next(item for item in items() if item.kind == "order")
    lines = {option.letter: spoken(option.text) for option in order.options}
    told = "; ".join(f"{letter}) {lines[letter]}" for letter in order.answer.split())
    assert f"The answer is {told}.\n" in all_wrong


def test_a_locale_without_utf8_gets_ascii_in_a_pipe_too(tmp_path):
    for layer in QUIZZES:
        ended = quiz(tmp_path, layer, "--no-save", typed=answers(0, layer=layer), LC_ALL="C")
        assert ended.out.isascii()
        assert not re.search(r"[0-9]\?[0-9]", ended.out)


def test_signs_that_the_output_does_not_know_are_written_in_ascii(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (content / "course.yaml").write_text((CONTENT / "course.yaml").read_text())
    (content / "glossary.yaml").write_text(
        "terms:\n  - {id: arrow, name: Arrow →, means: A × B − C … é.}\n", encoding="utf-8"
    )
    ask = ("--content", str(content), "glossary", "arrow")
    assert cnn_tutor(tmp_path, *ask).out == "Arrow →\nA × B − C … é.\n"
    plain_ = cnn_tutor(tmp_path, *ask, PYTHONIOENCODING="ascii")
    assert plain_.out == "Arrow >\nA x B - C . ?.\n"


def test_a_mistake_of_ours_is_one_sentence_and_a_report(tmp_path):
    broken = "import cnn_tutor.cli.model as m; m.run = lambda _: 1 / 0; "
    ended = subprocess.run(
        [sys.executable, "-c", broken + "from cnn_tutor.cli import main; exit(main(['model']))"],
        capture_output=True,
        env=environment(tmp_path),
        text=True,
        timeout=60,
    )
    assert ended.returncode == 70
    assert ended.stderr.startswith("cnn-tutor broke down: ZeroDivisionError: division by zero.\n")
    assert "Traceback" not in ended.stderr
    (report,) = (tmp_path / "cnn-tutor").glob("report-*.txt")
    assert str(report) in ended.stderr
    assert "ZeroDivisionError" in report.read_text()
    assert os.stat(report).st_mode & 0o777 == 0o600
