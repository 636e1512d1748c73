"""A proof: a brief in pages, with all that whoever writes it wants to know of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.model.names import pair
from db.model.things import Language, in_language
from desktop.brief.brief import read
from desktop.brief.content.content import content
from desktop.brief.content.fields import Offer
from desktop.brief.content.minister import minister
from desktop.brief.content.open import Point, excerpt, points
from desktop.brief.content.outline import Chapter, chapters, own_text, sentences
from desktop.brief.forms.minister import Count, counted
from desktop.brief.leaves import sizes_of
from desktop.brief.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.model.board import Board
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.sentence import Sentence
    from desktop.brief.order import Order
    from desktop.brief.withheld import Withheld


@dataclass(frozen=True, slots=True)
class Proof:
    """A brief as it would go out now.

    ``sizes`` are those of its pages in points; ``offers`` are the fields that any paragraph can take in; ``count`` is
    how long the minister's page is, None for another form.
    """

    lang: Language
    paper: Paper
    sizes: tuple[tuple[float, float], ...]
    chapters: tuple[Chapter, ...]
    points: tuple[Point, ...]
    offers: tuple[Offer, ...]
    count: Count | None = None


def proof(
    board: Board,
    order: Order,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Proof:
    """Return the proof of a brief; safe off the window's thread. Raises `Cancelled` as `make` does."""
    return read(board, order, lambda paper, facts: _proof(paper, facts, order), progress, cancelled)


def _proof(paper: Paper, facts: Facts, order: Order) -> Proof:
    found = tuple(_as_written(each, order) for each in _chapters(facts))
    open_ones = points(facts, (sentence for each in found if each.shown for sentence in each.sentences))
    return Proof(
        lang=facts.lang,
        paper=paper,
        sizes=sizes_of(paper.content),
        chapters=found,
        points=(*open_ones, *_of_paper(paper, facts)),
        offers=tuple(facts.fields.offered()),
        count=counted(facts) if order.form == "minister" else None,
    )


def _chapters(facts: Facts) -> tuple[Chapter, ...]:
    """Return what is said in the form that is ordered; a sheet that shows the board or a segment has no prose."""
    order = facts.order
    if order.form == "full":
        return chapters(content(facts), order, facts.say("cover.part"))
    head = facts.say("sheet.part")
    said: tuple[Sentence, ...] = ()
    if order.form == "minister":
        page = minister(facts)
        head, said = page.title, tuple(sentences(page.items))
    return (Chapter(order.form, head, shown=True, own="", sentences=said, fixed=True),)


def _as_written(chapter: Chapter, order: Order) -> Chapter:
    """Return a chapter with the analyst's own words as they are kept: those that are blotted out are for the paper."""
    heads = {each.name: own_text(each, order) for each in order.parts}
    words = {each.place: each.text for each in order.wordings}
    said = (each._replace(pattern=words[each.place]) if each.own else each for each in chapter.sentences)
    return replace(chapter, own=heads.get(chapter.name, ""), sentences=tuple(said))


def _of_paper(paper: Paper, facts: Facts) -> tuple[Point, ...]:
    cut = tuple(Point("cut", place, place) for place in paper.cut)
    signs = " ".join(f"{each} (U+{ord(each):04X})" for each in paper.missing[:20])
    glyphs = (Point("glyph", signs),) if paper.missing else ()
    names = (*paper.withheld.names(facts.lang),)
    left_out = [Point("withheld", each) for each in names]
    if paper.withheld.ratings:
        left_out.append(Point("withheld", facts.say("open.ratings", count=len(paper.withheld.ratings))))
    return (*cut, *glyphs, *left_out, *_of_blots(paper.withheld, facts))


def _of_blots(withheld: Withheld, facts: Facts) -> Iterator[Point]:
    """Yield where names of what is left out were blotted out, and the names that were not."""
    if withheld.in_order:
        yield Point("blotted", facts.say("open.order"))
    for each in withheld.blotted:
        yield Point("blotted", excerpt(in_language(*pair(each), facts.lang)), about=each.id)
    for name in withheld.spared:
        yield Point("spared", name)
