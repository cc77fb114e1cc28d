"""What people with power did."""

from flask import Response

from farm.domain import resources
from farm.domain.roles import Scope
from farm.sql import audit
from web.api import cursor, present
from web.api.blueprint import PageQuery, reply, resource
from web.context import services
from web.people.identity import require

api = resource(
    "audit", "Who drained, cancelled for others, let in …; for admins", write=Scope.USERS
)


ORDER = "audit"  # of this list, by number


@api.get("/audit", operation_id="listAudit", responses={"200": resources.AuditPage})
def listing(query: PageQuery) -> Response:
    """List who did what to workers, people, tokens and others' jobs, the newest first."""
    require(Scope.USERS)
    place = cursor.decode(query.cursor, ORDER)
    with services().db.read() as session:
        rows = audit.entries(session, query.limit + 1, int(place[0]) if place else None)
    shown = rows[: query.limit]
    following = cursor.encode(shown[-1].id, "", ORDER) if len(rows) > query.limit else None
    return reply(resources.AuditPage(items=[present.action(row) for row in shown], next=following))
