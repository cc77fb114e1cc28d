"""What every page answers with, and how much of it there is."""

import html
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert, select

from farm import __version__
from farm.base.config import Settings
from farm.base.ids import new_id
from farm.domain.jobs.renders import submission
from farm.domain.roles import Viewer
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.many import batches
from farm.jobs.many.batches import Axis, Grid
from farm.sql.models import Asset, Job
from tests.factories import asset
from web import Web, create_app
from web.dashboard.jobs.comparing import difference

PAGES = ["/new", "/queue", "/history", "/compare", "/fleet", "/settings", "/signin"]
ADMIN = Viewer("admin")
MANY = 10_000
SMALL = 150_000  # bytes of a page before compression


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_what_is_not_its_own(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert " style=" not in answer.text
    assert "onclick" not in answer.text


def test_every_page_tells_the_version_at_its_foot(client: FlaskClient) -> None:
    assert {f"Brushfarm {__version__}</footer>" in client.get(path).text for path in PAGES} == {
        True
    }
    assert client.get("/api/openapi.json").json["info"]["version"] == __version__


@pytest.mark.parametrize(
    "path", ["/nowhere", "/jobs/job_none", "/pictures/artifact_none", "/settings/tokens"]
)
def test_a_wrong_address_is_explained_on_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "Nothing here" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_defect_is_a_page_without_a_traceback_to_a_person(app: Web) -> None:
    def broken() -> None:
        raise RuntimeError("secret")

    app.view_functions["history_page.show"] = broken
    answer = app.test_client().get("/history", headers={"X-Request-ID": "abc-1"})
    assert answer.status_code == 500
    assert "<h1>That did not work</h1>" in answer.text
    assert "abc-1" in answer.text
    assert "secret" not in answer.text


def test_a_page_says_that_the_database_is_away(settings: Settings, tmp_path: Path) -> None:
    gone = settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/away/farm.db"})
    app = create_app(gone)
    answer = app.test_client().get("/queue")
    assert answer.status_code == 503
    assert "<h1>That did not work</h1>" in answer.text
    app.extensions["hub"].close()
    app.extensions["services"].close()


def test_a_program_still_gets_problem_details_for_a_wrong_address(client: FlaskClient) -> None:
    answer = client.get("/api/v1/nowhere", headers={"Accept": "text/html"})
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_sites_page_changes_nothing(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.post("/queue/cancel", data={"which": "mine"}, headers=headers)
    assert answer.status_code == 403


def test_signing_in_leads_to_no_other_site(client: FlaskClient) -> None:
    elsewhere = ("https://evil.example", "//evil.example", "/\\evil.example")
    for address in (*elsewhere, "/\t/evil.example", "/\n/evil.example"):
        page = client.get("/signin", query_string={"next": address}).text
        assert 'name="next" value="/"' in page


def test_a_title_of_control_characters_is_refused(client: FlaskClient, farm: Services) -> None:
    fill(farm, 1)
    with farm.db.read() as session:
        job = session.scalars(select(Job.id)).one()
    answer = client.post(f"/jobs/{job}/label", data={"label": "\x1b[2J"})
    assert answer.status_code == 422
    assert "Name: holds the control character U+001B: write it as one line" in answer.text


@pytest.mark.parametrize("varied", [{}, {"axis": "seed", "values": "1, 2"}])
def test_a_form_with_a_name_of_two_lines_says_so_there_and_keeps_the_rest(
    client: FlaskClient, farm: Services, varied: dict[str, str]
) -> None:
    entered = {"content": asset(farm, ADMIN), "painting": "a", "style.a": asset(farm, ADMIN)}
    told = entered | varied | {"label": "sea\tand sky", "dpi": "96"}
    answer = client.post("/new", data=told)
    assert answer.status_code == 422
    assert "Name: holds the control character U+0009: write it as one line" in answer.text
    assert 'aria-describedby="fault-label"' in answer.text
    assert f'name="content" value="{entered["content"]}"' in answer.text
    assert 'value="96"' in answer.text
    assert "Name: holds" in client.post("/new/estimate", data=told).text


def test_another_version_keeps_what_the_form_does_not_show(
    client: FlaskClient, farm: Services
) -> None:
    kept = {"metadata": {"order": "12"}, "worker_labels": ["studio"]}
    first = client.post("/api/v1/jobs", json=body(farm) | kept).json
    spec = first["spec"]
    entered = {"content": spec["content"], "painting": "a", "style.a": spec["styles"][0]["asset"]}
    made = client.post("/new", data=entered | {"parent": first["id"], "outputs": "png"})
    second = client.get(f"/api/v1{made.headers['Location']}").json
    assert second["parent_id"] == first["id"]
    assert {name: second[name] for name in kept} == kept


def test_a_title_with_markup_is_shown_as_text(client: FlaskClient, farm: Services) -> None:
    fill(farm, 1, label="<script>alert(1)</script>")
    for path in ("/queue", "/history"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize(
    "path", ["/queue", "/history", "/history?q=job", "/history?q=nothing+like+it"]
)
def test_ten_thousand_jobs_answer_in_one_small_page(
    client: FlaskClient, farm: Services, path: str
) -> None:
    fill(farm, MANY)
    answer = client.get(path)
    assert answer.status_code == 200
    assert len(answer.data) < SMALL


def test_the_history_goes_on_where_a_page_ended(client: FlaskClient, farm: Services) -> None:
    fill(farm, 50)
    first = client.get("/history?q=job").text
    following = html.unescape(first.split('class="more"')[1].split('hx-get="')[1].split('"')[0])
    assert following.startswith("/history?q=job&cursor=")
    more = client.get(following, headers={"HX-Request": "true"}).text
    assert first.count('<li class="frame"') == 36
    assert more.count('<li class="frame"') == 14
    assert "<html" not in more


def test_the_history_is_sorted_and_goes_on_in_that_order(
    client: FlaskClient, farm: Services
) -> None:
    fill(farm, 40)
    with farm.db.write() as session:
        for number, job in enumerate(session.scalars(select(Job).order_by(Job.created))):
            job.label = f"Render {40 - number:02}"
    newest, by_name = client.get("/history").text, client.get("/history?sort=label").text
    assert [*named_renders(newest)][:2] == ["Render 01", "Render 02"]
    assert [*named_renders(by_name)][:2] == ["Render 01", "Render 02"]
    oldest = client.get("/history?sort=created").text
    assert [*named_renders(oldest)][:2] == ["Render 40", "Render 39"]
    address = html.unescape(oldest.split('class="more"')[1].split('hx-get="')[1].split('"')[0])
    more = client.get(address, headers={"HX-Request": "true"}).text
    assert [*named_renders(more)] == ["Render 04", "Render 03", "Render 02", "Render 01"]


def test_the_history_shows_the_days_that_are_asked_for(client: FlaskClient, farm: Services) -> None:
    fill(farm, 3)
    with farm.db.write() as session:
        for day, job in zip((1, 2, 3), session.scalars(select(Job)), strict=True):
            job.label = f"Render {day:02}"
            job.created = datetime(2026, 3, day, 23, 59, tzinfo=UTC).timestamp()

    def shown(query: str) -> list[str]:
        return sorted(named_renders(client.get(f"/history?{query}").text))

    assert shown("since=2026-03-02") == ["Render 02", "Render 03"]
    assert shown("until=2026-03-02") == ["Render 01", "Render 02"]
    assert shown("since=2026-03-02&until=2026-03-02") == ["Render 02"]
    assert shown("since=soon&until=9999-12-31&sort=luck") == [f"Render 0{day}" for day in (1, 2, 3)]
    assert "No render fits that search." in client.get("/history?since=2026-03-04").text


def named_renders(page: str) -> list[str]:
    return re.findall(r"<bdi>(Render \d\d)</bdi>", page)


def test_the_jobs_of_a_grid_can_be_told_apart_in_the_queue(
    client: FlaskClient, farm: Services
) -> None:
    axes = [
        Axis(field="/recipe/style_weight", values=[0.5, 1]),
        Axis(field="/recipe/color", values=["style", "match"]),
    ]
    batches.submit(farm, ADMIN, Grid(base=body(farm), axes=axes), None)
    page = html.unescape(client.get("/queue").text)
    for words in ("0.5, Colours the painting's", "1, Colours the photo's palette"):
        assert f"Strength of the painting {words}" in page


def test_every_cell_of_a_grid_has_a_name_of_its_own(client: FlaskClient, farm: Services) -> None:
    axes = [Axis(field="/recipe/style_weight", values=[0.5, 1])]
    batch = batches.submit(farm, ADMIN, Grid(base=body(farm) | {"label": "Sea"}, axes=axes), None)
    page = html.unescape(client.get(f"/batches/{batch.id}").text)
    for words in ("0.5", "1"):
        assert f'alt="Sea, Strength of the painting {words}"' in page
    with farm.db.read() as session:
        made = batches.members(session, ADMIN, batch)
        told = [batches.varied(session, job) for job in made]
    assert told == [{"/recipe/style_weight": 0.5}, {"/recipe/style_weight": 1.0}]


@pytest.mark.parametrize(
    ("field", "values", "words"),
    [
        ("/metadata/shot", ["sq010", "sq020"], "metadata shot sq020"),
        ("/worker_labels/0", ["studio", "cellar"], "worker_labels 0 cellar"),
        ("/priority", [0, -5], "Priority -5"),
        ("/label", ["Sea", "Sky"], "Name Sky"),
        ("/preset", ["draft", "fine"], "preset fine"),
        ("/styles", [[], []], "Paintings"),
    ],
)
def test_a_grid_may_vary_whatever_a_request_has(
    client: FlaskClient, farm: Services, field: str, values: list[Any], words: str
) -> None:
    base = body(farm) | {"worker_labels": ["any"]}
    if field == "/styles":
        values = [[{"asset": asset(farm, ADMIN)}] for _ in values]
    axes = [Axis(field=field, values=values), Axis(field="/recipe/seed", values=[1, 2])]
    batch = batches.submit(farm, ADMIN, Grid(base=base, axes=axes), None)
    with farm.db.read() as session:
        made = batches.members(session, ADMIN, batch)
    orders.change(farm, ADMIN, made[0].id, None, label="Renamed", priority=-3)
    orders.cancel(farm, ADMIN, made[1].id)
    bin.put(farm, ADMIN, made[1].id)
    page = html.unescape(client.get(f"/batches/{batch.id}").text)
    assert page.count('href="/jobs/job_') == 3
    assert page.count("deleted") == 1
    assert words in html.unescape(client.get("/queue").text)
    for path in ("/history", f"/jobs/{made[0].id}"):
        assert client.get(path).status_code == 200


def test_more_than_two_pictures_are_not_compared(client: FlaskClient) -> None:
    answer = client.get("/compare?p=a&p=b&p=c")
    assert answer.status_code == 422
    assert "Choose two pictures to compare: 3 are chosen." in answer.text


def test_two_renders_differ_by_their_pictures_too() -> None:
    names = {"asset_1": "sea.png", "asset_2": "oil.png", "asset_3": "mask.png"}
    spec = {"content": "asset_1", "styles": [{"asset": "asset_2", "weight": 1.0}]}
    other = spec | {
        "styles": [{"asset": "asset_2", "weight": 2.0, "mask": "asset_3"}],
        "strength": "asset_3",
    }
    before, now = (difference.materials(one, names) for one in (spec, other))
    told = {row.label: (row.before, row.value) for row in difference.pictures(now, before)}
    assert told == {
        "Paintings": ("oil.png × 1", "oil.png by mask.png × 2"),
        "Where to paint": ("everywhere", "mask.png"),
    }


def test_a_link_to_a_photos_renders_is_kept_through_a_search(
    client: FlaskClient, farm: Services
) -> None:
    fill(farm, 1)
    with farm.db.read() as session:
        photo = session.scalars(select(Job)).one().spec["content"]
    page = client.get(f"/history?picture={photo}&state=failed").text
    assert f'name="picture" value="{photo}"' in page
    assert "Made of photo.jpg" in page
    assert 'href="/history?state=failed"' in page


def test_what_is_wrong_with_a_webhook_is_said_on_the_form_that_has_it(client: FlaskClient) -> None:
    entered = {"url": "http://10.0.0.1/told", "events": "job.failed"}
    answer = client.post("/settings/webhooks", data=entered)
    assert answer.status_code == 422
    assert "10.0.0.1 lies inside a private network" in answer.text
    assert 'value="http://10.0.0.1/told"' in answer.text


def test_the_count_beside_the_queue_is_of_what_runs_and_waits(
    client: FlaskClient, farm: Services
) -> None:
    assert client.get("/queue/count").text == ""
    fill(farm, 3)
    assert client.get("/queue/count").text == "3"


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_scripts_come_compressed_also_to_browsers_that_know_only_gzip(
    client: FlaskClient, coding: str
) -> None:
    path = "/static/vendor/openseadragon/openseadragon.min.js"
    answer = client.get(path, headers={"Accept-Encoding": f"{coding}, deflate"})
    assert answer.headers["Content-Encoding"] == coding
    assert len(answer.data) < 100_000
    again = {"Accept-Encoding": coding, "If-None-Match": answer.headers["ETag"]}
    assert client.get(path, headers=again).status_code == 304


def body(farm: Services) -> dict[str, Any]:
    """Return a request for a render of a photo and a painting."""
    return {"content": asset(farm, ADMIN), "styles": [{"asset": asset(farm, ADMIN)}]}


def fill(farm: Services, count: int, label: str = "job") -> None:
    """Queue many jobs at once."""
    spec = submission(body(farm)).job_spec().model_dump(mode="json")
    rows = [
        {
            "id": new_id("job"),
            "owner": "admin",
            "label": label,
            "spec": spec,
            "created": 1000.0 + place,
            "position": 1000.0 + place,
        }
        for place in range(count)
    ]
    with farm.db.write() as session:
        assert session.query(Asset).count() == 2
        session.execute(insert(Job), rows)
