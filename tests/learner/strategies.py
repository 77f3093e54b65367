"""Events as hypothesis draws them: few ids, so that they meet, and clocks that are often wrong."""

from hypothesis import strategies as st

from cnn_tutor.learner import Answered, Hinted, Moved, Proficient, Reset, Seeded, Themed, Unlocked

ids = st.sampled_from(["input", "convolution", "convolution/first", "pooling"])
times = st.integers(0, 99).map(lambda second: f"2026-01-01T00:{second // 60:02}:{second % 60:02}Z")
printable = st.text(st.characters(exclude_categories=["C", "Z"]))

events = st.one_of(
    st.builds(
        Answered,
        question=ids,
        right=st.booleans(),
        at=times,
        variant=printable,
        skill=ids,
        layer=ids,
        given=printable,
        mistake=printable,
        typed=st.booleans(),
        hint=st.booleans(),
        attempt=st.integers(1, 9),
        review=st.booleans(),
        edition=st.sampled_from(["", "one", "two"]),
    ),
    st.builds(Unlocked, layer=ids, at=times),
    st.builds(Hinted, question=ids, variant=printable, at=times),
    st.builds(Proficient, skill=ids, at=times),
    st.builds(Seeded, seed=st.integers(0, 2**32), at=times),
    st.builds(Moved, lesson=ids, step=ids, at=times, frame=st.integers(0, 40), quiz=ids),
    st.builds(Themed, theme=ids, at=times),
    st.builds(Reset, at=times),
)
