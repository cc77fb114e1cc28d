"""The manifests name what there is: settings, ports, commands, images, classes of workers."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from farm.base.config import Settings
from farm.cli.app import app as farm
from farm.fleet import wanted
from web import Web, create_app

ROOT = Path(__file__).parents[2]
BASE = ROOT / "deploy" / "kubernetes"
SECRET = "brushfarm-secrets"
KUBECTL = shutil.which("kubectl")
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SPARE_S = 10  # from SIGTERM to the end of a worker


def manifests() -> Iterator[dict[str, Any]]:
    kustomization = yaml.safe_load((BASE / "kustomization.yaml").read_text())
    for name in kustomization["resources"]:
        yield from yaml.safe_load_all((BASE / name).read_text())


def of_kind(*kinds: str) -> list[dict[str, Any]]:
    return [one for one in manifests() if one["kind"] in kinds]


def called(one: dict[str, Any]) -> str:
    return str(one["metadata"]["name"])


PODS = {called(one): one["spec"]["template"]["spec"] for one in of_kind("Deployment", "Job")}
CONTAINERS = {name: pod["containers"][0] for name, pod in PODS.items()}
LASTING = [called(one) for one in of_kind("Deployment")]
SCALED = of_kind("ScaledObject")


def shared() -> dict[str, str]:
    lines = (BASE / "settings.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def settings_of(name: str) -> dict[str, str]:
    own = {one["name"]: one.get("value", "pod-1") for one in CONTAINERS[name].get("env", ())}
    return shared() | own


def orders(container: dict[str, Any]) -> Iterator[list[str]]:
    """Yield every command that is run in a container."""
    yield container["command"]
    for name in ("startupProbe", "livenessProbe", "readinessProbe"):
        if "exec" in container.get(name, {}):
            yield container[name]["exec"]["command"]
    if "lifecycle" in container:
        yield container["lifecycle"]["preStop"]["exec"]["command"]


@pytest.mark.parametrize("name", PODS)
def test_every_setting_is_one_that_the_farm_has_and_takes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = settings_of(name)
    assert set(given) <= {f"FARM_{field}".upper() for field in Settings.model_fields}
    for variable, value in given.items():
        monkeypatch.setenv(variable, value)
    assert Settings(_env_file=None).host == "0.0.0.0"
    sources = CONTAINERS[name]["envFrom"]
    assert sources == [{"configMapRef": {"name": "brushfarm"}}, {"secretRef": {"name": SECRET}}]


def test_the_secret_is_described_and_has_only_settings() -> None:
    head = (BASE / "kustomization.yaml").read_text().split("apiVersion")[0]
    assert f"create secret generic {SECRET}" in head
    named = set(re.findall(r"FARM_\w+", head))
    assert named <= {f"FARM_{field}".upper() for field in Settings.model_fields}
    assert {"FARM_DATABASE_URL", "FARM_SECRET_KEY"} <= named
    assert not named & set(shared())


@pytest.mark.parametrize("name", PODS)
def test_every_command_is_one_that_there_is(name: str) -> None:
    commands = typer.main.get_command(farm).commands  # type: ignore[attr-defined]
    for program, *words in orders(CONTAINERS[name]):
        if program == "sleep":
            continue
        assert program == "farm"
        commands[words[0]].make_context(words[0], words[1:])  # raises where it does not take them


@pytest.mark.parametrize("name", PODS)
def test_every_image_is_a_target_of_the_dockerfile(name: str) -> None:
    targets = re.findall(r"^FROM \S+ AS (\S+)", DOCKERFILE, re.MULTILINE)
    owner, _, target = CONTAINERS[name]["image"].partition("/")
    assert owner == "brushfarm"
    assert target in targets


@pytest.mark.parametrize("name", PODS)
def test_no_container_may_gain_a_right_or_write_outside_of_its_volumes(name: str) -> None:
    [uid] = re.findall(r"useradd --uid (\d+)", DOCKERFILE)
    person = PODS[name]["securityContext"]
    assert (person["runAsNonRoot"], person["runAsUser"]) == (True, int(uid))
    assert person["seccompProfile"] == {"type": "RuntimeDefault"}
    assert CONTAINERS[name]["securityContext"] == {
        "readOnlyRootFilesystem": True,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
    }
    assert PODS[name]["automountServiceAccountToken"] is False
    resources = CONTAINERS[name]["resources"]
    assert resources["requests"]["memory"]
    assert resources["limits"]["memory"]
    mounts = {one["name"]: one["mountPath"] for one in CONTAINERS[name]["volumeMounts"]}
    assert mounts["tmp"] == "/tmp"
    assert set(mounts) == {volume["name"] for volume in PODS[name]["volumes"]}


@pytest.mark.parametrize("name", LASTING)
def test_what_stays_says_whether_it_lives_and_is_not_all_evicted_at_once(name: str) -> None:
    assert {"startupProbe", "livenessProbe"} <= set(CONTAINERS[name])
    [deployment] = [one for one in of_kind("Deployment") if called(one) == name]
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    assert deployment["spec"]["selector"]["matchLabels"] == labels
    [budget] = [one for one in of_kind("PodDisruptionBudget") if called(one) == name]
    assert budget["spec"]["selector"]["matchLabels"] == labels


@pytest.fixture
def web(settings: Settings) -> Iterator[Web]:
    app = create_app(settings)
    yield app
    app.extensions["hub"].close()
    app.extensions["services"].close()


def test_web_is_reached_at_its_port_and_asked_at_addresses_that_it_has(web: Web) -> None:
    container = CONTAINERS["brushfarm-web"]
    [port] = container["ports"]
    assert port["containerPort"] == Settings.model_fields["port"].default
    asked = [
        container[probe]["httpGet"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")
    ]
    paths = {rule.rule for rule in web.url_map.iter_rules()}
    assert {one["path"] for one in asked} <= paths
    assert {one["port"] for one in asked} == {port["name"]}
    [service] = of_kind("Service")
    assert [one["targetPort"] for one in service["spec"]["ports"]] == [port["name"]]
    [pods] = [one for one in of_kind("Deployment") if called(one) == "brushfarm-web"]
    assert service["spec"]["selector"] == pods["spec"]["template"]["metadata"]["labels"]


@pytest.mark.parametrize("scaled", SCALED, ids=called)
def test_workers_are_scaled_by_how_many_of_their_class_are_wanted(scaled: dict[str, Any]) -> None:
    name = scaled["spec"]["scaleTargetRef"]["name"]
    [trigger] = scaled["spec"]["triggers"]
    query = r'max\(brushfarm_workers_wanted\{class="([^"]+)"\}\)'
    wants = re.fullmatch(query, trigger["metadata"]["query"])
    assert wants
    assert trigger["metadata"]["threshold"] == "1"
    assert trigger["metadata"]["ignoreNullValues"] == "false"  # else an outage ends all workers
    given = settings_of(name)
    offer = wanted.classes(Settings(_env_file=None, worker_classes=given["FARM_WORKER_CLASSES"]))
    device = "gpu" if given["FARM_DEVICE"].startswith("cuda") else "cpu"
    assert offer[wants[1]].device.startswith(device)
    limits = CONTAINERS[name]["resources"]["limits"]
    assert ("nvidia.com/gpu" in limits) == (device == "gpu")
    assert int(shared()["FARM_MOST_WORKERS_WANTED"]) == scaled["spec"]["maxReplicaCount"]


def test_every_class_has_workers_and_each_hands_its_job_on_in_time_before_it_ends() -> None:
    targets = {one["spec"]["scaleTargetRef"]["name"] for one in SCALED}
    workers = {name for name in LASTING if CONTAINERS[name]["command"] == ["farm", "worker"]}
    classes = wanted.classes(
        Settings(_env_file=None, worker_classes=shared()["FARM_WORKER_CLASSES"])
    )
    assert targets == workers == {f"brushfarm-worker-{name}" for name in classes}
    for name in workers:
        last = CONTAINERS[name]["lifecycle"]["preStop"]["exec"]["command"]
        assert last[:2] == ["farm", "leave"]
        patience = int(last[last.index("--seconds") + 1])
        assert patience + SPARE_S <= PODS[name]["terminationGracePeriodSeconds"]
        [named] = [one for one in CONTAINERS[name]["env"] if one["name"] == "FARM_WORKER"]
        assert named["valueFrom"]["fieldRef"]["fieldPath"] == "metadata.name"


@pytest.mark.skipif(KUBECTL is None, reason="kubectl is not here")
def test_kustomize_builds_them() -> None:
    assert KUBECTL
    done = subprocess.run([KUBECTL, "kustomize", str(BASE)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    built = list(yaml.safe_load_all(done.stdout))
    kinds = [one["kind"] for one in built]
    assert sorted(kinds) == sorted([one["kind"] for one in manifests()] + ["ConfigMap"])
    assert {one["metadata"]["namespace"] for one in built} == {"brushfarm"}
