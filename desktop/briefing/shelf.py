"""The briefs of a board under the hand: which one is shown, and every change of it as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.edit import verbs
from db.model.briefs import briefs_in_order
from db.model.change import Change
from db.model.things import Brief, Wording, new_id
from desktop.brief.content.wording import snapshot
from desktop.brief.order import Order, ordered
from desktop.briefing.script import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.brief.content.sentence import Sentence
    from desktop.session import Session
    from desktop.words import Words


class Shelf:
    """The briefs. A board that has none shows one that is written down with the first change of it."""

    def __init__(self, session: Session, words: Words) -> None:
        self._session = session
        self._chosen = ""
        self._draft = Brief(id=new_id(), key="brief", lang=words.lang, **_names(words, 1))

    @property
    def all(self) -> tuple[Brief, ...]:
        """All briefs in their order, at least one."""
        return briefs_in_order(self._session.base) or (self._draft,)

    @property
    def brief(self) -> Brief:
        """The brief that is shown."""
        return next((each for each in self.all if each.id == self._chosen), self.all[0])

    def get(self, brief_id: str) -> Brief:
        """Return a brief, the one that is shown where there is none of that id."""
        return next((each for each in self.all if each.id == brief_id), self.brief)

    def choose(self, brief: str) -> None:
        """Show another brief, by its id or its key; nothing happens where there is no such one."""
        self._chosen = next((each.id for each in self.all if brief in {each.id, each.key}), self._chosen)

    def order(self, board: Board | None = None) -> Order:
        """Return the order of the brief that is shown, on the board as it is kept or as it would be."""
        board = board or self._session.base
        brief = board.get(Brief, self.brief.id) or self.brief
        return ordered(brief, board.where(Wording, "brief_id", brief.id))

    def change(self, verb: Callable[[Board, str], Edit]) -> bool:
        """Carry out a verb on the brief that is shown."""
        brief_id = self.brief.id
        return self._session.attempt(lambda board: self.edit(board, verb, brief_id))

    def edit(self, board: Board, verb: Callable[[Board, str], Edit], brief_id: str) -> Edit:
        """Return what a verb makes of a brief, which is written down with it if it was not yet."""
        if board.get(Brief, brief_id) is not None:
            return verb(board, brief_id)
        draft = self._draft
        added = verbs.add_brief(board, id=draft.id, lang=draft.lang, name_ko=draft.name_ko, name_en=draft.name_en)
        edit = verb(board.overlaid(added.changes), brief_id)
        return replace(edit, changes=_folded((*added.changes, *edit.changes)))

    def add(self, words: Words) -> None:
        """Add a brief and show it."""
        names = _names(words, len(self.all) + 1)
        self._show_new(lambda board: verbs.add_brief(board, lang=words.lang, **names))

    def copy(self, words: Words) -> None:
        """Add a copy of the brief that is shown, and show that."""
        own = self.brief
        ko, en = (each and words.say("briefing.copy_of", name=each) for each in (own.name_ko, own.name_en))
        self._show_new(
            lambda board: self.edit(
                board, lambda there, brief_id: verbs.copy_brief(there, brief_id, name_ko=ko, name_en=en), own.id
            )
        )

    def rename(self, text: str, words: Words) -> None:
        """Give the brief that is shown another name in the language that is spoken."""
        self.change(lambda board, brief_id: verbs.edit_brief(board, brief_id, **{f"name_{words.lang}": text}))

    def set(self, field: str, value: Any) -> None:  # noqa: ANN401 - whatever the field holds
        """Set up the brief that is shown."""
        self.change(lambda board, brief_id: verbs.edit_brief(board, brief_id, **{field: value}))

    def switch(self, part: str, on: bool) -> None:
        """Take a part into the brief that is shown, or leave it out."""
        self.change(lambda board, brief_id: verbs.set_part(board, brief_id, part, shown=on))

    def arrange(self, parts: tuple[str, ...]) -> None:
        """Bring the parts of the brief that is shown into an order."""
        self.change(lambda board, brief_id: verbs.order_parts(board, brief_id, parts))

    def confirm(self, sentence: Sentence) -> None:
        """Confirm the own words of a paragraph with what its fields show now."""
        place, lang, bound = sentence.place, self.brief.lang, snapshot(sentence.bound)
        self.change(lambda board, brief_id: verbs.confirm_wording(board, brief_id, place, lang, bound))

    def worded(self, board: Board, brief_id: str, pattern: str, sentence: Sentence) -> Edit:
        """Return what keeps a pattern as the words of a paragraph, or as the text at the head of a part."""
        place, lang = sentence.place, self.brief.lang
        if place.startswith(HEAD):
            return verbs.set_part(board, brief_id, place.removeprefix(HEAD), **{f"text_{lang}": pattern})
        return verbs.word(board, brief_id, place, lang, pattern, snapshot(sentence.bound))

    def _show_new(self, verb: Callable[[Board], Edit]) -> None:
        before = {each.id for each in self.all}
        if self._session.attempt(verb):
            self._chosen = next((each.id for each in reversed(self.all) if each.id not in before), self._chosen)


def _names(words: Words, number: int) -> dict[str, Any]:
    return {f"name_{words.lang}": words.say("briefing.new_name", number=number)} | (
        {"name_ko": ""} if words.lang != "ko" else {}
    )


def _folded(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return changes of which each thing has one: what it was at first, and what it is at last."""
    folded: dict[str, Change] = {}
    for change in changes:
        known = folded.get(change.id)
        folded[change.id] = change if known is None else Change(known.before, change.after)
    return tuple(folded.values())
