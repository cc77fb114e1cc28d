import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner, Result

from farm.base.config import Settings
from farm.cli.app import app
from farm.cli.options import _job_ids
from farm.domain.jobs.kinds import KINDS
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.factories import worker
from tests.web.live import serving
from tests.web.test_fleet import join
from tests.web.test_jobs import claimed, result


@pytest.fixture(autouse=True)
def address(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with serving(settings) as address:
        monkeypatch.setenv("FARM_URL", address)
        yield address


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    from tests.web.conftest import picture

    paths = [tmp_path / "photo.png", tmp_path / "painting.png"]
    for path, color in zip(paths, ("teal", "orange"), strict=True):
        path.write_bytes(picture(color).getvalue())
    return [str(path) for path in paths]


def farm(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def submitted(pair: list[str], *words: str) -> dict[str, object]:
    answer = farm("submit", *pair, "--size", "128", "--json", *words)
    assert answer.exit_code == 0, answer.output
    return dict(json.loads(answer.stdout))


def test_a_submitted_job_is_named_with_the_command_that_watches_it(pair: list[str]) -> None:
    answer = farm("submit", *pair, "--size", "128")
    assert answer.exit_code == 0
    job_id = answer.stdout.split()[0]
    assert answer.stdout.endswith(f"farm watch {job_id}\n")


def test_a_job_that_must_wait_says_why_whatever_its_kind(pair: list[str]) -> None:
    photo, painting = pair
    submitted(pair)
    for words in (["submit", *pair], ["quick", photo, "--style", painting], ["clone", "last"]):
        assert "No worker is running" in farm(*words).stderr


def test_masks_weights_and_maps_reach_the_job(pair: list[str]) -> None:
    maps = ["--mask", pair[0], "--style-mask", pair[0], "--strength", pair[1], "--weight", "3"]
    spec = submitted(pair, *maps)["spec"]
    photo, painting = spec["content"], spec["styles"][0]["asset"]  # type: ignore[index]
    assert spec["content_mask"] == photo  # type: ignore[index]
    assert spec["strength"] == painting  # type: ignore[index]
    assert spec["styles"] == [{"asset": painting, "weight": 3, "mask": photo}]  # type: ignore[index]


def test_a_weight_too_many_is_refused_before_anything_is_uploaded(pair: list[str]) -> None:
    answer = farm("submit", *pair, "--weight", "1", "--weight", "2")
    assert "--weight is given 2 times for 1 paintings: once for each." in str(answer.exception)


def test_settings_given_on_the_command_line_reach_the_recipe(pair: list[str]) -> None:
    job = submitted(pair, "--seed", "7", "--set", "color=luminance", "--format", "tiff16")
    assert job["spec"]["recipe"]["color"] == "luminance"  # type: ignore[index]
    assert job["spec"]["recipe"]["seed"] == 7  # type: ignore[index]
    assert job["spec"]["outputs"] == ["tiff16"]  # type: ignore[index]


def test_watching_a_job_that_ended_exits_by_how_it_ended(
    pair: list[str], services: Services, tmp_path: Path
) -> None:
    submitted(pair)
    lease = claimed(services)
    leases.succeed(services, lease, [result(services, lease)], {"done": 1.0})
    out = tmp_path / "out.png"
    assert farm("watch", "last", "-o", str(out)).exit_code == 0
    assert out.read_bytes() == b"picture"
    submitted(pair)
    leases.fail(services, claimed(services), "The loss became infinite.", "")
    failed = farm("watch")
    assert failed.exit_code == 3
    assert "The loss became infinite." in failed.stderr
    submitted(pair)
    assert farm("cancel", "last").exit_code == 0
    assert farm("watch").exit_code == 4


def test_jobs_and_fleet_are_tables_or_json(pair: list[str], services: Services) -> None:
    job = submitted(pair, "--label", "Harbour")
    join(services)
    table = farm("jobs").stdout
    assert str(job["id"]) in table
    assert "Harbour" in table
    assert "#1 in line" in table
    assert json.loads(farm("jobs", "--json").stdout)["items"][0]["id"] == job["id"]
    assert json.loads(farm("jobs", "--status", "failed", "--json").stdout)["items"] == []
    assert "host/1" in farm("fleet").stdout
    assert farm("drain", "host/1").stdout == "host/1: drained\n"
    assert farm("drain", "host/1", "--undo").stdout == "host/1: idle\n"
    assert farm("drain", "--host", "host").stdout == "host/1: drained\n"
    assert farm("drain", "--version", "0.0.1").stdout.startswith("No worker is meant by that")
    assert "Name one worker" in str(farm("drain").exception)


def test_what_succeeded_is_called_finished_and_programs_read_its_state(
    pair: list[str], services: Services
) -> None:
    submitted(pair)
    lease = claimed(services)
    leases.succeed(services, lease, [result(services, lease)], {"done": 1.0})
    assert "finished" in farm("jobs").stdout
    assert "succeeded" not in farm("jobs").stdout + farm("log", "last").stdout
    for name in ("finished", "succeeded"):
        found = json.loads(farm("jobs", "--status", name, "--json").stdout)["items"]
        assert [job["state"] for job in found] == ["succeeded"]
    assert "choose queued" in str(farm("jobs", "--status", "done").exception)


def test_a_job_is_one_line_where_the_output_is_no_terminal(pair: list[str]) -> None:
    submitted(pair, "--label", "The harbour at dusk, seen from the pier, for the second edition")
    assert len(farm("jobs").stdout.splitlines()) == 2  # with the header


def test_a_label_that_looks_like_markup_is_shown_as_it_is(pair: list[str]) -> None:
    submitted(pair, "--label", "[/x] :art:")
    assert "[/x] :art:" in farm("jobs").stdout


def test_a_place_that_takes_no_file_is_told_before_anything_is_submitted(
    pair: list[str], tmp_path: Path
) -> None:
    for place, says in ((tmp_path / "no" / "x.png", "does not exist"), (tmp_path, "a folder")):
        assert says in str(farm("submit", *pair, "-o", str(place)).exception)
    assert json.loads(farm("jobs", "--json").stdout)["items"] == []


def test_watching_a_job_that_ended_tells_its_end_as_json_too(pair: list[str]) -> None:
    job = submitted(pair)
    farm("cancel", "last")
    lines = farm("watch", "--json").stdout.splitlines()
    assert [json.loads(line)["data"]["id"] for line in lines] == [job["id"]]
    assert "was canceled" in farm("watch").stderr


def test_a_shell_completes_the_newest_jobs_ids(
    pair: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(pair)
    assert _job_ids("job_") == [job["id"]]
    assert _job_ids("l") == ["last"]
    monkeypatch.setenv("FARM_URL", "nonsense")
    assert _job_ids("") == ["last"]


def test_jobs_are_paused_resumed_cloned_and_logged(pair: list[str]) -> None:
    job = submitted(pair)
    assert "is paused" in farm("pause", "last").stdout
    assert "waits" in farm("resume", str(job["id"])).stdout
    clone = json.loads(farm("clone", "last", "--seed", "3", "--json").stdout)
    assert clone["parent_id"] == job["id"]
    assert farm("log", "last").exit_code == 0


def test_jobs_are_put_back_and_moved(pair: list[str]) -> None:
    first, second = (str(submitted(pair)["id"]) for _ in range(2))
    assert farm("move", first).stdout == f"{first} is #2 in line\n"
    assert farm("move", first, "--before", second).stdout == f"{first} is #1 in line\n"
    farm("cancel", first)
    back = json.loads(farm("put-back", first, "--json").stdout)
    assert (back["state"], back["place"]) == ("queued", 1)
    assert "There is no job" in str(farm("put-back", first).exception)


def test_ctrl_c_detaches_and_leaves_the_job(pair: list[str], services: Services) -> None:
    job = submitted(pair)
    command = [sys.executable, "-m", "farm.cli", "watch", str(job["id"]), "--json"]
    watcher = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ.copy()
    )
    assert watcher.stdout is not None
    assert '"snapshot"' in watcher.stdout.readline()
    watcher.send_signal(signal.SIGINT)
    _, said = watcher.communicate(timeout=20)
    assert watcher.returncode == 130
    assert "The render goes on" in said
    assert json.loads(farm("jobs", "--json").stdout)["items"][0]["state"] == "queued"


def test_a_job_in_one_pass_is_cloned_with_settings_of_its_own(pair: list[str]) -> None:
    photo, painting = pair
    job = json.loads(farm("quick", photo, "--style", painting, "--json").stdout)
    assert json.loads(farm("clone", "last", "--json").stdout)["spec"] == job["spec"]
    words = ["--size", "128", "--set", "method=wct", "--label", "Bold", "--json"]
    clone = json.loads(farm("clone", "last", *words).stdout)
    assert clone["spec"] == job["spec"] | {"size": 128, "method": "wct"}
    assert clone["label"] == "Bold"
    refused = farm("clone", "last", "--set", "statistics=gram").exception
    assert "no setting 'statistics': choose photos, styles," in str(refused)


def test_photos_go_through_one_pass_and_all_results_into_a_folder(
    pair: list[str], services: Services, tmp_path: Path
) -> None:
    photo, painting = pair
    words = ["quick", photo, painting, "--style", photo, "--method", "adain", "--strength", "0.5"]
    queued = json.loads(farm(*words, "--json").stdout)
    assert queued["kind"] == "apply"
    assert (queued["spec"]["method"], queued["spec"]["strength"]) == ("adain", 0.5)
    assert len(queued["spec"]["photos"]) == 2
    ended = Thread(target=finish_both, args=[services])
    ended.start()
    folder = tmp_path / "out"
    answer = farm(*words, "-o", str(folder))
    ended.join()
    assert answer.exit_code == 0, answer.output
    assert {path.name for path in folder.iterdir()} == {"1-result.png", "2-result.png"}
    again = farm(*words, "-o", str(folder))
    assert "is not empty" in str(again.exception)


def test_results_of_one_pass_go_into_a_folder_however_they_are_asked_for(
    pair: list[str], services: Services, tmp_path: Path
) -> None:
    photo, painting = pair
    assert farm("quick", photo, painting, "--style", photo).exit_code == 0
    ended = Thread(target=finish_both, args=[services], daemon=True)
    ended.start()
    for command in ("watch", "clone"):
        folder = tmp_path / command
        answer = farm(command, "last", "-o", str(folder))
        assert answer.exit_code == 0, answer.exception
        assert {path.name for path in folder.iterdir()} == {"1-result.png", "2-result.png"}
    ended.join()
    full = farm("clone", "last", "-o", str(tmp_path))
    assert "is not empty" in str(full.exception)
    assert len(json.loads(farm("jobs", "--json").stdout)["items"]) == 2


def finish_both(services: Services) -> None:
    """End two jobs as soon as they wait, each with two results."""
    registry.register(services, worker("w1", kinds=",".join(KINDS)))
    finished = 0
    while finished < 2:
        lease = leases.claim(services, "w1", "boot")
        if lease is None:
            time.sleep(0.05)
            continue
        made = [replace(result(services, lease), name=f"{n}-result.png") for n in (1, 2)]
        made[1] = replace(made[1], key=f"{made[1].key}-2")
        services.storage.put(made[1].key, b"picture")
        leases.succeed(services, lease, made, {"done": 1.0})
        finished += 1
