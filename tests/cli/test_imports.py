"""What a command does not need, it does not load: proved in a process of its own."""

import shutil
import subprocess
import sys

import pytest

from cnn_tutor.learner import Moved, Progress
from tests.cli.shell import environment
from tests.cli.test_quiz import CONTENT, SEED, answers
from tests.terminal.pty import Session

HEAVY = ("textual", "rich", "numpy")
LOADED = """
import sys
from cnn_tutor.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(*sorted(name.partition(".")[0] for name in sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(tmp_path, *arguments, typed=""):
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        timeout=60,
    )
    return ended.returncode, set(ended.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], {*HEAVY, "yaml", "json", "pathlib"}),
        (["--version"], {*HEAVY, "yaml", "json", "pathlib"}),
        (["quiz", "--help"], {*HEAVY, "yaml", "json", "pathlib"}),
        (["glossary", "stride"], {*HEAVY, "fractions"}),
        (["model"], {*HEAVY}),
        (["progress"], {*HEAVY}),
        (["doctor"], {*HEAVY, "yaml"}),
    ],
)
def test_nothing_heavy_is_loaded(tmp_path, arguments, heavy):
    code, modules = loaded(tmp_path, *arguments)
    assert code == 0
    assert "cnn_tutor" in modules
    assert modules & heavy == set()


@pytest.mark.parametrize("arguments", [["quiz"], ["glossary", "stride"], ["model"], ["progress"]])
def test_the_second_start_reads_no_yaml(tmp_path, arguments):
    if arguments == ["quiz"]:
        arguments += ["--content", str(course(tmp_path, "output-size"))]
    assert "yaml" in loaded(tmp_path, *arguments)[1]
    unneeded = {"yaml", "numpy", "fsrs", "difflib", "pathlib", "shutil", "dataclasses", "inspect"}
    assert loaded(tmp_path, *arguments)[1] & unneeded == set()


def test_the_map_opens_without_what_comes_later(tmp_path):
    told = tmp_path / "modules"
    program = (
        "import sys\nfrom cnn_tutor.cli import main\nmain([])\n"
        f"open({str(told)!r}, 'w').write(' '.join(sys.modules))"
    )
    later = {"numpy", "fsrs", "argparse", "cnn_tutor.figures", "cnn_tutor.quiz"}
    for absent in (later, later | {"yaml"}):
        with Session([sys.executable, "-c", program], tmp_path / "state") as session:
            session.expect("Quit")
            session.press("q")
            session.end()
        modules = set(told.read_text().split())
        assert "textual" in modules
        assert modules & absent == set()


def test_a_lesson_opens_without_numpy_once_its_figure_is_kept(tmp_path):
    state, told = tmp_path / "state", tmp_path / "modules"
    place = Moved("feature-extraction", "stride", "2026-01-01T00:00:00Z", frame=4)
    Progress.open(str(state / "cnn-tutor")).record(place)
    program = (
        "import sys\nfrom cnn_tutor.cli import main\nmain([])\n"
        f"open({str(told)!r}, 'w').write(' '.join(sys.modules))"
    )
    screens = []
    for loads in (True, False):
        with Session([sys.executable, "-c", program], state) as session:
            session.expect("Sobel x", "Help")
            session.catch_up(patience=0.5)
            screens.append((session.text, dict(session.screen.buffer)))
            session.press("q")
            session.end()
        assert ("numpy" in told.read_text().split()) == loads
    assert screens[0] == screens[1]


def test_a_figure_loads_no_masked_arrays(tmp_path):
    told = tmp_path / "modules"
    program = (
        "import sys\nfrom cnn_tutor.cli import main\n"
        "main(['show', 'conv', '--kernel', 'box-blur'])\n"
        f"open({str(told)!r}, 'w').write(' '.join(sys.modules))"
    )
    subprocess.run([sys.executable, "-c", program], env=environment(tmp_path), check=True)
    modules = told.read_text().split()
    assert "numpy" in modules
    assert "numpy.ma" not in modules


def test_a_figure_of_whole_numbers_needs_no_fractions(tmp_path):
    unneeded = {"fractions", "decimal"}
    assert not loaded(tmp_path, "show", "conv", "--kernel", "sobel-x")[1] & unneeded
    assert loaded(tmp_path, "show", "conv", "--kernel", "box-blur")[1] >= unneeded


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_quiz_without_a_grid_loads_nothing_heavy(tmp_path, more):
    content = course(tmp_path, "output-size", "conv2d-parameters", "conv2d-cell")
    quiz = ("quiz", "--content", str(content), *more, "--count")
    grids = 0
    for seed in range(12):
        code, modules = loaded(tmp_path, *quiz, "1", "--seed", str(seed), typed="-99\n")
        assert code == 1
        assert modules & {"textual", "rich", "fsrs"} == set()
        grids += "numpy" in modules
    assert 0 < grids < 12


def test_reviews_are_scheduled_where_there_is_something_to_review(tmp_path):
    assert not loaded(tmp_path, "quiz", "--review")[1] & {*HEAVY, "fsrs"}
    loaded(tmp_path, "quiz", "--count", "1", "--seed", str(SEED), typed=answers(99, 1))
    assert "fsrs" in loaded(tmp_path, "quiz", "--review")[1]


def course(tmp_path, *generators):
    """A course whose one quiz draws its questions by these generators."""
    content = shutil.copytree(CONTENT, tmp_path / "content")
    (content / "course.yaml").write_text(
        "{title: T, tagline: t, topics: [x], tour: feature-extraction, model: [{code: x}],"
        " layers: [{id: a, name: A, brings: a, lesson: feature-extraction, quiz: a}]}"
    )
    (content / "quizzes" / "a.yaml").write_text(
        "title: A\nskills: [{id: a, name: A}]\nquestions:\n"
        + "".join(
            f"  - {{id: {each}, skill: a, kind: number, generate: {each}}}\n" for each in generators
        )
    )
    return content
