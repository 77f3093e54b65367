from hypothesis import given

from tests.paint.figures import figures


@given(figures)
def test_a_cell_that_a_frame_gives_leads_to_the_first_frame_that_does(figure):
    first = {}
    for index, frame in enumerate(figure.frames):
        for given_cell in frame.results.items():
            first.setdefault(given_cell, index)
    assert first or figure.kind == "grid"
    for (name, cell), index in first.items():
        if figure.kind == "conv2d-transpose":  # it walks the input
            (name, (cell,)) = "input", figure.frames[index].lit["input"]
        assert figure.frame_at(name, cell) == index


@given(figures)
def test_a_cell_leads_to_a_frame_that_gives_or_reads_it_or_nowhere(figure):
    for panel in figure.panels:
        name = panel.name
        for cell in {each.marked[name] for each in figure.frames if name in each.marked}:
            index = figure.frame_at(name, cell)
            assert index is None or figure.frames[index].marked[name] == cell
            assert index is not None or figure.kind != "grid"
