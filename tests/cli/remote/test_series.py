"""`farm submit … --style` with many photos, and `farm series`."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.cli.remote.conftest import farm
from tests.factories import worker
from tests.web.conftest import picture, result

COLORS = ("gold", "navy", "teal")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of three photos; there is a style for them."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for color in COLORS:
        (folder / f"{color}.png").write_bytes(picture(color).getvalue())
    (tmp_path / "red.png").write_bytes(picture("red").getvalue())
    assert farm("style", "add", "Monet", str(tmp_path / "red.png")).exit_code == 0
    return folder


@pytest.fixture
def work(services: Services) -> Iterator[list[bool]]:
    """A worker that ends each job as the list says: with a result, or not."""
    registry.register(services, worker())
    outcomes, stop = [], Event()

    def run() -> None:
        while not stop.wait(0.05):
            while outcomes and (lease := leases.claim(services, "host/1", "boot")):
                if outcomes.pop(0):
                    leases.succeed(services, lease, [result(services, lease)], {"done": 1.0})
                else:
                    leases.fail(services, lease, "The loss became infinite.", "")

    thread = Thread(target=run)
    thread.start()
    yield outcomes
    stop.set()
    thread.join()


@pytest.mark.parametrize("given", ["files", "folder", "zip"])
def test_photos_of_files_a_folder_or_a_zip_become_one_series(photos: Path, given: str) -> None:
    if given == "zip":
        with zipfile.ZipFile(photos.parent / "photos.zip", "w") as archive:
            for file in sorted(photos.iterdir()):
                archive.write(file, f"photos/{file.name}")
    words = {
        "files": [str(file) for file in sorted(photos.iterdir())],
        "folder": [str(photos)],
        "zip": [f"{photos}.zip"],
    }[given]
    answer = farm("submit", *words, "--style", "Monet", "--size", "128", "--json")
    assert answer.exit_code == 0, answer.output
    batch = json.loads(answer.stdout)
    assert batch["counts"] == {"queued": 3}
    assert {job["style_version"] for job in batch["jobs"]} == {1}
    assert {job["spec"]["recipe"]["size"] for job in batch["jobs"]} == {128}


def test_a_series_is_waited_for_and_its_files_come_into_a_folder(
    photos: Path, tmp_path: Path, work: list[bool]
) -> None:
    work += [True, False, True]
    target = tmp_path / "made"
    words = [str(photos), "--style", "Monet", "--size", "128", "-o", str(target)]
    answer = farm("submit", *words, "--json")
    assert answer.exit_code == 3  # as of a job that failed
    made = {file.name: file.read_bytes() for file in target.iterdir()}
    assert made == {"gold_Monet_128.png": b"picture", "teal_Monet_128.png": b"picture"}
    batch = json.loads(answer.stdout)["id"]
    work += [True]
    again = farm("series", batch, "--retry", "-o", str(tmp_path / "all"), "--names", "{photo}")
    assert again.exit_code == 0, again.output
    assert {file.name for file in (tmp_path / "all").iterdir()} == {f"{c}.png" for c in COLORS}
    assert again.stdout == f"{batch}: 3 succeeded, in {tmp_path / 'all'}\n"


def test_canceled_photos_are_rendered_again_by_a_word_of_their_own(photos: Path) -> None:
    batch = json.loads(farm("submit", str(photos), "--style", "Monet", "--json").stdout)
    farm("cancel", *(job["id"] for job in batch["jobs"][1:]))
    refused = farm("series", batch["id"], "--retry")
    assert "None of these jobs has failed" in str(refused.exception)
    again = farm("series", batch["id"], "--retry-canceled")
    assert again.stdout.startswith(f"{batch['id']}: 3 queued:")


def test_one_photo_in_a_style_is_one_render(photos: Path) -> None:
    words = [str(photos / "gold.png"), "--style", "Monet", "--size", "128", "--json"]
    job = json.loads(farm("submit", *words).stdout)
    assert (job["style_version"], job["batch_id"]) == (1, None)


def test_a_broken_photo_is_told_and_nothing_is_queued(photos: Path) -> None:
    (photos / "broken.png").write_text("Buy ochre.")
    answer = farm("submit", str(photos), "--style", "Monet", "--size", "128")
    assert "1 of 4 files cannot be taken. broken.png: " in str(answer.exception)
    assert json.loads(farm("jobs", "--json").stdout)["items"] == []


def test_what_makes_no_series_is_told_before_anything_is_uploaded(photos: Path) -> None:
    gold, navy = str(photos / "gold.png"), str(photos / "navy.png")
    for number in range(498):
        (photos / f"{number}.png").touch()
    for words, says in (
        ([gold], "Give one or more paintings after the photo, or --style NAME."),
        ([str(photos), navy], "holds many photos: name their style with --style."),
        ([gold, navy, "--style", "Monet", "--mask", gold], "belongs to one photo"),
        ([gold, "--style", "Monet", "--weight", "2"], "--weight is given 1 times"),
        ([str(photos), "--style", "Monet"], "This selection has 501 files and at most 500"),
        ([gold, navy, "--style", "Monet", "--set", "brush=3"], "brush"),
        ([gold, navy, "--style", "Monet", "--names", "{colour}"], "has no place {colour}"),
    ):
        answer = farm("submit", *words)
        assert says in str(answer.exception), answer.output
    assert json.loads(farm("jobs", "--json").stdout)["items"] == []
