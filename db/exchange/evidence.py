"""Evidence: what stands in a file beside a thing; passages and citations on a board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import ExchangeError
from db.exchange.form import KEY, Form, as_it_is, checked, or_null, refer, shown, written
from db.exchange.identity import ID, citation_id, passage_id
from db.exchange.part import Key, listed
from db.exchange.shape import Shape
from db.model import checks, text
from db.model.things import Citation, CitedKind, Passage, Source, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading

QUOTED, JUDGED = "quote", "analyst_judgement"
ASPECTS = ("origin", "control", "evolution", "strength", "gap", "context")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quoted:
    source_id: str
    quote: str
    passage_id: str | None = None
    stance: Stance = "supports"
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    basis: str
    stance: Stance = "supports"
    id: str | None = None


QUOTE = written(text.quote, "rule.quote_empty")
_OWN = (
    Key("stance", checked(checks.one_of(Stance)), spare="supports"),
    Key("id", or_null(ID), spare=None),
)
_SHAPES = {
    QUOTED: Shape(
        _Quoted,
        Key("source", refer(Source), "source_id"),
        Key("quote", QUOTE),
        Key("passage", or_null(Form(refer(Passage).take, as_it_is)), "passage_id", spare=None),
        *_OWN,
        given=("type",),
    ),
    JUDGED: Shape(_Judged, Key("basis", KEY), *_OWN, given=("type",)),
}


class Evidence:
    """The evidence for one aspect of a thing, as a list beside it; with ``spare`` an empty list is not written."""

    def __init__(self, name: str, cited: CitedKind, aspect: str = "", *, spare: bool = False) -> None:
        self.names = (name,)
        self._name = name
        self._cited = cited
        self._aspect = aspect
        self._spare = spare

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Make citations, and passages where there are none yet, of what the list says."""
        for n, told in enumerate(listed(item, self._name, at, reading) or ()):
            place = at / self._name / n
            found = _known(told, reading) or _taken(told, place, reading)
            if found is not None:
                self._cite(found, fields["id"], n + 1, place, reading)

    def _cite(self, found: _Found, target_id: str, order: int, at: Place, reading: Reading) -> None:
        citation = Citation(
            id=found.id or citation_id(target_id, self._aspect, order),
            target_kind=self._cited,
            target_id=target_id,
            aspect=self._aspect,
            order=order,
            passage_id=found.passage_id,
            basis=found.basis,
            stance=found.stance,
        )
        if reading.claim(Citation, citation.id, at):
            reading.add(citation)

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the citations of the thing in their order."""
        citations = ledger.citations(self._cited, thing.id, self._aspect)
        if citations or not self._spare:
            out[self._name] = [_told(citation, n, ledger) for n, citation in enumerate(citations, 1)]


class EvidenceBeside:
    """The evidence for all aspects but those ``told`` elsewhere: hardly ever there, and written only where it is."""

    def __init__(self, cited: CitedKind, *told: str) -> None:
        aspects = [each for each in ASPECTS if each not in told]
        self.names = tuple(f"{each}_evidence" for each in aspects)
        self._each = [Evidence(f"{each}_evidence", cited, each, spare=True) for each in aspects]

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Make citations of what the lists say."""
        if not item.keys().isdisjoint(self.names):
            for evidence in self._each:
                evidence.take(item, at, reading, fields)

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write what there is."""
        for evidence in self._each:
            evidence.give(thing, out, ledger)


class _Found(NamedTuple):
    """An item of evidence that was taken, its passage made."""

    passage_id: str | None
    basis: str | None
    stance: Stance
    id: str | None


def _known(told: Any, reading: Reading) -> _Found | None:  # noqa: ANN401 - whatever the file has
    # The same few items stand beside thousands of ratings.
    try:
        found: _Found | None = reading.remembered.get(tuple(told.items()))
    except (AttributeError, TypeError):
        return None
    return found


def _taken(told: Any, at: Place, reading: Reading) -> _Found | None:  # noqa: ANN401 - whatever the file has
    unknown = len(reading.unknown)
    item = _shaped(told, at, reading)
    if isinstance(item, _Quoted):
        found = _Found(_passage(item, at, reading), None, item.stance, item.id)
    elif item is not None:
        found = _Found(None, item.basis, item.stance, item.id)
    else:
        return None
    if len(reading.unknown) == unknown and item.id is None:
        reading.remembered[tuple(told.items())] = found
    return found


def _shaped(told: object, at: Place, reading: Reading) -> _Quoted | _Judged | None:
    if not isinstance(told, dict):
        reading.refuse(at, ExchangeError("exchange.object", value=shown(told)))
        return None
    kind = told.get("type")
    shape = _SHAPES.get(kind) if isinstance(kind, str) else None
    if shape is None:
        reading.refuse(at / "type", ExchangeError("exchange.evidence", value=shown(kind)))
        return None
    item: _Quoted | _Judged | None = shape.take(told, at, reading)
    return item


def _passage(item: _Quoted, at: Place, reading: Reading) -> str:
    made = passage_id(item.source_id, item.quote)
    known = reading.get(Passage, item.passage_id or made)
    if known is None:
        known = Passage(id=made, source_id=item.source_id, quote=item.quote)
        reading.claim(Passage, made, at)
        reading.add(known)
    elif (known.source_id, known.quote) != (item.source_id, item.quote):
        reading.refuse(at, ExchangeError("exchange.passage"))
    return known.id


def _told(citation: Citation, order: int, ledger: Ledger) -> dict[str, Any]:
    made = citation_id(citation.target_id, citation.aspect, order)
    own: dict[str, Any] = {"stance": citation.stance, "id": None if citation.id == made else citation.id}
    if citation.passage_id is None:
        return {"type": JUDGED, **_SHAPES[JUDGED].give(_Judged(basis=citation.basis or "", **own), ledger)}
    passage = ledger.board.the(Passage, citation.passage_id)
    listed_as = None if ledger.is_plain(passage) else passage.id
    quoted = _Quoted(source_id=passage.source_id, quote=passage.quote, passage_id=listed_as, **own)
    return {"type": QUOTED, **_SHAPES[QUOTED].give(quoted, ledger)}
