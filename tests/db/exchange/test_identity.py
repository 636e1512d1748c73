"""Made ids: the same everywhere and for ever."""

from __future__ import annotations

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from db.exchange.identity import NAMESPACE, citation_id, fact_id, made_id, passage_id


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_a_made_id_is_a_uuid_of_version_5(parts: list[str]) -> None:
    assert made_id("kind", *parts) == str(uuid5(NAMESPACE, "\n".join(["kind", *parts])))
    assert UUID(made_id("kind", *parts)).version == 5


def test_made_ids_are_for_ever() -> None:
    """Files that leave ids out would bring everything a second time if these changed."""
    assert made_id("weight_set", "w.equal") == "4defc845-cdf4-5b64-9d5a-18a4844d709a"
    assert passage_id("s", "인용") == FOREVER[0]
    assert citation_id("t", "origin", 1) == FOREVER[1]
    assert fact_id("e", "founded") == FOREVER[2]


FOREVER = (
    "3a04cd05-966e-545a-91d8-9dda834395c9",
    "44441f5b-a978-5760-a3f0-cd634714ec50",
    "81ac1fbf-95a0-508e-b943-11178e4fc19b",
)
