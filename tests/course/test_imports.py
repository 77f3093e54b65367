"""What a start of the program does not wait for."""

import subprocess
import sys

import pytest

from tests.course.trees import write


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import cnn_tutor.course.model, cnn_tutor.course.text", ["yaml", "pathlib", "difflib"]),
        (
            "from pathlib import Path\n"
            "from cnn_tutor.course import Course\n"
            "Course.open(Path(sys.argv[1])).quiz('sliding')",
            ["difflib", "json", "numpy", "cnn_tutor.course.checking"],
        ),
    ],
)
def test_what_is_not_imported(tmp_path, code, absent):
    program = (
        f"import sys\nbefore = set(sys.modules)\n{code}\n"
        f"print(*({set(absent)} & (sys.modules.keys() - before)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, write(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout == "\n"
