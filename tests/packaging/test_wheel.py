import re
import subprocess
from zipfile import ZipFile

from cnn_tutor import __version__
from tests.cli.shell import environment
from tests.packaging.conftest import ROOT
from tests.terminal.pty import Session


def test_it_carries_the_course_the_data_and_nothing_else(wheel):
    names = set(ZipFile(wheel).namelist())
    course = {
        f"cnn_tutor/content/{path.relative_to(ROOT / 'content')}"
        for path in (ROOT / "content").rglob("*.yaml")
    }
    assert course
    assert course <= names
    assert {"cnn_tutor/py.typed", "cnn_tutor/data/digits.npy"} <= names
    assert any(name.endswith(".tcss") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"cnn_tutor"}


LETTERS = ["a b c d e f"[: 2 * count - 1] for count in range(3, 7)]
GRIDS = [" / ".join([" ".join("1" * wide)] * high) for high in (1, 2, 3) for wide in (2, 3)]
FORMS = ["a", "1", "(1, 1)", *LETTERS, *GRIDS]
"""An answer for every kind of question, right or wrong."""


def cnn_tutor(installed, directory, *arguments, typed=""):
    away = environment(directory)
    del away["PYTHONPATH"]
    return subprocess.run(
        [installed / "cnn-tutor", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        cwd=directory,
        env=away,
        timeout=60,
    )


def test_it_runs_far_from_the_repository(installed, tmp_path):
    assert cnn_tutor(installed, tmp_path, "--version").stdout == f"cnn-tutor {__version__}\n"
    ended = cnn_tutor(installed, tmp_path, "quiz", typed="\n".join(FORMS * 50))
    assert (ended.returncode, ended.stderr) == (1, "")
    assert re.search(r"^\d+ of \d+ right\.", ended.stdout, re.MULTILINE)
    assert "questions right" in cnn_tutor(installed, tmp_path, "progress").stdout


def test_it_opens_far_from_the_repository(installed, tmp_path):
    with Session([installed / "cnn-tutor"], tmp_path, env={"PYTHONPATH": ""}) as session:
        session.expect("CNN ARCHITECTURE", "Convolution")
        session.press("q")
        assert session.end() == 0
        session.assert_restored()
