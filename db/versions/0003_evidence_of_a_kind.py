"""Give evidence a kind and yearly upkeep, files their earlier versions and text, and search an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add three columns and a table; move the folded text from its column into the index."""
    # Plain ALTER TABLE, no batch: a table that is rebuilt would take its child rows along.
    op.add_column("evidence", sa.Column("kind", sa.String(length=20), nullable=False, server_default=sa.text("''")))
    op.add_column("evidence", sa.Column("maintained", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("evidence_file", sa.Column("retired", sa.Integer(), nullable=True))
    op.create_table(
        "file_text",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=10), nullable=False),
        sa.Column("folded", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["sha256"], ["file.sha256"], name=op.f("fk_file_text_sha256_file")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file_text")),
    )
    op.execute(
        "CREATE VIRTUAL TABLE evidence_search USING fts5"
        "(folded, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
    )
    op.execute("INSERT INTO evidence_search (rowid, folded) SELECT id, folded FROM evidence")
    op.drop_column("evidence", "folded")
