"""Kernels that slide over a picture, and the feature maps that come out."""

from itertools import chain

import numpy as np

from cnn_tutor.figures.arrays import rows_of
from cnn_tutor.figures.channels import names_of
from cnn_tutor.figures.conv2d_facts import conv2d_facts
from cnn_tutor.figures.convolution import Convolution
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_weight
from cnn_tutor.figures.options import Options, chosen, place
from cnn_tutor.figures.scale import scale_of, scales_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.sums import decimals_for, longest, longest_product, products


def conv2d(options: Options, shelf: Shelf) -> Figure:
    """Input, kernels and feature maps; each frame is one place of one filter."""
    stepper = _Stepper(Convolution(options, shelf))
    layer = stepper.layer
    height, width = layer.slide.output
    at = place(options, height, width)
    filter_ = chosen(options, "filter", layer.filters)
    return Figure(
        kind="conv2d",
        panels=stepper.panels(str(options.get("scale", "layer"))),
        frames=Frames(layer.filters * height * width, stepper.frame, stepper.glance),
        facts=conv2d_facts(layer, filter_, at),
        start=(filter_ * height + at.row) * width + at.column,
        across=width,
        longest=stepper.longest(),
    )


class _Stepper:
    """A convolution as panels, and place by place: all places of a filter before the next one.

    Attributes:
        places: How many decimals the sum of a channel is rounded to, as the next line adds it up.
        decimals: How many are written of a number in a product.
    """

    def __init__(self, layer: Convolution) -> None:
        self.layer = layer
        self.inputs = names_of("input", layer.channels)
        self.outputs = names_of("output", layer.filters)
        every = [(f, c) for f in range(layer.filters) for c in range(layer.depth)]
        alone = len(every) == 1
        self.places = 2 if layer.depth == 1 else 2 + len(str(layer.depth))
        self.decimals = decimals_for(
            layer.weights, layer.padded, layer.bias, layer.weights[:, :, 0, 0].size, self.places
        )
        self.kernels = {(f, c): "kernel" if alone else f"kernel-{f}-{c}" for f, c in every}

    def panels(self, shared: str) -> tuple[Panel, ...]:
        """Channels, kernels, maps."""
        layer, slide = self.layer, self.layer.slide
        maps = [layer.after[:, :, filter_] for filter_ in range(layer.filters)]
        weights = [layer.weights[:, :, channel, filter_] for filter_, channel in self.kernels]
        channel_scales, map_scales = scales_of([layer.given.maps, maps], shared)
        kernel_scales = [
            scale_of(*([each] if shared == "map" else weights), signed=True) for each in weights
        ]
        channels = [layer.padded[:, :, channel] for channel in range(layer.channels)]
        inputs = (
            Panel(name, title or "input", rows_of(values), "input", scale, slide.pads, slide.unused)
            for name, title, values, scale in zip(
                self.inputs, layer.given.names, channels, channel_scales, strict=True
            )
        )
        kernels = (
            Panel(name, self._kernel_title(*key), rows_of(values), "kernel", scale)
            for (key, name), values, scale in zip(
                self.kernels.items(), weights, kernel_scales, strict=True
            )
        )
        outputs = (
            Panel(
                name, self._map_title(filter_), rows_of(values), "output", scale, never=layer.never
            )
            for filter_, (name, values, scale) in enumerate(
                zip(self.outputs, maps, map_scales, strict=True)
            )
        )
        return tuple(chain(inputs, kernels, outputs))

    def frame(self, index: int) -> Frame:
        """One place of one filter."""
        slide = self.layer.slide
        filter_, step = divmod(index, slide.output[0] * slide.output[1])
        return self.glance(index)._replace(sums=self._sums(filter_, slide.result(step)))

    def glance(self, index: int) -> Frame:
        """The same without its sums."""
        slide, nothing = self.layer.slide, frozenset[Cell]()
        places = slide.output[0] * slide.output[1]
        filter_, step = divmod(index, places)
        at, window = slide.result(step), frozenset(slide.cells(step))
        seen = self.layer.seen(filter_)
        lit = {
            name: window if channel in seen else nothing for channel, name in enumerate(self.inputs)
        }
        lit |= {name: nothing for (other, _), name in self.kernels.items() if other != filter_}
        return Frame(
            lit=lit,
            results={self.outputs[filter_]: at},
            known={
                name: min(max(index + 1 - other * places, 0), places)
                for other, name in enumerate(self.outputs)
            },
            says=f"{slide.says(step)}. Its sum goes to row {at.row}, column {at.column} "
            f"of {self._map_title(filter_, 'the ')}.",
        )

    def longest(self) -> tuple[Sum, ...]:
        """The lines of a frame whose every number is as long as any."""
        layer = self.layer
        terms = tuple(
            longest_product(layer.weights[row, column], layer.padded, self.decimals)
            for row, column in np.ndindex(*layer.slide.window)
        )
        part = longest(layer.parts(), decimals=self.places) if layer.depth > 1 else ""
        return self._lines(
            max(range(layer.filters), key=lambda filter_: max(map(len, self._seen(filter_)))),
            [terms] * layer.depth,
            [part] * layer.depth,
            max((show_weight(bias, self.decimals) for bias in layer.bias), key=len),
            longest(layer.before),
            longest(layer.after, never=layer.never),
        )

    def _sums(self, filter_: int, at: Cell) -> tuple[Sum, ...]:
        layer = self.layer
        window, weights = layer.window(filter_, at), layer.weights[:, :, :, filter_]
        parts = (weights * window).sum(axis=(0, 1)) if layer.depth > 1 else ()
        return self._lines(
            filter_,
            [
                products(weights[:, :, c], window[:, :, c], self.decimals)
                for c in range(layer.depth)
            ],
            [show_number(part, self.places) for part in parts],
            show_weight(layer.bias[filter_], self.decimals),
            show_number(layer.before[at][filter_]),
            show_number(layer.after[at][filter_], never=layer.never),
        )

    def _lines(
        self,
        filter_: int,
        terms: list[tuple[str, ...]],
        parts: list[str],
        bias: str,
        before: str,
        after: str,
    ) -> tuple[Sum, ...]:
        """The products of each channel; what they come to, with the bias; then the activation."""
        layer, of = self.layer, self.outputs[filter_]
        last = (bias,) if layer.bias.any() else ()
        label = "sum + bias" if last else "sum"
        if len(terms) == 1:
            lines = [Sum((*terms[0], *last), before, of, label)]
        else:
            lines = [
                Sum(channel, part, of, name)
                for channel, part, name in zip(terms, parts, self._seen(filter_), strict=True)
            ]
            lines.append(Sum((*parts, *last), before, of, label, (*("?" for _ in parts), *last)))
        if bend := layer.bend:
            told, veiled = (bend.written(before),), (bend.written("?"),)
            lines.append(Sum(told, after, of, bend.title, veiled))
        return tuple(lines)

    def _kernel_title(self, filter_: int, channel: int) -> str:
        """What the kernel is called; of several, which channel it is for, and of which filter it
        is where several see a channel of that name.
        """
        layer = self.layer
        if layer.depth == 1:
            return layer.titles[filter_][channel]
        name = self._seen(filter_)[channel]
        several = sum(name in self._seen(each) for each in range(layer.filters)) > 1
        return f"{filter_} for {name}" if several else f"for {name}"

    def _seen(self, filter_: int) -> list[str]:
        """What the channels are called that a filter sees."""
        return [self.layer.given.names[channel] for channel in self.layer.seen(filter_)]

    def _map_title(self, filter_: int, the: str = "") -> str:
        return f"map {filter_}" if self.layer.filters > 1 else f"{the}feature map"
