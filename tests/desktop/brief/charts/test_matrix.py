from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.charts.matrix import posture_matrix
from desktop.brief.content.content import compose
from desktop.brief.content.matrix import Chip, Matrix, Strip
from desktop.brief.drawing import Text
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.drawing import Drawing

    Check = Callable[[Drawing], None]

CUTS = ((40.0, "후발"), (60.0, "추격"), (80.0, "선도"))


def more(count: int) -> str:
    return f"외 {count}곳"


def matrix(*strips: tuple[Chip, ...]) -> Matrix:
    return Matrix("제목", "자료", tuple(Strip(f"독식 성향 {at}", chips) for at, chips in enumerate(strips)), CUTS)


def texts(drawing: Drawing) -> dict[str, Text]:
    return {item.text: item for item in drawing.items if isinstance(item, Text)}


def test_no_names_of_the_sample_touch(sample: Board, apart: Check) -> None:
    for lang in ("ko", "en"):
        part = compose(sample, Order(lang=lang), Words(lang)).implications.matrix  # type: ignore[arg-type]
        apart(posture_matrix(482, part, more))


def test_a_segment_stands_at_its_level_in_the_strip_of_its_market() -> None:
    low, high = Chip("낮음", 30.0, vital=False, posture="ally"), Chip("높음", 90.0, vital=True, posture="expand")
    shown = texts(posture_matrix(482, matrix((low,), (high,)), more))
    assert shown["낮음"].x < shown["높음"].x
    assert shown["낮음"].y < shown["높음"].y
    assert (shown["낮음"].weight, shown["높음"].weight) == ("regular", "bold")


@given(
    st.lists(
        st.builds(
            Chip,
            st.text("가나다 ABC", min_size=1, max_size=500),
            st.floats(0, 100),
            vital=st.booleans(),
            posture=st.sampled_from(("defend", "ally", "at_risk")),
        ),
        min_size=1,
        max_size=60,
    )
)
def test_sixty_segments_with_names_of_any_length_never_touch(apart: Check, chips: list[Chip]) -> None:
    drawing = posture_matrix(482, matrix(tuple(chips)), more)
    apart(drawing)
    assert drawing.height < 620


def test_what_no_page_can_hold_is_counted() -> None:
    chips = tuple(Chip(f"같은 수준의 세부 영역 {at}", 50.0, vital=False, posture="ally") for at in range(200))
    drawing = posture_matrix(482, matrix(chips), more)
    assert drawing.height < 620
    assert "외 164곳" in texts(drawing)
