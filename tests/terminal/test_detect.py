import pytest

from cnn_tutor.terminal import detect, to_ascii


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


def test_ascii_is_one_for_one():
    assert to_ascii("-1·2 → 3 × 4 − 5 │ ●○› ▌ “x” ‘y’ … é 数") == (
        "-1.2 > 3 x 4 - 5 | *o> | \"x\" 'y' . ? ?"
    )
