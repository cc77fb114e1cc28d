"""A database's rows as lines of JSON, whichever kind of database has them or gets them."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from sqlalchemy import JSON, Connection, Integer, MetaData, Table, func, insert, select

from farm.errors import Conflict
from farm.sql import schema
from farm.sql.database import Database
from farm.sql.postgres import unhurried

BATCH = 500
ABOUT_TABLES = {"alembic_version", "serves"}  # what a migration writes by itself


def dump(db: Database) -> Iterator[str]:
    """Yield every row as of one moment, after a line with the revision of the tables."""
    with db.read() as session, unhurried(connection := session.connection()):
        tables = _tables(connection)
        yield json.dumps({"revision": schema.current_of(connection)})
        for table in tables:
            for row in connection.execute(_ordered(table), execution_options={"yield_per": BATCH}):
                yield json.dumps({"table": table.name, "row": dict(row._mapping)})


def load(db: Database, lines: Iterable[str]) -> None:
    """Fill a database that has no rows, and bring it to this version. All of it, or none."""
    records = map(json.loads, lines)
    revision = next(records)["revision"]
    require_empty(db)
    with schema.rebuilding(db) as connection:
        _drop_tables(connection)
        schema.upgrade(connection, revision)
        _insert(connection, records)
        schema.upgrade(connection, "head")


def require_empty(db: Database) -> None:
    """Raise Conflict if there is a row in any table."""
    with db.read() as session:
        connection = session.connection()
        for table in _tables(connection):
            if connection.scalar(select(func.count()).select_from(table)):
                raise Conflict(
                    f"The database has rows in {table.name!r}: restore into an empty one only."
                )


def _insert(connection: Connection, records: Iterable[dict[str, Any]]) -> None:
    tables = {table.name: table for table in _tables(connection)}
    for name, group in groupby(records, lambda record: record["table"]):
        rows = (record["row"] for record in group)
        while batch := list(islice(rows, BATCH)):
            connection.execute(insert(tables[name]), batch)
    if connection.dialect.name == "postgresql":
        for table in tables.values():
            _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that brought their numbers along."""
    for column in table.primary_key:
        if isinstance(column.type, Integer):
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            last = select(func.max(column)).scalar_subquery()
            connection.execute(select(func.setval(sequence, last)))


def _drop_tables(connection: Connection) -> None:
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def _tables(connection: Connection) -> list[Table]:
    """Return the tables as the database has them, those that others refer to first."""
    there = MetaData()
    there.reflect(connection)
    for table in there.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True
    return [table for table in there.sorted_tables if table.name not in ABOUT_TABLES]


def _ordered(table: Table) -> Any:
    """Select the oldest rows first: what a row of the same table refers to comes before it."""
    order = [table.c.created] if "created" in table.c else []
    return select(table).order_by(*order, *table.primary_key)
