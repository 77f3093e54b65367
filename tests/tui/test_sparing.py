"""What of Textual is not loaded, and that whoever wants it later finds it whole."""

import subprocess
import sys

import pytest

START = """
import sys
from cnn_tutor.tui import sparing
{before}
sparing.load_textual()
import textual.app
import cnn_tutor.tui.app
"""


def printed(then, before=""):
    ended = subprocess.run(
        [sys.executable, "-c", START.format(before=before) + then],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not ended.stderr
    return ended.stdout.split()


def test_what_is_never_shown_is_not_loaded():
    spared = {"textual.command", "platformdirs", "ssl", "textual.widgets._option_list"}
    assert not spared & set(printed("print(*sys.modules)"))


def test_who_asks_later_gets_the_real_ones():
    then = """
import platformdirs, ssl, textual.command, textual.screen
print(issubclass(textual.command.CommandPalette, textual.screen.Screen))
print(bool(ssl.create_default_context()), bool(platformdirs.user_downloads_path()))
"""
    assert printed(then) == ["True", "True", "True"]


@pytest.mark.parametrize(
    "before",
    [
        "sparing.HOLLOW = {'textual.command': ('Provider',)}",
        "sparing.stand_in = lambda name: name",
        "load = sparing.import_module; sparing.import_module = lambda name: load(name).nothing",
    ],
)
def test_a_textual_that_takes_more_or_does_more_with_it_is_loaded_whole(before):
    then = """
print(textual.app.CommandPalette.__module__, textual.theme.Provider.__module__)
print(hasattr(textual.command, "CommandList"))
"""
    assert printed(then, before) == ["textual.command", "textual.command", "True"]


def test_what_is_loaded_already_is_left_alone():
    before = "import ssl, textual.command as there, platformdirs"
    then = "print(sys.modules['textual.command'] is there, sys.modules['ssl'] is ssl)"
    assert printed(then, before) == ["True", "True"]
