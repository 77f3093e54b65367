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
                    - {gives: "{window_sum}", says: That leaves the weights out.}
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
                  - {text: A word, says: Not yet.}
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
                ranges: {size: [6, 32], padding: same}
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
