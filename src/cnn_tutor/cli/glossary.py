"""`cnn-tutor glossary`: a word and what it means."""

from __future__ import annotations

from types import SimpleNamespace

from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.opening import open_course
from cnn_tutor.cli.output import say, show
from cnn_tutor.course.text import plain


def run(arguments: SimpleNamespace) -> int:
    """Explain the word, or list them all."""
    course = open_course(arguments)
    word = " ".join(arguments.term)
    if not word:
        for term in course.glossary:
            say(", ".join((term.name, *term.also)))
        return Exit.DONE
    found = course.term(word)
    if found is None:
        words = {
            spelling.casefold(): term.name
            for term in course.glossary
            for spelling in (term.id, term.name, *term.also)
        }
        raise Stop(Exit.USAGE, f"The glossary has no {word!a}. {_suggest(word, words)}")
    say(found.name + (f" (also: {', '.join(found.also)})" if found.also else ""))
    say(plain(found.means))
    if found.keras:
        say()
        show("# keras_api.py\n" + found.keras.rstrip("\n"))
    return Exit.DONE


def _suggest(word: str, words: dict[str, str]) -> str:
    from difflib import get_close_matches

    near = {words[match]: None for match in get_close_matches(word[:80].casefold(), words)}
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return "cnn-tutor glossary lists all its words."
