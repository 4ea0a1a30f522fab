"""Make room for owners, tasks, acceptance, appraisals, plan results, village titles and the office's settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add seven tables and the owner of evidence."""
    # Plain ALTER TABLE, no batch: a table that is rebuilt would take its child rows along.
    op.add_column("evidence", sa.Column("owner", sa.Text(), nullable=False, server_default=sa.text("''")))
    _on_indicators()
    _numbered_on_indicators()
    _of_the_office()


def _on_indicators() -> None:
    op.create_table(
        "assignment",
        sa.Column("assessment", sa.String(length=160), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["assessment.id"], name=op.f("fk_assignment_assessment_assessment")),
        sa.PrimaryKeyConstraint("assessment", "number", name=op.f("pk_assignment")),
    )
    op.create_table(
        "progress",
        sa.Column("assessment", sa.String(length=160), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=15), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["assessment.id"], name=op.f("fk_progress_assessment_assessment")),
        sa.PrimaryKeyConstraint("assessment", "number", name=op.f("pk_progress")),
    )


def _numbered_on_indicators() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment", sa.String(length=160), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("entered_at", sa.String(length=32), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["assessment.id"], name=op.f("fk_task_assessment_assessment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appraisal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment", sa.String(length=160), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("verdict", sa.String(length=15), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("appraised_on", sa.Date(), nullable=False),
        sa.Column("appraiser", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["assessment.id"], name=op.f("fk_appraisal_assessment_assessment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisal")),
        sqlite_autoincrement=True,
    )


def _of_the_office() -> None:
    op.create_table(
        "plan_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_year", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(length=80), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.String(length=32), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_result")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "village_title",
        sa.Column("village", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=10), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.String(length=32), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["village"], ["subject.code"], name=op.f("fk_village_title_village_subject")),
        sa.PrimaryKeyConstraint("village", "title", name=op.f("pk_village_title")),
    )
    op.create_table(
        "office_setting",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_office_setting")),
    )
