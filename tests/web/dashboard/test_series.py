"""Many photos on the form and on their page, and the wedge, as a browser without scripts sends."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from urllib3 import encode_multipart_formdata

from farm.domain.jobs.specs import MOST_STYLES
from farm.infra.services import Services
from farm.jobs.many.batches import MOST_JOBS
from tests.factories import asset
from tests.web.api.jobs.test_series import COLORS, ended
from tests.web.conftest import join, picture, upload
from tests.web.dashboard.test_styles import made
from web.dashboard.words import OF_ONE_PHOTO
from web.people.identity import LOCAL_ADMIN


@pytest.fixture
def fields(client: FlaskClient) -> dict[str, Any]:
    """What the form sends for one photo in a style, at a size."""
    style = made(client, "red").rsplit("/", 1)[1]
    return {
        "content": upload(client, COLORS[0]),
        "style": f"{style}@1",
        "preset": "draft",
        "outputs": "png",
        "recipe.size": "128",
        "recipe.style_weight": "1.5",
    }


def jobs(client: FlaskClient, place: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/v1{place}").json["jobs"]
    return found


def test_more_photos_make_a_series_whose_page_names_each(
    client: FlaskClient, farm: Services, fields: dict[str, Any]
) -> None:
    join(farm)
    more = [upload(client, color) for color in COLORS[1:]]
    told = client.post("/new/estimate", data=fields | {"photos": more, "touched": "yes"}).text
    assert "3 renders: 3 photos" in told
    place = client.post("/new", data=fields | {"photos": more}).location
    assert [job["spec"]["content"] for job in jobs(client, place)] == [fields["content"], *more]
    shown = client.get(place).text
    assert "Series of 3" in shown
    for color in COLORS:
        assert f"<bdi>{color}.png</bdi>" in shown
    ended(farm, True, False, True)
    shown = client.get(place).text
    assert "2 finished, 1 failed" in shown
    assert f'action="{place}/results"' in shown
    assert "Render the 1 failed again" in shown
    assert client.post(f"{place}/retry", data={"status": "failed"}).location == place
    assert "2 finished, 1 to come" in client.get(place).text


def test_the_longest_series_in_the_most_paintings_fits_into_its_form(
    client: FlaskClient, farm: Services
) -> None:
    photos = [asset(farm, LOCAL_ADMIN) for _ in range(MOST_JOBS)]
    paintings = {f"{number:08x}": asset(farm, LOCAL_ADMIN) for number in range(MOST_STYLES)}
    sent = [("content", photos[0]), ("recipe.size", "128"), ("outputs", "png")]
    sent += [("photos", photo) for photo in photos[1:]]
    sent += [(f"own.{photo}.{name}", "") for photo in photos for name in OF_ONE_PHOTO]
    for key, painting in paintings.items():
        sent += [("painting", key), (f"style.{key}", painting), (f"weight.{key}", "1")]
    body, kind = encode_multipart_formdata([*sent, ("preset", "draft")])
    told = client.post("/new/estimate", data=body, content_type=kind).text
    assert f"{MOST_JOBS} renders: {MOST_JOBS} photos" in told


def test_canceled_photos_are_rendered_again_by_a_button_that_counts_them(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    more = [upload(client, color) for color in COLORS[1:]]
    place = client.post("/new", data=fields | {"photos": more}).location
    client.post("/queue/cancel", data={"job": [job["id"] for job in jobs(client, place)[1:]]})
    shown = client.get(place).text
    assert "0 finished, 1 to come, 2 canceled" in shown
    assert "Render the 2 canceled again" in shown
    assert client.post(f"{place}/retry", data={"status": "canceled"}).location == place
    assert "0 finished, 3 to come" in client.get(place).text


def test_of_many_warnings_the_first_are_shown_and_the_others_counted(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    more = []
    for number in range(4):
        file = (picture("navy", (100 + number, 64)), "wide.png")
        more.append(client.post("/api/v1/uploads", data={"file": file}).json["id"])
    told = client.post("/new/estimate", data=fields | {"photos": more, "recipe.size": "512"}).text
    assert told.count('class="warn') == 4
    assert "more of this kind." in told


def test_photos_and_zips_that_come_with_the_form_make_a_series(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a/gold.png", picture("gold").getvalue())
    file.seek(0)
    files = [(picture("navy"), "navy.png"), (file, "more.zip")]
    place = client.post("/new", data=fields | {"content": "", "file.photos": files}).location
    assert len(jobs(client, place)) == 2


def test_one_broken_photo_is_named_and_nothing_is_queued(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    files = [(picture("navy"), "navy.png"), (BytesIO(b"Buy ochre."), "note.png")]
    answer = client.post("/new", data=fields | {"file.photos": files})
    assert answer.status_code == 422
    assert "1 of 2 files cannot be taken. note.png: " in answer.text
    assert client.get("/api/v1/jobs").json["items"] == []


def test_a_zip_that_is_dropped_shows_its_photos(client: FlaskClient) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for color in COLORS:
            packed.writestr(f"{color}.png", picture(color).getvalue())
    file.seek(0)
    shown = client.post("/new/pictures/photos", data={"file": (file, "all.zip")}).text
    named = re.findall(r'name="photos" value="(\w+)"', shown)
    assert named == [upload(client, color) for color in COLORS]


def test_a_wedge_is_nine_quick_proofs_and_each_can_become_the_look(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    place = client.post("/wedge", data=fields | {"print_size": "40 cm"}).location
    proofs = jobs(client, place)
    assert len(proofs) == 9
    assert {job["spec"]["recipe"]["size"] for job in proofs} == {160}
    weights = [job["spec"]["recipe"]["style_weight"] for job in proofs]
    assert weights == [0.75, 1.5, 3.0] * 3
    assert client.get(place).text.count("Use this look") == 9
    chosen = client.get(f"/new?look={proofs[8]['id']}").text
    shown = dict(re.findall(r'<input[^>]* name="([\w.]+)" value="([^"]*)"', chosen))
    assert shown["recipe.style_weight"] == "3"
    assert shown["recipe.style_scale"] == "1.4"
    assert shown["style"] == fields["style"]
    assert re.search(r'name="recipe.size" value="128"', chosen)


def test_a_wedge_without_a_photo_says_so_on_the_form(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    answer = client.post("/wedge", data=fields | {"content": ""})
    assert answer.status_code == 422
    assert "Choose a photo or a film." in answer.text
    assert client.get("/api/v1/batches").json["items"] == []


def test_five_hundred_and_one_photos_are_refused_on_the_form(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    more = [f"asset_{number:026}" for number in range(500)]
    answer = client.post("/new", data=fields | {"photos": more})
    assert answer.status_code == 422
    assert "This series has 501 files and at most 500 are taken" in answer.text


def test_the_form_says_whether_the_render_it_began_with_is_a_proof_of_it(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    place = client.post("/new", data=fields | {"recipe.smallest": "64"}).location
    again = fields | {"parent": place.rsplit("/", 1)[1], "recipe.smallest": "64"}

    def told(**changes: str) -> str:
        return client.post("/new/estimate", data=again | changes).text

    assert "is a proof of it: this one begins with the same 2 scales" in told(
        **{"recipe.size": "512"}
    )
    assert "finer than 4 px here are new" in told(**{"recipe.size": "512"})
    assert "is no proof of it" in told(**{"recipe.size": "500"})
    assert "is no proof of it" in told(**{"recipe.size": "512", "recipe.seed": "7"})
    assert "proof of it" not in told()
    assert "proof of it" not in told(parent="job_" + "0" * 26, **{"recipe.size": "512"})
