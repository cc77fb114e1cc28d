"""Keep a library of styles, and which version of one a job has."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None
serves = "0005"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "styles",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("tags", JSON, nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("created", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner", "name"),
    )
    op.create_table(
        "style_versions",
        sa.Column("style_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("paintings", JSON, nullable=False),
        sa.Column("look", JSON, nullable=False),
        sa.Column("created", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["style_id"], ["styles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("style_id", "number"),
    )
    op.add_column("jobs", sa.Column("style_id", sa.String(length=40), nullable=True))
    op.add_column("jobs", sa.Column("style_version", sa.Integer(), nullable=True))
    op.create_index("ix_jobs_style_id", "jobs", ["style_id"])
