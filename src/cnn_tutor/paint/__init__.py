"""A frame as rows of coloured cells, for any terminal.

`Picture` and `describe` need figures and are loaded when they are first asked for; colours and inks
need nothing.
"""

from typing import TYPE_CHECKING, Any

from cnn_tutor.paint.model import Ink, Row, Run, Span

if TYPE_CHECKING:
    from cnn_tutor.paint.description import describe
    from cnn_tutor.paint.moment import Veil, View
    from cnn_tutor.paint.picture import Picture

__all__ = ["Ink", "Picture", "Row", "Run", "Span", "Veil", "View", "describe"]

_LATER = {"Picture": "picture", "Veil": "moment", "View": "moment", "describe": "description"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
