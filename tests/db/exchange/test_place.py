"""Places: told as a path, short and plain."""

from __future__ import annotations

from db.exchange.place import Place


def test_a_place_is_told_as_a_path() -> None:
    assert str(Place("ratings") / 12 / "score") == "ratings[12].score"
    assert str(Place("board")) == "board"
    assert str(Place(3, Place("scenarios") / 0 / "overrides")) == "scenarios[0].overrides[3]"


def test_a_key_that_is_long_or_strange_is_cut_and_cleaned() -> None:
    told = str(Place("facts") / ("a" * 1_000) / "\u202e\n\0b")
    assert told == "facts." + "a" * 59 + "….b"
