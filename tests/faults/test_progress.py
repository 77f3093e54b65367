"""What is promised of progress, while the machine does its worst.

Each fault happens in a process of its own, which records layer after layer and prints the ones that
it was told are saved.
"""

import errno
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cnn_tutor.learner import NotSaved, Progress, Saved, Unlocked, log

AT = "2026-01-31T12:00:00Z"
SOURCE = Path(log.__file__).parents[2]

RECORD = """
import os, resource, signal, sys
from cnn_tutor.learner import Progress, Saved, Unlocked

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def record(names):
    progress = Progress.open(sys.argv[1])
    for name in names:
        outcome = progress.record(Unlocked(name, "2026-01-31T12:00:00Z"))
        print(name if isinstance(outcome, Saved) else outcome.reason, flush=True)
"""


def start(directory, code):
    return subprocess.Popen(
        [sys.executable, "-c", RECORD + code, str(directory)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        text=True,
    )


def run(directory, code):
    process = start(directory, code)
    return process.communicate(timeout=60)[0].splitlines(), process.returncode


def unlocked(directory):
    return Progress.open(directory).state.unlocked


def test_killed_before_fsync_loses_nothing_that_was_said_to_be_saved(tmp_path):
    said, code = run(tmp_path, "record('ab'); os.fsync = die; record('c')")
    assert (said, code) == (["a", "b"], -9)
    assert {"a", "b"} <= unlocked(tmp_path)


def test_killed_in_the_middle_of_a_line_costs_that_line_only(tmp_path):
    tear = (
        "write = os.write; os.write = lambda fd, data: (write(fd, data[:-9]), die()); record('c')"
    )
    said, code = run(tmp_path, "record('ab');" + tear)
    assert (said, code) == (["a", "b"], -9)
    progress = Progress.open(tmp_path)
    assert (progress.state.unlocked, progress.skipped) == ({"a", "b"}, 1)
    assert progress.record(Unlocked("d", AT)) == Saved()
    assert unlocked(tmp_path) == {"a", "b", "d"}


def test_a_file_that_may_not_grow_is_said_and_the_rest_is_tried_again(tmp_path):
    said, code = run(
        tmp_path,
        """
record("a")
size = os.path.getsize(next(os.scandir(sys.argv[1] + "/progress")).path)
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 5, resource.RLIM_INFINITY))
progress = Progress.open(sys.argv[1])
first = progress.record(Unlocked("b", "2026-01-31T12:00:00Z"))
second = progress.record(Unlocked("c", "2026-01-31T12:00:01Z"))
print(first.reason.partition(": ")[2])
print(second.reason.partition(": ")[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
print(progress.record(Unlocked("d", "2026-01-31T12:00:02Z")))
print(sorted(progress.state.unlocked))
""",
    )
    assert code == 0
    assert said[:3] == ["a", "the disk is full.", "the file may not grow any larger."]
    assert said[3:] == ["Saved()", "['a', 'b', 'c', 'd']"]
    assert unlocked(tmp_path) == {"a", "b", "c", "d"}


def test_two_sessions_at_once_lose_nothing_and_tear_nothing(tmp_path):
    sessions = [
        start(tmp_path, f"record('{session}-' + str(i) for i in range(150))") for session in "ab"
    ]
    said = [name for session in sessions for name in session.communicate(timeout=60)[0].split()]
    assert len(said) == 300
    progress = Progress.open(tmp_path)
    assert progress.state.unlocked == set(said)
    assert progress.skipped == 0


def test_a_directory_that_may_not_be_written_is_named():
    become_nobody = "os.geteuid() or os.setuid(65534);"
    with TemporaryDirectory() as directory:
        os.chmod(directory, 0o555)
        said, code = run(directory, become_nobody + "record('a')")
        assert os.listdir(directory) == []
    assert (said, code) == ([f"{directory}/progress: you may not write or read there."], 0)


def test_a_session_that_holds_the_file_and_sleeps_does_not_hang_the_other(tmp_path, monkeypatch):
    monkeypatch.setattr(log, "_PATIENCE", 0.05)
    progress = Progress.open(tmp_path)
    progress.record(Unlocked("a", AT))
    holder = start(
        tmp_path,
        """
import fcntl
file = open(next(os.scandir(sys.argv[1] + "/progress")).path)
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
signal.pause()
""",
    )
    assert holder.stdout.readline() == "held\n"
    outcome = progress.record(Unlocked("b", AT))
    holder.kill()
    holder.communicate(timeout=60)
    assert isinstance(outcome, NotSaved)
    assert "another session" in outcome.reason
    assert progress.record() == Saved()
    assert unlocked(tmp_path) == {"a", "b"}


def raiser(number):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("call", ["write", "fsync", "open", "mkdir"])
@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EIO, errno.ESTALE]
)
def test_whatever_fails_is_told_kept_and_tried_again(tmp_path, monkeypatch, call, number):
    directory = tmp_path / "state"
    progress = Progress.open(directory)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, raiser(number))
        outcome = progress.record(Unlocked("a", AT))
    assert isinstance(outcome, NotSaved)
    assert outcome.reason.startswith(str(directory))
    assert progress.state.unlocked == {"a"}
    assert progress.record(Unlocked("b", AT)) == Saved()
    assert unlocked(directory) == {"a", "b"}


def test_where_there_are_no_locks_it_goes_on_without(tmp_path, monkeypatch):
    monkeypatch.setattr("fcntl.flock", raiser(errno.ENOLCK))
    assert Progress.open(tmp_path).record(Unlocked("a", AT)) == Saved()
    assert unlocked(tmp_path) == {"a"}
