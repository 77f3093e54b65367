import re

import pytest

from cnn_tutor.course.text import plain
from tests.content.shipped import CONTENT, COURSE, lines


@pytest.mark.parametrize("term", COURSE.glossary, ids=lambda term: term.id)
def test_a_term_is_two_sentences_and_a_snippet(term):
    sentences = re.findall(r"[.?!](?= |$)", plain(term.means))
    assert len(sentences) == 2
    assert lines({}, term.means) <= 4
    compile(term.keras, "keras_api.py", "exec")
    assert "keras" in term.keras
    assert all(len(line) <= 52 for line in term.keras.splitlines())


@pytest.mark.parametrize("word", ["kernel", "filter", "stride", "padding", "Max pooling", "conv2d"])
def test_the_words_that_learners_look_up_are_found(word):
    assert COURSE.term(word)


def test_the_glossary_is_sorted_as_it_is_read():
    names = [term.name.lower() for term in COURSE.glossary]
    assert len(names) >= 20
    assert names == sorted(names)


def test_what_learners_ask_is_answered():
    asked = {entry.id for entry in COURSE.faq}
    assert {"what-is-stride", "same-or-valid", "why-relu"} <= asked
    assert len(asked) >= 8


def test_the_article_is_a_five_minute_read_in_three_sections():
    assert [section.title for section in COURSE.article] == [
        "Feature extraction",
        "What is a convolution?",
        "Dimensionality reduction by pooling",
    ]
    words = sum(len(plain(p).split()) for section in COURSE.article for p in section.words)
    assert 900 <= words <= 1300


@pytest.mark.parametrize("kernel", COURSE.kernels.values(), ids=lambda kernel: kernel.id)
def test_a_kernel_is_square_with_a_middle_and_one_sentence(kernel):
    assert len(kernel.rows) % 2 == 1
    assert all(len(row) == len(kernel.rows) for row in kernel.rows)
    assert plain(kernel.does).count(".") == 1
    assert len(plain(kernel.does)) <= 90


def test_a_term_is_shown_by_its_name_never_by_its_id():
    for path in CONTENT.rglob("*.yaml"):
        for word in re.findall(r"\[\[([a-z-]+)\]\]", path.read_text("utf-8")):
            term = COURSE.term(word)
            assert word.lower() in {each.lower() for each in (term.name, *term.also)}, path
