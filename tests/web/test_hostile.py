"""Headers, queries and addresses that no honest client sends: each gets its answer, none a 500."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.cases import slow
from tests.web.conftest import upload

PAGE = {"Origin": "http://localhost"}
NINES = "9" * 5000
ODD = (
    "", " ", ",", '"', '""', '"-"', "W/", 'W/""', "*", "-", "0", "-1", "1e999", "nan", "²", "٣",
    NINES, f'"{NINES}"', f'"{NINES}-a"', f"-{NINES}", f"bytes={NINES}-", f"bytes=-{NINES}",
    f"bytes=0-{NINES}", "bytes=", "bytes=a-b", "bytes=1-0,2-1", f"wait={NINES}", "wait=²", "wait=",
    f"{NINES}-{NINES}", "1-2-3", "$", "\xff", "Mon, 99 Foo 99999 99:99:99 GMT", "a=b;" * 500,
    "multipart/form-data", "multipart/form-data; boundary=", "application/json; charset=nonsense",
)  # fmt: skip
HEADERS = (
    "If-Match", "If-None-Match", "If-Range", "If-Modified-Since", "If-Unmodified-Since", "Range",
    "Prefer", "Last-Event-ID", "Accept", "Accept-Encoding", "Accept-Language", "Authorization",
    "Cookie", "X-Request-ID", "Idempotency-Key", "Content-Type", "HX-Request", "X-Forwarded-For",
    "Forwarded", "User-Agent", "Referer", "Cache-Control",
)  # fmt: skip


@pytest.fixture
def job(client: FlaskClient, order: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = client.post("/api/v1/jobs", json=order).json
    return made


Call = tuple[str, str, dict[str, Any]]


def read(job: dict[str, Any], order: dict[str, Any]) -> list[Call]:
    parts = ("content", "thumbnail")
    paths = [job["links"]["self"], *(f"/api/v1/assets/{order['content']}/{part}" for part in parts)]
    return [("GET", path, {}) for path in paths]


def written(job: dict[str, Any], order: dict[str, Any]) -> list[Call]:
    return [
        ("PATCH", job["links"]["self"], {"json": {"label": "x"}}),
        ("POST", "/api/v1/jobs/check", {"json": order}),
        ("GET", "/new", {}),
    ]


@pytest.mark.parametrize("calls", [read, *slow(written)])
@pytest.mark.parametrize("name", HEADERS)
def test_no_header_is_met_with_a_defect(
    client: FlaskClient,
    job: dict[str, Any],
    order: dict[str, Any],
    name: str,
    calls: Callable[[dict[str, Any], dict[str, Any]], list[Call]],
) -> None:
    for value, (method, path, body) in product(ODD, calls(job, order)):
        with client.open(path, method=method, headers=PAGE | {name: value}, **body) as answer:
            assert answer.status_code < 500, (method, path, value[:60])


QUERIES = (
    "/api/v1/jobs?limit={}", "/api/v1/jobs?cursor={}", "/api/v1/jobs?q={}", "/api/v1/jobs?batch={}",
    "/api/v1/jobs?status={}", "/new?size={}", "/new?recipe.size={}", "/new/settings?recipe.size={}",
    "/new?job={}", "/new?picture={}", "/new?preset={}", "/history?q={}", "/history?before={}",
    "/history?cursor={}", "/history?state={}", "/queue?show={}", "/compare?a={}&b={}",
    "/compare?left={}&right={}", "/signin?next={}", "/api/v1/jobs/{}", "/api/v1/jobs/{}/events",
    "/api/v1/batches/{}", "/api/v1/assets/{}", "/api/v1/assets/{}/thumbnail?side={}", "/jobs/{}",
    "/batches/{}", "/pictures/{}.dzi", "/pictures/{}_files/{}/{}_{}.webp",
    "/pictures/{}_files/9/0_0.webp",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_and_no_address_is_met_with_a_defect(client: FlaskClient, query: str) -> None:
    picture = upload(client)
    for value in (*ODD, picture, "WzFlOTk5LCAiYSJd", "W25hbiwgImEiXQ", "WzFdWzFd"):
        path = query.replace("{}", value.replace("%", "%25").replace("#", ""))
        assert client.get(path).status_code < 500, path[:100]
    for number in (NINES, "-1", "99", "0"):
        path = f"/pictures/{picture}_files/{number}/{number}_{number}.webp"
        assert client.get(path).status_code < 500
