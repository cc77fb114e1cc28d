"""What a job of any kind is made of is found in its spec: a kind cannot forget an upload."""

import pytest

from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS
from tests.domain.jobs.filled import Filled

ROLES = {
    "render": {
        "content", "content_mask", "init", "strength", "styles/asset", "styles/mask",
        "sheet/profile",
    },
    "apply": {"photos", "content_mask", "styles/asset", "styles/mask", "model", "sheet/profile"},
    "video": {"clip", "styles/asset", "model"},
    "train": {"photos", "styles/asset", "start", "teacher"},
    "regions": {"picture"},
}  # fmt: skip


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_place_for_an_upload_or_a_job_is_found_with_its_role(kind: str, last: bool) -> None:
    filled = Filled(kind, last=last)
    assert bases.inputs(filled.form) == filled.named
    assert {role for _name, role in filled.named} == ROLES[kind]


def test_one_upload_in_two_roles_is_named_in_both_and_in_one_role_once() -> None:
    photo = "asset_" + "0" * 26
    form = {"content": photo, "styles": [{"asset": photo, "mask": None}, {"asset": photo}]}
    assert bases.inputs(form) == {(photo, "content"), (photo, "styles/asset")}


def test_what_is_no_id_is_not_named() -> None:
    assert bases.inputs({"sheet": {"profile": "srgb"}, "codec": "h264", "dpi": 300}) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_one_thing_takes_the_place_of_another_wherever_a_spec_names_it(kind: str) -> None:
    form = Filled(kind, last=True).form
    for name, role in bases.inputs(form):
        renamed = bases.renamed(form, name, "job_new")
        assert bases.inputs(renamed) == bases.inputs(form) - {(name, role)} | {("job_new", role)}
