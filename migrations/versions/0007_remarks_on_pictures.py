"""Remember what is to be said of an uploaded picture."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("assets") as table:
        table.add_column(sa.Column("remarks", JSON, nullable=False, server_default="[]"))
