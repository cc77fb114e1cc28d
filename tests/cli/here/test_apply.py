"""`farm apply`, as a person types it."""

from pathlib import Path

import numpy as np
import pikepdf
import pytest
import pyvips
import torch
from typer.testing import CliRunner

from farm.cli.app import app
from farm.domain.jobs.onepass import painting_side
from farm.engine.errors import BadInput, EngineError, ImageError
from farm.engine.onepass.apply import Settings, apply
from farm.engine.onepass.decoders import files as decoders
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.engine.pictures.images import Picture, read, read_settings, write
from farm.engine.planes.color import planes
from farm.errors import BadSettings, FarmError, SetupError
from tests.engine.onepass.generators.test_files import card


@pytest.mark.parametrize("method", ["adain", "wct", "ot", "sketch"])
def test_apply_writes_a_picture_of_the_size_asked_for_with_its_settings(
    pictures: list[str], tmp_path: Path, method: str
) -> None:
    out = tmp_path / "out.png"
    words = ["apply", *pictures, "-o", str(out), "--method", method, "--size", "131"]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert read(out).size == (131, 87)
    settings = read_settings(out)
    assert settings is not None
    assert settings["apply"]["method"] == method


@pytest.mark.slow
def test_variants_hang_as_large_here_as_on_a_farm(pictures: list[str], tmp_path: Path) -> None:
    painting, out = tmp_path / "large.png", tmp_path / "out.png"
    write(painting, Picture(np.random.default_rng(5).random((700, 900, 3), dtype=np.float32)))
    words = ["apply", pictures[0], str(painting), "-o", str(out), "--variants", "scaled"]
    answer = CliRunner().invoke(app, [*words, "--size", "131"], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    photo = read(Path(pictures[0]))
    shown = planes(read(painting, max_side=painting_side(131, photo.size), like=photo))
    how = {"network": decoders.network(), "decoders": decoders.load(), "size": 131}
    settings = Settings("ot", variants="scaled")
    *_, last = apply(planes(photo), [shown], settings, device=torch.device("cpu"), **how)
    painted = last.picture.permute(1, 2, 0).numpy()
    assert np.abs(read(out).pixels - painted).max() < 1 / 255


def test_apply_mixes_paintings_by_weight_at_the_photos_own_size(
    pictures: list[str], tmp_path: Path
) -> None:
    out, (photo, painting) = tmp_path / "out.tiff", pictures
    mixed = ["--weight", "3", "--weight", "1", "--strength", "0.5", "--bits", "16"]
    mixed += ["--variants", "mirrored"]
    words = ["apply", photo, painting, photo, "-o", str(out), *mixed]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert read(out).size == (96, 64)
    assert read(out).bits == 16


@pytest.mark.parametrize(
    ("words", "error", "sentence"),
    [
        (["--method", "gatys"], BadInput, "choose adain, wct, ot"),
        (["--strength", "2"], BadInput, "from 0 to 1"),
        (["--size", "20"], BadSettings, "size"),
        (["--color", "blue"], BadSettings, "color"),
        (["--variants", "upside-down"], BadSettings, "variants"),
        (["--memory", "lots"], BadSettings, "no amount of memory"),
        (["--memory", "0GB"], BadSettings, "leave it out"),
        (["--memory", "20MB"], EngineError, "20 MB are allowed"),
        (["--weight", "1", "--weight", "1"], BadSettings, "2 times for 1 paintings"),
        (["--style-mask", __file__, "--style-mask", __file__], BadSettings, "2 times for 1 paint"),
        (["--device", "cuda:99"], BadInput, "no device"),
    ],
)
def test_a_setting_that_is_none_is_one_sentence(
    pictures: list[str], tmp_path: Path, words: list[str], error: type[Exception], sentence: str
) -> None:
    out = tmp_path / "out.png"
    answer = CliRunner().invoke(app, ["apply", *pictures, "-o", str(out), *words])
    assert isinstance(answer.exception, error)
    assert sentence in str(answer.exception)
    assert not out.exists()


def test_apply_paints_in_looks_that_need_no_painting(pictures: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    looks = ["--look", "19", "--look", "3", "--weight", "3", "--weight", "1"]
    words = ["apply", pictures[0], "-o", str(out), "--method", "sketch26", *looks]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert read(out).size == (96, 64)
    settings = read_settings(out)
    assert settings is not None
    assert settings["apply"]["looks"] == [19, 3]


@pytest.mark.parametrize(
    ("words", "error", "sentence"),
    [
        (["--method", "sketch26"], SetupError, "go together"),
        (["--look", "1"], SetupError, "one of these"),
        (["--method", "sketch", "--mask", __file__], SetupError, "no meaning for a sketch"),
        (["--method", "sketch", "--color", "match"], BadInput, "cannot be recoloured"),
        (["--stroke", "2"], SetupError, "no meaning for paintings"),
    ],
)
def test_what_a_sketch_cannot_do_is_one_sentence(
    pictures: list[str], tmp_path: Path, words: list[str], error: type[Exception], sentence: str
) -> None:
    answer = CliRunner().invoke(app, ["apply", *pictures, "-o", str(tmp_path / "out.png"), *words])
    assert isinstance(answer.exception, error)
    assert sentence in str(answer.exception)


@pytest.fixture
def model(tmp_path: Path) -> str:
    path = tmp_path / "waves.safetensors"
    files.save(path, Generator.begun(4, 2, 0), card(styles=["waves", "stars"]))
    return str(path)


def test_apply_takes_a_trained_model_instead_of_paintings(
    pictures: list[str], model: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    words = ["apply", pictures[0], "--model", model, "-o", str(out), "--size", "131"]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert read(out).size == (131, 87)
    settings = read_settings(out)
    assert settings is not None
    assert settings["apply"]["model"] == "waves.safetensors"


@pytest.mark.parametrize(
    ("words", "error", "sentence"),
    [
        (["--strength", "0.5"], SetupError, "--strength has no meaning for a trained model"),
        (["--color", "match"], BadInput, "choose style or luminance"),
        (["--weight", "1"], BadInput, "the model has 2 styles, and there are 1 weights"),
        (["--memory", "20MB"], EngineError, "20 MB are allowed"),
    ],
)
def test_what_a_model_cannot_do_is_one_sentence(
    pictures: list[str],
    model: str,
    tmp_path: Path,
    words: list[str],
    error: type[Exception],
    sentence: str,
) -> None:
    out = tmp_path / "out.png"
    given = ["apply", pictures[0], "--model", model, "-o", str(out), *words]
    answer = CliRunner().invoke(app, given)
    assert isinstance(answer.exception, error)
    assert sentence in str(answer.exception)
    assert not out.exists()


@pytest.mark.parametrize("given", [[], ["painting.png", "--model", "waves.safetensors"]])
def test_either_paintings_or_a_model_are_named(
    pictures: list[str], model: str, tmp_path: Path, given: list[str]
) -> None:
    named = [str(tmp_path / word) if "." in word else word for word in given]
    words = ["apply", pictures[0], *named, "-o", str(tmp_path / "out.png")]
    answer = CliRunner().invoke(app, words)
    assert isinstance(answer.exception, SetupError)
    assert "one of these" in str(answer.exception)


def test_a_file_that_is_no_picture_is_named(pictures: list[str], tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("a swirling sky")
    words = ["apply", pictures[0], str(notes), "-o", str(tmp_path / "out.png")]
    answer = CliRunner().invoke(app, words)
    assert isinstance(answer.exception, ImageError)
    assert str(answer.exception).startswith(f"{notes}: ")


def test_a_place_that_cannot_be_written_is_told_before_the_work(
    pictures: list[str], tmp_path: Path
) -> None:
    answer = CliRunner().invoke(app, ["apply", *pictures, "-o", str(tmp_path / "a" / "out.png")])
    assert isinstance(answer.exception, FarmError)


def test_apply_takes_masks(pictures: list[str], tmp_path: Path) -> None:
    out, mask = tmp_path / "out.png", tmp_path / "mask.png"
    colours = np.zeros((64, 96, 3), dtype=np.float32)
    colours[:, :40, 0] = 1
    write(mask, Picture(colours))
    words = ["apply", *pictures, "-o", str(out), "--mask", str(mask), "--style-mask", str(mask)]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert read(out).size == (96, 64)


def test_a_file_that_exists_is_kept_unless_forced(pictures: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    out.write_bytes(b"mine")
    answer = CliRunner().invoke(app, ["apply", *pictures, "-o", str(out)])
    assert isinstance(answer.exception, FarmError)
    assert out.read_bytes() == b"mine"


def test_a_page_for_paper_has_the_frame_of_the_photo_and_the_sheet_around_it(
    pictures: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    words = ["apply", *pictures, "-o", str(out), "--method", "adain", "--dpi", "254"]
    words += ["--frame", "turn=90", "--frame", "aspect=1:1", "--sheet", "border_mm=1"]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    with pikepdf.open(out) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) == pytest.approx(84 / 254 * 72, abs=0.01)


def test_a_mask_is_cut_as_the_photo_is(pictures: list[str], tmp_path: Path) -> None:
    whole, mask = read(Path(pictures[0])).pixels, np.zeros((64, 96, 3), np.float32)
    mask[:, 60:] = 1
    made = []
    for name, left in (("whole", 0), ("cut", 32)):
        paths = [tmp_path / f"{name}.png", tmp_path / f"{name}-mask.png"]
        for path, pixels in zip(paths, (whole, mask), strict=True):
            write(path, Picture(pixels[:, left:]))
        out = tmp_path / f"{name}-out.png"
        own = ["--mask", str(paths[1]), "--style-mask", str(tmp_path / "whole-mask.png")]
        frame = ["--frame", "aspect=1:1", "--frame", "x=1"]
        words = ["apply", str(paths[0]), pictures[1], "-o", str(out), *own, *frame]
        answer = CliRunner().invoke(app, words, catch_exceptions=False)
        assert answer.exit_code == 0, answer.output
        made.append(read(out).pixels)
    assert made[0].shape == (64, 64, 3)
    assert np.array_equal(*made)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--frame", "aspect=wide"], "write proportions as a paper"),
        (["--frame", "aspekt=1:1"], "aspect"),
        (["--sheet", "border_mm=-1"], "border_mm"),
        (["--sheet", "profile=cmyk"], "choose own, srgb"),
        (["--sheet", "profile=CMYK.icc"], "PNG cannot hold CMYK"),
        (["--sheet", "profile=gone.icc"], "gone.icc cannot be read"),
        (["--sheet", "profile=notes.icc"], "no colour profile"),
        (["--sheet", "border_mm=500", "--dpi", "9600"], "more than 65,500"),
    ],
)
def test_what_no_sheet_can_be_is_one_sentence(
    pictures: list[str], tmp_path: Path, words: list[str], sentence: str
) -> None:
    (tmp_path / "CMYK.icc").write_bytes(pyvips.Image.profile_load("cmyk"))
    (tmp_path / "notes.icc").write_text("a swirling sky" * 20)
    placed = [
        word.replace("profile=", f"profile={tmp_path}/") if ".icc" in word else word
        for word in words
    ]
    out = tmp_path / "out.png"
    answer = CliRunner().invoke(app, ["apply", *pictures, "-o", str(out), *placed])
    assert isinstance(answer.exception, BadSettings | ImageError)
    assert sentence in str(answer.exception)
    assert not out.exists()
