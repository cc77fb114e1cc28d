"""What a sign-in server says about a person, taken only in the type and form it must have."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from farm.accounts.access import NAME
from farm.domain.roles import Role
from farm.errors import Forbidden

LONGEST_SUBJECT = 255  # OpenID Connect Core, 2
RANKS = (Role.ADMIN, Role.OPERATOR, Role.ARTIST)


def subject(claims: Mapping[str, Any]) -> str:
    """Return what the server means the person by, for ever; raise Forbidden if it is no text."""
    told = claims.get("sub")
    if not (isinstance(told, str) and told.isprintable() and 0 < len(told) <= LONGEST_SUBJECT):
        raise Forbidden("The sign-in server does not say who you are in a way that can be kept.")
    return told


def name(claims: Mapping[str, Any]) -> str:
    """Return the name to give a newcomer: the first that is one of those that the server tells.

    An e-mail address counts only if the server says, as a boolean, that it is verified.
    """
    told = [claims.get("preferred_username"), claims.get("sub")]
    if "email_verified" in claims:
        if claims["email_verified"] is not True:
            raise Forbidden("Your e-mail address is not verified at the sign-in server.")
        told.insert(0, claims.get("email"))
    for one in told:
        if isinstance(one, str) and _is_name(one):
            return one
    raise Forbidden(
        "The sign-in server tells no name for you that the farm can take: letters, digits and "
        ".@+-_ only. Ask an admin to add you and to link you with `farm user link`."
    )


def role(claims: Mapping[str, Any], where: str, meanings: Mapping[str, str]) -> Role:
    """Return the highest role that the claim at `where` gives: a text or a list, in any case.

    `meanings` maps casefolded values to roles. A dot in `where` leads into a claim of claims.
    """
    told = _found(claims, where)
    values = [told] if isinstance(told, str) else told if isinstance(told, list) else []
    given = {meanings.get(one.strip().casefold()) for one in values if isinstance(one, str)}
    return next((rank for rank in RANKS if rank in given), Role.ARTIST)


def _is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None and unicodedata.is_normalized("NFKC", text)


def _found(claims: Mapping[str, Any], where: str) -> Any:
    if where in claims:
        return claims[where]
    first, dot, rest = where.partition(".")
    inner = claims.get(first)
    return _found(inner, rest) if dot and isinstance(inner, Mapping) else None
