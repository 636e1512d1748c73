"""The records of a board."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, is_dataclass, replace
from typing import get_args
from uuid import UUID

import pytest

from db.model.things import KINDS, Entity, Thing, in_language, name, new_id
from tests.db.samples import things

SAMPLES = {thing.id: thing for thing in things()}


def test_every_thing_is_a_frozen_record_with_an_id() -> None:
    assert set(KINDS) == set(get_args(Thing))
    for kind in KINDS:
        assert is_dataclass(kind)
        assert "id" in kind.__dataclass_fields__
    with pytest.raises(FrozenInstanceError):
        SAMPLES["naver"].id = "other"  # type: ignore[misc]


def test_ids_are_fresh_uuids_in_small_letters() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(str(UUID(each)) == each for each in ids)


def test_a_name_is_told_in_the_language_that_is_there() -> None:
    entity = SAMPLES["naver"]
    assert isinstance(entity, Entity)
    assert (name(entity, "ko"), name(entity, "en")) == ("네이버", "Naver")
    assert name(replace(entity, name_en=""), "en") == "네이버"
    assert name(replace(entity, name_ko=""), "ko") == "Naver"


def test_a_text_is_told_in_the_language_that_is_there() -> None:
    assert [in_language(*each) for each in (("가", "a", "ko"), ("가", "a", "en"))] == ["가", "a"]
    assert [in_language(*each) for each in (("", "a", "ko"), ("가", "", "en"))] == ["a", "가"]
