"""What the engine takes for an array: checks that speak Keras's terms, and one number type."""

from typing import Any

import numpy as np
import numpy.typing as npt

Shape = tuple[int, ...]
Array = npt.NDArray[np.floating[Any]]

FLOAT32 = np.dtype(np.float32)

IMAGE_AXES = ("batch", "height", "width", "channels")
KERNEL_AXES = ("kernel height", "kernel width", "input channels", "filters")


def floats(*arrays: npt.ArrayLike, names: tuple[str, ...]) -> list[Array]:
    """`as_floats`, and none of it NaN: raises `ValueError` for that, too."""
    result = as_floats(*arrays, names=names)
    for array, name in zip(result, names, strict=False):
        check_no_nan(array, name)
    return result


def as_floats(*arrays: npt.ArrayLike, names: tuple[str, ...]) -> list[Array]:
    """Each array as float64 if any of them is float64, else as float32.

    Raises `ValueError` for what is not made of real numbers.
    """
    given = list(map(np.asarray, arrays))
    for array in given:
        if array.dtype is not FLOAT32:
            break
    else:
        return given
    for array, name in zip(given, names, strict=False):
        if array.dtype.kind not in "fiub":
            raise ValueError(f"{name} must hold real numbers; its dtype is {array.dtype}")
    dtype = np.float64 if any(array.dtype == np.float64 for array in given) else np.float32
    return [array.astype(dtype, copy=False) for array in given]


def check_no_nan(array: Array, name: str) -> None:
    """Raise `ValueError` that tells where the first NaN is."""
    if has_nan(array):
        where = tuple(int(i) for i in np.argwhere(np.isnan(array))[0])
        raise ValueError(f"{name} holds NaN, first at index {where}")


def has_nan(array: Array) -> bool:
    """Whether there is a NaN: `argmax` stops at the first, and is the quickest way to find one."""
    numbers = array.ravel("K")
    largest: float = numbers.item(numbers.argmax()) if numbers.size else 0.0
    return largest != largest


def check_axes(shape: Shape, name: str, axes: tuple[str, ...]) -> None:
    """Raise `ValueError` unless an array of this shape has these axes, none of them empty."""
    if len(shape) != len(axes):
        expected = ", ".join(axes)
        raise ValueError(f"{name} must have {len(axes)} axes ({expected}); its shape is {shape}")
    for axis, (size, meaning) in enumerate(zip(shape, axes, strict=True)):
        if size == 0:
            raise ValueError(f"{name} is empty along axis {axis} ({meaning}): {shape}")


def check_length(shape: Shape, name: str, axis: int, expected: int, why: str) -> None:
    """Raise `ValueError` unless the axis has the length that is expected."""
    if shape[axis] != expected:
        raise ValueError(
            f"{name} has {shape[axis]} along axis {axis}, expected {expected}: {why} "
            f"(shape {shape})"
        )
