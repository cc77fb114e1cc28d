"""Films over HTTP: taken, refused in a sentence, asked for, shown."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
from flask.testing import FlaskClient

from farm.engine.pictures.images import Picture, encode, read
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.engine.video.clips import only_sound, pan, write
from tests.jobs.test_parts import claim, paint
from tests.web.api.jobs.conftest import require_pointed_at
from tests.web.conftest import result, upload

RECIPE = {"size": 96, "smallest": 96}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("films")
    frames = [*pan(3, size=(72, 96)), *pan(2, size=(72, 96), seed=2)]
    write(folder / "clip.mp4", frames, sound="aac")
    write(folder / "one.mp4", frames[:1])
    only_sound(folder / "sound.mp4")
    whole = (folder / "clip.mp4").read_bytes()
    (folder / "torn.mp4").write_bytes(whole[: len(whole) // 2])
    (folder / "locked.mp4").write_bytes(whole.replace(b"avc1", b"encv"))
    (folder / "renamed.mp4").write_bytes(b"RIFF\0\0\0\0AVI LIST" + bytes(200))
    (folder / "notes.mkv").write_text("no film at all")
    return folder


def sent(client: FlaskClient, path: Path) -> Any:
    with path.open("rb") as file:
        return client.post("/api/v1/uploads", data={"file": (file, path.name)})


@pytest.fixture
def body(client: FlaskClient, folder: Path) -> dict[str, Any]:
    clip = sent(client, folder / "clip.mp4").json["id"]
    styles = [{"asset": upload(client, "orange")}]
    return {"kind": "video", "clip": clip, "styles": styles, "recipe": RECIPE}


def test_an_uploaded_film_says_its_frames_cuts_and_sound(client: FlaskClient, folder: Path) -> None:
    asset = sent(client, folder / "clip.mp4").json
    assert asset["media_type"] == "video/mp4"
    assert (asset["film"]["frames"], asset["film"]["rate"]) == (5, 12.0)
    assert (asset["film"]["cuts"], asset["film"]["sound"]) == ([3], "aac")
    small = client.get(asset["thumbnail_url"])
    assert (small.status_code, small.mimetype) == (200, "image/webp")
    part = client.get(asset["url"], headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.mimetype) == (206, "video/mp4")


def zipped(path: Path, *sizes: tuple[int, int]) -> Path:
    """Write a ZIP of numbered pictures of these sizes."""
    with ZipFile(path, "w") as out:
        for number, (height, width) in enumerate(sizes, 1):
            made = encode(Picture(np.full((height, width, 3), 0.5, np.float32)), "png")
            out.writestr(f"shot/{number}.png", made)
    return path


def test_a_zip_of_numbered_pictures_is_a_film(client: FlaskClient, folder: Path) -> None:
    path = zipped(folder / "frames.zip", *[(72, 96)] * 3)
    asset = sent(client, path).json
    assert (asset["name"], asset["media_type"]) == ("frames.mkv", "video/x-matroska")
    assert (asset["film"]["frames"], asset["film"]["rate"]) == (3, 24.0)
    assert sent(client, path).json["id"] == asset["id"]
    taken = client.post("/new/pictures/content", data={"file": (path.open("rb"), path.name)})
    assert "3 frames" in taken.text


def test_frames_of_different_sizes_are_refused_and_nothing_of_them_stored(
    client: FlaskClient, farm: Services, folder: Path
) -> None:
    answer = sent(client, zipped(folder / "odd.zip", (72, 96), (72, 96), (72, 98)))
    assert answer.status_code == 422
    said = "3.png is 98 x 72 pixels and 1.png is 96 x 72: give frames of one size."
    assert answer.json["detail"] == said
    assert list(farm.storage.blobs()) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("one.mp4", "The film has one frame"),
        ("sound.mp4", "The file holds only sound"),
        ("torn.mp4", "The film cannot be decoded"),
        (
            "locked.mp4",
            "The film cannot be decoded: export it again, as MP4 with H.264 and without",
        ),
        ("renamed.mp4", "The file is no film: MP4, MOV, MKV, WebM and GIF are taken."),
        ("notes.mkv", "The file is no film: MP4, MOV, MKV, WebM and GIF are taken."),
    ],
)
def test_a_file_that_cannot_be_painted_is_refused_and_nothing_of_it_stored(
    client: FlaskClient, farm: Services, folder: Path, name: str, sentence: str
) -> None:
    answer = sent(client, folder / name)
    assert answer.status_code == 422
    assert answer.json["detail"].startswith(sentence)
    assert list(farm.storage.blobs()) == []
    assert client.get("/api/v1/assets").json["items"] == []


def test_a_film_that_is_too_long_is_refused(
    client: FlaskClient, farm: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorter = farm.settings.model_copy(update={"max_film_frames": 4})
    monkeypatch.setattr(farm, "settings", shorter)
    assert "more than 4 frames" in sent(client, folder / "clip.mp4").json["detail"]


def test_a_check_says_the_size_of_the_frames_and_how_many_there_are(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    check = client.post("/api/v1/jobs/check", json=body).json
    assert check["scales"] == [{"height": 72, "width": 96, "iterations": 5}]
    assert check["spec"]["recipe"]["size"] == 96


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"clip": "asset_" + "0" * 26}, "/clip"),
        ({"method": "magic"}, "/method"),
        ({"cuts": [5]}, "/cuts"),
        ({"recipe": {"size": 1}}, "/recipe/size"),
        ({"preset": "none"}, "/preset"),
        ({"outputs": ["png"]}, "/outputs"),
        ({"model": "job_" + "0" * 26}, "/styles"),
        ({"styles": [], "model": "job_" + "0" * 26}, "/model"),
        ({"styles": [], "model": "asset_" + "0" * 26}, "/model"),
        ({"styles": [], "model": "starry_night"}, "/model"),
    ],
)
def test_each_bad_field_is_pointed_at(
    client: FlaskClient, body: dict[str, Any], change: dict[str, Any], pointer: str
) -> None:
    require_pointed_at(client, body | change, pointer)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"method": "generator"}, "the method generator and a model go together"),
        ({"weights": [1]}, "weights are a model's"),
        (
            {"styles": [], "model": "job_" + "0" * 26, "method": "ot"},
            "the method generator and a model go together",
        ),
        (
            {"styles": [], "model": "job_" + "0" * 26, "recipe": {"color": "match"}},
            "a trained style cannot be recoloured by match",
        ),
    ],
)
def test_what_goes_with_no_trained_style_is_one_sentence(
    client: FlaskClient, body: dict[str, Any], change: dict[str, Any], sentence: str
) -> None:
    answer = client.post("/api/v1/jobs", json=body | change)
    assert answer.status_code == 422
    assert sentence in answer.json["detail"]


def test_a_picture_is_no_trained_style(client: FlaskClient, body: dict[str, Any]) -> None:
    model = {"styles": [], "model": body["styles"][0]["asset"]}
    answer = client.post("/api/v1/jobs", json=body | model)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/model"
    assert "is no trained style" in answer.json["detail"]


def test_a_clone_keeps_its_recipe_and_has_no_preset(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=body).json
    clone = client.post(job["links"]["clone"], json={"recipe": {"seed": 3}}).json
    assert clone["spec"]["recipe"] == job["spec"]["recipe"] | {"seed": 3}
    refused = client.post(job["links"]["clone"], json={"preset": "standard"})
    assert [fault["pointer"] for fault in refused.json["errors"]] == ["/preset"]


def test_a_film_is_no_photo(client: FlaskClient, body: dict[str, Any]) -> None:
    order = {"content": body["clip"], "styles": body["styles"]}
    answer = client.post("/api/v1/jobs", json=order)
    assert answer.status_code == 422
    assert "is a film" in answer.json["detail"]


def test_a_film_is_no_painting_of_a_style(client: FlaskClient, body: dict[str, Any]) -> None:
    asked = {"name": "Moving", "paintings": [{"asset": body["clip"]}]}
    answer = client.post("/api/v1/styles", json=asked)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/paintings/0/asset"
    assert "is a film" in answer.json["detail"]


def test_every_page_shows_a_film(client: FlaskClient, body: dict[str, Any]) -> None:
    job = client.post("/api/v1/jobs", json=body).json
    clone = client.post(job["links"]["clone"], json={"method": "adain"}).json
    assert (clone["kind"], clone["spec"]["method"]) == ("video", "adain")
    pages = ["/queue", "/history", f"/jobs/{job['id']}", f"/jobs/{job['id']}/now", "/compare"]
    for page in pages:
        assert client.get(page).status_code == 200, page
    shown = client.get(f"/jobs/{job['id']}").text
    assert 'data-frames="5"' in shown
    assert "5 frames" in shown


def test_a_films_own_settings_are_compared_with_its_parents(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=body).json
    clone = client.post(job["links"]["clone"], json={"method": "wct", "codec": "prores"}).json
    page = client.get(f"/jobs/{clone['id']}").text
    assert "<del>as a render</del> → <ins>WCT</ins>" in page
    assert "<del>H.264</del> → <ins>ProRes</ins>" in page
    assert '<dt class="usual">Steadiness</dt>' in page


def test_a_films_page_shows_its_shots_and_a_shots_page_its_film(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=body).json
    shots = client.get(f"/api/v1/jobs?part_of={job['id']}&sort=label").json["items"]
    assert [shot["spec"]["part"] for shot in shots] == [[0, 3], [3, 5]]
    assert (job["phrase"], job["progress"]["frames"]) == ("is made in parts", 5)
    assert job["waits_because"] == "0 of its 2 parts are done."
    page = client.get(f"/jobs/{job['id']}").text
    assert "Shot 2 of 2, frames 4 to 5" in page
    assert 'data-shots="0 3" data-shots-painted="0 0"' in page
    again = f"/new?job={shots[1]['id']}"
    assert f'href="{again}"' in page
    assert 'name="film.part" value="3, 5"' in client.get(again).text
    shown = client.get(f"/jobs/{shots[1]['id']}").text
    assert f'href="/jobs/{job["id"]}">The whole film' in shown
    assert 'data-first="3"' in shown
    listed = client.get("/api/v1/jobs").json["items"]
    assert [one["id"] for one in listed] == [job["id"]]


def test_a_film_in_shots_can_be_stopped_and_kept_once_two_frames_are_painted(
    client: FlaskClient, farm: Services, body: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=body).json
    page = f"/jobs/{job['id']}"
    assert "finish" not in job["links"]
    assert "Stop and keep" not in client.get(page).text
    lease = claim(farm)
    paint(farm, lease, 2)
    leases.renew(farm, lease, {"done": 0.7})
    assert "End this film now, with the 2 frames that are painted?" in client.get(page).text
    links = client.get(job["links"]["self"]).json["links"]
    assert client.post(links["finish"]).json["state"] == "queued"
    leases.succeed(farm, lease, [], {"done": 0.7})
    whole = claim(farm)
    assert whole.job_id == job["id"]
    leases.succeed(farm, whole, [result(farm, whole)], {"done": 0.4})
    ended = client.get(page).text
    assert "ended by hand at 40 %" in ended.replace("\u202f", " ").replace("\xa0", " ")
    assert 'data-frames="2" data-closed' in ended
    assert 'data-shots-painted="2 0"' in ended


def test_a_films_page_lays_motion_and_what_was_hidden_over_its_frames(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    for what in ("motion", "hidden"):
        answer = client.get(f"/films/{body['clip']}/3-{what}.webp")
        assert (answer.status_code, answer.mimetype) == (200, "image/webp")
        shown = read(answer.data)
        assert shown.size == (96, 72)
        assert shown.alpha is not None
    still = read(client.get(f"/films/{body['clip']}/1-motion.webp").data)
    assert still.alpha is not None
    assert still.alpha.max() < 0.05
    assert client.get(f"/films/{body['clip']}/6-motion.webp").status_code == 404


def test_a_frame_of_a_film_becomes_the_photo_of_a_render_with_its_settings(
    client: FlaskClient, body: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=body).json["id"]
    answer = client.post(f"/films/{job}/still", data={"frame": "4"})
    assert answer.status_code == 303
    form = client.get(answer.headers["Location"]).text
    assert "clip-00004.png" in form
    assert 'name="recipe.size" value="96"' in form
    assert 'name="outputs"' in form
    photo = client.get("/api/v1/assets").json["items"][0]
    assert (photo["name"], photo["width"], photo["height"]) == ("clip-00004.png", 96, 72)
    assert client.post(f"/films/{job}/still", data={"frame": "9"}).status_code == 404
