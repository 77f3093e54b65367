import subprocess
import sys

import pytest

from cnn_tutor import engine
from tests.cli.shell import environment


def test_every_name_is_there_and_no_other():
    assert sorted(engine.__all__) == sorted(engine._MODULES)
    for name in engine.__all__:
        assert getattr(engine, name) is vars(engine)[name]
    with pytest.raises(AttributeError, match="no attribute 'conv3d'"):
        _ = engine.conv3d


def test_a_convolution_loads_nothing_that_trains(tmp_path):
    code = "import sys; from cnn_tutor.engine import conv2d, relu; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "cnn_tutor.engine.convolution" in loaded
    assert not {"cnn_tutor.engine.training", "cnn_tutor.engine.model", "zipfile"} & {*loaded}
