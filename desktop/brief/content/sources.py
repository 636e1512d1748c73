"""Sources and endnotes: every quoted passage word for word, under its source and with its grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Source
from desktop.brief.content.sentence import Sentence
from desktop.brief.numbers import vague_day

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.notes import Cited


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote: an exact quote, where it stands, how far it is to be believed, and how often it is cited."""

    number: int
    quote: str
    about: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its grade and the endnotes from it."""

    title: str
    about: str
    grade: str
    remark: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What the part on sources says."""

    head: str
    text: tuple[Sentence, ...]
    documents: tuple[Document, ...]
    grades: str


def sources(facts: Facts) -> Sources:
    """Return the part on sources."""
    cited = facts.notes.all()
    found = tuple(dict.fromkeys(each.source.id for each in cited))
    rest = tuple(each for each in facts.board.all(Source) if each not in found)
    documents = tuple(
        _document(facts, facts.board.the(Source, source_id), [each for each in cited if each.source.id == source_id])
        for source_id in (*found, *rest)
    )
    text = facts.sentence("sources.nothing")
    if cited:
        text = facts.sentence("sources.text", count=len(cited), documents=len(documents))
    return Sources(
        head=facts.say("sources.head"),
        text=(text,),
        documents=documents,
        grades=facts.say("sources.grades"),
    )


def _document(facts: Facts, source: Source, cited: list[Cited]) -> Document:
    where = [source.author, source.publisher, source.published and vague_day(source.published, facts.lang)]
    about = [each for each in where if each]
    if source.accessed:
        about.append(facts.say("sources.accessed", day=vague_day(source.accessed, facts.lang)))
    if source.url:
        about.append(source.url)
    return Document(
        title=source.title,
        about=", ".join(about),
        grade=facts.say("sources.grade", reliability=source.reliability, credibility=source.credibility),
        remark=source.note or "",
        notes=tuple(_note(facts, each) for each in cited),
    )


def _note(facts: Facts, cited: Cited) -> Note:
    passage = cited.passage
    about = [passage.locator] if passage.locator else []
    if passage.credibility is not None:
        about.append(facts.say("sources.credibility", number=passage.credibility))
    about.append(facts.say("sources.used", count=cited.supports + cited.contradicts))
    if cited.contradicts:
        about.append(facts.say("sources.against", count=cited.contradicts))
    return Note(cited.number, facts.say("sources.quote", quote=passage.quote), " · ".join(about))
