from cnn_tutor.course.text import spoken
from cnn_tutor.learner import Answered, now
from tests.tui.host import COURSE, press, text, tutor

AT = "2026-01-01T12:00:00Z"


def answers(skill, time, count, **more):
    return [
        Answered(f"x/{number}", True, time, skill=skill, typed=True)._replace(**more)
        for number in range(count)
    ]


async def week(app, pilot):
    await press(pilot, "w")
    return text(app)


async def test_somebody_new_is_told_what_will_be_here(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "move up here as you answer" in await week(app, pilot)
        await press(pilot, "b")
        assert "YOUR NETWORK" in text(app)


async def test_at_half_the_width_the_heading_is_one_line(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        assert "skills move up here as you answer questions" in await week(app, pilot)


async def test_all_that_fades_stands_in_one_list_and_a_week_without_answers_is_told(tmp_path):
    app = tutor(tmp_path)
    fading = [skill for layer in COURSE.layers[1:4] for skill in app.skills.of(layer)]
    for skill in fading:
        app.progress.record(*answers(skill, AT, 3))
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await week(app, pilot)
        assert shown.count("FADING") == 1
        assert "more" not in shown
        assert all(app.skills.name(skill) in shown for skill in fading)
        assert "nothing was asked in seven days" in shown


async def test_skills_stand_under_what_they_are(tmp_path):
    app = tutor(tmp_path)
    one, two, three = app.skills.of(COURSE.layers[1])[:3]
    for events in (answers(one, AT, 3), answers(two, now(), 3), answers(three, now(), 1)):
        app.progress.record(*events)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await week(app, pilot)
        words = ("FADING", one, "STRONG", two, "ON THE WAY", three)
        places = [
            shown.index(app.skills.name(each) if each in (one, two, three) else each)
            for each in words
        ]
        assert places == sorted(places)
        assert "●●●●●●●●●● 100%" in shown
        assert "4 of 4 questions right in seven days" in shown


async def test_what_went_wrong_last_is_said_to_and_has_no_strength(tmp_path):
    app = tutor(tmp_path)
    skill = app.skills.of(COURSE.layers[1])[0]
    app.progress.record(*answers(skill, now(), 3), *answers(skill, now(), 1, right=False))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await week(app, pilot)
        assert "STRONG" not in shown
        (line,) = (line for line in shown.splitlines() if app.skills.name(skill) in line)
        assert line.split()[-3:] == ["wrong", "last", "time"]


async def test_misconceptions_of_the_week_are_told_with_what_is_true(tmp_path):
    app = tutor(tmp_path)
    skill = app.skills.of(COURSE.layers[1])[0]
    known = next(iter(COURSE.misconceptions.values()))
    wrong = {"right": False, "mistake": known.id}
    app.progress.record(*answers(skill, AT, 1, **wrong), *answers(skill, now(), 2, **wrong))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = " ".join((await week(app, pilot)).split())
        assert f"2 × {known.name}" in shown
        assert f"{known.name}? {spoken(known.truth)}" in shown
