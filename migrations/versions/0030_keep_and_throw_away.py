"""Let deleted jobs be restored, the best be favourites, and albums hold what belongs together."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    op.add_column("jobs", sa.Column("binned", sa.Double()))
    op.create_index(
        "ix_jobs_binned",
        "jobs",
        ["binned"],
        postgresql_where=sa.text("binned IS NOT NULL"),
        sqlite_where=sa.text("binned IS NOT NULL"),
    )
    favourite = sa.Column("favourite", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("jobs", favourite)
    op.create_index(
        "ix_jobs_favourite",
        "jobs",
        ["owner", "created", "id"],
        postgresql_where=sa.text("favourite"),
        sqlite_where=sa.text("favourite = 1"),
    )
    job = sa.ForeignKey("jobs.id", ondelete="CASCADE")
    op.create_table(
        "album_jobs",
        sa.Column("job_id", sa.String(40), job, primary_key=True),
        sa.Column("name", sa.String(100), primary_key=True),
    )
    op.create_index("ix_album_jobs_name", "album_jobs", ["name"])
