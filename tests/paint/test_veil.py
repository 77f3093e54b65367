"""No figure of the course tells what its question asks for: not painted, and not in words."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.figures import Cell, build
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.numbers import longest_cell
from cnn_tutor.paint.description import describe
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.moment import Moment, View
from cnn_tutor.paint.picture import Picture
from cnn_tutor.quiz import make
from tests.content.shipped import COURSE, TOUR, questions
from tests.figures.shelf import figure
from tests.paint.figures import EDGE, RAMP, columns, figures, inks, text

STEPS = {step.question.id: step.figure for step in TOUR.steps if step.question}
INKS = [Ink(), Ink("256", theme="light"), Ink("16"), Ink("none", unicode=False)]


def asked():
    """Every question that has a figure and keeps something back, some variants of each."""
    for question in questions():
        for seed in range(3 if question.generate else 1):
            item = make(question, seed)
            if item.hides not in ("nothing", "size"):
                figure = build(item.figure or STEPS[item.id], COURSE)
                yield pytest.param(figure, item.hides, id=f"{item.id} {seed}")


def hidden(figure, veil):
    """The cells that a question keeps back, by the maps that they are in."""
    opening = figure.frames[figure.start]
    for panel in figure.panels:
        if panel.role == "output":
            at = (opening.results or opening.marked).get(panel.name)
            known = opening.known.get(panel.name, panel.count)
            for place, cell in enumerate(np.ndindex(*panel.size)):
                asked = at and (cell[0] == at.row if veil == "row" else cell == at)
                if asked or veil == "map" or place >= known:
                    yield panel.name, cell


@pytest.mark.parametrize(("figure", "veil"), list(asked()))
def test_no_hidden_cell_can_be_read_off_a_figure(figure, veil):
    secret = set(hidden(figure, veil))
    assert secret
    for ink in INKS:
        picture = Picture(figure, ink, 78)
        lines = [text(picture.row(y, View(figure.start, veil))) for y in range(picture.height)]
        shown = {}
        for y, line in enumerate(lines):
            for x in range(78):
                if (found := picture.cell_at(x, y)) in secret:
                    shown[found] = shown.get(found, "") + line[x : x + 1]
        assert shown
        assert not any(re.search("[0-9]", cell) for cell in shown.values())
        assert all(line.endswith("= ?") for line in lines if " = " in line)


@pytest.mark.parametrize(("figure", "veil"), list(asked()))
def test_no_hidden_cell_and_no_way_to_it_is_told_in_words(figure, veil):
    told = describe(figure, figure.start, veil)
    assert not any(" = " in line for line in told)
    for panel in figure.panels:
        if panel.role == "output":
            title = next(place for place, line in enumerate(told) if line.startswith(panel.title))
            rows = [line.split() for line in told[title + 1 : title + 1 + panel.size[0]]]
            if veil == "map":
                assert told[title] == f"{panel.title}: kept back until you answer"
            else:
                where = {cell for name, cell in hidden(figure, veil) if name == panel.name}
                assert {rows[row][column] for row, column in where} <= {"?", "_"}


def test_while_its_size_is_asked_nothing_of_the_map_is_seen_but_every_sum_comes_out():
    steps = [step for step in TOUR.steps if step.question and step.question.hides == "size"]
    assert steps
    for step in steps:
        figure = build(step.figure, COURSE)
        for frame in (0, len(figure.frames) - 1):
            told = describe(figure, frame, "size")
            view, pictures = View(frame, "size"), [Picture(figure, ink, 78) for ink in INKS]
            shown = [text(each.row(y, view)) for each in pictures for y in range(each.height)]
            (total,) = figure.frames[frame].sums
            assert told[-1].endswith(f" = {total.result}")
            assert sum(line.endswith(f"= {total.result}") for line in shown) == len(INKS)
            assert "feature map: kept back until you answer" in told
            assert not any(re.search("feature map,? [0-9]", line) for line in (*told, *shown))


@given(figures, st.sampled_from(["cell", "row"]))
def test_nothing_else_is_kept_back_than_what_is_asked_for_and_what_is_to_come(shown, veil):
    moment = Moment(shown, View(shown.start, veil))
    kept_back = {
        (panel.name, cell)
        for panel in shown.panels
        for cell in np.ndindex(*panel.size)
        if panel.role == "output" and moment.hides(panel, Cell(*cell))
    }
    assert kept_back == set(hidden(shown, veil))


@given(figures, inks, st.sampled_from(["size", "map"]))
def test_a_map_whose_size_is_kept_back_is_not_drawn(shown, ink, veil):
    picture, view = Picture(shown, ink, 100), View(shown.start, veil)
    maps = {each.name for each in shown.panels if each.role == "output" and each.drawn == "map"}
    for y in range(picture.looked_at(view)[-1].start):
        row = columns(picture.row(y, view), 100)
        for x, (character, _, ground, _) in enumerate(row):
            if (found := picture.cell_at(x, y)) and found[0] in maps:
                assert character in " ?"
                assert not ground


def test_while_a_size_is_kept_back_no_column_is_told_that_no_window_reaches():
    shown = figure("conv2d", RAMP[:, :6], kernel=EDGE, strides=2)
    source, *rest = shown.panels
    used = replace(shown, panels=(replace(source, unused=(0, 0)), *rest))
    assert source.unused == (1, 1)
    for veil, alike in (("size", True), ("cell", False)):
        rows = [
            [picture.row(y, View(0, veil)) for y in range(picture.height)]
            for picture in (Picture(each, Ink(), 78) for each in (shown, used))
        ]
        assert (rows[0] == rows[1]) == alike


def test_where_a_curve_brings_the_cell_in_question_is_kept_back_with_it():
    picture = Picture(figure("relu", [[-3.0, 6.0]], activation="sigmoid"), Ink(), 78)
    for veil, marks in (("nothing", 1), ("cell", 0)):
        shown = [text(picture.row(y, View(1, veil))) for y in range(picture.height)]
        assert "".join(shown).count("●") == marks


def test_a_ribbon_keeps_its_rows_while_what_is_in_it_is_kept_back():
    picture = Picture(figure("flatten", RAMP), Ink(), 78)
    assert picture.height_of(View(0, "map")) == picture.height


def test_a_view_of_a_map_kept_back_with_its_size_is_about_its_one_cell_in_question():
    shown = figure("conv2d", RAMP, kernel=EDGE, at=(1, 2))
    last = len(shown.frames) - 1
    picture = Picture(shown, Ink(), 78)
    window, map_, _ = picture.looked_at(View(last, "size"))
    assert (window, map_) == (range(4, 7), range(2, 3))
    assert picture.looked_at(View(last))[1] == range(4, 5)


@given(figures, inks, st.sampled_from(["cell", "row", "map"]), st.data())
def test_other_numbers_behind_the_veil_look_the_same(shown, ink, veil, data):
    """Whatever a hidden map holds, and its sums come to, the picture and the words are the same."""
    frame = shown.frames[shown.start]
    if not frame.results or shown.kind == "receptive-field":
        return  # its maps are seen; what is asked of it is a size
    secret = set(hidden(shown, veil))
    other = data.draw(st.integers(-9, 9))

    def changed(name, values):
        return tuple(
            tuple(other if (name, (i, j)) in secret else number for j, number in enumerate(row))
            for i, row in enumerate(values)
        )

    def replaced(panel):
        widest = longest_cell(panel)
        return replace(panel, values=changed(panel.name, panel.values), widest=widest)

    outputs = {name for name, _ in secret}
    sums = tuple(
        each._replace(result=str(other)) if each.of in outputs else each for each in frame.sums
    )
    values = {name: changed(name, grown) for name, grown in frame.values.items()}
    twin = replace(
        shown,
        panels=tuple(replaced(panel) for panel in shown.panels),
        frames=Frames(len(shown.frames), lambda _: frame._replace(sums=sums, values=values)),
    )
    view = View(shown.start, veil)
    one, same = Picture(shown, ink, 100), Picture(twin, ink, 100)
    assert [one.row(y, view) for y in range(one.height)] == [
        same.row(y, view) for y in range(same.height)
    ]
    assert describe(shown, *view[:2]) == describe(twin, *view[:2])
