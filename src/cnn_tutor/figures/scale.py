"""Which values the two ends of a colour map stand for."""

from cnn_tutor.figures.model import Array


def scale_of(values: Array) -> tuple[float, float]:
    """From 0 to the largest value; with a negative among them, symmetric about 0."""
    reach = float(abs(values).max()) or 1.0
    return (-reach, reach) if values.min() < 0 else (0.0, reach)
