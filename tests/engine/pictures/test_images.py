"""Picture files survive a round trip with all that they carry."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pyvips
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from farm import __version__
from farm.engine.errors import ImageError
from farm.engine.pictures import images, inspection
from farm.engine.pictures.images import Picture

P3 = pyvips.Image.profile_load("p3")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)  # fmt: skip


@st.composite
def pictures(draw: st.DrawFn, bits: int, alpha: bool) -> Picture:
    """Pictures whose samples are exact multiples of 1/peak, so that files can hold them."""
    height, width, seed = (draw(st.integers(1, 40)), draw(st.integers(1, 40)), draw(st.integers(0)))
    samples = np.random.default_rng(seed).integers(0, 2**bits, (height, width, 4))
    values = (samples / (2**bits - 1)).astype(np.float32)
    return Picture(values[..., :3], values[..., 3] if alpha else None, P3, bits)


def smooth(width: int = 96, height: int = 64) -> Picture:
    """A soft gradient that lossy formats keep well."""
    y, x = np.mgrid[0:height, 0:width]
    planes = (x / width, y / height, (x + y) / (width + height))
    return Picture(np.stack(planes, axis=-1).astype(np.float32))


def with_pillow(picture: Image.Image, format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize(("format", "bits"), [("png", 8), ("png", 16), ("tiff", 8), ("tiff", 16)])
@given(data=st.data())
@settings(max_examples=15)
def test_lossless_formats_return_every_sample(
    data: st.DataObject, format: str, bits: int, alpha: bool
) -> None:
    picture = data.draw(pictures(bits, alpha))
    again = images.read(images.encode(picture, format, bits=bits))
    np.testing.assert_array_equal(again.pixels, picture.pixels)
    assert (again.alpha is not None) == alpha
    if picture.alpha is not None:
        np.testing.assert_array_equal(again.alpha, picture.alpha)
    assert (again.icc, again.bits) == (P3, bits)


@pytest.mark.parametrize("format", ["jpeg", "webp"])
def test_lossy_formats_stay_close(format: str) -> None:
    picture = smooth()
    again = images.read(images.encode(picture, format))
    assert np.abs(again.pixels - picture.pixels).mean() < 0.01


@given(values=st.lists(st.floats(-0.5, 1.5, width=32), min_size=3, max_size=3))
def test_samples_are_rounded_to_the_nearest_and_clipped(values: list[float]) -> None:
    picture = Picture(np.array([[values]], np.float32))
    again = images.read(images.encode(picture, "png", bits=16))
    np.testing.assert_allclose(again.pixels[0, 0], np.clip(values, 0, 1), atol=0.5001 / 65535)


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "tiff"])
@given(value=st.dictionaries(st.text(), JSON, max_size=4))
@settings(max_examples=15)
def test_settings_return_from_every_format(format: str, value: dict[str, Any]) -> None:
    assert images.read_settings(images.encode(smooth(8, 8), format, settings=value)) == value


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "tiff"])
def test_a_picture_without_settings_has_none(format: str) -> None:
    assert images.read_settings(images.encode(smooth(8, 8), format)) is None


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "tiff"])
def test_every_picture_tells_the_version_that_made_it(format: str) -> None:
    for told in (None, {"size": 8}):
        file = images.encode(smooth(8, 8), format, settings=told)
        packet = pyvips.Image.new_from_buffer(file, "").get("xmp-data")
        assert f"<xmp:CreatorTool>Brushfarm {__version__}</xmp:CreatorTool>".encode() in packet


def test_settings_that_an_editor_rewrote_as_an_attribute_are_found() -> None:
    packet = b"""<rdf:Description brushfarm:settings="{&quot;size&quot;: 4096}"/>"""
    file = with_pillow(Image.new("RGB", (8, 8)), "JPEG", xmp=packet)
    assert images.read_settings(file) == {"size": 4096}


@pytest.mark.parametrize("text", [b"", b"{", b"[1]", b"[" * 50_000, rb'{"a": "\ud800"}'])
def test_settings_that_are_no_json_object_are_ignored(text: bytes) -> None:
    packet = b"<brushfarm:settings>" + text + b"</brushfarm:settings>"
    assert images.read_settings(with_pillow(Image.new("RGB", (8, 8)), "JPEG", xmp=packet)) is None


def test_settings_too_long_for_the_metadata_are_refused() -> None:
    with pytest.raises(ImageError, match="too long"):
        images.encode(smooth(8, 8), "jpeg", settings={"note": "x" * 70_000})


@pytest.mark.parametrize("format", ["jpeg", "webp"])
def test_sixteen_bits_need_png_or_tiff(format: str) -> None:
    with pytest.raises(ImageError, match="choose PNG or TIFF"):
        images.encode(smooth(), format, bits=16)


@pytest.mark.parametrize("quality", [0, 101])
def test_a_quality_beyond_its_range_is_refused(quality: int) -> None:
    with pytest.raises(ImageError, match="from 1 to 100"):
        images.encode(smooth(), "jpeg", quality=quality)


def test_webp_ends_at_its_largest_side() -> None:
    with pytest.raises(ImageError, match="16383"):
        images.encode(Picture(np.zeros((1, 16_384, 3), np.float32)), "webp")


def test_jpeg_lays_a_transparent_picture_on_white() -> None:
    picture = Picture(np.zeros((16, 16, 3), np.float32), np.full((16, 16), 0.25, np.float32))
    again = images.read(images.encode(picture, "jpeg"))
    assert again.alpha is None
    np.testing.assert_allclose(again.pixels, 0.75, atol=0.01)


def test_a_large_tiff_is_a_bigtiff(monkeypatch: pytest.MonkeyPatch) -> None:
    assert images.encode(smooth(), "tiff")[2:4] == b"*\0"
    monkeypatch.setattr(images, "BIGTIFF", 1000)
    big = images.encode(smooth(), "tiff")
    assert big[2:4] == b"+\0"
    assert images.read(big).size == (96, 64)


@pytest.mark.parametrize("name", ["a.gif", "a", "a.svg"])
def test_an_unknown_suffix_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImageError, match="PNG, JPEG, WebP or TIFF"):
        images.write(tmp_path / name, smooth())


def test_a_failed_write_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "render.png"
    images.write(target, smooth(8, 8))
    before = target.read_bytes()
    with pytest.raises(ImageError, match="cannot hold 12 bits"):
        images.write(target, smooth(), bits=12)
    assert target.read_bytes() == before
    with pytest.raises(ImageError, match="cannot be written"):
        images.write(tmp_path / "missing" / "render.png", smooth())
    assert [path.name for path in tmp_path.iterdir()] == ["render.png"]


def test_a_rewritten_file_is_read_anew(tmp_path: Path) -> None:
    target = tmp_path / "preview.png"
    for value in (0.0, 1.0):
        images.write(target, Picture(np.full((4, 4, 3), value, np.float32)))
        assert images.read(target).pixels.max() == value


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("max_side", [None, 24])
def test_orientation_is_applied(orientation: int, max_side: int | None) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = Image.fromarray((smooth(96, 64).pixels * 255).astype(np.uint8))
    file = with_pillow(picture, "PNG", exif=exif)
    expected = Image.open(io.BytesIO(file))
    upright = np.asarray(ImageOps.exif_transpose(expected)) / 255
    again = images.read(file, max_side=max_side)
    assert max(again.size) == (max_side or 96)
    step = 96 // max(again.size)
    offset = (step - 1) / 2
    rows = upright[int(offset) :: step, int(offset) :: step]
    np.testing.assert_allclose(again.pixels, rows, atol=0.04)


def test_grey_palette_bilevel_and_cmyk_files_become_rgb() -> None:
    grey = Image.linear_gradient("L")
    expected = np.asarray(grey.convert("RGB")) / 255
    for mode, tolerance in (("L", 0), ("P", 0), ("RGB", 0)):
        again = images.read(with_pillow(grey.convert(mode), "PNG"))
        np.testing.assert_allclose(again.pixels, expected, atol=tolerance + 1e-6)
    assert set(np.unique(images.read(with_pillow(grey.convert("1"), "PNG")).pixels)) == {0, 1}
    cmyk = images.read(with_pillow(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG"))
    red, green, blue = cmyk.pixels.mean(axis=(0, 1))
    assert red > 0.75
    assert max(green, blue) < 0.35


def test_sixteen_bit_grey_keeps_its_precision() -> None:
    ramp = np.arange(0, 65536, 97, dtype=np.uint16)[None].repeat(4, axis=0)
    again = images.read(with_pillow(Image.fromarray(ramp), "PNG"))
    np.testing.assert_allclose(again.pixels[..., 1], ramp / 65535, atol=1e-6)
    assert again.bits == 16


def test_a_painting_is_read_in_the_colour_space_of_the_photo() -> None:
    painting = images.encode(Picture(np.full((8, 8, 3), (1.0, 0.0, 0.0), np.float32)), "png")
    photo = images.read(images.encode(Picture(np.ones((8, 8, 3), np.float32), icc=P3), "png"))
    again = images.read(painting, like=photo)
    assert again.icc == P3
    np.testing.assert_allclose(again.pixels[0, 0], (0.917, 0.200, 0.139), atol=0.01)
    back = images.read(images.encode(again, "png", bits=16), like=images.read(painting))
    np.testing.assert_allclose(back.pixels[0, 0], (1, 0, 0), atol=0.01)


def test_a_damaged_profile_is_taken_as_srgb() -> None:
    file = with_pillow(Image.new("RGB", (8, 8), "red"), "JPEG", icc_profile=b"nonsense" * 40)
    picture = images.read(file)
    assert picture.icc is None
    np.testing.assert_allclose(picture.pixels[0, 0], (1, 0, 0), atol=0.01)


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "tiff"])
@pytest.mark.parametrize("side", [700, 160, 37])
def test_reading_reduced_gives_the_picture_and_no_more(format: str, side: int) -> None:
    picture = smooth(1500, 700)
    again = images.read(images.encode(picture, format), max_side=side)
    assert again.size[0] == side
    assert abs(again.size[1] - side * 700 / 1500) <= 1
    np.testing.assert_allclose(again.pixels.mean(), picture.pixels.mean(), atol=0.01)


def test_reading_reduced_never_enlarges() -> None:
    assert images.read(images.encode(smooth(20, 10), "png"), max_side=500).size == (20, 10)


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "tiff"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 2), (4000, 1), (5, 3000)])
def test_tiny_and_thin_pictures_are_pictures(format: str, width: int, height: int) -> None:
    file = images.encode(smooth(width, height), format)
    limits = {"max_bytes": 10**6, "max_pixels": 10**6, "max_side": 10**4}
    assert inspection.inspect(file, **limits).width == width
    assert images.read(file).size == (width, height)
    assert max(images.read(images.thumbnail(file, 100)).size) == min(100, max(width, height))


def test_a_thumbnail_is_small_srgb_without_metadata() -> None:
    file = images.encode(Picture(smooth(900, 600).pixels, icc=P3), "tiff", settings={"a": 1})
    for format in ("webp", "jpeg"):
        small = images.thumbnail(file, 128, format=format)
        assert images.read(small).size == (128, 85)
        assert images.read(small).icc is None
        assert images.read_settings(small) is None


def test_tiles_form_a_deep_zoom_pyramid(tmp_path: Path) -> None:
    picture = Picture(smooth(1300, 700).pixels, np.ones((700, 1300), np.float32), bits=16)
    index = images.tiles(images.encode(picture, "png", bits=16), tmp_path / "zoom", "render")
    assert 'TileSize="510"' in index.read_text()
    levels = sorted(int(path.name) for path in (tmp_path / "zoom" / "render_files").iterdir())
    assert levels == list(range(12))  # 1 pixel to 2^11 >= 1300
    largest = tmp_path / "zoom" / "render_files" / "11"
    assert sorted(path.name for path in largest.iterdir()) == sorted(
        f"{column}_{row}.jpg" for column in range(3) for row in range(2)
    )
    assert images.read(largest / "0_0.jpg").size == (511, 511)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match=r"nowhere\.png cannot be read: No such file"):
        images.read(tmp_path / "nowhere.png")


@pytest.mark.parametrize(
    ("format", "bits"),
    [("png", 8), ("png", 16), ("tiff", 8), ("tiff", 16), ("jpeg", 8), ("webp", 8)],
)
def test_a_file_says_its_print_resolution_and_that_it_is_srgb(format: str, bits: int) -> None:
    file = images.encode(smooth(), format, bits=bits, settings={"size": 96}, dpi=240)
    opened = pyvips.Image.new_from_buffer(file, "")
    assert opened.get("icc-profile-data") == images.SRGB
    assert images.read_settings(file) == {"size": 96}
    if format != "webp":  # which has it in EXIF alone
        assert opened.xres * 25.4 == opened.yres * 25.4 == pytest.approx(240, abs=0.01)
    if format in ("jpeg", "webp"):
        exif = Image.open(io.BytesIO(file)).getexif()
        assert (exif[282], exif[283], exif[296]) == (240, 240, 2)  # an inch


def test_a_cmyk_photo_gives_a_file_that_says_srgb() -> None:
    photo = images.read(with_pillow(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG"))
    opened = pyvips.Image.new_from_buffer(images.encode(photo, "png"), "")
    assert opened.get("icc-profile-data") == images.SRGB
    assert opened.xres * 25.4 == pytest.approx(300, abs=0.01)


def test_a_name_may_be_as_long_as_the_folder_takes_and_need_not_be_utf8(tmp_path: Path) -> None:
    for name in ("x" * 251 + ".png", os.fsdecode(b"caf\xe9.png")):
        images.write(tmp_path / name, smooth(8, 8))
        assert images.read(tmp_path / name).size == (8, 8)


def test_two_writers_to_one_name_leave_the_last_ones_whole_picture(tmp_path: Path) -> None:
    target, tries = tmp_path / "out.png", range(8)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda side: images.write(target, smooth(400 + side, 300)), tries))
    assert images.read(target).size[0] - 400 in tries
    assert [path.name for path in tmp_path.iterdir()] == ["out.png"]
