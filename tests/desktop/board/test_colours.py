"""Colours that tell things apart do so also for those who see other colours, or none."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from desktop.palette import Palette, ThemeName
from tests.desktop.test_palette import contrast

THEMES: tuple[ThemeName, ThemeName] = ("light", "dark")

# Viénot and Brettel's way of seeing without one kind of cone, as Machado, Oliveira and Fernandes (2009) give it for
# the whole of it: what the eye gets of linear red, green and blue.
SEEN: dict[str, tuple[tuple[float, float, float], ...]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
# Colours that stand beside each other, and how far apart they must lie: 2.3 is what can just be told apart.
TOLD_APART: dict[str, tuple[tuple[str, ...], float, float]] = {
    "sides": (("home", "global"), 50, 10),
    "scores": (("absent", *(f"step_{each}" for each in range(1, 6))), 10, 7),
    "confidence": (("absent", "sure_1", "sure_2", "sure_3"), 15, 8),
    "dependence": (("absent", *(f"strain_{each}" for each in range(1, 5))), 10, 7),
    "change": (("rise", "fall", "steady", "fresh", "absent"), 10, 6),
    "evidence": (("solid", "hollow", "split", "stale"), 20, 7),
    # White text stands on all six, so that they cannot differ much in lightness: shape and word tell them in grey.
    "postures": (("defend", "expand", "at_risk", "catch_up", "ally", "undetermined"), 8, 0.9),
}
RAMPS = (
    tuple(f"step_{each}" for each in range(1, 6)),
    tuple(f"sure_{each}" for each in range(1, 4)),
    tuple(f"strain_{each}" for each in range(1, 5)),
)
FILLS = tuple(dict.fromkeys(name for names, *_ in TOLD_APART.values() for name in names if name != "absent"))


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """The colour as an eye sees it, in CIELAB, where distances are what differs to people."""
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    seen = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in SEEN[eye]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    xyz = [sum(a * b for a, b in zip(row, seen, strict=True)) / w for row, w in zip(to_xyz, white, strict=True)]
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("group", TOLD_APART)
def test_what_stands_for_different_things_looks_different(theme: ThemeName, eye: str, group: str) -> None:
    names, apart, apart_in_grey = TOLD_APART[group]
    palette = Palette(theme)
    seen = {name: lab(palette[name], eye) for name in names}
    nearest = min((dist(seen[one], seen[other]), one, other) for one, other in combinations(names, 2))
    assert nearest[0] >= (apart_in_grey if eye == "grey" else apart), nearest


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("ramp", RAMPS, ids=lambda ramp: ramp[0])
def test_steps_go_from_pale_to_deep_or_from_deep_to_pale(theme: ThemeName, eye: str, ramp: tuple[str, ...]) -> None:
    lightness = [lab(Palette(theme)[each], eye)[0] for each in ramp]
    assert lightness == sorted(lightness, reverse=theme == "light")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("fill", FILLS)
def test_a_figure_can_be_read_on_every_fill(theme: ThemeName, fill: str) -> None:
    palette = Palette(theme)
    assert max(contrast(palette[text], palette[fill]) for text in ("text_on_fill", "text_on_pale")) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("text", "text_muted") for ground in ("card", "ground_home", "ground_global")),
        ("text", "note"),
        ("home", "window"),
        ("global", "window"),
        ("home", "ground_home"),
        ("global", "ground_global"),
    ],
)
def test_text_on_the_board_can_be_read(theme: ThemeName, text: str, ground: str) -> None:
    palette = Palette(theme)
    assert contrast(palette[text], palette[ground]) >= 4.5
