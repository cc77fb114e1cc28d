import pytest

from farm.domain.jobs.renders import submission
from farm.domain.prints import pixels
from farm.errors import BadSettings
from tests.domain.jobs.test_specs import body


@pytest.mark.parametrize(
    ("length", "dpi", "count"),
    [
        ("42 cm", 300, 4961),
        ("42cm", 150, 2480),
        ("420 mm", 300, 4961),
        ("16.5 in", 300, 4950),
        ("16,5in", 300, 4950),
    ],
)
def test_a_length_on_paper_is_so_many_pixels(length: str, dpi: int, count: int) -> None:
    assert pixels(length, dpi) == count
    spec = submission(body(print_size=length, dpi=dpi, recipe={"size": 512})).job_spec()
    assert (spec.recipe.size, spec.dpi) == (count, dpi)


@pytest.mark.parametrize(
    ("length", "dpi", "says"),
    [
        ("3 m", 300, "such as 42 cm"),
        ("42", 300, "such as 42 cm"),
        ("-4 cm", 300, "such as 42 cm"),
        ("2 cm cm", 300, "such as 42 cm"),
        ("2 m" + "m" * 30, 300, "20"),
        ("150 cm", 300, "are 17,717 pixels, and 64 to 16,384 are painted"),
        ("1 mm", 300, "are 12 pixels"),
        ("0 in", 300, "are 0 pixels"),
    ],
)
def test_what_is_no_print_is_refused_in_one_sentence(length: str, dpi: int, says: str) -> None:
    with pytest.raises(BadSettings, match=says) as caught:
        submission(body(print_size=length, dpi=dpi)).job_spec()
    assert [fault.pointer for fault in caught.value.faults] == ["/print_size"]
