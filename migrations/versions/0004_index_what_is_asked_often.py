"""Index what is asked often, so that 100,000 jobs and a full outbox slow nothing down."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_answers_job_id", "answers", ["job_id"])
    op.create_index("ix_jobs_parent_id", "jobs", ["parent_id"])
    op.create_index("ix_jobs_state", "jobs", ["state", "created", "id"])
    op.create_index("ix_outbox_topic", "outbox", ["topic", "id"])
    op.drop_index("ix_jobs_line", "jobs")
    op.create_index("ix_jobs_line", "jobs", ["state", sa.text("priority DESC"), "position"])
