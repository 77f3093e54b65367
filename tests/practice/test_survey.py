from cnn_tutor.learner import Answered, now
from cnn_tutor.practice import Sitting, practice, quiz, review
from cnn_tutor.practice.survey import survey
from cnn_tutor.quiz import grade
from tests.practice.learners import ONE, TWO, answer, somebody, take

LATER = "2099-01-01T00:00:00Z"


def test_somebody_new_knows_nothing_yet(tmp_path):
    found = survey(somebody(tmp_path), now())
    assert [(each.id, each.layer, each.level) for each in found.skills] == [
        ("look", "one", "new"),
        ("size", "one", "new"),
        ("count", "two", "new"),
    ]
    assert {each.strength for each in found.skills} == {0.0}
    assert (found.due, found.begun, found.week) == (0, False, (0, 0, []))
    assert {group: len(some) for group, some in found.groups().items()} == {
        "strong": 0,
        "fading": 0,
        "on the way": 0,
        "to come": 3,
    }


def test_what_was_learned_is_strong_and_fades(tmp_path):
    skills = somebody(tmp_path)
    take(skills, quiz(skills, ONE))
    answer(Sitting(skills, quiz(skills, TWO)))
    found = survey(skills, now())
    assert [each.level for each in found.skills] == ["proficient", "proficient", "begun"]
    assert [each.group for each in found.skills] == ["strong", "strong", "on the way"]
    assert [each.missing for each in found.skills] == [0, 0, 2]
    assert {each.strength for each in found.skills} == {1.0}
    assert (found.week.asked, found.week.right) == (7, 7)
    found = survey(skills, LATER)
    assert [each.group for each in found.skills] == ["fading", "fading", "on the way"]
    assert all(0 < each.strength < 0.9 for each in found.skills)
    assert (found.due, found.week) == (2, (0, 0, []))
    assert found.of("two") == found.skills[2:]


def test_what_went_wrong_in_a_review_fades_until_it_is_right(tmp_path):
    skills = somebody(tmp_path)
    take(skills, quiz(skills, ONE))
    look, size = survey(skills, now()).of("one")
    assert (look.group, size.group) == ("strong", "strong")
    take(skills, review(skills, ["look", "size"]), wrong=[1])
    look, size = survey(skills, now()).of("one")
    assert (look.group, look.slipped, look.strength, look.level) == (
        "fading",
        True,
        0,
        "proficient",
    )
    assert (size.group, size.slipped) == ("strong", False)
    take(skills, review(skills, ["look"]))
    assert survey(skills, now()).of("one")[0].group == "strong"


def test_the_weakest_stands_first(tmp_path):
    skills = somebody(tmp_path)
    ordered = ["count", "look"]
    for day, skill in enumerate(ordered, start=1):
        skills.progress.record(
            *(
                Answered(skill, True, f"2026-01-0{day}T12:00:00Z", variant, skill, typed=True)
                for variant in "abc"
            )
        )
    for at, group in ("2026-01-02T13:00:00Z", "strong"), (LATER, "fading"):
        assert [each.id for each in survey(skills, at).groups()[group]] == ordered
    assert skills.due(LATER) == ordered


def test_the_misconceptions_of_the_week_are_counted(tmp_path):
    skills = somebody(tmp_path)
    sitting = Sitting(skills, practice(skills, "count"))
    for _ in range(3):
        item = sitting.round.item
        sitting.settle(item, grade(item, item.mistakes[0].gives))
    mistakes = survey(skills, now()).week.mistakes
    assert sum(times for _, times in mistakes) == 3
    assert mistakes == sorted(mistakes, key=lambda found: (-found[1], found[0]))
