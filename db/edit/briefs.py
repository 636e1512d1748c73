"""Verbs about briefs: how one is set up, which parts it has, and what the analyst says in own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.keys import free_key
from db.edit.step import altered, held, step
from db.model import text
from db.model.briefs import briefs_in_order, parts_in_order
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Brief, BriefPart, Wording, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import Language

Snapshot = tuple[tuple[str, str], ...]


def add_brief(board: Board, *, name_ko: str, name_en: str = "", **fields: Any) -> Edit:  # noqa: ANN401 - of a Brief
    """Add a brief; it comes last."""
    known = tidied({"name_ko": name_ko, "name_en": name_en, **fields})
    key = free_key(board, Brief, known["name_en"], known["name_ko"])
    new = Brief(**{"id": new_id(), "key": key, "order": _last(board), **known})
    return step(board, "add_brief", [Change(None, new)], name=pair(new))


def copy_brief(board: Board, brief_id: str, *, name_ko: str, name_en: str = "") -> Edit:
    """Add a brief that is set up and worded as another one is, under a name of its own."""
    brief = held(board, Brief, brief_id)
    names = tidied({"name_ko": name_ko, "name_en": name_en})
    key = free_key(board, Brief, names["name_en"], names["name_ko"], brief.key)
    new = replace(brief, id=new_id(), key=key, order=_last(board), **names)
    said = [replace(each, id=new_id(), brief_id=new.id) for each in board.where(Wording, "brief_id", brief_id)]
    return step(board, "copy_brief", [Change(None, new), *(Change(None, each) for each in said)], name=pair(new))


def edit_brief(board: Board, brief_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Brief
    """Change how a brief is set up."""
    brief = held(board, Brief, brief_id)
    return step(board, "edit_brief", [altered(brief, fields)], name=pair(brief))


def remove_brief(board: Board, brief_id: str) -> Edit:
    """Remove a brief with its words."""
    brief = held(board, Brief, brief_id)
    return step(board, "remove_brief", removal(board, [brief]), name=pair(brief))


def move_brief(board: Board, brief_id: str, to: int) -> Edit:
    """Bring a brief to another place in the order; ``to`` counts from 0 among all."""
    brief = held(board, Brief, brief_id)
    rest = [each for each in briefs_in_order(board) if each.id != brief_id]
    rest.insert(min(max(to, 0), len(rest)), brief)
    return step(board, "edit_brief", [altered(each, {"order": at}) for at, each in enumerate(rest)], name=pair(brief))


def set_part(board: Board, brief_id: str, part: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a BriefPart
    """Show or hide a part of a brief, or write the text at its head; it stays where it stands among the others."""
    brief = held(board, Brief, brief_id)
    told: dict[str, Any] = {
        key: text.prose(value) if isinstance(value, str) else value for key, value in fields.items()
    }
    # Named alone, the part would come to stand before all that are not named.
    known = {each.name: each for each in (*parts_in_order(brief.parts), *brief.parts)}
    known[part] = replace(known.get(part, BriefPart(name=part)), **told)
    return step(board, "edit_brief", [altered(brief, {"parts": tuple(known.values())})], name=pair(brief))


def order_parts(board: Board, brief_id: str, parts: Iterable[str]) -> Edit:
    """Bring the parts of a brief into an order, which names all of them."""
    brief = held(board, Brief, brief_id)
    known = {each.name: each for each in brief.parts}
    wanted = tuple(known.get(each, BriefPart(name=each)) for each in dict.fromkeys(parts))
    rest = tuple(each for each in brief.parts if each not in wanted)
    return step(board, "order_parts", [altered(brief, {"parts": (*wanted, *rest)})], name=pair(brief))


def word(board: Board, brief_id: str, place: str, lang: Language, said: str, bound: Snapshot) -> Edit:
    """Say a paragraph in own words; ``bound`` is what its fields show as that is done.

    Words of which nothing is left give way to the program's own.
    """
    brief = held(board, Brief, brief_id)
    known, kept = _wording(board, brief_id, place, lang), text.prose(said, text.WORDING)
    if not kept:
        return unword(board, brief_id, place, lang)
    if known is not None:
        after = replace(known, text=kept, bound=bound)
        return step(board, "word", [Change(known, after)], name=pair(brief))
    new = Wording(id=new_id(), brief_id=brief_id, place=place, lang=lang, text=kept, bound=bound)
    return step(board, "word", [Change(None, new)], name=pair(brief))


def unword(board: Board, brief_id: str, place: str, lang: Language) -> Edit:
    """Let the program say a paragraph again."""
    brief, known = held(board, Brief, brief_id), _wording(board, brief_id, place, lang)
    return step(board, "unword", removal(board, [known]) if known is not None else (), name=pair(brief))


def confirm_wording(board: Board, brief_id: str, place: str, lang: Language, bound: Snapshot) -> Edit:
    """Confirm own words, although what their fields show has changed since they were written."""
    brief, known = held(board, Brief, brief_id), _wording(board, brief_id, place, lang)
    changes = [Change(known, replace(known, bound=bound))] if known is not None else []
    return step(board, "confirm_wording", changes, name=pair(brief))


def _wording(board: Board, brief_id: str, place: str, lang: Language) -> Wording | None:
    said = board.where(Wording, "brief_id", brief_id)
    return next((each for each in said if each.place == place and each.lang == lang), None)


def _last(board: Board) -> int:
    return max((each.order for each in board.all(Brief).values()), default=-1) + 1
