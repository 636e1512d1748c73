"""A place in a file: where something stands, told only when somebody asks."""

from __future__ import annotations

from db.model import text

_LONGEST = 60


class Place:
    """A path such as ``ratings[12].score``, grown step by step with ``/``; made into text by `str`."""

    __slots__ = ("_above", "_step")

    def __init__(self, step: str | int, above: Place | None = None) -> None:
        self._step = step
        self._above = above

    def __truediv__(self, step: str | int) -> Place:
        return Place(step, self)

    def __str__(self) -> str:
        above = "" if self._above is None else str(self._above)
        if isinstance(self._step, int):
            return f"{above}[{self._step}]"
        # A key may be anything that its writer likes, and is shown to whoever opens the file.
        step = text.excerpt(self._step, _LONGEST)
        return f"{above}.{step}" if above else step
