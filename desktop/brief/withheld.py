"""What a brief leaves out: whatever may not be handed on as widely as the brief is, and every trace of its name.

Content never sees it: it reads the reduced board and the cleared order, so that nothing of it can reach a page, a
figure, an attachment or the metadata.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from db.model.change import Change
from db.model.removal import removal
from db.model.things import Distribution, Document, Entity, Passage, Rating, Scenario, Source, Thing, Vote, name
from db.model.ties import key
from desktop.brief.blots import BLOTTED, Blotter, new_keys
from desktop.brief.spelling import Names, can_be_sought, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from db.model.board import Board
    from db.model.things import Language
    from desktop.brief.order import Order

__all__ = ("BLOTTED", "LEVELS", "Cleared", "Withheld", "above", "cleared", "reduced", "withheld")

LEVELS: tuple[Distribution, ...] = ("open", "sensitive", "secret")

_TELLING = 8
"""A quote or an address of what is withheld is known again from so many letters on."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is above a class of distribution, and how far its names could be blotted out of what is not.

    ``blotted`` are the things in whose text a name was; ``in_order`` says that one stood in what the brief itself is
    called and opens with. ``spared`` are names that stand where they stood: of one letter, or part of an open name.
    """

    entities: tuple[Entity, ...] = ()
    ratings: tuple[Rating, ...] = ()
    sources: tuple[Source, ...] = ()
    blotted: tuple[Thing, ...] = ()
    in_order: bool = False
    spared: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many things are left out."""
        return len(self.entities) + len(self.ratings) + len(self.sources)

    def names(self, lang: Language) -> tuple[str, ...]:
        """Return the names of the players and the titles of the sources that are left out."""
        return (*(name(each, lang) for each in self.entities), *(each.title for each in self.sources))


class Cleared(NamedTuple):
    """A board and the order of a brief of it as if what is withheld had never been, and what that is."""

    board: Board
    order: Order
    withheld: Withheld


def cleared(board: Board, order: Order) -> Cleared:
    """Return board and order without what is above the order's class; the very same two where nothing is."""
    rest, found, blotter = _cleared(board, order.distribution)
    if blotter is None:
        return Cleared(rest, order, found)
    after: Order = blotter.cleaned(order)
    return Cleared(rest, after, replace(found, in_order=after != order))


def reduced(board: Board, distribution: Distribution) -> Board:
    """Return the board as if what is above that class had never been; ``board`` itself where nothing is."""
    return _cleared(board, distribution)[0]


def withheld(board: Board, distribution: Distribution) -> Withheld:
    """Return what a class leaves out of a board, and in whose text a name is blotted out."""
    return _cleared(board, distribution)[1]


def _cleared(board: Board, distribution: Distribution) -> tuple[Board, Withheld, Blotter | None]:
    found = above(board, distribution)
    if not found.count:
        return board, found, None
    rest = _without(board, found)
    names = Names(_telling(board, found), _open_names(rest))
    rekeyed = tuple(new_keys(rest, Names((*_telling(board, found), *_own_keys(found)))))
    rest = rest.overlaid(rekeyed)
    blotter = Blotter(names, _by_place(rekeyed))
    blots = [Change(thing, after) for thing in rest.things() if (after := blotter.cleaned(thing)) is not thing]
    blotted = tuple(each.before for each in blots if each.before is not None)
    told = replace(found, blotted=blotted, spared=_spared(rest, found))
    return rest.overlaid(blots), told, blotter


def above(board: Board, distribution: Distribution) -> Withheld:
    """Return what is above a class, without looking for where else it is named."""
    secret = frozenset(LEVELS[LEVELS.index(distribution) + 1 :])
    return Withheld(
        tuple(each for each in board.all(Entity).values() if each.distribution in secret),
        tuple(each for each in board.all(Rating).values() if each.distribution in secret),
        tuple(each for each in board.all(Source).values() if each.distribution in secret),
    )


def _without(board: Board, found: Withheld) -> Board:
    """Return the board without what is withheld, and without what says the same as a rating that is."""
    cells = {(each.target_id, each.criterion_id) for each in found.ratings}
    votes = [each for each in board.all(Vote).values() if (each.target_id, each.criterion_id) in cells]
    rest = board.overlaid(removal(board, [*found.entities, *found.ratings, *found.sources, *votes]))
    return rest.overlaid(_uncovered(rest, cells)) if cells else rest


def _uncovered(board: Board, cells: Set[tuple[str, str]]) -> Iterator[Change]:
    """Yield the changes that take out of scenarios what they say of these targets on these criteria."""
    for scenario in board.all(Scenario).values():
        kept = tuple(each for each in scenario.overrides if (each.target_id, each.criterion_id) not in cells)
        if kept != scenario.overrides:
            yield Change(scenario, replace(scenario, overrides=kept))


def _telling(board: Board, found: Withheld) -> Iterator[str]:
    """Yield every text by which something that is withheld is known again."""
    for entity in found.entities:
        yield from _called(entity)
    for source in found.sources:
        yield source.title
        quotes = (each.quote for each in board.where(Passage, "source_id", source.id))
        files = (each.name for each in board.where(Document, "source_id", source.id))
        yield from (each for each in (source.url or "", *quotes, *files) if len(each) >= _TELLING)


def _own_keys(found: Withheld) -> Iterator[str]:
    """Yield the keys of what is withheld, of which other keys may be made."""
    yield from (each.key for each in found.entities)
    yield from (each.key for each in found.sources)


def _open_names(rest: Board) -> Iterator[str]:
    return (each for entity in rest.all(Entity).values() for each in _called(entity))


def _called(entity: Entity) -> tuple[str, ...]:
    return tuple(each for each in (entity.name_ko, entity.name_en, *entity.aliases) if each)


def _spared(rest: Board, found: Withheld) -> tuple[str, ...]:
    """Return what is not blotted out: names too short to be told from others, and open names that hold one."""
    names = dict.fromkeys(each for entity in found.entities for each in _called(entity))
    short = (each for each in names if not can_be_sought(each))
    sought = Names(names)
    alone = {folded(each).letters for each in names}
    holding = (each for each in _open_names(rest) if sought.are_in(each) and folded(each).letters not in alone)
    return tuple(dict.fromkeys((*short, *holding)))


def _by_place(rekeyed: Iterable[Change]) -> dict[str, str]:
    """Return the new keys by the old ones, each after its kind as fields and paragraphs name it."""
    kinds = ((each.kind.__name__.lower(), each.before, each.after) for each in rekeyed)
    return {f"{kind}.{key(old)}": f"{kind}.{key(new)}" for kind, old, new in kinds if old and new}
