import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.course.controls import CONTROL
from cnn_tutor.course.inline import located, parse
from cnn_tutor.course.text import Span, plain

MARKS = r"\*`[]{}|"
VISIBLE = st.characters().filter(lambda character: not CONTROL.match(character))
TEXT = st.text(VISIBLE | st.sampled_from(MARKS))
WORD = st.from_regex(r"[a-z][a-z ]{0,8}[a-z]", fullmatch=True)
NAME = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


def escaped(text):
    return re.sub(r"[\\*`\[\]{}|]", r"\\\g<0>", text)


@given(TEXT)
def test_escaped_text_is_itself(text):
    spans = parse(escaped(text))
    assert plain(spans) == re.sub(r" *\n *", " ", text)
    assert {span.kind for span in spans} <= {"text"}


@given(TEXT)
def test_any_text_is_read_or_told_with_the_place_of_a_mark(text):
    try:
        parse(text)
    except ValueError as error:
        message, offset = error.args
        assert text[offset] in MARKS
        assert message.startswith(("a backslash", text[offset]))


SPANS = st.one_of(
    st.builds(lambda text: (escaped(text), Span("text", text)), WORD),
    st.builds(lambda text: (f"*{text}*", Span("emphasis", text)), WORD),
    st.builds(lambda text: (f"**{text}**", Span("strong", text)), WORD),
    st.builds(lambda text: (f"`{text}`", Span("code", text)), WORD),
    st.builds(lambda text: (f"[[{text}]]", Span("term", text, text)), WORD),
    st.builds(lambda text, shown: (f"[[{text}|{shown}]]", Span("term", shown, text)), WORD, WORD),
    st.builds(lambda name: (f"{{{name}}}", Span("fact", f"{{{name}}}", name)), NAME),
)


@given(st.lists(SPANS))
def test_each_mark_makes_its_span(pieces):
    source = " ".join(text for text, _ in pieces)
    assert plain(parse(source)) == " ".join(span.text for _, span in pieces)
    marked = [span for span in parse(source) if span.kind != "text"]
    assert marked == [span for _, span in pieces if span.kind != "text"]


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("a *b", 2, "* opens and never closes: write *emphasis*, or \\* for the character"),
        ("**b*", 0, "** opens and never closes: write **strong**"),
        ("a `b", 2, "` opens and never closes: write `code`"),
        ("see [[b", 4, "[[ opens and never closes: write [[term]] or [[term|shown so]]"),
        ("see [[|b]]", 4, "[[ holds nothing"),
        ("see {Cell}", 4, "{ holds nothing, a space at its edge or another mark: write {fact}"),
        ("see {", 4, "{ opens and never closes"),
        ("2 * 3 * 4", 2, "* holds nothing, a space at its edge"),
        ("*a {fact}*", 0, "* holds nothing, a space at its edge or another mark"),
        ("** **", 0, "** holds nothing"),
        ("``", 0, "` holds nothing"),
        ("end \\", 4, "a backslash with nothing after it"),
        ("a\x1b[31m", 1, "control character U+001B"),
        ("a\tb", 1, "control character U+0009"),
        ("a\u202eb", 1, "control character U+202E"),
        ("a\ud800", 1, "control character U+D800"),
    ],
)
def test_what_can_not_be_read_is_told_with_its_offset(text, offset, message):
    with pytest.raises(ValueError, match=r".") as caught:
        parse(text)
    assert caught.value.args[0].startswith(message)
    assert caught.value.args[1] == offset
    _, block = located(f"One.\n\n{text}")
    place, told = next((place, found) for place, found in block if isinstance(found, str))
    assert told.startswith(message)
    assert place == len("One.\n\n") + offset


@pytest.mark.parametrize(
    "text", ["x[0]", "a] b } c |", "`*a* {b} [[c]] \\`", "[a](b)", "<b>a</b>", "[red]a[/red]"]
)
def test_everything_else_is_text_or_code_as_it_stands(text):
    assert plain(parse(text)) == text.strip("`")


def test_lines_are_joined_and_empty_lines_part_paragraphs():
    text = "\n\nOne\n  two *three\nfour*.\n   \n\nFive [[six\nseven]].\n\n"
    first, second = ([span for _, span in block] for block in located(text))
    assert plain(first) == "One two three four."
    assert plain(second) == "Five six seven."
    assert second[1] == Span("term", "six seven", "six seven")


@given(st.text(st.sampled_from("a *`[{}]|\\\n")))
def test_no_line_feed_comes_through(text):
    for block in located(text):
        assert not any("\n" in found.text for _, found in block if isinstance(found, Span))


@given(st.characters(categories=["Cc", "Cs", "Zl", "Zp"]))
def test_every_control_character_is_one(character):
    assert CONTROL.match(character) or character == "\n"
