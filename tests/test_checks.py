from __future__ import annotations

import numpy as np
import pytest

from tests.checks import FOLDER, SIGHTS, THEMES, seen


@pytest.mark.parametrize("sight", SIGHTS)
def test_what_has_no_colour_looks_the_same_to_everybody(sight: str) -> None:
    greys = np.repeat(np.arange(0, 256, 5, dtype=np.uint8)[:, None], 3, axis=1)
    assert np.abs(seen(greys, sight).astype(int) - greys).max() <= 1


@pytest.mark.parametrize(("sight", "one", "other"), [("deuteranopia", "#9A5200", "#6A7000"), ("grey", "#D00", "#00F")])
def test_colours_that_are_told_apart_by_hue_alone_come_closer(sight: str, one: str, other: str) -> None:
    pair = [np.array([_channels(each)], np.uint8) for each in (one, other)]
    before = np.abs(pair[0].astype(int) - pair[1].astype(int)).sum()
    after = np.abs(seen(pair[0], sight).astype(int) - seen(pair[1], sight).astype(int)).sum()
    assert after < before / 2


def test_every_check_picture_is_kept() -> None:
    assert {each.name for each in FOLDER.glob("*.png")} == {f"{s}-{t}.png" for s in SIGHTS for t in THEMES}


def _channels(colour: str) -> list[int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
