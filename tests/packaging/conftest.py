"""One wheel for the whole run, however many workers share it, and one clean place it lives in."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command):
    """Run a step of the packaging; what it printed is in the failure."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run(
        command,
        cwd=os.sep,
        env=bare | {"PIP_CONSTRAINT": str(ROOT / "constraints.txt")},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id):
    """A directory that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    directory = (base if worker_id == "master" else base.parent) / "packaging"
    directory.mkdir(exist_ok=True)
    return directory


@pytest.fixture(scope="session")
def wheel(shared):
    """The wheel, built as `pip install .` builds it."""
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not list(shared.glob("*.whl")):
            run(sys.executable, "-m", "build", "--wheel", "--outdir", str(shared), str(ROOT))
    (built,) = shared.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(shared, wheel):
    """The `bin` of a clean virtual environment with nothing but the wheel and what it asks for."""
    venv = shared / "venv"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not venv.exists():
            run(sys.executable, "-m", "venv", str(venv))
            run(str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    return venv / "bin"
