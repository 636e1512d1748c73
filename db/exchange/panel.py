"""Asking experts in a file: ballots, and the votes that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import BoardError, ExchangeError
from db.exchange.form import DAY, FLAG, PROSE, checked, number, or_null, refer, shown
from db.exchange.identity import Identity
from db.exchange.part import Key, Several, listed, names
from db.exchange.section import section
from db.exchange.target import TARGET
from db.model import checks
from db.model.things import Ballot, Confidence, Criterion, Position, Rater, Segment, Status, Vote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading

_ROUND = Key("round", checked(checks.whole(1, 99, "rule.round")))
_KINDS = {"position": Position, "segment": Segment}
_FORMS = {"position": refer(Position), "segment": refer(Segment)}


class Targets:
    """What a ballot asks about: a list of objects, each with the one key ``position`` or ``segment``."""

    names = ("targets",)

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put the ids into their field, in their order."""
        told = listed(item, "targets", at, reading)
        if told is not None:
            taken = (self._one(each, at / "targets" / n, reading) for n, each in enumerate(told))
            fields["targets"] = tuple(taken)

    def _one(self, told: object, at: Place, reading: Reading) -> object:
        try:
            for name, form in _FORMS.items():
                if isinstance(told, dict) and told.keys() == {name}:
                    return form.take(told[name], reading)
            raise ExchangeError("exchange.target", value=shown(told))
        except BoardError as problem:
            reading.refuse(at, problem)
            return ""

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the targets by what they are."""
        kinds = (next(kind for kind, of in _KINDS.items() if each in ledger.keys[of]) for each in thing.targets)
        out["targets"] = [
            {kind: _FORMS[kind].give(each, ledger)} for kind, each in zip(kinds, thing.targets, strict=True)
        ]


BALLOTS = section(
    "ballots",
    Ballot,
    Identity("ballot", "key"),
    *names(),
    Key("as_of", DAY),
    _ROUND,
    Key("rater", or_null(refer(Rater)), "rater_id"),
    Several("criteria", refer(Criterion)),
    Targets(),
    Key("closed", FLAG, spare=False),
    always=False,
)
VOTES = section(
    "votes",
    Vote,
    Identity("vote", made=("ballot", "round", "rater", "target", "criterion")),
    Key("ballot", refer(Ballot), "ballot_id"),
    _ROUND,
    Key("rater", refer(Rater), "rater_id"),
    TARGET,
    Key("status", checked(checks.one_of(Status))),
    Key("score", or_null(number(checks.score))),
    Key("confidence", or_null(checked(checks.one_of(Confidence))), spare=None),
    Key("comment", PROSE, spare=""),
    Key("given", DAY),
    always=False,
)
