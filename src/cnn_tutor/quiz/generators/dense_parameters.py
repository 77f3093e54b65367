"""How many weights a Dense layer has."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong


def draw(pick: Pick) -> Draft:
    """Numbers that come in, units."""
    inputs = pick.whole("inputs", 8, 256)
    units = pick.whole("units", 2, 12)
    weights = inputs * units
    return Draft(
        ask=f"A row of {inputs} numbers goes into `Dense({units})`. How many parameters does the "
        "layer have, biases included?",
        answer=weights + units,
        wrong=[
            Wrong(
                "bias-forgotten",
                weights,
                f"Not quite: that is the weights. Each of the {units} units has a bias too.",
            ),
            Wrong(
                "dense-shares-weights",
                inputs + units,
                f"Not quite: that has {units} units share {inputs} weights. "
                "Each has its own for every number.",
            ),
            Wrong(
                "one-filter-only",
                inputs + 1,
                f"Not quite: that is one unit. There are {units}.",
            ),
            Wrong(
                "bias-before-sum",
                2 * weights,
                "Not quite: that has a bias for each weight. A unit adds one, to its finished sum.",
            ),
        ],
        why=f"Each unit has {inputs} weights and 1 bias, {inputs + 1} in all; {units} units make "
        f"{weights + units}.",
        hint="Count one unit first: a weight for each number that comes in, and its bias.",
    )
