"""The context menu of a card, and of the relations that it has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from db.model.board import layers_in_stack, segments_in
from db.model.things import Position, RelationKind, name
from desktop.board.lineup import LEAST, WAYS

if TYPE_CHECKING:
    from db.model.things import Layer, Relation
    from desktop.board.offer import Filling, Reach

RELATIONS_MOST = 20
"""No menu lists more of a card's relations; the inspector has them all."""


def add_card(filling: Filling, position_id: str, reach: Reach) -> None:
    """Offer what can be done with a card, or with all that are selected."""
    chosen = reach.deeds.choice.selected
    filling.add("open", lambda: reach.open(position_id))
    if len(chosen) == 1:
        filling.add("rename", lambda: reach.wish("board.rename"))
    filling.add("edit", lambda: reach.wish("edit.entity"))
    if len(chosen) == 1:
        filling.add("history", lambda: reach.wish("view.history"))
        filling.add("sentences", lambda: reach.wish("brief.sentences"))
    filling.line()
    _add_segments(filling.sub("another"), position_id, reach)
    if len(chosen) > 1:
        _add_arrange(filling.sub("arrange"), len(chosen), reach)
    filling.add("relate", lambda: reach.relate(position_id))
    _add_relations(filling, position_id, reach)
    filling.add("blocked", lambda: reach.wish("board.blocked"))
    filling.line()
    if len(chosen) > 1:
        filling.add("take_off_many", reach.deeds.take_off, count=len(chosen))
    else:
        filling.add("take_off", reach.deeds.take_off)


def add_relation(filling: Filling, relation: Relation, reach: Reach) -> None:
    """Offer what can be done to a relation."""
    relations, ends = reach.relations, (relation.from_id, relation.to_id)
    kinds = filling.sub("change_relation")
    for kind in get_args(RelationKind):
        kinds.add_said(
            relations.line(kind, *ends),
            partial(relations.change, relation.id, kind),
            may=kind != relation.kind and not relations.stands(kind, *ends),
        )
    filling.add("remove_relation", lambda: relations.remove(relation.id))


def _add_arrange(filling: Filling, count: int, reach: Reach) -> None:
    for way in WAYS:
        filling.add(f"arrange_{way}", partial(reach.lineup.arrange, way), may=count >= LEAST[way])


def _add_segments(filling: Filling, position_id: str, reach: Reach) -> None:
    """List the segments of the wave that shows, layer by layer; the entity can stand in each only once."""
    scene = reach.scene
    entity = scene.board.the(Position, position_id).entity_id
    for layer in layers_in_stack(scene.board, scene.wave):
        segments = segments_in(scene.board, layer.id)
        if segments:
            _add_layer(filling.sub_said(name(layer, reach.words.lang)), layer, entity, reach)


def _add_layer(filling: Filling, layer: Layer, entity: str, reach: Reach) -> None:
    for segment in segments_in(reach.scene.board, layer.id):
        filling.add_said(
            name(segment, reach.words.lang),
            partial(reach.deeds.place_too, segment.id),
            may=reach.scene.entity_stands_in(entity, segment.id) is None,
        )


def _add_relations(filling: Filling, position_id: str, reach: Reach) -> None:
    relations = reach.relations
    known = relations.of_entity(relations.entity(position_id))
    if not known:
        return
    listed = filling.sub("relations", count=len(known))
    for relation in known[:RELATIONS_MOST]:
        add_relation(listed.sub_said(relations.title(relation)), relation, reach)
