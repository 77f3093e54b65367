import json
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from cnn_tutor import kept as store
from cnn_tutor.course import ContentError, Course, kept
from cnn_tutor.course.inline import parse
from cnn_tutor.course.model import Choice, FigureSpec, Mistake, Question, Quiz
from cnn_tutor.course.pages import Term
from tests.course.trees import write

QUESTION = Question(
    "x/y",
    "choice",
    (parse("What is a *kernel*?"), parse("A [[kernel]] of {size}.")),
    choices=(Choice(parse("é"), True, ()), Choice(parse("b"), False, parse("No."))),
    tolerance=0.5,
    mistakes=(Mistake("1", parse("one")),),
    figure=FigureSpec("conv2d", {"kernel": ((1, 0.5), (-2, 0)), "image": "seven", "on": True}),
)
QUIZ = Quiz("x", "X", (QUESTION,))
TERM = Term("kernel", "Kernel", ("filter",), parse("A matrix."), "")
NEW, NEWER = QUIZ._replace(title="New"), QUIZ._replace(title="Newer")


@pytest.fixture
def files(tmp_path):
    """A quiz, and the kernels beside it."""
    found = [tmp_path / "x.yaml", tmp_path / "kernels.yaml"]
    for path in found:
        path.write_text("x: y\n")
    return found


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def got(cache, files, value=QUIZ, kind="quiz"):
    """What is got for the files, and whether they had to be read."""
    asked = []
    read = lambda: asked.append(1) or value  # noqa: E731
    return kept.kept(str(cache), kind, [str(file) for file in files], read), bool(asked)


def the_file(cache):
    (file,) = (path for path in cache.rglob("*") if path.is_file())
    return file


def test_what_was_read_is_not_read_again(cache, files):
    assert got(cache, files) == (QUIZ, True)
    quiz, read = got(cache, files, NEW)
    assert (quiz, read) == (QUIZ, False)
    (again,) = quiz.questions
    assert type(again.choices[0].text[0]) is type(QUESTION.choices[0].text[0])
    assert type(again.figure.options["kernel"][0][0]) is int
    with pytest.raises(TypeError):
        again.figure.options["kernel"] = 1


def test_it_is_for_the_learner_alone(cache, files):
    got(cache, files)
    assert the_file(cache).stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("change", ["text", "beside", "gone", "renamed", "more"])
def test_any_change_means_reading(cache, files, change):
    got(cache, files)
    times = [(path.stat().st_atime_ns, path.stat().st_mtime_ns) for path in files]
    match change:
        case "text":
            files[0].write_text("x: z\n")
        case "beside":
            files[1].write_text("x: z\n")
        case "gone":
            files.pop().unlink()
        case "renamed":
            files[1] = files[1].rename(files[1].with_name("a.yaml"))
        case "more":
            files.append(files[0])
    for path, time in zip(files, times, strict=False):
        os.utime(path, ns=time)  # no clock is trusted
    assert got(cache, files, NEW) == (NEW, True)
    assert got(cache, files, NEWER) == (NEW, False)


def test_each_kind_is_kept_for_itself(cache, files):
    got(cache, files)
    assert got(cache, files, (TERM,), "glossary") == ((TERM,), True)
    assert got(cache, files, NEW) == (QUIZ, False)
    assert got(cache, files, (), "glossary") == ((TERM,), False)


def test_bytes_that_move_from_one_file_to_the_next_are_a_change(cache, files):
    got(cache, files)
    files[0].write_text("x: y\nx: y\n")
    files[1].write_text("")
    assert got(cache, files, NEW) == (NEW, True)


@pytest.mark.parametrize("change", ["code", "version"])
def test_other_code_reads_again(cache, files, change, monkeypatch, tmp_path):
    got(cache, files)
    if change == "code":
        (tmp_path / "course").mkdir()
        (tmp_path / "course" / "files.py").write_text("")
        monkeypatch.setattr(kept, "_READERS", str(tmp_path / "course"))
    else:
        monkeypatch.setattr(store, "__version__", "99")
    assert got(cache, files, NEW) == (NEW, True)


def test_a_file_that_changes_while_it_is_read_is_not_kept(cache, files):
    def read():
        files[0].write_text("x: later\n")
        return "what stood there before"

    kept.kept(str(cache), "quiz", [str(files[0])], read)
    assert not cache.exists()


def test_any_damage_means_reading_and_is_mended(cache, files):
    got(cache, files)
    file = the_file(cache)
    whole = file.read_bytes()
    damages = [b"", b"\n", b"x" + whole, bytes(len(whole)), whole + b" x"]
    damages += [whole[:at] for at in range(0, len(whole), 7)]
    for at in range(0, len(whole), 3):
        damages.append(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
    for damage in damages:
        file.write_bytes(damage)
        assert got(cache, files) == (QUIZ, True)
        assert file.read_bytes() == whole


@pytest.mark.parametrize("body", ['["Nobody", 1]', '["Quiz"]', '["Term"]', "5", "[" * 10**5])
@pytest.mark.parametrize(("kind", "value"), [("quiz", QUIZ), ("glossary", (TERM,))])
def test_what_is_not_of_the_kind_means_reading_and_is_mended(cache, files, kind, value, body):
    got(cache, files, value, kind)
    file = the_file(cache)
    whole = file.read_bytes()
    start = whole.index(store._seal(json.dumps(store._plain(value)).encode()))
    file.write_bytes(whole[:start] + store._seal(body.encode()) + body.encode())
    assert got(cache, files, value, kind) == (value, True)
    assert file.read_bytes() == whole


OTHERS = [{"st_uid": os.geteuid() + 1}, {"st_mode": 0o020}, {"st_mode": 0o002}]


@pytest.mark.parametrize("others", OTHERS)
@pytest.mark.parametrize("call", ["stat", "fstat"])
def test_what_others_could_have_written_is_not_believed(cache, files, call, others, monkeypatch):
    got(cache, files)
    asked = getattr(os, call)

    def told(*arguments, **more):
        status = asked(*arguments, **more)
        changed = {name: getattr(status, name) for name in dir(status) if name[:3] == "st_"}
        changed |= others | {"st_mode": status.st_mode | others.get("st_mode", 0)}
        return SimpleNamespace(**changed)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, told)
        value = got(cache, files, NEW)
    assert value == (NEW, True)
    # Where only the file was theirs, there is a new one; a directory of theirs is left alone.
    assert got(cache, files, NEWER) == (QUIZ if call == "stat" else NEW, False)


def test_a_link_is_not_followed(cache, files):
    got(cache, files)
    file = the_file(cache)
    file.rename(cache.with_name("elsewhere"))
    file.symlink_to(cache.with_name("elsewhere"))
    assert got(cache, files, NEW) == (NEW, True)
    assert not file.is_symlink()


@pytest.mark.parametrize("spoil", ["a file", "a dead link", "read only", "a pipe", "a full disk"])
def test_a_cache_that_can_not_be_used_is_no_trouble(cache, files, spoil, monkeypatch):
    match spoil:
        case "a file":
            cache.write_text("")
        case "a dead link":
            cache.symlink_to("/nowhere/at/all")
        case "read only":
            cache = Path("/proc/self/cache")
        case "a pipe":
            got(cache, files)
            name = the_file(cache)
            name.unlink()
            os.mkfifo(name)
        case "a full disk":
            monkeypatch.setattr("os.replace", _full)
    assert got(cache, files) == (QUIZ, True)
    if spoil == "a full disk":
        assert got(cache, files) == (QUIZ, True)
        assert list(cache.iterdir()) == []


def _full(*_):
    raise OSError(28, "No space left on device")


def test_a_file_that_is_none_is_left_to_whoever_reads_it(cache, tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in ("pipe.yaml", "missing.yaml", "."):
        assert got(cache, [tmp_path / name]) == (QUIZ, True)
    assert not cache.exists()


def test_several_may_write_at_once(cache, files):
    threads = [threading.Thread(target=got, args=(cache, files)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got(cache, files, NEW) == (QUIZ, False)
    assert len(list(cache.iterdir())) == 1


# --- a whole course ------------------------------------------------------------------------------


def everything(directory, cache=""):
    course = Course.open(directory, str(cache))
    misconceptions = course.misconceptions
    return json.dumps(
        [
            [course.title, course.layers, course.model, course.lesson("first")],
            [course.quiz("sliding"), course.glossary, course.faq, course.article],
            [dict(course.kernels), dict(misconceptions), dict(course.images)],
        ],
        default=dict,
    )


def test_a_course_is_the_same_kept_or_read(tmp_path, cache, monkeypatch):
    directory = write(tmp_path)
    read = everything(directory)
    assert everything(directory, cache) == read
    monkeypatch.setattr("cnn_tutor.course.reading.read", None)
    assert everything(directory, cache) == read


def test_a_whole_course_is_read_again_once_any_file_of_it_changed(tmp_path, cache, monkeypatch):
    directory = Path(write(tmp_path))
    opened = lambda: Course.open(directory, str(cache), whole=True)  # noqa: E731
    opened()
    with monkeypatch.context() as patch:
        patch.setattr("cnn_tutor.course.checking.check", None)
        assert opened().title == "A course"
    for file in directory.rglob("*.yaml"):
        text = file.read_text()
        file.write_text(text + "more: 1\n")
        with pytest.raises(ContentError, match=f"{file.name}:.*more"):
            opened()
        file.write_text(text)
        opened()
    for name in ("lessons/b.yml", "quizzes/first.yaml"):
        opened()
        (directory / name).write_text((directory / "lessons" / "first.yaml").read_text())
        with pytest.raises(ContentError, match=name):
            opened()
        (directory / name).unlink()
    opened()
    (directory / "lessons" / "first.yaml").rename(directory / "quizzes" / "first.yaml")
    with pytest.raises(ContentError, match='there is no lesson "first"'):
        opened()


@pytest.mark.parametrize("gone", ["kernels.yaml", "images/ramp.yaml"])
def test_a_figure_that_can_not_be_made_any_more_is_told(tmp_path, cache, gone):
    directory = Path(write(tmp_path))
    everything(directory, cache)
    (directory / gone).unlink()
    with pytest.raises(ContentError):
        Course.open(directory, str(cache)).lesson("first")
