"""Everything that a key does, once: bindings, key line, palette and help are made from this."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from textual.binding import Binding, BindingType

Where = Literal[
    "everywhere",
    "home",
    "lesson",
    "quiz",
    "glossary",
    "faq",
    "article",
    "model",
    "week",
    "help",
    "palette",
    "lab",
    "canvas",
    "kernel",
    "keras",
]
Side = Literal["left", "right", "typing", ""]


class Command(NamedTuple):
    """One thing that a key does.

    Attributes:
        keys: Textual's names of the keys, separated by commas; the first is the one shown.
        title: A word or two, for the key line and the palette. Neighbours with the same title
            share one place on the key line.
        action: What Textual calls. `{key}` in it stands for the key pressed.
        where: The pages that have it.
        help: A sentence for the help page and the palette.
        side: The end of the key line where it stands, "typing": left, while letters type into a
            field; "" keeps it off the line.
        keep: How needed it is on the key line, where that is too short for all: none is shown where
            a more needed one has no room. Of those that are needed alike, the first comes first.
    """

    keys: str
    title: str
    action: str
    where: tuple[Where, ...]
    help: str
    side: Side = ""
    keep: int = 0

    @property
    def names(self) -> list[str]:
        """Textual's names of its keys."""
        return self.keys.split(",")

    @property
    def label(self) -> str:
        """The key as the key line shows it: `Enter`, `?`, `1-9`, `0-9 - .`."""
        if "{key}" in self.action:
            run = [key for key in self.names if len(key) == 1]
            others = map(shown, self.names[len(run) :])
            return " ".join([f"{run[0]}-{run[-1]}", *others])
        return shown(self.names[0])

    @property
    def label_while_typing(self) -> str:
        """The key to show while letters type into a field: none where the field takes them all."""
        return next((shown(key) for key in self.names if key not in _TAKEN and len(key) > 1), "")

    @property
    def labels(self) -> str:
        """All its keys, as the help page shows them."""
        return self.label if "{key}" in self.action else ", ".join(map(shown, self.names))


HOME: tuple[Where, ...] = ("home",)
LESSON: tuple[Where, ...] = ("lesson",)
LAB: tuple[Where, ...] = ("lab",)
FIGURES: tuple[Where, ...] = ("lesson", "lab")
CELLS: tuple[Where, ...] = ("canvas", "kernel")
QUIZ: tuple[Where, ...] = ("quiz",)
INDEXES: tuple[Where, ...] = ("glossary", "faq", "article")
ROOMS: tuple[Where, ...] = (*INDEXES, "model", "week", "help", "keras")
TEXTS: tuple[Where, ...] = (*QUIZ, *ROOMS)
ALL: tuple[Where, ...] = ("everywhere",)

CATALOGUE: tuple[Command, ...] = (
    # The map
    Command("up", "Choose", "choose(-1)", HOME, "Go up the map."),
    Command("down", "Choose", "choose(1)", HOME, "Go down the map."),
    Command("enter", "Open", "open", HOME, "Open the layer: its lesson or its quiz.", "left"),
    Command("r", "Review", "review", HOME, "Answer what is due for review.", "left"),
    Command("z", "Quiz", "quiz", HOME, "Take the quiz of the layer."),
    Command("t", "Test out", "test_out", HOME, "Show that you know the open layer already."),
    Command("s", "Step", "lesson", HOME, "Go to the step that teaches the layer."),
    # A lesson, and what moves a figure
    Command("left", "Step", "frame_back", FIGURES, "Move the figure back by one.", "left", 1),
    Command("right", "Step", "frame_on", FIGURES, "Move the figure on by one.", "left", 1),
    Command(
        "up",
        "Choose",
        "row(-1)",
        LESSON,
        "Go to the choice above, or move the figure up.",
        "left",
        1,
    ),
    Command(
        "down", "Choose", "row(1)", LESSON, "Go to the choice below, or move it down.", "left", 1
    ),
    Command("up", "Step", "row(-1)", LAB, "Move the figure up a row.", "left", 1),
    Command("down", "Step", "row(1)", LAB, "Move the figure down a row.", "left", 1),
    Command("space", "Play", "play", FIGURES, "Let the figure move by itself, or stop it.", "left"),
    Command("less_than_sign", "Speed", "pace(-1)", FIGURES, "Play slower.", "left"),
    Command("greater_than_sign", "Speed", "pace(1)", FIGURES, "Play faster.", "left"),
    Command("j,colon", "Cell", "cell", FIGURES, "Go to a cell: type its row and column."),
    Command("home", "Start", "frame_first", FIGURES, "Go to the figure's start."),
    Command("end", "End", "frame_last", FIGURES, "Go to the figure's end."),
    Command("enter", "Go on", "go_on", LESSON, "Answer; then go on to the next step.", "left", 2),
    Command("n", "Next", "next_step", LESSON, "Go to the next step."),
    Command("p", "Previous", "previous_step", LESSON, "Go to the step before."),
    Command(
        "1,2,3,4,5,6,7,8,9",
        "Jump",
        "jump({key})",
        LESSON,
        "Go to the step of that number; while a question waits, answer it.",
    ),
    Command(
        "tab",
        "Next term",
        "next_part",
        LESSON,
        "Go to the answer and back (Esc leaves it too), or to the next term.",
        "typing",
    ),
    Command("y", "Try it", "try", LESSON, "Try the figure yourself, in the lab.", "left"),
    Command("c", "Code", "code", LESSON, "Show model.py in place of the figure, and back.", "left"),
    Command("g", "Term", "term", LESSON, "Look the marked term up in the glossary.", "left"),
    Command("t", "Next term", "next_term", LESSON, "Mark the next term in the words."),
    Command("z", "Quiz", "quiz", LESSON, "Take the quiz that the lesson leads to."),
    Command("b,escape", "Back", "back", LESSON, "Back to the quiz you came from.", "right", 2),
    Command("pageup", "Read back", "page(-1)", LESSON, "Read back in a high page.", "left", 1),
    Command("pagedown", "Read on", "page(1)", LESSON, "Read on in a high page.", "left", 2),
    # The lab
    Command("pageup", "Scroll", "scroll(-1)", LAB, "Read back in a high page.", "left", 1),
    Command("pagedown", "Scroll", "scroll(1)", LAB, "Read on in a high page.", "left", 2),
    Command("tab", "Pick", "setting(1)", LAB, "Go to the next setting.", "left", 2),
    Command("shift+tab,u", "Setting before", "setting(-1)", LAB, "Go to the setting before."),
    Command("p", "Set", "turn(-1)", LAB, "Set it to what comes before.", "left", 2),
    Command("n", "Set", "turn(1)", LAB, "Set it to what comes next.", "left", 2),
    Command("k", "Keras", "keras", LAB, "See the Keras code that does the same.", "left"),
    Command("enter", "Type", "type", LAB, "Type what the setting shall be.", "left", 1),
    Command("e", "Kernel", "kernel", LAB, "Edit the kernel, number by number.", "left"),
    Command("d", "Draw", "draw", LAB, "Draw a picture of your own.", "left"),
    Command("o", "Open", "file", LAB, "Open an image file of your own."),
    Command("b,escape", "Back", "back", LAB, "Go back to where you came from.", "right", 2),
    Command("h", "Home", "app.home", LAB, "Go to the map."),
    Command("c", "Copy", "copy", ("keras",), "Copy the program to the clipboard again.", "left"),
    # Canvas and kernel
    Command("left", "Move", "move(0, -1)", CELLS, "Go a cell to the left.", "left"),
    Command("right", "Move", "move(0, 1)", CELLS, "Go a cell to the right.", "left"),
    Command("up", "Move", "move(-1, 0)", CELLS, "Go up a cell.", "left"),
    Command("down", "Move", "move(1, 0)", CELLS, "Go down a cell.", "left"),
    Command("space", "Ink", "ink", ("canvas",), "Put ink on the cell, or take it off.", "left"),
    Command("p", "Pen", "pen", ("canvas",), "Draw while the cursor moves, or no longer.", "left"),
    Command(
        "0,1,2,3,4,5,6,7,8,9",
        "Number",
        "number('{key}')",
        ("canvas",),
        "Type the number of the cell.",
        "left",
    ),
    Command(
        "0,1,2,3,4,5,6,7,8,9,minus,full_stop",
        "Number",
        "number('{key}')",
        ("kernel",),
        "Type the number of the cell.",
        "left",
    ),
    Command("g", "Larger", "resize(1)", ("kernel",), "Make the kernel larger.", "left"),
    Command("s", "Smaller", "resize(-1)", ("kernel",), "Make the kernel smaller.", "left"),
    Command("c", "Clear", "clear", CELLS, "Make every cell 0.", "left"),
    Command("x,backspace,delete", "Erase", "erase", CELLS, "Make the cell 0.", "left"),
    Command("enter,escape,b,q", "Done", "back", CELLS, "Go back to the lab.", "right", 2),
    # A quiz
    Command("a,b,c,d,e,f", "Answer", "answer('{key}')", QUIZ, "Give the answer, or tick it."),
    Command(
        "1,2,3,4,5,6",
        "Answer",
        "answer('{key}')",
        QUIZ,
        "Give or tick it by number.",
    ),
    Command("up", "Choose", "choose(-1)", QUIZ, "Go to the answer above.", "left"),
    Command("down", "Choose", "choose(1)", QUIZ, "Go to the answer below.", "left"),
    Command(
        "enter", "Go on", "go_on", QUIZ, "Give the answer that is marked; then go on.", "left", 2
    ),
    Command("f3,i", "Hint", "hint", QUIZ, "Show a hint. It is noted that you took it.", "left", 1),
    Command("g", "Glossary", "term", QUIZ, "Look up what an answer is about, or any word.", "left"),
    Command("s", "Step", "step", QUIZ, "See the step that teaches it; b comes back.", "left", 1),
    Command("y", "Try it", "try", QUIZ, "Try an answered question's figure, in the lab.", "left"),
    Command("tab,escape", "Leave field", "field", QUIZ, "Leave the field, or enter it.", "typing"),
    # The reading rooms
    Command("l", "Lab", "app.lab", HOME, "Try every operation yourself.", "left"),
    Command("g", "Glossary", "app.glossary", (*HOME, *LAB), "Look a word up.", "left"),
    Command("m", "model.py", "app.model", HOME, "See your own model.py as it is by now.", "left"),
    Command(
        "w", "Week", "app.week", HOME, "See what is strong, what fades, what went wrong.", "left"
    ),
    Command("f", "FAQ", "app.faq", HOME, "Read what learners often ask.", "left"),
    Command("a", "Article", "app.article", HOME, "Read the whole story in one go.", "left"),
    Command("up", "Move", "move(-1)", INDEXES, "Go to the entry before.", "left"),
    Command("down", "Move", "move(1)", INDEXES, "Go to the next entry.", "left"),
    Command("slash", "Search", "search", ("glossary",), "Type a part of a word.", "left"),
    Command("enter", "Titles", "leave_search", ("glossary",), "Leave the search.", "typing"),
    Command("space,pagedown", "Read on", "page(1)", TEXTS, "Read on in a long text.", "left", 2),
    Command("pageup", "Read back", "page(-1)", TEXTS, "Read back.", "left", 1),
    Command("b,q,escape", "Back", "back", ROOMS, "Go back to where you came from.", "right", 2),
    Command("enter", "Do it", "run", ("palette",), "Do what is marked.", "left"),
    Command("up", "Move", "move(-1)", ("palette",), "Go to the command above.", "left"),
    Command("down", "Move", "move(1)", ("palette",), "Go to the command below.", "left"),
    Command("escape", "Back", "back", ("palette",), "Do nothing.", "right", 2),
    # Everywhere
    Command("question_mark,f1", "Help", "app.help", ALL, "Show every key.", "right", 2),
    Command("h", "Home", "app.home", LESSON, "Go to the map.", "right", 1),
    Command("h", "Home", "app.home", (*QUIZ, *ROOMS), "Go to the map.", "right"),
    Command(
        "f2,ctrl+p", "Commands", "app.commands", ALL, "Find a command by its name; again: back."
    ),
    Command("f9", "Colours", "app.next_theme", ALL, "Dark, light, or the terminal's own."),
    Command("f10,ctrl+l", "Redraw", "app.redraw", ALL, "Draw the screen anew, if it is spoilt."),
    Command("q", "Quit", "app.quit", (*HOME, *QUIZ), "Leave the tutor.", "right", 1),
    Command("q", "Quit", "app.quit", FIGURES, "Leave the tutor."),
    Command(
        "f4,ctrl+z", "Suspend", "app.suspend_process", ALL, "Back to the shell; fg comes back."
    ),
    Command(
        "ctrl+q,ctrl+c",
        "Quit",
        "app.quit",
        ALL,
        "Leave at once; if text is selected, Ctrl+C copies it.",
    ),
)


def commands(where: Where) -> Iterator[Command]:
    """The commands of a page, in the catalogue's order, those of every page included."""
    return (each for each in CATALOGUE if where in each.where or "everywhere" in each.where)


def bindings(where: Where) -> list[BindingType]:
    """The bindings that a page states as its `BINDINGS`."""
    return [
        Binding(key, each.action.format(key=key), each.title, show=False)
        for each in CATALOGUE
        if where in each.where
        for key in each.names
    ]


def shown(key: str) -> str:
    """A key as people call it: `?` for `question_mark`, `F1` for `f1`, `Ctrl+P` for `ctrl+p`."""
    if key in _SHOWN:
        return _SHOWN[key]
    if len(key) == 1 or ("+" not in key and not key.isalpha() and not re.fullmatch(r"f\d+", key)):
        return key
    return "+".join(part.capitalize() for part in key.split("+"))


_TAKEN = {
    *("question_mark", "slash", "less_than_sign", "greater_than_sign"),
    *("space", "left", "right", "home", "end"),
}
"""Keys that a field takes: they type into it, or move in it."""
_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "minus": "-",
    "full_stop": ".",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "colon": ":",
}
