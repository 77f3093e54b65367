"""The share that softmax gives to one of a few scores."""

from math import exp

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import written

_NTH = ("first", "second", "third", "fourth")


def draw(pick: Pick) -> Draft | None:
    """Scores, and the class that is asked for."""
    classes = pick.whole("classes", 2, 3)
    if not 2 <= classes <= len(_NTH):
        raise ValueError(f"ranges: classes: expected 2 to {len(_NTH)}")
    scores = [pick.whole(f"score-{c}", -1, 3, of="score") for c in range(classes)]
    asked = pick.number("class", 0, classes - 1)

    exponentials = [exp(score) for score in scores]
    total = sum(exponentials)
    answer = f"{exponentials[asked] / total:.1f}"
    winner = max(scores)
    wrong = [
        Wrong(
            "softmax-undivided",
            written(exponentials[asked]),
            "Not quite: that is the exponential. Divide it by the sum of all of them.",
        ),
        Wrong(
            "softmax-picks-winner",
            1 if scores[asked] == winner else 0,
            "Not quite: every class gets a share, the largest score the largest one.",
        ),
    ]
    if sum(scores) and min(scores) >= 0:
        wrong.append(
            Wrong(
                "softmax-is-share",
                written(scores[asked] / sum(scores)),
                "Not quite: that shares out the scores themselves. First take the exponential of "
                "each.",
            )
        )
    shown = sum(float(written(each)) for each in exponentials)
    known = ", ".join(f"e^{score} is {written(exp(score))}" for score in sorted({*scores}))
    return Draft(
        ask=f"The scores are {', '.join(map(str, scores))}. What does softmax give the "
        f"{_NTH[asked]} class, to one decimal? ({known}.)",
        answer=answer,
        wrong=wrong,
        why=f"{' + '.join(map(written, exponentials))} = {written(shown)}, and "
        f"{written(exponentials[asked])} / {written(shown)} is about {answer}.",
        hint="Take the exponential of each score, then divide the one that is asked for by the sum "
        "of all.",
        tolerance=0.05,
    )
