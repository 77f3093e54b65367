"""What stands on the lab's bench: a figure whose options are turned, typed and drawn."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from cnn_tutor.course.model import FigureKind, FigureSpec
from cnn_tutor.course.option_words import DOES, MEANS, OPERATIONS, STARTS
from cnn_tutor.course.pages import Image
from cnn_tutor.course.problems import sentence, show
from cnn_tutor.course.readers import ID_PATTERN
from cnn_tutor.course.typed import TypedError, options_of, read_typed, spelled, write
from cnn_tutor.figures import Figure, FigureError, Shelf, build
from cnn_tutor.figures.model import Rows
from cnn_tutor.figures.told import grown, told
from cnn_tutor.keras_code import FILE, keras_code
from cnn_tutor.pictures import Album, PictureError
from cnn_tutor.pictures.album import WORDS
from cnn_tutor.tui.easel import SETTINGS, Easel
from cnn_tutor.tui.turning import DIGITS, next_of, next_value, numbered, unset

FIRST = (
    "image",
    "number",
    "size",
    "colour",
    "kernel",
    "filters",
    "pool",
    "pool_size",
    "strides",
    "padding",
)
"""The settings that stand first after the operation; the others follow as the course has them."""
NOT_SET = {"at", "filter", "unit"}
"""What the figure's own keys do."""
TAKEN_ALONG = ("image", "through", "channel")
"""What stays on the bench when another operation is chosen."""
MOST_FILTERS = 4
IMAGES = "digit-3, circle, a picture's name, a file"
LEFT_OUT = {
    "crop": "whole image",
    "through": "nothing",
    "channel": "all",
    "filters": "only the kernel",
    "scale": "as usual",
}
"""What a setting says that is not set. Typed, that takes it away again, as "-" and "none" do."""


class Setting(NamedTuple):
    """Something that can be changed: its name, what it is now, what it means."""

    name: str
    value: str
    means: str


class Experiment:
    """A figure, and its options as they would be typed.

    Attributes:
        kind: The operation.
        texts: What the options are set to; the others have their defaults.
        figure: The figure that they make; where they make none, the last one that they made.
        spec: The options of that figure.
        problem: Why they make none, in one sentence.
        easel: The pictures that there are.
    """

    figure: Figure
    spec: FigureSpec

    def __init__(self, course: Shelf, spec: FigureSpec | None = None) -> None:
        self.easel = Easel(course)
        self.kind: FigureKind = spec.kind if spec else "conv2d"
        self.texts = dict(STARTS[self.kind])
        if spec:
            self.texts = {name: write(value) for name, value in spec.options.items()}
        self._taken: dict[str, str] = {}
        self._own_kernel: list[str] = []
        self.problem = ""
        self._compute()

    @property
    def settings(self) -> Sequence[Setting]:
        """All that can be changed, in the order in which one would."""
        names = [name for name in options_of(self.kind) if name not in NOT_SET]
        if "filters" in self.texts:
            names.remove("kernel")
        if "logits" in self.texts:
            names.remove("image")
        names += self.easel.settings(self._image)
        names.sort(key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
        return [self.setting("operation"), *map(self.setting, names)]

    def setting(self, name: str) -> Setting:
        """What a setting is now."""
        if name == "operation":
            word = next(word for word, kind in OPERATIONS.items() if kind == self.kind)
            return Setting(name, word, DOES[word])
        if name in SETTINGS:
            return Setting(name, *self.easel.told(name, self._image))
        text = self._text(name)
        if name == "image":
            found, file = numbered(text), Path(self.easel.file.path).name
            return Setting(name, found[0] if found else file if text == FILE else text, IMAGES)
        if name in ("kernel", "weights") and not ID_PATTERN.fullmatch(text):
            text = "your own"
        text = LEFT_OUT.get(name, "none") if text == "-" else text.strip("[]")
        return Setting(name.replace("_", " "), text, MEANS[name])

    def _text(self, name: str) -> str:
        """What an option is set to, or what it is if it is not."""
        if name in self.texts:
            return self.texts[name]
        given = self.spec.options.get(name)
        return unset(options_of(self.kind)[name]) if given is None else write(given)

    def turn(self, name: str, by: int) -> bool:
        """Change a setting to what comes before or after. Whether it has an order at all."""
        name = name.replace(" ", "_")
        match name:
            case "operation":
                self._operate(next_of(list(OPERATIONS), self.setting(name).value, by))
            case "image":
                self._turn_image(by)
            case "number" | "size" | "colour":
                self.type(name, self.easel.after(name, self._image, by))
            case "kernel":
                kernels = [*self.shelf.kernels, *self._own_kernel]
                self._set(name, next_of(kernels, self.texts[name], by))
            case "layers":
                given = self.texts[name].strip("[]").replace(",", " ").split()
                self._set(name, " ".join([*given, "conv3"] if by > 0 else given[:-1] or given))
            case "filters":
                self._count_filters(by)
            case "through":
                layers = ("-", *self.shelf.kernels, "relu", "max-pool")
                text = next_of(layers, self._text(name).strip("[]"), by)
                self._set(name, text.strip("-"))
            case _:
                value = self._text(name).strip("[]")
                after = next_value(value, options_of(self.kind)[name], by)
                if after is None:
                    return False
                if after != value:
                    self._set(name, after)
        return True

    def _turn_image(self, by: int) -> None:
        """Work on the picture before or after, past those of which no figure can be made."""
        after = self._image
        tried = {after}
        while (after := self.easel.after("image", after, by)) not in tried:
            tried.add(after)
            self._take("image", after)
            if not self.problem:
                break

    def type(self, name: str, text: str) -> None:
        """Set a setting to what was typed. What is no value of it changes nothing."""
        name, text = name.replace(" ", "_"), text.strip()
        if name == "operation":
            if text in OPERATIONS:
                self._operate(text)
            else:
                words = ", ".join(OPERATIONS)
                self.problem = f"operation: one of {words} was expected, not {show(text)!r}."
        elif name in SETTINGS:
            self._change_picture(name, text)
        else:
            schema = options_of(self.kind)[name]
            text = "" if text in ("-", "none", LEFT_OUT.get(name)) else text
            text = spelled(name, text, schema, self.shelf)
            if text in (*DIGITS, *WORDS) and text not in self.shelf.images:
                self._take(name, f"{text}-0")
            elif name == "image" and text and not ID_PATTERN.fullmatch(text):
                self.open(text)
            else:
                self._take(name, text)

    def settle(self) -> None:
        """Go back to the options that made the figure, where those of now make none."""
        self.texts, self.problem = self._made, ""

    def _take(self, name: str, text: str) -> None:
        """Set an option, unless no figure can be made with that."""
        before = self.texts, self._own_kernel
        self._set(name, text)
        if self.problem:
            self.texts, self._own_kernel = before

    def _change_picture(self, setting: str, text: str) -> None:
        try:
            self._take("image", self.easel.change(setting, self._image, text))
        except PictureError as error:
            self.problem = str(error)

    def open(self, path: str) -> None:
        """Work on an image file of the learner's own."""
        try:
            self.easel.open(path)
        except PictureError as error:
            self.problem = str(error)
        else:
            self._take("image", FILE)

    def put(self, id: str, image: Image) -> None:
        """Work on a picture of the learner's own."""
        self.easel.put(id, image)
        self._set("image", id)

    def weigh(self, rows: Rows) -> None:
        """Give the kernel, or the last of several, these weights."""
        if "filters" in self.texts:
            self._set("filters", write((*self._filters[:-1], rows)))
        else:
            self._set("kernel", write(rows))

    @property
    def kernel(self) -> Rows | None:
        """The weights that `weigh` would change, where it can."""
        given = self._filters[-1] if self._filters else None
        if isinstance(given, str):
            return self.shelf.kernels[given].rows
        return given if given and not isinstance(given[0][0], tuple | str) else None

    @property
    def filters(self) -> int:
        """How many kernels there are, all of one size."""
        return len(self._filters)

    @property
    def picture(self) -> Rows:
        """The grey picture worked on, number by number; none where it is in colour."""
        return self.easel.rows(self._image)

    @property
    def program(self) -> str:
        """The Keras code that does the same as the figure."""
        return keras_code(self.spec, self.shelf, self.easel.file)

    @property
    def shelf(self) -> Album:
        """Where pictures and kernels are."""
        return self.easel.shelf

    @property
    def _image(self) -> str:
        """The picture worked on, by its id; none where there is none."""
        return self.texts.get("image", "")

    @property
    def _filters(self) -> tuple[Any, ...]:
        options = self.spec.options
        given = options.get("filters") or tuple(filter(None, [options.get("kernel")]))
        return cast(tuple[Any, ...], given)

    def _count_filters(self, by: int) -> None:
        """One filter more or less; the new one has the next kernel of the course."""
        filters = self._filters
        if by > 0 and len(filters) < MOST_FILTERS:
            kernels = list(self.shelf.kernels)
            filters = (*filters, next_of(kernels, filters[-1], 1))
        elif by < 0 and len(filters) > 1:
            filters = filters[:-1]
        self._set("filters", write(filters) if len(filters) > 1 else "", write(filters[0]))

    def _set(self, name: str, text: str, kernel: str = "") -> None:
        texts = {**self.texts, name: text}
        if name == "filters":
            texts |= {"kernel": "" if text else kernel, "filter": ""}
        if name == "logits":
            texts["image"] = "" if text else STARTS["softmax"]["image"]
        if texts.get("kernel") and not ID_PATTERN.fullmatch(texts["kernel"]):
            self._own_kernel = [texts["kernel"]]
        self.texts = {name: text for name, text in texts.items() if text}
        self._compute()

    def _operate(self, word: str) -> None:
        """Do something else with the same picture."""
        had, self.kind = options_of(self.kind), cast(FigureKind, OPERATIONS[word])
        self._taken |= {name: self.texts.get(name, "") for name in TAKEN_ALONG if name in had}
        known = options_of(self.kind)
        for names in (TAKEN_ALONG, TAKEN_ALONG[:1], ()):
            taken = {n: self._taken[n] for n in names if n in known and n in self._taken}
            self.texts = STARTS[self.kind] | {name: text for name, text in taken.items() if text}
            self._compute()
            if not self.problem:
                break

    def _compute(self) -> None:
        try:
            spec = read_typed(self.kind, self.texts, self.shelf)
            figure = told(build(spec, self.shelf))
            self.figure = figure if "at" in self.texts else grown(figure)
        except (TypedError, FigureError) as error:
            self.problem = sentence(error)
        else:
            self.spec, self.problem, self._made = spec, "", self.texts
