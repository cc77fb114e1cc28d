"""The dashboard and the alerts ask for what a farm at work really tells."""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from farm.base.config import Settings
from farm.infra.services import Services
from farm.jobs.leasing.endings import Outcome
from farm.jobs.listing import tallies
from tests.web.conftest import picture
from tests.web.running import serving
from workers.kinds.networks import Networks
from workers.process import WorkerProcess

DEPLOY = Path(__file__).parents[2] / "deploy"
ALERTS = Path(__file__).parent / "alerts.yml"
RULES = DEPLOY / "prometheus" / "rules.yml"
SELECTED = re.compile(r"(brushfarm_\w+)(?:\{([^}]*)\})?")
CHOICE = re.compile(r'(\w+)=~?"([^"]*)"')
ENDINGS = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum")}
ENDED = 'brushfarm_attempts_total{kind="render",outcome="succeeded"} 1.0'
PROMTOOL = shutil.which("promtool")

needs_promtool = pytest.mark.skipif(
    PROMTOOL is None, reason="promtool is not here: it comes with Debian's package prometheus"
)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"heartbeat_seconds": 0.1, "worker_classes": "any=cpu 64"})


@pytest.fixture
def scrapes(
    settings: Settings, services: Services, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[str]]:
    """What a farm tells before, while and after it renders a picture."""
    monkeypatch.setattr(tallies, "LAG_S", 2.0)
    process = WorkerProcess(services, Networks(settings))
    with serving(settings) as address, httpx.Client(base_url=address, timeout=30) as web:
        seen = [web.get("/metrics").text]
        ids = [
            web.post("/api/v1/uploads", files={"file": ("a.png", picture(color))}).json()["id"]
            for color in ("teal", "orange")
        ]
        order = {"content": ids[0], "styles": [{"asset": ids[1]}], "recipe": {"size": 64}}
        answer = web.post("/api/v1/jobs", json=order | {"preset": "draft"})
        assert answer.status_code == 201, answer.text
        process.start()
        work = Thread(target=process.answer)
        work.start()
        while work.is_alive():
            seen.append(web.get("/metrics").text)
            work.join(0.3)
        deadline = time.monotonic() + 30
        while ENDED not in seen[-1]:
            assert time.monotonic() < deadline
            time.sleep(0.3)
            seen.append(web.get("/metrics").text)
        process.end()
        assert web.get(answer.headers["Location"]).json()["state"] == "succeeded"
        yield seen


def told(scrapes: list[str]) -> tuple[set[str], dict[str, set[str]]]:
    """Return the names of all series, and the values that each label has."""
    names, labels = set(), dict[str, set[str]]()
    for family in (one for text in scrapes for one in text_string_to_metric_families(text)):
        names |= {family.name + ending for ending in ENDINGS.get(family.type, ("",))}
        for sample in family.samples:
            names.add(sample.name)
            for label, value in sample.labels.items():
                labels.setdefault(label, set()).add(value)
    return names, labels


def asked() -> Iterator[tuple[str, str]]:
    """Yield every series that is asked for, and its selector."""
    dashboard = json.loads((DEPLOY / "grafana" / "brushfarm.json").read_text())
    panels = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    variables = [one["query"] for one in dashboard["templating"]["list"]]
    groups: list[dict[str, Any]] = yaml.safe_load(RULES.read_text())["groups"]
    rules = [rule["expr"] for group in groups for rule in group["rules"]]
    for text in panels + variables + rules:
        yield from SELECTED.findall(text)


@pytest.mark.slow
def test_a_farm_at_work_tells_all_that_dashboard_and_alerts_ask_for(scrapes: list[str]) -> None:
    names, labels = told(scrapes)
    series = set(asked())
    assert len(series) > 20
    assert {name for name, _selector in series} - names == set()
    labels["outcome"] |= set(Outcome)  # which only appear once an attempt ended so
    chosen = {pair for _name, selector in series for pair in CHOICE.findall(selector)}
    unknown = {
        (label, value)
        for label, values in chosen
        for value in values.split("|")
        if value != "$worker" and value not in labels[label]
    }
    assert unknown == set()
    said = ("beat_age_seconds", "checkpoint_age_seconds", "memory_used_bytes", "disk_free_bytes")
    assert {f"brushfarm_worker_{name}" for name in said} <= names
    last = scrapes[-1]
    assert 'brushfarm_job_waiting_seconds_count{kind="render"} 1.0' in last
    if PROMTOOL:
        promtool("check", "metrics", text=last)


@needs_promtool
def test_promtool_finds_no_fault_in_the_rules_and_each_alert_fires_when_it_should(
    tmp_path: Path,
) -> None:
    folder = shutil.copytree(RULES.parent, tmp_path / "prometheus")
    (folder / "token").write_text("bf_x")
    promtool("check", "config", str(folder / "prometheus.yml"))
    promtool("test", "rules", str(ALERTS))


def promtool(*words: str, text: str = "") -> None:
    assert PROMTOOL
    done = subprocess.run([PROMTOOL, *words], input=text, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
