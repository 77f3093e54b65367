"""The strip at the top, the keys at the bottom, and words between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from cnn_tutor.course.inline import parse
from cnn_tutor.course.text import Span
from cnn_tutor.tui.commands import commands
from cnn_tutor.tui.widgets.keys import key_line
from cnn_tutor.tui.widgets.words import hang, page, spread, words
from tests.tui.host import lines, press, tutor

TOPICS = ["CNN ARCHITECTURE", "FEATURE EXTRACTION", "MAX POOLING", "STRIDE & PADDING"]


@pytest.mark.parametrize("keys", [(), ("g",), ("f",), ("a",), ("m",), ("question_mark",), ("f2",)])
async def test_the_strip_is_the_first_line_of_every_page_and_stays_where_it_is(tmp_path, keys):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert lines(app)[0] == " " + " /// ".join(TOPICS)
        assert ("b Back" if keys == ("question_mark",) else "Help") in lines(app)[-1]


async def test_the_strip_marks_where_you_are(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)):
        (strip, *_) = app.screen._compositor.render_strips()
        assert [each.text for each in strip if each.style.bold] == ["CNN ARCHITECTURE"]


@pytest.mark.parametrize(
    ("width", "here", "shown"),
    [
        (60, "CNN Architecture", TOPICS[:3]),
        (60, "feature extraction", TOPICS[1:]),
        (60, "max pooling", TOPICS[1:]),
        (60, "stride & padding", TOPICS[1:]),
    ],
)
async def test_a_strip_without_room_leaves_out_first_topics_but_where_you_are(
    tmp_path, width, here, shown
):
    app = tutor(tmp_path)
    async with app.run_test(size=(width, 24)) as pilot:
        app.screen.query_one("TopicStrip").here = here
        await pilot.pause()
        assert lines(app)[0] == " " + " /// ".join(shown)


@given(st.integers(40, 200), st.booleans(), st.sampled_from(["", "not saved"]))
def test_the_key_line_is_never_wider_than_its_place(width, typing, warning):
    line = key_line(list(commands("home")), width, typing, warning)
    assert len(line) == width
    assert warning in line.plain


def test_keys_of_one_title_stand_together():
    assert key_line(list(commands("glossary")), 80).plain.startswith("Up Down Move   ")


def test_words_carry_their_meaning_as_style():
    content = words(parse("a *b* **c** `d` [[kernel|e]] f"))
    assert content.plain == 'a b c "d" e f'
    assert [(content.plain[s.start : s.end], s.style) for s in content.spans] == [
        ("b", "italic"),
        ("c", "bold"),
        ('"d"', "$text on $raised"),
        ("e", "underline"),
    ]


def test_the_marked_term_is_the_one_of_that_number():
    content = words(parse("[[kernel]] and [[stride]]"), marked=1)
    assert [span.style for span in content.spans] == ["underline", "$looked-at bold underline"]


def test_an_empty_line_is_between_paragraphs():
    assert page([(Span("text", "One."),), (Span("text", "Two."),)]).plain == "One.\n\nTwo."


def test_both_ends_of_a_line_are_kept_apart():
    assert spread(Content("left"), Content("right"), 12).plain == "left   right"
    assert spread(Content("left"), Content("right"), 3).plain == "left right"


def test_further_lines_hang_under_the_first():
    assert [line.plain for line in hang(Content("> "), Content("one two three"), 9)] == [
        "> one two",
        "  three",
    ]
