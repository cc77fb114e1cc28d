"""`farm train`, as a person types it."""

import os
import signal
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open
from typer.testing import CliRunner

from farm.cli.app import app
from farm.engine.errors import BadInput, EngineError
from farm.engine.onepass.decoders import files
from farm.engine.onepass.decoders.record import Record
from farm.engine.onepass.generators.card import Card
from farm.engine.onepass.generators.record import Record as StyleRecord
from farm.engine.onepass.generators.upload import check
from farm.engine.pictures.images import Picture, read, write
from farm.errors import BadSettings, SetupError

STEPS = ["--steps", "1", "--batch", "2", "--crop", "32"]

SMALL = ["--size", "64", "--crop", "64", "--batch", "1"]


@pytest.fixture
def photos(tmp_path: Path) -> str:
    """A folder of two photos."""
    rng, folder = np.random.default_rng(0), tmp_path / "photos"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        write(folder / name, Picture(rng.random((320, 400, 3), dtype=np.float32)))
    return str(folder)


def train(photos: str, out: Path, *words: str):
    given = ["train", "decoder", photos, "--held-out", photos, "-o", str(out), *STEPS, *words]
    return CliRunner().invoke(app, given)


def test_train_writes_decoders_with_their_log_and_samples(photos: str, tmp_path: Path) -> None:
    out = tmp_path / "decoders.safetensors"
    answer = train(photos, out)
    assert answer.exit_code == 0, answer.output
    assert files.load(out).keys() == files.load().keys()
    assert "relu4_1" in answer.output
    assert len(out.with_suffix(".csv").read_text().splitlines()) == 5
    assert read(out.with_suffix(".jpg")).size == (5 * 256, 2 * 256)
    assert not out.with_suffix(".state").exists()


def test_decoders_learn_the_statistics_of_paintings(photos: str, tmp_path: Path) -> None:
    out = tmp_path / "decoders.safetensors"
    assert train(photos, out, "--paintings", photos).exit_code == 0
    with safe_open(out, "pt") as file:
        assert '"photos": 2, "paintings": 2' in file.metadata()["card"]


def train_style(photos: str, painting: Path, out: Path, *words: str):
    return train_as_wide(photos, painting, out, "--width", "4", *words)


def train_as_wide(photos: str, painting: Path, out: Path, *words: str):
    """Train with as many maps as the words say, or as is usual."""
    given = ["train", "style", str(painting), "--photos", photos, "-o", str(out), *SMALL, *words]
    return CliRunner().invoke(app, given)


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    path = tmp_path / "waves.png"
    rng = np.random.default_rng(1)
    write(path, Picture(rng.random((90, 120, 3), dtype=np.float32)))
    return path


def test_a_generator_is_trained_with_its_log_and_samples(
    photos: str, painting: Path, tmp_path: Path
) -> None:
    out = tmp_path / "waves.safetensors"
    answer = train_style(photos, painting, out, "--steps", "2")
    assert answer.exit_code == 0, answer.output
    assert Card.of(out).styles == ["waves"]
    assert Card.of(out).steps == 2
    assert len(out.with_suffix(".csv").read_text().splitlines()) == 3
    assert read(out.with_suffix(".jpg")).size == (2 * 320, 2 * 320)
    assert not out.with_suffix(".state").exists()


def test_a_generator_is_kept_at_ctrl_c_and_trained_on(
    photos: str, painting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "waves.safetensors"
    with monkeypatch.context() as patched:
        patched.setattr(StyleRecord, "note", _interrupted)
        assert train_style(photos, painting, out, "--steps", "3").exit_code == 130
    assert (Card.of(out).steps, Card.of(out).planned) == (1, 3)
    assert train_style(photos, painting, out, "--steps", "3").exit_code == 0
    assert Card.of(out).steps == 3


def test_a_model_is_pruned_and_trained_on(photos: str, painting: Path, tmp_path: Path) -> None:
    whole, half = tmp_path / "waves.safetensors", tmp_path / "half.safetensors"
    assert train_style(photos, painting, whole, "--steps", "1", "--width", "8").exit_code == 0
    answer = train_style(photos, painting, half, "--steps", "2", "--from", str(whole))
    assert answer.exit_code == 0, answer.output
    assert (Card.of(half).width, Card.of(half).steps) == (4, 2)
    assert Card.of(half).started_from == "waves: 8 maps, 1 steps"
    assert check(half) == Card.of(half)  # and so are its tensors


def test_a_student_has_a_quarter_of_its_teachers_maps(
    photos: str, painting: Path, tmp_path: Path
) -> None:
    whole, small = tmp_path / "waves.safetensors", tmp_path / "small.safetensors"
    assert train_style(photos, painting, whole, "--steps", "1", "--width", "20").exit_code == 0
    answer = train_as_wide(photos, painting, small, "--steps", "1", "--teacher", str(whole))
    assert answer.exit_code == 0, answer.output
    assert Card.of(small).width == 5
    assert Card.of(small).taught_by == "waves: 20 maps, 1 steps"
    assert check(small) == Card.of(small)


def test_a_model_that_goes_on_has_the_maps_that_it_had(
    photos: str, painting: Path, tmp_path: Path
) -> None:
    whole, more = tmp_path / "waves.safetensors", tmp_path / "more.safetensors"
    assert train_style(photos, painting, whole, "--steps", "1", "--width", "6").exit_code == 0
    answer = train_as_wide(photos, painting, more, "--steps", "1", "--from", str(whole))
    assert answer.exit_code == 0, answer.output
    assert Card.of(more).width == 6


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from", "starry_night", "--width", "48"], "has 32 maps, and cannot have 48"),
        (["--teacher", "starry_night", "--width", "48"], "has 32 maps, fewer than the 48"),
        (["--from", "nowhere.safetensors"], "there is no model at nowhere.safetensors"),
        (["--teacher", str(files.SHIPPED)], "holds decoders, which have no style of their own"),
    ],
)
def test_a_model_that_cannot_go_on_is_one_sentence(
    photos: str, painting: Path, tmp_path: Path, words: list[str], sentence: str
) -> None:
    answer = train_style(photos, painting, tmp_path / "half.safetensors", "--steps", "1", *words)
    assert isinstance(answer.exception, EngineError)
    assert sentence in str(answer.exception)
    assert not (tmp_path / "half.safetensors").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--crop", "72"], "crop: "),
        (["--style-weight", "-1"], "style_weight: "),
        (["--style-weight", "0", "--content-weight", "0"], "The request: content and style both"),
    ],
)
def test_an_option_outside_its_limits_is_one_sentence(
    photos: str, painting: Path, tmp_path: Path, words: list[str], sentence: str
) -> None:
    answer = train_style(photos, painting, tmp_path / "waves.safetensors", *words)
    assert isinstance(answer.exception, BadSettings)
    assert str(answer.exception).startswith(sentence)


def test_a_painting_is_not_written_over(photos: str, tmp_path: Path) -> None:
    painting = tmp_path / "waves.safetensors"
    write(tmp_path / "waves.png", Picture(np.zeros((90, 120, 3), dtype=np.float32)))
    (tmp_path / "waves.png").rename(painting)
    answer = train_style(photos, painting, painting)
    assert isinstance(answer.exception, SetupError)


def test_train_goes_on_after_ctrl_c(
    photos: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "decoders.safetensors"
    with monkeypatch.context() as patched:
        patched.setattr(Record, "note", _interrupted)
        assert train(photos, out).exit_code == 130
    assert out.with_suffix(".state").exists()
    assert train(photos, out).exit_code == 0
    trained = out.with_suffix(".csv").read_text()
    assert "relu1_1" not in trained  # was done before
    assert "relu2_1" in trained


def _interrupted(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_decoders_that_were_there_are_whole_until_new_ones_are(
    photos: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "decoders.safetensors"
    out.write_bytes(files.SHIPPED.read_bytes())
    noted = Record.note

    def note(*what: object) -> None:
        noted(*what)  # of the first level, which is done
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Record, "note", note)
        assert train(photos, out).exit_code == 130
    assert out.read_bytes() == files.SHIPPED.read_bytes()
    assert train(photos, out).exit_code == 0
    assert files.load(out).keys() == files.load().keys()
    assert out.read_bytes() != files.SHIPPED.read_bytes()


def test_an_empty_folder_is_one_sentence(photos: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    answer = train(str(empty), tmp_path / "decoders.safetensors")
    assert isinstance(answer.exception, BadInput)
    assert "holds no pictures" in str(answer.exception)


def test_a_file_that_would_be_its_own_log_is_refused(photos: str, tmp_path: Path) -> None:
    answer = train(photos, tmp_path / "decoders.csv")
    assert isinstance(answer.exception, SetupError)
    assert "end in .safetensors" in str(answer.exception)
