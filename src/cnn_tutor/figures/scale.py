"""Which values the two ends of a colour map stand for."""

from collections.abc import Sequence

from cnn_tutor.figures.arrays import Array

Scale = tuple[float, float]


def scale_of(*maps: Array, signed: bool = False) -> Scale:
    """From 0 to the largest value; symmetric about 0 if they are `signed`, as weights are whatever
    they happen to be, or if one of them is negative.
    """
    reach = max(float(abs(values).max()) for values in maps) or 1.0
    signed = signed or any(values.min() < 0 for values in maps)
    return (-reach, reach) if signed else (0.0, reach)


def scales_of(layers: Sequence[Sequence[Array]], shared: str) -> list[list[Scale]]:
    """A scale for each map of each layer, `shared` by nothing but the "map", by the maps of a
    "layer", or by "all".
    """
    if shared == "map":
        return [[scale_of(each) for each in maps] for maps in layers]
    if shared == "layer":
        return [[scale_of(*maps)] * len(maps) for maps in layers]
    over_all = scale_of(*(each for maps in layers for each in maps))
    return [[over_all] * len(maps) for maps in layers]
