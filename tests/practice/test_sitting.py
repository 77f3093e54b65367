import pytest

from cnn_tutor.learner import Answered, NotSaved, Progress, Saved, Seeded, now
from cnn_tutor.practice import Sitting, Skills, practice, quiz, review, test_out
from cnn_tutor.quiz import make
from tests.practice.learners import (
    ONE,
    QUIZZES,
    START,
    TWO,
    answer,
    choice,
    course,
    of,
    somebody,
    take,
)

test_out.__test__ = False
LATER = "2099-01-01T00:00:00Z"


def unlocked(directory):
    return Progress.open(directory).state.unlocked


def questions(sitting):
    asked = []
    while sitting.round.item:
        asked.append(sitting.round.item)
        answer(sitting)
    return asked


def test_a_quiz_that_goes_well_unlocks_its_layer_in_one_sitting(tmp_path):
    skills = somebody(tmp_path)
    sitting, earned = take(skills, quiz(skills, ONE))
    assert len(earned) == 6
    assert [each.skills for each in earned] == [(), (), (), (), ("look",), ("size",)]
    assert [each.layers for each in earned] == [()] * 5 + [(START, ONE)]
    assert sitting.saved == Saved()
    assert sitting.passed
    assert sitting.outcome == "That unlocks Start and One."
    assert unlocked(tmp_path) == {"start", "one"}


def test_the_next_quiz_asks_what_is_missing_in_variants_that_are_new(tmp_path):
    skills = somebody(tmp_path)
    sitting, _ = take(skills, quiz(skills, ONE), wrong=[5])
    assert sitting.outcome == "1 skill to go, each by 3 right in a row: Looking."
    assert unlocked(tmp_path) == frozenset()
    row = skills.standing("look").row
    assert row == ()
    again = Sitting(skills, quiz(skills, ONE))
    assert {item.skill for item in questions(again)} == {"look"}
    assert again.round.total == 3
    assert unlocked(tmp_path) == {"start", "one"}


def test_a_row_goes_on_where_it_was_left(tmp_path):
    skills = somebody(tmp_path)
    sitting = Sitting(skills, quiz(skills, TWO))
    answer(sitting)
    answer(sitting)
    later = somebody(tmp_path)
    rest = Sitting(later, quiz(later, TWO))
    assert rest.round.total == 1
    seen = {(each.question, each.variant) for each in later.standing("count").row}
    assert (rest.round.item.id, rest.round.item.variant) not in seen
    answer(rest)
    assert later.standing("count").proficient


def test_when_all_is_proficient_each_skill_is_asked_once_and_nothing_is_unlocked_again(tmp_path):
    skills = somebody(tmp_path)
    take(skills, quiz(skills, ONE))
    sitting, earned = take(skills, quiz(skills, ONE))
    assert len(earned) == 2
    assert all(not each.layers and not each.skills for each in earned)
    assert sitting.outcome == "Passed."
    sitting, _ = take(skills, quiz(skills, ONE), wrong=[1])
    assert sitting.outcome == "Four of five are needed to pass."
    assert unlocked(tmp_path) == {"start", "one"}


def test_where_nothing_is_missing_nothing_has_to_be_typed(tmp_path):
    skills = somebody(tmp_path)
    take(skills, quiz(skills, ONE))
    asked = [questions(Sitting(skills, quiz(skills, ONE))) for _ in range(4)]
    assert "choice" in {item.kind for items in asked for item in items if item.skill == "look"}


def test_a_test_out_asks_two_of_each_skill_and_unlocks_when_none_is_wrong(tmp_path):
    skills = somebody(tmp_path)
    sitting, earned = take(skills, test_out(skills, ONE))
    assert len(earned) == 4
    assert sorted(earned[-1].skills) == ["look", "size"]
    assert (earned[-1].layers, sitting.passed) == ((START, ONE), True)
    assert earned[-1].says == "Looking: proficient now. The size of the map: proficient now."
    assert skills.standing("look").level == "proficient"
    assert unlocked(tmp_path) == {"start", "one"}


@pytest.mark.parametrize("spoilt", [{"right": False}, {"hint": True}])
def test_a_test_out_allows_no_mistake_and_no_hint(tmp_path, spoilt):
    skills = somebody(tmp_path)
    sitting = Sitting(skills, test_out(skills, ONE))
    assert answer(sitting, **spoilt).says.startswith("Testing out takes every answer right,")
    assert [answer(sitting).says for _ in range(3)] == ["", "", ""]
    assert not sitting.passed
    assert sitting.outcome.endswith("Nothing is lost: each right one counts for its skill.")
    assert unlocked(tmp_path) == frozenset()


def test_a_test_out_left_early_unlocks_nothing(tmp_path):
    skills = somebody(tmp_path)
    sitting = Sitting(skills, test_out(skills, ONE))
    for _ in range(3):
        answer(sitting)
    assert unlocked(tmp_path) == frozenset()


def test_a_review_mixes_layers_and_is_noted_as_one(tmp_path, monkeypatch):
    skills = somebody(tmp_path)
    for layer in (ONE, TWO):
        take(skills, quiz(skills, layer))
    assert skills.due(now()) == []
    due = skills.due(LATER)
    assert sorted(due) == ["count", "look", "size"]
    monkeypatch.setattr("cnn_tutor.learner.answer.now", lambda: LATER)
    plan = review(skills, ["size", "look", "count"])
    assert [need.skill for need in plan.needs] == ["size", "count", "look"]
    sitting, earned = take(skills, plan)
    assert len(earned) == 3
    assert {skills.level(skill) for skill in due} == {"mastered"}
    assert [each.says for each in earned][1] == "Counting: mastered now."
    assert sitting.outcome == "3 of them are mastered."
    assert skills.due(LATER) == []


def test_one_skill_can_be_practised(tmp_path):
    skills = somebody(tmp_path)
    assert {item.skill for item in questions(Sitting(skills, practice(skills, "size")))} == {"size"}
    assert skills.standing("size").proficient
    assert Sitting(skills, practice(skills, "size")).round.total == 3


def test_the_learners_seed_is_kept_and_gives_other_variants_each_time(tmp_path):
    skills = somebody(tmp_path)
    assert skills.progress.state.seed is None
    first = questions(Sitting(skills, practice(skills, "count")))
    seed = somebody(tmp_path).progress.state.seed
    assert seed is not None
    second = questions(Sitting(skills, practice(skills, "count")))
    assert not {(i.id, i.variant) for i in first} & {(i.id, i.variant) for i in second}
    assert somebody(tmp_path).progress.state.seed == seed
    assert somebody(tmp_path / "other").progress.state.seed is None


def test_a_question_that_was_not_answered_comes_back(tmp_path):
    skills = somebody(tmp_path)
    answer(Sitting(skills, quiz(skills, TWO)))
    shown = Sitting(skills, quiz(skills, TWO)).round.item
    assert Sitting(somebody(tmp_path), quiz(skills, TWO)).round.item == shown


def test_a_hint_that_was_taken_is_not_forgotten_by_stopping(tmp_path):
    skills = somebody(tmp_path)
    left = Sitting(skills, quiz(skills, TWO))
    left.take_hint()
    assert left.saved == Saved()
    later = somebody(tmp_path)
    sitting = Sitting(later, quiz(later, TWO))
    assert (sitting.round.item, sitting.hinted) == (left.round.item, True)
    answer(sitting)
    assert later.standing("count").row == ()
    assert not sitting.hinted
    answer(sitting)
    assert len(later.standing("count").row) == 1


def test_a_test_out_that_a_hint_spoilt_begins_anew_with_something_else(tmp_path):
    skills = somebody(tmp_path)
    spoilt = Sitting(skills, test_out(skills, TWO))
    spoilt.take_hint()
    assert spoilt.spoilt
    sitting, _ = take(skills, test_out(skills, TWO))
    assert sitting.passed


def test_where_there_is_no_hint_none_is_taken(tmp_path):
    skills = somebody(tmp_path)
    sitting = Sitting(skills, quiz(skills, TWO))
    sitting.round.item = sitting.round.item._replace(hint=())
    sitting.take_hint()
    assert not sitting.hinted


def test_a_sitting_that_was_left_goes_on_until_its_questions_are_answered_elsewhere(tmp_path):
    skills = somebody(tmp_path)
    one, two = (Sitting(skills, quiz(skills, layer)) for layer in (ONE, TWO))
    answer(one)
    answer(two, right=False)
    assert one.goes_on(quiz(skills, ONE))
    assert two.goes_on(quiz(skills, TWO))
    answer(Sitting(skills, practice(skills, "count")))
    assert one.goes_on(quiz(skills, ONE))
    assert not two.goes_on(quiz(skills, TWO))
    while one.round.item:
        answer(one)
    assert not one.goes_on(quiz(skills, ONE))


def test_a_review_that_was_left_goes_on_until_more_is_due(tmp_path):
    skills = somebody(tmp_path)
    sitting = Sitting(skills, review(skills, ["size", "look"]))
    answer(sitting)
    assert sitting.goes_on(review(skills, ["look"]))
    assert not sitting.goes_on(review(skills, ["look", "count"]))


def test_a_given_seed_asks_the_same_whatever_was_learned(tmp_path):
    skills = somebody(tmp_path)
    first = questions(Sitting(skills, quiz(skills, ONE, anew=True), 7))
    assert questions(Sitting(skills, quiz(skills, ONE, anew=True), 7)) == first
    assert questions(Sitting(skills, quiz(skills, ONE, anew=True), 8)) != first
    assert skills.progress.state.seed is None


def test_answers_that_were_told_can_not_be_given_back(tmp_path):
    skills = somebody(tmp_path)
    for wrong in [1, 2, 3], []:
        take(skills, quiz(skills, TWO, anew=True), wrong, seed=7)
        assert skills.level("count") == "begun"
    take(skills, quiz(skills, TWO))
    assert skills.level("count") == "proficient"


@pytest.mark.parametrize("plan", [test_out, lambda skills, layer: review(skills, ["count"])])
def test_a_test_out_and_a_review_ask_what_was_never_answered(tmp_path, plan):
    skills = somebody(tmp_path)
    skills.progress.record(Seeded(1, now()))
    told = {(each.id, make(each, 1, 2).variant) for each in skills.questions(TWO)}
    for question, variant in told:
        skills.progress.record(Answered(question, False, now(), variant=variant, skill="count"))
    asked = questions(Sitting(skills, plan(skills, TWO)))
    assert not told & {(item.id, item.variant) for item in asked}


def test_what_is_not_saved_is_no_rehearsal_of_what_comes_next(tmp_path):
    skills = somebody(tmp_path)
    skills.progress.record(Seeded(1, now()))
    unsaved = Skills(course(), Progress.open(tmp_path, keeps=False))
    sittings = [Sitting(each, practice(each, "count")) for each in (unsaved, unsaved, skills)]
    assert len({sitting.round.seed for sitting in sittings}) == 3


@pytest.mark.parametrize("count", [1, 3, 6, 11])
def test_a_count_is_kept_to_as_far_as_there_are_questions(tmp_path, count):
    skills = somebody(tmp_path)
    assert len(questions(Sitting(skills, quiz(skills, ONE), count=count))) == count


def test_what_is_not_saved_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    skills = somebody(tmp_path / "file")
    sitting = Sitting(skills, quiz(skills, ONE))
    answer(sitting)
    assert isinstance(sitting.saved, NotSaved)


def test_a_key_that_is_corrected_forgives_the_mistakes_of_before(tmp_path):
    skills = somebody(tmp_path)
    take(skills, practice(skills, "look"), wrong=[3])
    assert skills.standing("look").row == ()
    corrected = [
        each._replace(choices=choice(right="blue", wrong=("red", "green")).choices)
        if each.choices
        else each._replace(answer="13")
        for each in QUIZZES["first"].questions
    ]
    later = somebody(tmp_path, first=QUIZZES["first"]._replace(questions=tuple(corrected)))
    assert len(later.standing("look").row) == 2


def test_a_text_that_is_edited_keeps_what_was_earned(tmp_path):
    skills = somebody(tmp_path)
    take(skills, quiz(skills, ONE))
    edited = of("first", "look", *[choice(right="RED", wrong=("Green", "Blue"))] * 5)
    later = somebody(tmp_path, first=QUIZZES["first"]._replace(questions=edited))
    assert later.standing("look").proficient
