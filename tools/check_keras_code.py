"""Run the Keras code of figures of every kind: `python -m tools.check_keras_code`.

Needs keras with a backend, numpy, pyyaml and pillow, and so is no part of `make check`. What Keras
computes must be what the figure shows. Ends with 1 if anything differs. One case does on purpose
with the torch backend: it pads average pooling with copies of the border where TensorFlow leaves
the padding out, and so do we.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.keras_cases import CASES  # noqa: E402

from cnn_tutor.course import Course  # noqa: E402
from cnn_tutor.course.model import FigureSpec  # noqa: E402
from cnn_tutor.course.typed import read_typed  # noqa: E402
from cnn_tutor.figures import Figure, build  # noqa: E402
from cnn_tutor.keras_code import FILE, NO_FILE, ImageFile, keras_code  # noqa: E402
from cnn_tutor.pictures import Album, read_picture  # noqa: E402

Case = tuple[str, dict[str, str], Album, ImageFile]


def cases() -> Iterator[Case]:
    """The cases of the tests; shapes and an image file, in grey and in colour; one of 16 bits."""
    course = Course.open(ROOT / "content")
    for kind, options in CASES:
        yield kind, options, Album(course), NO_FILE
    from PIL import Image

    noise = np.random.default_rng(0).integers(0, 256, (40, 60, 4), dtype=np.uint8)
    folder = Path(tempfile.mkdtemp())
    Image.fromarray(noise).save(folder / "noise.png")
    Image.fromarray(noise[:, :, 0].astype(np.uint16) * 257).save(folder / "deep.png")
    for colour in (False, True):
        for path in map(str, folder.iterdir()):
            file = ImageFile(path, 12, colour)
            album = Album(course, {FILE: read_picture(path, 12, colour=colour)}, colour=colour)
            yield "conv2d", {"image": FILE, "kernel": "sobel-x"}, album, file
        yield "conv2d", {"image": "star-4", "kernel": "sobel-x"}, album, file


def shown(figure: Figure) -> list[np.ndarray]:
    """The maps that come out, in their order; of a grid, its channels."""
    outputs = [panel for panel in figure.panels if panel.role == "output"]
    channels = [panel for panel in figure.panels if panel.name != "picture"]
    return [np.array(panel.values) for panel in outputs or channels]


def computed(code: str) -> list[np.ndarray]:
    """All that the program prints, taken from the arrays themselves."""
    printed: list[np.ndarray] = []
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(code, "copied", "exec"), {"print": lambda y: printed.append(np.asarray(y))})
    return printed


def flat(maps: list[np.ndarray]) -> np.ndarray:
    """Every number of some maps in a row."""
    return np.concatenate([each.ravel() for each in maps])


def agrees(spec: FigureSpec, album: Album, file: ImageFile = NO_FILE) -> bool:
    """Whether Keras computes what a figure shows."""
    figure = build(spec, album)
    ours = shown(figure)
    if spec.kind == "receptive-field":
        ours = ours[-1:]
    elif spec.kind == "softmax":
        ours = [np.array(figure.panels[-1].values)]
    theirs = computed(keras_code(spec, album, file))
    return np.allclose(flat(ours), flat(theirs), rtol=1e-4, atol=1e-3)


def main() -> int:
    """Check them all, telling each result."""
    failed = 0
    for kind, options, album, file in cases():
        same = agrees(read_typed(kind, options), album, file)
        failed += not same
        print("ok    " if same else "DIFFERS", kind, options)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
