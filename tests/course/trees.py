"""A small course to write, change and break."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

TREE: Mapping[str, str] = {
    name: dedent(text)
    for name, text in {
        "course.yaml": """\
            title: A course
            tagline: See how it sees.
            topics: [One, Two]
            tour: first
            layers:
              - {id: input, name: Input, brings: "A [[matrix]].", lesson: first, step: look}
              - {id: convolution, name: Convolution, brings: A map., quiz: sliding}
              - {id: depth, name: Depth, brings: More of it.}
            model:
              - code: |
                  import keras
              - layer: convolution
                code: |

                  model = keras.Sequential([
              - layer: depth
                code: |2
                      keras.layers.ReLU(),
              - layer: convolution
                code: |
                  ])
            """,
        "lessons/first.yaml": """\
            title: First
            steps:
              - id: look
                title: Look
                words: |
                  One image of {height} rows
                  is a *matrix*.

                  A second paragraph.
                code: |
                  import keras
                figure: {kind: grid, image: digit-0-0}
              - id: slide
                title: Slide
                words: The [[Kernel|weights]] slide.
                code: |
                  import keras

                  model = keras.Sequential([])
                figure: {kind: conv2d, image: ramp, kernel: edge}
                question:
                  kind: number
                  ask: What comes out?
                  answer: "{cell}"
                  hides: cell
                  mistakes:
                    - {gives: "{window_sum}", misconception: flat, says: Not so.}
                  why: Because of `edge`.
            """,
        "quizzes/sliding.yaml": """\
            title: Sliding
            questions:
              - id: result
                skill: what-it-does
                kind: choice
                ask: What is the result?
                choices:
                  - {text: A feature map, right: true, says: Yes.}
                  - {text: A word, misconception: flat, says: Not yet.}
                why: One number for each place.
                hint: Count the places.
              - id: places
                skill: size
                kind: number
                ask: How many columns has the map?
                figure: {kind: conv2d, image: ramp, kernel: edge, strides: 2}
                answer: "{output_width}"
                tolerance: 0.5
                why: Count {output_width}.
              - id: generated
                skill: size
                kind: number
                generate: output-size
                ranges: {size: [6, 32], padding: same, stride: [1, 2]}
                see: {step: first/slide, term: kernel}
            skills: [{id: what-it-does, name: What it does}, {id: size, name: Its size}]
            """,
        "quizzes/kinds.yaml": """\
            title: Kinds
            skills: [{id: choosing, name: Choosing}, {id: typing, name: Typing}]
            questions:
              - id: several
                skill: choosing
                kind: choices
                ask: Which are true?
                choices:
                  - {text: One, right: true}
                  - {text: Two, right: true}
                  - {text: Three, misconception: flat}
                why: One and two.
              - id: shape
                skill: typing
                kind: shape
                ask: Which shape?
                figure: {kind: conv2d, image: ramp, kernel: edge}
                answer: "({output_height}, {output_width}, 8)"
                mistakes:
                  - {gives: "(8, 1, 2)", misconception: turned}
                why: Three numbers.
              - id: cell
                skill: typing
                kind: cell
                ask: Where?
                figure: {kind: conv2d, image: ramp, kernel: edge}
                answer: (0, 0)
                why: There.
              - id: map
                skill: typing
                kind: grid
                ask: Fill it in.
                figure: {kind: conv2d, image: ramp, kernel: edge}
                answer: "{output}"
                mistakes:
                  - {gives: "{output_flipped}", misconception: turned}
                  - {gives: [[1], [2]], misconception: flat}
                  - {gives: 1 / 3, misconception: flat}
                why: Row by row.
              - id: steps
                skill: choosing
                kind: order
                ask: Sort them.
                order: [Multiply, Add, Write]
                mistakes:
                  - {gives: [Add, Multiply], misconception: turned}
                why: So it goes.
              - id: missing
                skill: choosing
                kind: blank
                ask: What is missing?
                code: layers.___(8)
                answer: Conv2D
                also: [Convolution2D]
                mistakes:
                  - {gives: Dense, misconception: flat}
                why: It slides.
              - id: wrong
                skill: typing
                kind: wrong-layer
                ask: Which line is wrong?
                code: |
                  one()
                  two()
                answer: 2
                mistakes:
                  - {gives: 1, misconception: turned}
                why: Two.
              - id: drawn
                skill: typing
                kind: match
                generate: kernel-to-map
            """,
        "misconceptions.yaml": """\
            misconceptions:
              - {id: flat, name: Flat, because: It looks so., truth: "A [[kernel]] has weights."}
              - {id: turned, name: Turned, because: It is called so., truth: It is not turned.}
            """,
        "glossary.yaml": """\
            terms:
              - id: kernel
                name: Kernel
                also: [filter, weights matrix]
                means: A small [[matrix]].
                keras: |
                  layers.Conv2D(8, 3)
              - {id: matrix, name: Matrix, means: Rows and columns.}
            """,
        "faq.yaml": """\
            questions:
              - {id: why, question: "Why?", answer: Because.}
            """,
        "article.yaml": """\
            sections:
              - {id: start, title: Start, words: "The [[filter]] starts."}
            """,
        "kernels.yaml": """\
            kernels:
              - {id: edge, name: Edge, does: Finds edges., rows: [[-1, 0, 1], [-1, 0, 1]]}
            """,
        "images/ramp.yaml": """\
            name: A ramp
            rows: |
              .:#
              :##
              ..#
            values: {".": 0, ":": 1.5, "#": 3}
            """,
        "images/plain.yaml": """\
            name: Plain
            rows: [[0, 1], [2, 3]]
            """,
    }.items()
}


def write(directory: Path, **changed: str) -> Path:
    """The tree with some files changed, as a course's directory. Names go without ".yaml"."""
    for name, text in (TREE | {f"{name}.yaml": text for name, text in changed.items()}).items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return directory


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """A file of the tree with a piece of it replaced."""
    text = TREE[f"{name}.yaml"]
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return {name: text.replace(old, new)}
