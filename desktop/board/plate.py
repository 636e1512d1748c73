"""The whole board as one picture: what is on the screen, with title, date, what is filtered out, and the legend.

It is painted by the very painters of the screen, but nothing comes from a ready picture: on a device that knows
vectors every line is a line and all text is text. It may be painted on any thread.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from db.model.things import Segment, Wave, in_language, name
from desktop.board.camera import Camera
from desktop.board.cards import paint_blank, paint_content
from desktop.board.ink import Ink
from desktop.board.legend import entries, legend_size, paint_legend
from desktop.board.paint import Still
from desktop.board.scene import Scene
from desktop.standpoint import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.geometry import Arrangement, Box
    from desktop.board.cards import Look
    from desktop.board.legend import Entry
    from desktop.sight import Sight
    from desktop.standpoint import Beside
    from desktop.theme import Theme
    from desktop.words import Words

TITLE, UNDER = 22, 13
TITLE_HIGH, UNDER_HIGH = 32, 20
NAME_MOST = 60
STEP = 25
"""After so many cards it is told how far the picture is."""

STINT = 0.05
"""How long connectors are laid at a stretch, in seconds; nobody waits for the stretches."""


class Plate:
    """A board made ready to be painted; ``width`` and ``height`` are in logical units.

    ``beside`` is the base where the board shows another date or a scenario: the picture then says so. The relations of
    ``chosen`` cards show where those of selected cards are looked at. On ``paper`` the ground is that
    of a panel, which is white in the light theme: a page is not printed grey.
    """

    def __init__(
        self,
        board: Board,
        judgement: Judgement,
        words: Words,
        theme: Theme,
        sight: Sight,
        chosen: frozenset[str] = frozenset(),
        *,
        legend: bool = True,
        paper: bool = False,
        beside: Beside | None = None,
    ) -> None:
        self._words, self._sight = words, sight
        self._scene = Scene(board, judgement, words.lang, sight, beside)
        self._scene.choose(chosen)
        while self._scene.wires.waiting:
            self._scene.wires.catch_up(STINT)
        self._ink = _Lasting(theme, paper=paper)
        self._edge = float(self._scene.arrangement.sizes.margin)
        self._told = entries(sight, board, judgement, words, self._scene.glass) if legend else ()
        self._top, self._below = around(self._scene.arrangement, self._told, self._ink)
        self.width = float(self._scene.arrangement.width)
        self.height = self._top + self._scene.arrangement.height + self._below

    @property
    def title(self) -> str:
        """What the board is called."""
        premise = self._scene.board.premise
        return " ".join(in_language(premise.title_ko, premise.title_en, self._words.lang).split())

    @property
    def under(self) -> str:
        """What stands below the title: the date, how the board is looked at, and how many cards show in full."""
        words, scene, sight = self._words, self._scene, self._sight
        day = scene.judgement.as_of
        parts = [words.say("export.as_of", year=day.year, month=day.month, day=day.day)]
        if scene.beside is not None:
            parts.insert(0, marked(scene.beside, words))
        wave = scene.board.get(Wave, scene.wave)
        if wave is not None:
            parts.append(name(wave, words.lang))
        parts.append(words.say("export.lens", lens=words.say(f"action.view.lens_{sight.lens}")))
        if not sight.sieve.open:
            parts.append(words.say("export.filtered", all=scene.all_count, shown=scene.shown_count))
        return " · ".join(parts)

    @property
    def says(self) -> str:
        """The board in words, for those who cannot see the picture."""
        return " ".join([self.under + ".", *self._rows_in_words()])

    def paint(self, painter: QPainter, told: Callable[[float], None] = lambda _: None, part: Box | None = None) -> None:
        """Paint it in logical units from the painter's origin; ``told`` hears the share that is done.

        Of what is outside of ``part`` nothing need be painted.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.width, self.height), self._ink.colour("window"))
        self._paint_title(painter)
        painter.save()
        painter.translate(0, self._top)
        arrangement = self._scene.arrangement
        wide, high = ceil(arrangement.width), ceil(arrangement.height)
        camera = Camera(wide=wide, high=high, width=arrangement.width, height=arrangement.height)
        still = _Drawn(self._scene, camera, self._ink, self._words, told)
        area = QRect(0, 0, wide, high)
        if part is not None:
            area &= QRectF(part.x, part.y - self._top, part.w, part.h).toAlignedRect()
        still.paint(painter, area)
        painter.restore()
        self._paint_legend(painter)
        told(1.0)

    def fill(self, painter: QPainter, room: QRectF) -> None:
        """Give a page the ground that the board stands on."""
        painter.fillRect(room, self._ink.colour("window"))

    def _paint_title(self, painter: QPainter) -> None:
        ink, room = self._ink, self.width - 2 * self._edge
        title = ink.fitting(self.title, room, TITLE, "bold")
        top = self._edge * 0.75
        ink.write(painter, QRectF(self._edge, top, room, TITLE_HIGH), title, ink.colour("text"), TITLE, "bold")
        under = QRectF(self._edge, top + TITLE_HIGH, room, UNDER_HIGH)
        ink.write(painter, under, ink.fitting(self.under, room, UNDER), ink.colour("text_muted"), UNDER)

    def _paint_legend(self, painter: QPainter) -> None:
        painter.save()
        painter.translate(self._edge, self.height - self._below)
        paint_legend(painter, self._told, self._ink, self.width - 2 * self._edge)
        painter.restore()

    def _rows_in_words(self) -> Iterator[str]:
        words, scene = self._words, self._scene
        for row in scene.arrangement.rows:
            verdict = scene.verdict(row.segment_id)
            yield words.say(
                "export.row",
                segment=name(scene.board.the(Segment, row.segment_id), words.lang),
                posture=words.say(f"judge.posture.{verdict.posture if verdict else 'undetermined'}"),
                cards=len(row.cards),
            )


def marked(beside: Beside, words: Words) -> str:
    """Return what marks a picture of the board that is not as it is kept."""
    scenario = beside.scenario
    if scenario is not None:
        called = " ".join(name(scenario, words.lang)[:NAME_MOST].split())
        return words.say("time.mark.scenario", name=called)
    return words.say("time.mark.date", date=words.say("time.day", **day_of(beside.judgement.as_of)))


def around(arrangement: Arrangement, told: Sequence[Entry], ink: Ink) -> tuple[float, float]:
    """Return how much a plate has above and below the board itself, in logical units."""
    edge = arrangement.sizes.margin
    legend = legend_size(told, ink, arrangement.width - 2 * edge)
    return edge + TITLE_HIGH + UNDER_HIGH, legend.height() + edge if told else 0.0


class _Lasting(Ink):
    """Ink whose text can be read back from a PDF.

    The typeface lifts a colon beside digits and capitals by a glyph that stands for no character: a PDF could not
    say what it is.
    """

    def __init__(self, theme: Theme, *, paper: bool) -> None:
        super().__init__(theme)
        self._paper = paper

    def colour(self, name: str, alpha: int = 255) -> QColor:
        """Return a named colour of the theme."""
        return super().colour("panel" if self._paper and name == "window" else name, alpha)

    def _font(self, size: float, weight: str) -> tuple[QFont, QFontMetricsF]:
        key = size, weight
        if key not in self._fonts:
            made = QFont(super()._font(size, weight)[0])
            for feature in ("calt", "clig"):
                made.setFeature(QFont.Tag(feature), 0)
            self._fonts[key] = made, QFontMetricsF(made)
        return self._fonts[key]


class _Drawn(Still):
    """The still picture without ready pictures of cards, which paper could not enlarge, and without fold marks."""

    marks = False

    def __init__(self, scene: Scene, camera: Camera, ink: Ink, words: Words, told: Callable[[float], None]) -> None:
        super().__init__(scene, camera, ink, words)
        self.shares = {each: share for each, share in scene.fronts.items() if share is not None}
        self._told = told

    def paint_cards(
        self, painter: QPainter, boxes: Mapping[str, Box], look: Callable[[str], Look], block: str | None = None
    ) -> None:
        """Draw each card where it stands."""
        del block  # cards on paper are never so small
        count = max(1, len(boxes))
        for done, (each, box) in enumerate(boxes.items()):
            if done % STEP == 0:
                self._told(done / count)
            painter.save()
            painter.translate(box.x, box.y)
            shown = look(each)
            paint_blank(painter, (box.w, box.h), shown, self.ink)
            paint_content(painter, (box.w, box.h), shown, self.ink)
            painter.restore()
