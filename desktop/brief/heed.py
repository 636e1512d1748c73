"""Being called off in the middle of it: what takes long looks up now and then.

Each thread listens for itself, so that an export that is called off does not end the proof that is made beside it.
"""

from __future__ import annotations

import itertools
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EVERY = 32
_count = itertools.count(1)


class _Here(threading.local):
    hear: Callable[[], None] | None = None


_here = _Here()


@contextmanager
def listening(hear: Callable[[], None]) -> Iterator[None]:
    """Let `heed` in this thread call ``hear``, which may raise to call off what is being done."""
    before, _here.hear = _here.hear, hear
    try:
        yield
    finally:
        _here.hear = before


def heed() -> None:
    """Look up: called often, and cheap; raises what listening raises."""
    if next(_count) % _EVERY == 0:
        go_on()


def go_on(_share: float = 0) -> bool:
    """Look up at once, also for work that tells how far it is and asks whether to go on; raises as `heed` does."""
    if _here.hear is not None:
        _here.hear()
    return True
