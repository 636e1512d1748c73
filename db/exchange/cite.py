"""Citing: which citations of a file a board has already, and where the others go."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from db.exchange.identity import made_id
from db.model.things import Citation

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from db.model.board import Board


# A citation as its file tells it, and as it would be on the board.
Pair: TypeAlias = tuple[Citation, Citation]


class Merged(NamedTuple):
    """A citation of a file, the board's own that it was found to be (or None), and what is there afterwards."""

    told: Citation
    found: Citation | None
    after: Citation


def merged_citations(board: Board, pairs: Iterable[Pair]) -> Iterator[Merged]:
    """Yield what becomes of each citation.

    A citation is one of the board's where it says the same of the same; so a list that has grown in the middle
    does not turn into another one. What is left has been reworded where its id is known, and is new elsewhere.
    """
    lists: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for told, here in pairs:
        lists[here.target_kind, here.target_id, here.aspect].append((told, here))
    taken: set[str] = set()
    for aspect, each in lists.items():
        citations = board.where(Citation, "target_id", each[0][1].target_id)
        there = [one for one in citations if (one.target_kind, one.target_id, one.aspect) == aspect]
        for merged in _of_one(there, each):
            if merged.found is not None:
                yield merged
            else:
                yield merged._replace(after=_with_free_id(board, merged.after, taken))


def _of_one(there: list[Citation], pairs: list[Pair]) -> Iterator[Merged]:
    left = {each.id: each for each in sorted(there, key=lambda each: each.order)}
    new: list[Pair] = []
    for told, here in pairs:
        same = [each for each in left.values() if (each.passage_id, each.basis) == (here.passage_id, here.basis)]
        if not same:
            new.append((told, here))
            continue
        found = next((each for each in same if each.id == here.id), same[0])
        del left[found.id]
        # A file writes a stance only where it is against; without one it says nothing.
        silent = here.stance in (found.stance, "supports")
        yield Merged(told, found, found if silent else replace(found, stance=here.stance))
    yield from _reworded_or_new(there, left, new)


def _reworded_or_new(there: list[Citation], left: dict[str, Citation], pairs: list[Pair]) -> Iterator[Merged]:
    last = max((each.order for each in there), default=0)
    for n, (told, here) in enumerate(pairs, 1):
        found = left.pop(here.id, None)
        if found is not None:
            yield Merged(told, found, replace(here, order=found.order))
        else:
            yield Merged(told, None, replace(here, order=last + n) if there else here)


def _with_free_id(board: Board, citation: Citation, taken: set[str]) -> Citation:
    says = citation.passage_id or citation.basis or ""
    more = (made_id("citation", citation.target_id, citation.aspect, says, str(n)) for n in count())
    free = next(each for each in chain([citation.id], more) if each not in taken and board.get(Citation, each) is None)
    taken.add(free)
    return citation if free == citation.id else replace(citation, id=free)
