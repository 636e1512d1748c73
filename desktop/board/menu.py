"""The context menu: only what applies to what is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMenu

from db.model.things import Layer, Segment, name
from desktop.plain import ampersands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.board.deeds import Deeds
    from desktop.board.hits import Hit
    from desktop.board.scene import Scene
    from desktop.words import Words

NAME_MOST = 40


class Sight(NamedTuple):
    """What the menu does beside deeds: opening a card, and seeing the board at another size."""

    open: Callable[[str], None]
    fit: Callable[[], None]
    actual: Callable[[], None]


def context_menu(parent: QWidget, hit: Hit, scene: Scene, words: Words, deeds: Deeds, sight: Sight) -> QMenu:
    """Return the menu for what is pointed at."""
    menu = QMenu(parent)

    def add(key: str, act: Callable[[], object], **facts: object) -> None:
        menu.addAction(ampersands(words.say(f"board.menu.{key}", **facts))).triggered.connect(lambda _checked: act())

    if hit.what == "card":
        _add_card(add, hit, deeds, sight)
    segment = deeds.segment_of(hit)
    row = scene.arrangement.row(segment) if segment is not None else None
    if row is not None and row.cards:
        add("select_row", lambda: deeds.select_row(row.segment_id))
        add("tidy_row", lambda: deeds.tidy_row(row.segment_id))
    menu.addSeparator()
    layer = deeds.layer_of(hit)
    if layer is not None and scene.board.where(Segment, "layer_id", layer.id):
        _add_fold(add, layer, words, deeds)
    if scene.arrangement.cards:
        add("select_all", deeds.select_all)
        add("tidy", deeds.tidy)
    menu.addSeparator()
    add("fit", sight.fit)
    add("actual", sight.actual)
    return menu


def _add_card(add: Callable[..., None], hit: Hit, deeds: Deeds, sight: Sight) -> None:
    count = len(deeds.selected)
    add("open", lambda: sight.open(hit.id))
    if count > 1:
        add("take_off_many", deeds.take_off, count=count)
    else:
        add("take_off", deeds.take_off)


def _add_fold(add: Callable[..., None], layer: Layer, words: Words, deeds: Deeds) -> None:
    called = name(layer, words.lang)[:NAME_MOST]
    add("unfold" if layer.folded else "fold", lambda: deeds.fold(layer.id), layer=called)
