from pathlib import Path

import pytest

from cnn_tutor.locations import cache_directory, content_directory, state_directory


@pytest.mark.parametrize(
    ("environ", "directory"),
    [
        ({"XDG_STATE_HOME": "/state", "HOME": "/home/ada"}, "/state/cnn-tutor"),
        ({"HOME": "/home/ada"}, "/home/ada/.local/state/cnn-tutor"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": ""}, "/home/ada/.local/state/cnn-tutor"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": "here"}, "/home/ada/.local/state/cnn-tutor"),
    ],
)
def test_state_is_where_xdg_says(environ, directory):
    assert state_directory(environ) == directory


def test_the_cache_is_where_xdg_says():
    assert cache_directory({"XDG_CACHE_HOME": "/cache", "HOME": "/home/ada"}) == "/cache/cnn-tutor"
    assert cache_directory({"HOME": "/home/ada"}) == "/home/ada/.cache/cnn-tutor"


def test_without_a_home_the_password_file_knows():
    assert state_directory({}) == str(Path("~/.local/state/cnn-tutor").expanduser())


def test_a_checkout_teaches_the_course_of_the_repository():
    assert (Path(content_directory()) / "course.yaml").is_file()
    assert Path(content_directory()) == Path(__file__).parents[1] / "content"


def test_an_installed_package_teaches_the_course_inside(tmp_path):
    package = tmp_path / "site-packages" / "cnn_tutor"
    (package / "content").mkdir(parents=True)
    assert content_directory(str(package)) == str(package / "content")
