"""`farm submit`, `farm quick` and `farm clone`."""

import json
import time
from dataclasses import replace
from pathlib import Path
from threading import Thread

from PIL import Image
from skimage import data

from farm.domain.jobs.kinds import KINDS
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.cli.remote.conftest import farm, submitted
from tests.engine.onepass.generators.test_files import card
from tests.engine.video.clips import pan, write
from tests.factories import torn, worker
from tests.web.conftest import result


def test_a_submitted_job_is_named_with_the_command_that_watches_it(pair: list[str]) -> None:
    answer = farm("submit", *pair, "--size", "128")
    assert answer.exit_code == 0
    job_id = answer.stdout.split()[0]
    assert answer.stdout.endswith(f"farm watch {job_id}\n")


def test_a_job_that_must_wait_says_why_whatever_its_kind(pair: list[str]) -> None:
    photo, painting = pair
    submitted(pair)
    for words in (["submit", *pair], ["quick", photo, "--style", painting], ["clone", "last"]):
        assert "No worker is running" in farm(*words).stderr


def test_faces_are_found_on_the_farm(pair: list[str], tmp_path: Path) -> None:
    portrait = tmp_path / "eileen.png"
    Image.fromarray(data.astronaut()).save(portrait)
    words = ["submit", str(portrait), pair[1], "--keep-faces"]
    spec = json.loads(farm(*words, "--json").stdout)["spec"]
    assert spec["strength"] not in (spec["content"], None)
    assert "give one" in str(farm(*words, "--strength", str(portrait)).exception)
    assert "No face that looks" in str(farm("submit", *pair, "--keep-faces").exception)
    several = ["submit", str(portrait), pair[0], "--style", "any", "--keep-faces"]
    assert "are for one photo" in str(farm(*several).exception)


def test_a_photo_is_cut_out_on_the_farm_for_its_mask(pair: list[str], tmp_path: Path) -> None:
    cut = Image.new("RGBA", (96, 64), (0, 128, 128, 0))
    cut.paste((0, 128, 128, 255), (0, 0, 32, 64))
    cut.save(tmp_path / "lake.png")
    words = [
        str(tmp_path / "lake.png"),
        pair[1],
        "--cutout",
        "--style-mask",
        str(tmp_path / "m.png"),
    ]
    Image.new("RGB", (96, 64)).save(tmp_path / "m.png")
    refused = farm("submit", *words, "--size", "128")
    assert "#ff0000 that is in no painting's mask" in str(refused.exception)
    halves = Image.new("RGB", (96, 64))
    halves.paste((255, 0, 0), (0, 0, 50, 64))
    halves.save(tmp_path / "m.png")
    spec = json.loads(farm("submit", *words, "--size", "128", "--json").stdout)["spec"]
    assert spec["content_mask"] not in (spec["content"], None)
    assert "The photo has no transparency" in str(
        farm("submit", *pair, "--cutout", "--style-mask", str(tmp_path / "m.png")).exception
    )


def test_masks_weights_and_maps_reach_the_job(pair: list[str]) -> None:
    maps = ["--mask", pair[0], "--style-mask", pair[0], "--strength", pair[1], "--weight", "3"]
    spec = submitted(pair, *maps)["spec"]
    photo, painting = spec["content"], spec["styles"][0]["asset"]  # type: ignore[index]
    assert spec["content_mask"] == photo  # type: ignore[index]
    assert spec["strength"] == painting  # type: ignore[index]
    assert spec["styles"] == [{"asset": painting, "weight": 3, "mask": photo}]  # type: ignore[index]


def test_a_weight_too_many_is_refused_before_anything_is_uploaded(pair: list[str]) -> None:
    answer = farm("submit", *pair, "--weight", "1", "--weight", "2")
    assert "--weight is given 2 times for 1 paintings: once for each." in str(answer.exception)


def test_settings_given_on_the_command_line_reach_the_recipe(pair: list[str]) -> None:
    job = submitted(pair, "--seed", "7", "--set", "color=luminance", "--format", "tiff16")
    assert job["spec"]["recipe"]["color"] == "luminance"  # type: ignore[index]
    assert job["spec"]["recipe"]["seed"] == 7  # type: ignore[index]
    assert job["spec"]["outputs"] == ["tiff16"]  # type: ignore[index]


def test_a_place_that_takes_no_file_is_told_before_anything_is_submitted(
    pair: list[str], tmp_path: Path
) -> None:
    for place, says in ((tmp_path / "no" / "x.png", "does not exist"), (tmp_path, "a folder")):
        assert says in str(farm("submit", *pair, "-o", str(place)).exception)
    assert json.loads(farm("jobs", "--json").stdout)["items"] == []


def test_a_job_in_one_pass_is_cloned_with_settings_of_its_own(pair: list[str]) -> None:
    photo, painting = pair
    job = json.loads(farm("quick", photo, "--style", painting, "--json").stdout)
    assert json.loads(farm("clone", "last", "--json").stdout)["spec"] == job["spec"]
    words = ["--size", "128", "--set", "method=wct", "--label", "Bold", "--json"]
    clone = json.loads(farm("clone", "last", *words).stdout)
    assert clone["spec"] == job["spec"] | {"size": 128, "method": "wct"}
    assert clone["label"] == "Bold"
    refused = farm("clone", "last", "--set", "statistics=gram").exception
    assert "no setting 'statistics': choose frame, outputs," in str(refused)


def test_masks_reach_one_pass_over_one_photo(pair: list[str]) -> None:
    photo, painting = pair
    words = ["quick", photo, "--style", painting, "--mask", photo, "--style-mask", photo]
    spec = json.loads(farm(*words, "--json").stdout)["spec"]
    assert [spec["content_mask"]] == [style["mask"] for style in spec["styles"]] == spec["photos"]
    for more, sentence in (
        ([painting], "a mask belongs to one photo: take one photo, or no mask"),
        (["--style-mask", photo], "--style-mask is given 2 times for 1 paintings"),
        (["--method", "sketch"], "a sketch paints no regions: leave the masks out"),
    ):
        assert sentence in str(farm(*words, *more).exception)
    looks = ["quick", photo, "--look", "19", "--method", "sketch26", "--style-mask", photo]
    assert "--style-mask is given 1 times for 0 paintings" in str(farm(*looks).exception)


def test_photos_go_through_one_pass_and_all_results_into_a_folder(
    pair: list[str], services: Services, tmp_path: Path
) -> None:
    photo, painting = pair
    words = ["quick", photo, painting, "--style", photo, "--method", "adain", "--strength", "0.5"]
    words += ["--variants", "turned"]
    queued = json.loads(farm(*words, "--json").stdout)
    assert queued["kind"] == "apply"
    assert (queued["spec"]["method"], queued["spec"]["strength"]) == ("adain", 0.5)
    assert queued["spec"]["variants"] == "turned"
    assert len(queued["spec"]["photos"]) == 2
    ended = Thread(target=finish_both, args=[services])
    ended.start()
    folder = tmp_path / "out"
    answer = farm(*words, "-o", str(folder))
    ended.join()
    assert answer.exit_code == 0, answer.output
    assert {path.name for path in folder.iterdir()} == {"1-result.png", "2-result.png"}
    again = farm(*words, "-o", str(folder))
    assert "is not empty" in str(again.exception)


def test_results_of_one_pass_go_into_a_folder_however_they_are_asked_for(
    pair: list[str], services: Services, tmp_path: Path
) -> None:
    photo, painting = pair
    assert farm("quick", photo, painting, "--style", photo).exit_code == 0
    ended = Thread(target=finish_both, args=[services], daemon=True)
    ended.start()
    for command in ("watch", "clone"):
        folder = tmp_path / command
        answer = farm(command, "last", "-o", str(folder))
        assert answer.exit_code == 0, answer.exception
        assert {path.name for path in folder.iterdir()} == {"1-result.png", "2-result.png"}
    ended.join()
    full = farm("clone", "last", "-o", str(tmp_path))
    assert "is not empty" in str(full.exception)
    assert len(json.loads(farm("jobs", "--json").stdout)["items"]) == 2


def test_a_film_is_painted_by_a_trained_style_that_is_a_file_or_an_id(
    pair: list[str], tmp_path: Path
) -> None:
    clip = str(write(tmp_path / "clip.mp4", pan(3, size=(72, 96))))
    model = tmp_path / "waves.safetensors"
    files.save(model, Generator.begun(4, 1, 0), card())
    words = ["film", clip, "--size", "96", "--json", "--model"]
    answer = farm(*words, str(model), "--method", "generator")
    assert answer.exit_code == 0, answer.exception
    spec = json.loads(answer.stdout)["spec"]
    assert (spec["method"], spec["styles"], spec["recipe"]["size"]) == ("generator", [], 96)
    assert json.loads(farm(*words, spec["model"]).stdout)["spec"] == spec
    assert "There is no picture" in str(farm(*words, "asset_" + "0" * 26).exception)
    assert "and not both" in str(farm("film", clip, pair[1], "--model", str(model)).exception)
    assert "go together" in str(farm("film", clip, pair[1], "--method", "generator").exception)


def finish_both(services: Services) -> None:
    """End two jobs as soon as they wait, each with two results."""
    registry.register(services, worker("w1", kinds=",".join(KINDS)))
    finished = 0
    while finished < 2:
        lease = leases.claim(services, "w1", "boot")
        if lease is None:
            time.sleep(0.05)
            continue
        made = [replace(result(services, lease), name=f"{n}-result.png") for n in (1, 2)]
        made[1] = replace(made[1], key=f"{made[1].key}-2")
        services.storage.put(made[1].key, b"picture")
        leases.succeed(services, lease, made, {"done": 1.0})
        finished += 1


def test_a_damaged_picture_is_queued_only_if_asked_for(pair: list[str]) -> None:
    Path(pair[0]).write_bytes(torn())
    for words in (["submit", *pair], ["quick", pair[0], "--style", pair[1]]):
        assert "'photo.png' is damaged" in str(farm(*words).exception)
        assert farm(*words, "--take-damaged").exit_code == 0


def test_a_canvas_is_what_the_render_starts_from(pair: list[str]) -> None:
    for words in ([], ["--set", "init=image"]):
        spec = submitted(pair, "--init", pair[0], *words)["spec"]
        assert (spec["init"], spec["recipe"]["init"]) == (spec["content"], "image")  # type: ignore[index]
    plain = submitted(pair, "--set", "init=noise")["spec"]
    assert (plain["init"], plain["recipe"]["init"]) == (None, "noise")  # type: ignore[index]


def test_a_training_begins_with_a_models_file_and_a_training_by_its_id(
    pair: list[str], tmp_path: Path
) -> None:
    photos, half = tmp_path / "photos", tmp_path / "half.safetensors"
    photos.mkdir()
    Path(pair[0]).rename(photos / "photo.png")
    files.save(half, Generator.begun(8, 1, 0), card(width=8))
    words = ["train", "submit", pair[1], "--photos", str(photos), "--json"]
    words += ["--set", "crop=64", "--set", "size=64"]
    answer = farm(*words, "--set", "width=8", "--from", str(half), "--teacher", str(half))
    assert answer.exit_code == 0, answer.output
    spec = json.loads(answer.stdout)["spec"]
    assert spec["start"] == spec["teacher"]
    assert spec["start"].startswith("asset_")
    again = farm(*words, "--from", spec["start"])
    assert "The model has 8 maps: choose a width of at most 8." in str(again.exception)
    waiting = farm(*words, "--teacher", "last")
    assert "no model yet" in str(waiting.exception)
