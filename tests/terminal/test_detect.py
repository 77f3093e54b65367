import pytest

from cnn_tutor.terminal import Client, Wanted, clients, detect, explain, to_ascii


@pytest.mark.parametrize(
    ("depth", "environ"),
    [
        ("truecolor", {"TERM": "xterm-256color", "COLORTERM": "truecolor"}),
        ("truecolor", {"TERM": "xterm-256color", "COLORTERM": "24bit"}),
        ("truecolor", {"TERM": "xterm-kitty"}),
        ("truecolor", {"TERM": "xterm-direct"}),
        ("truecolor", {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}),
        ("truecolor", {"TERM": "xterm-256color", "WT_SESSION": "1"}),
        ("truecolor", {"TERM": "tmux-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/t,1,0"}),
        ("256", {"TERM": "screen-256color", "COLORTERM": "truecolor", "STY": "1.pts"}),
        ("16", {"TERM": "screen", "COLORTERM": "truecolor", "STY": "1.pts"}),
        ("256", {"TERM": "xterm-256color"}),
        ("256", {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}),
        ("256", {"TERM": "tmux-256color", "TMUX": "/tmp/t,1,0"}),
        ("16", {"TERM": "xterm"}),
        ("16", {"TERM": "linux"}),
        ("16", {"TERM": "xterm", "NO_COLOR": ""}),
        ("none", {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}),
        ("none", {"TERM": "vt100"}),
        ("none", {"TERM": "dumb", "COLORTERM": "truecolor"}),
        ("none", {}),
    ],
)
def test_depth(depth, environ):
    assert detect(environ).depth == depth


@pytest.mark.parametrize(
    ("unicode", "environ"),
    [
        (True, {"LANG": "en_US.UTF-8"}),
        (True, {"LANG": "C.utf8"}),
        (True, {"LC_ALL": "de_DE.UTF-8@euro", "LANG": "C"}),
        (True, {"LC_ALL": "", "LC_CTYPE": "UTF-8", "LANG": "C"}),
        (False, {"LC_ALL": "C", "LANG": "en_US.UTF-8"}),
        (False, {"LC_CTYPE": "POSIX", "LANG": "en_US.UTF-8"}),
        (False, {"LANG": "de_DE.ISO-8859-1"}),
        (False, {}),
    ],
)
def test_utf8(unicode, environ):
    assert detect(environ).unicode is unicode


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"])
def test_nothing_moves_by_itself_over_a_network(name):
    assert detect({}).motion
    assert not detect({name: "x"}).motion


@pytest.mark.parametrize(
    ("dumb", "environ"),
    [(True, {"TERM": "dumb"}), (True, {"TERM": ""}), (True, {}), (False, {"TERM": "vt100"})],
)
def test_dumb(dumb, environ):
    assert detect(environ).dumb is dumb


INSIDE = {"TERM": "tmux-256color", "TMUX": "x", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
ANSWER = "1 xterm-256color bpaste,RGB,title\n0 xterm-256color bpaste\n"


def test_what_tmux_says_of_its_clients_is_read():
    assert clients(ANSWER) == (
        Client(True, "xterm-256color", frozenset({"bpaste", "RGB", "title"})),
        Client(False, "xterm-256color", frozenset({"bpaste"})),
    )
    assert clients("1 xterm \n") == (Client(True, "xterm"),)
    assert clients("") == ()


@pytest.mark.parametrize(
    ("answer", "unicode", "depth"),
    [
        ("", True, "truecolor"),
        ("1 xterm-kitty RGB", True, "truecolor"),
        ("1 xterm-256color RGB", True, "truecolor"),
        ("1 xterm-256color title", True, "256"),
        ("1 xterm 256", True, "256"),
        ("1 linux ", True, "16"),
        ("1 vt220 ", True, "none"),
        ("0 xterm-256color RGB", False, "truecolor"),
        (ANSWER, False, "256"),
    ],
)
def test_inside_tmux_the_poorest_terminal_behind_it_decides(answer, unicode, depth):
    terminal = detect(INSIDE, clients(answer))
    assert (terminal.unicode, terminal.depth) == (unicode, depth)


def test_tmux_does_not_make_up_for_a_locale_without_utf8():
    assert not detect({**INSIDE, "LANG": "C"}, clients("1 xterm-kitty RGB")).unicode


def test_what_is_asked_for_wins():
    environ = {"TERM": "dumb", "NO_COLOR": "1"}
    wanted = Wanted("256", "unicode", mouse=False)
    terminal, why = explain(environ, clients("0 vt100 "), wanted)
    assert terminal == (("256", True, True, True, False))
    assert why.depth == "--colors 256"
    assert why.unicode == "--glyphs unicode"
    assert why.mouse == "--no-mouse"


@pytest.mark.parametrize(
    ("environ", "behind", "depth", "unicode"),
    [
        ({"NO_COLOR": "1", "LC_ALL": "C"}, "", "NO_COLOR", "LC_ALL=C is not UTF-8"),
        ({"TERM": "xterm"}, "", "TERM=xterm", "no LC_ALL, LC_CTYPE, LANG"),
        ({"TERM": "x", "COLORTERM": "24bit"}, "", "COLORTERM=24bit", "no LC_ALL"),
        (INSIDE, "0 linux ", "tmux says so of linux", "attached without UTF-8"),
        ({"TERM": "screen", "STY": "1", "LANG": "x.utf8"}, "", "GNU screen", "LANG=x.utf8"),
    ],
)
def test_reasons_name_what_decided(environ, behind, depth, unicode):
    _, why = explain(environ, clients(behind))
    assert depth in why.depth
    assert unicode in why.unicode


def test_ascii_is_one_for_one():
    assert to_ascii("· -1·2 → 3 × 4 − 5 │ ●○› ▌ “x” ‘y’ … é 数") == (
        ". -1*2 > 3 x 4 - 5 | *o> | \"x\" 'y' . ? ?"
    )
