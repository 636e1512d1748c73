"""The context menu: only what applies to what is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from db.model.things import Relation, Segment, name
from desktop.board.cardmenu import add_card, add_relation
from desktop.board.offer import Filling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.board.hits import Hit
    from desktop.board.offer import Reach

NAME_MOST = 40

_THINGS = frozenset({"card", "handle", "note", "edge", "link"})
"""What has a menu of its own; the board's is that of the ground and of the heads."""


def context_menu(parent: QWidget, hit: Hit, reach: Reach) -> QMenu:
    """Return the menu for what is pointed at."""
    filling = Filling(QMenu(parent), reach.words, reach.keys)
    relation = reach.scene.board.get(Relation, hit.id) if hit.what == "link" else None
    if hit.what in {"card", "handle"}:
        add_card(filling, hit.id, reach)
    elif hit.what in {"note", "edge"}:
        filling.add("edit_note", lambda: reach.notes.edit(hit.id))
        filling.add("remove_note", reach.notes.remove)
    elif relation is not None:
        add_relation(filling, relation, reach)
    elif hit.what == "group":
        members = reach.deeds.choice.members(hit.id)
        filling.add("select_group", lambda: reach.deeds.choice.select_group(hit.id), count=len(members))
    filling.line()
    _add_row(filling, hit, reach)
    filling.line()
    _add_layer(filling, hit, reach)
    filling.line()
    if hit.what not in _THINGS:
        _add_board(filling, reach)
    return filling.menu


def _add_row(filling: Filling, hit: Hit, reach: Reach) -> None:
    deeds, segment = reach.deeds, reach.deeds.choice.segment_of(hit)
    row = reach.scene.arrangement.row(segment) if segment is not None else None
    if row is not None and row.cards:
        filling.add("select_row", lambda: deeds.choice.select_row(row.segment_id))
        filling.add("tidy_row", lambda: deeds.tidy_row(row.segment_id))
        filling.add("keep_order", lambda: reach.lineup.keep_order([row.segment_id]))
    if hit.what == "head":
        filling.add("rename", lambda: _wish(reach, segment, "board.rename"))
        filling.add("history", lambda: _wish(reach, segment, "view.history"))
    if hit.what in {"head", "ground", "front"}:
        filling.add("add_here", lambda: _wish(reach, segment, "edit.add_entity"))
        filling.add("paste_here", lambda: _wish(reach, segment, "edit.paste"))
    if hit.what in {"card", "head", "ground", "front"} and row is not None:
        x = None if hit.what == "head" else reach.x
        filling.add("note_row", lambda: reach.notes.add(row.segment_id, x))


def _wish(reach: Reach, segment_id: str | None, action_id: str) -> None:
    """Ask for what the window does in the chosen segment."""
    reach.deeds.choice.choose(segment_id)
    reach.wish(action_id)


def _add_layer(filling: Filling, hit: Hit, reach: Reach) -> None:
    layer, board = reach.deeds.choice.layer_of(hit), reach.scene.board
    if layer is not None and board.where(Segment, "layer_id", layer.id):
        called = name(layer, reach.words.lang)[:NAME_MOST]
        filling.add("unfold" if layer.folded else "fold", lambda: reach.folds.turn(layer.id), layer=called)
        filling.add("fold_others", lambda: reach.folds.others(layer.id))
    if hit.what not in _THINGS:
        filling.add("fold_all", lambda: reach.folds.all(folded=True), may=reach.folds.may(folded=True))
        filling.add("unfold_all", lambda: reach.folds.all(folded=False), may=reach.folds.may(folded=False))


def _add_board(filling: Filling, reach: Reach) -> None:
    if reach.scene.arrangement.cards:
        filling.add("select_all", reach.deeds.choice.select_all)
        filling.add("tidy", reach.deeds.tidy)
    filling.add("note_board", lambda: reach.notes.add(None, reach.x))
    filling.line()
    filling.add("fit", reach.fit)
    filling.add("fit_width", lambda: reach.wish("view.fit_width"))
    filling.add("actual", reach.actual)
