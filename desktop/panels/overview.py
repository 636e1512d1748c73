"""The page of the whole board, while nothing is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.judge.waves import national_of, postures_of
from db.model.board import layers_in_stack
from db.model.things import Citation, Entity, Layer, Position, Rating, Segment, Wave, in_language, name
from desktop.panels import saying
from desktop.panels.page import Page
from desktop.panels.prose import Prose
from desktop.panels.section import Section
from desktop.panels.tally import Tally

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.judge.judgement import Judgement, LayerFigure
    from desktop.panels.context import Context


class Bar(QWidget):
    """A level from 0 to 100 as a bar in the layer's colour."""

    def __init__(self, context: Context, layer: Layer, level: float | None) -> None:
        super().__init__()
        self._context, self._layer, self._level = context, layer, level
        self.setFixedHeight(8)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._context.theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self._level is not None:
            painter.setBrush(self._context.theme.layer(self._layer.stack_rank))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * self._level / 100, self.height()), 4, 4)


class LayerLine(QWidget):
    """A layer's name, level and how many of its segments count."""

    def __init__(self, context: Context, layer: Layer, figure: LayerFigure) -> None:
        super().__init__()
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Prose(theme, name(layer, context.lang), size=12.5), 1)
        counted = context.words.say("inspector.counted", counted=figure.counted, of=figure.of)
        row.addWidget(Prose(theme, counted, size=12, colour="text_muted"))
        row.addWidget(Prose(theme, saying.number(figure.level), size=13, weight=QFont.Weight.DemiBold))
        column.addLayout(row)
        column.addWidget(Bar(context, layer, figure.level))


class OverviewPage(Page):
    """The board as a whole: the national figure, the layers, what there is, and what to do next."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, say = context.theme, context.words.say
        self._title = Prose(theme, size=19, weight=QFont.Weight.Bold)
        self._as_of = Prose(theme, size=12, colour="text_muted")
        self.national = Prose(theme, size=32, weight=QFont.Weight.Bold, colour="home")
        self._beside = Prose(theme, size=12.5, colour="text_muted")
        self._layers = Section(theme, say("inspector.section.layers"))
        self.unweighed = Prose(theme, size=12, colour="text_muted")
        self._lines: list[LayerLine] = []
        self._shown: object = None
        self._counts: dict[str, Prose] = {}
        self._level = Section(theme, say("inspector.section.national"))
        self._postures = Section(theme, say("inspector.section.postures"))
        self.tally = Tally(context)
        self._on_board = Section(theme, say("inspector.section.counts"))
        self._lay()

    def refresh(self) -> None:
        """Show what the board says."""
        board, words = self.context.board, self.context.words
        premise = board.premise
        self._title.tell(in_language(premise.title_ko, premise.title_en, words.lang))
        self._as_of.tell(words.say("inspector.as_of", date=premise.as_of.isoformat()))
        cited = {each.target_id for each in board.all(Citation).values() if each.passage_id is not None}
        rated = [each.id for each in board.all(Rating).values() if each.status == "rated"]
        counts = {
            "entities": str(len(board.all(Entity))),
            "positions": str(len(board.all(Position))),
            "segments": str(len(board.all(Segment))),
            "ratings": str(len(board.all(Rating))),
            "cited": saying.share(sum(each in cited for each in rated) / len(rated)) if rated else "–",
        }
        for key, text in counts.items():
            self._counts[key].tell(text)
        self._tell_waves()
        self.preview(self.context.session.judgement)

    def _tell_waves(self) -> None:
        """Say of which wave the level is, and that the counts are of all, where there are several."""
        board = self.context.board
        shown = board.get(Wave, self.context.wave) if len(board.all(Wave)) > 1 else None
        self._level.note.tell(name(shown, self.context.words.lang) if shown else "")
        self._on_board.note.tell(self.context.words.say("inspector.all_waves") if shown else "")

    def preview(self, judgement: Judgement) -> None:
        """Show how the wave that shows would read."""
        words, board, wave = self.context.words, self.context.board, self.context.wave
        national = national_of(board, judgement, wave)
        self.national.tell(saying.number(national.geometric))
        self.national.setFixedWidth(self.national.sizeHint().width())
        self._beside.tell(words.say("inspector.national", arithmetic=saying.number(national.arithmetic)))
        self.tally.tell(postures_of(board, judgement, wave))
        layers = layers_in_stack(board, wave)
        self._show_layers([(layer, judgement.layers[layer.id]) for layer in layers if layer.id in judgement.layers])
        self._tell_unweighed(judgement, {layer.id for layer in layers})

    def _tell_unweighed(self, judgement: Judgement, layer_ids: set[str]) -> None:
        """Say how many segments are judged and yet count for no layer, as nobody has said how important they are."""
        verdicts = (each for each in judgement.segments.values() if each.layer_id in layer_ids)
        count = sum(each.level is not None and each.importance is None for each in verdicts)
        self.unweighed.tell(self.context.words.say("inspector.unweighed", count=count) if count else "")
        self.unweighed.setVisible(bool(count))

    def _show_layers(self, shown: list[tuple[Layer, LayerFigure]]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        for line in self._lines:
            self._layers.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [LayerLine(self.context, layer, figure) for layer, figure in shown]
        for line in self._lines:
            self._layers.add(line)

    def _lay(self) -> None:
        say, theme = self.context.words.say, self.context.theme
        head = Section(theme, "")
        head.add(self._title)
        head.add(self._as_of)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.national)
        row.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignVCenter)
        self._level.column.addLayout(row)
        self._layers.add(self.unweighed)
        self._postures.add(self.tally)
        self._on_board.column.addLayout(self._grid())
        hint = Section(theme, say("inspector.section.next"))
        hint.add(Prose(theme, say("inspector.hint"), size=12.5, colour="text_muted"))
        for part in (head, self._level, self._layers, self._postures, self._on_board, hint):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for row, key in enumerate(("entities", "positions", "segments", "ratings", "cited")):
            label = Prose(
                self.context.theme, self.context.words.say(f"inspector.count.{key}"), size=12.5, colour="text_muted"
            )
            self._counts[key] = Prose(self.context.theme, size=12.5, weight=QFont.Weight.DemiBold)
            grid.addWidget(label, row, 0)
            grid.addWidget(self._counts[key], row, 1)
        return grid
