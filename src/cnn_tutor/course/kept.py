"""What was read of a course, kept for the next start, which then need not load YAML.

A kept value stands behind all that it was made of: the files of the course, byte for byte, and
which code read them. It counts while that is what is there today, no bit of it has changed, and
nobody but this user could have written it. Whatever else is found (an old one, a torn one, none)
means reading the course itself, and where nothing can be written, nothing is.
"""

from __future__ import annotations

import json
import os
import stat
from binascii import crc32
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any, TypeVar

from cnn_tutor import __version__
from cnn_tutor.course import model
from cnn_tutor.course.text import Span

T = TypeVar("T")

_READERS = os.path.dirname(os.path.abspath(__file__))
_RECORDS: dict[str, Any] = {
    record.__name__: record
    for record in (Span, *vars(model).values())
    if isinstance(record, type) and hasattr(record, "_fields")
}
_ONE = {
    "course": model.Outline,
    "whole": model.Outline,
    "lesson": model.Lesson,
    "quiz": model.Quiz,
    "image": model.Image,
}
_MANY = {
    "glossary": model.Term,
    "faq": model.Answered,
    "article": model.Section,
    "kernels": model.Kernel,
    "misconceptions": model.Misconception,
}
"""What a file of each kind holds: one record, or any number of them."""


def kept(cache: str, kind: str, files: Sequence[str], read: Callable[[], T]) -> T:
    """What `read` makes of the files: as it is kept in the directory `cache`, else as it is now.

    The first of the files is the one that is read, as this kind; the others it looks into.
    """
    try:
        stamp = _stamp(kind, files)
    except OSError:
        return read()
    path = os.path.join(cache, f"{kind}-{crc32(os.fsencode(os.path.abspath(files[0]))):08x}")
    with suppress(OSError, ValueError, RecursionError, KeyError, TypeError):
        _refuse_others(os.stat(cache))
        found = _bytes(path, os.O_NOFOLLOW, _refuse_others)
        body = found[len(stamp) + len(_seal(b"")) :]
        if found.startswith(stamp + _seal(body)):
            value: T = _restored(json.loads(body))
            if _fits(kind, value):
                return value
    value = read()
    with suppress(OSError):
        if _stamp(kind, files) == stamp:  # nobody changed a file meanwhile
            body = json.dumps(_plain(value)).encode()
            _write(path, stamp + _seal(body) + body)
    return value


def _stamp(kind: str, files: Sequence[str]) -> bytes:
    """All that decides what is read, and how long each part of it is."""
    with os.scandir(_READERS) as entries:
        code = sorted(
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.name.endswith(".py")
        )
    beside = files[0].removesuffix(os.path.basename(files[0]))
    names = [
        file.removeprefix(beside) if file.startswith(beside) else os.path.basename(file)
        for file in files
    ]
    parts = [(name, _bytes(file)) for name, file in zip(names, files, strict=True)]
    sizes = [(name, len(part)) for name, part in parts]
    head = json.dumps([__version__, kind, code, sizes]).encode()
    return b"\n".join([head, *(part for _, part in parts), b""])


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


def _fits(kind: str, value: object) -> bool:
    """Whether that is what a file of the kind holds."""
    if kind in _MANY:
        return type(value) is tuple and all(type(each) is _MANY[kind] for each in value)
    return type(value) is _ONE[kind]


def _plain(value: object) -> object:
    """Records and tuples as lists that begin with the record's name, or with nothing."""
    if isinstance(value, tuple):
        name = type(value).__name__ if hasattr(value, "_fields") else ""
        return [name, *map(_plain, value)]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _restored(value: Any) -> Any:
    if type(value) is list:
        name, *rest = value
        fields = [_restored(each) if type(each) in (list, dict) else each for each in rest]
        return _RECORDS[name](*fields) if name else tuple(fields)
    if type(value) is dict:
        return MappingProxyType({key: _restored(each) for key, each in value.items()})
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
