"""A ballot as a workbook for one expert, and what comes back in it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from db.edit.ballots import Said
from db.errors import BoardError, ExchangeError
from db.exchange.sheet.arrival import HEADS_WITHIN, Line, row_value
from db.exchange.sheet.grid import column_name, is_empty, shown
from db.exchange.sheet.grid import written as said
from db.exchange.sheet.layout import code_of
from db.exchange.sheet.marks import confidence, mark, prose
from db.exchange.sheet.workbook import (
    HEAD,
    PLAIN,
    anchors_sheet,
    choices,
    confidences,
    guide_sheet,
    letters,
    restrict,
)
from db.model.names import called
from db.model.things import Criterion, Position, Rater, Segment, Vote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.exchange.sheet.grid import Grid, Row
    from db.exchange.sheet.layout import Say
    from db.model.board import Board
    from db.model.things import Ballot, Language

_CELL = "cell"
_SHOWN = ("segment", "player", "criterion")
_BEFORE = ("median", "quartiles", "own")
_ASKED = ("score", "confidence", "comment")
_WIDTHS = {"cell": 4, "segment": 22, "player": 24, "criterion": 20, "quartiles": 13, "comment": 44}


class Asked(NamedTuple):
    """One cell that an expert is asked about: what stands in it now, and what all said before."""

    target_id: str
    criterion_id: str
    vote: Vote | None = None
    median: str = ""
    quartiles: str = ""
    own: str = ""


def ballot_book(board: Board, ballot: Ballot, expert: Rater, asked: Sequence[Asked], lang: Language, say: Say) -> bytes:
    """Return the workbook for one expert; from the second round on it shows what the first has come to."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and hardly ever needed

    out = BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        _questions(book, board, ballot, expert, asked, lang, say)
        anchors_sheet(book, board, lang, say)
        guide_sheet(book, say, ("guide_ballot", "guide_fill", "guide_ballot_keep"))
    return out.getvalue()


def _questions(  # one sheet, with all that it is about
    book: Any,  # noqa: ANN401 - XlsxWriter has no types
    board: Board,
    ballot: Ballot,
    expert: Rater,
    asked: Sequence[Asked],
    lang: Language,
    say: Say,
) -> None:
    sheet = book.add_worksheet(say("ballot"))
    codes = [_CELL, *_SHOWN, *(_BEFORE if ballot.round > 1 else ()), *_ASKED]
    head, cell = book.add_format({**letters(say), **HEAD}), book.add_format({**letters(say), "text_wrap": True})
    sheet.set_row(0, 36)
    for at, code in enumerate(codes):
        sheet.write_string(0, at, f"{say(code)} [{code}]", head)
        sheet.set_column(at, at, _WIDTHS.get(code, 12), None, {"hidden": code == _CELL})
    for n, each in enumerate(asked, 1):
        texts = _texts(board, ballot, expert, each, lang, say)
        for at, code in enumerate(codes):
            sheet.write_string(n, at, texts[code], cell)
    last = max(len(asked), 1)
    sheet.freeze_panes(1, 1 + len(_SHOWN))
    restrict(sheet, codes.index("score"), last, choices(say), say("score_wrong"), say("wrong"))
    restrict(sheet, codes.index("confidence"), last, confidences(say), say("confidence_wrong"), say("wrong"))


def _texts(board: Board, ballot: Ballot, expert: Rater, each: Asked, lang: Language, say: Say) -> dict[str, str]:
    own = 0 if lang == "ko" else 1
    position = board.get(Position, each.target_id)
    segment = board.get(Segment, position.segment_id if position else each.target_id)
    vote = each.vote
    score = "" if vote is None else f"{vote.score:g}" if vote.score is not None else say(vote.status)
    return {
        _CELL: "|".join((ballot.id, str(ballot.round), expert.id, each.target_id, each.criterion_id)),
        "segment": called(board, segment)[own],
        "player": called(board, position)[own] if position else "",
        "criterion": called(board, board.get(Criterion, each.criterion_id))[own],
        "median": each.median,
        "quartiles": each.quartiles,
        "own": each.own,
        "score": score,
        "confidence": say(vote.confidence) if vote is not None and vote.confidence else "",
        "comment": vote.comment if vote is not None else "",
    }


Seen = dict[tuple[str, str, str], tuple[Said, str]]
"""What was said by whom of which target and criterion, and in which workbook, sheet and cell."""


class Returned(NamedTuple):
    """What came back: what is said and by whom, a line for each cell that is news, and how many say the same again."""

    said: tuple[tuple[str, Said], ...]
    lines: tuple[Line, ...]
    unchanged: int


def returns(
    board: Board,
    ballot: Ballot,
    grids: Iterable[Grid],
    known: Mapping[str, str],
    name: str = "",
    seen: Seen | None = None,
) -> Returned:
    """Return what the sheets say in the round under way; raises ExchangeError where none of them is a ballot.

    ``seen`` tells what has been said before, and is added to.
    """
    reading = _Reading(board, ballot, known, name, {} if seen is None else seen)
    tables = [reading.take(grid) for grid in grids]
    if not any(tables):
        raise ExchangeError("sheet.no_ballot")
    return Returned(tuple(reading.said), tuple(reading.lines), reading.unchanged)


class _Reading:
    def __init__(self, board: Board, ballot: Ballot, known: Mapping[str, str], name: str, seen: Seen) -> None:
        self._board, self._ballot, self._known = board, ballot, known
        self._name, self._seen = name, seen
        self._there = {
            (vote.rater_id, vote.target_id, vote.criterion_id): vote
            for vote in board.where(Vote, "ballot_id", ballot.id)
            if vote.round == ballot.round
        }
        self.said: list[tuple[str, Said]] = []
        self.lines: list[Line] = []
        self.unchanged = 0

    def take(self, grid: Grid) -> bool:
        """Read one sheet; tell whether it is a ballot."""
        for n, row in enumerate(grid.rows[:HEADS_WITHIN]):
            codes = {code_of(cell): at for at, cell in enumerate(row.cells)}
            if _CELL in codes and "score" in codes:
                for each in grid.rows[n + 1 :]:
                    self._row(grid.name, each, codes)
                return True
        return False

    def _row(self, sheet: str, row: Row, codes: Mapping[str, int]) -> None:
        if all(map(is_empty, row.cells)):
            return
        try:
            rater_id, target_id, criterion_id = self._place(row_value(row, codes[_CELL]))
        except BoardError as problem:
            self.lines.append(Line("refused", sheet, str(row.number), ("", ""), ("", ""), problem=problem))
            return
        target = self._board.get(Position, target_id) or self._board.get(Segment, target_id)
        expert = called(self._board, self._board.get(Rater, rater_id))
        about = called(self._board, target)
        names = (f"{expert[0]} · {about[0]}", f"{expert[1]} · {about[1]}")
        criterion = called(self._board, self._board.get(Criterion, criterion_id))
        at = codes["score"]
        try:
            found = mark(row_value(row, at), self._known)
            at = codes.get("confidence", at)
            sure = confidence(row_value(row, at), self._known) if "confidence" in codes else None
            at = codes.get("comment", at)
            comment = prose(row_value(row, at)) if "comment" in codes else ""
            if found is None and (sure or comment):
                raise ExchangeError("sheet.no_score")
        except BoardError as problem:
            cell = f"{column_name(at)}{row.number}"
            self.lines.append(Line("refused", sheet, cell, names, criterion, problem=problem))
            return
        if found is not None:
            new = Said(target_id, criterion_id, found.status, found.score, sure if found.score else None, comment)
            cell = f"{column_name(codes['score'])}{row.number}"
            self._once(rater_id, new, Line("added", sheet, cell, names, criterion))

    def _once(self, rater_id: str, new: Said, line: Line) -> None:
        """Take what is said the first time; the same again is no news, and something else is refused."""
        here = (new, f"{self._name} {line.sheet}!{line.cell}".strip())
        first, where = self._seen.setdefault((rater_id, new.target_id, new.criterion_id), here)
        if where == here[1]:
            self._settle(rater_id, new, line)
        elif first == new:
            self.unchanged += 1
        else:
            problem = ExchangeError("sheet.said_twice", first=shown(where))
            self.lines.append(line._replace(fate="refused", problem=problem))

    def _settle(self, rater_id: str, new: Said, line: Line) -> None:
        before = self._there.get((rater_id, new.target_id, new.criterion_id))
        after = f"{new.score:g}" if new.score is not None else new.status
        if before is None:
            self.lines.append(line._replace(after=after))
        elif new == Said(*(getattr(before, field) for field in Said._fields)):
            self.unchanged += 1
            return
        else:
            was = f"{before.score:g}" if before.score is not None else before.status
            pair = (was, after) if was != after else (before.comment, new.comment)
            self.lines.append(line._replace(fate="changed", before=pair[0], after=pair[1]))
        self.said.append((rater_id, new))

    def _place(self, value: object) -> tuple[str, str, str]:
        parts = said(value).split("|")
        if len(parts) != 5:
            raise ExchangeError("sheet.no_id" if is_empty(value) else "sheet.no_row", value=shown(value))
        ballot_id, of_round, rater_id, target_id, criterion_id = parts
        if ballot_id != self._ballot.id:
            raise ExchangeError("sheet.other_ballot")
        if of_round != str(self._ballot.round):
            raise ExchangeError("sheet.other_round", value=shown(of_round), round=self._ballot.round)
        known = self._board.get(Rater, rater_id) and self._board.get(Criterion, criterion_id)
        if not known or target_id not in self._ballot.targets or criterion_id not in self._ballot.criteria:
            raise ExchangeError("sheet.no_row", value=shown(value))
        return rater_id, target_id, criterion_id
