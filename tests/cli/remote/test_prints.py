"""`farm submit --frame … --sheet …` and `farm print`."""

from pathlib import Path

import pikepdf
import pytest
import pyvips

from farm.engine.pictures.images import Picture, encode
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File
from tests.cli.remote.conftest import farm, submitted
from tests.web.api.jobs.test_exports import RAMP
from tests.web.api.jobs.test_jobs import claimed


def test_frame_and_sheet_reach_the_job_and_a_profile_is_uploaded(
    pair: list[str], tmp_path: Path
) -> None:
    profile = tmp_path / "press.icc"
    profile.write_bytes(pyvips.Image.profile_load("cmyk"))
    words = ["--frame", "aspect=30x40", "--frame", "turn=90", "--sheet", "border_mm=20"]
    words += ["--sheet", f"profile={profile}", "--format", "pdf", "--size", "256"]
    spec = submitted(pair, *words)["spec"]
    assert spec["frame"] == {  # type: ignore[index]
        "aspect": "30x40", "turn": 90, "tilt": 0, "zoom": 1, "x": 0.5, "y": 0.5,
    }  # fmt: skip
    assert spec["sheet"]["border_mm"] == 20  # type: ignore[index]
    assert spec["sheet"]["profile"].startswith("asset_")  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--frame", "aspekt=1:1"], "aspect"),
        (["--frame", "aspect=wide"], "write proportions as a paper"),
        (["--sheet", "border_mm=-1"], "border_mm"),
    ],
)
def test_words_that_mean_nothing_are_refused_before_anything_is_uploaded(
    pair: list[str], words: list[str], said: str
) -> None:
    answer = farm("submit", *pair, *words)
    assert answer.exit_code != 0
    assert said in str(answer.exception)


def test_a_finished_picture_is_printed_as_a_page(
    services: Services, pair: list[str], tmp_path: Path
) -> None:
    submitted(pair)
    lease = claimed(services)
    data = encode(Picture(RAMP), "png", bits=16)
    key = f"jobs/{lease.job_id}/e{lease.epoch}/result-16.png"
    services.storage.put(key, data)
    file = File("result-16.png", "result", key, "image/png", 60, 40, len(data), "cd" * 32)
    leases.succeed(services, lease, [file], {"done": 1.0})
    target = tmp_path / "poster.pdf"
    answer = farm("print", "last", "-o", str(target), "--dpi", "254", "--sheet", "border_mm=1")
    assert answer.exit_code == 0, answer.output
    with pikepdf.open(target) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) == pytest.approx(8 / 25.4 * 72, abs=0.01)
    refused = farm("print", "last", "-o", str(tmp_path / "a.webp"), "--bits", "16")
    assert "cannot be written with 16 bits" in str(refused.exception)
