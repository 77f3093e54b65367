"""What prose can name of the figure beside it: `figures` computes these facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from cnn_tutor.course.combine import attempt
from cnn_tutor.course.document import Document, Node, TextNode, at
from cnn_tutor.course.model import FigureKind
from cnn_tutor.course.problems import ContentError, Problem, suggest
from cnn_tutor.course.readers import Reader, T


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SLIDE = _names(
    """input_size input_height input_width input_cells strides padding dilation span_height
    span_width output_size output_height output_width output_cells pad_top pad_bottom pad_left
    pad_right valid_height valid_width same_height same_width unstrided_height unstrided_width
    undilated_height undilated_width ceil_height unused_rows unused_columns"""
)
FACTS: dict[FigureKind, frozenset[str]] = {
    "grid": _names(
        """height width channels size pixels values cell cell_row cell_column row
        smallest largest"""
    ),
    "conv2d": _SLIDE
    | _names(
        """kernel_size kernel_height kernel_width input_shape output_shape channels filters groups
        products weights parameters parameters_one_channel parameters_one_bias multiply_adds
        output_values smallest largest cell cell_row cell_column row bias cell_before_activation
        cell_without_bias cell_without_padding cell_flipped cell_one_channel window_sum sum
        output output_flipped largest_row largest_column"""
    ),
    "pool2d": _SLIDE
    | _names(
        """pool_size cell cell_row cell_column row max_cell average_cell global_average window_sum
        window_cells first_cell smallest_cell average_counting_padding max_counting_padding
        max_map average_map first_map sum_map"""
    ),
    "flatten": _names(
        """input_size input_shape height width channels values pixels cell cell_row cell_column
        index index_from_one index_by_columns last_index"""
    ),
    "dense": _names(
        """inputs units unit weights parameters parameters_one_bias multiply_adds cell
        cell_before_activation cell_without_bias bias input_sum smallest largest largest_unit"""
    ),
    "softmax": _names(
        """classes unit logit exponential total cell percent share_of_logits equal_share largest
        smallest largest_unit largest_logit"""
    ),
    "receptive-field": _names(
        """input_size input_cells output_size output_cells layers field_size field_height
        field_width field_cells jump last_window sum_of_windows field_without_strides
        field_without_dilation cell_row cell_column first_row last_row first_column last_column
        seen_cells most_used least_used"""
    ),
    "conv2d-transpose": _names(
        """input_size input_height input_width input_cells kernel_size kernel_height kernel_width
        strides padding products parameters output_size output_height output_width output_cells
        valid_height same_height forward_height overlaps smallest largest cell_row cell_column
        input_cell target_row target_column cell cell_overwritten cell_without_bias cell_at_last
        bias sum"""
    ),
    "relu": _names(
        """size cells negatives zeroed cell_before cell cell_row cell_column row absolute_cell
        smallest largest smallest_after largest_after before after absolute"""
    ),
}
NOT_A_NUMBER = _names(
    """size input_size kernel_size pool_size output_size field_size input_shape output_shape
    padding sum"""
)
MAPS = _names(
    "row output output_flipped before after absolute max_map average_map first_map sum_map"
)
"""Facts that are rows of numbers, as they are typed: `4 2 / 2 9`."""


def beside_figure(reader: Reader[T]) -> Reader[T]:
    """A mapping that may have a `figure`, and whose prose names no facts but that figure's."""

    def read(node: Node, document: Document) -> T:
        outer, document.facts = document.facts, []
        problems: list[Problem] = []
        value = attempt(reader, node, document, problems)
        problems.extend(_strangers(node, document))
        document.facts = outer
        if problems:
            raise ContentError(problems)
        return cast(T, value)

    return Reader(read, reader.schema)


def _strangers(node: Node, document: Document) -> Iterator[Problem]:
    """The facts named in the mapping `node` that its figure does not have."""
    kind = at(node, "figure", "kind")
    if isinstance(kind, TextNode) and kind.value in FACTS:
        known = FACTS[kind.value]
        for use in document.facts:
            if use.word not in known:
                hint = suggest(use.word, sorted(known))
                message = f"{{{use.word}}} is not a fact of a {kind.value} figure{hint}"
                yield document.problem(use.node, message, use.offset)
    elif at(node, "figure") is node:
        for use in document.facts:
            message = f"{{{use.word}}} names a fact, but there is no figure here"
            yield document.problem(use.node, message, use.offset)
