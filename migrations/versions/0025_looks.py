"""Keep people's own presets, and which styles they like best."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None
serves = "0005"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    favourite = sa.Column("favourite", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("styles", favourite)
    op.create_table(
        "looks",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("owner", sa.String(100), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("project", sa.String(100), nullable=True),
        sa.Column("preset", sa.String(40), nullable=False),
        sa.Column("recipe", JSON, nullable=False),
        sa.Column("created", sa.Double(), nullable=False),
        sa.UniqueConstraint("owner", "name"),
    )
