"""A learner's whole first way, by keys alone, in a real terminal of 80 x 24."""

import signal
import sys
from pathlib import Path
from shutil import copytree

from cnn_tutor.course import Course
from cnn_tutor.figures import build
from cnn_tutor.learner import Progress, Seeded, now
from cnn_tutor.practice import Sitting, Skills, quiz
from cnn_tutor.quiz import fill, grade, make
from tests.terminal.pty import Session

COURSE = Course.open(Path(__file__).parents[2] / "content")
TOUR = COURSE.lesson(COURSE.tour)
SEED = 5


def opened(state):
    return Session([sys.executable, "-m", "cnn_tutor"], state)


def progress(state):
    return Progress.open(state / "cnn-tutor").state


def answers(state):
    """How many answers are on disk."""
    files = (state / "cnn-tutor" / "progress").glob("*.jsonl")
    return sum(file.read_text().count('"answered"') for file in files)


def answer(session, state, item):
    """Answer rightly, by the place of a choice or by a number and Enter, until it is on disk."""
    before = answers(state)
    if item.kind == "choice":
        place = next(i for i, option in enumerate(item.options, start=1) if option.right)
        session.press(str(place))
    else:
        session.type(item.answer.replace(" ", "") if item.kind == "choices" else item.answer)
    session.wait_until(lambda: answers(state) > before, "an answer on disk")


def walk_the_tour(session, state):
    session.expect("0 of 8 layers unlocked")
    session.press("enter")
    for number, step in enumerate(TOUR.steps, start=1):
        session.expect(f"step {number} / 7", step.title)
        if step.question:
            item = make(step.question, 0)
            answer(session, state, fill(item, build(step.figure, COURSE).facts))
        session.press("enter")
    session.expect("Input unlocked")


def pass_the_quiz(session, state):
    """Answer what the app asks: a sitting of our own over a copy of the progress asks the same."""
    skills = Skills(COURSE, Progress.open(copytree(state / "cnn-tutor", state / "copy")))
    sitting = Sitting(skills, quiz(skills, skills.layer_of("convolution/")))
    round_ = sitting.round
    while round_.item:
        item = round_.item
        item = fill(item, build(item.figure, COURSE).facts if item.figure else {})
        session.expect(f"question {round_.settled + 1} of {round_.total}")
        answer(session, state, item)
        session.press("enter")
        sitting.settle(item, grade(item, item.answer))
    assert sitting.passed


def test_seven_steps_the_quiz_the_unlock_and_the_return(tmp_path):
    Progress.open(tmp_path / "cnn-tutor").record(Seeded(SEED, now()))
    with opened(tmp_path) as session:
        walk_the_tour(session, tmp_path)
        assert progress(tmp_path).unlocked == {"input"}
        session.press("enter")
        pass_the_quiz(session, tmp_path)
        session.expect("That unlocks Convolution.")
        assert progress(tmp_path).unlocked == {"input", "convolution"}
        session.press("h")
        session.expect("2 of 8 layers unlocked")
        session.press("q")
        assert session.end() == 0
        session.assert_restored()
    with opened(tmp_path) as session:
        session.expect("2 of 8 layers unlocked")
        session.press("m")
        session.expect("Conv2D")


def test_it_opens_where_the_learner_left_even_by_a_kill(tmp_path):
    with opened(tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("enter")
        session.expect("step 1 / 7")
        session.press("n", "n")
        session.expect("step 3 / 7")
        session.press("right", "right", "q")
        assert session.end() == 0
    place = progress(tmp_path).places[TOUR.id]
    assert (place.step, place.frame) == (TOUR.steps[2].id, 2)
    with opened(tmp_path) as session:
        session.expect("step 3 / 7")
        session.press("n")
        session.expect("step 4 / 7")
        session.signal(signal.SIGKILL)
        session.end()
    with opened(tmp_path) as session:
        session.expect("step 4 / 7", TOUR.steps[3].title)


def test_keys_that_come_in_one_piece_are_taken_in_their_order(tmp_path):
    with opened(tmp_path) as session:
        session.expect("0 of 8 layers unlocked")
        session.press("\rn\t9\r\tn7\r")
        session.expect("step 3 / 7")
        session.expect("Not yet")
        session.press("\th\rngb?")
        session.expect("Go to the answer and back")
