from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Criterion, Position
from tests.desktop.board.bars.touch import act, bar_of

if TYPE_CHECKING:
    from desktop.board.page import BoardPage
    from desktop.program import Program


def test_the_change_lens_offers_what_to_compare_with(sample: Program, page: BoardPage) -> None:
    session, bar = page._session, bar_of(page)
    assert bar.compare.isHidden()
    act(sample, "view.lens_change")
    assert bar.compare.isVisible()
    as_of = session.board.premise.as_of
    early = as_of.replace(year=as_of.year - 1)
    tech, card = session.board.by_key(Criterion, "tech"), session.board.by_key(Position, "gpt4@fm")
    assert tech is not None
    assert card is not None
    assert session.attempt(lambda board: verbs.rate(board, card.id, tech.id, score=2.0, rated_at=early, as_of=early))
    menu = bar.compare.menu()
    menu.aboutToShow.emit()
    action = next(each for each in menu.actions() if early.isoformat() in each.text())
    action.trigger()
    assert page.view.viewing.now.compared == early
    assert early.isoformat() in bar.compare.accessibleName()
