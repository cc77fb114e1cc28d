"""The API keeps to its own description, whatever anybody sends."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema_rs import Draft202012Validator
from pydantic import BaseModel
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from farm.accounts import access
from farm.base.config import Settings
from farm.domain import resources
from farm.domain.jobs.kinds import KINDS
from farm.domain.roles import Role, Scope
from tests.web.conftest import picture
from web import Web, create_app
from web.api.description import ANSWERED

METHODS = ("get", "post", "put", "patch", "delete")
# An endless answer is no subject for this; tests/web/live/test_events.py has its tests.
ENDLESS = "/events"
# No schema can say which pictures exist, or that bytes are no picture.
BEYOND_A_SCHEMA = [positive_data_acceptance]
EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "4"))  # of each kind for each operation
FRUGAL = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


PLACES = {"downloadAsset": "content", "getAssetThumbnail": "thumbnail"}


def operations() -> list[tuple[str, str]]:
    """Return every method and path that the description names."""
    described = create_app(Settings(_env_file=None)).api_doc["paths"]
    return [
        (method, path)
        for path, item in described.items()
        for method in item
        if method in METHODS and not path.endswith(ENDLESS)
    ]


@pytest.fixture
def guarded(settings: Settings) -> Iterator[Web]:
    """A farm that everyone signs in to, and that counts requests."""
    app = create_app(settings.model_copy(update={"login": "always"}))
    yield app
    app.extensions["hub"].close()
    app.extensions["services"].close()


@pytest.fixture
def token(guarded: Web) -> str:
    """An admin's token that is good for everything."""
    farm = guarded.extensions["services"]
    access.add_user(farm, "root", Role.ADMIN)
    return access.new_token(farm, "root", "test", Scope)[1]


@pytest.mark.parametrize(("method", "path"), operations())
def test_every_answer_is_as_described(
    app: Web, order: dict[str, Any], client: FlaskClient, method: str, path: str
) -> None:
    client.post("/api/v1/jobs", json=order)
    require_answers_as_described(app, method, path)


@pytest.mark.parametrize(("method", "path"), operations())
def test_every_answer_to_a_token_is_as_described(
    guarded: Web, token: str, method: str, path: str
) -> None:
    require_answers_as_described(guarded, method, path, token)


def require_answers_as_described(app: Web, method: str, path: str, token: str = "") -> None:
    """Send an operation what fits its description and what does not, with and without a token."""
    operation = schemathesis.openapi.from_wsgi("/api/openapi.json", app)[path][method]
    headers = {"Accept-Encoding": "identity"}  # without a socket nothing decompresses
    if token:
        headers["Authorization"] = f"Bearer {token}"

    def answers_as_described(mode: GenerationMode) -> None:
        @FRUGAL
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case: schemathesis.Case) -> None:
            case.call_and_validate(excluded_checks=BEYOND_A_SCHEMA, headers=headers)

        check()

    answers_as_described(GenerationMode.POSITIVE)
    with suppress(Unsatisfiable):  # an operation that takes nothing can be sent nothing wrong
        answers_as_described(GenerationMode.NEGATIVE)


def test_nothing_but_health_is_told_to_strangers(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"login": "always"})).test_client()
    for method, path in operations():
        answer = client.open(path, method=method.upper())
        if path.startswith("/api/v1"):
            assert answer.status_code == 401, path
            assert answer.mimetype == "application/problem+json"


def test_no_two_bodies_have_one_name_by_which_the_description_knows_them() -> None:
    app = create_app(Settings(_env_file=None))
    asked = {view.__annotations__.get("body") for view in app.view_functions.values()}
    models = {model for model in asked if isinstance(model, type) and issubclass(model, BaseModel)}
    models |= {model for kind in KINDS.values() for model in (kind.request, kind.changes)}
    assert len(models) > len(KINDS)
    names = Counter(model.__name__ for model in models)
    assert [name for name, count in names.items() if count > 1] == []
    parts = {part for model in models for part in model.model_json_schema().get("$defs", {})}
    answers = {name for name in dir(resources) if name[0].isupper()}
    assert (names.keys() | parts) & answers == set()


def described() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every operation by its name, with what it takes and answers."""
    for item in create_app(Settings(_env_file=None)).api_doc["paths"].values():
        for operation in item.values():
            yield operation["operationId"], operation


def shown(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what an operation takes or answers with in JSON or text, but for problems."""
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    for body in bodies:
        for kind, content in (body.get("content") or {}).items():
            is_form = kind.startswith("multipart/")
            if kind != "application/problem+json" and "format" not in content["schema"]:
                yield content | {"may_lack": is_form or body is bodies[0]}


def test_every_answer_has_an_example_and_every_example_keeps_to_its_schema() -> None:
    schemas = create_app(Settings(_env_file=None)).api_doc["components"]["schemas"]
    count = 0
    for name, operation in described():
        for content in shown(operation):
            if content["may_lack"] and "example" not in content:
                continue
            assert "example" in content, name
            schema = content["schema"] | {"components": {"schemas": schemas}}
            faults = Draft202012Validator(schema).iter_errors(content["example"])
            assert [f"{name}: {fault.message}" for fault in faults] == []
            count += 1
    assert count > 60


def test_the_headers_that_programs_need_are_described_with_the_answers_that_have_them(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    described = {
        operation["operationId"]: operation["responses"]
        for item in create_app(Settings(_env_file=None)).api_doc["paths"].values()
        for operation in item.values()
    }

    def told(name: str, method: str, path: str, **sent: Any) -> dict[str, str]:
        answer = client.open(f"/api/v1{path}", method=method, **sent)
        headers = {one: value for one, value in answer.headers.items() if one in ANSWERED}
        assert set(headers) == set(described[name][str(answer.status_code)].get("headers", ()))
        return headers

    def asset(name: str, **sent: str) -> str:
        return told(name, "GET", f"/assets/{order['content']}/{PLACES[name]}", headers=sent)["ETag"]

    queue = {"json": order, "headers": {"Idempotency-Key": "a key", "Prefer": "wait=0"}}
    client.post("/api/v1/jobs", **queue)
    job = told("createJob", "POST", "/jobs", **queue)["Location"].removeprefix("/api/v1")
    etag = told("getJob", "GET", job)["ETag"]
    told("getJob", "GET", job, headers={"If-None-Match": etag})
    told("cancelJob", "POST", f"{job}/cancel")
    told("putBackJob", "POST", f"{job}/put-back")
    told("uploadAsset", "POST", "/uploads", data={"file": (picture("red"), "red.png")})
    told("uploadAsset", "POST", "/uploads", data={"file": (picture("red"), "red.png")})
    for name in PLACES:
        asset(name, **{"If-None-Match": asset(name)})
    asset("downloadAsset", Range="bytes=0-3")
    grid = {"base": order, "axes": [{"field": "/recipe/seed", "values": [1, 2]}]}
    client.post("/api/v1/batches", json=grid, headers={"Idempotency-Key": "another"})
    told("createBatch", "POST", "/batches", json=grid, headers={"Idempotency-Key": "another"})


def test_a_job_stands_in_an_example_as_the_operation_leaves_it() -> None:
    operations = dict(described())

    def state(name: str, status: str) -> str:
        content = operations[name]["responses"][status]["content"]["application/json"]
        return str(content["example"]["state"])

    assert state("createJob", "201") == "queued"
    assert state("getJob", "200") == "running"
    assert state("cancelJob", "200") == "canceling"
