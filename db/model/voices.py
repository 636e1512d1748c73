"""Voices: of many dated ratings of one cell by several raters, those that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from db.model.evidence import Rating


def age(rating: Rating) -> tuple[date, date, str]:
    """Return the key that sorts ratings from the oldest to the newest."""
    return rating.as_of, rating.rated_at, rating.id


def voices(ratings: Iterable[Rating], adopting: Collection[str]) -> tuple[Rating, ...]:
    """Return the ratings that count of those on one criterion, by age; ``adopting`` are the panels' ids.

    Of every rater the newest one counts; where a panel has rated, only the newest one of a panel does.
    """
    newest: dict[str | None, Rating] = {}
    for rating in sorted(ratings, key=age):
        newest[rating.rater_id] = rating
    found = sorted(newest.values(), key=age)
    adopted = [voice for voice in found if voice.rater_id in adopting]
    return tuple(adopted[-1:] or found)
