"""What every file must be, whatever it says."""

import os
import re

import pytest
import yaml

from cnn_tutor.course import ContentError, Course, check, door
from tests.course.trees import TREE, write


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request, monkeypatch):
    if not hasattr(yaml, request.param):
        pytest.skip("this PyYAML has no C loader")
    monkeypatch.setattr(door, "LOADER", getattr(yaml, request.param))


def test_the_whole_tree_comes_through_either_loader(tmp_path):
    assert check(write(tmp_path)) == []


def problem(tmp_path, data):
    """The only problem that a course.yaml of these bytes has."""
    (tmp_path / "course.yaml").write_bytes(data)
    with pytest.raises(ContentError) as caught:
        Course.open(tmp_path)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(str(tmp_path / "course.yaml"))
    return line.removeprefix(str(tmp_path / "course.yaml"))


GOOD = TREE["course.yaml"].encode()


@pytest.mark.parametrize(
    "data",
    [GOOD, b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), b"# first\n---\n" + GOOD],
    ids=["plain", "byte order mark", "carriage returns", "start mark"],
)
def test_what_comes_through(tmp_path, data):
    (tmp_path / "course.yaml").write_bytes(data)
    assert Course.open(tmp_path).model_code(set()) == "import keras\n"


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("title: «&here A course", "an anchor &here; write it out, or quote"),
        ("a: &x b\ntitle: «*x", "an alias *x; write it out, or quote"),
        ("title: «!!str 12", "a tag !!str; write it out, or quote"),
        ("title: «! x", "a tag !; write it out"),
        ("«<<: {a: b}", 'a merge key "<<"; write its lines out'),
        ("title: a\n«title: b", '"title" is here twice; once was expected'),
        ("topics:\n  - {a: 1, «a: 2}", '"a" is here twice; once was expected'),
        ("? «[a, b]\n: c", "a list or mapping as a key; a word was expected"),
        ("title: a\n«---\ntitle: b", "a second document; one was expected in a file"),
        ("title: x\n«\ttagline: y", "a tab; spaces were expected"),
        ("title: a «\x1b[31m", "control character U+001B; take it out"),
        ("# a «\u202e comment", "control character U+202E; take it out"),
        ("title: a: «b", "not YAML: "),
        ("title: «[a", "not YAML: "),
        ('title: "«\\q"', "not YAML: "),
        ("title: «%a", "not YAML: "),
        ("title: " + "[" * 15 + "«" + "[" * 500, "nested more than 16 deep"),
        ("a: " + "{a: " * 15 + "«" + "{a: " * 9_000, "nested more than 16 deep"),
    ],
)
def test_what_does_not(tmp_path, marked, message):
    before, _, after = marked.partition("«")
    (tmp_path / "course.yaml").write_text(before + after, "utf-8")
    with pytest.raises(ContentError) as caught:
        Course.open(tmp_path)
    told = next(p for p in caught.value.problems if p.message.startswith(message))
    if message != "not YAML: ":  # the two loaders tell these at different ends
        assert told.line == before.count("\n") + 1
        assert told.column == len(before) - before.rfind("\n")


@pytest.mark.parametrize("deep", ["[" * 300_000, "{a: " * 200_000, "- " * 400_000, "? " * 400_000])
def test_no_depth_is_too_deep_to_be_told(tmp_path, deep):
    assert "nest" in problem(tmp_path, deep.encode())


def test_the_rest_of_a_file_is_checked_beside_what_is_refused(tmp_path):
    with pytest.raises(ContentError) as caught:
        Course.open(write(tmp_path, course="title: &a x\ntagline: 3\ntour: *a\nextra: 1"))
    assert [(p.line, p.column, p.message.split(";")[0]) for p in caught.value.problems][-4:] == [
        (1, 8, "an anchor &a"),
        (2, 10, "YAML reads 3 as a number"),
        (3, 7, "an alias *a"),
        (4, 1, '"extra" is not a key here'),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", ": is empty"),
        (b"# only a comment\n", ": is empty"),
        (b"title: caf\xe9", ":1:11: byte 0xe9 is not UTF-8; save the file as UTF-8 text"),
        (b"\xef\xbb\xbfa: b\nc: \xff", ":2:4: byte 0xff is not UTF-8; save the file as UTF-8 text"),
        ("title: a".encode("utf-16"), ":1:1: byte 0xff is not UTF-8; save the file as UTF-8 text"),
        (b"- a", ":1:1: a mapping with title, tagline, topics, tour, layers, model was expected"),
        (b"words", ":1:1: a mapping with title, tagline, topics, tour, layers, model was expected"),
        (b" " * 1_000_001, ": is larger than 1,000,000 bytes, the most that is read"),
    ],
)
def test_files_that_say_nothing(tmp_path, data, message):
    assert problem(tmp_path, data).startswith(message)


def test_a_file_of_exactly_the_limit_is_read(tmp_path):
    (tmp_path / "course.yaml").write_bytes(GOOD.ljust(1_000_000, b"\n"))
    assert Course.open(tmp_path).title == "A course"


def test_no_file(tmp_path):
    with pytest.raises(ContentError, match=r"course\.yaml: there is no such file$"):
        Course.open(tmp_path)


def test_a_directory_in_place_of_a_file(tmp_path):
    (tmp_path / "course.yaml").mkdir()
    with pytest.raises(ContentError, match=r"is a directory; a YAML file was expected$"):
        Course.open(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "course.yaml")
    with pytest.raises(ContentError, match=r"is not a regular file; a YAML file was expected$"):
        Course.open(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "course.yaml").touch(0)
    with pytest.raises(ContentError, match=r"can't be read: Permission denied$"):
        Course.open(tmp_path)


def test_a_link_that_goes_in_circles(tmp_path):
    (tmp_path / "course.yaml").symlink_to("course.yaml")
    with pytest.raises(ContentError, match="can't be read: Too many levels"):
        Course.open(tmp_path)


def test_a_message_never_writes_a_control_character(tmp_path):
    directory = tmp_path / "\x1b[31m"
    directory.mkdir()
    (directory / "course.yaml").write_text('"\\e]0;x\\a": 1')
    with pytest.raises(ContentError) as caught:
        Course.open(directory)
    assert not re.search(r"[^\n -~]", str(caught.value))
    assert r'"\x1b]0;x\x07" is not a key here' in str(caught.value)
