"""Writing: a board becomes the text of a file, the same text for the same board."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.exchange.document import FORMAT, VERSION
from db.exchange.frame import PREMISE
from db.exchange.ledger import Ledger
from db.exchange.pause import undisturbed
from db.exchange.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from db.model.board import Board

_FORM = json.JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False)


def write(board: Board, heed: Callable[[], None] = lambda: None) -> str:
    """Return the text of the exchange file that holds all of ``board``.

    ``heed`` is called often meanwhile, and may raise to call it off.
    """
    with undisturbed():
        pieces = []
        for piece in _FORM.iterencode(tree(board, heed)):
            heed()
            pieces.append(piece)
        return "".join(pieces) + "\n"


def tree(board: Board, heed: Callable[[], None] = lambda: None) -> dict[str, Any]:
    """Return the file's objects, lists and values, in the order in which they are written; ``heed`` as in `write`."""
    ledger = Ledger(board)
    root: dict[str, Any] = {"format": FORMAT, "format_version": VERSION, "board": PREMISE.give(board.premise, ledger)}
    for section in SECTIONS:
        listed = section.give(ledger, heed)
        if listed or section.always:
            root[section.name] = listed
    return root
