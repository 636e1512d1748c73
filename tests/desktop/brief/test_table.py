from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from desktop.brief.table import Row, Table, cell, head_cell, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

HEAD = [head_cell("이름"), head_cell("수", "right")]


def table(rows: int, groups: int = 0) -> Table:
    made = [Row((cell(f"줄 {at}"), number(str(at)))) for at in range(rows)]
    return Table([0, 40], HEAD, [*(Row((cell(f"묶음 {at}"),), "group") for at in range(groups)), *made])


def test_columns_share_what_is_left() -> None:
    assert Table([50, 0, 0], HEAD, [])._widths(250) == [50, 100, 100]
    assert Table([-2, -1, 40], HEAD, [])._widths(340) == [200, 100, 40]


def test_a_long_table_is_cut_between_rows() -> None:
    whole = table(40)
    first, rest = whole.split(300, 200)
    assert first is not None
    assert rest is not None
    assert first.height(300) <= 200
    one_head = whole.height(300) - sum(whole._high(row, 300) for row in whole.rows)
    assert first.height(300) + rest.height(300) == pytest.approx(whole.height(300) + one_head)


def test_a_short_table_stays_together() -> None:
    short = table(5)
    assert short.split(300, 60) == (None, short)
    assert short.split(300, 500) == (short, None)


def test_no_row_is_left_alone_on_a_page() -> None:
    whole = table(12)
    _, rest = whole.split(300, whole.height(300) - 1)
    assert isinstance(rest, Table)
    assert len(rest.rows) == 2


def test_a_group_keeps_its_first_row() -> None:
    rows = [Row((cell(f"줄 {at}"), number("1"))) for at in range(12)]
    rows.insert(6, Row((cell("묶음"),), "group"))
    whole = Table([0, 40], HEAD, rows)
    room = whole._high(whole._head, 300) + sum(whole._high(row, 300) for row in rows[:7])
    first, rest = whole.split(300, room + 1)
    assert isinstance(first, Table)
    assert isinstance(rest, Table)
    assert rest.rows[0].kind == "group"


def test_a_table_of_groups_only_is_not_cut_for_ever() -> None:
    whole = table(0, 12)
    assert whole.split(300, 80) == (None, whole)


def test_a_cell_without_end_is_cut_short() -> None:
    assert Table([100], [head_cell("가")], [Row((cell("나" * 10_000),))]).height(100) < 120


def elements(node: Any, role: str) -> Iterator[Any]:
    """All structure elements of a role at or under a node, in their order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from elements(each, role)
    elif isinstance(node, dict):
        if node.get("/S") == role:
            yield node
        yield from elements(node.get("/K", []), role)


def test_the_title_of_a_table_is_its_caption(sample_paper: PdfReader) -> None:
    root = sample_paper.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    tables = list(elements(root, "/Table"))
    captioned = [each for each in tables if list(elements(each, "/Caption"))]
    titles = re.findall(r"표 \d+\.", " ".join(page.extract_text() for page in sample_paper.pages))
    assert len(captioned) == len(titles) > 5
    for each in captioned:
        assert each["/K"][0].get_object()["/S"] == "/Caption"
