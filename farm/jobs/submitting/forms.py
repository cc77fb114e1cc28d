"""The new-render form as each person left it: kept by the farm, so that no reload empties it."""

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from farm.domain.roles import Viewer
from farm.infra.services import Services
from farm.sql.database import now
from farm.sql.models import Form

Fields = dict[str, list[str]]  # by name, in the order of the page


@dataclass(frozen=True)
class Left:
    """What one person entered last."""

    fields: Fields
    submitted: bool
    changed: float

    def awaits(self, query: str) -> bool:
        """Whether the page that was asked for with this query is the one it was left on.

        One that was itself begun with what was left before (`last`) belongs to the plain page.
        """
        begun = self.fields.get("from", [""])[0].removesuffix("=")
        return not self.submitted and query == ("" if begun == "last" else begun)


def keep(services: Services, viewer: Viewer, fields: Fields, *, submitted: bool = False) -> None:
    """Remember what a person has entered, in place of what was before."""
    values = {"fields": fields, "submitted": submitted, "changed": now()}
    with services.transaction() as session:
        known = session.execute(update(Form).where(Form.owner == viewer.name).values(values))
        if known.rowcount:  # type: ignore[attr-defined]
            return
        with suppress(IntegrityError), session.begin_nested():  # two tabs at once
            session.execute(insert(Form).values(values | {"owner": viewer.name}))


def last(services: Services, viewer: Viewer) -> Left | None:
    """Return what a person entered last, if anything."""
    with services.db.read() as session:
        row = session.scalars(select(Form).where(Form.owner == viewer.name)).one_or_none()
        return Left(row.fields, row.submitted, row.changed) if row else None


def forget(services: Services, viewer: Viewer) -> None:
    """Forget what a person has entered."""
    with services.transaction() as session:
        session.execute(delete(Form).where(Form.owner == viewer.name))
