"""A print through a real worker: the frame of the photo, the sheet around it, and a master."""

import hashlib
import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import pyvips
from PIL import Image

from farm.domain.jobs import renders
from farm.domain.states import JobState
from farm.engine.pictures.images import read
from farm.errors import BadSettings
from farm.infra.services import Services
from farm.jobs.listing import lookup
from farm.jobs.submitting import submissions
from farm.library.uploads import assets
from farm.sql.models import Artifact
from tests.factories import ANA, submission
from tests.workers.kinds.test_inputs import stored
from workers.kinds.networks import Networks
from workers.process import WorkerProcess

CMYK: bytes = pyvips.Image.profile_load("cmyk")
HALVES = Image.new("RGB", (96, 64), "red")
HALVES.paste("blue", (48, 0, 96, 64))
RAMP = Image.linear_gradient("L").resize((96, 64)).convert("RGB")
RECIPE = {"size": 64, "iterations": 2, "smallest": 64}


def profile(services: Services, folder: Path, data: bytes = CMYK) -> str:
    """Upload a colour profile and return its id."""
    path = folder / "press.icc"
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return assets.add(services, ANA.name, path.name, path, digest)[0].id


@pytest.fixture
def worker(services: Services) -> WorkerProcess:
    return WorkerProcess(services, Networks(services.settings))


def rendered(services: Services, worker: WorkerProcess, **asked: object) -> dict[str, Artifact]:
    """Render and return the files by their names."""
    job = submissions.submit(services, ANA, submission(services, ANA, recipe=RECIPE, **asked))
    worker.answer()
    with services.db.read() as session:
        ended = lookup.get(session, ANA, job.id)
        assert ended.state == JobState.SUCCEEDED, ended.error
        made = lookup.artifacts(session, ended)
        return {one.name: one for one in made if one.kind != "preview"}


def test_a_frame_is_rendered_as_if_the_photo_had_been_cut_before(
    services: Services, worker: WorkerProcess, tmp_path: Path
) -> None:
    whole = stored(services, tmp_path, RAMP, "whole")
    part = RAMP.rotate(-90, expand=True).crop((0, 11, 64, 96))
    cut = stored(services, tmp_path, part, "cut")
    mask = stored(services, tmp_path, HALVES, "mask")
    cut_mask = stored(
        services, tmp_path, HALVES.rotate(-90, expand=True).crop((0, 11, 64, 96)), "cut-mask"
    )
    same = {"styles": [{"asset": whole, "mask": mask}], "outputs": ["png16"]}
    frame = {"turn": 90, "aspect": "30x40", "y": 1}
    one = rendered(services, worker, content=whole, content_mask=mask, frame=frame, **same)
    two = rendered(services, worker, content=cut, content_mask=cut_mask, **same)
    pixels = [read(services.storage.get(made["result-16.png"].key)).pixels for made in (one, two)]
    assert pixels[0].shape == (64, 48, 3)
    assert np.array_equal(*pixels)


def test_a_print_is_made_of_the_master_with_border_profile_and_page(
    services: Services, worker: WorkerProcess, tmp_path: Path
) -> None:
    photo = stored(services, tmp_path, RAMP, "photo")
    sheet = {"border_mm": 5, "border_color": "#000000", "bleed_mm": 1}
    sheet |= {"profile": profile(services, tmp_path)}
    made = rendered(
        services, worker, content=photo, styles=[{"asset": photo}], sheet=sheet, dpi=254,
        outputs=["tiff", "pdf"],
    )  # fmt: skip
    size = (64 + 120, 43 + 120)
    assert {name: (one.width, one.height) for name, one in made.items()} == {
        "result.tiff": size,
        "result.pdf": size,
        "master.tiff": (64, 43),
    }
    assert made["result.pdf"].media_type == "application/pdf"
    tiff = pyvips.Image.new_from_buffer(services.storage.get(made["result.tiff"].key), "")
    assert tiff.interpretation == "cmyk"
    with pikepdf.open(io.BytesIO(services.storage.get(made["result.pdf"].key))) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) == pytest.approx(size[0] / 254 * 72, abs=0.01)
    master = pyvips.Image.new_from_buffer(services.storage.get(made["master.tiff"].key), "")
    assert (master.format, master.interpretation) == ("ushort", "rgb16")


def test_no_master_is_kept_beside_a_file_that_is_as_deep(
    services: Services, worker: WorkerProcess, tmp_path: Path
) -> None:
    photo = stored(services, tmp_path, RAMP, "photo")
    made = rendered(services, worker, content=photo, styles=[{"asset": photo}], outputs=["tiff16"])
    assert set(made) == {"result-16.tiff"}


@pytest.mark.parametrize(
    ("asked", "pointer", "said"),
    [
        ({"outputs": ["png", "tiff"]}, "/sheet/profile", "PNG cannot hold CMYK: take TIFF or PDF"),
        ({"content": "profile"}, "/content", "is a colour profile"),
        ({"sheet": {"profile": "photo"}}, "/sheet/profile", "is no colour profile"),
    ],
)
def test_profiles_are_refused_where_they_do_not_belong(
    services: Services, tmp_path: Path, asked: dict[str, object], pointer: str, said: str
) -> None:
    ids = {
        "photo": stored(services, tmp_path, RAMP, "photo"),
        "profile": profile(services, tmp_path),
    }
    body = {
        "content": ids["photo"],
        "styles": [{"asset": ids["photo"]}],
        "sheet": {"profile": ids["profile"]},
        "recipe": RECIPE,
    } | asked
    body["content"] = ids.get(str(body["content"]), body["content"])
    if body["sheet"] == {"profile": "photo"}:
        body["sheet"] = {"profile": ids["photo"]}
    with pytest.raises(BadSettings) as refused:
        submissions.submit(services, ANA, submission(services, ANA, **body))
    assert pointer in [fault.pointer for fault in refused.value.faults]
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"sheet": {"border_mm": 500}, "dpi": 3000}, "the sheet would be 118,174 pixels long"),
        ({"sheet": {"profile": "cmyk"}}, "choose own, srgb, display-p3, adobe-rgb"),
        ({"outputs": ["pdf"], "dpi": 9600}, "1 mm to 5 m a side"),
        ({"frame": {"aspect": "wide"}}, "write proportions as a paper"),
        ({"frame": {"turn": 45}}, "frame.turn"),
    ],
)
def test_what_no_sheet_can_be_is_refused_before_anything_is_queued(
    services: Services, tmp_path: Path, asked: dict[str, object], said: str
) -> None:
    photo = stored(services, tmp_path, RAMP, "photo")
    body = {"content": photo, "styles": [{"asset": photo}], "recipe": RECIPE}
    with pytest.raises(BadSettings, match=said):
        submissions.submit(services, ANA, renders.submission(body | asked))
