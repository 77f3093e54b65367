import pytest

from cnn_tutor.course.inline import parse
from cnn_tutor.course.text import Span, fill, plain, spoken


def test_facts_are_filled_in():
    paragraph = parse("a {size} map of {cells}")
    assert plain(fill(paragraph, {"size": "6 x 6", "cells": "36"})) == "a 6 x 6 map of 36"
    with pytest.raises(KeyError, match="cells"):
        fill(paragraph, {"size": "6 x 6"})


def test_a_filled_fact_is_text_whatever_it_says():
    assert fill(parse("{sum}"), {"sum": "*x*"}) == (Span("text", "*x*"),)


def test_what_is_read_out_tells_words_of_code_and_products():
    told = spoken(parse("With `same`, `Conv2D` gives *3·2*; `pool_size=2` is [[stride|a stride]]."))
    assert told == 'With "same", Conv2D gives 3*2; pool_size=2 is a stride.'
