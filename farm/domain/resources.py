"""What the API answers with: the web process writes these, farm.client reads them.

Times are ISO 8601 in UTC, sizes pixels; addresses are relative to the server.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from farm.domain.placement import RENDER
from farm.domain.projects import COMMON
from farm.domain.roles import Role, Scope
from farm.domain.states import JobState


class Resource(BaseModel):
    """Every answer's base; a newer server may say more than an older client knows."""

    model_config = ConfigDict(
        use_attribute_docstrings=True,
        extra="ignore",
        json_schema_serialization_defaults_required=True,  # an answer leaves no field out
    )


class Progress(Resource):
    """How far a render is."""

    model_config = ConfigDict(extra="allow")

    stage: str = ""
    """What happens right now, in words."""

    done: float = 0.0
    """Share of the whole render, 0 to 1."""

    eta_seconds: float | None = None
    """Estimated seconds until the result; null before there is anything to go by."""

    scale: int | None = None
    """The scale at work, from 1."""

    scales: int | None = None
    """How many scales there are, coarse to fine."""

    width: int | None = None
    """Of the scale at work, in pixels."""

    height: int | None = None
    """Of the scale at work, in pixels."""

    iteration: int | None = None
    """Steps done at this scale."""

    iterations: int | None = None
    """Steps that this scale takes."""

    photo: int | None = None
    """The photo at work, from 1, where a job has several."""

    photos: int | None = None
    """How many photos there are."""

    frame: int | None = None
    """The frame at work, from 1, of a film."""

    frames: int | None = None
    """How many frames the film has."""

    loss: float | None = None
    """How far the picture is from what is wanted; falls while it paints."""

    content_loss: float | None = None
    """The part of the loss that the photo's shapes have."""

    style_loss: float | None = None
    """The part of the loss that the painting's strokes have."""

    moments_found: int | None = None
    """Statistics of paintings (one a painting, scale and layer) that another job had left."""

    moments_computed: int | None = None
    """Those that this job had to compute itself, and leaves to others."""

    curve: list[list[float]] = Field(default_factory=list)
    """The loss over the render so far, as pairs of share done and loss."""


class Artifact(Resource):
    """A file that a job has made."""

    id: str
    job_id: str
    kind: str
    """preview, scale, frame, result, or model: what a training made."""

    name: str
    """File name within the job, such as result.png."""

    media_type: str
    width: int
    """0 of a model, as its height."""

    height: int
    bytes: int
    sha256: str
    created: datetime
    url: str
    """The file itself; with `?download=1` as a file to keep."""


class Job(Resource):
    """One job: what was asked for and where it stands."""

    id: str
    kind: str = RENDER
    """render; apply, one pass over one or many photos; video, a film; or train, a network."""

    state: JobState
    phrase: str
    """The state as a sentence's end: "is being rendered"."""

    label: str
    metadata: dict[str, str] = Field(default_factory=dict)
    """Notes of your own programs."""

    owner: str
    project: str = COMMON
    """Whose share of the workers it has."""

    priority: int
    """Higher is rendered sooner."""

    pinned: bool = False
    """Whether its files stay whatever their age."""

    version: int
    """Grows with every change but progress; the first part of the ETag."""

    spec: dict[str, Any]
    """Everything that determines the result, defaults filled in."""

    parent_id: str | None = None
    """The job that this one was cloned from."""

    batch_id: str | None = None
    """The grid that this one belongs to."""

    style_id: str | None = None
    """The style whose paintings it has, if it named one; see GET /styles."""

    style_version: int | None = None
    """Which version of it: a newer one changes no job."""

    progress: Progress | None = None
    """The newest known; null before the first claim."""

    place: int | None = None
    """Place in the queue, from 1; null for a job that does not wait."""

    waits_because: str | None = None
    """Why it is not being rendered yet, in one sentence."""

    worker_labels: list[str] = Field(default_factory=list)
    """Labels that its worker must have."""

    worker_id: str | None = None
    """The worker that holds it."""

    created: datetime
    started: datetime | None = None
    """When a worker first took it."""

    finished: datetime | None = None
    render_seconds: float
    """Time on a device so far, over all attempts."""

    error: str | None = None
    """Why it failed, in one sentence."""

    preview_url: str | None = None
    """The newest preview; its address changes with the picture."""

    artifacts: list[Artifact] = Field(default_factory=list)
    """Finished files, results first."""

    links: dict[str, str] = Field(default_factory=dict)
    """Addresses of what belongs to it."""


class JobPage(Resource):
    """Some jobs, newest first."""

    items: list[Job]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class Refusal(Resource):
    """A job that an order did not reach."""

    id: str
    detail: str
    """Why, in one sentence."""


class BulkOutcome(Resource):
    """What became of an order to many jobs."""

    done: list[str]
    """The ids of the jobs to which it was done."""

    refused: list[Refusal]
    more: bool
    """Whether the filter fits further jobs: send the order again."""


class Scale(Resource):
    """One rung of the ladder from coarse to fine."""

    width: int
    height: int
    iterations: int


class Check(Resource):
    """What a render would take."""

    spec: dict[str, Any]
    """Everything that determines the result, defaults filled in."""

    scales: list[Scale]
    memory_bytes: int
    """The least memory that a device must have for it."""

    estimated_seconds: float | None = None
    """On one device; null before this farm has finished a render."""

    starts_in_seconds: float | None = None
    """Until a worker is free, if all that is queued is as quick as estimated; null if unknown."""

    place: int
    """The place in line that it would get at this priority."""

    warnings: list[str]
    """What might disappoint, in sentences."""


class BatchEntry(Resource):
    """A grid of jobs, in a list."""

    id: str
    owner: str
    axes: list[dict[str, Any]]
    """The fields that vary (`field`) and their `values`; the last one varies fastest."""

    created: datetime
    counts: dict[JobState, int]
    """How many jobs are in each state."""


class Batch(BatchEntry):
    """A grid of jobs."""

    jobs: list[Job]
    """In the grid's order."""


class BatchPage(Resource):
    """Some grids, newest first."""

    items: list[BatchEntry]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class BatchCheck(Resource):
    """What a grid would take."""

    jobs: int
    memory_bytes: int
    """The least memory that a device must have for the largest of them."""

    estimated_seconds: float | None = None
    """Of all of them together on one device."""

    warnings: list[str]


class Artifacts(Resource):
    """All pictures of a job."""

    items: list[Artifact]


class Attempt(Resource):
    """One worker's try at a job."""

    epoch: int
    """The number of the try, from 1."""

    worker_id: str
    started: datetime
    ended: datetime | None = None
    outcome: str | None = None
    """succeeded, failed, paused, canceled, drained, lost, crashed or hung; null while it runs."""

    detail: str | None = None


class Attempts(Resource):
    """Every try at a job, the first one first."""

    items: list[Attempt]


class Film(Resource):
    """What an uploaded film is beside its size."""

    frames: int
    seconds: float
    rate: float
    """Frames a second, on average."""

    cuts: list[int]
    """The first frame of each shot but the first, from 0."""

    sound: str | None = None
    """The codec of its sound, which goes into the painted film."""


class Asset(Resource):
    """An uploaded picture or film."""

    id: str
    name: str
    media_type: str
    width: int
    height: int
    bits: int
    """Per colour channel: 8 or 16."""

    bytes: int
    remarks: list[str]
    """What is not as one may expect, though it can be rendered: damage, further frames."""

    film: Film | None = None
    """null for a picture that does not move."""

    sha256: str
    created: datetime
    url: str
    """The file as it was uploaded."""

    thumbnail_url: str


class StylePainting(Resource):
    """One painting of a style."""

    asset: str
    weight: float
    """Its share beside the others."""

    mask: str | None = None
    thumbnail_url: str


class StyleVersion(Resource):
    """What a style was from some day on."""

    number: int
    """From 1; `NAME@2` names the second."""

    paintings: list[StylePainting]
    look: dict[str, Any]
    """Settings of a recipe that belong to it."""

    created: datetime


class StyleEntry(Resource):
    """A style, in a list."""

    id: str
    name: str
    owner: str
    tags: list[str]
    licence: str
    """Where the paintings are from, and what may be done with them."""

    created: datetime
    newest: StyleVersion


class Style(StyleEntry):
    """A named set of paintings, and the look that belongs to it."""

    versions: list[StyleVersion]
    """The newest first."""


class StylePage(Resource):
    """Some styles, newest first."""

    items: list[StyleEntry]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class AssetPage(Resource):
    """Some pictures, newest first."""

    items: list[Asset]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class Assets(Resource):
    """Pictures that came at once."""

    items: list[Asset]


class Upload(Resource):
    """Where to put a large picture."""

    asset: Asset | None = None
    """The picture, if its bytes are known already: then there is nothing to do."""

    id: str | None = None
    put_url: str | None = None
    """Put the bytes here, without any header of your own; then post to complete_url."""

    expires: datetime | None = None
    """Until then."""

    complete_url: str | None = None


class Preset(Resource):
    """A named starting point for a recipe."""

    name: str
    description: str
    recipe: dict[str, Any]
    """Every setting that the preset stands for."""


class Presets(Resource):
    """All presets, and every setting with its limits."""

    items: list[Preset]
    recipe_schema: dict[str, Any]
    """JSON Schema of a recipe: limits, defaults, explanations, sliders' steps."""


class Worker(Resource):
    """One worker process."""

    id: str
    host: str
    device: str
    device_kind: str = "cpu"
    """cpu or gpu, or with -half if it multiplies in half precision."""

    memory_bytes: int | None = None
    """What a job may use there; null if the worker has not told."""

    labels: list[str] = Field(default_factory=list)
    """Which jobs may ask for."""

    kinds: list[str] = Field(default_factory=list)
    """The kinds of jobs that it takes."""

    version: str
    status: str
    """working, idle, draining, drained, set aside, silent or stopped."""

    reason: str | None = None
    """Why it takes no work, if it does not."""

    job_id: str | None = None
    started: datetime
    seen: datetime
    """When it last gave a sign of life."""


class Workers(Resource):
    """Every worker that was ever seen, the most recently seen first."""

    items: list[Worker]


class Queue(Resource):
    """The farm at a glance."""

    waiting: int
    running: int
    paused: int
    workers: int
    """Worker processes that are alive and take work."""

    oldest_seconds: float | None = None
    """How long the longest waiting job has waited."""

    waits_because: str | None = None
    """Why jobs wait, if any do."""


class Use(Resource):
    """What the work of one person, project, kind or month took."""

    name: str
    """The person, project, kind of jobs, or the month as 2026-11; empty in a total."""

    jobs: int
    attempts: int
    device_seconds: float
    pixels: int
    """Of the pictures and frames that were finished."""

    joules: float | None = None
    """Energy, of the devices that tell; null: none does."""

    cost: float | None = None
    """Device hours at their price; null: no price is set."""

    estimated_seconds: float | None = None
    """Of the finished jobs whose time was estimated: what was expected of them."""

    actual_seconds: float | None = None
    """What those same jobs took."""

    estimate_error: float | None = None
    """The mean distance of their estimates, as a share of what a job took."""


class Usage(Resource):
    """What work took that ended on some days."""

    by: str
    currency: str
    """Of the costs; empty: not told."""

    items: list[Use]
    total: Use


class DoomedFile(Resource):
    """A file that goes in the next round of maintenance."""

    sort: str
    """uploads, previews, checkpoints or results."""

    id: str
    """Of the upload, else of the job that made it."""

    owner: str
    name: str
    bytes: int
    since: datetime
    """When its time began to run: its upload, or the end of its job."""


class DoomedFiles(Resource):
    """How much of one person's goes."""

    owner: str
    sort: str
    """uploads, previews, checkpoints or results."""

    count: int
    bytes: int


class Retention(Resource):
    """What is kept for how long, and what goes now."""

    kept_days: dict[str, float]
    """After the upload or the end of a job, by sort; what is not named stays for ever."""

    items: list[DoomedFiles]
    """Sums, by person and sort."""

    files: list[DoomedFile]
    """The first of each person's and sort's files, up to the limit that was asked for."""


class Webhook(Resource):
    """An address that is told what happens to your jobs."""

    id: str
    url: str
    job_id: str | None = None
    """The only job that it hears of, if it came with one; null: it hears of all of yours."""

    events: list[str]
    enabled: bool
    created: datetime
    secret: str | None = None
    """Verifies the signatures; only in the answer that makes the webhook or its secret."""


class Webhooks(Resource):
    """All of your webhooks, the newest first."""

    items: list[Webhook]


class Delivery(Resource):
    """One message to one webhook."""

    id: str
    """The message's webhook-id, the same at every try."""

    kind: str
    body: str
    """What was signed and sent."""

    attempts: int
    status: int | None = None
    """The receiver's HTTP status at the last try."""

    error: str | None = None
    """Why the last try failed."""

    created: datetime
    delivered: datetime | None = None
    due: datetime | None = None
    """The next try; null if there is none."""


class Deliveries(Resource):
    """A webhook's newest messages."""

    items: list[Delivery]


class Token(Resource):
    """What a program shows instead of a login."""

    id: str
    name: str
    scopes: list[Scope]
    created: datetime
    expires: datetime | None = None
    used: datetime | None = None
    """When it was last used, to the minute."""

    parent: str | None = None
    """The id of the token that made it, and takes it along when it is revoked."""

    token: str | None = None
    """The token itself; only in the answer that makes it."""


class Tokens(Resource):
    """All of a person's tokens, the newest first."""

    items: list[Token]


class User(Resource):
    """Someone who uses the farm."""

    name: str
    role: Role
    disabled: bool
    created: datetime


class Users(Resource):
    """Everyone."""

    items: list[User]


class Project(Resource):
    """What people work on together, with a share of the workers."""

    name: str
    members: list[str]
    """Who may give it jobs, beside operators and admins; the default project is everyone's."""

    weight: float
    """Its share of the workers, beside the weights of the other projects that wait."""

    budget_hours: float | None = None
    """Device hours that it may have each month; null: without end."""

    spent_hours: float
    """Device hours that its attempts had which ended this month, by UTC."""


class Projects(Resource):
    """The projects that you may give jobs to; operators see all."""

    items: list[Project]


class AuditEntry(Resource):
    """What somebody did to workers, people, tokens or another's job."""

    id: int
    at: datetime
    actor: str
    """A person, a sign-in server, or the farm itself."""

    action: str
    """Such as `worker.drain`."""

    target: str
    """To whom or what: a name or an id."""

    detail: dict[str, Any]
    request_id: str | None = None
    """Under which the logs have more."""


class AuditPage(Resource):
    """The newest first."""

    items: list[AuditEntry]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class Me(Resource):
    """Who asks."""

    name: str
    role: Role
    scopes: list[Scope]


class FarmSnapshot(Resource):
    """What a stream of the whole farm begins with."""

    queue: Queue
    jobs: list[Job]
    """The newest that have not ended."""


class LiveEvent(Resource):
    """One piece of news, as `farm watch --json` prints it."""

    kind: str
    data: dict[str, Any]


class Readiness(Resource):
    """Who answers or lives: `ok`, or what is wrong."""

    database: str
    storage: str
    events: str
    maintenance: str
    workers: str


class Problem(Resource):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    """One sentence for the person who asked."""

    code: str
    """A stable name for programs."""

    request_id: str
    errors: list[dict[str, str]] = Field(default_factory=list)
    """One entry a bad field: `pointer` (a JSON pointer) and `detail`."""
