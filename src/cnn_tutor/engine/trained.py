"""The trained networks that come with the program."""

from cnn_tutor.engine.digits import DATA
from cnn_tutor.engine.model import Sequential

NAMES = ("digits", "shapes")


def load_trained(name: str) -> Sequential:
    """The network trained on `load_digits()` ("digits") or on `load_shapes` ("shapes").

    "digits" takes ink from 0 to 1, so divide what `load_digits` gives by 16. Each was made by its
    script in `tools/`. Raises `ValueError` for another name.
    """
    if name not in NAMES:
        raise ValueError(f"there is no trained network {name!r}, only {', '.join(NAMES)}")
    return Sequential.load(DATA / f"{name}_model.npz")
