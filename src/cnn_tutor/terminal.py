"""What this terminal can do and why we think so, and what to write where that is little."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Depth = Literal["truecolor", "256", "16", "none"]
Glyphs = Literal["unicode", "ascii"]
DEPTHS: tuple[Depth, ...] = ("truecolor", "256", "16", "none")
GLYPHS: tuple[Glyphs, ...] = ("unicode", "ascii")

_DUMB = ("", "dumb", "unknown")
_MONOCHROME = ("vt1", "vt2", "vt3", "vt4", "vt5")
_TRUECOLOR = ("alacritty", "contour", "direct", "foot", "ghostty", "kitty", "wezterm")
_TRUECOLOR_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "WarpTerminal")
_NETWORK = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")

_IN_ASCII = str.maketrans("·×−≈│┊●○›→▌–—…“”‘’√Σ", ".x-~|:*o>>|--.\"\"''vS")


class Terminal(NamedTuple):
    """What there is to draw on.

    Attributes:
        depth: How many colours: 24-bit, the palette of 256, the first 16, or none.
        unicode: Whether signs outside ASCII are sure to arrive as they are.
        motion: Whether something may move by itself: not over a network.
        dumb: Whether it can't move its cursor, so that nothing full-screen can run.
        mouse: Whether to listen to the mouse.
    """

    depth: Depth = "truecolor"
    unicode: bool = True
    motion: bool = True
    dumb: bool = False
    mouse: bool = True


class Wanted(NamedTuple):
    """What was asked for, whatever the terminal seems to be."""

    depth: Depth | None = None
    glyphs: Glyphs | None = None
    mouse: bool = True


NOTHING = Wanted()


class Client(NamedTuple):
    """A terminal that shows a tmux session, as tmux knows it."""

    utf8: bool
    term: str
    features: frozenset[str] = frozenset()


class Reasons(NamedTuple):
    """Why a `Terminal` is what it is: a few words for each."""

    depth: str
    unicode: str
    motion: str
    mouse: str


CLIENT = "#{client_utf8} #{client_termname} #{client_termfeatures}"
"""How to ask tmux for a `Client`; `clients` reads the answer."""


def clients(answer: str) -> tuple[Client, ...]:
    """The terminals in tmux's answer to `CLIENT`, a line each."""
    found = []
    for line in answer.splitlines():
        utf8, term, features = f"{line}  ".split(" ")[:3]
        found.append(Client(utf8 == "1", term, frozenset(filter(None, features.split(",")))))
    return tuple(found)


def detect(
    environ: Mapping[str, str], behind: Iterable[Client] = (), wanted: Wanted = NOTHING
) -> Terminal:
    """What the terminal can do, going by what the environment says of it.

    `behind` are the terminals behind tmux: what one of them can't show is not shown.
    """
    return explain(environ, behind, wanted)[0]


def explain(
    environ: Mapping[str, str], behind: Iterable[Client] = (), wanted: Wanted = NOTHING
) -> tuple[Terminal, Reasons]:
    """What the terminal can do, and why we think so."""
    behind = tuple(behind)
    depth, why_depth = (
        (wanted.depth, f"--colors {wanted.depth}") if wanted.depth else _depth(environ, behind)
    )
    unicode, why_unicode = (
        (wanted.glyphs == "unicode", f"--glyphs {wanted.glyphs}")
        if wanted.glyphs
        else _unicode(environ, behind)
    )
    network = next((name for name in _NETWORK if environ.get(name)), "")
    terminal = Terminal(
        depth,
        unicode,
        motion=not network,
        dumb=environ.get("TERM", "") in _DUMB,
        mouse=wanted.mouse,
    )
    return terminal, Reasons(
        why_depth,
        why_unicode,
        f"{network} is set: this is a network" if network else "no SSH in the environment",
        "not turned off" if wanted.mouse else "--no-mouse",
    )


def to_ascii(text: str) -> str:
    """The text with every character in the place of one ASCII character; a strange one is `?`.

    A dot between what is multiplied becomes a star, as it would be taken for a decimal point.
    """
    import re

    text = re.sub(r"(?<=[^\s·])·(?=[^\s·])", "*", text)
    return text.translate(_IN_ASCII).encode("ascii", "replace").decode("ascii")


def _unicode(environ: Mapping[str, str], behind: tuple[Client, ...]) -> tuple[bool, str]:
    """Whether text arrives as UTF-8.

    The first of the three that is set decides, as POSIX says; none of them means "C".
    """
    name = next((name for name in _LOCALE if environ.get(name)), "")
    locale = environ.get(name) or "C"
    if not locale.lower().replace("-", "").partition("@")[0].endswith("utf8"):
        return False, f"{name}={locale} is not UTF-8" if name else f"no {', '.join(_LOCALE)}"
    if poor := next((client for client in behind if not client.utf8), None):
        return False, f"a terminal behind tmux ({poor.term}) was attached without UTF-8"
    return True, f"{name}={locale}" + (", and tmux says so too" if behind else "")


def _depth(environ: Mapping[str, str], behind: tuple[Client, ...]) -> tuple[Depth, str]:
    term = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR"):
        return "none", "NO_COLOR is set"
    if term in _DUMB or term.startswith(_MONOCHROME):
        return "none", f"TERM={term}"
    palette: Depth = "256" if "256color" in term else "16"
    # tmux turns 24-bit colour into what the terminals behind it have: better do it ourselves.
    if behind:
        poorest = max((_behind(client) for client in behind), key=DEPTHS.index)
        return poorest, f"tmux says so of {', '.join(sorted({each.term for each in behind}))}"
    # GNU screen hands on the COLORTERM of the terminal outside, and garbles what it promises.
    if environ.get("STY") and not environ.get("TMUX"):
        return palette, f"GNU screen, TERM={term}"
    for name in ("COLORTERM", "TERM_PROGRAM", "WT_SESSION"):
        value = environ.get(name, "")
        if (
            (name == "COLORTERM" and value.lower() in ("truecolor", "24bit"))
            or (name == "TERM_PROGRAM" and value in _TRUECOLOR_PROGRAMS)
            or (name == "WT_SESSION" and value)
        ):
            return "truecolor", f"{name}={value}"
    if any(name in term for name in _TRUECOLOR):
        return "truecolor", f"TERM={term}"
    return palette, f"TERM={term}"


def _behind(client: Client) -> Depth:
    """How many colours a terminal behind tmux has."""
    if "RGB" in client.features or any(name in client.term for name in _TRUECOLOR):
        return "truecolor"
    if "256" in client.features or "256color" in client.term:
        return "256"
    return "none" if client.term.startswith(_MONOCHROME) else "16"
