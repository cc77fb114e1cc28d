"""Files for print: their colours, borders, bleed, and the size of a page."""

from pathlib import Path

import numpy as np
import pikepdf
import pytest
import pyvips
from PIL import ImageCms

from farm import __version__
from farm.engine.errors import ImageError
from farm.engine.pictures import profiles
from farm.engine.pictures.images import Picture, read, write
from farm.engine.prepress import sheet, spaces
from farm.engine.prepress.layout import Layout
from farm.engine.prepress.sheet import Sheet

CMYK: bytes = pyvips.Image.profile_load("cmyk")
GREEN = Picture(np.broadcast_to(np.array([0, 1, 0], np.float32), (20, 30, 3)).copy())


def opened(path: Path) -> pyvips.Image:
    return pyvips.Image.new_from_file(str(path))


def test_green_of_srgb_is_less_than_adobes(tmp_path: Path) -> None:
    path = tmp_path / "green.png"
    sheet.write(path, GREEN, Sheet(icc=spaces.adobe_rgb()))
    assert opened(path)(0, 0) == [144, 255, 60]  # as every editor has it
    assert bytes(opened(path).get(profiles.ICC)) == spaces.adobe_rgb()


def test_adobe_rgb_is_a_profile_that_others_read(tmp_path: Path) -> None:
    (tmp_path / "adobe.icc").write_bytes(spaces.adobe_rgb())
    known = ImageCms.getOpenProfile(str(tmp_path / "adobe.icc"))
    assert "Adobe RGB (1998)" in ImageCms.getProfileDescription(known)


def test_a_border_has_its_colour_in_every_space(tmp_path: Path) -> None:
    how = Layout(border_mm=10, border_color="#ff0000")
    for icc in (None, spaces.adobe_rgb(), profiles.P3):
        path = tmp_path / "framed.png"
        sheet.write(path, GREEN, Sheet(how, icc, dpi=254))
        shown = read(path, like=Picture(np.zeros((1, 1, 3), np.float32)))
        assert shown.size == (30 + 200, 20 + 200)
        assert np.abs(shown.pixels[0, 0] - [1, 0, 0]).max() < 0.02
        assert np.abs(shown.pixels[110, 115] - [0, 1, 0]).max() < 0.02


def test_a_bleed_mirrors_the_picture_and_continues_a_border(tmp_path: Path) -> None:
    ramp = np.zeros((20, 30, 3), np.float32)
    ramp[..., 0] = np.arange(30) / 30
    sheet.write(tmp_path / "a.png", Picture(ramp), Sheet(Layout(bleed_mm=1), dpi=254))
    row = read(tmp_path / "a.png").pixels[10, :, 0]
    assert len(row) == 50
    assert np.array_equal(row[:10], row[10:20][::-1])
    both = Layout(bleed_mm=1, border_mm=2, border_color="#0000ff")
    sheet.write(tmp_path / "b.png", Picture(ramp), Sheet(both, dpi=254))
    row = read(tmp_path / "b.png").pixels[5]
    assert len(row) == 30 + 2 * 30
    assert np.array_equal(row, np.broadcast_to([0, 0, 1], row.shape))


@pytest.mark.parametrize("bits", [8, 16])
def test_tiff_holds_cmyk(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "press.tiff"
    sheet.write(path, GREEN, Sheet(Layout(border_mm=1), CMYK, bits, dpi=254))
    image = opened(path)
    assert (image.interpretation, image.bands) == ("cmyk", 4)
    assert image.format == ("uchar" if bits == 8 else "ushort")
    assert max(image(0, 0)) <= (4 if bits == 8 else 4 * 257)  # white: no ink
    assert bytes(image.get(profiles.ICC)) == CMYK


@pytest.mark.parametrize("icc", [None, spaces.adobe_rgb(), CMYK])
def test_a_pdf_is_one_page_of_the_prints_size_and_keeps_its_profile(
    tmp_path: Path, icc: bytes | None
) -> None:
    path = tmp_path / "page.pdf"
    how = Sheet(Layout(border_mm=2, bleed_mm=1), icc, dpi=254)
    assert sheet.write(path, GREEN, how) == (90, 80)
    with pikepdf.open(path) as pdf:
        assert pdf.docinfo["/Creator"] == f"Brushfarm {__version__}"
        (page,) = pdf.pages
        millimetres = [float(edge) * 25.4 / 72 for edge in page.MediaBox]
        assert np.allclose(millimetres, [0, 0, 9, 8], atol=1e-3)
        trimmed = [float(edge) * 25.4 / 72 for edge in page.TrimBox]
        assert np.allclose(trimmed, [1, 1, 8, 7], atol=1e-3)
        (image,) = page.get_images().values()
        family, embedded = image.ColorSpace
        assert family == "/ICCBased"
        assert embedded.read_bytes() == (icc or profiles.SRGB)


def test_transparency_becomes_white_where_there_is_no_room_for_it(tmp_path: Path) -> None:
    clear = Picture(np.zeros((8, 8, 3), np.float32), np.zeros((8, 8), np.float32))
    sheet.write(tmp_path / "a.tiff", clear, Sheet(icc=CMYK))
    assert max(opened(tmp_path / "a.tiff")(0, 0)) <= 4
    sheet.write(tmp_path / "a.pdf", clear, Sheet(dpi=72))
    sheet.write(tmp_path / "a.png", clear, Sheet(Layout(border_mm=1), dpi=254))
    assert opened(tmp_path / "a.png")(0, 0) == [255, 255, 255, 255]
    assert opened(tmp_path / "a.png")(14, 14)[3] == 0


def test_a_deep_master_becomes_the_same_file_as_the_picture_itself(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    picture = Picture(rng.random((40, 50, 3), np.float32), icc=profiles.P3)
    write(tmp_path / "master.tiff", picture, bits=16)
    how = Sheet(Layout(border_mm=1), spaces.adobe_rgb(), 16)
    sheet.write(tmp_path / "a.tiff", picture, how)
    size = sheet.export(tmp_path / "b.tiff", tmp_path / "master.tiff", how)
    assert size == read(tmp_path / "a.tiff").size
    assert np.array_equal(opened(tmp_path / "a.tiff").numpy(), opened(tmp_path / "b.tiff").numpy())
    sheet.export(tmp_path / "c.png", tmp_path / "master.tiff", Sheet())
    assert np.array_equal(read(tmp_path / "c.png").pixels * 255, np.rint(picture.pixels * 255))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda icc: icc[:400], "damaged"),
        (lambda icc: icc[:16] + b"GRAY" + icc[20:], "for GRAY"),
        (lambda icc: icc[:140] + bytes(200) + icc[340:], "damaged"),
    ],
)
def test_a_profile_that_nothing_can_be_written_in_is_refused(damage, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ImageError, match=said):
        spaces.space(damage(spaces.adobe_rgb()))
    assert spaces.space(CMYK) == "CMYK"


def test_a_page_that_no_reader_shows_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="1 mm to 5 m a side"):
        sheet.write(tmp_path / "dot.pdf", GREEN, Sheet(dpi=9600))
    assert not list(tmp_path.iterdir())
