"""A learner's own image file, made small enough to look at number by number.

What a stranger's file could do is bounded before any of its pixels is decoded: how many bytes are
read, which formats are tried, how many pixels the header may promise.
"""

from __future__ import annotations

import os
import stat
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cnn_tutor.course.pages import Image, Pixel
from cnn_tutor.course.problems import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image as Opened

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
MAX_BYTES = 50_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 64
"""The most rows and columns that are kept of it, as of any picture of a course."""


class PictureError(ValueError):
    """A file that no picture can be made of: what is wrong with it, in one sentence."""


class WithoutPillow(PictureError):
    """Pillow, which reads and writes image files, is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Image files need Pillow, which is not installed: pip install 'cnn-tutor[images]'."
        )


def read_picture(path: str, side: int = 16, *, colour: bool = False) -> Image:
    """The middle of the picture in a file, as `side` rows of `side` values from 0 to 255.

    In grey one value a pixel, in colour its red, green and blue. What is transparent is white;
    of an animation it is the first frame.

    Raises:
        PictureError: No such file, no picture, a damaged one, one that is too large.
        WithoutPillow: There is nothing to read it with.
    """
    if not 1 <= side <= MAX_SIDE:
        raise PictureError(f"A picture can have 1 to {MAX_SIDE} rows, not {side}.")
    name = show(os.path.basename(path) or path)
    with _opened(os.path.expanduser(path), name) as opened:
        small = _small(opened, side).convert("RGB" if colour else "L")
    return Image("", name, as_rows(np.asarray(small, np.float32)))


def as_rows(values: NDArray[Any]) -> tuple[tuple[Pixel, ...], ...]:
    """An (h, w) or (h, w, 3) array as a picture of the course has it."""
    rows: list[Any] = values.tolist()
    return tuple(tuple(map(tuple, row) if values.ndim == 3 else row) for row in rows)


@contextmanager
def _opened(path: str, name: str) -> Iterator[Opened]:
    """The file with its header read; whatever fails in there is told as one sentence."""
    _check_file(path, name)
    try:
        from PIL import Image as pillow
        from PIL import UnidentifiedImageError
    except ModuleNotFoundError:
        raise WithoutPillow from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused or mended here.
            with pillow.open(path, formats=FORMATS) as opened:
                _check_size(opened.size, name)
                yield opened
    except PictureError:
        raise
    except UnidentifiedImageError:
        raise PictureError(
            f"{name} is no picture that can be read: PNG, JPEG, GIF, WebP or BMP was expected."
        ) from None
    except pillow.DecompressionBombError:
        raise _too_many_pixels(name) from None
    except Exception:  # Of a broken file, Pillow raises nearly anything.
        raise PictureError(f"{name} is damaged: its picture can't be decoded.") from None


def _check_file(path: str, name: str) -> None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        raise PictureError(f"There is no file {show(path, 120)}.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is no name of a file"
        raise PictureError(f"{name} can't be read: {reason}.") from None
    if stat.S_ISDIR(found.st_mode):
        raise PictureError(f"{name} is a directory; an image file was expected.")
    if not stat.S_ISREG(found.st_mode):
        raise PictureError(f"{name} is not a regular file; an image file was expected.")
    if not os.access(path, os.R_OK):
        raise PictureError(f"{name} can't be read: you are not allowed to.")
    if found.st_size > MAX_BYTES:
        raise PictureError(f"{name} is larger than {MAX_BYTES // 10**6} MB, the most that is read.")


def _check_size(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise _too_many_pixels(name)


def _too_many_pixels(name: str) -> PictureError:
    return PictureError(
        f"{name} claims more than {MAX_PIXELS // 10**6} million pixels, the most that is decoded."
    )


def _small(opened: Opened, side: int) -> Opened:
    """Upright, cut to its middle square, averaged down, on white. `snippet` writes the same."""
    from PIL import Image as pillow
    from PIL import ImageOps

    if opened.mode.startswith("I"):  # 16 bits of grey, which convert() would cut off at 255
        opened = opened.convert("I").point(lambda value: value / 257, "L")
    upright = ImageOps.exif_transpose(opened).convert("RGBA")
    square = ImageOps.fit(upright, (side, side), pillow.Resampling.BOX)
    return pillow.alpha_composite(pillow.new("RGBA", square.size, "white"), square)
