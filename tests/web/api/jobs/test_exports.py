"""Further files of a finished picture, over HTTP and from a job's page."""

import hashlib
import io
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
import pikepdf
import pytest
import pyvips
from flask.testing import FlaskClient

from farm.engine.pictures.images import Picture, encode, read
from farm.engine.prepress import spaces
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File
from farm.library.uploads import assets
from tests.web.api.jobs.test_jobs import claimed

CMYK: bytes = pyvips.Image.profile_load("cmyk")
RAMP = np.linspace(0, 1, 60 * 40 * 3, dtype=np.float32).reshape(40, 60, 3)


def finished(client: FlaskClient, farm: Services, order: dict[str, Any]) -> str:
    """Finish a job with a PNG of 8 bits and a master of 16; return the address of its exports."""
    job = client.post("/api/v1/jobs", json=order).json
    lease = claimed(farm)
    files = []
    for kind, name, bits in (("result", "result.png", 8), ("master", "master.tiff", 16)):
        data = encode(Picture(RAMP), Path(name).suffix[1:], bits=bits, settings={"of": "it"})
        key = f"jobs/{lease.job_id}/e{lease.epoch}/{name}"
        farm.storage.put(key, data)
        media_type = "image/png" if bits == 8 else "image/tiff"
        digest = hashlib.sha256(data).hexdigest()
        files.append(File(name, kind, key, media_type, 60, 40, len(data), digest))
    leases.succeed(farm, lease, files, {"done": 1.0})
    return f"/api/v1/jobs/{job['id']}/export"


def uploaded(client: FlaskClient, data: bytes, name: str = "press.icc") -> Any:
    return client.post("/api/v1/uploads", data={"file": (io.BytesIO(data), name)})


def test_a_file_is_made_of_the_master_in_16_bits(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    answer = client.get(finished(client, farm, order), query_string={"format": "png16"})
    assert answer.status_code == 200
    assert answer.mimetype == "image/png"
    assert np.array_equal(read(answer.data).pixels * 65535, np.rint(RAMP * 65535))
    again = client.get(answer.request.path, query_string={"format": "png16"})
    assert again.data == answer.data
    part = client.get(
        answer.request.path, query_string={"format": "png16"}, headers={"Range": "bytes=0-7"}
    )
    assert (part.status_code, part.data) == (206, answer.data[:8])


def test_a_page_has_border_bleed_profile_and_the_prints_size(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    asked = {"format": "pdf", "dpi": 254, "border_mm": 5, "bleed_mm": 1, "profile": "adobe-rgb"}
    answer = client.get(finished(client, farm, order), query_string=asked | {"download": "1"})
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        (page,) = pdf.pages
        width, height = (float(side) * 25.4 / 72 for side in page.MediaBox[2:])
        assert (width, height) == (pytest.approx(18, abs=0.01), pytest.approx(16, abs=0.01))
        (image,) = page.get_images().values()
        assert image.ColorSpace[1].read_bytes() == spaces.adobe_rgb()


def test_a_file_is_called_by_a_pattern_or_as_its_job(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    place = finished(client, farm, order | {"label": "Dusk"})
    asked = {"format": "tiff16", "names": "{label} of {photo}, {size}", "download": "1"}
    for query, name in ((asked, "Dusk of teal, 60.tiff"), ({"format": "pdf"}, "Dusk-print.pdf")):
        kept = client.get(place, query_string=query).headers["Content-Disposition"]
        assert unquote(kept).endswith(f"''{name}")


def test_an_uploaded_profile_for_cmyk_goes_into_tiff_alone(
    client: FlaskClient, farm: Services, order: dict[str, Any], tmp_path: Path
) -> None:
    place = finished(client, farm, order)
    path = tmp_path / "press.icc"
    path.write_bytes(CMYK)
    kept, _ = assets.add(farm, "admin", path.name, path, hashlib.sha256(CMYK).hexdigest())
    profile = client.get(f"/api/v1/assets/{kept.id}").json
    assert (profile["media_type"], profile["width"]) == ("application/vnd.iccprofile", 0)
    tiff = client.get(place, query_string={"format": "tiff16", "profile": profile["id"]})
    assert pyvips.Image.new_from_buffer(tiff.data, "").interpretation == "cmyk"
    png = client.get(place, query_string={"format": "png", "profile": profile["id"]})
    assert png.status_code == 422
    assert png.json["detail"] == "PNG cannot hold CMYK: take TIFF or PDF, or a profile for RGB."
    assert client.get(profile["thumbnail_url"]).status_code == 404


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"profile": "asset_" + "0" * 26}, "There is no picture asset_"),
        ({"profile": "prophoto"}, "choose own, srgb, display-p3, adobe-rgb"),
        ({"format": "webp", "dpi": 9600, "border_mm": 40}, "WebP ends at 16383 pixels"),
        ({"format": "pdf", "dpi": 9600}, "1 mm to 5 m a side"),
        ({"photo": 2, "format": "gif"}, "format"),
        ({"border_color": "red"}, "border_color"),
        ({"names": "{colour}"}, "A name has no place {colour}: there are {photo}"),
        ({"names": "../{photo}"}, "is no pattern of a file's name"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(
    client: FlaskClient, farm: Services, order: dict[str, Any], asked: dict[str, Any], said: str
) -> None:
    answer = client.get(finished(client, farm, order), query_string=asked)
    assert answer.status_code == 422
    assert said in answer.json["detail"]


def test_a_photo_that_the_job_does_not_have_is_not_taken_for_the_one_it_has(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    place = finished(client, farm, order)
    assert client.get(place, query_string={"photo": 1}).status_code == 200
    answer = client.get(place, query_string={"photo": 2})
    assert answer.status_code == 404
    assert answer.json["detail"] == "The job has no finished picture 2 to make a file of."


def test_a_job_without_a_picture_has_nothing_to_export(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    answer = client.get(f"/api/v1/jobs/{job['id']}/export")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (spaces.adobe_rgb()[:400], "damaged"),
        (spaces.adobe_rgb().replace(b"RGB XYZ", b"LAB XYZ"), "for LAB"),
    ],
)
def test_a_profile_that_is_none_is_refused(client: FlaskClient, data: bytes, said: str) -> None:
    answer = uploaded(client, data)
    assert answer.status_code == 422
    assert said in answer.json["detail"]


def test_a_jobs_page_leads_to_a_file_with_the_profile_that_came_along(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    place = finished(client, farm, order)
    job = place.split("/")[4]
    assert "Another file" in client.get(f"/jobs/{job}").text
    profile = io.BytesIO(spaces.adobe_rgb()), "studio.icc"
    form = {"format": "tiff", "dpi": "200", "file.profile": profile}
    made = client.post(f"/jobs/{job}/export", data=form, follow_redirects=True)
    image = pyvips.Image.new_from_buffer(made.data, "")
    assert bytes(image.get("icc-profile-data")) == spaces.adobe_rgb()
    assert image.xres * 25.4 == pytest.approx(200, abs=0.1)


def test_a_picture_is_shown_as_it_would_be_printed(
    client: FlaskClient, farm: Services, order: dict[str, Any], tmp_path: Path
) -> None:
    place = finished(client, farm, order)
    path = tmp_path / "press.icc"
    path.write_bytes(CMYK)
    profile = assets.add(farm, "admin", path.name, path, assets.digest(path))[0].id
    job = client.get(place.removesuffix("/export")).json
    shown = next(one["id"] for one in job["artifacts"] if one["kind"] == "result")
    tiles = {}
    for query in ("", f"?profile={profile}", f"?profile={profile}&paper=true"):
        address = f"/pictures/{shown}.dzi{query}"
        deadline = time.monotonic() + 60
        while (answer := client.get(address)).status_code == 202:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert 'Width="60" Height="40"' in answer.text
        tiles[query] = client.get(f"/pictures/{shown}_files/6/0_0.jpg{query}").data
    assert all(data.startswith(b"\xff\xd8") for data in tiles.values())
    assert len(set(tiles.values())) == 3
    for query, status in ((f"?profile={shown}", 422), ("?profile=asset_" + "0" * 26, 422)):
        assert client.get(f"/pictures/{shown}.dzi{query}").status_code == status
