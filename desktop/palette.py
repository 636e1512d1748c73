"""The colours of a theme, by name, free of any toolkit: the window and the brief draw with the same ones."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.files import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

ThemeName: TypeAlias = Literal["light", "dark"]


class Palette:
    """Colours as ``#rrggbb`` by name, such as ``palette["home"]``."""

    def __init__(self, name: ThemeName) -> None:
        self.name: ThemeName = name
        self._colours = _load(name)

    def __getitem__(self, colour: str) -> str:
        return self._colours[colour]

    def layer(self, stack_rank: int) -> str:
        """Return the colour of the band that stands at ``stack_rank``; colours come round again."""
        count = sum(1 for name in self._colours if name.startswith("layer_"))
        return self._colours[f"layer_{(stack_rank - 1) % count + 1}"]


@cache
def _load(name: ThemeName) -> Mapping[str, str]:
    return {
        key: str(value)
        for key, value in tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8")).items()
    }
