"""Each mistake of an author, told at the character marked «, in words that say what is right."""

import pytest

from cnn_tutor.course import check
from tests.course.trees import changed, write


def told(directory):
    """Everything that is wrong with a course, by file and place."""
    return [
        (problem.file.removeprefix(f"{directory}/"), problem.line, problem.column, problem.message)
        for problem in check(directory)
    ]


def assert_told(tmp_path, name, old, new, message):
    """That a change of the tree is told at its mark, and nothing else is."""
    ((name, marked),) = changed(name, old, new).items()
    before, _, after = marked.partition("«")
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    (found,) = told(write(tmp_path, **{name: before + after}))
    assert found[:3] == (f"{name}.yaml", *place)
    assert found[3].startswith(message)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("no", "yes or no"),
        ("Yes", "yes or no"),
        ("on", "yes or no"),
        ("OFF", "yes or no"),
        ("true", "yes or no"),
        ("y", "yes or no"),
        ("012", "a number"),
        ("3:30", "a number"),
        ("1_000", "a number"),
        ("0x1f", "a number"),
        ("0o17", "a number"),
        ("1e3", "a number"),
        ("-.inf", "a number"),
        (".nan", "a number"),
        ("+1.5", "a number"),
        ("~", "nothing"),
        ("null", "nothing"),
        ("2026-11-24", "a date"),
        ("2001-12-14t21:59:43.10-05:00", "a date"),
        ("=", "a sign of its own"),
    ],
)
def test_text_that_yaml_takes_for_something_else(tmp_path, value, meaning):
    message = f'YAML reads {value} as {meaning}; for text write "{value}"'
    assert_told(tmp_path, "course", "title: A course", f"title: «{value}", message)
    for quoted in (f'"{value}"', f"'{value}'", f">\n  {value}"):
        assert told(write(tmp_path, **changed("course", "A course", quoted))) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: A course\n", "title:«\n", "empty; text was expected"),
        ("title: A course\n", 'title: «" "\n', "empty; text was expected"),
        ("title: A course\n", "title: «[A]\n", "a list where text was expected; text that begins"),
        ("title: A course\n", "title: «{A}\n", "a mapping where text was expected; text that"),
        ("title: A course\n", "title:\n  «a: b\n", "a mapping where text was expected"),
        ("title: A course\n", "title: «|\n  A\n  b\n", "more than one line; text on one line"),
        ("title: A course\n", 'title: "A «\\e[1m"\n', "control character U+001B; take it out"),
        ("title: A course\n", 'title: "  A «\\e[1m"\n', "control character U+001B; take it out"),
        ("title: A", "«titel: B\ntitle: A", '"titel" is not a key here; did you mean "title"?'),
        ("title: A", "«zzz: B\ntitle: A", '"zzz" is not a key here; one of title, tagline, topics'),
        ("[One, Two]", "«[]", "a list of 0 where 1 to 8 items were expected"),
        ("[One, Two]", "«One", "a list was expected here"),
        ("id: depth", "id: «Depth", '"Depth" is not an id: lower-case words joined by "-"'),
        ("id: depth", "id: «a--b", '"a--b" is not an id'),
        ("id: depth", "id: «input", 'id "input" is taken by an earlier one'),
        ("brings: More of it.", "brings: More «*of it.", "* opens and never closes"),
        ("brings: More of it.", 'brings: "a\\x20\\u00a0 «*b"', "* opens and never closes"),
        ("brings: More of it.", 'brings: "«{cell}"', "{cell} names a fact, but there is no figure"),
        ("- {id: depth, name: Depth", "- «{id: depth", '"name" is missing here'),
        ("layer: depth", "layer: «dept", 'there is no layer "dept"; did you mean "depth"?'),
        ("lesson: first", "lesson: «frist", 'there is no lesson "frist"; did you mean "first"?'),
        ("tour: first", "tour: «last", 'there is no lesson "last"; one of first was expected'),
        ("step: look", "step: «lok", 'there is no step "lok"; did you mean "look"?'),
        ("lesson: first, step: look", "step: «look", 'a step of no lesson; "lesson" was expected'),
        ("quiz: sliding", "quiz: «slide", 'there is no quiz "slide"; did you mean "sliding"?'),
        ("[[matrix]]", "«[[matrx]]", '"matrx" is not in the glossary; did you mean "matrix"?'),
        ("keras.layers.ReLU(),", "«keras.layers layers", 'not Python once "depth" is unlocked: '),
        ("import keras\n", "import «1keras\n", "not Python: invalid"),
        ("import keras\n", 'print(«"\\d")\n', "not Python: invalid escape"),
    ],
)
def test_the_map(tmp_path, old, new, message):
    assert_told(tmp_path, "course", old, new, message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "{height} rows",
            "«{hight} rows",
            '{hight} is not a fact of a grid figure; did you mean "',
        ),
        ("*matrix*.", "«[[matrices]].", '"matrices" is not in the glossary; did you mean "matrix'),
        ("*matrix*.", "matrix\n      of «*numbers.", "* opens and never closes"),
        ("[[Kernel|weights]]", "«[[colonel|weights]]", '"colonel" is not in the glossary'),
        ("model = keras.Sequential([])", "model = «= keras", "not Python: invalid syntax"),
        ("id: slide", "id: «look", 'id "look" is taken by an earlier one'),
        ("kind: grid", "kind: «gird", '"gird" is not known here; did you mean "grid"?'),
        ("kind: grid,", "kind: grid, «strides: 2,", '"strides" is not a key here; one of kind, '),
        ("{kind: grid, image", "«{image", '"kind" is missing here; one of grid, conv2d, pool2d'),
        ("image: digit-0-0", "image: «digit-0-178", 'there is no image "digit-0-178"; the last of'),
        ("image: digit-0-0", "image: «rmp", 'there is no image "rmp"; did you mean "ramp"?'),
        (
            "digit-0-0",
            "digit-0-0, crop: «[4, 0, 5, 8]",
            "this is not a part of the image, which has",
        ),
        (
            "digit-0-0",
            "digit-0-0, crop: «[1, 2, 3]",
            "a list of 3 where 4 items were expected: row, column, height, width",
        ),
        (
            "digit-0-0",
            "digit-0-0, crop: [1, 2, «x, 3]",
            '"x" where a whole number from 0 to 64 was',
        ),
        ("digit-0-0", "digit-0-0, at: «[0, 8]", "no such cell, the map has 8 x 8; both count from"),
        (
            "digit-0-0",
            "digit-0-0, through: [«edgy]",
            'there is no kernel "edgy"; did you mean "edge',
        ),
        (
            "digit-0-0",
            "plain, through: [relu, max-pool, «max-pool]",
            'a window of 2 x 2 does not fit into a map of 1 x 1; a smaller one or padding "same"',
        ),
        ("kernel: edge", "kernel: «edges", 'there is no kernel "edges"; did you mean "edge"?'),
        ("kernel: edge", "kernel: [[1, 2], «[3]]", "a row of 1 where a row of 2 was expected"),
        (
            "kernel: edge",
            "kernel: [[1, «1e3]]",
            '"1e3" where a number from -1000000 to 1000000 was',
        ),
        ("image: ramp, kernel: edge", "image: plain, kernel: «edge", "a window of 2 x 3 does not"),
        ("kernel: edge", "kernel: edge, strides: «0", '"0" where a whole number from 1 to 64 was'),
        (
            "kernel: edge",
            'kernel: edge, strides: «"2"',
            '"2" where a whole number from 1 to 64 was',
        ),
        ("kernel: edge", "kernel: edge, padding: «full", '"full" is not known here; one of valid,'),
        ("kernel: edge", "kernel: edge, at: «[2, 0]", "no such cell, the map has 2 x 1"),
        ('answer: "{cell}"', "answer: «cell", '"cell" where a number or "{fact}" was expected'),
        (
            'answer: "{cell}"',
            "answer: «{cell}",
            'a mapping where a number or "{fact}" was expected;',
        ),
        ('answer: "{cell}"', 'answer: "«{sum}"', "{sum} is not one number; a number or"),
        ('answer: "{cell}"', 'answer: "«{cells}"', "{cells} is not a fact of a conv2d figure; did"),
        ('gives: "{window_sum}"', 'gives: «"{cell}"', "{cell} is the answer, or what an earlier"),
        ("hides: cell", "hides: «rows", '"rows" is not known here; did you mean "row"?'),
        ("kind: number", "kind: «numbr", '"numbr" is not known here; did you mean "number"?'),
        ("why: Because of `edge`.", "why: Because «`edge.", "` opens and never closes"),
    ],
)
def test_a_lesson(tmp_path, old, new, message):
    assert_told(tmp_path, "lessons/first", old, new, message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "A feature map, right: true",
            "A feature map, right: «yes",
            '"yes" where true or false was',
        ),
        (
            "A word, misconception: flat, says: Not yet.",
            "A word, right: «true",
            "a second right choice; exactly one",
        ),
        (
            "{text: A word, misconception: flat,",
            "«{text: A word,",
            '"misconception" is missing: what',
        ),
        ("text: A word", "text: «A feature map", "the same text as an earlier choice"),
        ("generate: output-size", "generate: output-size\n    «ask: What?", '"ask" is not a key'),
        ("ranges: {size", "ranges: {«Size", '"Size" is not a parameter\'s name'),
        ("{size: [6, 32]", "{size: [6, «3x]", '"3x" is not an id'),
        (
            "generate: output-size",
            "generate: «output-siz",
            'there is no generator "output-siz"; did you mean "output-size"?',
        ),
        (
            "generate: output-size",
            "generate: «stack-shape",
            'makes a question of the kind "shape", not "number"',
        ),
        ("stride: [1, 2]", "«strid: 1", 'output-size has no range "strid"; did you mean "stride"?'),
        ("padding: same", "padding: «[same, full]", "one or more of valid, same was expected"),
        (
            "stride: [1, 2]",
            "stride: «[2, 1]",
            "a whole number, or two, the smaller one first",
        ),
        ("stride: [1, 2]", "stride: «[1, 2, 3]", "a whole number, or two, the smaller one first"),
        ("stride: [1, 2]", "stride: «few", "a whole number, or two, the smaller one first"),
        ("figure: {kind", 'hint: "«[[zoo]]"\n    figure: {kind', '"zoo" is not in the glossary'),
        ("kernel: edge", "kernel: «edgy", 'there is no kernel "edgy"; did you mean "edge"?'),
        ("tolerance: 0.5", "tolerance: «-1", '"-1" where a number from 0 to 1000000 was expected'),
        (
            "kind: choice",
            "kind: choice\n    hides: «map",
            "there is no figure here to hide anything",
        ),
        (
            "ask: What is the result?",
            'ask: "What is «{cell}?"',
            "{cell} names a fact, but there is",
        ),
        (
            "What it does",
            f"«{'N' * 29}",
            "29 characters; 28 at most were expected",
        ),
    ],
)
def test_a_quiz(tmp_path, old, new, message):
    assert_told(tmp_path, "quizzes/sliding", old, new, message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("text: One, right", "text: One, misconception: «flat, right", "a right choice needs"),
        ("answer: (0, 0)", "answer: «(0 0)", '"(0 0)" where a cell, (row, column), was expected'),
        ("{output_width}, 8)", "«{outputs}, 8)", "{outputs} is not a fact of a conv2d figure"),
        ("{output_width}, 8)", "«{output}, 8)", "{output} is not one number; a shape of one to"),
        ('answer: "{output}"', 'answer: "«{cell}"', "{cell} is not a map; rows such as 1 2 / 3 4"),
        ("1 / 3, misc", "«1 / x, misc", '"1 / x" where rows such as 1 2 / 3 4'),
        ("[Add, Multiply]", "«[Multiply, Add]", "this is their right order; the wrong one was"),
        ("[Add, Multiply]", "«[Add, Multiplies]", "two lines of the order were expected, word"),
        ("Add, Write]", "Add, Write, «Write]", "the same as an earlier one"),
        ("code: layers.___(8)", "code: «layers.Dense(8)", "one ___ was expected: what is missing"),
        ("gives: Dense", "gives: «Conv2D", "Conv2D is the answer, or what an earlier"),
        ("answer: 2", "answer: «3", "there is no line 3; the code has 2"),
        ("- id: drawn", "- id: drawn\n    «ask: x", '"ask" is not a key'),
        ("- id: drawn", "- id: drawn\n    «words: x", '"words" is not a key'),
    ],
)
def test_the_kinds(tmp_path, old, new, message):
    assert_told(tmp_path, "quizzes/kinds", old, new, message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("first/slide", "«fist/slide", 'there is no lesson "fist"; did you mean "first"?'),
        ("first/slide", "first/«slid", 'there is no step "slid"; did you mean "slide"?'),
        ("term: kernel}", "term: «kernels}", '"kernels" is not in the glossary; did you mean'),
        ("misconception: flat", "misconception: «flit", 'there is no misconception "flit"; did'),
    ],
)
def test_what_a_question_names_of_other_files(tmp_path, old, new, message):
    assert_told(tmp_path, "quizzes/sliding", old, new, message)


def test_mistakes_that_give_the_same(tmp_path):
    same = "- {gives: 1, misconception: flat}\n        - {gives: «1, misconception: flat}"
    gives = '- {gives: "{window_sum}", misconception: flat, says: Not so.}'
    assert_told(tmp_path, "lessons/first", gives, same, "1 is the answer, or what an earlier")


def test_more_mistakes_in_a_text_than_anybody_reads(tmp_path):
    broken = write(tmp_path, **changed("course", "brings: More of it.", f"brings: x {'*x ' * 99}"))
    assert len(told(broken)) == 20


def test_code_that_goes_on_for_ever(tmp_path):
    code = "- code: |\n" + "      import keras\n" * 201
    long = changed("course", "- code: |\n      import keras\n", code)
    assert [problem[1:] for problem in told(write(tmp_path, **long))] == [
        (10, 11, "code of more than 200 lines; less was expected")
    ]


def test_choices_without_a_right_one(tmp_path):
    broken = write(tmp_path, **changed("quizzes/sliding", "right: true", "misconception: flat"))
    assert [problem[1:] for problem in told(broken)] == [
        (8, 7, "no choice is right; one was expected")
    ]


def test_choices_that_are_all_right(tmp_path):
    broken = changed("quizzes/kinds", "Three, misconception: flat", "Three, right: true")
    (problem,) = told(write(tmp_path, **broken))
    assert problem[3] == "every choice is right; a wrong one was expected too"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("glossary", "name: Matrix", "name: «no", "YAML reads no as yes or no"),
        (
            "glossary",
            "id: matrix, name: Matrix",
            "id: «filter, name: F",
            '"filter" leads to "kernel',
        ),
        (
            "glossary",
            "small [[matrix]]",
            "small «[[matricks]]",
            '"matricks" is not in the glossary',
        ),
        (
            "glossary",
            "layers.Conv2D(8, 3)",
            "layers.Conv2D«(8, 3",
            "not Python: '(' was never closed",
        ),
        ("faq", "answer: Because.", "answer: «{size}", "a mapping where text was expected"),
        ("faq", "answer: Because.", 'answer: "«{size}"', "{size} names a fact, but there is no"),
        ("article", "[[filter]]", "«[[philtre]]", '"philtre" is not in the glossary; did you mean'),
        (
            "kernels",
            "[-1, 0, 1], [-1, 0, 1]",
            "[-1, 0, 1], «[-1, 0]",
            "a row of 2 where a row of 3",
        ),
        (
            "kernels",
            "[-1, 0, 1], [-1, 0, 1]",
            "[-1, 0, «.5], [-1, 0, 1]",
            '".5" where a number from',
        ),
        ("images/ramp", ":##", ":«?#", '"?" has no value; "values" gives one to each sign'),
        ("images/ramp", ":##", "«:#", "a row of 2 where a row of 3 was expected"),
        ("images/ramp", '":": 1.5', '":": 1.5, «"ab": 2', '"ab" is not one sign, such as #'),
        ("images/plain", "[2, 3]", "«[2, 3, 4]", "a row of 3 where a row of 2 was expected"),
    ],
)
def test_the_other_files(tmp_path, name, old, new, message):
    assert_told(tmp_path, name, old, new, message)
