"""Troubles: everything that is wrong with a file, gathered so that the user sees it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import BoardError, ExchangeError

if TYPE_CHECKING:
    from db.exchange.place import Place

MOST = 50


class Troubles:
    """What is wrong and where: the first `MOST` are kept, all are counted."""

    __slots__ = ("count", "first")

    def __init__(self) -> None:
        self.count = 0
        self.first: list[ExchangeError] = []

    def add(self, place: Place | str, problem: BoardError) -> None:
        """Note that ``problem`` was met at ``place``."""
        self.count += 1
        if len(self.first) < MOST:
            self.first.append(ExchangeError("exchange.at", place=str(place), problem=problem))

    def settle(self) -> None:
        """Raise ExchangeError if there was any trouble: the first one, with how many more there are."""
        if self.count == 1:
            raise self.first[0]
        if self.count:
            raise ExchangeError(
                "exchange.many", first=self.first[0], more=self.count - 1, troubles=tuple(self.first), count=self.count
            )


def troubles_of(error: BoardError) -> tuple[BoardError, ...]:
    """Return the single troubles behind an error, at most `MOST`; an error without any stands for itself."""
    troubles = error.facts.get("troubles")
    return troubles if isinstance(troubles, tuple) else (error,)
