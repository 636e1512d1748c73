"""The board's picture as vectors and as points, painted by the painters of the screen."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdf
import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from db.judge.reading import judge
from db.model.board import Board, segments_in_order
from db.model.geometry import Box
from db.model.things import Entity, Layer, Position, Segment
from desktop.board import press
from desktop.board.paper import PAPERS, leaves
from desktop.board.plate import Plate
from desktop.brief.picture import picture, svg
from desktop.palette import Palette
from desktop.sieve import Sieve
from desktop.sight import Sight
from desktop.theme import Theme, font, load_fonts
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.things import Language, Thing
    from desktop.palette import ThemeName
    from desktop.session import Session

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'ㄱ<b>&"]]>\x01\u200f name <script>alert(1)</script> https://example.org/x.png'


@pytest.fixture
def plate(qapp: object, session: Session) -> Callable[..., Plate]:
    load_fonts()

    def made(
        lang: Language = "ko", theme: ThemeName = "light", sight: Sight | None = None, board: Board | None = None
    ) -> Plate:
        still = board or session.board.snapshot()
        return Plate(still, judge(still), Words(lang), Theme(theme), sight or Sight())

    return made


def text_of_svg(content: bytes) -> str:
    return " ".join("".join(each.itertext()) for each in ET.fromstring(content).iter(f"{SVG}text"))  # noqa: S314


def joined(text: str) -> str:
    return re.sub(r"\s+", "", text)


def names(session: Session, lang: Language) -> list[str]:
    """The names on the cards of the present wave, as far as they are short enough to stand there whole."""
    board = session.board
    shown = [each.id for each in segments_in_order(board)]
    cards = (each for each in board.all(Position).values() if each.segment_id in shown)
    entities = (board.the(Entity, each.entity_id) for each in cards)
    both = ((each.name_ko, each.name_en) for each in entities)
    return [ko if lang == "ko" else en for ko, en in both if len(ko if lang == "ko" else en) in range(2, 9)]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_text_is_text_in_the_svg_and_in_the_pdf(plate: Callable[..., Plate], session: Session, lang: Language) -> None:
    shown = plate(lang)
    svg = joined(text_of_svg(press.svg(shown, lang)))
    pdf = joined(pypdf.PdfReader(io.BytesIO(press.pdf(shown, PAPERS["A4"]))).pages[0].extract_text())
    for text in (*names(session, lang), shown.title, shown.under, "2.7:4.4"):
        assert joined(text) in svg
        assert joined(text) in pdf


def test_the_picture_without_a_window_names_the_same_cards(plate: Callable[..., Plate], session: Session) -> None:
    words = Words("ko")
    headless = joined(text_of_svg(svg(picture(session.board, judge(session.board), words, Palette("light"))).encode()))
    on_screen = joined(text_of_svg(press.svg(plate(), "ko")))
    for each in names(session, "ko"):
        assert joined(each) in headless
        assert joined(each) in on_screen


def test_the_typefaces_are_in_the_pdf_and_nobody_is_named(plate: Callable[..., Plate]) -> None:
    content = press.pdf(plate(), None)
    reader = pypdf.PdfReader(io.BytesIO(content))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert fonts
    for each in fonts:
        assert "/FontFile2" in each["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    meta = reader.metadata
    assert meta is not None
    assert (meta.title, meta.author or "", meta.creator) == (plate().title, "", "Panse")


def test_a_page_of_its_own_size_is_as_large_as_the_board(plate: Callable[..., Plate]) -> None:
    shown = plate()
    page = pypdf.PdfReader(io.BytesIO(press.pdf(shown, None))).pages[0].mediabox
    assert (float(page.width), float(page.height)) == pytest.approx((shown.width * 0.75, shown.height * 0.75), abs=1.5)


def test_the_svg_says_what_it_shows_and_asks_for_nothing(plate: Callable[..., Plate]) -> None:
    content = press.svg(plate(), "ko").decode()
    root = ET.fromstring(content)  # noqa: S314
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == plate().title
    assert desc is not None
    assert "위험" in (desc.text or "")
    links = re.findall(r"https?://[^\"' <]+", content)
    assert set(links) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "<image" not in content
    assert "/home/" not in content
    assert "/root" not in content


def hostile(board: Board) -> Board:
    things: list[Thing] = []
    for each in board.things():
        named = isinstance(each, Entity | Segment | Layer)
        things.append(replace(each, name_ko=HOSTILE, name_en="") if named else each)  # type: ignore[arg-type]
    premise = replace(board.premise, title_ko=HOSTILE)
    return Board(premise if each == board.premise else each for each in things)


def test_what_users_typed_is_only_ever_text(plate: Callable[..., Plate], session: Session) -> None:
    content = press.svg(plate(board=hostile(session.board)), "ko")
    root = ET.fromstring(content)  # noqa: S314
    assert not list(root.iter(f"{SVG}script"))
    assert "<script" not in content.decode()
    assert "\x01" not in content.decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_svg_looks_as_the_picture_of_points_does(plate: Callable[..., Plate], theme: ThemeName) -> None:
    shown = plate("en", theme)
    points = press.image(shown, 1)
    drawn = QImage(points.size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(press.svg(shown, "en"))).render(painter)
    painter.end()
    smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = [each.scaled(48, 36, *smooth).convertToFormat(QImage.Format.Format_Grayscale8) for each in (points, drawn)]
    pairs = [(small[0].pixelColor(x, y).red(), small[1].pixelColor(x, y).red()) for x in range(48) for y in range(36)]
    assert sum(abs(one - other) > 24 for one, other in pairs) < len(pairs) * 0.03


def test_a_picture_of_points_is_as_large_as_wished_and_never_too_large(plate: Callable[..., Plate]) -> None:
    shown = plate()
    twice = QImage.fromData(press.png(shown, 2))
    assert (twice.width(), twice.height()) == (round(shown.width * 2), round(shown.height * 2))
    assert twice.text("Title") == shown.title
    assert press.scale_of(shown, 400) ** 2 * shown.width * shown.height <= press.PIXELS_MOST + 1


def test_the_picture_tells_how_many_cards_the_filter_lets_through(plate: Callable[..., Plate]) -> None:
    shown = plate(sight=Sight(sieve=Sieve(text="네이버")))
    assert re.search(r"61 중 \d+ 표시", shown.under)
    assert "표시" not in plate().under


def test_the_lens_is_named(plate: Callable[..., Plate]) -> None:
    assert "신뢰도" in plate(sight=Sight(lens="confidence")).under


def test_it_is_told_how_far_the_picture_is(plate: Callable[..., Plate]) -> None:
    told: list[float] = []
    press.pdf(plate(), PAPERS["A3"], told.append)
    assert told == sorted(told)
    assert told[-1] == 1


def test_a_picture_can_be_called_off_while_it_is_painted(plate: Callable[..., Plate]) -> None:
    def stop(_share: float) -> None:
        raise KeyError

    for make in (lambda: press.png(plate(), 1, stop), lambda: press.svg(plate(), "ko", stop)):
        with pytest.raises(KeyError):
            make()


def test_a_board_without_anything_has_a_picture(plate: Callable[..., Plate], session: Session) -> None:
    bare = Board([each for each in session.board.things() if each == session.board.premise])
    assert QImage.fromData(press.png(plate(board=bare), 1)).height() > 80


def test_a_preview_shows_the_pages_side_by_side(plate: Callable[..., Plate]) -> None:
    shown = plate()
    laid = leaves(shown.width, shown.height, PAPERS["A4"], split=True)
    assert len(laid.parts) == 4
    made = press.preview(shown, 336, 252, laid)
    assert made.width() <= 337
    assert made.height() <= 253


def test_a_part_looks_as_it_does_in_the_whole(plate: Callable[..., Plate]) -> None:
    shown = plate(sight=Sight(links="all", groups=True))
    part = Box(420, 300, 500, 400)
    pictures = []
    for asked in (None, part):
        made = QImage(500, 400, QImage.Format.Format_RGB32)
        painter = QPainter(made)
        painter.translate(-part.x, -part.y)
        shown.paint(painter, part=asked)
        painter.end()
        pictures.append(made)
    assert pictures[0] == pictures[1]


def test_text_in_the_svg_keeps_to_its_place_in_any_typeface(plate: Callable[..., Plate]) -> None:
    shown = list(ET.fromstring(press.svg(plate(), "ko")).iter(f"{SVG}text"))  # noqa: S314
    assert shown
    for each in shown:
        assert each.get("lengthAdjust") == "spacingAndGlyphs"
        metrics = QFontMetricsF(font(float(each.get("font-size", "")), QFont.Weight(int(each.get("font-weight", "")))))
        assert float(each.get("textLength", "")) == pytest.approx(metrics.horizontalAdvance(each.text or ""), abs=0.6)


def test_a_picture_has_no_marks_to_be_clicked_on(plate: Callable[..., Plate]) -> None:
    shown = plate()
    head, made = shown._scene.arrangement.bands[0].head, press.image(shown, 1.0)
    left, top = round(head.x) + 5, round(head.y + shown._top) + 5
    mark = [made.pixelColor(left + x, top + y).name() for x in range(11) for y in range(11)]
    assert len(set(mark)) == 1
