"""Keep which of two looks a person likes better."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    op.create_table(
        "votes",
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("one_id", sa.String(length=40), nullable=False),
        sa.Column("other_id", sa.String(length=40), nullable=False),
        sa.Column("liked_id", sa.String(length=40), nullable=True),
        sa.Column("created", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["jobs.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["jobs.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one_id", "other_id", "person"),
    )
    op.create_index("ix_votes_other_id", "votes", ["other_id"])
