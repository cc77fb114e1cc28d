"""The OpenAPI description: what the handlers' types alone do not tell."""

from collections.abc import Iterator
from typing import Any

from farm.domain.jobs.kinds import KINDS
from farm.domain.resources import Problem
from farm.engine.gatys.recipe import Recipe
from web.api import examples
from web.api.blueprint import LONGEST_KEY

Json = dict[str, Any]

DOWNLOADS = ("downloadArtifact", "downloadAsset", "exportJob")
HEADERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Idempotency-Key": (
        "The same request sent again under this key is carried out once.",
        ("createJob", "cloneJob", "createBatch"),
    ),
    "Prefer": (
        "`wait=30`: answer when the job has ended, or after so many seconds, 60 at most.",
        ("createJob", "cloneJob"),
    ),
    "If-Match": ("The ETag that the job was shown with: change no newer one.", ("updateJob",)),
    "If-None-Match": (
        "An ETag from before: answer 304 while nothing changed.",
        ("getJob", *DOWNLOADS, "getAssetThumbnail"),
    ),
    "Last-Event-ID": (
        "The id of the last event you know: go on after it.",
        ("streamJobEvents", "streamEvents", "streamJobLog"),
    ),
    "Range": ("Some of the bytes, such as `bytes=0-1023`.", DOWNLOADS),
}
ANSWERED: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "Location": (
        "The address of what was made, or was there.",
        ("200", "201"),
        (
            *("createJob", "cloneJob", "putBackJob", "createBatch", "createStyle"),
            *("createStyleVersion", "createLook", "createWebhook", "createToken"),
            *("createProject", "uploadAsset", "completeUpload"),
        ),
    ),
    "Idempotent-Replayed": (
        "`true`: an earlier request with this Idempotency-Key made it.",
        ("201",),
        ("createJob", "cloneJob", "createBatch"),
    ),
    "Preference-Applied": ("What was heeded of Prefer.", ("201",), ("createJob", "cloneJob")),
    "ETag": (
        "Changes with what is answered: send it back as If-None-Match.",
        ("200", "206", "304"),
        ("getJob", *DOWNLOADS, "getAssetThumbnail"),
    ),
    "Retry-After": (
        "Seconds after which another look is worth it; none once the job has ended.",
        ("200", "304"),
        ("getJob",),
    ),
    "Content-Range": ("Which bytes these are, and of how many.", ("206",), DOWNLOADS),
}
LENGTHS = {"Idempotency-Key": {"minLength": 1, "maxLength": LONGEST_KEY}}
SPECS = [kind.spec for kind in KINDS.values()]
REF = "#/components/schemas/"
LIMITS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "minItems", "maxItems", "pattern"),
)


def complete(spec: Json, server: str) -> None:
    """Add the server, headers, examples, and what a spec and a recipe are made of."""
    spec["servers"] = [{"url": server or "/"}]
    operations = dict(_operations(spec))
    for name, (meaning, takers) in HEADERS.items():
        schema = {"type": "string"} | LENGTHS.get(name, {})
        header = {"name": name, "in": "header", "description": meaning, "schema": schema}
        for taker in takers:
            operations[taker].setdefault("parameters", []).append(header)
    for name, (meaning, statuses, answerers) in ANSWERED.items():
        header = {"description": meaning, "schema": {"type": "string"}}
        for answer in _answers(operations, statuses, answerers):
            answer.setdefault("headers", {})[name] = header
    for name, example in examples.REQUESTS.items():
        operations[name]["requestBody"]["content"]["application/json"]["example"] = example
    for name, operation in operations.items():
        _tell_what_may_be_left_out(operation, spec["components"]["schemas"])
        for answer in operation["responses"].values():
            _show(name, answer.get("content") or {})
    schemas = spec["components"]["schemas"]
    schemas["Problem"] = Problem.model_json_schema(mode="serialization")
    schemas["Problem"]["examples"] = [examples.PROBLEM]
    schemas["ApplySubmission"]["examples"] = [examples.PASS]
    _type_recipes(schemas)


def _operations(spec: Json) -> Iterator[tuple[str, Json]]:
    for item in spec["paths"].values():
        for operation in item.values():
            yield operation["operationId"], operation


def _answers(
    operations: Json, statuses: tuple[str, ...], answerers: tuple[str, ...]
) -> Iterator[Json]:
    for one in answerers:
        answers = operations[one]["responses"]
        yield from (answers[status] for status in statuses if status in answers)


def _show(operation: str, content: Json) -> None:
    """Add an example to what an operation answers with, unless that is a picture."""
    for shown in content.values():
        name = shown["schema"].get("$ref", "").removeprefix(REF)
        if example := examples.answer(operation, name):
            shown["example"] = example


def _tell_what_may_be_left_out(operation: Json, schemas: Json) -> None:
    """Say that a body may be missing if all its fields may: it then counts as an empty object."""
    body = operation.get("requestBody", {})
    asked = body.get("content", {}).get("application/json", {}).get("schema", {})
    schema = schemas.get(asked.get("$ref", "").removeprefix(REF), {})
    if schema.get("type") == "object" and not schema.get("required"):
        body["required"] = False


def _type_recipes(schemas: Json) -> None:
    """Say what a recipe holds: what is asked for within limits, what is stored in full.

    A stored spec may be of a time with other limits; a request leaves out what its preset says.
    """
    for spec in SPECS:
        stored = spec.model_json_schema(mode="serialization", ref_template=REF + "Stored{model}")
        for name, schema in (stored.pop("$defs", {}) | {spec.__name__: stored}).items():
            known = name if name == spec.__name__ else f"Stored{name}"
            schemas[known] = _without(schema, *LIMITS, "default")
            schemas[known] |= {"title": known, "required": sorted(schema["properties"])}
    asked = Recipe.model_json_schema(ref_template=REF + "{model}")
    schemas |= asked.pop("$defs", {})
    schemas["Recipe"] = _without(asked, "default", "required")
    for holder, field, kind in (
        *(("Submission", "recipe", "Recipe"), ("Changes", "recipe", "Recipe")),
        ("Preset", "recipe", "StoredRecipe"),
    ):
        field_schema = schemas[holder]["properties"][field]
        meaning = field_schema.get("description", "")
        schemas[holder]["properties"][field] = {"$ref": REF + kind, "description": meaning}
    either = [{"$ref": REF + spec.__name__} for spec in SPECS]
    for holder in ("Job", "Check"):
        field_schema = schemas[holder]["properties"]["spec"]
        meaning = field_schema.get("description", "")
        schemas[holder]["properties"]["spec"] = {"anyOf": either, "description": meaning}


def _without(schema: Any, *names: str) -> Any:
    """Return a schema without these keywords, at any depth."""
    if isinstance(schema, list):
        return [_without(one, *names) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: value for name, value in schema.items() if name not in names}
    properties = kept.pop("properties", None)
    found = {name: _without(value, *names) for name, value in kept.items()}
    if properties is not None:  # whose names are no keywords
        found["properties"] = {name: _without(one, *names) for name, one in properties.items()}
    return found
