"""Where the weights start: random numbers, scaled so that signals neither fade nor explode."""

import math

import numpy as np
import numpy.typing as npt


def initial(
    rule: str, shape: tuple[int, ...], rng: "np.random.Generator"
) -> npt.NDArray[np.float64]:
    """The first values of a parameter of this shape.

    * `"glorot_uniform"` (Keras's default): uniform within `±√(6 / (fan_in + fan_out))`
    * `"he_uniform"`: uniform within `±√(6 / fan_in)`
    * `"he_normal"`: normal with variance `2 / fan_in`, cut off at two standard deviations
    * `"zeros"`, `"ones"`

    `fan_in` is the number of inputs that one output sums up, `fan_out` the number of outputs that
    one input goes to. Raises `ValueError` for another rule. Convention: `keras.initializers`.
    """
    if rule in ("zeros", "ones"):
        return np.full(shape, float(rule == "ones"))
    positions = math.prod(shape[:-2])
    fan_in, fan_out = positions * shape[-2], positions * shape[-1]
    if rule == "glorot_uniform":
        return _uniform(math.sqrt(6 / (fan_in + fan_out)), shape, rng)
    if rule == "he_uniform":
        return _uniform(math.sqrt(6 / fan_in), shape, rng)
    if rule == "he_normal":
        # Cutting the tails takes variance away: 0.8796 is what is left of the deviation.
        return math.sqrt(2 / fan_in) / 0.87962566103423978 * _cut_normal(shape, rng)
    raise ValueError(f"no initializer is called {rule!r}")


def _uniform(
    limit: float, shape: tuple[int, ...], rng: "np.random.Generator"
) -> npt.NDArray[np.float64]:
    return rng.uniform(-limit, limit, shape)


def _cut_normal(shape: tuple[int, ...], rng: "np.random.Generator") -> npt.NDArray[np.float64]:
    """Normal numbers, those beyond two standard deviations drawn again."""
    values = rng.normal(size=shape)
    while (outside := np.abs(values) > 2).any():
        values[outside] = rng.normal(size=int(outside.sum()))
    return values
