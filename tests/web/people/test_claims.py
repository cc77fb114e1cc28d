from typing import Any

import pytest

from farm.base.config import Settings
from farm.domain.roles import Role
from farm.errors import Forbidden, SetupError
from web.people import claims

OWN = {"artist": "artist", "operator": "operator", "admin": "admin"}


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("operator", Role.OPERATOR),
        ("Operator", Role.OPERATOR),
        (["ADMIN"], Role.ADMIN),
        (["artist", "Operator", "admins"], Role.OPERATOR),
        (["operator", "admin"], Role.ADMIN),
        ([["admin"], {"admin": 1}, None, 1], Role.ARTIST),
        ({"admin": True}, Role.ARTIST),
        ("admin,operator", Role.ARTIST),
        (True, Role.ARTIST),
        (None, Role.ARTIST),
    ],
)
def test_a_role_is_read_from_a_text_or_a_list_in_any_case(told: Any, role: Role) -> None:
    assert claims.role({"groups": told}, "groups", OWN) == role


def test_groups_mean_what_the_setting_says_and_nothing_else() -> None:
    mapping = "Render-Ops=operator; CN=Admins,OU=Groups=ADMIN;"
    meanings = Settings(_env_file=None, oidc_roles=mapping).role_meanings
    for told, role in (
        (["render-ops"], Role.OPERATOR),
        (["cn=admins,ou=groups"], Role.ADMIN),
        (["admin"], Role.ARTIST),
    ):
        assert claims.role({"groups": told}, "groups", meanings) == role


@pytest.mark.parametrize("mapping", ["ops", "ops=boss", "=admin", "ops=operator; it"])
def test_a_mapping_that_leads_to_no_role_is_refused_at_the_start(mapping: str) -> None:
    with pytest.raises(SetupError, match="FARM_OIDC_ROLES cannot be used: write value=role"):
        Settings(_env_file=None, oidc_roles=mapping)


def test_a_claim_within_a_claim_is_found() -> None:
    told = {"realm_access": {"roles": ["operator"]}, "a.b": "admin"}
    assert claims.role(told, "realm_access.roles", OWN) == Role.OPERATOR
    assert claims.role(told, "a.b", OWN) == Role.ADMIN
    assert claims.role(told, "realm_access.roles.x", OWN) == Role.ARTIST


@pytest.mark.parametrize(
    "name",
    ["a\nb", "a\u202eb", "a\u200bb", "a b", "", "\ud800", "\uff21na", ["ana"], {"ana": 1}, 7],
)
def test_what_is_no_clean_name_names_nobody(name: Any) -> None:
    assert claims.name({"preferred_username": name, "sub": "7"}) == "7"
    with pytest.raises(Forbidden, match="no name for you"):
        claims.name({"preferred_username": name, "sub": "auth|7"})


@pytest.mark.parametrize("subject", [None, "", 7, ["7"], "a\nb", "a\u202eb", "7" * 256])
def test_a_subject_that_is_no_text_lets_nobody_in(subject: Any) -> None:
    with pytest.raises(Forbidden, match="who you are"):
        claims.subject({"sub": subject})
