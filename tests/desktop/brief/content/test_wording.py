"""Own words around bound fields: filled, told to be out of date, and never typed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from db.edit import verbs
from db.model.things import Segment, Wording
from desktop.brief.content.content import compose
from desktop.brief.content.sentence import Bound
from desktop.brief.content.wording import Piece, fields_in, filled, moved, pattern_of, pieces, snapshot
from desktop.brief.fonts import NBSP
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from db.model.board import Board
    from desktop.brief.content.sentence import Sentence

_texts = st.builds(Piece, st.text(min_size=1), st.just(""), st.just(""))
_fields = st.builds(
    Piece, st.just(""), st.from_regex("[a-z][a-z0-9.-]*", fullmatch=True), st.sampled_from(["", "을/를", "a|b"])
)


def lead(board: Board, *wordings: Wording) -> Sentence:
    return compose(board, Order(wordings=wordings), Words("ko")).summary.lead


def own(text: str, bound: tuple[tuple[str, str], ...] = ()) -> Wording:
    return Wording(id="w", brief_id="b", place="summary.lead", lang="ko", text=text, bound=bound)


@given(st.lists(st.one_of(_texts, _fields)))
def test_a_pattern_says_what_it_was_made_of(parts: list[Piece]) -> None:
    again = pieces(pattern_of(parts))
    assert pattern_of(again) == pattern_of(parts)
    assert [each for each in again if each.name] == [each for each in parts if each.name]
    assert "".join(each.text for each in again) == "".join(each.text for each in parts)


def test_particles_and_nouns_follow_what_a_field_shows() -> None:
    assert filled("{a:은/는} {b:으로/로}", {"a": "LG", "b": "63.5"}.__getitem__) == "LG는 63.5로"
    assert filled("{n:segment|segments}", lambda _: "1") == "1 segment"
    assert filled("{n:segment|segments}", lambda _: "16") == "16 segments"


def test_typed_braces_are_no_field() -> None:
    assert fields_in("{{judged}} {behind}") == ("behind",)
    assert filled("{{judged}} {b", lambda _: "?") == "{judged} {b"


def test_own_words_show_the_numbers_of_the_board(sample: Board) -> None:
    said = lead(
        sample, own("비교한 {judged}곳 가운데 {segment.memory.name:이/가} 앞서고 국가 수준은 {board.national:이다/다}.")
    )
    assert said.text == "비교한 16곳 가운데 고성능 메모리(HBM)가 앞서고 국가 수준은 67.2다."
    assert said.own
    assert not said.stale


def test_own_words_are_out_of_date_once_what_they_speak_of_has_changed(sample: Board) -> None:
    generated = lead(sample)
    wording = own("{judged}곳을 보았다.", snapshot(generated.bound))
    assert not lead(sample, wording).stale
    name = sample.by_key(Segment, "super")
    assert name is not None
    renamed = sample.overlaid(verbs.rename_segment(sample, name.id, "슈퍼 앱", "Super app").changes)
    (move,) = lead(renamed, wording).moved
    was, now = (each.replace(NBSP, " ") for each in (move.was, move.now))
    assert now == was.replace("AI 포털·슈퍼앱", "슈퍼 앱") != was


def test_the_same_numbers_in_another_of_our_sentences_are_out_of_date_too(sample: Board) -> None:
    generated = lead(sample)
    variant = (("=", "lead.neither"), *snapshot(generated.bound)[1:])
    assert lead(sample, own("말", variant)).stale


def test_a_field_that_is_gone_shows_a_dash_and_never_what_it_showed(sample: Board) -> None:
    wording = own("{entity.secret.name:은/는} 빠졌다", (("entity.secret.name", "비밀"),))
    said = lead(sample, wording)
    assert said.text == "–는 빠졌다"
    assert said.stale
    assert "비밀" not in "".join(text for text, _ in said.runs())


def test_a_long_value_is_compared_as_it_is_kept() -> None:
    field = Bound("names", "가" * 900)
    assert not moved(own("x", snapshot([field])), [field])


def test_a_sentence_says_in_stretches_what_it_says_whole(sample: Board) -> None:
    said = lead(sample)
    assert "".join(text for text, _ in said.runs()) == said.text
    memory = sample.by_key(Segment, "memory")
    extremes = compose(sample, Order(), Words("ko")).cover.judgements[1]
    assert memory is not None
    assert (f"{memory.name_ko}", memory.id) in [(text, about) for text, about in extremes.runs()]
    assert memory.id in extremes.about
