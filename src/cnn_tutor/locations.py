"""Where things live: what the learner did, and what is taught."""

import os
from collections.abc import Mapping

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def state_directory(environ: Mapping[str, str] = os.environ) -> str:
    """`$XDG_STATE_HOME/cnn-tutor`: what the learner did."""
    return _directory(environ, "XDG_STATE_HOME", ".local/state")


def cache_directory(environ: Mapping[str, str] = os.environ) -> str:
    """`$XDG_CACHE_HOME/cnn-tutor`: what can be made again."""
    return _directory(environ, "XDG_CACHE_HOME", ".cache")


def _directory(environ: Mapping[str, str], name: str, default: str) -> str:
    """A relative path counts as none, as XDG says."""
    base = environ.get(name, "")
    if not os.path.isabs(base):
        base = os.path.join(environ.get("HOME") or os.path.expanduser("~"), default)
    return os.path.join(base, "cnn-tutor")


def content_directory(package: str = _PACKAGE) -> str:
    """The course that comes along: inside an installed package, else the repository's."""
    installed = os.path.join(package, "content")
    if os.path.isdir(installed):
        return installed
    return os.path.join(os.path.dirname(os.path.dirname(package)), "content")
