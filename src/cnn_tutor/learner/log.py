"""The files: one a machine, appended to and never rewritten; reading is the union of them all.

An append is one `write` under `flock`, and is on disk (`fsync`) before it returns. What a crash can
leave behind is a torn last line: the next append starts on a line of its own, so that nothing is
ever glued to it.
"""

import errno
import fcntl
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from heapq import merge
from typing import NamedTuple

from cnn_tutor.learner.codec import Unreadable, decode
from cnn_tutor.learner.events import Event

_Stamped = tuple[str, int, int, bytes, Event]  # latest time, file, number of the line, the line

_PATIENCE = 2.0  # seconds to wait for another session's append; one takes milliseconds
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


class Reading(NamedTuple):
    """What the files hold: the events in their order, and what of them could not be read.

    Attributes:
        damaged: How many lines are damaged.
        newer: How many lines a later version wrote.
        unopened: A sentence for each file that could not be read.
        sizes: How long each file was that could be.
    """

    events: list[Event]
    damaged: int
    newer: int
    unopened: list[str]
    sizes: dict[str, int]


def machine_name() -> str:
    """This machine's name, fit to be a file's: letters, digits, dots and dashes."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", os.uname().nodename).lstrip(".-")[:64] or "machine"


def read(directory: str) -> Reading:
    """Every event of every machine.

    A machine's events stay in the order of its file, whatever its clock did; between machines, `at`
    decides, then the machine's name. An event that stands in two files (a copy, a retry) is one.
    """
    files: list[Iterator[_Stamped]] = []
    damaged, newer, unopened = 0, 0, []
    sizes: dict[str, int] = {}
    try:
        names = sorted(name for name in os.listdir(directory) if name.endswith(".jsonl"))
    except FileNotFoundError:
        names = []
    except OSError as error:
        return Reading([], 0, 0, [f"{directory}: {reason(error)}."], {})
    for name in names:
        path = os.path.join(directory, name)
        try:
            with open(_open(path, os.O_RDONLY), "rb") as file:
                found = file.read()
        except OSError as error:
            unopened.append(f"{path}: {reason(error)}.")
            continue
        sizes[name] = len(found)
        lines = [line for line in found.split(b"\n") if line.strip()]
        decoded = [decode(line) for line in lines]
        damaged += decoded.count("damaged")
        newer += decoded.count("newer")
        files.append(_stamped(len(files), lines, decoded))
    events: dict[bytes, Event] = {}
    for *_, line, event in merge(*files):
        events.setdefault(line, event)
    return Reading(list(events.values()), damaged, newer, unopened, sizes)


def sizes(directory: str) -> dict[str, int]:
    """How long each file is now: as none is ever rewritten, that tells whether there is more."""
    try:
        with os.scandir(directory) as entries:
            return {
                entry.name: entry.stat(follow_symlinks=False).st_size
                for entry in entries
                if entry.name.endswith(".jsonl")
            }
    except OSError:
        return {}


def append(path: str, lines: bytes) -> int:
    """Add whole lines to the file, on disk before this returns how many bytes that were.

    Raises:
        OSError: They are not there, or not for certain. What did get written stays: a torn line is
            skipped by `read`, a whole one that is appended again counts once.
    """
    _make_directory(os.path.dirname(path))
    descriptor = _open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
    try:
        with _locked(descriptor):
            size = os.fstat(descriptor).st_size
            torn = size and os.pread(descriptor, 1, size - 1) != b"\n"
            data = b"\n" + lines if torn else lines
            if os.write(descriptor, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(descriptor)
            if not size:
                _sync_directory(os.path.dirname(path))
            return len(data)
    finally:
        os.close(descriptor)


def reason(error: OSError) -> str:
    """Why a file could not be read or written, in words for somebody who did not ask for it."""
    return {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your disk quota is used up",
        errno.EFBIG: "the file may not grow any larger",
        errno.EROFS: "the disk can only be read",
        errno.EACCES: "you may not write or read there",
        errno.EPERM: "you may not write or read there",
        errno.ELOOP: "it is a symbolic link",
        errno.ENOTDIR: "a file stands where a directory is needed",
        errno.EISDIR: "a directory stands where the file should be",
        errno.EAGAIN: "another session of cnn-tutor holds it and does not let go",
        errno.EIO: "the disk reports an error",
    }.get(error.errno or 0) or (error.strerror or str(error)).lower()


def _stamped(
    file: int, lines: list[bytes], decoded: list[Event | Unreadable]
) -> Iterator[_Stamped]:
    """The events with their place in the union: never before what stands above them."""
    latest = ""
    for number, (line, event) in enumerate(zip(lines, decoded, strict=True)):
        if not isinstance(event, str):
            latest = max(latest, event.at)
            yield latest, file, number, line, event


def _open(path: str, flags: int) -> int:
    """Open a regular file, not a link to one, nor a pipe that would never answer."""
    flags |= os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(path, flags, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is not a regular file")
    return descriptor


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    """Hold the file alone until the block ends; where there are no locks, go on without."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
            continue
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            yield
            return
        break
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _make_directory(directory: str) -> None:
    """Make the directory and what is missing above it, for this user's eyes only."""
    if os.path.isdir(directory):
        return
    above = os.path.dirname(directory)
    if above != directory:
        _make_directory(above)
    try:
        os.mkdir(directory, 0o700)
    except FileExistsError:
        if not os.path.isdir(directory):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None
    _sync_directory(above)


def _sync_directory(directory: str) -> None:
    """Put a directory's new entry on disk, where the file system can do that for directories."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
