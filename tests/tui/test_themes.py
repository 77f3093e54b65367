from pathlib import Path

import pytest
from rich.color import Color, ColorSystem, ColorType
from textual.css import parse as parser
from textual.css import stylesheet

from cnn_tutor.learner import Themed, now
from cnn_tutor.paint import hues
from cnn_tutor.paint.contrast import contrast
from cnn_tutor.terminal import Terminal
from cnn_tutor.tui.themes import DARK, LIGHT, THEMES, THEMES_16
from tests.tui.host import painted, press, tutor

TEXTS = ("text", "quiet", "looked-at", "comes-out", "earned", "mistake")
DRAWN = set("/│┊▁▂▃▄▅▆▇█")
"""Wires, slashes, ends of scroll bars: no text, nothing to read."""


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", TEXTS)
def test_every_colour_of_text_can_be_read_on_every_ground(theme, name):
    for ground in (theme.background, theme.panel):
        assert contrast(theme.variables[name], ground) >= 4.5


def sent(colour):
    """What a terminal of 256 colours is sent for a colour."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_it_can_be_read_and_told_apart_in_256_colours_too(theme):
    texts = {name: sent(theme.variables[name]).get_truecolor().hex for name in TEXTS}
    assert len(set(texts.values())) == len(texts)
    for ground in (theme.background, theme.panel):
        ground = sent(ground).get_truecolor()
        assert len(set(ground)) == 1, "a ground is grey"
        for name, colour in texts.items():
            assert contrast(colour, ground.hex) >= 4.5, name


@pytest.mark.parametrize(
    ("rich", "of_256"), [(hues.DARK, hues.DARK_256), (hues.LIGHT, hues.LIGHT_256)]
)
def test_pages_and_figures_have_the_same_256_colours(rich, of_256):
    assert {name: str(sent(colour).number) for name, colour in rich._asdict().items()} == (
        of_256._asdict()
    )


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_selected_text_can_be_read(theme):
    assert contrast(theme.variables["text"], theme.variables["selected"]) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_meanings_are_told_apart(theme):
    assert len({theme.variables[name] for name in TEXTS}) == len(TEXTS)


def test_all_themes_name_the_same_things():
    every = (*THEMES.values(), *THEMES_16.values())
    assert len({frozenset(theme.variables) for theme in every}) == 1


PAGES = {
    "map": (),
    "glossary": ("g",),
    "search": ("g", "slash", "s"),
    "an empty search": ("g", "slash", "x", "q", "x"),
    "questions": ("f",),
    "article": ("a",),
    "model": ("m",),
    "help": ("question_mark",),
    "palette": ("f2",),
    "quiz": ("enter",),
    "quiz, answered": ("enter", "a"),
    "quiz, hinted": ("enter", "f3"),
}


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_all_text_on_every_page_can_be_read(tmp_path, theme, keys):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await press(pilot, *keys)
        for text, style in painted(app):
            if set(text.strip()) <= DRAWN:
                continue
            colours = [style.color.name, style.bgcolor.name]
            assert contrast(*colours) >= 4.5, text


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("keys", PAGES.values(), ids=PAGES)
async def test_all_text_on_every_page_can_be_read_in_sixteen_colours(tmp_path, theme, keys):
    app = tutor(tmp_path, "input", terminal=Terminal(depth="16"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        await press(pilot, *keys)
        for text, style in painted(app):
            if set(text.strip()) <= DRAWN:
                continue
            colours = [str(style.color.number), str(style.bgcolor.number)]
            assert contrast(*colours) >= 4, text


async def test_the_terminals_own_theme_writes_nothing_but_its_sixteen_colours(tmp_path):
    app = tutor(tmp_path, "input")
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "terminal"
        await press(pilot, "g")
        for text, style in painted(app):
            for colour in filter(None, (style.color, style.bgcolor)):
                assert colour.type in (ColorType.DEFAULT, ColorType.STANDARD), text


async def test_the_theme_chosen_is_there_the_next_time(tmp_path):
    async with tutor(tmp_path).run_test() as pilot:
        await press(pilot, "f9")
        assert pilot.app.theme == "light"
    assert tutor(tmp_path).theme == "light"
    assert tutor(tmp_path, terminal=Terminal(depth="16")).theme == "light"
    assert tutor(tmp_path, terminal=Terminal(depth="none")).theme == "terminal"


async def test_a_theme_of_another_version_is_none_of_ours(tmp_path):
    app = tutor(tmp_path)
    app.progress.record(Themed("solarized", now()))
    assert tutor(tmp_path).theme == "dark"


async def test_the_first_page_of_its_kind_has_its_own_sheet_parsed_and_no_other(
    tmp_path, monkeypatch
):
    parsed = []

    def parse(scope, css, read_from, **options):
        parsed.append(Path(read_from[0]).name)
        return parser.parse(scope, css, read_from, **options)

    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f9")
        monkeypatch.setattr(stylesheet, "parse", parse)
        await press(pilot, "l")
        assert [name for name in parsed if name.endswith(".tcss")] == ["lab.tcss"]


async def test_f9_goes_through_the_themes_and_back(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test() as pilot:
        seen = [app.theme]
        for _ in THEMES:
            await press(pilot, "f9")
            seen.append(app.theme)
    assert seen == [*THEMES, next(iter(THEMES))]


async def test_sixteen_colours_stay_those_very_colours_in_a_theme_of_more(tmp_path):
    app = tutor(tmp_path, terminal=Terminal(depth="16"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "dark"
        await press(pilot, "enter")
        types = {style.color.type for run, style in painted(app) if run == "["}
        assert types == {ColorType.STANDARD}
