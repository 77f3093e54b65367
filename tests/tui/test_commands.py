"""The catalogue is the only source of keys: nothing that shows or binds one can drift from it."""

import importlib
import pkgutil
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.widget import Widget

from cnn_tutor.tui import screens, widgets
from cnn_tutor.tui.app import TutorApp
from cnn_tutor.tui.commands import CATALOGUE, Command, bindings, commands, shown
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.screens.palette import nameable
from cnn_tutor.tui.widgets.keys import key_line
from tests.tui.host import lines, press, resize, text, tutor

for package in (screens, widgets):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)


def subclasses(cls):
    for each in cls.__subclasses__():
        yield each
        yield from subclasses(each)


PAGES = sorted(
    {each for each in subclasses(Page) if "WHERE" in vars(each)}, key=lambda page: page.WHERE
)
WHERES = sorted({where for each in CATALOGUE for where in each.where} - {"everywhere"})
ARROWS = {"up", "down", "left", "right"}
PLAIN_KEYS = {
    *string.ascii_lowercase,
    *string.digits,
    *(f"f{n}" for n in range(1, 11)),
    *ARROWS,
    *("enter", "tab", "space", "question_mark", "slash", "less_than_sign", "greater_than_sign"),
}


def test_every_page_of_the_catalogue_exists_and_no_other():
    assert [page.WHERE for page in PAGES] == WHERES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.WHERE)
def test_a_page_binds_what_the_catalogue_says_and_nothing_else(page):
    assert vars(page)["BINDINGS"] == bindings(page.WHERE)


def test_no_widget_of_ours_binds_a_key():
    ours = [each for each in subclasses(Widget) if each.__module__.startswith(widgets.__name__)]
    assert ours
    assert [each for each in ours if "BINDINGS" in vars(each)] == []


def test_the_app_binds_what_is_everywhere_and_nothing_else():
    assert vars(TutorApp)["BINDINGS"] == bindings("everywhere")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.WHERE)
def test_what_a_key_calls_exists(page):
    for command in commands(page.WHERE):
        name, _, _ = command.action.partition("(")
        owner = TutorApp if name.startswith("app.") else page
        assert hasattr(owner, "action_" + name.removeprefix("app.")), command


@pytest.mark.parametrize("where", WHERES)
def test_a_key_does_one_thing_on_a_page(where):
    keys = [key for command in commands(where) for key in command.names]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("command", CATALOGUE, ids=lambda each: f"{each.keys}-{each.where[0]}")
def test_nothing_needs_esc_or_a_chord(command):
    same = [each for each in CATALOGUE if each.action == command.action]
    reach = {key for each in same for key in each.names}
    if command.where == ("palette",) and command.action == "back":
        reach |= {"f2"}  # What opens the palette closes it.
    assert reach & (PLAIN_KEYS | {"home", "end", "pageup", "pagedown"})


@pytest.mark.parametrize("where", WHERES)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_key_line_shows_commands_of_the_page_and_fits(where, width):
    line = key_line(list(commands(where)), width).plain
    assert len(line) == width
    for entry in filter(None, line.split("   ")):
        assert any(entry.strip().endswith(each.title) for each in commands(where)), entry


def test_the_key_line_has_the_most_needed_keys_and_of_those_needed_alike_what_fits():
    some = [
        Command("a", "Long title", "a", ("home",), "", "left", 1),
        Command("b", "Longest title", "b", ("home",), "", "left", 1),
        Command("c", "Short", "c", ("home",), "", "left"),
        Command("d", "Needed", "d", ("home",), "", "right", 2),
    ]
    assert key_line(some, 60).plain.split("   ")[:3] == [
        "a Long title",
        "b Longest title",
        "c Short",
    ]
    assert key_line(some, 34).plain == "a Long title              d Needed"
    some[2] = some[2]._replace(keep=1)
    assert key_line(some, 34).plain == "a Long title   c Short    d Needed"
    assert key_line(some, 12).plain == "    d Needed"


@st.composite
def keys(draw):
    """Commands with a letter each for a key."""
    some = st.tuples(st.integers(1, 12), st.sampled_from(["left", "right"]), st.integers(0, 2))
    return [
        Command(key, key.upper() * long, key, ("home",), "", side, keep)
        for key, (long, side, keep) in zip(
            string.ascii_lowercase, draw(st.lists(some, max_size=12)), strict=False
        )
    ]


@given(keys(), st.integers(20, 130))
def test_a_key_is_left_out_for_want_of_room_or_because_a_more_needed_one_is(some, width):
    line = key_line(some, width).plain
    before, left_out = [], []
    for each in sorted(some, key=lambda each: (-each.keep, each.side)):
        entry = f"{each.keys} {each.title}"
        for_another = any(other.keep > each.keep for other in left_out)
        has_room = len("   ".join([*before, entry])) <= width
        assert (entry in line) == (has_room and not for_another)
        if entry in line:
            before.append(entry)
        else:
            left_out.append(each)


@pytest.mark.parametrize("where", WHERES)
def test_the_key_line_always_says_how_to_get_help(where):
    for typing in (False, True):
        assert "Help" in key_line(list(commands(where)), 60, typing).plain


def test_while_letters_type_the_key_line_shows_no_key_that_would_type():
    line = key_line(list(commands("glossary")), 80, typing=True).plain
    assert "Esc Back" in line
    assert "F1 Help" in line
    assert "/ Search" not in line
    for where in ("lab", "lesson"):
        assert "Speed" not in key_line(list(commands(where)), 200, typing=True).plain


@pytest.mark.parametrize("where", WHERES)
def test_the_palette_offers_each_action_once_and_none_that_needs_to_know_the_key(where):
    actions = [each.action for each in nameable(where)]
    assert len(actions) == len(set(actions))
    assert not any("(" in action for action in actions)


async def test_help_lists_every_command_of_the_page_it_was_asked_on(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "question_mark")
        shown_now = text(app)
    for command in commands("home"):
        assert f"{command.labels:18}{command.help}" in shown_now


async def test_help_keeps_keys_and_sentences_apart(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "l", "d", "question_mark")
        (line,) = (line for line in lines(app) if "Delete" in line)
        assert line.split("Delete")[1].startswith("  Make the cell")


async def test_help_keeps_sentences_beside_their_keys_when_the_window_is_resized(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "question_mark")
        await resize(pilot, 60, 40)
        assert "Show that you know the open layer" in text(app)
        assert f"{'':19}already." in text(app)


async def test_help_does_not_offer_help(tmp_path):
    app = tutor(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        assert "b Back" in lines(app)[-1]
        assert "Help" not in lines(app)[-1]


def test_keys_are_called_as_people_call_them():
    names = ["question_mark", "f1", "ctrl+p", "enter", "g", "pagedown", "escape", "slash", "space"]
    assert [shown(name) for name in names] == [
        *("?", "F1", "Ctrl+P", "Enter", "g", "PgDn", "Esc", "/", "Space")
    ]


def test_bindings_leave_the_key_line_to_us():
    assert all(isinstance(each, Binding) and not each.show for each in bindings("home"))
