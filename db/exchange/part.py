"""Parts: what an object of a file is made of, each part with the way it is read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from db.errors import BoardError, ExchangeError
from db.exchange.form import LINE, NAME, PROSE, shown
from db.exchange.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.form import Form
    from db.exchange.ledger import Ledger
    from db.exchange.reading import Reading
    from db.exchange.shape import Shape

# Stands for what is not there, where None could be.
ABSENT: Any = object()


class Part(Protocol):
    """One or a few keys of an object that are read and written together."""

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of the object, in the order in which they are written."""

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put what ``item`` says into ``fields``; what is wrong goes to ``reading``."""

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - each shape has its own
        """Put what ``thing`` says into the object ``out``."""


class Key:
    """One key with one value, read by the `Shape` itself. With ``spare`` it is written only where it is not that."""

    def __init__(self, name: str, form: Form, field: str = "", *, spare: object = ABSENT) -> None:
        self.name = name
        self.names = (name,)
        self.form = form
        self.field = field or name
        self._spare = spare

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the value, but for a spare one."""
        value = getattr(thing, self.field)
        if value != self._spare:
            out[self.name] = self.form.give(value, ledger)


class Several:
    """A list of values of one form; with ``spare`` an empty one is not written."""

    def __init__(self, name: str, form: Form, *, spare: bool = False) -> None:
        self.names = (name,)
        self._name = name
        self._form = form
        self._spare = spare

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put the values into their field as a tuple."""
        values = listed(item, self._name, at, reading)
        if values is not None:
            taken = (self._one(value, at / self._name / n, reading) for n, value in enumerate(values))
            fields[self._name] = tuple(taken)

    def _one(self, value: object, at: Place, reading: Reading) -> object:
        try:
            return self._form.take(value, reading)
        except BoardError as problem:
            reading.refuse(at, problem)
            return None

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the values as a list."""
        values = getattr(thing, self._name)
        if values or not self._spare:
            out[self._name] = [self._form.give(value, ledger) for value in values]


class Records:
    """A list of small objects of one shape; with ``spare`` an empty one is not written."""

    def __init__(self, name: str, shape: Shape, *, spare: bool = False) -> None:
        self.names = (name,)
        self._name = name
        self._shape = shape
        self._spare = spare

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put the objects into their field as a tuple of records."""
        items = listed(item, self._name, at, reading)
        if items is not None:
            taken = (self._shape.take(each, at / self._name / n, reading) for n, each in enumerate(items))
            fields[self._name] = tuple(taken)

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the records as a list of objects."""
        records = getattr(thing, self._name)
        if records or not self._spare:
            out[self._name] = [self._shape.give(each, ledger) for each in records]


class Rows:
    """A list of small objects that are tuples on the board, one value for each key; an empty one is not written."""

    def __init__(self, name: str, /, **forms: Form) -> None:
        self.names = (name,)
        self._name = name
        self._forms = forms

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put the objects into their field as a tuple of tuples."""
        items = listed(item, self._name, at, reading)
        if items is not None:
            taken = (self._row(each, at / self._name / n, reading) for n, each in enumerate(items))
            fields[self._name] = tuple(taken)

    def _row(self, told: object, at: Place, reading: Reading) -> tuple[object, ...]:
        if not isinstance(told, dict):
            reading.refuse(at, ExchangeError("exchange.object", value=shown(told)))
            return ()
        reading.unknown += [str(at / key) for key in told if key not in self._forms]
        return tuple(self._value(told, key, form, at, reading) for key, form in self._forms.items())

    def _value(self, told: dict[str, Any], key: str, form: Form, at: Place, reading: Reading) -> object:
        try:
            if key not in told:
                raise ExchangeError("exchange.absent", key=key)
            return form.take(told[key], reading)
        except BoardError as problem:
            reading.refuse(at / key, problem)
            return None

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the tuples as a list of objects."""
        rows = [
            {key: form.give(value, ledger) for (key, form), value in zip(self._forms.items(), row, strict=True)}
            for row in getattr(thing, self._name)
        ]
        if rows:
            out[self._name] = rows


class Record:
    """One small object of our own, written only where it is not as it is ``usual``."""

    def __init__(self, name: str, shape: Shape, usual: object) -> None:
        self.names = (name,)
        self._name = name
        self._shape = shape
        self._usual = usual

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put the object into its field as a record."""
        if self._name in item:
            fields[self._name] = self._shape.take(item[self._name], at / self._name, reading)

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the record, but for the usual one."""
        value = getattr(thing, self._name)
        if value != self._usual:
            out[self._name] = self._shape.give(value, ledger)


def listed(item: Mapping[str, Any], name: str, at: Place | None, reading: Reading) -> list[Any] | None:
    """Return the list under a key, or None where there is none; anything else than a list is refused."""
    found = item.get(name, ABSENT)
    if found is ABSENT or isinstance(found, list):
        return None if found is ABSENT else found
    reading.refuse(Place(name, at), ExchangeError("exchange.list", value=shown(found)))
    return None


def names(stem: str = "name") -> tuple[Key, Key]:
    """Return the keys of a name in both languages."""
    return Key(f"{stem}_ko", NAME), Key(f"{stem}_en", NAME)


def texts(stem: str) -> tuple[Key, Key]:
    """Return the keys of a longer text in both languages."""
    return Key(f"{stem}_ko", PROSE), Key(f"{stem}_en", PROSE)


def spare_texts(stem: str) -> tuple[Key, Key]:
    """Return the keys of a longer text in both languages, written only where there is some."""
    return Key(f"{stem}_ko", PROSE, spare=""), Key(f"{stem}_en", PROSE, spare="")


def spare_lines(stem: str) -> tuple[Key, Key]:
    """Return the keys of a line in both languages, written only where there is one."""
    return Key(f"{stem}_ko", LINE, spare=""), Key(f"{stem}_en", LINE, spare="")
