"""The cards of a board's picture: side, name, score and how well it is backed, each told by shape too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.terms import POINTS, entity_of
from db.model.things import Position, name
from desktop.brief import marks
from desktop.brief.drawing import Clip, Ink, Item, Rect, Text, line, middle, shrunk

if TYPE_CHECKING:
    from db.model.geometry import Box, Card
    from db.model.things import Entity
    from desktop.brief.look import Scene


def card(scene: Scene, place: Card) -> tuple[Item, ...]:
    """Return the marks of one card."""
    score = scene.judgement.positions[place.position_id]
    entity = entity_of(scene.board, scene.board.the(Position, place.position_id))
    hollow = scene.evidence[place.position_id].hollow
    box = place.box
    return (
        *_plate(scene, box, hatched=not score.eligible, announced=entity.lifecycle == "announced"),
        *_strip(scene, box, home=score.home, hollow=hollow),
        *_sign(scene, box, entity, home=score.home, hollow=hollow),
        *_texts(scene, box, entity, score.score, home=score.home, hollow=hollow),
    )


def _plate(scene: Scene, box: Box, *, hatched: bool, announced: bool) -> tuple[Item, ...]:
    look, palette = scene.look, scene.palette
    fill = Rect(*box, Ink(fill=palette["card"]), look.radius)
    dash = (look.radius * 0.25, look.radius * 0.5) if announced else ()
    edge = palette["text_muted"] if announced else palette["card_line"]
    outline = Rect(*box, Ink(stroke=edge, width=look.line * 0.4, dash=dash, round=announced), look.radius)
    if not hatched:
        return fill, outline
    gap = look.name * 0.62
    lines = tuple(
        line((box.x + at * gap, box.bottom), (box.x + at * gap + box.h, box.y), stroke=palette["line"], width=gap * 0.2)
        for at in range(-int(box.h // gap) - 1, int(box.w // gap) + 1)
    )
    return fill, Clip(*box, look.radius, lines), outline


def _strip(scene: Scene, box: Box, *, home: bool, hollow: bool) -> tuple[Item, ...]:
    look = scene.look
    colour = scene.palette["home" if home else "global"]
    strip = Rect(box.x, box.y, look.strip, box.h, Ink(fill=colour))
    if not hollow:
        return (Clip(*box, look.radius, (strip,)),)
    # Hollow: two thin edges instead of a solid bar.
    inner = Rect(box.x + look.strip * 0.3, box.y, look.strip * 0.4, box.h, Ink(fill=scene.palette["card"]))
    return (Clip(*box, look.radius, (strip, inner)),)


def _sign(scene: Scene, box: Box, entity: Entity, *, home: bool, hollow: bool) -> tuple[Item, ...]:
    look = scene.look
    x, y, r = box.x + look.strip + look.name * 0.62, box.y + box.h / 2, look.name * 0.27
    colour = scene.palette["home" if home else "global"]
    if entity.control is not None and entity.control != entity.origin:
        return marks.mixed(x, y, r, colour)
    ink = Ink(stroke=colour, width=look.name * 0.085) if hollow else Ink(fill=colour)
    return (marks.home(x, y, r, ink) if home else marks.world(x, y, r, ink),)


def _texts(
    scene: Scene, box: Box, entity: Entity, score: float | None, *, home: bool, hollow: bool
) -> tuple[Item, ...]:
    look, palette = scene.look, scene.palette
    wide = look.score * 1.95
    pill = box.x + box.w - wide - look.name * 0.28
    colour = palette["home" if home else "global"]
    soft = palette["home_soft" if home else "global_soft"]
    left = box.x + look.strip + look.name * 1.12
    tall = look.score * 1.42
    ink = Ink(stroke=soft, width=look.line * 0.4) if hollow else Ink(fill=soft)
    y = box.y + box.h / 2
    room = pill - left - look.name * 0.2
    shown, size = shrunk(name(entity, scene.words.lang), room, look.name, "semibold", look.least)
    return (
        Text(left, middle(y, size), shown, size, palette["text"], "semibold"),
        Rect(pill, y - tall / 2, wide, tall, ink, tall / 2),
        Text(pill + wide / 2, middle(y, look.score), _score(score), look.score, colour, "bold", "middle"),
    )


def _score(points: float | None) -> str:
    """Return points on the scale of the scores, as the window's cards show them."""
    return "–" if points is None else f"{points / POINTS:.1f}"
