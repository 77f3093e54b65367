"""Where things live: what the learner did, and what is taught."""

import os
from collections.abc import Mapping

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def state_directory(environ: Mapping[str, str] = os.environ) -> str:
    """`$XDG_STATE_HOME/cnn-tutor`; a relative `XDG_STATE_HOME` counts as none, as XDG says."""
    base = environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(base):
        home = environ.get("HOME") or os.path.expanduser("~")
        base = os.path.join(home, ".local", "state")
    return os.path.join(base, "cnn-tutor")


def content_directory(package: str = _PACKAGE) -> str:
    """The course that comes along: inside an installed package, else the repository's."""
    installed = os.path.join(package, "content")
    if os.path.isdir(installed):
        return installed
    return os.path.join(os.path.dirname(os.path.dirname(package)), "content")
