"""Let jobs be parts of others, such as the shots of a film."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    op.add_column("jobs", sa.Column("part_of", sa.String(length=40)))
    op.create_index("ix_jobs_part_of", "jobs", ["part_of"])
