"""Note which uploads each job is made of, so that it is found by them."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from farm.sql.models import Json

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None
serves = "0005"

BATCH = 1000  # jobs that are in memory at once


def upgrade() -> None:
    job = sa.ForeignKey("jobs.id", ondelete="CASCADE")
    table = op.create_table(
        "job_assets",
        sa.Column("job_id", sa.String(40), job, primary_key=True),
        sa.Column("asset_id", sa.String(40), primary_key=True),
        sa.Column("role", sa.String(60), primary_key=True),
    )
    op.create_index("ix_job_assets_asset_id", "job_assets", ["asset_id"])
    _fill(op.get_bind(), table)
    # What earlier versions queue from now on is not listed, until somebody looks.
    listed = sa.Column("assets_listed", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("jobs", listed)
    op.execute("UPDATE jobs SET assets_listed = true WHERE id IN (SELECT job_id FROM job_assets)")
    op.create_index(
        "ix_jobs_unlisted",
        "jobs",
        ["id"],
        postgresql_where=sa.text("NOT assets_listed"),
        sqlite_where=sa.text("assets_listed = 0"),
    )


def _fill(connection: sa.Connection, table: sa.Table) -> None:
    jobs = sa.table("jobs", sa.column("id"), sa.column("spec", Json))
    last = ""
    while True:
        query = sa.select(jobs.c.id, jobs.c.spec).where(jobs.c.id > last)
        found = connection.execute(query.order_by(jobs.c.id).limit(BATCH)).all()
        if not found:
            return
        rows = {(job_id, *named) for job_id, spec in found for named in _named(spec)}
        columns = ("job_id", "asset_id", "role")
        if rows:
            connection.execute(
                sa.insert(table), [dict(zip(columns, row, strict=True)) for row in sorted(rows)]
            )
        last = found[-1].id


def _named(value: Any, role: str = "") -> Iterator[tuple[str, str]]:
    """Yield each upload and job that a spec names, and the field that does, without positions."""
    if isinstance(value, str) and value.startswith(("asset_", "job_")):
        yield value, role
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner, role)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _named(inner, f"{role}/{name}" if role else name)
