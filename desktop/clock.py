"""What day it is where the user sits."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """Return today's date by the machine's own clock and zone."""
    return datetime.now().astimezone().date()
