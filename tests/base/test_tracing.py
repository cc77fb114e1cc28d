"""One trace from the request that brings a job to the attempts at it, as a receiver gets it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status
from typer.testing import CliRunner

from farm.base import tracing
from farm.base.config import Settings
from farm.cli.app import app
from farm.domain.states import JobState
from farm.errors import SetupError
from farm.local.embedded.ports import free_port
from tests.chaos.arena import QUICK, RECIPE, Arena
from tests.listening import listening

ROOT = "0af7651916cd43dd8448eb211c80319c"
CALLER = "b7ad6b7169203331"
NOTE = "hunter2hunter2"
SECRET = "whsec_" + "c2VjcmV0" * 4


@dataclass
class Receiver:
    """What an OTLP receiver got, and a webhook's receiver beside it."""

    address: str
    spans: list[tuple[str, Span]] = field(default_factory=list)  # of which service
    messages: list[dict[str, str]] = field(default_factory=list)  # headers of webhooks

    def named(self, name: str) -> list[Span]:
        return [span for _, span in self.spans if span.name == name]

    def one(self, name: str) -> Span:
        (found,) = self.named(name)
        return found

    def services(self, name: str) -> set[str]:
        return {service for service, span in self.spans if span.name == name}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    got = Receiver("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/v1/traces":
                for each in ExportTraceServiceRequest.FromString(body).resource_spans:
                    who = {a.key: a.value.string_value for a in each.resource.attributes}
                    for scope in each.scope_spans:
                        got.spans += [(who["service.name"], span) for span in scope.spans]
            else:
                got.messages.append({k.lower(): v for k, v in self.headers.items()})
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with listening(server):
        got.address = f"http://127.0.0.1:{server.server_port}"
        yield got


@pytest.fixture
def arena(settings: Settings, tmp_path: Path) -> Iterator[Arena]:
    changes = QUICK | {"webhooks_to_private_addresses": True, "port": free_port()}
    with Arena(settings.model_copy(update=changes), tmp_path) as arena:
        yield arena


def serve(arena: Arena, endpoint: str) -> str:
    """Start web, maintenance and a worker with traces, and return web's address."""
    arena.run("web", ["web"], otlp_endpoint=endpoint)
    arena.maintenance(otlp_endpoint=endpoint)
    arena.worker(otlp_endpoint=endpoint)
    address = f"http://127.0.0.1:{arena.settings.port}"

    def answers() -> bool:
        try:
            return httpx.get(f"{address}/healthz").is_success
        except httpx.TransportError:
            return False

    arena.until(answers)
    return address


def order(arena: Arena, **changes: Any) -> dict[str, Any]:
    content, style = arena.pictures()
    recipe = RECIPE | {"iterations": 60}
    return {"content": content, "styles": [{"asset": style}], "recipe": recipe} | changes


def attributes(span: Span) -> dict[str, Any]:
    known = {"string_value", "int_value", "double_value"}
    return {
        a.key: getattr(a.value, name)
        for a in span.attributes
        if (name := a.value.WhichOneof("value")) in known
    }


def test_one_trace_leads_from_a_request_to_the_scales_the_end_and_the_webhook(
    arena: Arena, receiver: Receiver
) -> None:
    address = serve(arena, receiver.address)
    hook = {"url": f"{receiver.address}/hook", "secret": SECRET, "events": ["job.succeeded"]}
    answer = httpx.post(
        f"{address}/api/v1/jobs",
        json=order(arena, webhook=hook, metadata={"note": NOTE}),
        headers={"traceparent": f"00-{ROOT}-{CALLER}-01", "X-Request-ID": "order-1"},
        timeout=30,
    )
    job = answer.raise_for_status().json()["id"]
    arena.until_finished(job)
    arena.until(lambda: receiver.messages)
    arena.until(lambda: receiver.named("webhook"))
    arena.until(lambda: receiver.named("attempt"))

    request, attempt = receiver.one("POST /api/v1/jobs"), receiver.one("attempt")
    end = receiver.one("end")
    assert {span.trace_id.hex() for _, span in receiver.spans if span.name != "GET /healthz"} == {
        ROOT
    }
    assert (request.parent_span_id.hex(), attempt.parent_span_id) == (CALLER, request.span_id)
    parts = ("download", "plan", "scale", "checkpoint", "upload", "end")
    for name in parts:
        assert {span.parent_span_id for span in receiver.named(name)} == {attempt.span_id}, name
        assert receiver.services(name) == {"brushfarm-worker"}
    assert [attributes(span)["brushfarm.scale"] for span in receiver.named("scale")] == [1, 2]
    assert attributes(end)["brushfarm.outcome"] == "succeeded"
    assert receiver.one("webhook").parent_span_id == end.span_id
    assert receiver.services("webhook") == {"brushfarm-maintenance"}
    assert receiver.services("POST /api/v1/jobs") == {"brushfarm-web"}

    (message,) = receiver.messages
    assert message["traceparent"] == f"00-{ROOT}-{receiver.one('webhook').span_id.hex()}-01"
    told = attributes(attempt)
    assert (told["brushfarm.job"], told["brushfarm.request_id"]) == (job, "order-1")
    assert (told["brushfarm.worker"], told["brushfarm.epoch"]) == ("w1", 1)
    log = httpx.get(f"{address}/api/v1/jobs/{job}/log", timeout=30).text
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    ids = {(line.get("request_id"), line.get("trace_id")) for line in lines}
    assert ids - {(None, None)} == {("order-1", ROOT)}

    said = "".join(str(span) for _, span in receiver.spans)
    keys = (arena.settings.secret_key, arena.settings.s3_secret_key)
    hidden = [NOTE, SECRET, hook["url"], *(key.get_secret_value() for key in keys)]
    assert not [secret for secret in hidden if secret and secret in said]


@pytest.mark.slow
def test_each_attempt_at_a_job_belongs_to_the_trace_of_its_request(
    arena: Arena, receiver: Receiver
) -> None:
    address = serve(arena, receiver.address)
    job = httpx.post(
        f"{address}/api/v1/jobs",
        json=order(arena, recipe=RECIPE | {"iterations": 200}),
        timeout=30,
    ).json()["id"]
    arena.until_done(job, 0.1)
    httpx.post(f"{address}/api/v1/jobs/{job}/pause", timeout=30).raise_for_status()
    arena.until_state(job, JobState.PAUSED)
    httpx.post(f"{address}/api/v1/jobs/{job}/resume", timeout=30).raise_for_status()
    arena.until_finished(job)
    arena.until(lambda: len(receiver.named("attempt")) == 2)
    request = receiver.one("POST /api/v1/jobs")
    first, second = receiver.named("attempt")
    assert {first.parent_span_id, second.parent_span_id} == {request.span_id}
    assert [attributes(span)["brushfarm.outcome"] for span in receiver.named("end")] == [
        "paused",
        "succeeded",
    ]


@pytest.mark.slow
def test_a_job_that_cannot_be_done_ends_in_a_span_that_says_so(
    arena: Arena, receiver: Receiver
) -> None:
    arena.worker(otlp_endpoint=receiver.address)
    job = arena.submit(iterations=20)
    for blob in list(arena.services.storage.blobs()):
        arena.services.storage.delete(blob.key)
    arena.until_state(job, JobState.FAILED)
    arena.until(lambda: receiver.named("attempt"))
    assert receiver.one("end").status.code == Status.STATUS_CODE_ERROR
    assert {span.status.message for span in receiver.named("download")} == {"NotFound"}


@pytest.mark.slow
def test_a_receiver_that_is_away_costs_its_spans_and_nothing_else(arena: Arena) -> None:
    away = f"http://127.0.0.1:{free_port()}"
    address = serve(arena, away)
    job = httpx.post(f"{address}/api/v1/jobs", json=order(arena), timeout=30).json()["id"]
    arena.until_finished(job)
    log = httpx.get(f"{address}/api/v1/jobs/{job}/log", timeout=30).text
    assert "first step" in log
    assert "export" not in log.lower()  # which is none of the job's business
    for process in arena.processes:
        process.ask_to_end()
    arena.until(lambda: not any(process.alive for process in arena.processes))
    assert [process.exit_code for process in arena.processes] == [0, 0, 0]


@pytest.mark.usefixtures("storage")
def test_without_the_setting_no_module_that_makes_traces_is_imported(settings: Settings) -> None:
    program = (
        "import sys, web, workers.process, workers.maintenance; web.create_app();"
        "from farm.base import tracing; from farm.base.config import Settings\n"
        "tracing.begin(Settings(), 'web')\n"
        "with tracing.span('attempt'): assert tracing.traceparent() is None\n"
        # Where OpenTelemetry is installed, redis imports its metrics by itself.
        "makers = ('opentelemetry.sdk.trace', 'opentelemetry.exporter')\n"
        "sys.exit(', '.join(name for name in sys.modules if name.startswith(makers)) or 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | settings.environment(),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("program", ["web", "workers", "workers.maintenance"])
def test_a_process_that_lacks_opentelemetry_says_so_at_its_start(
    settings: Settings, tmp_path: Path, program: str
) -> None:
    (tmp_path / "opentelemetry").mkdir()  # stands before the real one
    (tmp_path / "opentelemetry" / "__init__.py").write_text("raise ImportError")
    wanted = settings.model_copy(update={"otlp_endpoint": "http://127.0.0.1:4318"})
    run = subprocess.run(
        [sys.executable, "-m", program],
        env=os.environ
        | wanted.environment()
        | {"FARM_OTLP_ENDPOINT": wanted.otlp_endpoint, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    said = run.stderr.strip().splitlines()
    assert len(said) == 1
    assert said[0].endswith(
        "FARM_OTLP_ENDPOINT asks for traces, and OpenTelemetry is not installed here: "
        "pip install 'brushfarm[otel]', or leave the setting empty."
    )


def test_the_doctor_says_where_traces_go_and_what_is_missing_for_them(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    assert "traces        none are made" in CliRunner().invoke(app, ["doctor"]).output
    monkeypatch.setenv("FARM_OTLP_ENDPOINT", "http://me:hunter2@127.0.0.1:4318")
    assert "sent to http://me:***@127.0.0.1:4318" in CliRunner().invoke(app, ["doctor"]).output
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    assert "!!  traces        FARM_OTLP_ENDPOINT asks" in CliRunner().invoke(app, ["doctor"]).output


def test_an_address_of_no_receiver_is_refused_before_anything_starts() -> None:
    with pytest.raises(SetupError, match=r"^FARM_OTLP_ENDPOINT cannot be used: write an address"):
        Settings(_env_file=None, otlp_endpoint="127.0.0.1:4318")
    assert tracing.traceparent() is None
