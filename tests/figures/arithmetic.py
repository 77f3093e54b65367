"""What the arithmetic that a figure writes out comes to."""


def value_of(text: str, **names) -> float:
    """The value of a sum as written: `·` multiplies, `max` takes any number of values."""
    return eval(
        text.replace("·", "*"),
        {"__builtins__": {}, "max": lambda *values: max(values), **names},
    )


def as_typed(values) -> str:
    """Whole numbers row by row, as they are typed."""
    return " / ".join(" ".join(str(int(value)) for value in row) for row in values)
