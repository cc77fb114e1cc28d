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
from pydantic import BaseModel
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.jobs.kinds import KINDS
from farm.domain.roles import Role, Scope
from web import Web, create_app

METHODS = ("get", "post", "put", "patch", "delete")
# An endless answer is no subject for this; tests/web/live/test_events.py has its tests.
ENDLESS = "/events"
# No schema can say which pictures exist, or that bytes are no picture.
BEYOND_A_SCHEMA = [positive_data_acceptance]
EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "4"))  # of each kind for each operation
FRUGAL = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


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
