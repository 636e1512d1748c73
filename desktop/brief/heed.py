"""Being called off in the middle of it: what takes long looks up now and then.

Whoever makes a paper holds `PRESS`, so there is one listener at a time.
"""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EVERY = 32
_count = itertools.count(1)
_listeners: list[Callable[[], None]] = []


@contextmanager
def listening(hear: Callable[[], None]) -> Iterator[None]:
    """Let `heed` call ``hear``, which may raise to call off what is being done."""
    _listeners.append(hear)
    try:
        yield
    finally:
        _listeners.pop()


def heed() -> None:
    """Look up: called often, and cheap; raises what listening raises."""
    if next(_count) % _EVERY == 0 and _listeners:
        _listeners[-1]()
