"""Merging: what a file brings, taken into a board that is there, as one edit. Nothing is ever removed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from db.edit.edit import Edit
from db.exchange.cite import merged_citations
from db.exchange.match import Matches
from db.exchange.redirect import LostError, redirected
from db.exchange.report import Report, line
from db.model.board import Board, present_wave
from db.model.change import Change
from db.model.circles import closes
from db.model.things import KINDS, Citation, Criterion, Premise, Rating, Relation, Scenario, WeightSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.exchange.incoming import Incoming
    from db.exchange.report import Line
    from db.model.things import Thing

VERB = "exchange.merge"


def merge(board: Board, incoming: Incoming) -> tuple[Edit, Report]:
    """Return the edit that takes ``incoming`` into ``board``, and a report of what it does; changes nothing itself.

    A thing of the file is a thing of the board where it has the same id, else where it has the same key or is
    about the same. It then brings the file's values, keeps the board's id, and keeps the board's value where the
    file says nothing. What does not fit is refused by itself, and with it what refers to it.
    """
    merging = _Merging(board, incoming)
    for kind in KINDS:
        if kind is not Citation:
            merging.take(kind)
    # They speak of things of every kind, so they come last.
    merging.cite()
    merging.keep_present()
    return merging.edit(), merging.report()


class _Merging:
    def __init__(self, board: Board, incoming: Incoming) -> None:
        self._board = board
        self._file = Board(incoming.things)
        self._incoming = incoming
        self._relations = Board(board.all(Relation).values())
        self._moved: defaultdict[type[Thing], dict[str, str]] = defaultdict(dict)
        self._lost: defaultdict[type[Thing], set[str]] = defaultdict(set)
        self._changes: list[Change] = []
        self._lines: defaultdict[str, list[Line]] = defaultdict(list)
        self._unchanged = 0

    def take(self, kind: type[Thing]) -> None:
        """Take in all things of a kind; what they refer to has been taken in before."""
        things = cast("Iterable[Thing]", self._file.all(cast("type[Any]", kind)).values())
        matches = Matches(cast("Iterable[Thing]", self._board.all(cast("type[Any]", kind)).values()))
        met = [(thing, matches.by_id(thing)) for thing in things]
        # Ids are surer than keys, so all of them are matched before the first key is.
        for thing, found in sorted(met, key=lambda pair: pair[1] is None):
            self._take_one(thing, found, matches)

    def _take_one(self, thing: Thing, found: Thing | None, matches: Matches) -> None:
        try:
            here = redirected(thing, self._where)
        except LostError:
            self._refuse(thing, "lost")
            return
        if isinstance(thing, Premise) and found is None:
            self._tell("kept", thing)
            return
        found = found or matches.by_handle(here)
        after = here if found is None else self._combined(found, here)
        reason = self._objection(found, after, matches)
        if reason:
            self._refuse(thing, reason)
            return
        self._moved[type(thing)][thing.id] = after.id
        self._put(thing, found, after)

    def _where(self, kind: type[Thing], thing_id: str) -> str:
        if thing_id in self._lost[kind]:
            raise LostError(thing_id)
        return self._moved[kind].get(thing_id, thing_id)

    def _combined(self, found: Thing, here: Thing) -> Thing:
        """Return what the board's thing becomes: the file's values, and its own where the file is silent."""
        if here == found:
            return found
        silent = self._incoming.silent.get(here.id, frozenset())
        after = replace(cast("Any", here), id=found.id, **{field: getattr(found, field) for field in silent})
        return found if after == found else cast("Thing", after)

    def _objection(self, found: Thing | None, after: Thing, matches: Matches) -> str:
        if found is after:
            return ""
        if isinstance(found, Criterion) and isinstance(after, Criterion) and self._is_remeant(found, after):
            return "criterion"
        if isinstance(after, Relation) and self._goes_round(found, after):
            return "circle"
        return "" if matches.settle(found, after) else "taken"

    def _is_remeant(self, found: Criterion, after: Criterion) -> bool:
        """Tell whether a criterion would come to mean something else than what the board uses it for."""
        if (found.scope, found.anchors) == (after.scope, after.anchors):
            return False
        if any(rating.criterion_id == found.id for rating in self._board.all(Rating).values()):
            return True
        weighed = (each for one in self._board.all(WeightSet).values() for each, _ in one.weights)
        overridden = (each.criterion_id for one in self._board.all(Scenario).values() for each in one.overrides)
        return found.scope != after.scope and found.id in {*weighed, *overridden}

    def _goes_round(self, found: Thing | None, after: Relation) -> bool:
        change = Change(found, after)
        self._relations.apply([change])
        if not closes(self._relations, after):
            return False
        self._relations.apply([change.inverse()])
        return True

    def cite(self) -> None:
        """Take in the citations, target by target."""
        here: list[tuple[Citation, Citation]] = []
        for citation in self._file.all(Citation).values():
            try:
                here.append((citation, cast("Citation", redirected(citation, self._where))))
            except LostError:
                self._refuse(citation, "lost")
        for told, found, after in merged_citations(self._board, here):
            self._put(told, found, after)

    def keep_present(self) -> None:
        """Have the wave stay the present one that is it: a board that names none would take the latest, a new one."""
        present = present_wave(self._board)
        after = self._board.overlaid(self._changes)
        if present is None or present_wave(after) == present or after.premise.wave_id is not None:
            return
        named = replace(after.premise, wave_id=present)
        for at, change in enumerate(self._changes):
            if isinstance(change.thing, Premise):
                self._changes[at] = Change(change.before, named)
                return
        self._changes.append(Change(self._board.premise, named))
        self._tell("changed", named)

    def _put(self, told: Thing, found: Thing | None, after: Thing) -> None:
        if found is after:
            self._unchanged += 1
            return
        self._changes.append(Change(found, after))
        self._tell("added" if found is None else "changed", told)

    def _refuse(self, thing: Thing, reason: str) -> None:
        self._lost[type(thing)].add(thing.id)
        self._tell("refused", thing, reason)

    def _tell(self, fate: str, thing: Thing, reason: str = "") -> None:
        self._lines[fate].append(line(self._file, thing, reason))

    def edit(self) -> Edit:
        """Return all changes as one step, named after the file's board."""
        premise = self._file.premise
        counts = {each: str(len(self._lines[each])) for each in ("added", "changed")}
        subject = (("name", (premise.title_ko, premise.title_en)), *((key, (n, n)) for key, n in counts.items()))
        return Edit(VERB, tuple(self._changes), subject)

    def report(self) -> Report:
        """Return what becomes of everything."""
        fates = {fate: tuple(self._lines[fate]) for fate in ("added", "changed", "refused", "kept")}
        return Report(**fates, unchanged=self._unchanged, unknown=self._incoming.unknown)
