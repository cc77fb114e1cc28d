"""Let jobs wait for others."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
serves = "0005"

CLAIM = ["state", "blockers", "priority", "project", "owner", "needs", "position"]


def upgrade() -> None:
    job = sa.ForeignKey("jobs.id", ondelete="CASCADE")
    op.create_table(
        "job_after",
        sa.Column("job_id", sa.String(length=40), job, nullable=False),
        sa.Column(
            "after_id", sa.String(length=40), sa.ForeignKey("jobs.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("job_id", "after_id"),
    )  # fmt: skip
    op.create_index("ix_job_after_after_id", "job_after", ["after_id"])
    blockers = sa.Column("blockers", sa.Integer(), nullable=False, server_default="0")
    op.add_column("jobs", blockers)
    op.drop_index("ix_jobs_claim", "jobs")
    op.create_index("ix_jobs_claim", "jobs", CLAIM)
