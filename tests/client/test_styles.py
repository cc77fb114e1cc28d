"""The library of styles through the client."""

import zipfile
from pathlib import Path

import pytest

from farm.client import Client, Style
from farm.errors import BadPicture, NotFound
from tests.web.conftest import picture


def files(folder: Path, *colors: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for color in colors:
        (folder / f"{color}.png").write_bytes(picture(color).getvalue())
    return [folder / f"{color}.png" for color in colors]


def test_a_style_of_files_folders_and_zips_serves_renders_and_quick_jobs(
    client: Client, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    red, navy = files(tmp_path / "works", "red", "navy")
    (tmp_path / "works" / ".DS_Store").write_text("of the system")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.write(red, "b/red.png")
        archive.writestr("b/gold.png", picture("gold").getvalue())
    made = client.add_style(
        "Monet", [navy, tmp_path / "works", tmp_path / "more.zip"], look={"style_scale": 2}
    )
    shown = [client.upload(path).id for path in (navy, red)]
    assert [one.asset for one in made.newest.paintings[:2]] == shown
    assert len(made.newest.paintings) == 3
    job = client.render(pair[0], Style("Monet"), size=128).job
    assert (job.style_id, job.style_version) == (made.id, 1)
    assert job.spec["recipe"]["style_scale"] == 2
    renewed = client.renew_style("Monet", [red])
    assert [version.number for version in renewed.versions] == [2, 1]
    quick = client.apply([pair[0]], Style("Monet"), size=128).job
    assert quick.style_version == 2
    assert client.render(pair[0], Style("Monet@1"), size=128).job.style_version == 1


def test_styles_are_found_and_forgotten(client: Client, tmp_path: Path) -> None:
    for name in ("Monet", "Degas"):
        client.add_style(name, files(tmp_path, "red"), tags=["dance"] if name == "Degas" else None)
    assert [style.name for style in client.styles()] == ["Degas", "Monet"]
    assert [style.name for style in client.styles("dance")] == ["Degas"]
    client.remove_style("Degas")
    with pytest.raises(NotFound, match="There is no style 'Degas'"):
        client.style("Degas")


def test_all_files_that_are_no_pictures_are_named_at_once_and_no_style_is_made(
    client: Client, tmp_path: Path
) -> None:
    files(tmp_path / "works", "red")
    for name in ("a.txt", "b.png"):
        (tmp_path / "works" / name).write_text("Buy ochre.")
    with pytest.raises(BadPicture, match=r"^2 of 3 files cannot be taken. a.txt: .* b.png: "):
        client.add_style("Monet", [tmp_path / "works"])
    assert client.styles() == []


def test_an_empty_folder_is_told(client: Client, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadPicture, match="holds no files"):
        client.add_style("Monet", [tmp_path / "empty"])
