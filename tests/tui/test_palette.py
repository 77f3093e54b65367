from cnn_tutor.tui.screens.faq import FaqScreen
from cnn_tutor.tui.screens.home import HomeScreen
from cnn_tutor.tui.screens.palette import PaletteScreen
from cnn_tutor.tui.screens.quiz import QuizScreen
from tests.tui.host import lines, press, text, tutor


async def test_a_command_is_found_by_a_part_of_its_name_and_done(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f2", *"faq")
        assert "› FAQ" in lines(app)[4]
        await press(pilot, "enter")
        assert isinstance(app.screen, FaqScreen)
        await press(pilot, "b")
        assert isinstance(app.screen, HomeScreen)


async def test_every_word_typed_has_to_fit(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f2", *"step", "space", *"teaches")
        assert "› Step" in lines(app)[4]
        assert not lines(app)[5].strip()


async def test_what_is_called_so_comes_before_what_is_told_so(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f2", *"quiz")
        assert "› Quiz" in lines(app)[4]
        assert "Open " in lines(app)[5]


async def test_a_command_of_the_page_below_is_done_there(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"quiz of", "down", "up", "enter")
        assert isinstance(app.screen, QuizScreen)


async def test_a_key_is_told_only_where_it_does_that(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f2", *"faq")
        assert lines(app)[4].endswith("(f)")
        await press(pilot, "escape", "enter", "f2", *"faq")
        assert "FAQ" in lines(app)[4]
        assert "(f)" not in lines(app)[4]


async def test_the_page_where_one_is_is_not_offered(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, title in (((), "Home"), (("g",), "Glossary"), (("l",), "Lab")):
            await press(pilot, *keys, "f2")
            assert not any(line.startswith(f"   {title} ") for line in lines(app))
            await press(pilot, "escape", "h")


async def test_it_goes_away_by_the_key_that_brought_it_and_by_escape(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for away in ("f2", "ctrl+p", "escape"):
            await press(pilot, "f2")
            assert isinstance(app.screen, PaletteScreen)
            await press(pilot, away)
            assert isinstance(app.screen, HomeScreen)


async def test_nothing_found_is_nothing_done(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        before = text(app)
        await press(pilot, "f2", *"xyzzy", "down", "enter")
        assert text(app) == before


async def test_nothing_found_is_said_and_no_key_does_anything_with_it(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "f2", *"xy", "left_square_bracket", "slash", "z")
        assert lines(app)[4] == '   No command has "xy[/z" in it. Type less of it.'
        assert lines(app)[-1].split() == ["Esc", "Back", "F1", "Help"]
        await press(pilot, *["backspace"] * 5)
        assert "No command" not in text(app)
        assert "Enter Do it" in lines(app)[-1]


async def test_a_long_command_goes_on_under_its_sentence(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(60, 20)) as pilot:
        app.open_lesson(app.course.tour)
        await press(pilot, "f2", *"next term")
        first, second = lines(app)[4:6]
        assert first.index("Go to the answer") == len(second) - len(second.lstrip()) == 19
