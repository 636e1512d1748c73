from __future__ import annotations

import unicodedata

from desktop.brief import fonts


def test_what_the_typeface_has_stays_as_it_is() -> None:
    text = "한국 美·中·對 ①“글” −33.8 → ● ◆ ABC"
    assert fonts.legible(text) == text


def test_text_is_composed_first() -> None:
    assert fonts.legible(unicodedata.normalize("NFD", "삼성전자")) == "삼성전자"


def test_what_is_missing_becomes_a_box_and_is_told() -> None:
    assert fonts.legible("가🙂나") == "가□나"
    assert fonts.legible("שלום") == "□□□□"
    assert fonts.missing(["가🙂나", "plain", "שלום"]) == tuple(sorted(set("🙂שלום")))


def test_a_box_of_ones_own_is_not_missing() -> None:
    assert fonts.missing(["□ 개조식"]) == ()


def test_joiners_and_direction_marks_vanish_and_breaks_become_blanks() -> None:
    assert fonts.legible("a\u200db\u202ec\ufe0f\n\td") == "abc  d"
    assert fonts.missing(["a\u200db\u202e\n"]) == ()


def test_every_weight_has_the_same_letters() -> None:
    assert (
        set(fonts.face("regular").file.letters)
        == set(fonts.face("bold").file.letters)
        == set(fonts.face("semibold").file.letters)
    )


def test_width_grows_with_size() -> None:
    face = fonts.face("regular")
    assert face.width("판세", 20) == 2 * face.width("판세", 10) > 0
