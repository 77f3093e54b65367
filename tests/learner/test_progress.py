import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.learner import Answered, Moved, NotSaved, Progress, Reset, Saved, Unlocked, fold, log
from cnn_tutor.learner.codec import encode
from tests.learner.strategies import events

AT = "2026-01-31T12:00:00Z"


def files(directory):
    return sorted((directory / "progress").glob("*.jsonl"))


def write(directory, name, happened):
    path = directory / "progress" / f"{name}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"".join(map(encode, happened)))
    return path


def test_a_newcomer_has_no_files_and_reading_makes_none(tmp_path):
    progress = Progress.open(tmp_path / "state")
    assert progress.state == fold([])
    assert not (tmp_path / "state").exists()


def test_what_is_recorded_is_there_the_next_time(tmp_path):
    happened = [Unlocked("input", AT), Moved("tour", "stride", AT, 4), Answered("q", True, AT)]
    progress = Progress.open(tmp_path)
    assert progress.record(*happened[:2]) == Saved()
    assert progress.record(happened[2]) == Saved()
    assert Progress.open(tmp_path).state == progress.state == fold(happened)


def test_what_other_sessions_write_is_taken_in_when_asked_for(tmp_path):
    write(tmp_path, "elsewhere", [Unlocked("input", AT)])
    here, there = Progress.open(tmp_path), Progress.open(tmp_path)
    for event in (Unlocked("convolution", AT), Answered("q", True, AT)):
        there.record(event)
        here.record(event._replace(at="2026-02-01T00:00:00Z"))
        assert here.state != there.state
        here.refresh()
        there.refresh()
        assert here.state == there.state == Progress.open(tmp_path).state
    write(tmp_path, "new", [Unlocked("pooling", AT)])
    here.refresh()
    assert "pooling" in here.state.unlocked


def test_nothing_is_read_again_that_only_this_session_wrote(tmp_path):
    progress = Progress.open(tmp_path)
    for event in (Unlocked("input", AT), Moved("tour", "stride", AT)):
        progress.record(event)
        before = progress.state
        progress.refresh()
        assert progress.state is before


def test_what_is_not_on_disk_yet_outlives_a_refresh(tmp_path):
    write(tmp_path, "elsewhere", [Unlocked("input", AT)])
    for progress in (Progress.open(tmp_path), Progress.open(tmp_path, keeps=False)):
        progress.take(Unlocked("convolution", AT))
        write(tmp_path, "elsewhere", [Unlocked("pooling", AT)])
        progress.refresh()
        assert "convolution" in progress.state.unlocked


def test_files_are_for_the_learner_alone(tmp_path):
    Progress.open(tmp_path / "a" / "b").record(Reset(AT))
    (file,) = files(tmp_path / "a" / "b")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for directory in (file.parent, file.parent.parent, tmp_path / "a"):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_appending_never_touches_what_is_there(tmp_path):
    path = write(tmp_path, log.machine_name(), [Unlocked("input", AT)])
    path.write_bytes(path.read_bytes() + b"\xff garbage\n{}\n")
    before = path.read_bytes()
    progress = Progress.open(tmp_path)
    assert progress.skipped == 2
    progress.record(Unlocked("convolution", AT))
    assert path.read_bytes().startswith(before)
    assert Progress.open(tmp_path).state.unlocked == {"input", "convolution"}


def test_an_event_is_never_glued_to_a_torn_line(tmp_path):
    path = write(tmp_path, log.machine_name(), [Unlocked("input", AT)])
    path.write_bytes(path.read_bytes() + b'{"v":1,"event":"unlo')
    Progress.open(tmp_path).record(Unlocked("convolution", AT))
    progress = Progress.open(tmp_path)
    assert progress.state.unlocked == {"input", "convolution"}
    assert progress.skipped == 1


def test_a_last_line_that_lost_only_its_end_counts(tmp_path):
    path = write(tmp_path, "other", [Unlocked("input", AT)])
    path.write_bytes(path.read_bytes().rstrip())
    progress = Progress.open(tmp_path)
    assert (progress.state.unlocked, progress.skipped) == ({"input"}, 0)


def test_what_a_later_version_wrote_is_kept_and_counted_apart(tmp_path):
    path = write(tmp_path, "other", [Unlocked("input", AT)])
    path.write_bytes(path.read_bytes() + b'{"v":2,"event":"unlocked","medal":"gold"}\n')
    progress = Progress.open(tmp_path)
    assert (progress.skipped, progress.newer) == (0, 1)
    assert progress.state.unlocked == {"input"}


@given(st.lists(events), st.data())
def test_events_of_several_machines_give_one_state_however_they_are_split(
    tmp_path_factory, happened, data
):
    """Machines with sound clocks: whichever of them an event happened on, the state is the same."""
    happened.sort(key=lambda event: event.at)
    apart = [
        event
        for index, event in enumerate(happened)
        if index == 0 or event.at != happened[index - 1].at
    ]
    directory = tmp_path_factory.mktemp("state")
    machines = [data.draw(st.sampled_from("abc")) for _ in apart]
    for machine in set(machines):
        own = [event for event, name in zip(apart, machines, strict=True) if name == machine]
        write(directory, machine, own)
    assert Progress.open(directory).state == fold(apart)


@given(st.lists(events))
def test_a_clock_that_jumps_back_changes_nothing_on_its_machine(tmp_path_factory, happened):
    directory = tmp_path_factory.mktemp("state")
    write(directory, "a", happened)
    assert Progress.open(directory).state == fold(
        {encode(event): event for event in happened}.values()
    )


@given(st.lists(events), st.integers(0))
def test_a_copied_file_counts_nothing_twice(tmp_path_factory, happened, copied):
    directory = tmp_path_factory.mktemp("state")
    write(directory, "a", happened)
    once = Progress.open(directory).state
    write(directory, "a.sync-conflict", happened[:copied])
    assert Progress.open(directory).state == once


@given(st.binary(max_size=300))
def test_any_bytes_are_a_file(tmp_path_factory, noise):
    directory = tmp_path_factory.mktemp("state")
    write(directory, "a", [Unlocked("input", AT)])
    with (directory / "progress" / "b.jsonl").open("wb") as file:
        file.write(noise)
    assert "input" in Progress.open(directory).state.unlocked


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.mkdir()])
def test_what_is_not_a_file_is_not_read(tmp_path, make):
    write(tmp_path, "a", [Unlocked("input", AT)])
    make(tmp_path / "progress" / "b.jsonl")
    progress = Progress.open(tmp_path)
    assert progress.state.unlocked == {"input"}
    assert len(progress.unopened) == 1
    assert "b.jsonl" in progress.unopened[0]


def test_a_link_is_not_written_through(tmp_path):
    (tmp_path / "progress").mkdir()
    (tmp_path / "secret").write_text("mine")
    (tmp_path / "progress" / f"{log.machine_name()}.jsonl").symlink_to(tmp_path / "secret")
    answer = Progress.open(tmp_path).record(Unlocked("input", AT))
    assert isinstance(answer, NotSaved)
    assert "symbolic link" in answer.reason
    assert (tmp_path / "secret").read_text() == "mine"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("lab-3.example.org", "lab-3.example.org"),
        ("../../etc", "etc"),
        ("", "machine"),
        ("ü/", "machine"),
    ],
)
def test_a_machine_is_named_by_what_a_file_can_be_called(monkeypatch, host, name):
    monkeypatch.setattr(os, "uname", lambda: os.uname_result(("Linux", host, "", "", "")))
    assert log.machine_name() == name
