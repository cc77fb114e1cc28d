"""The compose file fences every service in."""

from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path(__file__).parent.parent.parent / "docker-compose.yml"
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text())["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_may_write_outside_of_its_volumes_gain_a_right_or_fill_the_disk_with_logs(
    name: str,
) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}
    assert service["pids_limit"]
    assert service["mem_limit"]
    assert "/tmp" in service.get("tmpfs", []) + service.get("volumes", [])


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_service_that_stays_says_whether_it_lives(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]
