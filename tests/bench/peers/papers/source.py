"""What a brief says, as HTML and as Typst: the same sentences, tables and notes, and the board as a picture."""

from __future__ import annotations

import html
import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from desktop.brief.content.content import content
from desktop.brief.content.facts import Facts
from desktop.brief.content.sentence import Sentence
from desktop.brief.order import Order
from desktop.brief.picture import picture, svg
from desktop.files import resource
from desktop.palette import Palette
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.model.board import Board
    from desktop.brief.content.register import Line

STYLE = """
@font-face { font-family: P; src: url(%s); font-weight: 400 }
@font-face { font-family: P; src: url(%s); font-weight: 700 }
@page { size: A4; margin: 26mm 20mm 22mm; @bottom-right { content: counter(page) } }
body { font: 10pt/1.7 P; color: #17202C; word-break: keep-all }
h1 { font-size: 20pt; break-after: avoid } h2 { font-size: 12.5pt; break-after: avoid }
table { font-size: 8.3pt; line-height: 1.45; width: 100%%; border-collapse: collapse }
thead { display: table-header-group; background: #0D2344; color: white } td, th { padding: 2pt 4pt; text-align: left }
tr { break-inside: avoid; border-bottom: .4pt solid #ccd } .note { font-size: 8.3pt; margin: 2pt 0 }
img { width: 100%% }
"""


def write(board: Board, folder: Path) -> None:
    """Write ``brief.html``, ``brief.typ`` and the board's picture into a folder."""
    words = Words("ko")
    facts = Facts(board, Order(), words)
    drawn = picture(facts.board, facts.judgement, words, Palette("light"))
    (folder / "board.svg").write_text(svg(drawn), encoding="utf-8")
    parts = list(_parts(facts))
    fonts = [resource("fonts", f"PretendardGOV-{each}.ttf").as_uri() for each in ("Regular", "Bold")]
    body = "\n".join(_html(kind, value) for kind, value in parts)
    head = (
        f'<html lang="ko"><head><meta charset="utf-8"><title>brief</title><style>{STYLE % tuple(fonts)}</style></head>'
    )
    (folder / "brief.html").write_text(f"<!doctype html>{head}<body>{body}</body></html>", encoding="utf-8")
    (folder / "brief.typ").write_text(
        _TYPST + "\n".join(_typst(kind, value) for kind, value in parts), encoding="utf-8"
    )


def _parts(facts: Facts) -> Iterator[tuple[str, Any]]:
    said = content(facts)
    yield "h1", said.cover.title
    for name in ("summary", "situation", "diagnosis", "implications", "measures", "sources", "method"):
        part = getattr(said, name)
        yield "h1", part.head
        if name == "situation":
            yield "img", "board.svg"
        yield from _told(part)
    register = said.register
    yield "h1", register.head
    head = (*register.columns, *register.criteria, *register.tail_columns)
    rows = []
    for block in register.blocks:
        rows += [_row(line) for line in block.lines]
    yield "table", (head, rows)


def _row(line: Line) -> tuple[str, ...]:
    notes = " ".join(f"[{each}]" for each in line.notes)
    marks = (each.text for each in line.marks)
    return line.name, line.country, *marks, line.score, line.coverage, line.confidence, notes


def _told(record: Any) -> Iterator[tuple[str, Any]]:
    """Yield the sentences of a record as paragraphs, and rows of records as tables."""
    if isinstance(record, Sentence):
        yield "p", record.text
    elif isinstance(record, tuple) and record and is_dataclass(record[0]):
        yield from _table(record)
        for each in record:
            yield from _told(tuple(getattr(each, field.name) for field in fields(each)))
    elif isinstance(record, tuple):
        for each in record:
            yield from _told(each)
    elif is_dataclass(record) and not isinstance(record, type):
        yield from _told(tuple(getattr(record, field.name) for field in fields(record)))


def _table(records: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    rows = [tuple(text for field in fields(each) for text in _cells(getattr(each, field.name))) for each in records]
    wide = max(len(row) for row in rows)
    if wide <= 4 and len(rows) > 30:
        yield from (("note", " ".join(row)) for row in rows)
    else:
        yield "table", (("",) * wide, [row + ("",) * (wide - len(row)) for row in rows])


def _cells(value: Any) -> Iterator[str]:
    if isinstance(value, Sentence):
        yield value.text
    elif isinstance(value, str | int | float):
        yield str(value)


def _html(kind: str, value: Any) -> str:
    if kind == "img":
        return f'<img alt="board" src="{value}">'
    if kind == "table":
        head = "".join(f"<th scope=col>{html.escape(each) or '·'}</th>" for each in value[0])
        rows = "".join("<tr>" + "".join(f"<td>{html.escape(each)}</td>" for each in row) + "</tr>" for row in value[1])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    tag = {"note": 'p class="note"'}.get(kind, kind)
    return f"<{tag}>{html.escape(value)}</{tag.split()[0]}>"


_TYPST = """#set document(title: "brief")
#set page(paper: "a4", margin: (x: 20mm, top: 26mm, bottom: 22mm), numbering: "1")
#set text(font: "Pretendard GOV", size: 10pt, lang: "ko")
#set par(leading: 0.9em)
#let grid(n, head, ..rows) = text(8.3pt, table(columns: n, stroke: 0.4pt, table.header(..head), ..rows))
"""


def _typst(kind: str, value: Any) -> str:
    quoted = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else ""
    if kind == "img":
        return f'#image({quoted}, width: 100%, alt: "board")'
    if kind == "table":
        head = ", ".join(json.dumps(each or "·", ensure_ascii=False) for each in value[0])
        rows = ", ".join(json.dumps(each, ensure_ascii=False) for row in value[1] for each in row)
        return f"#grid({len(value[0])}, ({head},), {rows})" if rows else ""
    if kind in {"h1", "h2"}:
        return f"#heading(level: {kind[1]}, {quoted})"
    return f"#text(8.3pt, {quoted})\n" if kind == "note" else f"#par[#{quoted}]"
