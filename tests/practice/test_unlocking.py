import os

import pytest

from cnn_tutor.learner import Progress, Unlocked, now
from cnn_tutor.practice import Sitting, practice, quiz
from tests.practice.learners import LAYERS, ONE, START, TWO, answer, somebody, take

WAITS = "All of Two is yours. It unlocks once One is unlocked."


def unlocked(directory):
    return Progress.open(directory).state.unlocked


def test_a_layer_that_is_known_waits_for_those_above_it(tmp_path):
    skills = somebody(tmp_path)
    sitting, answers = take(skills, quiz(skills, TWO))
    assert sitting.passed
    assert skills.proficient(TWO)
    assert (sitting.unlocked, sitting.awaited) == ((), [ONE])
    assert answers[-1].says == f"Counting: proficient now. {WAITS}"
    assert sitting.outcome == WAITS
    assert unlocked(tmp_path) == frozenset()
    again, _ = take(skills, quiz(skills, TWO))
    assert again.outcome == WAITS


def test_it_is_unlocked_with_the_last_that_it_waited_for(tmp_path):
    skills = somebody(tmp_path)
    take(skills, practice(skills, "count"))
    sitting, answers = take(skills, quiz(skills, ONE))
    assert answers[-1].layers == sitting.unlocked == (START, ONE, TWO)
    assert sitting.outcome == "That unlocks Start, One and Two."
    assert sitting.awaited == []
    assert unlocked(tmp_path) == {"start", "one", "two"}


@pytest.mark.parametrize("first", [[ONE, TWO], [TWO, ONE]])
def test_at_no_time_is_a_layer_unlocked_under_one_that_is_not(tmp_path, first):
    skills = somebody(tmp_path)
    for layer in first:
        sitting = Sitting(skills, quiz(skills, layer))
        while sitting.round.item:
            answer(sitting)
            names = [each.id for each in LAYERS]
            assert set(names[: len(unlocked(tmp_path))]) == unlocked(tmp_path)


def test_what_was_unlocked_out_of_order_stays_and_the_gap_is_closed(tmp_path):
    skills = somebody(tmp_path)
    skills.progress.record(Unlocked("two", now()))
    sitting, _ = take(skills, quiz(skills, ONE))
    assert sitting.unlocked == (START, ONE)
    assert unlocked(tmp_path) == {"start", "one", "two"}


def test_an_answer_and_what_it_unlocks_are_written_in_one_piece(tmp_path, monkeypatch):
    skills = somebody(tmp_path)
    sitting = Sitting(skills, quiz(skills, ONE))
    written, write = [], os.write
    monkeypatch.setattr(os, "write", lambda file, data: written.append(data) or write(file, data))
    while sitting.round.item:
        answer(sitting)
    assert len(written) == sitting.round.total
    assert [piece.count(b'"unlocked"') for piece in written] == [0] * (len(written) - 1) + [2]


def test_whatever_did_not_get_written_is_made_up_for_by_the_next_answer_anywhere(tmp_path):
    skills = somebody(tmp_path)
    take(skills, quiz(skills, ONE))
    (file,) = (tmp_path / "progress").iterdir()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(line for line in lines if b'"unlocked"' not in line))
    assert unlocked(tmp_path) == frozenset()
    later = somebody(tmp_path)
    answer(Sitting(later, quiz(later, TWO)), right=False)
    assert unlocked(tmp_path) == {"start", "one"}
