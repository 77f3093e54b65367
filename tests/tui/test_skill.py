from textual.content import Content

from cnn_tutor.learner.week import Week
from cnn_tutor.practice.survey import Known, Survey
from cnn_tutor.tui.widgets.skill import chart, few, skill_line, strength_line


def known(level="new", *, missing=3, strength=0.0, due=False):
    return Known("size", "The size of the map", "one", level, missing, strength, due)


STRONG = known("mastered", missing=0, strength=0.97)
FADING = known("proficient", missing=0, strength=0.83, due=True)
BEGUN = known("begun", missing=2, strength=1.0)


def charted(*skills):
    return [line.plain.rstrip() for line in chart(Survey(list(skills), Week(0, 0, [])))]


def test_a_dot_a_skill():
    assert charted(STRONG, FADING, FADING, BEGUN, *[known()] * 12) == [
        "  strong       1  ●",
        "  fading       2  ○○",
        "  on the way   1  ○",
        "  to come     12  ············",
    ]


def test_a_course_of_many_skills_has_no_longer_dots_and_loses_none():
    lines = charted(STRONG, *[known()] * 119)
    assert lines[0] == "  strong       1  ●"
    assert lines[3] == "  to come    119  " + "·" * 40


def test_how_far_a_skill_is_in_a_word():
    words = [skill_line(each).plain.split()[-1] for each in (STRONG, FADING)]
    assert words == ["mastered", "fading"]
    assert skill_line(BEGUN).plain.endswith("2 to go")
    assert skill_line(known()).plain == "· The size of the map"


def test_how_strong_it_is_as_dots_and_a_number():
    assert strength_line(STRONG).plain.split()[-2:] == ["●●●●●●●●●●", "97%"]
    assert strength_line(FADING).plain.split()[-2:] == ["●●●●●●●●··", "83%"]
    assert strength_line(BEGUN).plain.endswith("2 to go")


def test_what_is_left_out_is_counted():
    lines = [Content(each) for each in "abcde"]
    assert few(lines, 5) == lines
    assert [line.plain for line in few(lines, 3)] == ["a", "b", "  and 3 more"]
