"""The sample board, and a small language for boards that a test makes up."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from db.exchange.starter import sample_things
from db.model.board import Board
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Layer,
    Passage,
    Position,
    Premise,
    Rater,
    Rating,
    Segment,
    Source,
    Thing,
    WeightSet,
)

SAMPLE = Path(__file__).parents[3] / "resources" / "boards" / "sample.json"
TODAY = date(2023, 12, 21)


@pytest.fixture(scope="session")
def sample() -> Board:
    return Board(sample_things(SAMPLE.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def plan() -> type[Plan]:
    return Plan


class Plan:
    """A board in the making: ``Plan("tech", "home")`` has these position criteria, and ``imp`` and ``wta``.

    Ids are the keys; a rating is named ``target/criterion`` with a number where there are several.
    """

    def __init__(self, *criteria: str, weights: dict[str, float] | None = None, **premise: Any) -> None:
        self.things: list[Thing] = [
            Criterion(id=key, key=key, scope="position", order=order, name_ko=key)
            for order, key in enumerate(criteria or ("tech", "home"))
        ]
        self.things += [
            Criterion(id=key, key=key, scope="segment", order=order, name_ko=key)
            for order, key in enumerate(("imp", "wta"))
        ]
        if weights is not None:
            self.things.append(WeightSet(id="w", key="w", name_ko="w", weights=tuple(weights.items())))
            premise.setdefault("weight_set_id", "w")
        self.things.append(Premise(**{"id": "premise", "title_ko": "판", "as_of": TODAY} | premise))
        self.add(Layer(id="layer", key="layer", name_ko="layer", stack_rank=1))
        self._numbers = count(1)

    @property
    def board(self) -> Board:
        return Board(self.things)

    def add(self, *things: Thing) -> Plan:
        self.things += things
        return self

    def segment(self, key: str = "seg", layer: str = "layer", **fields: Any) -> Plan:
        structure = {each: fields.pop(each) for each in ("imp", "wta") if each in fields}
        self.add(Segment(id=key, key=key, layer_id=layer, order=1, name_ko=key, **fields))
        for criterion, score in structure.items():
            self.rate(key, criterion, score, target_kind="segment")
        return self

    def card(
        self,
        key: str,
        segment: str = "seg",
        /,
        *,
        of: str = "KR",
        control: str | None = None,
        start: str | None = None,
        end: str | None = None,
        **scores: Any,
    ) -> Plan:
        self.add(
            Entity(id=f"e:{key}", key=f"e:{key}", kind="company", origin=of, control=control, name_ko=key),
            Position(id=key, key=key, entity_id=f"e:{key}", segment_id=segment, start=start, end=end),
        )
        for criterion, score in scores.items():
            self.rate(key, criterion, score)
        return self

    def rate(self, target: str, criterion: str, score: float | str | None, **fields: Any) -> Plan:
        """Add a rating; a word instead of a score is its status, None adds nothing."""
        if score is None:
            return self
        status = score if isinstance(score, str) else "rated"
        rating = {
            "id": f"{target}/{criterion}/{next(self._numbers)}",
            "target_kind": "position",
            "target_id": target,
            "criterion_id": criterion,
            "status": status,
            "score": None if isinstance(score, str) else score,
            "rated_at": TODAY,
            "as_of": TODAY,
        }
        return self.add(Rating(**(rating | fields)))

    def rater(self, key: str, kind: Any = "person") -> Plan:
        return self.add(Rater(id=key, key=key, name=key, kind=kind))

    def source(self, key: str, reliability: Any, credibility: int) -> Plan:
        return self.add(
            Source(id=key, key=key, kind="report", title=key, reliability=reliability, credibility=credibility)
        )

    def cite(self, rating: str, source: str | None, stance: Any = "supports", credibility: int | None = None) -> Plan:
        number = next(self._numbers)
        passage = f"p{number}" if source else None
        if source:
            self.add(Passage(id=f"p{number}", source_id=source, quote="…", credibility=credibility))
        return self.add(
            Citation(
                id=f"c{number}",
                target_kind="rating",
                target_id=rating,
                order=number,
                passage_id=passage,
                basis=None if source else "judgement",
                stance=stance,
            )
        )
