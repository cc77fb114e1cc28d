"""Hostile uploads are turned away in one sentence; good ones are described."""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import OpenEXR
import pillow_heif
import pytest
import pyvips
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from farm.engine.errors import ImageError
from farm.engine.pictures import images, inspection
from farm.engine.pictures.images import Picture
from tests.factories import torn

LIMITS = {"max_bytes": 50_000_000, "max_pixels": 1_000_000, "max_side": 5_000}


def smooth(width: int = 96, height: int = 64) -> Picture:
    """A soft gradient that lossy formats keep well."""
    y, x = np.mgrid[0:height, 0:width]
    planes = (x / width, y / height, (x + y) / (width + height))
    return Picture(np.stack(planes, axis=-1).astype(np.float32))


def with_pillow(picture: Image.Image, format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *chunks: bytes, interlace: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, interlace)
    body = b"".join(chunks) or chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


DATA = chunk(b"IDAT", zlib.compress(b"\0" * 200))


def animated_png() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    return with_pillow(frames[0], "PNG", save_all=True, append_images=frames[1:])


def animated_webp() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    return with_pillow(frames[0], "WEBP", save_all=True, append_images=frames[1:])


def float_tiff() -> bytes:
    return with_pillow(Image.new("F", (8, 8)), "TIFF")


def jpeg_with_a_giant_header() -> bytes:
    file = bytearray(with_pillow(Image.new("RGB", (64, 64)), "JPEG"))
    size = file.index(b"\xff\xc0") + 5
    file[size : size + 4] = struct.pack(">HH", 1000, 1000)
    return bytes(file)


def _file(format: str) -> bytes:
    noise = np.random.default_rng(7).random((48, 64, 3), np.float32)
    return images.encode(Picture(noise), format, settings={"size": 1024})


def half_zeros() -> bytes:
    file = bytearray(_file("jpeg"))
    file[len(file) // 2 : -2] = bytes(len(file) - len(file) // 2 - 2)
    return bytes(file)


def flipped_png() -> bytes:
    file = bytearray(images.encode(smooth(), "png"))
    file[file.index(b"IDAT") + 200] ^= 0xFF
    return bytes(file)


def bomb_of_many_rows() -> bytes:
    """30,000 x 30,000 in well-formed data: 2.7 GB from 2.6 MB."""
    row = zlib.compressobj()
    data = b"".join(row.compress(b"\0" * 90_001 * 100) for _ in range(3)) + row.flush()
    return png(30_000, 30_000, chunk(b"IDAT", data))


def scene() -> Image.Image:
    return Image.fromarray((smooth().pixels * 255).astype(np.uint8))


def heic() -> bytes:
    file = io.BytesIO()
    pillow_heif.from_pillow(scene()).save(file, quality=95)
    return file.getvalue()


def exr() -> bytes:
    light = np.where(
        smooth().pixels < 0.04045,
        smooth().pixels / 12.92,
        ((smooth().pixels + 0.055) / 1.055) ** 2.4,
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "picture.exr"
        OpenEXR.File({}, {"RGB": light.astype(np.float32)}).write(str(path))
        return path.read_bytes()


def psd() -> bytes:
    """A flattened document of 8 bits without layers, as Photoshop writes its composite."""
    pixels = np.asarray(scene())
    header = b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, 64, 96, 8, 3)
    return header + bytes(4) + bytes(4) + bytes(4) + bytes(2) + pixels.transpose(2, 0, 1).tobytes()


FOREIGN = {
    "HEIC": heic(),
    "AVIF": with_pillow(scene(), "AVIF", quality=95),
    "PSD": psd(),
    "BMP": with_pillow(scene(), "BMP"),
    "TGA": with_pillow(scene(), "TGA"),
    "JPEG2000": with_pillow(scene(), "JPEG2000"),
    "GIF": with_pillow(scene(), "GIF"),
    "OpenEXR": exr(),
}

HOSTILE = {
    "empty": (b"", "empty"),
    "text": (b"not a picture at all", "no picture"),
    "html": (b"<!doctype html><script>alert(1)</script>", "HTML"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "SVG"),
    "xml": (b'\xef\xbb\xbf<?xml version="1.0"?>', "XML"),
    "pdf": (b"%PDF-1.7 and so on", "PDF"),
    "large photoshop": (b"8BPS\0\2" + b"\0" * 40, r"large Photoshop document \(PSB\)"),
    "jpeg xl": (b"\xff\x0a" + b"\0" * 40, "JPEG XL"),
    "half a jpeg": (half_zeros(), "damaged"),
    "png with a flipped byte": (flipped_png(), "damaged"),
    "pq png": (png(8, 8, chunk(b"cICP", b"\x09\x10\0\1"), DATA), "high dynamic range"),
    "film": (b"\0\0\0\x18ftypisom" + b"\0" * 20, "film"),
    "riff sound": (b"RIFF\0\0\0\0WAVEfmt " + b"\0" * 20, "no picture"),
    "jpeg signature only": (b"\xff\xd8\xff", "damaged"),
    "jpeg signature and html": (b"\xff\xd8\xff<script>alert(1)</script>", "damaged"),
    "png signature only": (b"\x89PNG\r\n\x1a\n", "damaged"),
    "tiff signature only": (b"II*\0", "damaged"),
    "webp signature only": (b"RIFF\0\0\0\0WEBP", "damaged"),
    "zero width": (png(0, 8), "damaged"),
    "zero height": (png(8, 0), "damaged"),
    "header only": (png(8, 8, chunk(b"tEXt", b"a\0b")), "damaged"),
    "too little data": (png(200, 200), "damaged"),
    "giant header": (png(30_000, 30_000), "no side may exceed 5,000"),
    "giant area": (png(4_000, 4_000), "at most 1,000,000 pixels"),
    "giant jpeg header": (jpeg_with_a_giant_header(), "damaged"),
    "bomb": (bomb_of_many_rows(), "no side may exceed"),
    "text bomb": (png(8, 8, chunk(b"zTXt", b"a\0\0" + b"\1" * 2**20)), "too much text"),
    "float tiff": (float_tiff(), "8 or 16"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    data, reason = HOSTILE[name]
    with pytest.raises(ImageError, match=reason) as caught:
        inspection.inspect(data, **LIMITS)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")
    assert capfd.readouterr() == ("", "")


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(LIMITS["max_bytes"] + 1)
    with pytest.raises(ImageError, match="50,000,000 are taken"):
        inspection.inspect(path, **LIMITS)


def test_an_interlaced_giant_is_refused_because_it_decodes_whole() -> None:
    limits = LIMITS | {"max_pixels": 400_000_000, "max_side": 30_000}
    with pytest.raises(ImageError, match="interlaced"):
        inspection.inspect(png(15_000, 15_000, interlace=1), **limits)


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "tiff"])
@given(data=st.data())
@settings(max_examples=40)
def test_a_truncated_file_is_refused_wherever_it_ends(data: st.DataObject, format: str) -> None:
    whole = _file(format)
    end = data.draw(st.integers(0, len(whole) - len(whole) // 10))
    with pytest.raises(ImageError):
        inspection.inspect(whole[:end], **LIMITS)


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "tiff", *FOREIGN])
@given(data=st.data())
@settings(max_examples=60)
def test_a_corrupt_file_never_raises_anything_but_an_image_error(
    data: st.DataObject, format: str
) -> None:
    file = bytearray(FOREIGN[format] if format in FOREIGN else _file(format))
    for _ in range(data.draw(st.integers(1, 8))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    for use in (_inspected, images.read, images.read_settings):
        with suppress(ImageError):
            use(bytes(file))


def _inspected(file: bytes) -> inspection.Info:
    return inspection.inspect(file, **LIMITS)


@pytest.fixture(params=["png", "jpeg", "webp", "tiff"])
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    path = tmp_path / f"picture.{request.param}"
    images.write(path, smooth(96, 64))
    return path, request.param


def test_inspect_says_what_the_header_says(saved: tuple[Path, str]) -> None:
    path, format = saved
    info = inspection.inspect(path, **LIMITS)
    assert (info.format.name.lower(), info.width, info.height) == (format, 96, 64)
    assert (info.bits, info.has_alpha) == (8, False)


def test_a_tiff_in_one_large_strip_is_taken() -> None:
    tall = np.zeros((9_000, 1_000, 3), np.uint16)  # 54 MB: above libtiff's own limit
    image = pyvips.Image.new_from_memory(tall, 1_000, 9_000, 3, "ushort")
    file = bytes(image.tiffsave_buffer(compression="deflate", tile_height=9_000))
    limits = LIMITS | {"max_pixels": 10_000_000, "max_side": 10_000}
    assert inspection.inspect(file, **limits).height == 9_000


def test_of_a_tiff_with_pages_the_first_is_taken() -> None:
    pages = [Image.new("RGB", size, "red") for size in ((40, 30), (4, 3))]
    file = with_pillow(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert inspection.inspect(file, **LIMITS).width == 40
    assert images.read(file).size == (40, 30)


def test_a_wrong_suffix_does_not_hide_the_format(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(images.encode(smooth(), "png"))
    assert inspection.inspect(path, **LIMITS).format.name == "PNG"
    assert images.read(path).size == (96, 64)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    info = inspection.inspect(with_pillow(Image.new("RGB", (6, 4)), "JPEG", exif=exif), **LIMITS)
    assert (info.width, info.height) == ((6, 4) if orientation <= 4 else (4, 6))


@pytest.mark.parametrize("name", FOREIGN)
def test_a_format_that_studios_have_is_read(name: str) -> None:
    info = inspection.inspect(FOREIGN[name], **LIMITS)
    assert (info.format.name, info.width, info.height, info.remarks) == (name, 96, 64, ())
    again = images.read(FOREIGN[name])
    assert np.abs(again.pixels - smooth().pixels).mean() < (0.05 if name == "GIF" else 0.012)
    assert max(images.read(images.thumbnail(FOREIGN[name], 32)).size) == 32


def animated_gif() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    return with_pillow(frames[0], "GIF", save_all=True, append_images=frames[1:])


@pytest.mark.parametrize("file", [animated_png(), animated_webp(), animated_gif()])
def test_of_an_animation_the_first_frame_is_taken_with_a_word(file: bytes) -> None:
    assert "its first frame is taken" in inspection.inspect(file, **LIMITS).remarks[0]
    picture = images.read(file)
    assert picture.size == (8, 8)
    np.testing.assert_allclose(picture.pixels[0, 0], (1, 0, 0), atol=0.02)


def test_a_damaged_scan_is_told_and_people_decide() -> None:
    info = inspection.inspect(torn(), **LIMITS)
    assert info.remarks == (inspection.DAMAGED,)
    assert info.is_damaged
    assert images.read(torn()).size == (96, 64)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("icc", "said"),
    [(SRGB + bytes(7), "longer than it says"), (SRGB[:-40], "damaged"), (b"x" * 600, "damaged")],
)
def test_a_profile_that_no_file_could_carry_is_mended_or_left_out(icc: bytes, said: str) -> None:
    file = with_pillow(Image.new("RGB", (16, 16), "red"), "JPEG", icc_profile=icc)
    (remark,) = inspection.inspect(file, **LIMITS).remarks
    assert said in remark
    picture = images.read(file)
    for format in ("png", "jpeg", "webp", "tiff"):
        again = images.read(images.encode(picture, format))
        np.testing.assert_allclose(again.pixels, 1.0 * picture.pixels, atol=0.02)


def test_a_lab_tiff_is_converted() -> None:
    lab = np.full((8, 8, 3), (136, 128 + 81 - 1, 128 + 70 - 1), np.uint8)  # about sRGB's red
    file = with_pillow(Image.fromarray(lab, "LAB"), "TIFF")
    assert inspection.inspect(file, **LIMITS).width == 8
    red, green, blue = images.read(file).pixels[0, 0]
    assert red > 0.95
    assert max(green, blue) < 0.15


def test_alpha_is_kept_beside_a_spot_colour() -> None:
    samples = np.full((8, 8, 5), (200, 50, 30, 128, 7), np.uint8)
    image = pyvips.Image.new_from_memory(samples, 8, 8, 5, "uchar").copy(interpretation="srgb")
    file = image.tiffsave_buffer()
    assert "spot colours" in inspection.inspect(file, **LIMITS).remarks[0]
    picture = images.read(file)
    assert picture.alpha is not None
    np.testing.assert_allclose(picture.alpha, 128 / 255, atol=1e-6)


def test_a_png_of_linear_light_is_converted() -> None:
    row = b"\0" + bytes([55, 55, 55] * 8)  # 21.6 % of light, which sRGB writes as 128
    gamma = chunk(b"gAMA", struct.pack(">I", 100_000))
    file = png(8, 8, gamma, chunk(b"IDAT", zlib.compress(row * 8)))
    np.testing.assert_allclose(images.read(file).pixels, 128 / 255, atol=0.004)


def test_a_png_that_says_display_p3_by_numbers_keeps_it() -> None:
    file = png(8, 8, chunk(b"cICP", b"\x0c\x0d\0\1"), DATA)
    assert images.read(file).icc == pyvips.Image.profile_load("p3")
