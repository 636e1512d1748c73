"""The board's own figures as files in the paper: a table for spreadsheets and the board for another Panse."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from db.exchange.write import write
from db.model.guard import guarded
from desktop.brief.archive import Attachment
from desktop.brief.carried import carried
from desktop.brief.content.register import register
from desktop.brief.heed import heed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.brief.content.facts import Facts


def attachments(facts: Facts) -> tuple[Attachment, ...]:
    """Return what the paper rests on, as CSV and as JSON; what is above its class is in neither."""
    table = io.StringIO(newline="")
    csv.writer(table).writerows([[guarded(each) for each in row] for row in _rows(facts)])
    return (
        Attachment("panse-board.csv", "text/csv", table.getvalue().encode("utf-8-sig"), facts.say("form.csv")),
        Attachment(
            "panse-board.json", "application/json", write(carried(facts.board), heed).encode(), facts.say("form.json")
        ),
    )


def _rows(facts: Facts) -> Iterator[list[str]]:
    part = register(facts)
    yield [facts.say("diagnosis.column.segment"), *part.columns, *part.criteria, *part.tail_columns]
    for group in part.blocks:
        for line in group.lines:
            marks = [each.text for each in line.marks]
            notes = " ".join(f"[{each}]" for each in line.notes)
            yield [group.segment, line.name, line.country, *marks, line.score, line.coverage, line.confidence, notes]
