"""The background: what the board's author says of it, and passages that are quoted on its layers and segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.board import notes_on_whole
from db.model.things import Note, in_language
from desktop.brief.content.sentence import Sentence

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts

_PASSAGES = 4
_SHORTEST = 24  # a shorter one is a name or a fragment, which says nothing on its own
_LONGEST = 280  # letters of a passage that stands in the text; longer ones stand among the endnotes only


@dataclass(frozen=True, slots=True)
class Background:
    """What the part on the background says: prose, then passages under their heading."""

    head: str
    text: tuple[str, ...]
    quotes_head: str
    quotes: tuple[Sentence, ...]


def background(facts: Facts) -> Background:
    """Return the part on the background; it has neither text nor quotes where the board says nothing of itself."""
    premise = facts.board.premise
    notes = (*notes_on_whole(facts.board), *_notes_in_rows(facts))
    said = (
        in_language(premise.note_ko, premise.note_en, facts.lang),
        *(in_language(each.text_ko, each.text_en, facts.lang) for each in notes),
    )
    return Background(
        facts.say("background.head"),
        tuple(each for each in said if each),
        facts.say("background.quotes"),
        _quotes(facts),
    )


def _notes_in_rows(facts: Facts) -> list[Note]:
    return [each for segment in facts.segments for each in facts.board.where(Note, "segment_id", segment.id)]


def _quotes(facts: Facts) -> tuple[Sentence, ...]:
    wanted = [*(each.id for each in facts.layers), *(each.id for each in facts.segments)]
    numbers = {number for each in wanted for number in facts.notes.of(each)}
    cited = [each for each in facts.notes.some(numbers) if _SHORTEST <= len(each.passage.quote) <= _LONGEST]
    return tuple(
        Sentence(facts.say("sources.quote", quote=each.passage.quote), (each.number,)) for each in cited[:_PASSAGES]
    )
