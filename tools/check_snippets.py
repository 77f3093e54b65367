"""Run every piece of Keras that the course shows: `python tools/check_snippets.py`.

Needs keras with a backend, scikit-learn and pyyaml, and so is no part of `make check`. A glossary
snippet's comments that stand under a print must be what it printed. Training is cut to one epoch.
Ends with 1 if a piece raised or printed something else.
"""

from __future__ import annotations

import contextlib
import io
import sys
import traceback
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import yaml

CONTENT = Path(__file__).parent.parent / "content"


def snippets() -> Iterator[tuple[str, str]]:
    """Name and code of every step, every prefix of the learner's model, every glossary entry."""
    course = yaml.safe_load((CONTENT / "course.yaml").read_text("utf-8"))
    layers = [layer["id"] for layer in course["layers"]]
    for count in range(len(layers) + 1):
        shown = {None, *layers[:count]}
        code = "".join(piece["code"] for piece in course["model"] if piece.get("layer") in shown)
        yield f"model.py with {count} layers", code.replace("epochs=20", "epochs=1")
    for path in sorted(CONTENT.glob("lessons/*.yaml")):
        for step in yaml.safe_load(path.read_text("utf-8"))["steps"]:
            yield f"{path.stem}/{step['id']}", step["code"]
    for term in yaml.safe_load((CONTENT / "glossary.yaml").read_text("utf-8"))["terms"]:
        yield f"glossary {term['id']}", term["keras"]


def promised(code: str) -> list[str]:
    """What the snippet says it prints: the comments at its end, if it prints at all."""
    lines = code.rstrip().splitlines()
    end = list(takewhile(lambda line: line.startswith("# "), reversed(lines)))
    return [line[2:] for line in reversed(end)] if "print(" in code else []


def main() -> int:
    """Run them all, telling each result."""
    failed = 0
    for name, code in snippets():
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(code, name, "exec"), {"__name__": "__main__"})
            if name.startswith("glossary") and printed.getvalue().splitlines() != promised(code):
                raise AssertionError(f"printed {printed.getvalue()!r}, promised {promised(code)}")
        except Exception:
            failed += 1
            print(f"FAILED {name}")
            traceback.print_exc()
        else:
            print(f"ok     {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
