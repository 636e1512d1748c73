"""Asking experts: workbooks go out, one for each, and what comes back is looked at before it is taken down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from db.edit import verbs
from db.errors import BoardError
from db.model.things import Ballot, Position, Rater
from desktop import roundtrip
from desktop.clock import today
from desktop.deeds import making
from desktop.dialogs.ballots import BallotsSheet
from desktop.dialogs.comeback import ReturnSheet
from desktop.fields import leave_field
from desktop.places import free_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.exchange.sheet.ballot import Returned, Seen
    from desktop.deeds.errand import Errands
    from desktop.desk import Desk
    from desktop.program import Program

_UNFIT = '/\\:*?"<>|'


class BallotDeeds:
    """What the menu does about experts."""

    def __init__(self, program: Program, errands: Errands) -> None:
        self._program, self._errands = program, errands

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {"edit.ballots": self.ask}

    def ask(self) -> None:
        """Show the ballots of the board."""
        desk, program = self._program.desk, self._program
        if desk is None:
            return
        leave_field()
        chosen = [each for each in desk.selection.positions if desk.session.base.get(Position, each) is not None]
        sheet = BallotsSheet(desk.session, program.words, program.theme, program.window, chosen=chosen)
        sheet.handing_out.connect(lambda ballot_id, names: self._hand_out(desk, ballot_id, names))
        sheet.taking_in.connect(lambda ballot_id: self._take_in(desk, ballot_id))
        sheet.open()

    def _hand_out(self, desk: Desk, ballot_id: str, names: tuple[str, ...]) -> None:
        words, session = self._program.words, desk.session
        said = QFileDialog.getExistingDirectory(self._program.window, words.say("ballot.folder"), self._folder(desk))
        if not said or not session.attempt(lambda board: verbs.add_experts(board, names)):
            return
        board, lang, folder = session.base.snapshot(), words.lang, Path(said)
        ballot = board.the(Ballot, ballot_id)
        asked = [each for each in board.all(Rater).values() if each.name in names and each.kind == "person"]

        def write(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> int:
            told = making.told(progress, cancelled)
            for n, expert in enumerate(asked):
                name = f"{ballot.name_ko or ballot.name_en}-{expert.name}-{ballot.round}.xlsx"
                making.put(free_name(folder / _plain(name)), roundtrip.ballot_book(board, ballot, expert, lang))
                told((n + 1) / len(asked))
            return len(asked)

        text = words.say("ballot.writing")
        self._errands.run(write, lambda count: self._told(count, folder), text)

    def _told(self, count: int, folder: Path) -> None:
        self._program.window.notice.tell(lambda words: words.say("ballot.written", count=count, folder=folder.name))

    def _take_in(self, desk: Desk, ballot_id: str) -> None:
        words = self._program.words
        title, kinds = words.say("ballot.in_title"), words.say("sheet.kinds")
        said = QFileDialog.getOpenFileNames(self._program.window, title, self._folder(desk), kinds)[0]
        if not said:
            return
        board = desk.session.base.snapshot()
        ballot = board.the(Ballot, ballot_id)

        def read(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> list[Returned]:
            told, found = making.told(progress, cancelled), []
            seen: Seen = {}
            for n, each in enumerate(said):
                found.append(_read(Path(each), lambda path: roundtrip.returned(board, ballot, path, seen)))
                told((n + 1) / len(said))
            return found

        self._errands.run(read, lambda found: self._show(desk, ballot_id, found), words.say("ballot.reading"))

    def _show(self, desk: Desk, ballot_id: str, found: list[Returned]) -> None:
        program = self._program
        if program.desk is not desk:
            return
        votes = [each for one in found for each in one.said]
        ReturnSheet(
            lambda words: [line for one in found for line in roundtrip.lines(one, words)],
            sum(one.unchanged for one in found),
            lambda: desk.session.attempt(lambda board: verbs.cast(board, ballot_id, votes, given=today())),
            program.words,
            program.theme,
            program.window,
            title="ballot.returns",
        ).open()

    def _folder(self, desk: Desk) -> str:
        return self._program.settings.now.folder or str(desk.session.workspace.path.parent)


def _read(path: Path, read: Callable[[Path], Returned]) -> Returned:
    try:
        return read(path)
    except BoardError as error:
        from db.exchange.sheet.arrival import Line  # noqa: PLC0415 - loaded when it is asked for
        from db.exchange.sheet.ballot import Returned as Nothing  # noqa: PLC0415 - as above

        return Nothing((), (Line("refused", path.name, "", ("", ""), ("", ""), problem=error),), 0)


def _plain(name: str) -> str:
    return "".join("_" if each in _UNFIT or not each.isprintable() else each for each in name)
