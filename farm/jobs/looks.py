"""People's own presets: settings under a name, for themselves or for all of a project."""

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from farm.accounts import projects
from farm.base.ids import new_id
from farm.domain.roles import Viewer
from farm.domain.styles import NewLook
from farm.engine.gatys.presets import pinned
from farm.errors import AlreadyExists, Forbidden, LimitReached, NotFound
from farm.infra.services import Services
from farm.sql.models import Look

MOST = 200  # of one person


def add(services: Services, viewer: Viewer, asked: NewLook) -> Look:
    """Keep settings; raise BadSettings for those that no recipe takes."""
    asked.require_recipe()
    try:
        with services.db.write() as session:
            if asked.project:
                projects.require_member(session, viewer, asked.project)
            own = select(Look.id).where(Look.owner == viewer.name).limit(MOST)
            if len(session.scalars(own).all()) >= MOST:
                raise LimitReached(f"You have {MOST} presets: forget some first.")
            kept = asked.model_dump() | {"preset": pinned(asked.preset)}
            look = Look(id=new_id("look"), owner=viewer.name, **kept)
            session.add(look)
            session.flush()
            session.refresh(look)
            return look
    except IntegrityError:
        raise AlreadyExists(
            f"You have a preset named {asked.name!r}: forget that one, or take another name."
        ) from None


def find(session: Session, viewer: Viewer) -> list[Look]:
    """Return the viewer's own presets, and those of the viewer's projects, by name."""
    shared = [project.name for project in projects.find(session, viewer)]
    seen = or_(Look.owner == viewer.name, Look.project.in_(shared))
    return list(session.scalars(select(Look).where(seen).order_by(Look.name, Look.id)))


def get(session: Session, viewer: Viewer, look_id: str) -> Look:
    """Return a preset that the viewer may take; raise NotFound."""
    found = next((look for look in find(session, viewer) if look.id == look_id), None)
    if found is None:
        raise NotFound(f"There is no preset {look_id[:60]!r}, or it is not yours.")
    return found


def remove(services: Services, viewer: Viewer, look_id: str) -> None:
    """Forget a preset; raise Forbidden for one that somebody else shares."""
    with services.db.write() as session:
        look = get(session, viewer, look_id)
        if look.owner != viewer.name and not viewer.sees_all:
            raise Forbidden(f"{look.name!r} is {look.owner}'s: only they may forget it.")
        session.delete(look)
