"""Make room for the office's own criteria sets, for answers of earlier assessments, for units that merge."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add four tables and three columns; take out one that was never written."""
    op.create_table(
        "own_set",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("head", sa.JSON(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_set")),
    )
    op.create_table(
        "own_line",
        sa.Column("set_id", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["own_set.id"], name=op.f("fk_own_line_set_id_own_set")),
        sa.PrimaryKeyConstraint("set_id", "kind", "number", name=op.f("pk_own_line")),
    )
    op.create_table(
        "precedent",
        sa.Column("assessment", sa.String(length=160), nullable=False),
        sa.Column("indicator", sa.String(length=8), nullable=False),
        sa.Column("from_assessment", sa.String(length=160), nullable=False),
        sa.Column("from_indicator", sa.String(length=8), nullable=False),
        sa.Column("carry", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["assessment"], ["assessment.id"], name=op.f("fk_precedent_assessment_assessment")),
        sa.ForeignKeyConstraint(
            ["from_assessment"], ["assessment.id"], name=op.f("fk_precedent_from_assessment_assessment")
        ),
        sa.PrimaryKeyConstraint(
            "assessment", "indicator", "from_assessment", "from_indicator", name=op.f("pk_precedent")
        ),
    )
    op.create_table(
        "succession",
        sa.Column("former", sa.String(length=60), nullable=False),
        sa.Column("successor", sa.String(length=60), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["former"], ["subject.code"], name=op.f("fk_succession_former_subject")),
        sa.ForeignKeyConstraint(["successor"], ["subject.code"], name=op.f("fk_succession_successor_subject")),
        sa.PrimaryKeyConstraint("former", "successor", name=op.f("pk_succession")),
    )
    # Plain ALTER TABLE, no batch: a table that is rebuilt would take its child rows along.
    op.add_column("assessment", sa.Column("replaces", sa.String(length=160), nullable=True))
    op.add_column("subject", sa.Column("district", sa.Text(), nullable=True))
    op.add_column("subject", sa.Column("province", sa.Text(), nullable=True))
    op.drop_column("subject", "successor")
