import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.learner import Answered, Unlocked
from cnn_tutor.learner.codec import decode, encode
from tests.learner.strategies import events

AT = "2026-01-31T12:00:00Z"


@given(events)
def test_an_event_comes_back_as_it_went(event):
    line = encode(event)
    assert decode(line) == event
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")


@given(st.binary())
def test_any_bytes_are_a_kind_of_line(line):
    assert decode(line) == "damaged" or b"{" in line


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(["v", "event", "at", "layer", "frame"]), json_values))
def test_any_object_is_a_kind_of_line(found):
    decode(json.dumps(found).encode())


@given(events, st.data())
def test_a_torn_line_is_damaged(event, data):
    line = encode(event)
    assert decode(line[: data.draw(st.integers(0, len(line) - 2))]) == "damaged"


def test_more_fields_than_we_know_do_not_disturb():
    line = b'{"v":1,"event":"unlocked","layer":"input","at":"%s","mood":"high"}' % AT.encode()
    assert decode(line) == Unlocked("input", AT)


@pytest.mark.parametrize(
    "line",
    [
        f'{{"v":2,"event":"unlocked","layer":"input","at":"{AT}"}}',
        f'{{"v":1,"event":"applauded","at":"{AT}"}}',
        '{"v":7}',
    ],
)
def test_what_a_later_version_wrote_is_told_from_damage(line):
    assert decode(line.encode()) == "newer"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[1]",
        "[" * 100_000,
        '{"v":1}',
        '{"v":true,"event":"reset"}',
        '{"v":1,"event":"reset"}',
        '{"v":1,"event":"reset","at":"yesterday"}',
        f'{{"v":1,"event":"unlocked","layer":7,"at":"{AT}"}}',
        f'{{"v":1,"event":"unlocked","layer":"\\ud800","at":"{AT}"}}',
        f'{{"v":1,"event":"unlocked","layer":"\\u001b[2J","at":"{AT}"}}',
        f'{{"v":1,"event":"moved","lesson":"a","step":"b","frame":true,"at":"{AT}"}}',
    ],
)
def test_damage(line):
    assert decode(line.encode()) == "damaged"


def test_what_cannot_be_printed_is_saved_as_a_question_mark():
    event = Answered("q", False, AT, given="a\x1b[2J\ud800b")
    assert decode(encode(event)) == Answered("q", False, AT, given="a?[2J?b")
