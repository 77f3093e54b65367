"""Pictures made by formula, as many as one likes: eight shapes that a network can tell apart."""

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array
from cnn_tutor.engine.digits import Labels

SHAPES = (
    "circle",
    "ring",
    "square",
    "triangle",
    "cross",
    "star",
    "horizontal stripes",
    "vertical stripes",
)
SIZE = 32

Field = npt.NDArray[np.float64]


def load_shapes(n: int, seed: int = 0) -> tuple[Array, Labels]:
    """`x: (n, 32, 32, 3)` float32 colours from 0 to 1, `y: (n,)` the shape, an index of `SHAPES`.

    Place, size, both colours, the shading of the background and the noise are drawn at random; the
    classes come up equally often, in random order. The same seed gives the same pictures.
    """
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.arange(n) % len(SHAPES))
    radius = rng.uniform(7, 12, (n, 1, 1))
    middle = rng.uniform(radius + 1, SIZE - 2 - radius, (2, n, 1, 1))
    rows, columns = np.mgrid[:SIZE, :SIZE]
    v, u = (rows - middle[0]) / radius, (columns - middle[1]) / radius

    depth = np.empty((n, SIZE, SIZE))
    for label, inside in enumerate(INSIDE):
        chosen = labels == label
        depth[chosen] = inside(u[chosen], v[chosen])
    # How much of each pixel the shape covers: its edges are as soft as a pixel is wide.
    cover = np.clip(depth * radius + 0.5, 0, 1)[..., np.newaxis]

    background, colour = _colours(rng, n)
    slope = rng.uniform(-0.3, 0.3, (2, n, 1, 1))
    shade = (slope[0] * (rows / SIZE - 0.5) + slope[1] * (columns / SIZE - 0.5))[..., np.newaxis]
    x = (background + shade) * (1 - cover) + colour * cover
    x += rng.uniform(0, 0.1, (n, 1, 1, 1)) * rng.normal(size=x.shape)
    return np.clip(x, 0, 1).astype(np.float32), labels


def _colours(rng: "np.random.Generator", n: int) -> tuple[Field, Field]:
    """Two colours a picture, `(n, 1, 1, 3)` each, that differ clearly in at least one channel."""
    background = rng.uniform(0, 1, (n, 1, 1, 3))
    away = rng.uniform(0.4, 0.6, (n, 1, 1, 3))
    return background, np.where(background > 0.5, background - away, background + away)


# Each says how deep inside the shape the point (u right, v down) lies: 0 on its edge, negative
# outside. All shapes reach about one unit from their middle.


def _circle(u: Field, v: Field) -> Field:
    return 1 - np.hypot(u, v)


def _ring(u: Field, v: Field) -> Field:
    return np.minimum(_circle(u, v), np.hypot(u, v) - 0.6)


def _square(u: Field, v: Field) -> Field:
    depth: Field = 0.85 - np.maximum(abs(u), abs(v))
    return depth


def _triangle(u: Field, v: Field) -> Field:
    """Three sides, half a unit from the middle, the lowest of them level."""
    sides = [0.5 - v] + [0.5 + v / 2 + sign * u * np.sqrt(0.75) for sign in (1, -1)]
    depth: Field = np.minimum.reduce(sides)
    return depth


def _cross(u: Field, v: Field) -> Field:
    upright = np.minimum(0.3 - abs(u), 1 - abs(v))
    return np.maximum(upright, np.minimum(0.3 - abs(v), 1 - abs(u)))


def _star(u: Field, v: Field) -> Field:
    """Five points: each is a tip at radius 1 between two hollows at radius 0.4."""
    fifth = 2 * np.pi / 5
    angle = np.mod(np.arctan2(u, -v) + fifth / 2, fifth) - fifth / 2
    along, aside = np.hypot(u, v) * np.cos(angle), np.hypot(u, v) * abs(np.sin(angle))
    hollow = 0.4 * np.cos(fifth / 2), 0.4 * np.sin(fifth / 2)
    edge = np.hypot(1 - hollow[0], hollow[1])
    depth: Field = ((1 - along) * hollow[1] - aside * (1 - hollow[0])) / edge
    return depth


def _level_stripes(u: Field, v: Field) -> Field:
    """Three bars, one above the other, within the square."""
    bars: Field = np.minimum(_square(u, v), 0.17 - abs(np.mod(v + 0.34, 0.68) - 0.34))
    return bars


def _upright_stripes(u: Field, v: Field) -> Field:
    return _level_stripes(v, u)


INSIDE = (
    _circle,
    _ring,
    _square,
    _triangle,
    _cross,
    _star,
    _level_stripes,
    _upright_stripes,
)
