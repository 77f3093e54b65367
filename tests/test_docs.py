"""What is there is told: every command in the README, every room of the house in CONTRIBUTING."""

from pathlib import Path

import pytest

import cnn_tutor
from cnn_tutor.cli.arguments import COMMANDS

ROOT = Path(__file__).parents[1]
ROOMS = [each.name for each in Path(cnn_tutor.__file__).parent.iterdir() if each.name[0] != "_"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told(command):
    assert f"| `cnn-tutor {command}" in (ROOT / "README.md").read_text()
    assert f"`{command}`" in (ROOT / "CHANGELOG.md").read_text().replace("cnn-tutor ", "")


@pytest.mark.parametrize("room", sorted(set(ROOMS) - {"py.typed"}))
def test_every_room_is_told(room):
    name = room if "." in room else f"{room}/"
    table = (ROOT / "CONTRIBUTING.md").read_text().partition("## The house")[2]
    assert f"`{name}`" in table.partition("Arrows")[0]
