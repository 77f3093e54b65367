"""One learner on several machines: whatever machine an event was written on, the state is one."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate, product
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.learner import (
    Answered,
    Moved,
    Proficient,
    Progress,
    Reset,
    Seeded,
    Themed,
    Unlocked,
    fold,
    layer_states,
    standing,
    turns,
)
from cnn_tutor.learner.codec import encode
from cnn_tutor.learner.schedule import recalled
from cnn_tutor.learner.week import week

LAYERS = [SimpleNamespace(id=id, lesson="tour", quiz=id) for id in ("one", "two", "three")]
SKILLS = ["look", "size"]
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DAY = 86_400


def after(seconds):
    return (BEGIN + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def answers(skills=SKILLS):
    return st.builds(
        Answered,
        question=st.sampled_from(["one/a", "two/b"]),
        right=st.sampled_from([True, True, True, False]),
        at=st.just(""),
        variant=st.sampled_from("abcdef"),
        skill=st.sampled_from(skills),
        typed=st.booleans(),
        hint=st.sampled_from([False, False, True]),
        mistake=st.sampled_from(["", "flat", "even"]),
        review=st.booleans(),
        attempt=st.sampled_from([1, 1, 2]),
        **dict.fromkeys(("layer", "given", "edition"), st.just("")),
    )


others = st.one_of(
    st.builds(Unlocked, layer=st.sampled_from(["one", "two"]), at=st.just("")),
    st.builds(Proficient, skill=st.sampled_from(SKILLS), at=st.just("")),
    st.builds(Seeded, seed=st.integers(0, 9), at=st.just("")),
    st.builds(
        Moved, lesson=st.just("tour"), step=st.sampled_from("xy"), at=st.just(""), quiz=st.just("")
    ),
    st.builds(Themed, theme=st.sampled_from(["dark", "light"]), at=st.just("")),
    st.builds(Reset, at=st.just("")),
)
gaps = st.sampled_from([1, 60, DAY, 3 * DAY, 30 * DAY])


def timed(steps):
    """The events, each so many seconds after the one before."""
    moments = accumulate(gap for gap, _ in steps)
    return [
        event._replace(at=after(moment)) for moment, (_, event) in zip(moments, steps, strict=True)
    ]


steps = st.tuples(gaps, st.one_of(answers(), answers(), answers(), others))
histories = st.lists(st.tuples(steps, st.sampled_from("abc")))
"""What happened, after how long each time, and on which machine."""


def right(skill, variant, **more):
    return Answered("one/a", True, "", variant=variant, skill=skill, typed=True, **more)


TELLING = timed(
    [
        (1, Seeded(7, "")),
        *((60, right("look", variant)) for variant in "abc"),
        (60, Proficient("size", "")),
        (1, right("size", "a")),
        (1, Unlocked("one", "")),
        (9 * DAY, right("look", "d", review=True)),
        (DAY, right("size", "b")._replace(right=False, mistake="flat")),
    ]
)
"""In it a skill is mastered and another proficient and due; a layer is unlocked, one opens."""


def keep(directory, written):
    """The state that these lines come to, by the machines that wrote them."""
    (directory / "progress").mkdir(parents=True)
    for machine, events in written.items():
        (directory / "progress" / f"{machine}.jsonl").write_bytes(b"".join(map(encode, events)))
    return Progress.open(directory).state


def all_of(state, at):
    """Everything that is asked of a state anywhere."""
    return (
        state,
        {skill: standing(turns(state, skill)) for skill in SKILLS},
        recalled(state, SKILLS, at),
        layer_states(state, LAYERS),
        week(state, SKILLS, at),
    )


def split(events, machines):
    written = {machine: [] for machine in machines}
    for event, machine in zip(events, machines, strict=True):
        written[machine].append(event)
    return written


def test_the_telling_history_tells():
    state = fold(TELLING)
    _, standings, recalls, layers, seven = all_of(state, after(40 * DAY))
    assert [standings[skill].level for skill in SKILLS] == ["mastered", "proficient"]
    assert recalls["size"].due
    assert list(layers.values()) == ["unlocked", "open", "locked"]
    assert state.seed == 7
    assert week(state, SKILLS, TELLING[-1].at).mistakes == [("flat", 1)]
    assert seven.asked == 0


def test_it_is_told_alike_however_two_machines_share_it(tmp_path):
    told = all_of(fold(TELLING), after(40 * DAY))
    for number, machines in enumerate(product("ab", repeat=len(TELLING))):
        state = keep(tmp_path / str(number), split(TELLING, machines))
        assert all_of(state, after(40 * DAY)) == told


@given(histories)
def test_every_history_is_told_alike_however_machines_share_it(tmp_path_factory, history):
    """By whatever names the machines go, and if their files are there twice, too."""
    events = timed([step for step, _ in history])
    told = all_of(fold(events), after(1000 * DAY))
    directory = tmp_path_factory.mktemp("machines")
    for names in ("abc", "zmb"):
        machines = ["abc".index(machine) for _, machine in history]
        written = split(events, [names[machine] for machine in machines])
        copies = {f"{machine} (copy)": events for machine, events in written.items()}
        for twice, files in (("", written), (" twice", written | copies)):
            state = keep(directory / (names + twice), files)
            assert all_of(state, after(1000 * DAY)) == told


jumps = st.integers(-9 * 365, 60 * 365).map(lambda days: after(days * DAY))


@given(st.lists(st.tuples(jumps, answers(["look"])), max_size=12), jumps)
def test_no_jump_of_the_clock_asks_a_review_twice_or_loses_it(steps, last):
    happened = [event._replace(at=at) for at, event in steps]
    happened += [Proficient("look", last), right("look", "z", review=True)._replace(at=last)]
    state = fold(happened)
    assert not recalled(state, ["look"], last)["look"].due
    assert not recalled(state, ["look"], after(-99 * 365 * DAY))["look"].due
    assert recalled(state, ["look"], "2999-01-01T00:00:00Z")["look"].due


@pytest.mark.parametrize("ahead", [1, 30, 3650])
def test_a_clock_that_was_ahead_keeps_nothing_from_being_mastered(ahead):
    row = [right("look", variant)._replace(at=after(ahead * DAY)) for variant in "abc"]
    review = right("look", "d", review=True)
    levels = []
    for day in (0, 1):
        back = [right("look", "x")._replace(at=after(0)), review._replace(at=after(day * DAY))]
        levels.append(standing(turns(fold([*row, *back]), "look")).level)
    assert levels == ["proficient", "mastered"]
