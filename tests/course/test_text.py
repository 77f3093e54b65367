import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.course.controls import CONTROL
from cnn_tutor.course.text import Span, fill, paragraphs, parse, plain, spoken

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
    for read, before in ((parse, ""), (paragraphs, "One.\n\n")):
        with pytest.raises(ValueError, match=r".") as caught:
            read(before + text)
        assert caught.value.args[0].startswith(message)
        assert caught.value.args[1] == len(before) + offset


@pytest.mark.parametrize(
    "text", ["x[0]", "a] b } c |", "`*a* {b} [[c]] \\`", "[a](b)", "<b>a</b>", "[red]a[/red]"]
)
def test_everything_else_is_text_or_code_as_it_stands(text):
    assert plain(parse(text)) == text.strip("`")


def test_lines_are_joined_and_empty_lines_part_paragraphs():
    text = "\n\nOne\n  two *three\nfour*.\n   \n\nFive [[six\nseven]].\n\n"
    assert [plain(paragraph) for paragraph in paragraphs(text)] == [
        "One two three four.",
        "Five six seven.",
    ]
    assert paragraphs(text)[1][1] == Span("term", "six seven", "six seven")


@given(st.text(st.sampled_from("a *`[{}]|\\\n")))
def test_no_line_feed_comes_through(text):
    with suppress(ValueError):
        assert "\n" not in "".join(plain(paragraph) for paragraph in paragraphs(text))


def test_facts_are_filled_in():
    paragraph = parse("a {size} map of {cells}")
    assert plain(fill(paragraph, {"size": "6 x 6", "cells": "36"})) == "a 6 x 6 map of 36"
    with pytest.raises(KeyError, match="cells"):
        fill(paragraph, {"size": "6 x 6"})


def test_a_filled_fact_is_text_whatever_it_says():
    assert fill(parse("{sum}"), {"sum": "*x*"}) == (Span("text", "*x*"),)


@given(st.characters(categories=["Cc", "Cs", "Zl", "Zp"]))
def test_every_control_character_is_one(character):
    assert CONTROL.match(character) or character == "\n"


def test_what_is_read_out_tells_words_of_code_and_products():
    told = spoken(parse("With `same`, `Conv2D` gives *3·2*; `pool_size=2` is [[stride|a stride]]."))
    assert told == 'With "same", Conv2D gives 3*2; pool_size=2 is a stride.'
