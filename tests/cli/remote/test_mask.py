"""`farm mask`."""

import json
from pathlib import Path
from threading import Thread

from farm.infra.services import Services
from tests.cli.remote.conftest import farm
from tests.cli.remote.test_submit import finish_both


def test_a_mask_is_waited_for_and_downloaded(
    pair: list[str], services: Services, tmp_path: Path
) -> None:
    first = farm("mask", pair[0], "--count", "3", "--json")
    queued = json.loads(first.stdout)
    assert (queued["kind"], queued["spec"]["count"]) == ("regions", 3)
    assert "No worker is running" in first.stderr
    ended = Thread(target=finish_both, args=[services])
    ended.start()
    target = tmp_path / "mask.png"
    answer = farm("mask", pair[0], "-o", str(target))
    ended.join()
    assert answer.exit_code == 0, answer.output
    assert target.exists()


def test_a_count_that_cannot_be_is_told_before_anything_is_uploaded(pair: list[str]) -> None:
    assert "Give at most 8" in str(farm("mask", pair[0], "--count", "9").exception)
    assert json.loads(farm("jobs", "--json").stdout)["items"] == []
