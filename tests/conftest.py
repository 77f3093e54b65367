"""What holds for all tests: none of them fails because the machine is busy, or because the run was
started where Ctrl-C is ignored, as a shell does in the background.
"""

import signal

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("steady")

signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers():
    """Three for each processor: many tests wait for a screen more than they reckon."""
    return 3 * (yield)
