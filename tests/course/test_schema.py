"""The JSON Schema takes what the readers take, and sees an author's slips in an editor."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.course import ContentError, door, json_schema
from cnn_tutor.course.combine import read_whole
from cnn_tutor.course.files import FILES
from tests.course.schema import errors
from tests.course.trees import TREE

CONTENT = Path(__file__).parents[2] / "content"
FOLDERS = {"lessons": "lesson", "quizzes": "quiz", "images": "image"}


def kind_of(name):
    folder, _, stem = name.removesuffix(".yaml").rpartition("/")
    return FOLDERS.get(folder, stem)


@pytest.mark.parametrize("name", TREE)
def test_the_schema_takes_the_tree(name):
    assert list(errors(yaml.safe_load(TREE[name]), json_schema(kind_of(name)))) == []


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_schema_takes_the_shipped_content(path):
    kind = kind_of(str(path.relative_to(CONTENT)))
    assert list(errors(yaml.safe_load(path.read_text("utf-8")), json_schema(kind))) == []


@pytest.mark.parametrize("kind", FILES)
def test_it_is_a_draft_07_schema_in_json(kind):
    schema = json.loads(json.dumps(json_schema(kind)))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("course", "title", "titel"),
        ("course", "id: depth", "id: Depth"),
        ("course", "[One, Two]", "[]"),
        ("course", "A course", "12"),
        ("lessons/first", "kind: grid", "kind: gird"),
        ("lessons/first", "image: ramp", "imag: ramp"),
        ("lessons/first", "hides: cell", "hides: all"),
        ("lessons/first", "kernel: edge", "kernel: edge, strides: 1.5"),
        ("quizzes/sliding", "right: true", "right: 1"),
        ("quizzes/sliding", "generate: output-size", "generate: 3"),
        ("quizzes/sliding", "tolerance: 0.5", "tolerance: -1"),
        ("quizzes/sliding", "What it does", "What it does to whatever is below"),
        ("quizzes/sliding", "{size: [6, 32]", "{Size: [6, 32]"),
        ("kernels", "[-1, 0, 1], [-1, 0, 1]", "[a]"),
        ("images/plain", "[0, 1]", "[0, x]"),
    ],
)
def test_the_schema_sees(name, old, new):
    text = TREE[f"{name}.yaml"]
    assert old in text
    value = yaml.safe_load(text.replace(old, new, 1))
    assert list(errors(value, json_schema(kind_of(f"{name}.yaml"))))


@given(st.data())
def test_whatever_a_reader_takes_the_schema_takes(tmp_path_factory, data):
    name = data.draw(st.sampled_from(sorted(TREE)))
    text = TREE[name]
    start = data.draw(st.integers(0, len(text)))
    stop = start + data.draw(st.integers(0, 6))
    text = text[:start] + data.draw(st.text("a1 .-[]{}:,\"'\n", max_size=3)) + text[stop:]
    path = tmp_path_factory.mktemp("one") / "file.yaml"
    path.write_text(text, "utf-8")
    try:
        read_whole(FILES[kind_of(name)], door.read(path))
    except ContentError:
        return
    value = yaml.load(text, Loader=door.LOADER)
    assert list(errors(value, json_schema(kind_of(name)))) == []
