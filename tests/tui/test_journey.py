"""From nothing to the first layer earned, by keys alone, and all of it there the next time."""

from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.lesson import LessonScreen
from cnn_tutor.tui.screens.quiz import QuizScreen
from tests.tui.host import COURSE, lines, press, text, tutor
from tests.tui.test_quiz import answer

STEPS = COURSE.lesson(COURSE.tour).steps


async def test_the_first_way_through(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        for number in range(1, len(STEPS) + 1):
            assert isinstance(app.screen, LessonScreen)
            assert f"step {number} / {len(STEPS)}" in lines(app)[1]
            await press(pilot, "n")
        assert "Input unlocked" in text(app)
        await press(pilot, "q")

    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, LessonScreen)
        await press(pilot, "h")
        assert "● Input             unlocked" in text(app)
        assert "› ○ Convolution       open" in text(app)
        await press(pilot, "z")
        assert isinstance(app.screen, QuizScreen)
        while app.screen.item:
            await answer(pilot, right=True)
            await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "● Convolution       unlocked" in text(app)
        await press(pilot, "q")

    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, HomeScreen)
        assert "2 of 8 layers unlocked" in text(app)
        assert "● Convolution       unlocked  6 × 6 × 8   80 params" in text(app)
