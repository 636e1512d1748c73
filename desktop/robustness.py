"""How far a reading may be trusted, as a report: plain values for programs, lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.model.board import segments_in_order
from db.model.things import Position, name
from desktop.console import shown, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.judge.robust import Robustness, SegmentRobust
    from db.model.board import Board
    from desktop.words import Words

NOTHING = "-"
HEADS = ("L5", "L50", "L95", "p_lead", "strength", "shares")


def add_to(report: dict[str, Any], board: Board, found: Robustness) -> None:
    """Put what the draws came to into a judgement's report: under each of its segments and positions."""
    segments = {each.key: each.id for each in segments_in_order(board)}
    for each in report["segments"]:
        each.update(_segment(found.segments[segments[each["key"]]]))
        for position in each["positions"]:
            position.update(_position(board, found, position["key"]))
    report["robust"] = {
        "draws": found.draws,
        "seed": found.seed,
        "noise": found.noise,
        "width": found.width,
        "half_widths": dict(zip(("high", "moderate", "low"), found.half_widths, strict=True)),
        "numpy": found.numpy,
    }


def as_lines(board: Board, found: Robustness, words: Words) -> str:
    """Return how far L and posture of each segment may be trusted, as lines for people."""
    width = "" if found.width is None else f" ±{found.width * 100:g} %"
    noise = words.say(f"trust.noise.{found.noise}") + width
    title = words.say("trust.robust", draws=found.draws, seed=found.seed, noise=noise, numpy=found.numpy)
    heads = [words.say("cli.judge.segment"), *(words.say(f"trust.{each}") for each in HEADS)]
    return title + "\n" + table([heads, *_rows(board, found, words)], right=(1, 2, 3, 4))


def _segment(found: SegmentRobust) -> Mapping[str, Any]:
    low, middle, high = found.level or (None, None, None)
    return {
        "L5": low,
        "L50": middle,
        "L95": high,
        "p_lead": found.p_lead,
        "posture_shares": dict(found.posture_shares),
        "strength": found.strength,
    }


def _position(board: Board, found: Robustness, key: str) -> Mapping[str, Any]:
    position = board.by_key(Position, key)
    drawn = found.positions.get(position.id) if position is not None else None
    low, middle, high = drawn.rank if drawn is not None else (None, None, None)
    return {"rank5": low, "rank50": middle, "rank95": high}


def _rows(board: Board, found: Robustness, words: Words) -> Iterator[tuple[str, ...]]:
    for segment in segments_in_order(board):
        drawn = found.segments[segment.id]
        if drawn.level is None or drawn.p_lead is None or drawn.strength is None:
            yield shown(name(segment, words.lang)), *(NOTHING,) * 4, NOTHING, ""
            continue
        shares = sorted(drawn.posture_shares.items(), key=lambda each: -each[1])
        told = ", ".join(f"{words.say(f'judge.posture.{each}')} {share * 100:.0f}" for each, share in shares)
        yield (
            shown(name(segment, words.lang)),
            *(f"{each:.1f}" for each in drawn.level),
            f"{drawn.p_lead * 100:.0f}",
            words.say(f"trust.word.{drawn.strength}"),
            told,
        )
