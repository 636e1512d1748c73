"""A criterion's row: its name, the scale, the mark, what the level means, and its particulars when they are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from db.judge.ratings import history
from db.model.things import name
from desktop.panels import saying
from desktop.panels.detail import Detail
from desktop.panels.dropping import Dropping
from desktop.panels.fold import Fold
from desktop.panels.keys import COMMANDS, WALKING, asked, toggled
from desktop.panels.mark import Mark
from desktop.panels.prose import Prose
from desktop.panels.scale import Scale
from desktop.panels.state import State, state_of
from desktop.plain import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from db.model.things import Criterion
    from desktop.panels.context import Context
    from desktop.panels.grading import Grading
    from desktop.panels.groove import Ground

_NAME_LEAST = 82  # pixels
# How name and scale share what marks and margins leave; the words of one language are longer.
_SHARES = {"ko": (28, 54), "en": (40, 45)}
_GROUNDS: dict[str, Ground] = {"unknown": "hatched", "not_applicable": "dashed"}


class CriterionRow(QWidget):
    """One criterion for one target or several.

    Signals:
        opened(bool): the particulars were opened or closed.
        stepped(int): the row above (-1) or below (+1) was asked for.
        pointed: it was clicked, or its scale has the focus.

    """

    opened = Signal(bool)
    stepped = Signal(int)
    pointed = Signal()

    def __init__(self, context: Context, grading: Grading, criterion: Criterion) -> None:
        super().__init__()
        self._context, self._grading, self.criterion = context, grading, criterion
        self._state = State(status="missing")
        self._side = "accent"
        self._pointed_at = False
        self._named = name(criterion, context.lang)
        self._title = Prose(context.theme, self._named, size=12.5)
        self._fold = Fold(context.theme, context.words.say("inspector.particulars", name=self._named))
        self.scale = Scale(context.theme, criterion)
        self.mark = Mark(context.theme)
        self._meaning = Prose(context.theme, size=12, colour="text_muted")
        self._flags = Prose(context.theme, size=12, colour="warning")
        self._detail: Detail | None = None
        self._dropping = Dropping(self, context, lambda: self._state.rating)
        self._dropping.cited.connect(lambda: self.open(opened=True))
        self._lay()
        self._wire()

    def show_state(self, *, side: str = "accent") -> None:
        """Show what the board says; ``side`` is the colour of the filled scale."""
        self._side = side
        self._state = state_of(self._context.board, self._grading.targets, self.criterion.id)
        self._show_scale()
        self._show_meaning(self._state)
        self._show_flags()
        if self._detail is not None:
            self._detail.show_state(self._state)
        self._fold.setVisible(len(self._grading.targets) == 1)

    @property
    def is_pointed_at(self) -> bool:
        """Whether it is the criterion that keys rate."""
        return self._pointed_at

    def point_at(self, *, pointed: bool) -> None:
        """Mark it as the criterion that keys rate, or no longer."""
        if pointed != self._pointed_at:
            self._pointed_at = pointed
            self.update()

    @property
    def is_open(self) -> bool:
        """Whether the particulars are open."""
        return self._fold.isChecked()

    def open(self, *, opened: bool) -> None:
        """Open or close the particulars: confidence, rationale, date and passages."""
        if opened and self._detail is None:
            self._detail = Detail(self._context, self._grading, self.criterion)
            self._detail.answered.connect(lambda: self.show_state(side=self._side))
            self._detail.show_state(self._state)
            self._column.addWidget(self._detail)
        if self._detail is not None:
            self._detail.setVisible(opened)
        if self._fold.isChecked() != opened:
            self._fold.setChecked(opened)
        self.opened.emit(opened)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        self.scale.call_off()
        if self._detail is not None:
            self._detail.finish()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that rate from becoming shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Rate by key while the scale, or a button, has the focus."""
        if self.scale.hasFocus():
            done = self._press(event)
        else:
            wish = asked(event) if self._wants(event) else None
            done = wish is not None
            if wish is not None:
                self._rate(wish)
        event.setAccepted(done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell when the scale takes the focus."""
        if event.type() == QEvent.Type.FocusIn and watched is self.scale:
            self.pointed.emit()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it was clicked, and let keys rate it and walk on from it."""
        self._take_keys()
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a ground and a bar at its left where keys rate it."""
        if not (self._pointed_at or self._dropping.waits):
            return
        painter, theme = QPainter(self), self._context.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if self._dropping.waits else "panel_raised"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 2, 3, self.height() - 4), 1.5, 1.5)

    def _lay(self) -> None:
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._title.setToolTip(tip(saying.definition(self.criterion, self._context.lang)))
        self.scale.setAccessibleName(self._named)
        self.scale.setToolTip(tip(self._context.words.say("inspector.scale_tip", name=self._named)))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(1, _NAME_LEAST)
        for column, share in enumerate(_SHARES[self._context.lang], start=1):
            grid.setColumnStretch(column, share)
        grid.addWidget(self._fold, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self.scale, 0, 2)
        grid.addWidget(self.mark, 0, 3)
        grid.addWidget(self._meaning, 1, 1, 1, 3)
        grid.addWidget(self._flags, 2, 1, 1, 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 5)
        self._column.setSpacing(6)
        self._column.addLayout(grid)

    def _wire(self) -> None:
        self.scale.installEventFilter(self)
        self._fold.toggled.connect(lambda on: self.open(opened=on))
        self._fold.clicked.connect(lambda _: self._take_keys())
        self.scale.held.connect(self._on_held)
        self.scale.chosen.connect(self._on_chosen)
        self.scale.let_be.connect(self._on_let_be)

    def _take_keys(self) -> None:
        self.pointed.emit()
        self.scale.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_held(self, score: float) -> None:
        self._show_meaning(State(status="rated", score=score), held=True)
        self.mark.tell(saying.score(score), self._confidence(), hollow=self._state.hollow)
        self._grading.try_score(self.criterion.id, score)

    def _on_chosen(self, score: float) -> None:
        if not self._grading.score(self.criterion.id, score):
            self.show_state(side=self._side)

    def _on_let_be(self) -> None:
        self._grading.end_try()
        self.show_state(side=self._side)

    def _show_scale(self) -> None:
        state = self._state
        ground = _GROUNDS.get(state.status, "plain")
        self.scale.show_score(state.score, colour=self._side, ground=ground, span=state.span)
        word = (
            self._confidence()
            if state.status == "rated"
            else self._context.words.say(f"inspector.state.{state.status}")
        )
        self.mark.tell(saying.score(state.score) if state.score is not None else "", word, hollow=state.hollow)
        self.mark.setToolTip(tip(self._mark_tip()))
        self.scale.setAccessibleDescription(
            f"{self.mark.text}. {saying.meaning(self.criterion, state, self._context.words)}"
        )

    def _show_meaning(self, state: State, *, held: bool = False) -> None:
        # While the scale is in the hand the row may grow but not shrink, so that nothing below it flickers.
        self._meaning.setMinimumHeight(self._meaning.height() if held else 0)
        text = saying.meaning(self.criterion, state, self._context.words)
        self._meaning.tell(text)
        self._meaning.setVisible(bool(text))

    def _show_flags(self) -> None:
        flags = saying.flags(self._state, self._context.words)
        self._flags.tell("\n".join(f"▲ {flag}" for flag in flags))
        self._flags.setVisible(bool(flags))

    def _confidence(self) -> str:
        words, confidence = self._context.words, self._state.confidence
        return words.say(f"inspector.level.{confidence}") if confidence else ""

    def _mark_tip(self) -> str:
        words = self._context.words
        lines = [words.say("judge.flag.no_evidence")] if self._state.hollow else []
        if self._state.confidence:
            level = words.say(f"judge.confidence.{self._state.confidence}")
            lines.append(words.say("inspector.confidence_is", level=level))
        if len(self._grading.targets) == 1:
            dated = history(self._context.board, self._grading.targets[0], self.criterion.id)
            lines += [f"{each.as_of.isoformat()}  {saying.score(each.score)}" for each in dated[-6:]]
        return "\n".join(lines)

    def _wants(self, event: QKeyEvent) -> bool:
        if event.modifiers() & COMMANDS:
            return False
        if self.scale.hasFocus():
            return asked(event) is not None or event.key() in WALKING
        focused = self.focusWidget()
        button = isinstance(focused, QAbstractButton) and focused.hasFocus()
        return button and asked(event) is not None

    def _press(self, event: QKeyEvent) -> bool:
        if event.modifiers() & COMMANDS:
            return False
        wish = asked(event)
        if wish is not None:
            self._rate(wish)
            return True
        return self._move(event.key())

    def _rate(self, wish: str) -> None:
        if wish in {"unknown", "not_applicable"}:
            self._grading.status(self.criterion.id, wish)  # type: ignore[arg-type]
            return
        now = self.scale.score
        if wish == ".":
            self.scale.choose(toggled(now) if now is not None else self.criterion.scale_min)
            return
        score = float(wish)
        self.scale.choose(toggled(now) if now is not None and int(now) == score and score == int(score) else score)

    def _move(self, key: int) -> bool:
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._fold.toggle()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._grading.clear(self.criterion.id)
        else:
            return False
        return True

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that leaves the width to the panel."""
        return QSize(280, super().sizeHint().height())
