import pytest

from cnn_tutor.course import ContentError, Course, check
from cnn_tutor.course.inline import parse
from cnn_tutor.course.model import Choice, FigureSpec, Mistake, See, Skill
from cnn_tutor.course.pages import CodeLine
from cnn_tutor.course.text import Span, plain
from tests.course.trees import TREE, changed, write


@pytest.fixture
def course(tmp_path):
    return Course.open(write(tmp_path))


def test_the_tree_of_the_tests_has_no_mistake(tmp_path):
    assert check(write(tmp_path)) == []
    assert Course.open(tmp_path, whole=True).title == "A course"


def test_opening_reads_one_file(tmp_path):
    (tmp_path / "course.yaml").write_text(TREE["course.yaml"])
    course = Course.open(tmp_path)
    assert (course.title, course.tagline, course.topics, course.tour) == (
        "A course",
        "See how it sees.",
        ("One", "Two"),
        "first",
    )


def test_the_map_keeps_its_order_and_what_each_layer_leads_to(course):
    assert [(layer.id, layer.lesson, layer.step, layer.quiz) for layer in course.layers] == [
        ("input", "first", "look", ""),
        ("convolution", "", "", "sliding"),
        ("depth", "", "", ""),
    ]
    assert plain(course.layers[0].brings) == "A matrix."


def test_words_are_paragraphs_of_spans(course):
    words = course.lesson("first").steps[0].words
    assert words == (
        (
            Span("text", "One image of "),
            Span("fact", "{height}", "height"),
            Span("text", " rows is a "),
            Span("emphasis", "matrix"),
            Span("text", "."),
        ),
        (Span("text", "A second paragraph."),),
    )


def test_new_lines_of_code_are_those_that_the_step_before_had_not(course):
    look, slide = course.lesson("first").steps
    assert look.code == (CodeLine("import keras", new=True),)
    assert slide.code == (
        CodeLine("import keras", new=False),
        CodeLine("", new=True),
        CodeLine("model = keras.Sequential([])", new=True),
    )


def test_a_prediction_is_a_question_about_the_figure_of_its_step(course):
    step = course.lesson("first").steps[1]
    assert step.question.id == "first/slide"
    assert step.question.figure == step.figure
    assert (step.question.answer, step.question.hides) == ("{cell}", "cell")
    assert step.question.mistakes[0].gives == "{window_sum}"


def test_a_figure_comes_with_its_defaults(course):
    assert course.lesson("first").steps[1].figure == FigureSpec(
        "conv2d",
        {"image": "ramp", "kernel": "edge", "strides": 1, "padding": "valid", "bias": 0},
    )


def test_a_pool_moves_by_its_own_size_unless_told(tmp_path):
    pool = "kind: pool2d, image: ramp, pool_size: 3"
    write(tmp_path, **changed("lessons/first", "kind: grid, image: digit-0-0", pool))
    (tmp_path / "lessons/first.yaml").write_text(
        (tmp_path / "lessons/first.yaml").read_text().replace("{height}", "{cell}")
    )
    spec = Course.open(tmp_path).lesson("first").steps[0].figure
    assert spec.options["strides"] == 3


def test_a_quiz_has_choices_numbers_and_generated_questions(course):
    result, places, generated = course.quiz("sliding").questions
    assert [question.id for question in (result, places, generated)] == [
        "sliding/result",
        "sliding/places",
        "sliding/generated",
    ]
    assert [(plain(choice.text), choice.right) for choice in result.choices] == [
        ("A feature map", True),
        ("A word", False),
    ]
    assert (places.answer, places.tolerance, places.figure.options["strides"]) == (
        "{output_width}",
        0.5,
        2,
    )
    assert (generated.generate, generated.ranges) == (
        "output-size",
        {"size": (6, 32), "padding": "same", "stride": (1, 2)},
    )
    assert generated.see == See("first/slide", "kernel")
    assert (result.choices[1].misconception, plain(result.choices[1].says)) == ("flat", "Not yet.")


def test_a_question_of_every_kind(course):
    asked = {question.id.partition("/")[2]: question for question in course.quiz("kinds").questions}
    assert [choice.right for choice in asked["several"].choices] == [True, True, False]
    assert asked["several"].choices[2] == Choice(parse("Three"), False, (), "flat")
    assert asked["shape"].answer == "({output_height}, {output_width}, 8)"
    assert asked["shape"].mistakes == (Mistake("(8, 1, 2)", (), "turned"),)
    assert asked["cell"].answer == "(0, 0)"
    assert [mistake.gives for mistake in asked["map"].mistakes] == [
        "{output_flipped}",
        "1 / 2",
        "1 / 3",
    ]
    assert asked["steps"].order == ("Multiply", "Add", "Write")
    assert asked["steps"].mistakes == (Mistake("b a", (), "turned"),)
    assert (asked["missing"].code, asked["missing"].answer) == ("layers.___(8)\n", "Conv2D")
    assert asked["missing"].also == ("Convolution2D",)
    assert (asked["wrong"].answer, asked["wrong"].mistakes[0].gives) == ("2", "1")
    assert asked["drawn"].kind == "match"


def test_skills_and_misconceptions(course):
    assert course.quiz("kinds").skills == (Skill("choosing", "Choosing"), Skill("typing", "Typing"))
    assert list(course.misconceptions) == ["flat", "turned"]
    assert plain(course.misconceptions["flat"].truth) == "A kernel has weights."


@pytest.mark.parametrize(
    "word", ["kernel", "Kernel", "FILTER", "weights matrix", "Weights  Matrix", "matrix"]
)
def test_a_term_is_found_by_any_of_its_words_in_any_case(course, word):
    assert course.term(word).id == ("matrix" if word == "matrix" else "kernel")


def test_a_word_without_an_entry_leads_nowhere(course):
    assert course.term("pooling") is None


def test_a_term_without_code_or_other_words(course):
    kernel, matrix = course.glossary
    assert kernel.keras == "layers.Conv2D(8, 3)\n"
    assert (matrix.also, matrix.keras) == ((), "")


def test_the_rest_of_the_content(course):
    assert course.faq[0].question == "Why?"
    assert course.article[0].title == "Start"
    assert course.kernels["edge"].rows == ((-1, 0, 1), (-1, 0, 1))


def test_images_are_numbers_or_drawn(course):
    assert list(course.images) == ["plain", "ramp"]
    assert course.images["plain"].rows == ((0, 1), (2, 3))
    assert course.images["ramp"].rows == ((0, 1.5, 3), (1.5, 3, 3), (0, 0, 3))
    assert course.images["ramp"].id == "ramp"


def test_the_model_shows_the_pieces_of_unlocked_layers(course):
    assert course.model_code(set()) == "import keras\n"
    assert course.model_code({"convolution", "depth"}) == (
        "import keras\n\nmodel = keras.Sequential([\n    keras.layers.ReLU(),\n])\n"
    )


def test_each_file_is_read_once(course, tmp_path):
    lesson, quiz, image = course.lesson("first"), course.quiz("sliding"), course.images["ramp"]
    glossary = course.glossary
    for path in tmp_path.rglob("*.yaml"):
        path.unlink()
    assert course.lesson("first") is lesson
    assert course.quiz("sliding") is quiz
    assert course.images["ramp"] is image
    assert course.glossary is glossary


def test_a_broken_file_does_not_matter_until_it_is_asked_for(tmp_path):
    course = Course.open(write(tmp_path, glossary="terms: []", faq="- x"))
    assert course.lesson("first")
    with pytest.raises(ContentError, match=r"glossary\.yaml:1:8: "):
        _ = course.glossary


@pytest.mark.parametrize("name", ["secnd", "../course", "", "a/b"])
def test_a_lesson_or_quiz_that_does_not_exist(course, name):
    with pytest.raises(ContentError, match="lessons: there is no"):
        course.lesson(name)
    with pytest.raises(ContentError, match="quizzes: there is no"):
        course.quiz(name)


def test_every_problem_is_a_line_of_the_error(tmp_path):
    with pytest.raises(ContentError) as caught:
        Course.open(write(tmp_path, course="title: 3\ntour: first\nextra: 1\n"))
    lines = str(caught.value).splitlines()
    assert lines == [str(problem) for problem in caught.value.problems]
    assert [line.removeprefix(f"{tmp_path}/course.yaml:").split(": ")[0] for line in lines] == [
        "1:1",
        "1:1",
        "1:1",
        "1:1",
        "1:8",
        "3:1",
    ]
