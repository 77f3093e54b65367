"""The pictures that an experiment can be made on, the learner's own among them."""

from __future__ import annotations

from typing import cast

from cnn_tutor.course.pages import Image
from cnn_tutor.course.problems import show
from cnn_tutor.engine import digits_of
from cnn_tutor.figures import Shelf
from cnn_tutor.figures.arrays import rows_of
from cnn_tutor.figures.model import Rows
from cnn_tutor.keras_code import FILE, NO_FILE, ImageFile
from cnn_tutor.pictures import Album, PictureError, read_picture
from cnn_tutor.tui.turning import count_of, next_image, next_number, next_of, numbered

DRAWING = "drawing"
"""What the picture is called that the learner draws."""
SIZES = ("8", "12", "16", "20", "24", "28", "32", "48", "64")
SHADES = ("grey", "colour")
SETTINGS = {
    "number": "a whole number",
    "size": "a whole number",
    "colour": " or ".join(SHADES),
}
"""What can be said of a picture that is no option of the course, and what it can be."""


class Easel:
    """It holds pictures; the experiment says by its id which one is worked on.

    Attributes:
        shelf: Where figures find all of them.
        file: The image file that was opened last.
    """

    def __init__(self, course: Shelf) -> None:
        self._course = course
        self._own: dict[str, Image] = {}
        self.file: ImageFile = NO_FILE
        self.shelf = Album(course)

    def put(self, id: str, picture: Image) -> None:
        """Have a picture of the learner's own on the shelf."""
        self._own[id] = picture
        self._shelve()

    def open(self, path: str) -> None:
        """Put an image file on the shelf, as `FILE`. Raises `PictureError`."""
        self._read(self.file._replace(path=path))

    def settings(self, image: str) -> list[str]:
        """Which of `SETTINGS` a picture has."""
        found = numbered(image)
        shape = found is not None and not image.startswith("digit")
        has = {"number": found, "size": image == FILE, "colour": shape or image == FILE}
        return [name for name in SETTINGS if has[name]]

    def told(self, setting: str, image: str) -> tuple[str, str]:
        """What one of these is now, and what it means."""
        word, nth = numbered(image) or ("", 0)
        if setting == "number":
            return str(nth), f"which of the {count_of(word)} images of its class"
        if setting == "size":
            return str(self.file.side), "how many rows are made of the file"
        return SHADES[self.file.colour], "grey, or a channel each for red, green and blue"

    def after(self, setting: str, image: str, by: int) -> str:
        """What comes before or after the value that a setting has, or before or after an image."""
        if setting == "image":
            return next_image(image, self.shelf, by)
        if setting == "number":
            return next_number(image, by).rpartition("-")[2]
        return next_of(SIZES if setting == "size" else SHADES, self.told(setting, image)[0], by)

    def change(self, setting: str, image: str, text: str) -> str:
        """Give a setting the value that was typed; the image to work on by now.

        Raises:
            PictureError: It is no value of the setting.
        """
        if not (text in SHADES if setting == "colour" else text.isdecimal()):
            raise PictureError(f"{setting}: {SETTINGS[setting]} was expected, not {show(text)!r}.")
        if setting == "number":
            return f"{(numbered(image) or ('', 0))[0]}-{text}"
        if setting == "size":
            self._read(self.file._replace(side=int(text[:9])))
            return image
        file = self.file._replace(colour=text == SHADES[1])
        if image == FILE:
            self._read(file)
        else:
            self.file = file
            self._shelve()
        return image

    def rows(self, image: str) -> Rows:
        """A grey picture, number by number; none of one in colour, or of none."""
        if image.startswith("digit"):
            word, nth = numbered(image) or ("", 0)
            return rows_of(digits_of(int(word[-1]))[nth, :, :, 0])
        found = self.shelf.images.get(image)
        grey = found is not None and not isinstance(found.rows[0][0], tuple)
        return cast(Rows, found.rows) if found and grey else ()

    def _read(self, file: ImageFile) -> None:
        picture = read_picture(file.path, file.side, colour=file.colour)
        self.file = file
        self.put(FILE, picture)

    def _shelve(self) -> None:
        """The shelf with the pictures of now. An album never changes, so it is another one."""
        self.shelf = Album(self._course, dict(self._own), colour=self.file.colour)
