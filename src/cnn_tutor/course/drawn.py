"""An author's mistakes in a question that a generator is to draw."""

from cnn_tutor.course.document import Document, MapNode, Node, at
from cnn_tutor.course.generators import GENERATORS, WORDS
from cnn_tutor.course.model import Option, Question
from cnn_tutor.course.problems import Problems, show, suggest


def not_drawn(question: Question, node: Node, document: Document) -> Problems:
    """Where there is no such generator, or it makes another kind or draws from other ranges."""
    name = question.generate
    if name not in GENERATORS:
        message = f'there is no generator "{show(name)}"{suggest(name, GENERATORS)}'
        yield document.problem(at(node, "generate"), message)
        return
    kind, ranges = GENERATORS[name]
    if kind != question.kind:
        message = f'makes a question of the kind "{kind}", not "{question.kind}"'
        yield document.problem(at(node, "generate"), message)
        return
    given = at(node, "ranges")
    for range, found in question.ranges.items():
        if range not in ranges and isinstance(given, MapNode):
            message = f'{name} has no range "{show(range)}"{suggest(range, ranges)}'
            yield document.problem(given.keys[range], message)
        elif expected := _misses(range, found):
            yield document.problem(at(given, range), f"{expected} was expected")


def _misses(range: str, found: Option | tuple[Option, ...]) -> str:
    """What was expected of a range, where that was not found."""
    values = found if isinstance(found, tuple) else (found,)
    if words := WORDS.get(range):
        return "" if set(values) <= set(words) else f"one or more of {', '.join(words)}"
    match values:
        case (int() | float(),):
            return ""
        case (int() | float() as least, int() | float() as most) if least <= most:
            return ""
    return "a whole number, or two, the smaller one first, such as [2, 5],"
