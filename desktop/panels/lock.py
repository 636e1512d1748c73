"""What stands over the inspector on another date: why nothing can be edited there, and the way back to today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.naming import stand_of
from desktop.panels.detail import DateField
from desktop.panels.inplace import InPlace
from desktop.panels.pill import Pill
from desktop.panels.scale import Scale
from desktop.plain import Text, ampersands
from desktop.standpoint import BASE

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.words import Words

LEADS = "leads"
"""The property of a control that edits nothing but leads elsewhere: it is never locked."""


class Lock(QFrame):
    """Shows as long as another date shows, and holds the controls of a page still."""

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session = session
        self.said, self.back = Text(wrap=True), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 10, 6)
        row.addWidget(self.said, 1)
        row.addWidget(self.back)
        self.back.clicked.connect(lambda _: session.stand(BASE))
        self.retranslate(words)

    @property
    def shut(self) -> bool:
        """Whether nothing may be edited."""
        return self._session.standpoint.day is not None

    def retranslate(self, words: Words) -> None:
        """Say it in the language of ``words``."""
        self.said.setText(words.say("time.locked"))
        self.back.setText(ampersands(words.say("time.back")))
        self.tell()

    def tell(self) -> None:
        """Show on another date; hide where the board may be edited."""
        self.setVisible(self.shut)
        self.setProperty("stand", stand_of(self._session.standpoint))
        self.style().unpolish(self)
        self.style().polish(self)

    def hold(self, page: QWidget) -> None:
        """Let the controls of a page be of no use on another date, and of use again."""
        for kind in (InPlace, Pill, Scale, DateField):
            for each in page.findChildren(kind):
                if not each.property(LEADS):
                    _hold(each, shut=self.shut)


def _hold(control: QWidget, *, shut: bool) -> None:
    """Shut a control that is open, and open again what was shut here: others are of no use for reasons of their own."""
    if shut and control.isEnabled():
        control.setEnabled(False)
        control.setProperty("shut", True)  # noqa: FBT003 - Qt's own
    elif not shut and control.property("shut"):
        control.setEnabled(True)
        control.setProperty("shut", False)  # noqa: FBT003 - Qt's own
