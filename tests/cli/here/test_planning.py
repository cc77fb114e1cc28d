"""`farm plan`, as a person types it."""

import re

import pytest
import torch
from typer.testing import CliRunner

from farm.cli.app import app
from farm.engine.errors import EngineError
from farm.errors import BadSettings

ABSENT = "mps" if torch.cuda.is_available() else "cuda"  # no machine has both


def run(*words: str) -> str:
    answer = CliRunner().invoke(app, ["plan", *words], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_16k_fits_a_24_gb_gpu_scale_by_scale() -> None:
    told = run("--size", "15360", "--memory", "24GB", "--device", "cuda", "--speed", "400")
    assert "15360 x 8640" in told
    most = re.search(r"at most ([0-9.]+) GB of 24.00 GB", told)
    assert most is not None
    assert float(most[1]) <= 24
    assert "PFLOP" in told.splitlines()[-1]


def test_the_proportions_are_the_photos() -> None:
    assert "512 x 1024" in run("--size", "1024", "--photo", "1000x2000", "--speed", "1")


def test_strips_take_a_part_of_the_memory_each() -> None:
    asked = ("--size", "4096", "--memory", "24GB", "--device", "cuda", "--speed", "100")
    alone, four = run(*asked), run(*asked, "--devices", "4")
    most = [float(re.search(r"at most ([0-9.]+) GB", told)[1]) for told in (alone, four)]  # type: ignore[index]
    assert most[0] / 4 < most[1] < most[0] / 3
    assert "memory by strip, from the top: " in four
    assert four.splitlines()[-1].count(" GB") == 4


def test_the_network_is_that_of_the_settings_unless_it_is_said() -> None:
    asked = ("--size", "512", "--speed", "1", "--memory", "8GB")
    smaller = run(*asked, "--network", "vgg16")
    assert run(*asked, "--set", "network=vgg16") == smaller
    assert run(*asked) == run(*asked, "--network", "vgg19")
    assert run(*asked) != smaller


@pytest.mark.parametrize(
    ("words", "error", "sentence"),
    [
        (["--memory", "lots"], BadSettings, "write it like 24GB"),
        (["--device", ABSENT], BadSettings, "give --memory"),
        (["--memory", "0"], BadSettings, "leave it out"),
        (["--photo", "wide"], BadSettings, "write width x height"),
        (["--size", "4096", "--memory", "1GB"], EngineError, "choose a smaller size"),
        (["--photo", "10000x20", "--size", "64"], EngineError, "choose a larger size"),
    ],
)
def test_what_cannot_be_planned_is_said_in_a_sentence(
    words: list[str], error: type[Exception], sentence: str
) -> None:
    answer = CliRunner().invoke(app, ["plan", *words, "--speed", "1"])
    assert isinstance(answer.exception, error)
    assert sentence in str(answer.exception)
