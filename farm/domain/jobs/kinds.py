"""The kinds of jobs: what is asked for, what is kept of it, and what it takes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import RootModel, ValidationError, WrapValidator
from pydantic_core import InitErrorDetails, PydanticCustomError

from farm.domain.jobs import bases, films, onepass, regions, renders, training
from farm.domain.jobs.films import VideoChanges, VideoSpec, VideoSubmission
from farm.domain.jobs.onepass import ApplyChanges, ApplySpec, ApplySubmission
from farm.domain.jobs.pictures import Pictures
from farm.domain.jobs.regions import RegionsChanges, RegionsSpec, RegionsSubmission
from farm.domain.jobs.renders import Changes, JobSpec, Submission
from farm.domain.jobs.specs import bad_settings
from farm.domain.jobs.training import TrainChanges, TrainSpec, TrainSubmission
from farm.domain.placement import RENDER
from farm.engine.gatys.scales import Scale

APPLY = "apply"
TRAIN = "train"
VIDEO = "video"
REGIONS = "regions"
ENDS = ("result", "model")  # kinds of files that a job is done for
Spec = JobSpec | ApplySpec | VideoSpec | TrainSpec | RegionsSpec
Request = Submission | ApplySubmission | VideoSubmission | TrainSubmission | RegionsSubmission
ChangesOfAny = Changes | ApplyChanges | VideoChanges | TrainChanges | RegionsChanges


@dataclass(frozen=True)
class Kind:
    """One kind of jobs."""

    noun: str
    spec: type[Spec]
    request: type[Request]
    changes: type[ChangesOfAny]  # of a clone
    sized: str  # the JSON pointer of what makes its pictures larger
    photos: Callable[[dict[str, Any]], list[str]]  # that are painted, of a spec in JSON
    scales: Callable[[Any, Pictures], list[Scale]]  # sizes that are painted; raises BadSettings
    work: Callable[[Any, Pictures], int]  # of any unit: seconds are proportional to it
    memory: Callable[[Any, Pictures], list[int]]  # bytes on each of config.DEVICES
    warnings: Callable[[Any, Pictures], Iterable[str]]
    parts: Callable[[Any, Pictures], Sequence[Spec]] = lambda _spec, _pictures: ()
    """What jobs of their own do first, at the same time."""


KINDS = {
    RENDER: Kind(
        RENDER, JobSpec, Submission, Changes, "/recipe/size",
        renders.photos, renders.scales, renders.work, renders.memory, renders.warnings,
    ),
    APPLY: Kind(
        "one-pass job", ApplySpec, ApplySubmission, ApplyChanges, "/size",
        onepass.photos, onepass.scales, onepass.work, onepass.memory, onepass.warnings,
    ),
    VIDEO: Kind(
        "film", VideoSpec, VideoSubmission, VideoChanges, "/recipe/size",
        films.photos, films.scales, films.work, films.memory, films.warnings,
        films.parts,
    ),
    TRAIN: Kind(
        "trained style", TrainSpec, TrainSubmission, TrainChanges, "/styles",
        training.photos, training.scales, training.work, training.memory, training.warnings,
    ),
    REGIONS: Kind(
        "search for regions", RegionsSpec, RegionsSubmission, RegionsChanges, "/picture",
        regions.photos, regions.scales, regions.work, regions.memory, regions.warnings,
    ),
}  # fmt: skip


def _request(body: Any, _check: object) -> Request:
    """Return the request of the kind that a body names."""
    named = body.get("kind", RENDER) if isinstance(body, dict) else RENDER
    if named not in [*KINDS]:
        fault = PydanticCustomError("kind", "Choose {expected}", {"expected": " or ".join(KINDS)})
        unknown = InitErrorDetails(type=fault, loc=("kind",), input=named)
        raise ValidationError.from_exception_data("request", [unknown])
    return KINDS[named].request.model_validate(body)


class AnyRequest(RootModel[
    Annotated[
        Request,
        WrapValidator(
            _request,
            json_schema_input_type=Request,
        ),
    ]
]):  # fmt: skip
    """A request for a job of any kind."""


def request(body: object) -> Request:
    """Check a decoded JSON body; raise BadSettings naming each bad field."""
    try:
        return AnyRequest.model_validate(body).root
    except ValidationError as error:
        raise bad_settings(error) from None


class AnyChanges(RootModel[
    Annotated[
        dict[str, Any],
        WrapValidator(
            lambda body, check: check(body),
            json_schema_input_type=ChangesOfAny,
        ),
    ]
]):  # fmt: skip
    """What a clone of any kind does differently; the kind of the job says what there is."""


def clone(kind: str, form: dict[str, Any], queued: dict[str, Any], changes: Any) -> Request:
    """Return the request for a job like another, its spec in JSON, but for `changes`.

    Raises BadSettings naming each bad field.
    """
    try:
        given = KINDS[kind].changes.model_validate(changes).model_dump(exclude_unset=True)
    except ValidationError as error:
        raise bad_settings(error) from None
    if "recipe" in given:
        given["recipe"] = form["recipe"] | given["recipe"]
    if "style" in given:
        form = {name: value for name, value in form.items() if name != "styles"}
    return request({"kind": kind} | form | queued | given)


def title(kind: str, form: dict[str, Any], names: Mapping[str, str]) -> str:
    """Return what a wall label would say of a job: photo after painting."""
    photos = [names.get(photo, "a photo") for photo in KINDS[kind].photos(form)]
    if kind == REGIONS:
        return f"Regions of {_several(photos)}"
    paintings = [names.get(style["asset"], "a painting") for style in bases.paintings(form)]
    if looks := form.get("looks"):
        return f"{_several(photos)} in look {' and '.join(map(str, looks))}"
    if not paintings:
        return f"{_several(photos)} in a trained style"
    if not photos:
        return f"A style trained on {_several(paintings)}"
    return f"{_several(photos)} after {_several(paintings)}"


def _several(names: list[str]) -> str:
    first = names[0].rsplit(".", 1)[0] or names[0]
    return f"{first} and {len(names) - 1} more" if len(names) > 1 else first
