"""The harness itself, and the shell's quiz as somebody types it."""

import shutil
import signal
import sys

import pytest

from tests.cli.test_quiz import CONTENT
from tests.terminal.pty import CNN_TUTOR, Session


def test_it_sees_what_is_printed_and_types_what_is_asked(tmp_path):
    asks = "name = input('Who? '); print(f'Hello {name}')"
    with Session([sys.executable, "-c", asks], tmp_path) as session:
        session.expect("Who?")
        session.type("Ada")
        session.expect("Hello Ada")
        assert session.end() == 0
        session.assert_restored()


def test_it_fails_with_the_screen():
    with Session([sys.executable, "-c", "print('here'); input()"]) as session:
        session.expect("here")
        with pytest.raises(AssertionError, match=r"(?s)'there'.*here"):
            session.expect("there", patience=0)


def test_it_sees_a_terminal_left_in_disorder():
    for disorder in ("\\x1b[?1049h", "\\x1b[?25l", "\\x1b[?1003h", "\\x1b[>1u"):
        with Session([sys.executable, "-c", f"print('{disorder}')"]) as session:
            assert session.end() == 0
            with pytest.raises(AssertionError):
                session.assert_restored()


def test_the_quiz_as_it_is_typed(tmp_path):
    with Session([*CNN_TUTOR, "quiz", "--count", "2"], tmp_path, rows=60) as session:
        session.expect("Question 1 of 2.", "Your answer:")
        session.type("h")
        session.type("")
        session.wait_until(lambda: session.text.count("Your answer:") == 3)
        session.press("ctrl+d")
        session.expect("Stopped after 0 of 2 questions.")
        assert session.end() == 1


def test_ctrl_c_ends_the_quiz_quietly(tmp_path):
    with Session([*CNN_TUTOR, "quiz"], tmp_path) as session:
        session.expect("Your answer:")
        session.press("ctrl+c")
        assert session.end() == 130
        assert "Traceback" not in session.text


def test_prose_is_wrapped_at_words_to_the_width_of_the_terminal(tmp_path):
    with Session([*CNN_TUTOR, "glossary", "stride"], tmp_path, columns=40) as session:
        assert session.end() == 0
        lines = session.text.splitlines()
        assert len([line for line in lines if len(line) > 20]) > 2
        written = bytes(session.written).decode().split()
        assert written == session.text.split()


def test_a_terminal_of_one_column_gets_a_word_a_line(tmp_path):
    with Session([*CNN_TUTOR, "glossary", "stride"], tmp_path, columns=1) as session:
        assert session.end() == 0
        assert bytes(session.written).startswith(b"Stride\r\n(also:\r\n")


def test_a_terminal_without_utf8_gets_ascii(tmp_path):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    with (content / "glossary.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: arrow, name: Arrow →, means: A × B.}\n")
    for locale, seen in (("C.UTF-8", "Arrow →\nA × B."), ("C", "Arrow >\nA x B.")):
        ask = [*CNN_TUTOR, "--content", str(content), "glossary", "arrow"]
        with Session(ask, tmp_path, env={"LC_ALL": locale}) as session:
            assert session.end() == 0
            assert session.text.startswith(seen)


def test_signals_reach_the_program():
    with Session([sys.executable, "-c", "input('ready')"]) as session:
        session.expect("ready")
        session.signal(signal.SIGTERM)
        assert session.end() == -signal.SIGTERM
