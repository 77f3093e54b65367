"""The rooms to read in: glossary, questions, article, model.py, help."""

import pytest

from cnn_tutor.course.text import spoken
from cnn_tutor.tui.screens.glossary import GlossaryScreen
from cnn_tutor.tui.screens.home import HomeScreen
from tests.tui.host import COURSE, inside, lines, press, text, tutor

TERMS = COURSE.glossary


def said(app):
    return inside(app, "#text")


async def test_the_glossary_tells_a_term_and_its_keras(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "g")
        assert f"› {TERMS[0].name}" in text(app)
        assert spoken(TERMS[0].means) in said(app)
        assert "keras_api.py" in text(app)
        for line in TERMS[0].keras.splitlines():
            assert line in text(app)
        await press(pilot, "down")
        assert spoken(TERMS[1].means) in said(app)


async def test_it_opens_at_a_term_by_any_of_its_names(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        for name in ("kernel", "Filter", "strides"):
            app.open_glossary(name)
            await pilot.pause()
            assert spoken(COURSE.term(name).means) in said(app)
            await press(pilot, "b")


async def test_every_term_can_be_reached_and_is_in_sight(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "g")
        for _ in TERMS[1:]:
            await pilot.press("down")
        await pilot.pause()
        assert f"› {TERMS[-1].name}" in text(app)
        for _ in range(3):
            await pilot.press("up")
        await pilot.pause()
        assert f"› {TERMS[-4].name}" in text(app)


async def test_the_search_answers_as_you_type(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "slash", *"pool")
        shown = [line.strip(" ›") for line in lines(app)[4:10]]
        assert shown[0].startswith("Pooling")
        assert any(line.startswith("Max pooling") for line in shown)
        assert "Kernel" not in text(app)
        await press(pilot, "down")
        assert "› " not in lines(app)[4]
        await press(pilot, "enter", "b")
        assert isinstance(app.screen, HomeScreen)


async def test_the_search_knows_other_words_for_a_term(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "slash", *"FILTER")
        assert "Kernel" in text(app)


async def test_a_search_for_what_is_not_there_says_so(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "slash", *"xyzzy")
        assert 'No term has "xyzzy" in it.' in said(app)
        await press(pilot, "up", "down", "backspace", "enter", "up", "b")
        assert isinstance(app.screen, HomeScreen)


async def test_letters_type_while_searching_and_escape_leaves(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "slash", *"qb")
        assert isinstance(app.screen, GlossaryScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize(
    ("key", "entries"),
    [
        ("f", [(each.question, each.answer) for each in COURSE.faq]),
        ("a", [(each.title, each.words) for each in COURSE.article]),
    ],
    ids=["faq", "article"],
)
async def test_every_entry_can_be_read_whole(tmp_path, key, entries):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 80)) as pilot:
        await press(pilot, key)
        for title, paragraphs in entries:
            assert f"› {title}" in inside(app, "Index")
            texts = "\n".join(spoken(each) for each in paragraphs).split()
            shown = said(app)
            assert all(word in shown for word in texts)
            await press(pilot, "down")


async def test_a_long_text_can_be_read_on_and_back(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a")
        first = text(app)
        await press(pilot, "space")
        second = text(app)
        assert second != first
        assert lines(app)[0] == first.splitlines()[0]
        await press(pilot, "pageup")
        assert text(app) == first


async def test_model_py_grows_with_what_is_unlocked(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert "keras.Input(shape=(8, 8, 1))" in text(app)
        assert "Conv2D" not in text(app)
    app = tutor(tmp_path, "convolution")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        for line in COURSE.model_code({"input", "convolution"}).splitlines():
            assert line in text(app)


@pytest.mark.parametrize("key", ["g", "f", "a", "m", "question_mark"])
@pytest.mark.parametrize("back", ["b", "q", "escape", "h"])
async def test_every_room_leads_back(tmp_path, key, back):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key, back)
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1
