from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.charts.tiles import tile_chart

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]


def test_many_tiles_stand_in_rows(apart: Check) -> None:
    tiles = [(f"아주 긴 이름의 계층 번호 {at}", 50.0 if at else None, "50.0", "후발", "2곳 중 1곳") for at in range(12)]
    drawing = tile_chart(482, tiles, "제목")
    apart(drawing)
    assert drawing.height > 200
