"""Jobs of a farm that runs somewhere: `farm jobs`, `watch`, `pause` …"""

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from threading import Timer

import pytest

from farm.cli.options import _job_ids
from farm.domain.roles import Role, Viewer
from farm.infra.services import Services
from farm.jobs.kept import albums
from farm.jobs.leasing import leases
from tests.cli.remote.conftest import farm, submitted
from tests.web.conftest import claimed, join, result

LOCAL = Viewer.of("admin", Role.ADMIN)


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


def test_several_jobs_are_waited_for_and_downloaded_as_one_zip_or_into_a_folder(
    pair: list[str], services: Services, tmp_path: Path
) -> None:
    ids = [str(submitted(pair)["id"]) for _ in range(3)]
    for _ in range(2):
        lease = claimed(services)
        leases.succeed(services, lease, [result(services, lease)], {"done": 1.0})
    packed, folder = tmp_path / "all.zip", tmp_path / "all"
    timer = Timer(1, lambda: leases.fail(services, claimed(services), "It became infinite.", ""))
    timer.start()
    answer = farm("download", *ids, "-o", str(packed), "--names", "{number} of {photo}")
    timer.join()
    assert answer.exit_code == 3  # as of a job that failed
    told = " ".join(answer.stderr.split())
    assert f"{ids[2]} has failed: It became infinite." in told
    assert f"{packed} has what 2 of 3 jobs made." in told
    with zipfile.ZipFile(packed) as opened:
        assert opened.namelist() == ["001 of photo.png", "002 of photo.png"]
    assert farm("download", ids[1], ids[0], "-o", str(folder)).exit_code == 0
    assert [file.read_bytes() for file in folder.iterdir()] == [b"picture", b"picture"]


def test_a_download_that_cannot_be_kept_or_named_is_told_before_anything_is_waited_for(
    pair: list[str], tmp_path: Path
) -> None:
    submitted(pair)
    packed = tmp_path / "all.zip"
    packed.write_text("mine")
    for words, says in (
        (["-o", str(packed)], "all.zip exists: name another file, or give --force"),
        (["-o", str(tmp_path)], "is not empty: name another folder"),
        (["-o", str(tmp_path / "new.zip"), "--names", "{colour}"], "has no place {colour}"),
        (["-o", str(tmp_path / "new.zip"), "--names", "../{photo}"], "no pattern of a file's"),
    ):
        assert says in str(farm("download", "last", *words).exception)
    assert packed.read_text() == "mine"
    assert [file.name for file in tmp_path.glob("*.zip")] == ["all.zip"]


def test_jobs_are_a_table_or_json(pair: list[str], services: Services) -> None:
    job = submitted(pair, "--label", "Harbour")
    join(services)
    table = farm("jobs").stdout
    assert str(job["id"]) in table
    assert "Harbour" in table
    assert "#1 in line" in table
    assert json.loads(farm("jobs", "--json").stdout)["items"][0]["id"] == job["id"]
    assert json.loads(farm("jobs", "--status", "failed", "--json").stdout)["items"] == []


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


def test_deleted_jobs_are_in_the_bin_until_they_are_restored_or_erased(pair: list[str]) -> None:
    job = str(submitted(pair)["id"])
    assert "cancel it first" in str(farm("delete", job).exception)
    farm("cancel", job)
    assert farm("delete", "last").stdout == f"{job} is in the bin.\n"
    assert json.loads(farm("jobs", "--json").stdout)["items"] == []
    assert json.loads(farm("jobs", "--bin", "--json").stdout)["items"][0]["id"] == job
    assert farm("delete", job, "--undo").stdout == f"{job} is back.\n"
    assert "give --undo or --erase" in str(farm("delete", job, "--undo", "--erase").exception)
    assert farm("delete", job, "--erase").stdout == f"{job} is gone.\n"
    assert json.loads(farm("jobs", "--bin", "--json").stdout)["items"] == []


def test_favourites_and_albums_are_listed_apart(pair: list[str], services: Services) -> None:
    job, other = (str(submitted(pair)["id"]) for _ in range(2))
    assert farm("like", job).stdout == f"{job} is a favourite\n"
    assert json.loads(farm("jobs", "--favourite", "--json").stdout)["items"][0]["id"] == job
    assert farm("like", job, "--undo").stdout == f"{job} is no favourite\n"
    assert json.loads(farm("jobs", "--favourite", "--json").stdout)["items"] == []
    albums.add(services, LOCAL, other, "Harbour")
    found = json.loads(farm("jobs", "--album", "Harbour", "--json").stdout)["items"]
    assert [one["id"] for one in found] == [other]
