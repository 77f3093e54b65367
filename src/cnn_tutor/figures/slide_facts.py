"""What prose can name of a sliding window: sizes, and those that a mistaken rule would give."""

from cnn_tutor.figures.model import Facts
from cnn_tutor.figures.numbers import show_size, show_strides
from cnn_tutor.figures.slide import Slide


def slide_facts(slide: Slide) -> Facts:
    """Sizes and pads; the sizes with the other padding, no stride, no dilation, rounded up."""
    (top, bottom, left, right), (height, width) = slide.pads, slide.output
    valid, same = slide.sizes("valid"), slide.sizes("same")
    unstrided, undilated = slide.sizes(strides=(1, 1)), slide.sizes(dilation=(1, 1))
    ceiling = -(-(slide.input[0] - slide.span[0]) // slide.strides[0]) + 1
    return {
        "input_size": show_size(*slide.input),
        "input_height": str(slide.input[0]),
        "input_width": str(slide.input[1]),
        "input_cells": str(slide.input[0] * slide.input[1]),
        "strides": show_strides(*slide.strides),
        "padding": slide.padding,
        "dilation": show_strides(*slide.dilation),
        "span_height": str(slide.span[0]),
        "span_width": str(slide.span[1]),
        "output_size": show_size(height, width),
        "output_height": str(height),
        "output_width": str(width),
        "output_cells": str(height * width),
        "pad_top": str(top),
        "pad_bottom": str(bottom),
        "pad_left": str(left),
        "pad_right": str(right),
        "valid_height": str(valid[0]),
        "valid_width": str(valid[1]),
        "same_height": str(same[0]),
        "same_width": str(same[1]),
        "unstrided_height": str(unstrided[0]),
        "unstrided_width": str(unstrided[1]),
        "undilated_height": str(undilated[0]),
        "undilated_width": str(undilated[1]),
        "ceil_height": str(max(ceiling, 0)),
        "unused_rows": str(slide.unused[0]),
        "unused_columns": str(slide.unused[1]),
    }
