"""A stranger's file gives a small picture or one sentence; it is judged before it is decoded."""

import os
import struct
import sys
import zlib
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from cnn_tutor.pictures import PictureError, WithoutPillow, read_picture
from cnn_tutor.pictures.file import FORMATS, MAX_BYTES

GRADIENT = np.arange(0, 256, 4, dtype=np.uint8)[np.newaxis].repeat(64, axis=0)


def saved(path, values=GRADIENT, format=None, **options):
    Image.fromarray(values).save(path, format, **options)
    return str(path)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *chunks):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IEND", b"")


def gif(width, height):
    return (
        b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0" * 6
        + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00;"
    )  # fmt: skip


def refused(path, *words, **options):
    with pytest.raises(PictureError) as caught:
        read_picture(str(path), **options)
    sentence = str(caught.value)
    assert sentence.replace("...", "").count(". ") == 0
    assert sentence.endswith(".")
    assert sentence.isprintable()
    for word in words:
        assert word in sentence
    return sentence


@pytest.mark.parametrize("format", FORMATS)
def test_the_formats_that_are_read_give_grey_or_colour(tmp_path, format):
    path = saved(tmp_path / "picture", GRADIENT[..., np.newaxis].repeat(3, axis=2), format)
    grey = read_picture(path, 8)
    assert grey.name == "picture"
    rows = np.array(grey.rows)
    assert rows.shape == (8, 8)
    blocks = GRADIENT.reshape(8, 8, 8, 8).mean(axis=(1, 3))
    assert np.abs(rows - blocks).max() <= (1 if format in ("PNG", "BMP") else 6)
    assert np.array(read_picture(path, 8, colour=True).rows).shape == (8, 8, 3)


def test_the_extension_does_not_decide(tmp_path):
    assert len(read_picture(saved(tmp_path / "picture.jpg", format="PNG")).rows) == 16
    tiff = saved(tmp_path / "picture.png", format="TIFF")
    refused(tiff, "picture.png is no picture that can be read", "PNG, JPEG, GIF, WebP or BMP")


def test_what_is_transparent_is_white(tmp_path):
    clear = np.zeros((4, 4, 4), np.uint8)
    path = saved(tmp_path / "clear.png", clear)
    assert read_picture(path, 2).rows == ((255, 255), (255, 255))


def test_sixteen_bits_of_grey_are_read_as_eight(tmp_path):
    path = saved(tmp_path / "deep.png", (GRADIENT.astype(np.uint16) * 257))
    assert np.array(read_picture(path, 64).rows) == pytest.approx(GRADIENT, abs=1)


def test_it_is_turned_upright_and_cut_to_its_middle(tmp_path):
    wide = np.zeros((4, 8), np.uint8)
    wide[:2, 2:6] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # to be shown turned by 90 degrees clockwise
    path = saved(tmp_path / "wide.png", wide, exif=exif)
    assert read_picture(path, 2).rows == ((0, 255), (0, 255))


@pytest.mark.parametrize("name", ["nothing.png", "no\nfile", "x\0y", "a" * 300])
def test_a_missing_file(tmp_path, name):
    refused(tmp_path / name)


def test_a_directory_a_pipe_and_a_closed_file(tmp_path):
    refused(tmp_path, "is a directory")
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "not a regular file")
    refused("/dev/zero", "not a regular file")
    refused("", "There is no file")
    refused("/none/a.png", "There is no file /none/a.png.")


def test_no_picture_at_all(tmp_path):
    for name, data in (
        ("a.png", b""),
        ("b.jpg", b"<svg/>"),
        ("c.gif", b"\xff\xd8\xff"),
        ("d", b"BM"),
    ):
        (tmp_path / name).write_bytes(data)
        refused(tmp_path / name, name)


def test_a_script_of_ghostscript_is_not_run(tmp_path):
    (tmp_path / "a.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    refused(tmp_path / "a.png", "no picture that can be read")


@pytest.mark.parametrize("width", [6500, 20_000, 2**31 - 1])
def test_a_header_that_promises_too_much_is_refused_before_any_pixel(tmp_path, width, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))
    (tmp_path / "huge.png").write_bytes(png(width, width, chunk(b"IDAT", b"")))
    refused(tmp_path / "huge.png", "more than 40 million pixels")


def test_a_small_file_that_unpacks_to_much_is_refused(tmp_path):
    side = 7000
    data = zlib.compress(b"\0" * (side + 1) * side, 9)
    assert len(data) < 100_000
    (tmp_path / "bomb.png").write_bytes(png(side, side, chunk(b"IDAT", data)))
    refused(tmp_path / "bomb.png", "million pixels")
    (tmp_path / "bomb.gif").write_bytes(gif(65_535, 65_535))
    refused(tmp_path / "bomb.gif", "million pixels")


def test_a_text_that_unpacks_to_much_is_refused(tmp_path):
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 80_000_000))
    (tmp_path / "text.png").write_bytes(png(4, 4, text))
    refused(tmp_path / "text.png", "damaged")


def test_a_file_of_too_many_bytes_is_not_opened(tmp_path):
    path = tmp_path / "long.bmp"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    refused(path, "larger than 50 MB")


@pytest.mark.parametrize("side", [0, -1, 65, 10**9])
def test_a_size_that_is_none(tmp_path, side):
    refused(saved(tmp_path / "a.png"), "1 to 64", side=side)


WHOLE = {}


@pytest.fixture(scope="module", autouse=True)
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    for format in FORMATS:
        path = saved(folder / format, GRADIENT[..., np.newaxis].repeat(3, axis=2), format)
        with open(path, "rb") as file:
            WHOLE[format] = file.read()


@pytest.mark.parametrize("format", FORMATS)
def test_half_a_file(tmp_path, format):
    (tmp_path / "half").write_bytes(WHOLE[format][: len(WHOLE[format]) // 2])
    refused(tmp_path / "half", "half")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(FORMATS), st.data())
def test_a_file_with_a_changed_piece_gives_a_picture_or_a_sentence(tmp_path, format, data):
    changed = bytearray(WHOLE[format])
    place = data.draw(st.integers(0, len(changed) - 1))
    piece = data.draw(st.binary(max_size=8))
    changed[place : place + len(piece)] = piece
    (tmp_path / "changed").write_bytes(changed)
    with suppress(PictureError):
        assert len(read_picture(str(tmp_path / "changed")).rows) == 16


def test_without_pillow_it_says_how_to_get_it(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.png")
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(WithoutPillow, match=r"pip install 'cnn-tutor\[images\]'"):
        read_picture(path)
