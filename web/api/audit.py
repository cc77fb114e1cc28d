"""What people with power did."""

from flask import Response
from pydantic import BaseModel, Field

from farm.domain import resources
from farm.domain.roles import Scope
from farm.sql import audit
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services
from web.identity import require

api = resource(
    "audit", "Who drained, cancelled for others, let in …; for admins", write=Scope.USERS
)


class Page(BaseModel):
    """Which actions to list."""

    limit: int = Field(50, ge=1, le=500, description="Most entries to list.")
    before: int | None = Field(
        None, ge=1, le=2**62, description="List those before this one: `next` of the page before."
    )


@api.get("/audit", operation_id="listAudit", responses={"200": resources.AuditPage})
def listing(query: Page) -> Response:
    """List who did what to workers, people, tokens and others' jobs, the newest first."""
    require(Scope.USERS)
    with services().db.read() as session:
        rows = audit.entries(session, query.limit, query.before)
    following = rows[-1].id if len(rows) == query.limit else None
    return reply(resources.AuditPage(items=[present.action(row) for row in rows], next=following))
