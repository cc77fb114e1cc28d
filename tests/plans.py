"""How a database means to run what is asked of it."""

from collections.abc import Callable

from sqlalchemy import Engine, event

from farm.infra.services import Services

RUN = ("SELECT", "WITH", "UPDATE")


def plan_of(services: Services, action: Callable[[], object]) -> list[str]:
    """Return how SQLite runs the queries of an action."""
    ran: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, query: str, values: object, *_: object) -> None:
        ran.append((query, values))

    event.listen(Engine, "before_cursor_execute", note)
    action()
    event.remove(Engine, "before_cursor_execute", note)
    queries = [(query, values) for query, values in ran if query.startswith(RUN)]
    with services.db.peek() as connection:
        return [
            step.detail
            for query, values in queries
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)
        ]
