"""Ratings that go out as a table and come back: with the words of a language, for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.exchange.sheet.file import COMMAS, open_table
from db.judge.panel import polls
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from db.exchange.sheet.arrival import Arrived, Line
    from db.exchange.sheet.ballot import Returned, Seen
    from db.judge.panel import Poll
    from db.model.board import Board
    from db.model.names import Pair
    from db.model.things import Ballot, Language, Rater

FATES = ("added", "changed", "removed", "refused")


class Told(NamedTuple):
    """A line as it is told: its fate, where it stands in the file, what it is about, and what becomes of it."""

    fate: str
    where: str
    target: str
    criterion: str
    what: str


def table(board: Board, suffix: str, lang: Language, told: Callable[[float], object] = lambda _: None) -> bytes:
    """Return all ratings of a board as a file of that kind, ``.xlsx`` or ``.csv``."""
    from db.exchange.sheet.commas import commas  # noqa: PLC0415 - loaded when it is asked for
    from db.exchange.sheet.workbook import workbook  # noqa: PLC0415 - as above

    say = _say(lang)
    return commas(board, lang, say) if suffix.lower() == COMMAS else workbook(board, lang, say, told)


def arrived(board: Board, path: Path, rated_at: date, told: Callable[[float], object] = lambda _: None) -> Arrived:
    """Return what a file would do to a board; raises ExchangeError where it is no table of ratings."""
    from db.exchange.sheet.arrival import arrive  # noqa: PLC0415 - loaded when it is asked for

    grids = open_table(path, lambda share: told(0.6 * share))
    ko, en = (_say(lang)("consensus") for lang in LANGUAGES)
    return arrive(
        board,
        grids,
        _known(),
        rated_at=rated_at,
        consensus=(ko, en),
        told=lambda share: told(0.6 + 0.4 * share),
    )


def lines(found: Arrived | Returned, words: Words) -> Iterator[Told]:
    """Yield a line for each cell that is news, in a language."""
    for line in found.lines:
        yield Told(
            line.fate, _where(line, words), _in(line.target, words), _in(line.criterion, words), _what(line, words)
        )


def _say(lang: Language) -> Callable[[str], str]:
    words = Words(lang)
    return lambda key: words.say(f"sheet.{key}")


def _known() -> Mapping[str, str]:
    from db.exchange.sheet.marks import vocabulary  # noqa: PLC0415 - loaded when it is asked for

    return vocabulary(*(_say(lang) for lang in LANGUAGES))


def _where(line: Line, words: Words) -> str:
    if line.cell.isdigit():
        place = words.say("sheet.row", row=line.cell)
    elif line.cell.isalpha():
        place = words.say("sheet.column", column=line.cell)
    else:
        place = line.cell
    return f"{line.sheet} {place}".strip()


def _in(pair: Pair, words: Words) -> str:
    return pair[0] if words.lang == "ko" else pair[1]


def _what(line: Line, words: Words) -> str:
    if line.problem is not None:
        return words.error(line.problem)
    before, after = _figure(line.before, words), _figure(line.after, words)
    if line.fate == "added":
        return after
    return words.say("sheet.from_to", before=before, after=after)


def _figure(value: str, words: Words) -> str:
    key = f"sheet.{value}"
    if value in ("unknown", "not_applicable", "low", "moderate", "high"):
        return words.say(key)
    return value or words.say("sheet.none")


def ballot_book(board: Board, ballot: Ballot, expert: Rater, lang: Language) -> bytes:
    """Return the workbook of a ballot for one expert, as it stands in the round under way."""
    from db.exchange.sheet.ballot import Asked  # noqa: PLC0415 - loaded when it is asked for
    from db.exchange.sheet.ballot import ballot_book as book  # noqa: PLC0415 - as above

    say, before = _say(lang), {}
    if ballot.round > 1:
        before = {(each.target_id, each.criterion_id): each for each in polls(board, ballot, ballot.round - 1)}
    asked = []
    for poll in polls(board, ballot):
        cell = (poll.target_id, poll.criterion_id)
        vote = next((each for each in poll.votes if each.rater_id == expert.id), None)
        asked.append(Asked(*cell, vote, *_before(before.get(cell), expert, say)))
    return book(board, ballot, expert, asked, lang, say)


def returned(board: Board, ballot: Ballot, path: Path, seen: Seen | None = None) -> Returned:
    """Return what a workbook that came back says; raises ExchangeError where it is no ballot.

    ``seen`` goes from one workbook to the next: what one of them has said is refused in the others.
    """
    from db.exchange.sheet.ballot import returns  # noqa: PLC0415 - loaded when it is asked for

    return returns(board, ballot, open_table(path), _known(), path.name, seen)


def _before(poll: Poll | None, expert: Rater, say: Callable[[str], str]) -> tuple[str, str, str]:
    if poll is None:
        return "", "", ""
    vote = next((each for each in poll.votes if each.rater_id == expert.id), None)
    own = "" if vote is None else f"{vote.score:g}" if vote.score is not None else say(vote.status)
    if poll.median is None:
        return "", "", own
    return f"{poll.median:g}", f"{poll.low:g}–{poll.high:g}", own
