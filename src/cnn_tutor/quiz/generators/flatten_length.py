"""How long a row Flatten makes."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong


def draw(pick: Pick) -> Draft:
    """The size and number of the maps."""
    size = pick.whole("size", 2, 8)
    channels = pick.whole("channels", 4, 32)
    answer = size * size * channels
    return Draft(
        ask=f"Maps of shape ({size}, {size}, {channels}) go through `Flatten`. How many numbers "
        "does the row have?",
        answer=answer,
        wrong=[
            Wrong(
                "one-channel-only",
                size * size,
                f"Not quite: that is one map. All {channels} go into the row.",
            ),
            Wrong(
                "flatten-is-pooling",
                channels,
                "Not quite: one number a map is what global pooling keeps. Flatten keeps them all.",
            ),
            Wrong(
                "rows-only",
                size * channels,
                f"Not quite: a map has {size} rows *and* {size} columns.",
            ),
            Wrong(
                "layers-add-up",
                2 * size + channels,
                "Not quite: that adds the three. Rows, columns and channels are multiplied.",
            ),
        ],
        why=f"{size} x {size} x {channels} = {answer}: every number of every map, unchanged.",
        hint="How many numbers does one map hold, and how many maps are there?",
    )
