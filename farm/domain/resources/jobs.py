"""Jobs: what they are, what they made, and what one would take."""

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field

from farm.domain.placement import RENDER
from farm.domain.projects import COMMON
from farm.domain.resources.resource import Resource
from farm.domain.states import JobState


class Progress(Resource):
    """How far a render is."""

    model_config = ConfigDict(extra="allow")

    stage: str = ""
    """What happens right now, in words."""

    done: float = 0.0
    """Share of the whole render, 0 to 1."""

    eta_seconds: float | None = None
    """Estimated seconds until the result; null before there is anything to go by."""

    rate: float | None = None
    """Steps a second in the last minute; null before there is anything to go by."""

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

    painted: int | None = None
    """How many of its frames, from the first on, can be looked at."""

    pass_number: int | None = None
    """The pass over its shot that the frame is at, from 1, where there are several."""

    passes: int | None = None
    """How many passes there are."""

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


class Artifacts(Resource):
    """All pictures of a job."""

    items: list[Artifact]


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

    favourite: bool = False
    """Whether its owner gave it a star."""

    albums: list[str] = Field(default_factory=list)
    """The albums of its owner that it is in."""

    version: int
    """Grows with every change but progress; the first part of the ETag."""

    spec: dict[str, Any]
    """Everything that determines the result, defaults filled in."""

    parent_id: str | None = None
    """The job that this one was cloned from."""

    part_of: str | None = None
    """The job that this one does a part of, such as the film of a shot."""

    batch_id: str | None = None
    """The grid that this one belongs to."""

    style_id: str | None = None
    """The style whose paintings it has, if it named one; see GET /styles."""

    style_version: int | None = None
    """Which version of it: a newer one changes no job."""

    progress: Progress | None = None
    """The newest known; null before the first claim."""

    after: list[str] = Field(default_factory=list)
    """The ids of the jobs that must end well before this one begins."""

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

    binned: datetime | None = None
    """Since when it is in the bin."""

    erased_after: datetime | None = None
    """When it goes from the bin for good."""

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


class Album(Resource):
    """A name under which renders are kept."""

    name: str
    jobs: int
    """How many are in it."""


class Albums(Resource):
    """All albums, by name."""

    items: list[Album]


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
