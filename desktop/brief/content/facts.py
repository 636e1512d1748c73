"""What every part of the brief asks about the board, and how it is told: names, phrases and endnotes."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.model.things import name
from desktop.brief.content.fields import Fields
from desktop.brief.content.notes import Notes
from desktop.brief.content.reading import Reading
from desktop.brief.content.sentence import UNKNOWN, Bound, Sentence, Shown
from desktop.brief.content.wording import VARIANT, fields_in, filled, moved
from desktop.brief.fonts import NBSP
from desktop.brief.numbers import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from db.judge.judgement import SegmentVerdict
    from db.model.board import Board
    from db.model.things import Language, Posture, Wording
    from desktop.brief.order import Order
    from desktop.words import Words

HELD: tuple[Posture, ...] = ("defend", "expand")
# In the order in which a minister asks: what is going, what is held, where to go out, what to chase.
POSTURES: tuple[Posture, ...] = ("at_risk", "defend", "expand", "catch_up", "ally", "undetermined")


class Facts(Reading):
    """A board read for a brief, and the words in which it is told."""

    def __init__(self, whole: Board, order: Order, words: Words) -> None:
        super().__init__(whole, order)
        self.words = words
        self.lang: Language = words.lang
        self.notes = Notes(self.board, self.as_of)
        self.fields = Fields(self)
        self._own = {each.place: each for each in order.wordings}

    def say(self, key: str, **facts: object) -> str:
        """Return the brief's words for ``key``."""
        return self.words.say(f"brief.{key}", **facts)

    def sentence(
        self,
        key: str,
        told: Mapping[str, object] = MappingProxyType({}),
        /,
        *,
        at: str = "",
        notes: tuple[int, ...] = (),
        head: str = "",
        **more: object,
    ) -> Sentence:
        """Return the brief's words for ``key`` as a paragraph, or the analyst's own for it.

        ``at`` names its place, else ``key`` does; what fills its fields may be `Shown` and then knows whence it is.
        """
        place, fields = at or key, {**told, **more}
        bound = (
            Bound(VARIANT, key),
            *(Bound(name, str(shown), getattr(shown, "ids", ())) for name, shown in fields.items()),
        )
        own = self._own.get(place)
        if own is None:
            pattern = self.words.pattern(f"brief.{key}")
            return Sentence(self.say(key, **fields), notes, head, place, pattern, bound)
        return self._worded(own, Sentence("", notes, head, place, own.text, bound, own=True))

    def _worded(self, own: Wording, sentence: Sentence) -> Sentence:
        """Return a sentence in own words around what its fields show now."""
        known = {each.name: each for each in sentence.bound}
        found = (self.fields.get(each) for each in fields_in(own.text) if each not in known)
        bound = (*sentence.bound, *(each for each in found if each is not None))
        shown = {each.name: each.shown for each in bound}
        text = filled(own.text, lambda name: shown.get(name, UNKNOWN))
        return sentence._replace(text=text, bound=bound, moved=moved(own, bound))

    def fill(self, text: str) -> str:
        """Return the analyst's text with its fields filled from the board."""

        def shown(name: str) -> str:
            found = self.fields.get(name)
            return found.shown if found else UNKNOWN

        return filled(text, shown)

    def named(self, verdict: SegmentVerdict) -> Shown:
        """Return the name of a verdict's segment."""
        return Shown(self._names[verdict.segment_id], verdict.segment_id)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {each.id: name(each, self.lang) or each.key for each in self.segments}

    def listed(self, verdicts: Sequence[SegmentVerdict], most: int, *, bare: bool = False) -> Shown:
        """Return the names of segments in one phrase, with their number where not all are named.

        ``bare`` is for a sentence that has said already that it counts segments.
        """
        names = self.enumerated([self.named(each) for each in verdicts], most, "bare" if bare else "segments")
        return Shown(names, *(each.segment_id for each in verdicts))

    def enumerated(self, names: Sequence[str], most: int, of: str = "segments") -> str:
        """Return ``names`` in one phrase; past ``most`` it says how many there are of what ``of`` names."""
        shown = [each.replace(" ", NBSP) if len(each) <= 9 else each for each in names[:most]]
        apart = any(sign in each for sign in (",", " and ") for each in shown)
        said = self.joined(shown, "apart" if apart else "all", "apart_comma" if apart else "comma")
        return self.say(f"list.{of}", names=said, count=len(names)) if len(names) > most else said

    def joined(self, parts: Sequence[str], last: str = "run", comma: str = "comma") -> str:
        """Return parts as one phrase; ``last`` and ``comma`` are the words that stand between them."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say(f"list.{last}", names=self.say(f"list.{comma}").join(parts[:-1]), last=parts[-1])

    def day(self, when: date) -> str:
        """Return a date as it is printed."""
        return day(when, self.lang)

    def posture(self, posture: Posture) -> str:
        """Return the word of a posture."""
        return self.words.say(f"judge.posture.{posture}")
