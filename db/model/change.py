"""A change: one thing before and after. Undo is the same change turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Change:
    """One thing ``before`` and ``after``: added if ``before`` is None, removed if ``after`` is None."""

    before: Thing | None
    after: Thing | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a before or an after")
        if (
            self.before is not None
            and self.after is not None
            and (type(self.before) is not type(self.after) or self.before.id != self.after.id)
        ):
            raise ValueError("a change is about one thing")

    @property
    def thing(self) -> Thing:
        """The thing that is meant: as it is after, or as it was where it is gone."""
        thing = self.after if self.after is not None else self.before
        assert thing is not None  # noqa: S101 - __post_init__ saw to it
        return thing

    @property
    def kind(self) -> type[Thing]:
        """The class of the thing."""
        return type(self.thing)

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.thing.id

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.after, self.before)


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return what takes ``changes`` back, last first."""
    return tuple(change.inverse() for change in reversed(tuple(changes)))


def added(*things: Thing) -> tuple[Change, ...]:
    """Return the changes that add ``things``."""
    return tuple(Change(None, thing) for thing in things)
