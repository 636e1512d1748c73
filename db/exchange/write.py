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
    from typing import Any

    from db.model.board import Board


def write(board: Board) -> str:
    """Return the text of the exchange file that holds all of ``board``."""
    with undisturbed():
        return json.dumps(tree(board), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def tree(board: Board) -> dict[str, Any]:
    """Return the file's objects, lists and values, in the order in which they are written."""
    ledger = Ledger(board)
    root: dict[str, Any] = {"format": FORMAT, "format_version": VERSION, "board": PREMISE.give(board.premise, ledger)}
    for section in SECTIONS:
        listed = section.give(ledger)
        if listed or section.always:
            root[section.name] = listed
    return root
