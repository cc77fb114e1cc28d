import gzip
import math
from collections.abc import Iterator
from io import BytesIO, FileIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from pydantic import BaseModel, ValidationError

from farm.base.config import Settings
from farm.base.sentences import SHAPES, WRONG, sentence
from web import Web


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/nowhere", 404),
        ("PUT", "/api/v1/jobs", 405),
        ("GET", "/api/v1/jobs/job_none", 404),
        ("GET", "/api/v1/jobs?limit=0", 422),
        ("GET", "/api/v1/jobs?cursor=%21", 422),
        ("GET", "/api/v1/jobs?q=%00", 422),
        ("GET", "/api/v1/jobs?state=queued", 422),
        ("POST", "/api/v1/workers/nobody/drain", 404),
    ],
)
def test_every_error_is_a_problem_with_the_request_id(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == status
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]
    assert answer.json["detail"].endswith(".")


def test_a_disk_that_is_full_is_said_to_be_in_api_and_form(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FileIO("/dev/full", "r+") as full:
        monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", lambda **_: full)
        for path in ("/api/v1/uploads", "/new"):
            answer = client.post(path, data={"file": (BytesIO(b"picture"), "a.png")})
            assert answer.status_code == 507
            assert "disk is full" in answer.text


def test_what_a_text_must_look_like_is_said_in_words_wherever_it_is_asked() -> None:
    asked = {str(found) for model in models(BaseModel) for found in patterns(model)}
    assert len(asked) > 5
    assert asked <= SHAPES.keys()


NONSENSE = (None, "x", "2026-13-01", "2026-01-01T00:00:00", -1, 1e300, math.nan, [], {}, True)
MANY = ([None] * 600, {str(number): "x" for number in range(600)})


def test_whatever_stands_in_a_field_its_fault_says_what_to_give() -> None:
    told = set()
    for model in set(models(BaseModel)) - {Settings}:  # which tells its own errors
        for field in model.model_fields:
            for value in (*NONSENSE, *MANY):
                told |= {(model.__name__, field, *said) for said in faults(model, {field: value})}
    assert len(told) > 100
    assert not [one for one in told if WRONG in one[-1] or "None" in one[-1]]


def faults(model: type[BaseModel], values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    try:
        model.model_validate(values)
    except ValidationError as error:
        for entry in error.errors():
            yield entry["type"], sentence(entry)


def models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        if model.__module__.startswith(("farm.", "web.")):
            yield model
        yield from models(model)


def patterns(schema: object) -> Iterator[object]:
    """What pydantic matches texts of a model by."""
    if isinstance(schema, type):
        schema = schema.__pydantic_core_schema__
    if isinstance(schema, dict):
        if schema.get("type") == "str" and "pattern" in schema:
            yield schema["pattern"]
        for name, value in schema.items():
            if name != "metadata":
                yield from patterns(value) if not isinstance(value, type) else ()
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from patterns(value) if not isinstance(value, type) else ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"{", "not JSON"),
        (b"[]", "must be a JSON object"),
        (b'"{}"', "must be a JSON object"),
        (b"\xff", "not UTF-8"),
        (b'{"label": NaN}', "NaN"),
        (b'{"label": "\\ud800"}', "/label holds a character"),
        (b'{"label": "\\u0000"}', "/label holds a character"),
        (b'{"label": "\\u001b[2J"}', "U+001B"),
        (b'{"label": "gnp.\\u202etxt"}', "U+202E"),
        (b'{"recipe": {"\\u0085": 1}}', "A name in /recipe"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"recipe":' + b"[" * 40 + b"]" * 40 + b"}", "nested too deeply"),
        (b'{"priority": ' + b"9" * 5000 + b"}", "too long"),
    ],
)
def test_a_body_that_is_no_clean_json_object_is_refused(
    client: FlaskClient, body: bytes, says: str
) -> None:
    answer = client.post("/api/v1/jobs", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert says in answer.json["detail"]


def test_what_is_no_number_is_not_taken_for_one(client: FlaskClient) -> None:
    answer = client.post("/api/v1/tokens", json={"name": "script", "days": True})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == ["/days"]


def test_a_body_of_another_type_is_refused(client: FlaskClient) -> None:
    answer = client.post("/api/v1/jobs", data=b"<a/>", content_type="text/xml")
    assert answer.status_code == 415


def test_a_body_that_is_compressed_is_refused_by_what_it_is(client: FlaskClient) -> None:
    for path in ("jobs", "uploads"):
        answer = client.post(
            f"/api/v1/{path}",
            data=gzip.compress(b"{}"),
            content_type="application/json",
            headers={"Content-Encoding": "gzip"},
        )
        assert answer.status_code == 415
        assert answer.headers["Accept-Encoding"] == "identity"
        assert "without a Content-Encoding" in answer.json["detail"]


def test_a_byte_order_mark_before_json_does_no_harm(client: FlaskClient) -> None:
    answer = client.post("/api/v1/jobs", data=b"\xef\xbb\xbf{}", content_type="application/json")
    assert answer.json["errors"][0]["pointer"] == "/content"


def test_a_huge_json_body_is_refused(client: FlaskClient) -> None:
    answer = client.post("/api/v1/jobs", data=b" " * 256_001, content_type="application/json")
    assert answer.status_code == 413


def test_a_huge_json_body_that_says_no_length_is_refused(client: FlaskClient) -> None:
    answer = client.post(
        "/api/v1/jobs",
        input_stream=BytesIO(b" " * 256_001),
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
        content_type="application/json",
    )
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


@pytest.mark.parametrize("path", ["/api/v1/jobs/check", "/api/v1/jobs", "/api/v1/batches/check"])
def test_what_is_wrong_in_thousands_of_ways_is_told_in_few_words(
    client: FlaskClient, order: dict[str, Any], path: str
) -> None:
    unknown = {f"layer{number}": 1 for number in range(10_000)}
    for part in (
        {"recipe": {"style_layers": unknown}},
        {"recipe": unknown},
        {"recipe": {"style_layers": ["x"] * 10_000}},
        {"outputs": ["x"] * 10_000},
        {"styles": [{}] * 10_000},
        unknown,
    ):
        answer = client.post(path, json=order | part)
        assert answer.status_code == 422
        assert len(answer.data) < 10_000
        assert len(answer.json["errors"]) <= 50


def test_of_many_errors_the_first_fifty_are_told_and_all_are_counted(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    unknown = {f"layer{number}": 1 for number in range(90)}
    answer = client.post("/api/v1/jobs", json=order | {"recipe": {"style_layers": unknown}})
    assert len(answer.json["errors"]) == 50
    assert answer.json["detail"].endswith("(and 89 more)")
    long = client.post("/api/v1/jobs", json=order | {"recipe": {"x" * 200_000: 1}})
    assert len(long.data) < 2000


def test_the_form_tells_as_few(client: FlaskClient, order: dict[str, Any]) -> None:
    layers = ", ".join(f"layer{number} 1" for number in range(10_000))
    form = {
        "content": order["content"],
        "painting": "a",
        "style.a": order["content"],
        "recipe.style_layers": layers,
    }
    answer = client.post("/new", data=form, headers={"Origin": "http://localhost"})
    assert answer.status_code == 422
    assert len(answer.data) < 300_000


def test_a_defect_shows_no_traceback_but_where_to_look(app: Web) -> None:
    def broken() -> None:
        raise RuntimeError("secret")

    app.add_url_rule("/broken", view_func=broken)
    answer = app.test_client().get("/broken", headers={"X-Request-ID": "abc-1"})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "abc-1" in answer.json["detail"]


def test_a_request_id_that_could_break_the_log_is_replaced(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": "a b"})
    assert answer.headers["X-Request-ID"] != "a b"


@pytest.mark.parametrize(
    "path",
    [
        "/api/swagger", "/api/", "/api/oauth2-redirect.html", "/api/openapi.json", "/api/v1/jobs",
        "/api/v1/nothing", "/nowhere", "/healthz", "/new", "/signin", "/static/js/app.js",
    ],
)  # fmt: skip
def test_no_answer_may_be_framed_or_do_what_our_pages_do_not(
    client: FlaskClient, path: str
) -> None:
    with client.get(path, headers={"Accept-Encoding": "gzip, br"}) as answer:
        assert answer.status_code < 500
        (policy,) = answer.headers.getlist("Content-Security-Policy")
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy
        scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
        assert "unsafe" not in scripts
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
