"""The dialog that orders a picture of the board, or a print of it, and shows beforehand what it will look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, cast, get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from db.model.things import Distribution
from desktop.dialogs.field import Choice
from desktop.dialogs.sheet import Sheet, form
from desktop.plain import Text
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout

    from desktop.theme import Theme
    from desktop.words import Words

Kind: TypeAlias = Literal["png", "svg", "pdf", "print"]

SCALES = (1, 2, 3, 4)
PAPERS = {"pdf": ("own", "A4", "A3"), "print": ("A4", "A3")}
THEMES = ("light", "dark")
CLASSES: tuple[Distribution, ...] = get_args(Distribution)
PREVIEW = QSize(336, 252)
_WIDTH = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWish:
    """What the user wants a picture of the board to be.

    ``split`` prints at 100 % over several pages; what is above ``distribution`` is left out.
    """

    kind: Kind
    scale: int = 2
    paper: str = "A4"
    split: bool = False
    theme: str = "light"
    legend: bool = True
    distribution: Distribution = "open"


class PictureSheet(Sheet):
    """What the picture shall be, and a small look at it. Only of a ``classified`` board is a class asked for.

    Signals:
        asked(PictureWish): something was chosen: answer with `preview_made`.
        wanted(PictureWish): make it; the dialog is closing.

    """

    asked = Signal(object)
    wanted = Signal(object)

    def __init__(
        self,
        wish: PictureWish,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        classified: bool = False,
    ) -> None:
        super().__init__(f"export.title_{wish.kind}", words, theme, parent)
        self._kind, self._classified = wish.kind, classified
        self.scale, self.paper, self.pages, self.colours = Choice(), Choice(), Choice(), Choice()
        self.distribution = Choice()
        self.legend = QCheckBox()
        self._picture, self._fact = QLabel(), Text(tone="muted", wrap=True)
        self._lay_out()
        self._offer(words)
        self._choose(wish)
        for choice in (self.scale, self.paper, self.pages, self.colours, self.distribution):
            choice.currentIndexChanged.connect(lambda _: self.asked.emit(self.wish))
        self.legend.toggled.connect(lambda _: self.asked.emit(self.wish))
        self.fit(px(_WIDTH))

    @property
    def wish(self) -> PictureWish:
        """What is chosen now."""
        return PictureWish(
            kind=self._kind,
            scale=int(self.scale.currentData()),
            paper=str(self.paper.currentData() or ""),
            split=bool(self.pages.currentData()) and self._kind == "print",
            theme=str(self.colours.currentData()),
            legend=self.legend.isChecked(),
            distribution=cast("Distribution", self.distribution.currentData()),
        )

    def preview_made(self, made: tuple[PictureWish, QImage, str]) -> None:
        """Show how what was asked for will look, and one fact about it; an answer to an older question is let go."""
        wish, image, fact = made
        if wish == self.wish:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.setPixmap(QPixmap.fromImage(image))
            self._fact.setText(fact)

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was chosen stays."""
        super().retranslate(words)
        self._offer(words)
        self.asked.emit(self.wish)

    def approve(self) -> bool:
        """Tell what is wanted, and close."""
        self.wanted.emit(self.wish)
        return True

    def _choose(self, wish: PictureWish) -> None:
        self.scale.choose(wish.scale)
        self.paper.choose(wish.paper)
        self.pages.choose(wish.split)
        self.colours.choose(wish.theme)
        self.distribution.choose(wish.distribution)
        self.legend.setChecked(wish.legend)

    def _lay_out(self) -> None:
        across, left = QHBoxLayout(), form()
        across.setSpacing(20)
        self._rows(left)
        self.says(self.legend.setText, "export.legend")
        left.addRow("", self.legend)
        across.addLayout(left, 1)
        across.addWidget(self._picture)
        self._picture.setObjectName("preview")
        self._picture.setFixedSize(PREVIEW + QSize(2, 2))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.says(self._picture.setAccessibleName, "export.preview")
        self.body.addLayout(across)
        # The facts come later than the dialog is laid out, and may take two lines.
        self._fact.setMinimumHeight(2 * self._fact.fontMetrics().lineSpacing())
        self.body.addWidget(self._fact)
        self.button("dialog.cancel", self.reject)
        self.button(f"export.go_{'print' if self._kind == 'print' else 'file'}", self.accept, default=True)

    def _rows(self, fields: QFormLayout) -> None:
        if self._kind == "png":
            self.row(fields, "export.scale", self.scale)
        if self._kind in PAPERS:
            self.row(fields, "export.paper", self.paper)
        if self._kind == "print":
            self.row(fields, "export.pages", self.pages)
        self.row(fields, "export.theme", self.colours)
        if self._classified:
            self.row(fields, "briefing.field.distribution", self.distribution)

    def _offer(self, words: Words) -> None:
        self.scale.offer((each, words.say("export.times", scale=each)) for each in SCALES)
        self.paper.offer((each, words.say(f"export.papers.{each}")) for each in PAPERS.get(self._kind, ("A4",)))
        self.pages.offer((each, words.say(f"export.{key}")) for each, key in ((False, "fit"), (True, "split")))
        self.colours.offer((each, words.say(f"action.view.{each}")) for each in THEMES)
        self.distribution.offer((each, words.say(f"briefing.distribution.{each}")) for each in CLASSES)
