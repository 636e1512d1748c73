"""What the clipboard holds: cards as a table for spreadsheets and as records for another board, and lists of names."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import QMimeData

from db.edit.verbs import Arrival
from db.errors import BoardError
from db.judge.backed import Backings
from db.judge.evidence import backing_of
from db.judge.ratings import effective_by_criterion
from db.judge.terms import POINTS, country_of, criteria_of, is_home
from db.model.board import all_segments
from db.model.text import KEY, excerpt, is_blank, is_fit
from db.model.things import Entity, EntityKind, Layer, Lifecycle, Position, Segment, name
from desktop.countries import countries
from desktop.search import search_key
from desktop.tables.block import from_text, to_text
from desktop.tables.entry import written
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.judge.judgement import Judgement
    from db.judge.ratings import Effective
    from db.model.board import Board
    from db.model.things import Confidence

CARDS_MIME = "application/x-panse-cards+json"
MOST_LINES = 2_000
"""How many lines may be pasted at once."""

_MOST_TEXT = 4_000_000  # characters: far more than that many lines of names ever take
_FORMAT = 1
_BEFORE = ("name_ko", "name_en", "layer", "segment", "side", "country", "kind")
_AFTER = ("score", "confidence", "posture", "evidence")
_READ = ("name_ko", "name_en", "country", "kind")
_ID = re.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
_LATIN = re.compile("[ -~\u00c0-\u024f]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what is to be pasted. ``odd`` is a text for a country or a kind that nobody knows."""

    arrival: Arrival
    odd: str = ""


def copied(board: Board, judgement: Judgement, position_ids: Iterable[str], words: Words) -> QMimeData:
    """Return cards for the clipboard: a table with a heading as plain text, and their players' records.

    The segments stand in the order of the board.
    """
    places = {segment.id: at for at, segment in enumerate(all_segments(board))}
    known = [each for each in (board.get(Position, one) for one in position_ids) if each is not None]
    ids = [each.id for each in sorted(known, key=lambda each: places[each.segment_id])]
    made = QMimeData()
    made.setText(as_table(board, judgement, ids, words))
    made.setData(CARDS_MIME, as_records(board, ids).encode())
    return made


def as_table(board: Board, judgement: Judgement, position_ids: Sequence[str], words: Words) -> str:
    """Return cards as tab separated lines under a heading; no cell becomes a formula."""
    criteria = criteria_of(board, "position")
    head = [words.say(f"clip.column.{each}") for each in (*_BEFORE, *_AFTER)]
    head += [name(each, words.lang) for each in criteria]
    backings = Backings(board, board.premise.as_of)
    rows = [_row(board, judgement, backings.of(each).confidence, each, words) for each in position_ids]
    return to_text([head, *rows])


def as_records(board: Board, position_ids: Sequence[str]) -> str:
    """Return the cards as JSON that another board can take: where they stand, and their players' records."""
    positions = [board.the(Position, each) for each in position_ids]
    players = dict.fromkeys(each.entity_id for each in positions)
    record = {
        "panse_cards": _FORMAT,
        "cards": [
            {"key": each.key, "entity": each.entity_id, "segment": board.the(Segment, each.segment_id).key}
            for each in positions
        ],
        "entities": [asdict(_arrival(board.the(Entity, each))) for each in players],
    }
    return json.dumps(record, ensure_ascii=False)


def read(mime: QMimeData, home: str) -> list[Line]:
    """Return the players in the clipboard; ``home`` is the country of those of whom it is not told.

    Raises BoardError where there are none, or too many.
    """
    if mime.hasFormat(CARDS_MIME):
        lines = from_records(bytes(mime.data(CARDS_MIME).data()))
    else:
        lines = from_lines(mime.text() if mime.hasText() else "", home)
    if not lines:
        raise BoardError("clip.nothing")
    return lines


def from_records(content: bytes) -> list[Line]:
    """Return the players of copied cards; what is no such record is left out. Raises BoardError for too many."""
    if len(content) > _MOST_TEXT:
        raise BoardError("clip.too_long", most=f"{MOST_LINES:,}")
    try:
        found = json.loads(content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return []
    entities = found.get("entities") if isinstance(found, dict) else None
    records = [each for each in entities if isinstance(each, dict)] if isinstance(entities, list) else []
    _refuse_many(len(records))
    return [Line(arrival) for each in records if (arrival := _taken(each)) is not None]


def from_lines(text: str, home: str) -> list[Line]:
    """Return the players of a list of names, or of a table with or without a heading. Raises BoardError for too many.

    A line without a name is left out.
    """
    if len(text) > _MOST_TEXT:
        raise BoardError("clip.too_long", most=f"{MOST_LINES:,}")
    rows = [row for row in from_text(text.removeprefix("\ufeff")) if not all(is_blank(cell) for cell in row)]
    columns = _columns(rows[0]) if rows else None
    body = rows[1:] if columns else rows
    _refuse_many(len(body))
    reading = _Reading(home)
    return [line for row in body if (line := reading.line(columns, row)) is not None]


class _Reading:
    """Reads lines of a table, in whatever language their countries and kinds are named."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._countries = countries()
        self._kinds = _named("entity.kind")

    def line(self, columns: Mapping[str, int] | None, row: list[str]) -> Line | None:
        """Return the player of a row, None where it has no name."""
        told = self._guessed(row) if columns is None else _cells(columns, row)
        korean, english = told.get("name_ko", ""), told.get("name_en", "")
        if is_blank(korean) and is_blank(english):
            return None
        country, kind = told.get("country", ""), told.get("kind", "")
        origin, known = self._countries.get(search_key(country), ""), self._kinds.get(search_key(kind), "")
        odd = [text for text, found in ((country, origin), (kind, known)) if text.strip() and not found]
        arrival = Arrival(
            name_ko=korean if not is_blank(korean) else english,
            name_en=english if not is_blank(korean) else "",
            kind=known or "company",  # type: ignore[arg-type]
            origin=origin or self._home,
        )
        return Line(arrival, excerpt(", ".join(odd)) if odd else "")

    def _guessed(self, row: list[str]) -> dict[str, str]:
        """Return what the cells of a table without a heading must be: a name, and what they say themselves."""
        told: dict[str, str] = {}
        for cell in row:
            if "name_ko" not in told:
                if not is_blank(cell):
                    told["name_ko"] = cell
            elif search_key(cell) in self._countries:
                told.setdefault("country", cell)
            elif search_key(cell) in self._kinds:
                told.setdefault("kind", cell)
            elif _LATIN.fullmatch(cell) and any(map(str.isalpha, cell)):
                told.setdefault("name_en", cell)
        return told


def _row(
    board: Board, judgement: Judgement, confidence: Confidence | None, position_id: str, words: Words
) -> list[str]:
    position = board.the(Position, position_id)
    entity, segment = board.the(Entity, position.entity_id), board.the(Segment, position.segment_id)
    found, verdict = judgement.positions.get(position_id), judgement.segments.get(segment.id)
    effective = effective_by_criterion(board, position_id)
    ratings = [voice for each in effective.values() for voice in each.ratings]
    score = found.score if found is not None else None
    country = country_of(entity, by_control=False)
    by_criterion = (effective.get(each.id) for each in criteria_of(board, "position"))
    return [
        *(entity.name_ko, entity.name_en),
        name(board.the(Layer, segment.layer_id), words.lang),
        name(segment, words.lang),
        words.say(f"judge.side.{'home' if is_home(board, entity) else 'foreign'}"),
        words.say(f"entity.country.{country}") if words.knows(f"entity.country.{country}") else country,
        words.say(f"entity.kind.{entity.kind}"),
        "" if score is None else f"{score / POINTS:.1f}",
        words.say(f"judge.confidence.{confidence}") if confidence else "",
        words.say(f"judge.posture.{verdict.posture}") if verdict is not None else "",
        str(backing_of(board, *(each.id for each in ratings)).passages),
        *(_score(each) if each is not None else "" for each in by_criterion),
    ]


def _score(counts: Effective) -> str:
    """Return what is rated; a criterion that does not apply is an empty cell, as one that nobody has rated."""
    return "" if counts.status == "not_applicable" else written(counts)


def _arrival(entity: Entity) -> Arrival:
    return Arrival(**{field: getattr(entity, field) for field in Arrival.__dataclass_fields__})


def _taken(record: Mapping[str, Any]) -> Arrival | None:
    """Return the player of a record that anybody may have put there, None where it has no name."""
    texts = {field: record.get(field) for field in ("name_ko", "name_en", "desc_ko", "desc_en", "key", "control")}
    told: dict[str, Any] = {field: each for field, each in texts.items() if isinstance(each, str)}
    told["key"] = _key(told.get("key", ""))
    aliases = record.get("aliases")
    names = told.get("name_ko") or told.get("name_en") or ""
    if is_blank(names):
        return None
    arrival = Arrival(**{"name_ko": "", **told})
    if isinstance(aliases, list):
        arrival = replace(arrival, aliases=tuple(each for each in aliases if isinstance(each, str)))
    if isinstance(record.get("origin"), str):
        arrival = replace(arrival, origin=record["origin"])
    if record.get("kind") in get_args(EntityKind):
        arrival = replace(arrival, kind=record["kind"])
    if record.get("lifecycle") in get_args(Lifecycle):
        arrival = replace(arrival, lifecycle=record["lifecycle"])
    known = isinstance(record.get("id"), str) and _ID.fullmatch(record["id"])
    return replace(arrival, id=record["id"]) if known else arrival


def _key(told: str) -> str | None:
    """Return the key if it may be kept; a player can do without, as it is given another one."""
    fits = 0 < len(told) <= KEY and is_fit(told) and not is_blank(told) and told == " ".join(told.split())
    return told if fits else None


def _columns(row: Sequence[str]) -> dict[str, int] | None:
    """Return which column is what, where a row is a heading; None where it is not."""
    heads = {
        search_key(each): column
        for lang in LANGUAGES
        for column in _READ
        for each in (*Words(lang).say(f"clip.heading.{column}").split("|"), Words(lang).say(f"clip.column.{column}"))
    }
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        column = heads.get(search_key(cell))
        if column is not None:
            found.setdefault(column, at)
    # 기업 heads a column of names, but says what kind of player stands in another one.
    first = next((at for at, cell in enumerate(row) if not is_blank(cell)), 0)
    named = [found[each] for each in ("name_ko", "name_en") if each in found]
    return found if named and (len(found) > 1 or first in named) else None


def _cells(columns: Mapping[str, int], row: Sequence[str]) -> dict[str, str]:
    return {column: row[at] for column, at in columns.items() if at < len(row)}


def _named(table: str) -> dict[str, str]:
    """Return kinds by all that they are called."""
    found: dict[str, str] = {}
    for words in map(Words, LANGUAGES):
        for each in words.names(table):
            found[search_key(each)] = found[search_key(words.say(f"{table}.{each}"))] = each
    return found


def _refuse_many(count: int) -> None:
    if count > MOST_LINES:
        raise BoardError("clip.too_many", count=f"{count:,}", most=f"{MOST_LINES:,}")
