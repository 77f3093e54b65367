"""Writing a file so that it is there whole, or as it was before."""

from __future__ import annotations

import os
from contextlib import suppress


def write_whole(path: str, data: bytes) -> None:
    """Put `data` into the file at `path`, which nobody ever sees half written.

    What is no file of its own, such as a pipe or /dev/stdout, is just written to. Raises `OSError`.
    """
    if path.startswith("/dev/") or (os.path.exists(path) and not os.path.isfile(path)):
        with open(path, "wb") as stream:
            stream.write(data)
        return
    path = os.path.realpath(path)  # a link stays one
    mode = None
    with suppress(FileNotFoundError), open(path, "r+b") as old:  # or it may not be written to
        mode = os.fstat(old.fileno()).st_mode & 0o777
    beside = f"{path}.{os.urandom(4).hex()}"
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        with open(os.open(beside, flags, 0o666 if mode is None else mode), "wb") as file:
            if mode is not None:
                os.fchmod(file.fileno(), mode)  # whatever the umask took from it
            file.write(data)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
