from __future__ import annotations

import tomllib

import pytest

from desktop.board.ink import Ink
from desktop.files import resource
from desktop.palette import Palette, ThemeName
from desktop.theme import Theme

THEMES: tuple[ThemeName, ThemeName] = ("light", "dark")
# Text on its ground; each pair must be readable.
ON_GROUND = [
    *((text, ground) for text in ("text", "text_muted") for ground in ("window", "panel", "panel_raised", "field")),
    *(("link", ground) for ground in ("panel", "window", "accent_soft")),
    ("text", "accent_soft"),
    ("text", "danger_soft"),
    ("danger", "window"),
    ("danger", "panel"),
    ("ok", "panel"),
    ("home", "home_soft"),
    ("global", "global_soft"),
    ("text", "card"),
    *(("text_on_fill", fill) for fill in ("accent", "defend", "expand", "at_risk", "catch_up", "ally", "undetermined")),
    *(("text_on_fill", f"layer_{number}") for number in range(1, 7)),
    # On the board: names on hollow and on ended cards, what stands on bare ground, scores in hollow chips, notes.
    *((text, ground) for text in ("text", "text_muted") for ground in ("ground_home", "ground_global", "card")),
    *(("text_muted", ground) for ground in ("ground_undefined", "accent_soft")),
    *(("home", ground) for ground in ("window", "ground_home", "card")),
    *(("global", ground) for ground in ("window", "ground_global", "card")),
    *(("text", ground) for ground in ("note", "home_soft", "global_soft")),
    ("link_partners", "panel"),
    ("danger", "accent_soft"),
    ("warning", "panel"),
    ("text", "scenario_soft"),
    ("scenario", "scenario_soft"),
    ("text", "past_soft"),
    ("past", "past_soft"),
]
# What lenses put on a card's chip; text on it is dark or light as it is read best.
CHIPS = (
    *(f"step_{number}" for number in range(1, 6)),
    *(f"sure_{number}" for number in range(1, 4)),
    *(f"strain_{number}" for number in range(1, 5)),
    *(f"option_{number}" for number in range(1, 5)),
    *("rise", "fall", "steady", "fresh", "solid", "hollow", "split", "stale"),
    *("defend", "expand", "at_risk", "catch_up", "ally", "undetermined"),
)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), ON_GROUND)
def test_text_can_be_read_on_its_ground(theme: ThemeName, text: str, ground: str) -> None:
    palette = Palette(theme)
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("chip", CHIPS)
def test_text_can_be_read_on_every_chip_of_a_lens(theme: ThemeName, chip: str) -> None:
    ink = Ink(Theme(theme))
    assert contrast(ink.over(chip).name(), Palette(theme)[chip]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["window", "panel", "field"])
def test_the_focus_ring_stands_out(theme: ThemeName, ground: str) -> None:
    palette = Palette(theme)
    assert contrast(palette["focus"], palette[ground]) >= 3


def test_both_themes_have_the_same_names() -> None:
    light, dark = (tomllib.loads(resource("themes", f"{each}.toml").read_text(encoding="utf-8")) for each in THEMES)
    assert light.keys() == dark.keys()


def test_an_unknown_colour_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Palette("light")["puce"]


def test_colours_of_layers_come_round_again() -> None:
    palette = Palette("light")
    count = sum(1 for each in range(1, 100) if palette.layer(each) == palette.layer(1))
    assert palette.layer(1) != palette.layer(2)
    assert count > 1
