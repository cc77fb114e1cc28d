"""Jobs in one pass: asked for, shown and asked for again beside renders."""

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.web.api.jobs.conftest import require_pointed_at, submitted
from tests.web.conftest import claimed, join, picture, result, upload


@pytest.fixture
def body(client: FlaskClient) -> dict[str, Any]:
    """A valid request for two photos after one painting."""
    return {
        "kind": "apply",
        "photos": [upload(client, "teal"), upload(client, "navy")],
        "styles": [{"asset": upload(client, "orange")}],
        "method": "wct",
    }


def test_a_job_says_its_kind_and_all_that_determines_its_results(
    client: FlaskClient, body: dict[str, Any], order: dict[str, Any]
) -> None:
    job = submitted(client, body)
    assert job["kind"] == "apply"
    assert job["spec"]["photos"] == body["photos"]
    assert job["spec"]["method"] == "wct"
    assert job["spec"]["size"] is None
    assert submitted(client, order)["kind"] == "render"
    assert submitted(client, order | {"kind": "render"})["kind"] == "render"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"kind": "sculpture"}, "/kind"),
        ({"method": "gatys"}, "/method"),
        ({"strength": 2}, "/strength"),
        ({"photos": []}, "/photos"),
        ({"photos": ["asset_" + "0" * 26]}, "/photos/0"),
        ({"recipe": {"size": 128}}, "/recipe"),
        ({"outputs": ["png", "png"]}, ""),
        ({"outputs": ["webp"], "size": 16_384}, "/outputs"),
        ({"sheet": {"border_mm": 500}, "dpi": 3000}, "/outputs"),
        ({"sheet": {"profile": "asset_" + "0" * 26}}, "/sheet/profile"),
        ({"frame": {"aspect": "wide"}}, "/frame/aspect"),
        ({"method": "sketch", "color": "match"}, ""),
        ({"method": "sketch26"}, ""),
        ({"stroke": 2}, ""),
        ({"variants": "upside down"}, "/variants"),
        ({"method": "sketch", "variants": "turned"}, ""),
        ({"looks": [27], "styles": [], "method": "sketch26"}, "/looks/0"),
        ({"looks": [1], "styles": [], "method": "sketch26", "weights": [1, 1]}, ""),
        ({"looks": [1], "styles": [], "method": "sketch26", "strength": 0.5}, ""),
        ({"content_mask": "asset_" + "0" * 26}, "/content_mask"),
        ({"content_mask": "teal"}, "/content_mask"),
    ],
)
def test_each_bad_field_is_pointed_at(
    client: FlaskClient, body: dict[str, Any], change: dict[str, Any], pointer: str
) -> None:
    require_pointed_at(client, body | change, pointer)


def test_a_sketch_waits_for_a_worker_that_has_its_networks_and_says_so(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    join(farm, kinds="apply")
    sketch = submitted(client, body | {"method": "sketch"})
    looks = {"photos": body["photos"], "kind": "apply", "method": "sketch26", "looks": [19, 3]}
    submitted(client, looks)
    waits = client.get(f"/api/v1/jobs/{sketch['id']}").json["waits_because"]
    assert "a worker with the label sketch; none has it" in waits
    clone = client.post(sketch["links"]["clone"], json={"method": "adain"}).json
    assert clone["worker_labels"] == []
    assert claimed(farm).job_id == clone["id"]
    join(farm, "host/2", kinds="apply", labels="sketch")
    lease = leases.claim(farm, "host/2", "boot")
    assert lease is not None
    assert lease.job_id == sketch["id"]


def test_a_check_says_the_size_of_each_result_and_how_long_it_takes(
    client: FlaskClient, farm: Services, body: dict[str, Any], order: dict[str, Any]
) -> None:
    check = client.post("/api/v1/jobs/check", json=body | {"size": 192}).json
    assert [(one["width"], one["height"]) for one in check["scales"]] == [(192, 128)] * 2
    assert check["estimated_seconds"] is None
    assert len(check["warnings"]) == 2
    submitted(client, body)
    join(farm, kinds="apply")
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    assert client.post("/api/v1/jobs/check", json=body).json["estimated_seconds"] > 0
    assert client.post("/api/v1/jobs/check", json=order).json["estimated_seconds"] is None


@pytest.fixture
def masked(client: FlaskClient) -> dict[str, Any]:
    """A valid request for one photo with regions."""
    mask = upload(client, "red")
    return {
        "kind": "apply",
        "photos": [upload(client, "teal")],
        "content_mask": mask,
        "styles": [{"asset": upload(client, "orange"), "mask": mask}],
    }


def test_a_job_and_its_clones_keep_their_masks_which_nobody_removes_meanwhile(
    client: FlaskClient, masked: dict[str, Any]
) -> None:
    job = submitted(client, masked)
    clone = client.post(job["links"]["clone"], json={"method": "adain"}).json
    for one in (job, clone):
        assert one["spec"]["content_mask"] == masked["content_mask"]
        assert one["spec"]["styles"] == [masked["styles"][0] | {"weight": 1}]
    assert client.delete(f"/api/v1/assets/{masked['content_mask']}").status_code == 409


@pytest.mark.parametrize(
    ("change", "pointer", "sentence"),
    [
        ({"photos": 2}, "/content_mask", "belongs to one photo: take one photo, or no mask."),
        ({"method": "sketch"}, "", "a sketch paints no regions: leave the masks out."),
        (
            {"model": "job_" + "0" * 26, "styles": []},
            "",
            "a trained style paints no regions: leave the masks out.",
        ),
        (
            {"looks": [1], "styles": [], "method": "sketch26"},
            "",
            "a sketch paints no regions: leave the masks out.",
        ),
    ],
)
def test_masks_that_nothing_can_be_done_with_are_refused_in_one_sentence(
    client: FlaskClient, masked: dict[str, Any], change: dict[str, Any], pointer: str, sentence: str
) -> None:
    change = change | (
        {"photos": [*masked["photos"], upload(client, "navy")]} if "photos" in change else {}
    )
    require_pointed_at(client, masked | change, pointer)
    refused = client.post("/api/v1/jobs", json=masked | change).json
    assert refused["errors"][0]["detail"].lower().endswith(sentence)
    assert client.get("/api/v1/jobs").json["items"] == []


def test_a_styles_masks_are_taken_where_the_photo_has_one(
    client: FlaskClient, masked: dict[str, Any]
) -> None:
    paintings = masked.pop("styles")
    client.post("/api/v1/styles", json={"name": "Harbour", "paintings": paintings})
    job = submitted(client, masked | {"style": "Harbour"})
    assert job["spec"]["styles"] == [paintings[0] | {"weight": 1}]
    several = masked | {"style": "Harbour", "photos": [*masked["photos"], paintings[0]["asset"]]}
    del several["content_mask"]
    assert submitted(client, several)["spec"]["styles"][0]["mask"] is None


def test_a_clone_is_of_the_same_kind(client: FlaskClient, body: dict[str, Any]) -> None:
    job = submitted(client, body)
    clone = client.post(job["links"]["clone"], json={"label": "Again", "outputs": ["jpeg"]}).json
    assert clone["kind"] == "apply"
    assert clone["spec"] == job["spec"] | {"outputs": ["jpeg"]}


def test_a_clone_differs_in_any_setting_of_its_kind(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = submitted(client, body)
    changes = {"photos": body["photos"][:1], "method": "adain", "strength": 0.5, "size": None}
    clone = client.post(job["links"]["clone"], json=changes)
    assert clone.status_code == 201, clone.json
    assert clone.json["spec"] == job["spec"] | changes
    for change, pointer in ({"recipe": {}}, "/recipe"), ({"strength": 2}, "/strength"):
        refused = client.post(job["links"]["clone"], json=change)
        assert [fault["pointer"] for fault in refused.json["errors"]] == [pointer]


def test_results_have_a_size_on_paper_and_a_clones_another(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = submitted(client, body | {"print_size": "2 cm"})
    assert job["spec"]["size"] == 236
    again = client.post(job["links"]["clone"], json={"print_size": "1 in", "dpi": 150})
    assert (again.json["spec"]["size"], again.json["spec"]["dpi"]) == (150, 150)
    require_pointed_at(client, body | {"print_size": "9 in", "dpi": 9600}, "/print_size")


def test_a_canceled_job_is_put_back_as_what_it_was(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = submitted(client, body)
    client.post(job["links"]["cancel"])
    place = client.post(f"/jobs/{job['id']}/put-back").headers["Location"]
    assert client.get(f"/api/v1{place}").json["kind"] == "apply"


def test_a_grid_varies_a_setting(client: FlaskClient, body: dict[str, Any]) -> None:
    axes = [{"field": "/strength", "values": [0.5, 1.0]}]
    answer = client.post("/api/v1/batches", json={"base": body, "axes": axes})
    assert [job["spec"]["strength"] for job in answer.json["jobs"]] == [0.5, 1.0]
    page = client.get(f"/batches/{answer.json['id']}").text
    assert "<caption>Strength of the painting across</caption>" in page
    assert "orange, Strength of the painting 0.5" in page


def test_a_comparison_says_what_differs_and_across_kinds_that_they_do(
    client: FlaskClient, farm: Services, body: dict[str, Any], order: dict[str, Any]
) -> None:
    sides = []
    join(farm, kinds="apply,render")
    teal = body["photos"][0]
    masked = {
        "photos": [teal],
        "content_mask": teal,
        "styles": [body["styles"][0] | {"mask": teal}],
    }
    for each in (body, body | {"color": "match", "size": 128}, order, body | masked):
        job = submitted(client, each)
        finished(farm, **{"result.png": (96, 64, 1)})
        sides.append(client.get(job["links"]["self"]).json["artifacts"][0]["id"])
    same = html.unescape(client.get(f"/compare?p={sides[0]}&p={sides[1]}").text)
    assert "2 settings differ" in same
    assert "<td>the painting's</td><td>the photo's palette</td>" in same
    assert "<td>as the photo</td><td>128</td>" in same
    assert "Regions of the photo" not in same
    regions = html.unescape(client.get(f"/compare?p={sides[0]}&p={sides[3]}").text)
    assert "<td>none</td><td>teal.png</td>" in regions
    assert "<td>orange.png × 1</td><td>orange.png by teal.png × 1</td>" in regions
    other = client.get(f"/compare?p={sides[0]}&p={sides[2]}").text
    assert "1 setting differs" in other
    assert "<td>one-pass job</td><td>render</td>" in other


def finished(farm: Services, **files: Any) -> None:
    """Let a worker end the waiting job with some files, each a name with its measures and size."""
    lease = claimed(farm)
    made = [
        replace(
            result(farm, lease),
            name=name,
            key=f"{lease.job_id}/{name}",
            width=width,
            height=height,
            bytes=size,
        )
        for name, (width, height, size) in files.items()
    ]
    leases.succeed(farm, lease, made, {"done": 1.0})


def test_several_photos_are_shown_by_the_first_and_with_its_measures(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    tall = client.post(
        "/api/v1/uploads", data={"file": (picture("navy", (64, 96)), "tall.png")}
    ).json["id"]
    job = submitted(client, body | {"photos": [*body["photos"], tall], "outputs": ["png", "png16"]})
    assert 'width="96" height="64"' in client.get(f"/jobs/{job['id']}").text
    join(farm, kinds="apply")
    finished(
        farm,
        **{
            "10-result.png": (64, 96, 1),
            "2-result.png": (96, 64, 2),
            "1-result.png": (96, 64, 4),
            "1-result-16.png": (96, 64, 3),
        },
    )
    page = client.get(f"/jobs/{job['id']}").text
    names = ["1-result.png, PNG", "1-result-16.png, PNG", "2-result.png, PNG", "10-result.png, PNG"]
    assert sorted(names, key=page.index) == names
    found = {
        one["name"]: one["id"] for one in client.get(f"/api/v1/jobs/{job['id']}").json["artifacts"]
    }
    assert f'data-picture="{found["1-result.png"]}"' in page
    assert 'data-width="96" data-height="64"' in page
    assert "<span>3 photos</span>" in page
    assert " dpi" not in page.split("measures")[1].split("</p>")[0]
    assert "3 photos" in client.get("/history").text
    assert f'action="/jobs/{job["id"]}/results"' in page


def test_each_photo_and_its_result_can_be_a_side_of_a_comparison(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    job = submitted(client, body | {"outputs": ["png", "png16"]})
    join(farm, kinds="apply")
    names = ("1-result.png", "1-result-16.png", "2-result.png", "2-result-16.png")
    finished(farm, **{name: (96, 64, size) for size, name in enumerate(names)})
    ids = {
        one["name"]: one["id"] for one in client.get(f"/api/v1/jobs/{job['id']}").json["artifacts"]
    }
    page = client.get(f"/compare?p={ids['2-result-16.png']}&p={ids['1-result.png']}").text
    options = re.findall(r'<option value="(\w+)"[^>]*?( selected)?>([^<]*)<', page)
    assert options[: len(options) // 2] == [
        (ids["1-result.png"], "", "the result of teal.png"),
        (ids["2-result-16.png"], " selected", "the result of navy.png"),
        (body["photos"][0], "", "teal.png"),
        (body["photos"][1], "", "navy.png"),
        (body["styles"][0]["asset"], "", "orange.png"),
    ]


def test_every_page_shows_it(
    client: FlaskClient, farm: Services, body: dict[str, Any], order: dict[str, Any]
) -> None:
    job = submitted(client, body)
    pages = ["/queue", "/history", f"/jobs/{job['id']}", f"/jobs/{job['id']}/now", "/compare"]
    shown = {page: client.get(page) for page in pages}
    assert {page: answer.status_code for page, answer in shown.items()} == dict.fromkeys(pages, 200)
    page = shown[f"/jobs/{job['id']}"].text
    assert "teal and 1 more after orange" in page
    assert "<dd>WCT</dd>" in page
    assert "<dd>as the photo</dd>" in page
    assert "Loss" not in page
    join(farm, kinds="apply")
    lease = claimed(farm)
    leases.renew(farm, lease, {"stage": "painting", "photo": 2, "photos": 2, "done": 0.6})
    now = client.get(f"/jobs/{job['id']}/now").text
    assert "Photo 2 of 2" in now
    assert "End this job now, with 1 of 2 photos?" in now
    assert "Finished photos are kept." in now
    assert "scale" not in now
    second = replace(result(farm, lease), name="2-result.png")
    leases.succeed(farm, lease, [second], {"done": 1.0})
    assert 'alt="Photo 2"' in client.get(f"/jobs/{job['id']}").text
    assert client.get(f"/new?job={job['id']}").status_code == 200
