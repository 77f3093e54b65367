"""Where lines come from and go to: signals, pipes, full disks, closed streams, encodings."""

import os
import re
import shutil
import signal
import subprocess
import sys

import pytest

from tests.cli.shell import cnn_tutor, environment
from tests.cli.test_quiz import CONTENT, QUIZZES, SEED, answers, quiz, state_of


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


def test_an_answer_from_a_file_moves_no_cursor(tmp_path):
    file = tmp_path / "answers.txt"
    file.write_bytes(b"\x1b[2Ja\x00\n")
    ended = quiz(tmp_path, "--answers", str(file))
    assert "Your answer: \\x1b[2Ja\\x00\n" in ended.out
    assert "\x1b" not in ended.out


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


@pytest.mark.parametrize("typed", [["glossary"], ["--help"], ["show", "conv", "--help"]])
def test_an_output_that_is_full_is_one_sentence(tmp_path, typed):
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "cnn_tutor", *typed],
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


def closed(tmp_path, command, streams):
    """How a command ends whose streams are closed by the shell, and what it says of that."""
    ended = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m cnn_tutor {command} {streams}; exit $?"],
        capture_output=True,
        env=environment(tmp_path),
        text=True,
        timeout=60,
    )
    return ended.returncode, ended.stderr


def test_a_closed_input_is_at_its_end(tmp_path):
    assert closed(tmp_path, "quiz", "<&- 2>&-") == (1, "")


@pytest.mark.parametrize("command", ["model", "doctor", "show", "quiz", "--help"])
def test_a_closed_output_is_one_that_cannot_be_written(tmp_path, command):
    says = "The output could not be written: it is closed.\n"
    assert closed(tmp_path, command, ">&-") == (5, says)


def test_a_locale_without_utf8_gets_ascii_in_a_pipe_too(tmp_path):
    for layer in QUIZZES:
        ended = quiz(tmp_path, layer, "--no-save", typed=answers(0, layer=layer), LC_ALL="C")
        assert ended.out.isascii()
        assert not re.search(r"[0-9]\?[0-9]", ended.out)


def test_signs_that_the_output_does_not_know_are_written_in_ascii(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    with (content / "glossary.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: arrow, name: Arrow →, means: A × B − C … é.}\n")
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
