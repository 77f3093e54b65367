"""What was made of files, kept for the next start, which then need not make it.

A kept value stands behind its stamp, all that it was made of: the files, byte for byte, and which
code made it. It counts while that is what is there today, no bit of it has changed, and nobody but
this user could have written it. Whatever else is found (an old one, a torn one, none) means making
it, and where nothing can be written, nothing is.
"""

from __future__ import annotations

import json
import os
import stat
from binascii import crc32
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from cnn_tutor import __version__

T = TypeVar("T")
Records = Mapping[str, Callable[..., object]]
"""By their names the types that a kept value is made of, besides tuples, mappings and plain ones.
Their parts are those of `__match_args__`.
"""
LARGEST = 1 << 19
"""So many bytes of a value are kept at most: a home may have a quota."""


def kept(
    path: str,
    stamp: Callable[[], bytes],
    records: Records,
    fits: Callable[[object], bool],
    make: Callable[[], T],
) -> T:
    """What `make` makes: as it is kept at `path`, if that `fits`, else as it is made now."""
    try:
        before = stamp()
    except OSError:
        return make()
    with suppress(OSError, ValueError, RecursionError, KeyError, TypeError):
        _refuse_others(os.stat(os.path.dirname(path)))
        found = _bytes(path, os.O_NOFOLLOW, _refuse_others)
        body = found[len(before) + len(_seal(b"")) :]
        if found.startswith(before + _seal(body)):
            value: T = _restored(json.loads(body), records)
            if fits(value):
                return value
    value = make()
    with suppress(OSError):
        body = json.dumps(_plain(value)).encode()
        # It is not kept where somebody changed a file meanwhile.
        if len(body) <= LARGEST and stamp() == before:
            _write(path, before + _seal(body) + body)
    return value


def stamp_of(what: str, rooms: Sequence[str], files: Sequence[str]) -> bytes:
    """All that decides what is made, and how long each part of it is.

    Args:
        what: What is made, and how, as far as that is in no file.
        rooms: The directories of the code that makes it, and of what comes along with it.
        files: The files that it is made of; their names count from where the first one is.

    Raises:
        OSError: A file or a room that can't be read.
    """
    code = [_code(room) for room in rooms]
    beside = files[0].removesuffix(os.path.basename(files[0])) if files else ""
    names = [
        file.removeprefix(beside) if file.startswith(beside) else os.path.basename(file)
        for file in files
    ]
    parts = [(name, _bytes(file)) for name, file in zip(names, files, strict=True)]
    sizes = [(name, len(part)) for name, part in parts]
    head = json.dumps([__version__, what, code, sizes]).encode()
    return b"\n".join([head, *(part for _, part in parts), b""])


def short(text: str) -> str:
    """A text as eight letters and digits, to name a file by."""
    return f"{crc32(os.fsencode(text)):08x}"


@cache
def _code(room: str) -> list[tuple[str, int, int]]:
    """The files of a room as they were when it was asked first; what changes later is not run."""
    with os.scandir(room) as entries:
        return sorted(
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.is_file()
        )


def _bytes(
    path: str, flags: int = 0, refuse: Callable[[os.stat_result], None] = lambda _: None
) -> bytes:
    """A regular file's bytes, unless its status is to be refused; a pipe would never answer."""
    with open(os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError
        refuse(status)
        return file.read()


def _refuse_others(status: os.stat_result) -> None:
    """Refuse what is another user's, or can be written by one."""
    if status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError


def _seal(body: bytes) -> bytes:
    """What any changed bit of the body would change."""
    return b"%08x" % crc32(body)


def _plain(value: object) -> object:
    """Records and tuples as lists that begin with the record's name, or with nothing."""
    if hasattr(value, "__match_args__"):
        parts = [_plain(getattr(value, name)) for name in value.__match_args__]
        return [type(value).__name__, *parts]
    if isinstance(value, tuple):
        return ["", *map(_plain, value)]
    if isinstance(value, frozenset):
        return ["frozenset", ["", *map(_plain, sorted(value))]]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _restored(value: Any, records: Records) -> Any:
    if type(value) is list:
        name, *rest = value
        fields = [_restored(each, records) if type(each) in (list, dict) else each for each in rest]
        return records[name](*fields) if name else tuple(fields)
    if type(value) is dict:
        return MappingProxyType({key: _restored(each, records) for key, each in value.items()})
    return value


def _write(path: str, data: bytes) -> None:
    """Put the file there whole, or not at all. Of several that do so, the last one stays."""
    directory = os.path.dirname(path)
    os.makedirs(directory, 0o700, exist_ok=True)
    _refuse_others(os.stat(directory))
    new = f"{path}.{os.urandom(4).hex()}"
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        with open(os.open(new, flags, 0o600), "wb") as file:
            file.write(data)
        os.replace(new, path)
    except OSError:
        with suppress(OSError):
            os.unlink(new)
