"""The pages that take turns in the middle of the window: each is made when it is first asked for, and not before.

A window is there the sooner the less of it has to be made, and few days of work see all the pages.
"""

# ruff: noqa: PLC0415 - a page is loaded when it is made

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from desktop.selection import Selection
from desktop.session import Session
from desktop.sight import Viewing
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.analysis.page import AnalysisPage
    from desktop.board.page import BoardPage
    from desktop.briefing.page import BriefPage
    from desktop.evidence.page import EvidencePage
    from desktop.review.page import ReviewPage
    from desktop.tables.dates import DatesPage
    from desktop.tables.history import HistoryPage
    from desktop.tables.ratings import RatingsTable
    from desktop.tables.scenarios import ScenariosPage

Page: TypeAlias = (
    "BoardPage"
    " | RatingsTable"
    " | AnalysisPage"
    " | BriefPage"
    " | EvidencePage"
    " | ReviewPage"
    " | ScenariosPage"
    " | DatesPage"
    " | HistoryPage"
)


@dataclass(frozen=True)
class Shared:
    """What the views of a desk share."""

    session: Session
    selection: Selection
    viewing: Viewing
    words: Words
    theme: Theme


class Pages:
    """By the name of their action ``view.<name>``; ``made`` is told the name of each that has just been made."""

    def __init__(self, shared: Shared, board: BoardPage, made: Callable[[str], None]) -> None:
        self._shared, self._made = shared, made
        self._there: dict[str, Page] = {"board": board}

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a page, made or not."""
        return name in self._there or name in MAKERS

    def __getitem__(self, name: str) -> Page:
        """Return a page; raises KeyError where there is none of the name."""
        if name not in self._there:
            self._there[name] = MAKERS[name](self._shared)
            self._made(name)
        return self._there[name]

    def has(self, name: str) -> bool:
        """Tell whether a page has been made."""
        return name in self._there

    def __iter__(self) -> Iterator[Page]:
        """Yield the pages that have been made."""
        return iter(tuple(self._there.values()))

    def retranslate(self, words: Words) -> None:
        """Say them, and those still to be made, in the language of ``words``."""
        self._shared = replace(self._shared, words=words)
        for page in self:
            page.retranslate(words)

    def retheme(self, theme: Theme) -> None:
        """Draw them, and those still to be made, in the colours of ``theme``."""
        self._shared = replace(self._shared, theme=theme)
        for page in self:
            page.retheme(theme)


def _table(shared: Shared) -> RatingsTable:
    from desktop.tables.ratings import RatingsTable

    return RatingsTable(shared.session, shared.selection, shared.words, shared.theme)


def _analysis(shared: Shared) -> AnalysisPage:
    from desktop.analysis.page import AnalysisPage

    return AnalysisPage(shared.session, shared.selection, shared.words, shared.theme, viewing=shared.viewing)


def _evidence(shared: Shared) -> EvidencePage:
    from desktop.evidence.page import EvidencePage

    return EvidencePage(shared.session, shared.selection, shared.words, shared.theme)


def _scenarios(shared: Shared) -> ScenariosPage:
    from desktop.tables.scenarios import ScenariosPage

    return ScenariosPage(shared.session, shared.words, shared.theme)


def _dates(shared: Shared) -> DatesPage:
    from desktop.tables.dates import DatesPage

    return DatesPage(shared.session, shared.words, shared.theme)


def _review(shared: Shared) -> ReviewPage:
    from desktop.review.page import ReviewPage

    return ReviewPage(shared.session, shared.selection, shared.words, shared.theme)


def _history(shared: Shared) -> HistoryPage:
    from desktop.tables.history import HistoryPage

    return HistoryPage(shared.session, shared.selection, shared.words, shared.theme)


def _brief(shared: Shared) -> BriefPage:
    from desktop.briefing.page import BriefPage

    return BriefPage(shared.session, shared.selection, shared.words, shared.theme)


MAKERS: Mapping[str, Callable[[Shared], Page]] = {
    "table": _table,
    "analysis": _analysis,
    "evidence": _evidence,
    "scenarios": _scenarios,
    "dates": _dates,
    "review": _review,
    "history": _history,
    "brief": _brief,
}
