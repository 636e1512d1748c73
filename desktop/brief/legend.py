"""The legend of a board's picture: every sign with its word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.brief import marks
from desktop.brief.connectors import arrow
from desktop.brief.drawing import Clip, Ink, Item, Rect, Text, line, middle, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from db.model.things import Posture
    from desktop.brief.look import Scene

    Sign: TypeAlias = Callable[[float, float], tuple[Item, ...]]

_POSTURES: tuple[Posture, ...] = ("defend", "expand", "catch_up", "at_risk", "ally", "undetermined")


class Legend(NamedTuple):
    """The legend's marks and how high they stand."""

    items: tuple[Item, ...]
    height: float


def legend(scene: Scene, x: float, y: float, width: float) -> Legend:
    """Return the legend in a column of ``width``, its top at ``y``."""
    size = scene.look.note
    row = size * 1.7
    items: list[Item] = []
    left, middle_y = x, y + row / 2
    for sign, wide, word in (*_signs(scene), *_postures(scene)):
        needed = wide + size * 0.35 + width_of(word, size) + size * 1.2
        if left > x and left + needed - size * 1.2 > x + width:
            left, middle_y = x, middle_y + row
        items += sign(left + wide / 2, middle_y)
        items.append(Text(left + wide + size * 0.35, middle(middle_y, size), word, size, scene.palette["text_muted"]))
        left += needed
    return Legend(tuple(items), middle_y + row / 2 - y)


def _signs(scene: Scene) -> Iterable[tuple[Sign, float, str]]:
    palette, size, say = scene.palette, scene.look.note, scene.words.say
    r, home, world = size * 0.33, palette["home"], palette["global"]
    yield lambda x, y: (marks.home(x, y, r, Ink(fill=home)),), 2 * r, say("judge.side.home")
    yield lambda x, y: (marks.world(x, y, r, Ink(fill=world)),), 2 * r, say("judge.side.foreign")
    yield lambda x, y: marks.mixed(x, y, r, home), 2 * r, say("picture.mixed")
    thin = Ink(stroke=home, width=r * 0.3)
    yield lambda x, y: (marks.home(x, y, r, thin),), 2 * r, say("picture.hollow")
    yield lambda x, y: _swatch(scene, x, y, hatched=True), size * 1.6, say("picture.hatched")
    yield lambda x, y: _swatch(scene, x, y, hatched=False), size * 1.6, say("picture.dotted")
    ink: dict[str, Any] = {"stroke": palette["front"], "width": scene.look.line}
    yield lambda x, y: (line((x, y - size * 0.5), (x, y + size * 0.5), **ink),), size * 0.4, say("picture.line")
    if scene.linked:
        wide = size * 1.8
        yield lambda x, y: _connector(scene, x, y, wide), wide, say("picture.linked")


def _connector(scene: Scene, x: float, y: float, wide: float) -> tuple[Item, ...]:
    return arrow(scene, ((x - wide / 2, y), (x + wide / 2, y)), 0.8)


def _swatch(scene: Scene, x: float, y: float, *, hatched: bool) -> tuple[Item, ...]:
    size, palette = scene.look.note, scene.palette
    w, h = size * 1.6, size * 0.9
    box = (x - w / 2, y - h / 2, w, h)
    plate = Rect(*box, Ink(fill=palette["card"]), h * 0.2)
    if not hatched:
        dots = Ink(stroke=palette["text_muted"], width=size * 0.09, dash=(size * 0.12, size * 0.2), round=True)
        return plate, Rect(*box, dots, h * 0.2)
    step = size * 0.4
    lines = tuple(
        line(
            (box[0] + at * step, y + h / 2),
            (box[0] + at * step + h, y - h / 2),
            stroke=palette["hatch"],
            width=size * 0.07,
        )
        for at in range(-3, 5)
    )
    return plate, Clip(*box, h * 0.2, lines), Rect(*box, Ink(stroke=palette["card_line"], width=size * 0.08), h * 0.2)


def _postures(scene: Scene) -> Iterable[tuple[Sign, float, str]]:
    r = scene.look.note * 0.4
    for kind in _POSTURES:
        yield _posture(scene, kind, r), 2 * r, scene.words.say(f"judge.posture.{kind}")


def _posture(scene: Scene, kind: Posture, r: float) -> Sign:
    return lambda x, y: (marks.posture(kind, x, y, r, scene.palette[kind]),)
