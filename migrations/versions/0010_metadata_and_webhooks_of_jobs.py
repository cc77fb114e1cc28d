"""Keep notes with a job, webhooks of single jobs, and secrets that are on their way out."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
serves = "0005"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("jobs") as table:
        table.add_column(sa.Column("metadata", JSON, nullable=False, server_default="{}"))
    with op.batch_alter_table("webhooks") as table:
        table.add_column(sa.Column("job_id", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("old_secret", sa.String(length=100), nullable=True))
        table.add_column(sa.Column("old_until", sa.Double(), nullable=True))
        table.create_index("ix_webhooks_job_id", ["job_id"])
        table.create_foreign_key(
            "fk_webhooks_job_id", "jobs", ["job_id"], ["id"], ondelete="CASCADE"
        )
