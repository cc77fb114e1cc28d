"""Uploads that a request names, by where it names them."""

from collections.abc import Container, Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.jobs.films import CLIP
from farm.domain.jobs.onepass import MODEL
from farm.domain.jobs.training import START, TEACHER
from farm.domain.prints import PROFILE
from farm.domain.roles import Viewer
from farm.engine.prepress import spaces
from farm.errors import BadSettings, Fault
from farm.sql.models import Asset

MODELS = (MODEL, START, TEACHER)
DECIDE = "take another one, or allow damaged ones (take_damaged)"


def uploads(
    session: Session, viewer: Viewer, named: Mapping[str, str], *, keep: bool = False
) -> dict[str, Asset]:
    """Return uploads by their ids, which stand at these JSON pointers.

    Raises BadSettings for those that are not there, or not of the kind that belongs there. With
    `keep` none of them is removed before the transaction's end.
    """
    visible = known(session, viewer, named.values(), keep=keep)
    faults = tuple(_absent(named, visible)) or tuple(_misplaced(named, visible))
    if faults:
        raise BadSettings(faults[0].detail, faults=faults)
    return visible


def known(
    session: Session, viewer: Viewer, ids: Iterable[str], *, keep: bool = False
) -> dict[str, Asset]:
    """Return the uploads among these that are there and that the viewer may see."""
    query = select(Asset).where(Asset.id.in_(set(ids)))
    rows = session.scalars(query.with_for_update(read=True, key_share=True) if keep else query)
    return {asset.id: asset for asset in rows if viewer.may_see(asset.owner)}


def require_whole(
    named: Mapping[str, str], assets: Mapping[str, Asset], decided: Container[str] = ()
) -> None:
    """Raise BadSettings for damaged pictures at these pointers, but for those decided on before."""
    faults = tuple(
        Fault(pointer, f"{assets[asset].name!r} is damaged: look at it, and {DECIDE}.")
        for pointer, asset in named.items()
        if assets[asset].is_damaged and asset not in decided
    )
    if faults:
        raise BadSettings(faults[0].detail, faults=faults)


def _absent(named: Mapping[str, str], assets: Mapping[str, Asset]) -> Iterator[Fault]:
    for pointer, asset in named.items():
        if asset not in assets:
            yield Fault(pointer, f"There is no picture {asset}: upload it first.")


def _misplaced(named: Mapping[str, str], assets: Mapping[str, Asset]) -> Iterator[Fault]:
    """Films and profiles where pictures belong; what a film needs, its kind says."""
    for pointer, asset in named.items():
        is_profile = assets[asset].media_type == spaces.MEDIA_TYPE
        if is_profile != PROFILE.endswith(pointer):
            said = "is a colour profile: it can be the profile of a sheet alone"
            said = said if is_profile else "is no colour profile: upload an ICC file"
            yield Fault(pointer, f"{assets[asset].name!r} {said}.")
        if (assets[asset].model is not None) != (pointer in MODELS):
            said = "is a trained style: one pass, a film or a training can take it"
            said = said if assets[asset].model else "is no trained style: upload one, or name one"
            yield Fault(pointer, f"{assets[asset].name!r} {said}.")
        if pointer != CLIP and assets[asset].media_type.startswith("video/"):
            detail = f"{assets[asset].name!r} is a film: it can be the clip of a film alone."
            yield Fault(pointer, detail)
