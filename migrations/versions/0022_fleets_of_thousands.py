"""Serve fleets of thousands: what waits and what each had is found without counting all jobs."""

import sqlalchemy as sa
from alembic import op

from farm.sql.models import Json

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    op.create_index("ix_jobs_needs", "jobs", ["state", "blockers", "needs"])
    op.create_index("ix_jobs_claimed", "jobs", ["claimed"])
    op.create_index("ix_usage_project", "usage", ["month", "project", "seconds"])
    op.add_column("jobs", sa.Column("yields_to", sa.String(40)))
    hours = sa.Column("hours", sa.String(200), nullable=False, server_default="")
    op.add_column("workers", hours)
    resting = sa.Column("resting", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("workers", resting)
    op.create_table(
        "standings",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("had", Json, nullable=False),
        sa.Column("weights", Json, nullable=False),
        sa.Column("exhausted", Json, nullable=False),
    )
