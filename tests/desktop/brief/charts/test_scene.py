"""Every figure is one scene for paper and for SVG, with words for whoever cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from desktop.brief.charts.gaps import gap_chart
from desktop.brief.charts.levels import level_chart
from desktop.brief.charts.matrix import posture_matrix
from desktop.brief.charts.ranks import rank_chart
from desktop.brief.charts.ways import way_chart
from desktop.brief.content.content import compose
from desktop.brief.drawing import Text, flattened
from desktop.brief.order import Order
from desktop.brief.svg import written
from desktop.words import Words

if TYPE_CHECKING:
    from db.model.board import Board
    from db.model.things import Language
    from desktop.brief.drawing import Drawing

KEYS = ("home", "world", "gap", "level", "taken", "title")


def drawings(board: Board, lang: Language) -> list[Drawing]:
    said = compose(board, Order(lang=lang), Words(lang))
    levels, meant = said.situation.levels, said.implications
    assert said.diagnosis.reach is not None
    assert meant.ranks is not None
    return [
        gap_chart(482, said.diagnosis.gaps.groups, dict.fromkeys(KEYS, "x")),
        level_chart(482, levels.bars, levels.cuts, levels.title),
        posture_matrix(482, meant.matrix, str),
        rank_chart(482, meant.ranks, meant.ranks.lines),
        way_chart(482, said.diagnosis.reach, str),
    ]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_each_figure_is_an_svg_that_needs_nothing_else(sample: Board, lang: Language) -> None:
    for drawing in drawings(sample, lang):
        text = written(drawing, lang)
        root = ET.fromstring(text)  # noqa: S314 - our own
        shown = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
        drawn = [item.text.replace("\u00a0", " ") for item in flattened(drawing.items) if isinstance(item, Text)]
        assert shown == drawn
        assert "href" not in text


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_each_figure_names_in_words_all_that_it_draws(sample: Board, lang: Language) -> None:
    for drawing in drawings(sample, lang):
        assert drawing.title
        assert drawing.says.endswith(".")
        assert len(drawing.says) > 50


def test_no_type_in_a_figure_is_smaller_than_can_be_read(sample: Board) -> None:
    for drawing in drawings(sample, "ko"):
        assert min(item.size for item in flattened(drawing.items) if isinstance(item, Text)) >= 7.2
