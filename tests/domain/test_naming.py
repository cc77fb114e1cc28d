import pytest

from farm.domain.naming import names
from farm.errors import BadSettings

ONE = (
    {"photo": "lake", "style": "Monet", "size": "4096", "number": "001", "label": "Dusk"},
    ".png",
)
TWO = (ONE[0] | {"photo": "sea", "number": "002"}, ".png")
TWIN = (ONE[0] | {"number": "003"}, ".png")


def test_files_are_named_by_photo_style_and_size() -> None:
    assert names(None, [ONE, TWO]) == ["lake_Monet_4096.png", "sea_Monet_4096.png"]
    assert names("{label} {number}", [ONE]) == ["Dusk 001.png"]


def test_without_a_pattern_files_that_would_be_named_alike_get_numbers() -> None:
    found = names(None, [ONE, TWO, TWIN])
    assert found == ["001_lake_Monet_4096.png", "002_sea_Monet_4096.png", "003_lake_Monet_4096.png"]


def test_formats_tell_files_apart() -> None:
    assert names("{photo}", [ONE, (ONE[0], ".tiff"), (ONE[0], "-16.png")]) == [
        "lake.png",
        "lake.tiff",
        "lake-16.png",
    ]


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("{photo}", "2 files would be named 'lake.png': add {number}"),
        ("same", "3 files would be named 'same.png'"),
        ("{colour}", "no place {colour}"),
        ("{photo", "no pattern"),
        ("../{photo}", "no pattern"),
        ("{photo}\n", "no pattern"),
        ("", "no pattern"),
        ("{number}" + "x" * 200, "no pattern"),
    ],
)
def test_a_pattern_that_names_no_files_is_refused_in_one_sentence(pattern: str, says: str) -> None:
    with pytest.raises(BadSettings, match=says.replace("{", r"\{")) as caught:
        names(pattern, [ONE, TWO, TWIN])
    assert caught.value.faults[0].pointer == "/names"


def test_systems_that_do_not_tell_cases_apart_get_no_two_files_alike() -> None:
    with pytest.raises(BadSettings, match="would be named"):
        names("{photo}", [ONE, (ONE[0] | {"photo": "LAKE"}, ".png")])


def test_what_no_file_may_be_called_is_replaced() -> None:
    assert names("{label}", [(ONE[0] | {"label": "../a:b?"}, ".png")]) == ["_a_b_.png"]
