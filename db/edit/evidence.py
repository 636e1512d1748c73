"""Verbs about evidence: sources, the passages quoted from them, what they speak for, and how entities relate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.keys import free_key
from db.edit.step import altered, held, step, written
from db.model.change import Change
from db.model.names import called, pair
from db.model.removal import removal
from db.model.things import Citation, Passage, Rating, Relation, Source, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import CitedKind, RelationKind, Stance


def add_source(board: Board, *, title: str, kind: str = "other", **fields: Any) -> Edit:  # noqa: ANN401 - of a Source
    """Add a document that can be quoted."""
    known = tidied({"title": title, "kind": kind, **fields})
    new = Source(**{"id": new_id(), "key": free_key(board, Source, known["title"]), **known})
    return step(board, "add_source", [Change(None, new)], name=pair(new))


def edit_source(board: Board, source_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Source
    """Change what is known of a document, such as how reliable it is."""
    source = held(board, Source, source_id)
    return step(board, "edit_source", [altered(source, fields)], name=pair(source))


def remove_source(board: Board, source_id: str) -> Edit:
    """Remove a document with its passages and their citations; what they spoke for stays, unbacked."""
    source = held(board, Source, source_id)
    return step(board, "remove_source", removal(board, [source]), name=pair(source))


def add_passage(
    board: Board, source_id: str, quote: str, locator: str | None = None, credibility: int | None = None
) -> Edit:
    """Quote a passage from a source, word for word."""
    source = held(board, Source, source_id)
    texts = tidied({"quote": quote, "locator": locator})
    new = Passage(id=new_id(), source_id=source_id, credibility=credibility, **texts)
    return step(board, "add_passage", [Change(None, new)], name=pair(source))


def quote_new(board: Board, title: str, quote: str, *, locator: str | None = None, **fields: Any) -> Edit:  # noqa: ANN401
    """Quote a passage from a source that is added with it; ``fields`` are those of a Source. One step.

    The source comes first of the changes, the passage second.
    """
    source = add_source(board, title=title, **fields)
    made = source.changes[0].after
    assert isinstance(made, Source)  # noqa: S101 - nothing else is added there
    passage = add_passage(board.overlaid(source.changes), made.id, quote, locator)
    return step(board, "add_passage", [*source.changes, *passage.changes], name=pair(made))


def edit_passage(board: Board, passage_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Passage
    """Change a quote, where it stands or how credible it is; what it speaks for stays."""
    passage = held(board, Passage, passage_id)
    return step(board, "edit_passage", [altered(passage, fields)], name=called(board, passage))


def remove_passages(board: Board, passage_ids: Iterable[str]) -> Edit:
    """Remove passages with their citations; what they spoke for stays, unbacked."""
    passages = [held(board, Passage, each) for each in dict.fromkeys(passage_ids)]
    return step(board, "remove_passages", removal(board, passages), count=written(len(passages)))


def cite(
    board: Board,
    target_kind: CitedKind,
    target_id: str,
    passage_id: str,
    *,
    stance: Stance = "supports",
    aspect: str = "",
) -> Edit:
    """Let a passage speak for or against something on the board; said again, only the stance changes.

    One that newly contradicts a rating opens its conflict again: why its value was adopted was said of the others.
    """
    passage = held(board, Passage, passage_id)
    others = [each for each in board.where(Citation, "target_id", target_id) if each.aspect == aspect]
    known = next((each for each in others if each.passage_id == passage_id), None)
    name = called(board, passage)
    fresh = stance == "contradicts" and (known is None or known.stance != stance)
    opened = _opened(board, target_kind, target_id) if fresh else ()
    if known is not None:
        return step(board, "cite", [altered(known, {"stance": stance}), *opened], name=name)
    new = Citation(
        id=new_id(),
        target_kind=target_kind,
        target_id=target_id,
        aspect=aspect,
        order=max((each.order for each in others), default=0) + 1,
        passage_id=passage_id,
        stance=stance,
    )
    return step(board, "cite", [Change(None, new), *opened], name=name)


def _opened(board: Board, target_kind: CitedKind, target_id: str) -> tuple[Change, ...]:
    rating = board.get(Rating, target_id) if target_kind == "rating" else None
    return () if rating is None else (altered(rating, {"resolution_ko": "", "resolution_en": ""}),)


def uncite(board: Board, citation_ids: Iterable[str]) -> Edit:
    """Remove citations; the passages stay with their sources."""
    citations = [held(board, Citation, each) for each in dict.fromkeys(citation_ids)]
    return step(board, "uncite", removal(board, citations), count=written(len(citations)))


def relate(board: Board, kind: RelationKind, from_id: str, to_id: str, **fields: Any) -> Edit:  # noqa: ANN401
    """Relate one entity to another; ``fields`` are those of a Relation."""
    new = Relation(id=new_id(), kind=kind, from_id=from_id, to_id=to_id, **tidied(fields))
    return step(board, "relate", [Change(None, new)], name=called(board, new))


def edit_relation(board: Board, relation_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Relation
    """Change what a relation is and how much hangs on it."""
    relation = held(board, Relation, relation_id)
    return step(board, "edit_relation", [altered(relation, fields)], name=called(board, relation))


def remove_relations(board: Board, relation_ids: Iterable[str]) -> Edit:
    """Remove relations with all that is said about them."""
    relations = [held(board, Relation, each) for each in dict.fromkeys(relation_ids)]
    return step(board, "remove_relations", removal(board, relations), count=written(len(relations)))
