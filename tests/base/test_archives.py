import errno
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from farm.base.archives import unpacked
from farm.errors import BadPicture

MOST = 1000  # bytes


def packed(path: Path, *names: str, size: int = 4) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"x" * size)
    return path


def names(archive: Path) -> list[str]:
    return [name for name, _file in unpacked(archive, archive.name, archive.parent, MOST)]


def test_files_of_all_folders_come_without_what_systems_put_beside_them(tmp_path: Path) -> None:
    hidden = ("__MACOSX/._a.png", ".DS_Store", "b/Thumbs.db", "b/.hidden.png", "empty/")
    archive = packed(tmp_path / "all.zip", "a.png", "b/c.png", *hidden)
    found = unpacked(archive, "all.zip", tmp_path, MOST)
    assert [(name, file.read_bytes()) for name, file in found] == [
        ("a.png", b"xxxx"),
        ("c.png", b"xxxx"),
    ]


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        (["../a.png"], "'../a.png', a path that leads out of it"),
        (["a/../../b.png"], "leads out of it"),
        (["/etc/a.png"], "leads out of it"),
        (["C:\\a.png"], "leads out of it"),
        (["a.png", "more.zip"], "'more.zip', which is packed itself"),
        (["a.tar.gz"], "packed itself"),
        ([f"{number}.png" for number in range(501)], "has 501 files and at most 500"),
        ([], "is empty"),
        ([".DS_Store"], "is empty"),
    ],
)
def test_what_is_no_plain_folder_is_refused_before_the_first_file(
    tmp_path: Path, inside: list[str], says: str
) -> None:
    with pytest.raises(BadPicture, match=rf"^all\.zip .*{says}"):
        next(unpacked(packed(tmp_path / "all.zip", *inside), "all.zip", tmp_path, 10**6))
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]


def test_more_than_may_be_unpacked_is_refused_before_the_first_file(tmp_path: Path) -> None:
    archive = packed(tmp_path / "all.zip", "a.png", "b.png", size=501)
    with pytest.raises(BadPicture, match=r"unpacks to 1,002 bytes and at most 1,000 are taken"):
        names(archive)


@pytest.mark.parametrize("kept", [0, 10, -30])
def test_what_is_cut_off_or_no_archive_is_refused_in_one_sentence(
    tmp_path: Path, kept: int
) -> None:
    archive = packed(tmp_path / "all.zip", "a.png")
    archive.write_bytes(archive.read_bytes()[:kept])
    with pytest.raises(BadPicture, match="cannot be read as a ZIP"):
        names(archive)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
@pytest.mark.filterwarnings("ignore")  # zipfile tells of some names
def test_wherever_a_byte_is_damaged_one_sentence_says_so(tmp_path: Path, method: int) -> None:
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w", method) as opened:
        opened.writestr("bé.png", random.Random(0).randbytes(300))
    whole = archive.read_bytes()
    for place in range(len(whole)):
        for byte in (0, 0xFF):
            archive.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
            with suppress(BadPicture):
                names(archive)


@pytest.mark.parametrize("name", ["\0", "."])
def test_a_file_without_a_name_is_refused(tmp_path: Path, name: str) -> None:
    archive = packed(tmp_path / "all.zip", "x")
    archive.write_bytes(archive.read_bytes().replace(b"x", name.encode()))
    with pytest.raises(BadPicture, match="holds a file without a name"):
        names(archive)


def test_a_full_disk_is_no_fault_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(OSError, match="No space left"):
        names(packed(tmp_path / "all.zip", "a.png"))
