"""Remember what jobs need and what workers offer, and find a job that fits along an index."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
serves = "0005"

CLAIM = ["state", "priority", "owner", "needs", "position"]
LINE = ["state", sa.text("priority DESC"), "position", "needs"]


def upgrade() -> None:
    op.add_column("jobs", sa.Column("needs", sa.String(400), nullable=False, server_default=""))
    for column in (
        sa.Column("device_kind", sa.String(16), nullable=False, server_default="cpu"),
        sa.Column("memory", sa.BigInteger),
        sa.Column("labels", sa.String(400), nullable=False, server_default=""),
        sa.Column("kinds", sa.String(100), nullable=False, server_default="render"),
    ):
        op.add_column("workers", column)
    op.create_index("ix_jobs_worker", "jobs", ["worker_id", "owner"])
    for name, columns in {"ix_jobs_claim": CLAIM, "ix_jobs_line": LINE}.items():
        op.drop_index(name, "jobs")
        op.create_index(name, "jobs", columns)
