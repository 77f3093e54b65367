"""What a question names of other files: a misconception, a step, a term."""

from __future__ import annotations

import re
from collections.abc import Callable

from cnn_tutor.course.combine import maybe, record
from cnn_tutor.course.document import Document, Node, Use
from cnn_tutor.course.model import See
from cnn_tutor.course.problems import show
from cnn_tutor.course.readers import ID, ID_PATTERN, Reader, scalar


def _noted(reader: Reader[str], note: Callable[[Document], list[Use]]) -> Reader[str]:
    def read(node: Node, document: Document) -> str:
        value = reader.read(node, document)
        note(document).append(Use(value, node))
        return value

    return Reader(read, reader.schema)


def _place(node: Node, document: Document) -> str:
    value = scalar(node, document, "lesson/step")
    if not _PLACE.fullmatch(value):
        raise document.error(node, f'"{show(value)}" where lesson/step was expected')
    return value


_PLACE = re.compile(f"{ID_PATTERN.pattern}/{ID_PATTERN.pattern}")
MISCONCEPTION = _noted(ID, lambda document: document.misconceptions)
SEE = record(
    See,
    {
        "step": maybe(
            _noted(
                Reader(_place, {"type": "string", "pattern": f"^{_PLACE.pattern}$"}),
                lambda document: document.places,
            )
        ),
        "term": maybe(_noted(ID, lambda document: document.terms)),
    },
)
