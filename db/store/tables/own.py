"""The file's own tables: what is known of the file, its journal, attached bytes, and what was removed."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import CheckConstraint, Column, LargeBinary, Text

from db.store.columns import BIG, ID, choice, moment, nested, text
from db.store.tables.form import table

# Facts about the file itself: its own id, when and by what it was made.
META = table("meta", Column("key", Text, primary_key=True), text("value"))

# Every step that was kept, in the order it was kept; rows are added and never changed. An undo or a redo tells by
# ``of_seq`` which step it took back or did again, and has no changes of its own.
JOURNAL = table(
    "journal",
    Column("seq", BIG, primary_key=True, autoincrement=False),
    choice("action", Literal["do", "undo", "redo"]),
    Column("of_seq", BIG, nullable=True),
    moment("at"),
    text("who"),
    text("verb"),
    nested("subject"),
    nested("changes", nullable=True),
    CheckConstraint("(action = 'do') = (of_seq IS NULL)", name="of"),
    CheckConstraint("(action = 'do') = (changes IS NOT NULL)", name="told"),
)

# The bytes of attached documents, by what they are: kept apart, so that an edit and its undo only carry their name.
CONTENT = table("content", Column("sha256", Text, primary_key=True), Column("bytes", LargeBinary, nullable=False))

# What was removed, so that a merge can tell "removed here" from "never was here". Undoing a removal takes it away.
TOMBSTONE = table("tombstone", Column("id", ID, primary_key=True), text("kind"), moment("at"))
