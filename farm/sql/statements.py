"""Parts of statements: constants, JSON that the database makes, an update and what follows."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    FromClause,
    Insert,
    Row,
    bindparam,
    literal_column,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.dml import ReturningUpdate
from sqlalchemy.sql.functions import FunctionElement


def constant(value: str | int) -> ColumnElement[Any]:
    """Return a value of ours as a part of the statement's text, and not as one of its values.

    PostgreSQL plans a prepared statement once for all values, instead of each time, where they do
    not matter for its plan; it always takes a state's or a limit's for one that does.
    """
    return literal_column(f"'{value}'" if isinstance(value, str) else str(value))


class Followed:
    """An update of one row and the inserts that follow from it, as one statement.

    Each insert is `from_select` of the row as it is after the update, and none sees what another
    inserts. On SQLite, which has no statement that writes to two tables, they are carried out in
    turn.
    """

    def __init__(self, change: ReturningUpdate[Any], *inserts: Callable[[FromClause], Insert]):
        """`change` returns the row's `id` and whatever the inserts need."""
        # Once: putting them together takes Python longer than running them takes the database.
        self._change = change
        changed = change.cte("changed")
        parts = [insert(changed).cte(f"part{number}") for number, insert in enumerate(inserts)]
        self._one = select(changed).add_cte(*parts)
        table = change.table
        row = select(table).where(table.c.id == bindparam("changed_id")).subquery()
        self._then = [insert(row) for insert in inserts]

    def execute(self, connection: Connection, values: dict[str, Any]) -> Row[Any] | None:
        """Carry them out with these values, of which each takes its own; return the row, if any."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._one, values).one_or_none()
        changed = connection.execute(self._change, values).one_or_none()
        if changed is not None:
            for insert in self._then:
                connection.execute(insert, values | {"changed_id": changed.id})
        return changed


class _Json(FunctionElement[Any]):
    type = JSON()
    inherit_cache = False  # each class below says for itself that it may be
    sqlite = postgresql = ""


class json_object(_Json):  # noqa: N801 - reads as the SQL function that it is
    """An object, of names and values in turn."""

    inherit_cache = True
    sqlite, postgresql = "json_object", "json_build_object"


class json_array(_Json):  # noqa: N801 - as above
    """An array of values."""

    inherit_cache = True
    sqlite, postgresql = "json_array", "json_build_array"


class json_rows(_Json):  # noqa: N801 - as above
    """An array of what each row has; null, or an empty one, without rows."""

    inherit_cache = True
    sqlite, postgresql = "json_group_array", "json_agg"


@compiles(_Json)
def _named(element: _Json, compiler: Any, **kw: Any) -> str:
    name = getattr(element, compiler.dialect.name)
    return f"{name}({compiler.process(element.clauses, **kw)})"
