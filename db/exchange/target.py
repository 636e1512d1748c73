"""A target: what is rated and on which criterion, told by three keys that must fit each other."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from db.errors import BoardError, ExchangeError
from db.exchange.form import checked, refer, shown
from db.model import checks
from db.model.things import Criterion, Position, Scope, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.form import Form
    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading

_SCOPE = checked(checks.one_of(Scope))
_CRITERION = refer(Criterion)
_TARGETS: Mapping[str, Form] = MappingProxyType({"position": refer(Position), "segment": refer(Segment)})


class Target:
    """The keys ``target_kind``, ``target`` and ``criterion`` of a rating or of a difference of a scenario."""

    names = ("target_kind", "target", "criterion")

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put all three into their fields, if the criterion is one for that kind of target."""
        name = "target_kind"
        try:
            scope = _SCOPE.take(_told(item, name), reading)
            name = "target"
            target = _TARGETS[scope].take(_told(item, name), reading)
            name = "criterion"
            criterion_id = _CRITERION.take(_told(item, name), reading)
            criterion = reading.get(Criterion, criterion_id)
            if criterion is not None and criterion.scope != scope:
                raise ExchangeError("exchange.scope", value=shown(item[name]), scope=criterion.scope)
        except BoardError as problem:
            reading.refuse(at / name, problem)
        else:
            fields.update(target_kind=scope, target_id=target, criterion_id=criterion_id)

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write all three."""
        out["target_kind"] = thing.target_kind
        out["target"] = _TARGETS[thing.target_kind].give(thing.target_id, ledger)
        out["criterion"] = _CRITERION.give(thing.criterion_id, ledger)


TARGET = Target()


def _told(item: Mapping[str, Any], name: str) -> object:
    if name not in item:
        raise ExchangeError("exchange.absent", key=name)
    return item[name]
