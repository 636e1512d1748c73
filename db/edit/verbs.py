"""All verbs of the user: each is a pure function of a board that returns an Edit, or raises RuleError.

Texts are normalised on the way in, and an Edit that is returned may be made to the board it was made for. What a verb
adds comes first: ``edit.changes[0].after``.
"""

from __future__ import annotations

from db.edit.agenda import (
    add_milestone,
    add_weight_set,
    edit_milestone,
    edit_weight_set,
    remove_milestone,
    remove_weight_set,
)
from db.edit.briefs import (
    add_brief,
    confirm_wording,
    copy_brief,
    edit_brief,
    move_brief,
    order_parts,
    remove_brief,
    set_part,
    unword,
    word,
)
from db.edit.cast import add_entity, edit_entity, remove_entities, set_fact
from db.edit.evidence import (
    add_passage,
    add_source,
    cite,
    edit_passage,
    edit_relation,
    edit_source,
    relate,
    remove_passages,
    remove_relations,
    remove_source,
    uncite,
)
from db.edit.grades import Grade, rate, rate_many, unrate
from db.edit.measures import add_measure, edit_measure, move_measure, remove_measure
from db.edit.notes import add_note, edit_note, move_note, remove_notes
from db.edit.paste import Arrival, paste
from db.edit.places import Placement, Spot, arrange_cards, duplicate, move, place, place_many, take_off, tidy
from db.edit.premise import edit_premise
from db.edit.stack import (
    add_layer,
    add_segment,
    edit_segment,
    fold_layer,
    fold_layers,
    move_layer,
    move_segment,
    remove_layer,
    remove_segment,
    rename_layer,
    rename_segment,
)
from db.edit.waves import add_wave, copy_stack, edit_wave, move_wave, remove_wave, set_wave

__all__ = [
    "Arrival",
    "Grade",
    "Placement",
    "Spot",
    "add_brief",
    "add_entity",
    "add_layer",
    "add_measure",
    "add_milestone",
    "add_note",
    "add_passage",
    "add_segment",
    "add_source",
    "add_wave",
    "add_weight_set",
    "arrange_cards",
    "cite",
    "confirm_wording",
    "copy_brief",
    "copy_stack",
    "duplicate",
    "edit_brief",
    "edit_entity",
    "edit_measure",
    "edit_milestone",
    "edit_note",
    "edit_passage",
    "edit_premise",
    "edit_relation",
    "edit_segment",
    "edit_source",
    "edit_wave",
    "edit_weight_set",
    "fold_layer",
    "fold_layers",
    "move",
    "move_brief",
    "move_layer",
    "move_measure",
    "move_note",
    "move_segment",
    "move_wave",
    "order_parts",
    "paste",
    "place",
    "place_many",
    "rate",
    "rate_many",
    "relate",
    "remove_brief",
    "remove_entities",
    "remove_layer",
    "remove_measure",
    "remove_milestone",
    "remove_notes",
    "remove_passages",
    "remove_relations",
    "remove_segment",
    "remove_source",
    "remove_wave",
    "remove_weight_set",
    "rename_layer",
    "rename_segment",
    "set_fact",
    "set_part",
    "set_wave",
    "take_off",
    "tidy",
    "uncite",
    "unrate",
    "unword",
    "word",
]
