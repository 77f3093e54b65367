"""What holds for all tests: none of them fails because the machine is busy, or because the run was
started where Ctrl-C is ignored, as a shell does in the background.
"""

import signal

from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("steady")

signal.signal(signal.SIGINT, signal.default_int_handler)
