"""What stands above a brief: which brief, its form and language, fields to put in, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from db.model.things import BriefForm, name
from desktop.icons import icon
from desktop.plain import Text, ampersands, tip
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.things import Brief
    from desktop.brief.forms.minister import Count
    from desktop.theme import Theme
    from desktop.words import Words

_DEEDS = ("add", "copy", "rename", "remove")
_LOOKS = (("zoom_out", "zoom-out"), ("zoom_in", "zoom-in"), ("fit", "fit"))


class BriefBar(QWidget):
    """The bar.

    Signals:
        chosen(str): another brief is to be shown, by its id.
        form_chosen(str), lang_chosen(str): the brief shall have another form or language.
        asked(str): ``add``, ``copy``, ``rename`` or ``remove`` the brief, ``measures``, ``zoom_in``, ``zoom_out`` or
            ``fit``.

    """

    chosen = Signal(str)
    form_chosen = Signal(str)
    lang_chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.briefs, self.form, self.lang = QComboBox(), QComboBox(), QComboBox()
        self.more, self.measures, self.fields = QToolButton(), QPushButton(), QPushButton()
        self.page, self.lines = Text(tone="muted"), Text()
        self._looks = {key: QToolButton() for key, _ in _LOOKS}
        self._deeds = QMenu(self)
        self._lay_out()
        self.briefs.activated.connect(lambda _: self.chosen.emit(str(self.briefs.currentData())))
        self.form.activated.connect(lambda _: self.form_chosen.emit(str(self.form.currentData())))
        self.lang.activated.connect(lambda _: self.lang_chosen.emit(str(self.lang.currentData())))
        for button, deed in ((self.measures, "measures"), *_pairs(self._looks)):
            button.clicked.connect(lambda _, deed=deed: self.asked.emit(deed))
        self.retranslate(words)
        self.retheme(theme)

    def tell(self, briefs: Iterable[Brief], current: Brief) -> None:
        """Show which briefs there are, and which is shown."""
        with QSignalBlocker(self.briefs):
            self.briefs.clear()
            for each in briefs:
                self.briefs.addItem(name(each, self._words.lang) or each.key, each.id)
            self.briefs.setCurrentIndex(max(0, self.briefs.findData(current.id)))
        for choice, value in ((self.form, current.form), (self.lang, current.lang)):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(max(0, choice.findData(value)))

    def tell_page(self, page: int, count: int) -> None:
        """Show which page is in sight."""
        self.page.setText(self._words.say("briefing.page", page=page, count=count) if count else "")

    def tell_lines(self, count: Count | None) -> None:
        """Show how many lines the minister's page has of those that there is room for; nothing in another form."""
        self.lines.setVisible(count is not None)
        if count is not None:
            key = "lines_over" if not count.fits else "lines_spared" if count.spared else "lines"
            numbers = {"count": count.lines, "room": count.room, "spared": count.spared}
            self.lines.setText(self._words.say(f"briefing.{key}", **numbers))
            self.lines.setToolTip(tip(self._words.say("briefing.lines_tip")))
            self.lines.setProperty("tone", "muted" if count.fits else "danger")
            self.lines.style().unpolish(self.lines)
            self.lines.style().polish(self.lines)

    def retranslate(self, words: Words) -> None:
        """Say the bar in the language of ``words``."""
        self._words = words
        self._deeds.clear()
        for deed in _DEEDS:
            action = self._deeds.addAction(ampersands(words.say(f"briefing.{deed}")))
            action.triggered.connect(lambda _=False, deed=deed: self.asked.emit(deed))
        for button, key in ((self.measures, "measures"), (self.fields, "put_in")):
            button.setText(ampersands(words.say(f"briefing.{key}")))
            button.setToolTip(tip(words.say(f"briefing.{key}_tip")))
        for part, key in ((self.briefs, "brief"), (self.form, "form"), (self.lang, "lang"), (self.more, "more")):
            part.setAccessibleName(words.say(f"briefing.{key}_name"))
            part.setToolTip(tip(words.say(f"briefing.{key}_name")))
        for key, tool in self._looks.items():
            tool.setAccessibleName(words.say(f"briefing.{key}"))
            tool.setToolTip(tip(words.say(f"briefing.{key}")))
        _offer(self.form, ((each, words.say(f"briefing.form.{each}")) for each in get_args(BriefForm)))
        _offer(self.lang, ((each, words.say(f"action.view.{each}")) for each in ("ko", "en")))

    def retheme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        self.more.setIcon(icon("more", theme))
        for key, drawing in _LOOKS:
            self._looks[key].setIcon(icon(drawing, theme))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(6)
        self.more.setMenu(self._deeds)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for choice, wide in ((self.briefs, 150), (self.form, 96), (self.lang, 84)):
            choice.setMinimumWidth(px(wide))
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self.briefs, self.more, self.form, self.lang, self.measures, self.fields):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.lines)
        row.addSpacing(px(12))
        row.addWidget(self.page)
        for tool in self._looks.values():
            row.addWidget(tool)


def _pairs(tools: dict[str, QToolButton]) -> tuple[tuple[QToolButton, str], ...]:
    return tuple((tool, key) for key, tool in tools.items())


def _offer(choice: QComboBox, pairs: Iterable[tuple[str, str]]) -> None:
    chosen = choice.currentData()
    with QSignalBlocker(choice):
        choice.clear()
        for value, text in pairs:
            choice.addItem(text, value)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
