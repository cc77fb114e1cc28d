"""What jobs of any kind are asked for in: names, pictures, paintings, and how a job is queued."""

import binascii
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    field_validator,
)

from farm.base.config import LABEL
from farm.base.sentences import sentence, shaped
from farm.domain.placement import MOST_LABELS
from farm.domain.projects import COMMON, ProjectName
from farm.domain.states import JobState
from farm.errors import BadSettings, Fault

# Controls, and marks of direction that make a name read as another.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def _plain(text: str) -> str:
    """Refuse a name that is more than one line of text."""
    if found := CONTROLS.search(text):
        raise ValueError(
            f"holds the control character U+{ord(found[0]):04X}: write it as one line of text"
        )
    return text


ASSET = "asset_"
AssetId = Annotated[
    str,
    shaped(
        f"^{ASSET}[0-9a-z]{{26}}$",
        "Give the id of an uploaded picture (asset_…)",
        examples=[ASSET + "0" * 26],
    ),
]
JobId = Annotated[
    str,
    shaped(r"^job_[0-9a-z]{26}$", "Give the id of a job (job_…)", examples=["job_" + "0" * 26]),
]
# One shape for both: of a union pydantic would tell what is wrong with each.
ModelId = Annotated[
    str,
    shaped(
        f"^(?:job_|{ASSET})[0-9a-z]{{26}}$",
        "Give the id of a training (job_…) or of an uploaded model (asset_…)",
        examples=["job_" + "0" * 26],
    ),
]
LONGEST_LABEL = 200
Label = Annotated[
    str,
    Field(
        max_length=LONGEST_LABEL, json_schema_extra={"pattern": f"^[^{CONTROLS.pattern[1:-1]}]*$"}
    ),
    AfterValidator(_plain),
]
NOTE_KEY, LONGEST_NOTE, MOST_NOTES = r"^[A-Za-z0-9_.:-]{1,40}$", 500, 50
Metadata = Annotated[
    dict[
        Annotated[str, shaped(NOTE_KEY, "Name a note by 1 to 40 letters, digits and . _ : -")],
        Annotated[str, Field(max_length=LONGEST_NOTE)],
    ],
    Field(max_length=MOST_NOTES),
    WithJsonSchema(  # in words that generators of clients know
        {
            "type": "object",
            "propertyNames": {"pattern": NOTE_KEY},
            "additionalProperties": {"type": "string", "maxLength": LONGEST_NOTE},
            "maxProperties": MOST_NOTES,
        }
    ),
]
EVENTS = (*(f"job.{state}" for state in JobState), "job.artifact")
Event = Literal[*EVENTS]  # type: ignore[valid-type]  # the names follow from the states
ENDS: list[Event] = ["job.succeeded", "job.failed", "job.canceled"]
WorkerLabel = Annotated[
    str, shaped(f"^{LABEL.pattern}$", "Give a label of 1 to 40 letters, digits and . _ -")
]
Output = Literal["png", "png16", "jpeg", "webp", "tiff", "tiff16", "pdf"]
MOST_OUTPUTS = 7
StyleRef = Annotated[str, Field(min_length=1, max_length=110, examples=["Monet", "Monet@3"])]
MOST_STYLES = 100
MOST_AFTER = 100  # jobs that one may wait for
MOST_FAULTS = 50  # that an answer tells
LONGEST_PART = 100  # characters of a name that a pointer tells


class Form(BaseModel):
    """What somebody fills in: each field is known, and none changes later."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Learned(Form):
    """One painting to learn from."""

    asset: AssetId
    """The uploaded painting."""


class Painting(Learned):
    """One painting to learn from."""

    weight: float = Field(1.0, gt=0, le=100, allow_inf_nan=False)
    """Its share beside the other paintings."""


class MaskedPainting(Painting):
    """One painting to learn from, or regions of it."""

    mask: AssetId | None = None
    """Regions of the painting, in the flat colours that the photo's mask has."""


class JobWebhook(Form):
    """Whom to tell what happens to one job."""

    url: str = Field(max_length=2000, examples=["https://studio.example/brushfarm"])
    """Your server's address, on the open internet unless the farm allows others."""

    secret: str = shaped(
        r"^whsec_[A-Za-z0-9+/]{32,86}={0,2}$",
        "Give whsec_ and 24 to 64 random bytes in base64",
        repr=False,
    )
    """Signs the messages: of your choosing, `whsec_` and 24 to 64 random bytes in base64."""

    events: list[Event] = Field(ENDS, min_length=1, max_length=len(EVENTS))
    """What to tell."""

    @field_validator("secret")
    @classmethod
    def _base64(cls, secret: str) -> str:
        try:
            binascii.a2b_base64(secret.removeprefix("whsec_"), strict_mode=True)
        except binascii.Error:
            raise ValueError("secret must be `whsec_` and 24 to 64 bytes in base64") from None
        return secret


class Queued(Form):
    """How a job of any kind is queued."""

    label: Label = ""
    """A name for people."""

    priority: int = Field(0, ge=-100, le=100)
    """Higher is rendered sooner."""

    metadata: Metadata = Field(default_factory=dict)
    """Notes of your own programs, by which jobs can be listed."""

    webhook: JobWebhook | None = None
    """Whom to tell of this job alone."""

    take_damaged: bool = Field(False, strict=True)
    """Whether to take pictures that are damaged, too, as their `remarks` say."""

    worker_labels: list[WorkerLabel] = Field(default_factory=list, max_length=MOST_LABELS)
    """Only a worker with all of these labels (its FARM_LABELS) may take the job."""

    project: ProjectName = COMMON
    """The project that it belongs to and whose share of the workers it has; see GET /projects."""

    after: list[JobId] = Field(default_factory=list, max_length=MOST_AFTER)
    """Jobs that must have ended well before this one begins. If one fails, so does this one."""


def bad_settings(error: ValidationError, base: str = "") -> BadSettings:
    """Turn pydantic's report into one sentence and a pointer per bad field, of many the first."""
    faults = tuple(
        Fault(base + "".join(map(_step, entry["loc"])), _sentence(entry))
        for entry in error.errors(include_url=False)[:MOST_FAULTS]
    )
    first = faults[0]
    where = first.pointer.strip("/").replace("/", ".") or "The request"
    count = error.error_count()
    more = f" (and {count - 1} more)" if count > 1 else ""
    return BadSettings(f"{where}: {first.detail}{more}", faults=faults)


def refused(error: Exception, pointer: str) -> BadSettings:
    """Return a field's fault, of an error that tells it without a sentence's capital and end."""
    detail = f"{str(error)[0].upper()}{str(error)[1:]}."
    return BadSettings(detail, faults=(Fault(pointer, detail),))


def _step(part: str | int) -> str:
    if part == "[key]":  # of pydantic's, after the name that is wrong itself
        return ""
    return "/" + str(part)[:LONGEST_PART].replace("~", "~0").replace("/", "~1")


def _sentence(entry: Any) -> str:
    message, given = sentence(entry), entry["input"]
    said = entry["type"] in ("value_error", "extra_forbidden")  # by the message or the pointer
    if isinstance(given, str | int | float) and given != "" and not said:
        return f"{message}, not {str(given)[:40]!r}."
    return f"{message}."
