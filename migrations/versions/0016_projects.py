"""Share the workers between projects, and remember who had how much."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None
serves = "0005"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
CLAIM = ["state", "priority", "project", "owner", "needs", "position"]


def upgrade() -> None:
    op.create_table(
        "projects",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("members", JSON, nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("budget_hours", sa.Double()),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("spent", sa.Double(), nullable=False),
        sa.Column("created", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "shares",
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("project", sa.String(length=100), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("offer", sa.String(length=600), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("slot", "project", "owner", "offer"),
    )
    name = sa.Column("project", sa.String(100), nullable=False, server_default="default")
    op.add_column("jobs", name)
    op.add_column("jobs", sa.Column("claimed", sa.Double()))
    op.drop_index("ix_jobs_claim", "jobs")
    op.create_index("ix_jobs_claim", "jobs", CLAIM)
