"""What requests and answers look like, for the description: one farm on one evening."""

import json
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from farm.domain import resources
from farm.domain.addresses import API
from farm.domain.jobs.kinds import request
from farm.domain.placement import RENDER
from farm.domain.projects import COMMON
from farm.domain.roles import Role, Scope
from farm.domain.states import JobState
from farm.sql import models, views
from web.api import present

Json = dict[str, Any]

EVENING = datetime(2026, 11, 27, 18, tzinfo=UTC)
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def _id(noun: str, number: int = 0) -> str:
    return f"{noun}_{number:026}"


JOB, BATCH, STYLE = _id("job"), _id("batch"), _id("style")
PHOTO, PAINTING, MASK = (_id("asset", number) for number in range(3))
NOTES = {"shot": "sq010_0040"}
ORDER: Json = {
    "content": PHOTO,
    "styles": [{"asset": PAINTING}],
    "preset": "draft",
    "recipe": {"size": 1024, "style_weight": 2.0},
    "label": "Harbour at dusk",
    "metadata": NOTES,
}
PASS: Json = {
    "kind": "apply",
    "photos": [PHOTO],
    "content_mask": MASK,
    "styles": [{"asset": PAINTING, "mask": _id("asset", 3)}],
    "method": "ot",
    "size": 4096,
}
AXES = [{"field": "/recipe/seed", "values": [1, 2, 3]}]
GRID: Json = {"base": ORDER, "axes": AXES}
HOOK = {"url": "https://studio.example/brushfarm", "events": ["job.succeeded"]}

REQUESTS: dict[str, Json] = {
    "createJob": ORDER,
    "checkJob": ORDER,
    "createBatch": GRID,
    "checkBatch": GRID,
    "cloneJob": {"recipe": {"seed": 7}},
    "steerJobs": {"action": "cancel", "filter": {"metadata": ["shot=sq010_0040"]}},
    "renameAlbum": {"name": "Harbour at night"},
    "createWebhook": HOOK,
    "drainWorker": {"after_job": True},
    "drainWorkers": {"host": "studio-1", "after_job": True},
}
"""What is sent, by operation."""

STATES = {
    "createJob": JobState.QUEUED,
    "cloneJob": JobState.QUEUED,
    "putBackJob": JobState.QUEUED,
    "resumeJob": JobState.QUEUED,
    "pauseJob": JobState.PAUSING,
    "finishJob": JobState.FINISHING,
    "cancelJob": JobState.CANCELING,
}
"""How a job stands that an operation answers with, unless it runs."""


SPEC = request(ORDER).job_spec().model_dump(mode="json")
_PROGRESS = {
    "stage": "rendering", "done": 0.42, "eta_seconds": 58.0, "scale": 2, "scales": 3,
    "width": 512, "height": 341, "iteration": 80, "iterations": 150,
    "loss": 0.31, "content_loss": 0.11, "style_loss": 0.2,
}  # fmt: skip
_PREVIEW = models.Artifact(
    id=_id("artifact"), job_id=JOB, kind="preview", name="preview.webp", media_type="image/webp",
    width=512, height=341, bytes=48_210, sha256=SHA256, created=EVENING.timestamp() + 40,
)  # fmt: skip
WAITS = "It is next, but the only worker is busy."
ENDED = "The job has ended already."
LINE = "scale 2 of 3: 512 x 341"


def _event(kind: str, **data: Any) -> str:
    return f"id: 1764266400000-0\nevent: {kind}\ndata: {json.dumps(data)}\n\n"


def _job(state: JobState) -> resources.Job:
    row = models.Job(
        id=JOB, kind=RENDER, owner="ana", project=COMMON, label=ORDER["label"], notes=NOTES,
        priority=0, pinned=False, favourite=False, version=1, epoch=0, needs="", spec=SPEC,
        state=state, created=EVENING.timestamp(), render_seconds=0.0,
    )  # fmt: skip
    if state == JobState.QUEUED:
        return views.job(row, [], 1, WAITS)
    row.version, row.epoch, row.worker_id, row.progress = 2, 1, _WORKER.id, _PROGRESS
    row.started, row.render_seconds = row.created + 2, 41.5
    return views.job(row, [_PREVIEW], None, None)


_ASSET = resources.Asset(
    id=PHOTO, name="harbour.jpg", media_type="image/jpeg", width=6000, height=4000, bits=8,
    bytes=9_120_004, remarks=[], sha256=SHA256, created=EVENING,
    url=f"{API}/assets/{PHOTO}/content", thumbnail_url=f"{API}/assets/{PHOTO}/thumbnail",
)  # fmt: skip
_VERSION = resources.StyleVersion(
    number=1, look={"style_scale": 1.5}, created=EVENING,
    paintings=[
        resources.StylePainting(
            asset=PAINTING, weight=1.0, thumbnail_url=f"{API}/assets/{PAINTING}/thumbnail"
        )
    ],
)  # fmt: skip
_ENTRY = resources.StyleEntry(
    id=STYLE, name="Evenings", owner="ana", tags=["harbour"], licence="Public domain",
    created=EVENING, newest=_VERSION,
)  # fmt: skip
_WORKER = resources.Worker(
    id="studio-1/gpu0", host="studio-1", device="cuda:0", device_kind="gpu-half",
    memory_bytes=24_000_000_000, labels=["studio"],
    kinds=["apply", "regions", "render", "train", "video"], version="0.2.0", status="working",
    job_id=JOB, eta_seconds=58.0, started=EVENING, seen=EVENING,
)  # fmt: skip
_SCALE = resources.Scale(width=1024, height=683, iterations=150)
_CHECK: Json = {"memory_bytes": 1_100_000_000, "estimated_seconds": 95.0, "warnings": []}
_RUNNING = _job(JobState.RUNNING)
_BATCH = resources.BatchEntry(
    id=BATCH, owner="ana", axes=AXES, created=EVENING, counts={JobState.RUNNING: 1}
)
_TOKEN = resources.Token(
    id=_id("token"), name="pipeline", scopes=[Scope.READ, Scope.WRITE], created=EVENING
)
_WEBHOOK = resources.Webhook(id=_id("webhook"), enabled=True, created=EVENING, **HOOK)
_DELIVERY = resources.Delivery(
    id=_id("msg"), kind="job.succeeded", body='{"type": "job.succeeded"}', attempts=1, status=204,
    created=EVENING, delivered=EVENING,
)  # fmt: skip
_USE = resources.Use(
    name="ana", jobs=12, attempts=13, device_seconds=1_140.0, pixels=94_371_840, joules=310_000.0,
    cost=0.63, estimated_seconds=1_000.0, actual_seconds=1_080.0, estimate_error=0.09,
)  # fmt: skip
_LOOK = resources.Look(
    id=_id("look"), name="Bold", owner="ana", preset="standard", recipe={"style_weight": 2.0},
    created=EVENING,
)  # fmt: skip
_MODEL = resources.Model(
    id=_id("job", 2), name="evenings", version=1, owner="ana", trained=True, styles=1, size=512,
    width=32, steps=2_000, created=EVENING, url=f"{API}/jobs/{_id('job', 2)}",
)  # fmt: skip
_USER = resources.User(name="ana", role=Role.ARTIST, disabled=False, created=EVENING)
_PROJECT = resources.Project(
    name="Harbour", members=["ana"], weight=2.0, budget_hours=40.0, spent_hours=3.25
)
_ACTION = resources.AuditEntry(
    id=7, at=EVENING, actor="root", action="worker.drain", target=_WORKER.id, detail={}
)
_DOOMED: Json = {"sort": "previews", "owner": "ana", "bytes": _PREVIEW.bytes}
_UPLOAD = resources.Upload(
    id=_id("upload"), put_url="https://store.example/uploads/upload_…", expires=EVENING,
    complete_url=f"{API}/uploads/{_id('upload')}/complete",
)  # fmt: skip

_EACH: list[BaseModel] = [
    resources.Albums(items=[resources.Album(name="Harbour", jobs=12)]),
    resources.Artifacts(items=[views.artifact(_PREVIEW)]),
    _ASSET,
    resources.AssetPage(items=[_ASSET]),
    resources.Assets(items=[_ASSET]),
    resources.Cutout(photo=_ASSET, mask=_ASSET),
    resources.Attempts(items=[resources.Attempt(epoch=1, worker_id=_WORKER.id, started=EVENING)]),
    resources.AuditPage(items=[_ACTION]),
    resources.Batch(**dict(_BATCH), jobs=[_RUNNING]),
    resources.BatchCheck(jobs=3, **_CHECK),
    resources.BatchPage(items=[_BATCH]),
    resources.BulkOutcome(
        done=[JOB], more=False, refused=[resources.Refusal(id=_id("job", 1), detail=ENDED)]
    ),
    resources.Check(spec=SPEC, scales=[_SCALE], place=3, starts_in_seconds=120.0, **_CHECK),
    resources.Deliveries(items=[_DELIVERY]),
    _DELIVERY,
    _RUNNING,
    resources.JobPage(items=[_RUNNING]),
    _LOOK,
    resources.Looks(items=[_LOOK]),
    resources.Me(name="ana", role=Role.ARTIST, scopes=[Scope.READ, Scope.WRITE]),
    resources.Models(items=[_MODEL]),
    present.presets(),
    _PROJECT,
    resources.Projects(items=[_PROJECT]),
    resources.Queue(
        waiting=1,
        running=1,
        paused=0,
        workers=1,
        oldest_seconds=12.0,
        first=JOB,
        waits_because=WAITS,
    ),
    resources.Readiness(database="ok", storage="ok", events="ok", maintenance="ok", workers="ok"),
    resources.Retention(
        kept_days={"previews": 30.0},
        kept_bytes=50_000_000_000,
        items=[resources.DoomedFiles(count=1, **_DOOMED)],
        files=[resources.DoomedFile(id=JOB, name=_PREVIEW.name, since=EVENING, **_DOOMED)],
    ),
    resources.Style(**dict(_ENTRY), versions=[_VERSION]),
    resources.StylePage(items=[_ENTRY]),
    _TOKEN.model_copy(update={"token": "brushfarm_…"}),
    resources.Tokens(items=[_TOKEN]),
    _UPLOAD,
    resources.Usage(
        by="person", currency="EUR", items=[_USE], total=_USE.model_copy(update={"name": ""})
    ),
    _USER,
    resources.Users(items=[_USER]),
    _WEBHOOK,
    resources.Webhooks(items=[_WEBHOOK]),
    _WORKER,
    resources.Workers(items=[_WORKER]),
]
_ANSWERS = {type(one).__name__: one.model_dump(mode="json") for one in _EACH}

PROBLEM = resources.Problem(
    type="urn:brushfarm:problem:not_found", title="Not Found", status=404, code="not_found",
    detail=f"There is no job {JOB!r}, or it is not yours.", request_id="4f2d9c",
).model_dump(mode="json")  # fmt: skip

TEXTS = {
    "getHealth": "alive\n",
    "getJobLog": f"--- attempt 1 on {_WORKER.id}: running\n{LINE}\n",
    "getUsageTable": "name,jobs,attempts\nana,12,13\n",
    "streamEvents": _event("state", job_id=JOB, state="running"),
    "streamJobEvents": _event("progress", job_id=JOB, done=0.42, iteration=80),
    "streamJobLog": _event("log", epoch=1, worker_id=_WORKER.id, lines=[LINE]),
}
"""Answers that are no JSON, by operation."""


def answer(operation: str, schema: str) -> Json | str | None:
    """Return what an operation answers with: a resource of this name, or if it is empty a text."""
    if schema == "Job" and operation in STATES:
        return _job(STATES[operation]).model_dump(mode="json")
    return _ANSWERS.get(schema) if schema else TEXTS.get(operation)
