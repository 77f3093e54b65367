"""What only the whole of a course can show."""

import pytest

from cnn_tutor.course import ContentError, Course, check
from tests.course.trees import TREE, changed, write


def places(directory):
    return [
        (problem.file.removeprefix(f"{directory}/"), problem.line, problem.column)
        for problem in check(directory)
    ]


def test_mistakes_of_all_files_are_told_at_once_in_their_order(tmp_path):
    write(
        tmp_path,
        **changed("quizzes/sliding", "    skill: what-it-does", "    skil: x"),
        **changed("kernels", "rows", "row"),
        **changed("course", "tagline:", "tagline: 1 #"),
        **changed("images/plain", "0", "zero"),
        **changed("lessons/first", "image: ramp", "image: rump"),
        faq="",
    )
    assert places(tmp_path) == [
        ("course.yaml", 2, 10),
        ("faq.yaml", 0, 0),
        ("images/plain.yaml", 2, 9),
        ("kernels.yaml", 2, 5),
        ("kernels.yaml", 2, 48),
        ("lessons/first.yaml", 20, 35),
        ("quizzes/sliding.yaml", 3, 5),
        ("quizzes/sliding.yaml", 4, 5),
    ]


def test_a_file_that_is_missing_is_told_once(tmp_path):
    write(tmp_path)
    for name in ("glossary", "faq", "article", "kernels", "misconceptions"):
        (tmp_path / f"{name}.yaml").unlink()
    assert {p.message for p in check(tmp_path)} == {"there is no such file"}
    assert len(check(tmp_path)) == 5


def test_a_directory_that_is_missing(tmp_path):
    assert [str(problem) for problem in check(tmp_path / "none")] == [
        f"{tmp_path}/none/{name}.yaml: there is no such file"
        for name in ("article", "course", "faq", "glossary", "kernels", "misconceptions")
    ]


def test_lessons_and_quizzes_that_the_map_does_not_name_are_checked_too(tmp_path):
    write(tmp_path, **{"lessons/extra": "title: 3", "quizzes/extra": "title: 3"})
    assert {name for name, _, _ in places(tmp_path)} == {
        "lessons/extra.yaml",
        "quizzes/extra.yaml",
    }


def test_a_file_that_would_never_be_read(tmp_path):
    write(tmp_path)
    (tmp_path / "lessons/second.yml").touch()
    (tmp_path / "images/My Cat.yaml").touch()
    (tmp_path / "quizzes/notes.txt").touch()
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in check(tmp_path)] == [
        "images/My Cat.yaml: is not read: a name such as max-pooling.yaml was expected",
        "lessons/second.yml: is not read: a name such as max-pooling.yaml was expected",
    ]


def test_a_prediction_and_a_question_never_share_an_id(tmp_path):
    quiz = TREE["quizzes/sliding.yaml"].replace("id: places", "id: slide")
    quiz = quiz.replace("what-it-does", "other").replace(": size", ": another")
    write(tmp_path, **{"quizzes/first": quiz})
    assert [(p.line, p.column, p.message) for p in check(tmp_path)] == [
        (12, 9, 'the lesson "first" asks a question with this id too')
    ]


def test_a_figure_that_can_not_be_made_is_not_handed_out(tmp_path):
    course = Course.open(write(tmp_path, **changed("kernels", "id: edge", "id: edges")))
    with pytest.raises(ContentError, match=r'first\.yaml:20:49: there is no kernel "edge"'):
        course.lesson("first")
    with pytest.raises(ContentError, match=r'sliding\.yaml:16:49: there is no kernel "edge"'):
        course.quiz("sliding")


def test_code_is_parsed_and_never_run(tmp_path):
    code = f"open({str(tmp_path / 'ran')!r}, 'w')"
    write(tmp_path, **changed("glossary", "layers.Conv2D(8, 3)", code))
    assert check(tmp_path) == []
    assert not (tmp_path / "ran").exists()


def test_code_too_deep_to_parse(tmp_path):
    write(tmp_path, **changed("glossary", "layers.Conv2D(8, 3)", "-" * 100_000 + "1"))
    (problem,) = check(tmp_path)
    assert problem.message.startswith("not Python: ")


def test_a_mistake_in_the_model_is_told_in_the_piece_that_makes_it(tmp_path):
    write(tmp_path, **changed("course", "  ])\n", "  ]) )\n"))
    (problem,) = check(tmp_path)
    assert (problem.line, problem.column) == (21, 10)
    assert problem.message == "not Python once \"convolution\" is unlocked: unmatched ')'"


def test_a_skill_has_one_owner(tmp_path):
    write(tmp_path, **{"quizzes/later": TREE["quizzes/kinds.yaml"]})
    assert [(p.line, p.message) for p in check(tmp_path)] == [
        (2, 'the quiz "kinds" has a skill with this id too')
    ] * 2
