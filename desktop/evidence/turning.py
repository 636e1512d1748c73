"""What can be done with the document that shows: turning its pages, drawing them larger, taking it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model.things import Document

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""How wide a page is drawn, as shares of the room there is."""


def possible(document: Document | None, at: tuple[int, int], zoom: int) -> dict[str, bool]:
    """Return which buttons have something to do; ``at`` is the page that shows, of how many."""
    page, count = at
    paged = document is not None and document.media == "pdf"
    drawn = document is not None and document.media != "text"
    return {
        "detach": document is not None,
        "previous": paged and page > 0,
        "next": paged and page < count - 1,
        "smaller": drawn and zoom > 0,
        "larger": drawn and zoom < len(ZOOMS) - 1,
    }
