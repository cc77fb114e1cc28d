"""The compose file fences every service in."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from farm.base.config import Settings

SETTINGS = {f"FARM_{name}".upper() for name in Settings.model_fields}
OURS = {"migrate", "web", "maintenance", "worker", "worker-gpu"}
FILE = Path(__file__).parent.parent.parent / "docker-compose.yml"
DOCKERFILE = (FILE.parent / "Dockerfile").read_text()
TARGETS = re.findall(r"^FROM \S+ AS (\S+)", DOCKERFILE, re.MULTILINE)
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


@pytest.mark.parametrize("name", [name for name, one in SERVICES.items() if "build" in one])
def test_every_image_that_is_built_is_named_after_its_target(name: str) -> None:
    target = SERVICES[name]["build"]["target"]
    assert target in TARGETS
    assert SERVICES[name]["image"] == f"brushfarm/{target}"


def test_no_image_has_what_only_tests_need_and_one_worker_is_without_vgg16() -> None:
    stages = re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)
    extras = {
        stage.split()[2]: set(re.findall(r"\.\[([\w,]+)\]", stage))
        for stage in stages
        if stage[0].isalpha()
    }
    assert not {"dev", "local", "demo"} & {
        one for each in extras.values() for line in each for one in line.split(",")
    }
    assert extras["worker-build"] == {"worker,video,nvml"}
    assert extras["worker-vgg16-build"] == {"vgg16"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_process_of_the_farm_takes_all_settings_that_stand_in_the_file(name: str) -> None:
    assert SERVICES[name]["env_file"] == [{"path": ".env", "required": False}]
    given = SERVICES[name]["environment"]
    assert set(given) <= SETTINGS
    for variable, value in given.items():  # which would count more than the file's
        if str(value).startswith("${"):
            assert str(value).startswith((f"${{{variable}:-", f"${{{variable}:?"))


def test_every_variable_of_the_compose_file_that_people_choose_is_explained() -> None:
    example = (FILE.parent / ".env.example").read_text()
    asked = set(re.findall(r"\$\{([A-Z0-9_]+)", FILE.read_text())) - SETTINGS
    elsewhere = {"MODEL", "SERVE_PORT", "SERVE_MEMORY", "SEAWEEDFS_VERSION"}
    assert asked - elsewhere <= set(re.findall(r"^([A-Z0-9_]+)=", example, re.MULTILINE))
    named = set(re.findall(r"(FARM_\w+)=", example))
    assert named <= SETTINGS
