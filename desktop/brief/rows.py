"""Bands, row heads and the axis of a board's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Layer, Segment, name
from desktop.brief import marks
from desktop.brief.drawing import Ink, Item, Rect, Text, fitted, line, middle, shrunk, width_of, wrapped
from desktop.brief.fonts import legible
from desktop.brief.numbers import points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.model.geometry import Arrangement, Band, Box, Row
    from desktop.brief.look import Scene


_ONE_LINE = 2.4  # a row lower than this many of its letters has no room for two lines


def axis(scene: Scene, box: Box) -> tuple[Item, ...]:
    """Return the axis above the ground: home at the left, global at the right, what the line is between them."""
    look, palette, say = scene.look, scene.palette, scene.words.say
    size = look.axis
    y = middle(box.bottom - size * 1.1, size)
    home, world = say("judge.side.home"), say("judge.side.foreign")
    left, right = box.x + size * 0.9, box.right - size * 0.9
    note = fitted(say("picture.front"), box.w - 12 * size, look.note)
    return (
        *_arrow(box.x, y - 0.36 * size, size * 0.6, palette["home"]),
        Text(left, y, home, size, palette["home"], "bold"),
        *_arrow(box.right, y - 0.36 * size, -size * 0.6, palette["global"]),
        Text(right, y, world, size, palette["global"], "bold", "end"),
        Text(box.x + box.w / 2, y, note, look.note, palette["text_muted"], anchor="middle"),
    )


def _arrow(x: float, y: float, wide: float, colour: str) -> tuple[Item, ...]:
    tall = abs(wide) * 0.62
    return (line((x, y), (x + wide, y - tall), (x + wide, y + tall), closed=True, fill=colour),)


def bands(scene: Scene, all_bands: Iterable[Band]) -> tuple[Item, ...]:
    """Return the heads of the layers; a folded one says how many cards it holds."""
    items: list[Item] = []
    for band in all_bands:
        items += _band(scene, band)
    return tuple(items)


def _band(scene: Scene, band: Band) -> list[Item]:
    look, palette = scene.look, scene.palette
    layer = scene.board.the(Layer, band.layer_id)
    head = band.head
    level = scene.judgement.layers[band.layer_id].level
    figure = "" if level is None else f"L {points(level)}"
    lines, size = _band_lines(scene, name(layer, scene.words.lang), head)
    step, white, centre = size * 1.25, palette["text_on_fill"], head.x + head.w / 2
    y = head.y + (head.h - len(lines) * step - (look.note * 1.5 if figure else 0)) / 2 + size * 0.62
    below = y + len(lines) * step + look.note * 0.2
    return [
        *(_fold(scene, band) if band.folded else ()),
        Rect(*head, Ink(fill=palette.layer(layer.stack_rank)), look.radius),
        *(
            Text(centre, middle(y + at * step, size), each, size, white, "bold", "middle")
            for at, each in enumerate(lines)
        ),
        Text(centre, middle(below, look.note), figure, look.note, white, anchor="middle"),
    ]


def _fold(scene: Scene, band: Band) -> tuple[Item, ...]:
    """Return the empty ground of a folded layer, and how many cards it holds."""
    size, grey = scene.look.band, scene.palette["text_muted"]
    text = scene.words.say("picture.folded", count=band.count)
    ground = Rect(*band.box, Ink(fill=scene.palette["ground_undefined"]), scene.look.radius)
    return ground, Text(band.head.right + size, middle(band.box.y + band.box.h / 2, size), text, size, grey)


def _band_lines(scene: Scene, title: str, head: Box) -> tuple[tuple[str, ...], float]:
    """Return a layer's name in the lines of its head, broken at brackets and hyphens too, and the size that fits."""
    look, size = scene.look, scene.look.band
    room = head.w - size * 0.7
    title = legible(title[:200]).replace("(", " (")
    if _longest(title, size) > room:
        title = title.replace("-", "- ")
    size *= max(0.78, min(1.0, room / max(_longest(title, size), 1)))
    most = max(1, int((head.h - 2 * look.note) / (size * 1.25)))
    return wrapped(title, room + 1e-6, size, "bold", min(most, 4)), size


def _longest(title: str, size: float) -> float:
    return max((width_of(word, size, "bold") for word in title.split()), default=0)


def heads(scene: Scene, layout: Arrangement) -> tuple[Item, ...]:
    """Return the heads of the segments: name, posture by sign and word, Korea's level; a row without one says why."""
    items: list[Item] = []
    for row in layout.rows:
        items += _head(scene, row)
        verdict = scene.judgement.segments[row.segment_id]
        if verdict.undefined is not None:
            boxes = [layout.cards[each].box for each in row.cards if each in layout.cards]
            items += _reason(scene, row, scene.words.say(f"judge.undefined.{verdict.undefined}"), boxes)
    return tuple(items)


def _head(scene: Scene, row: Row) -> list[Item]:
    look, palette, box = scene.look, scene.palette, row.head
    pad = look.row * 0.55
    if box.h < look.row * _ONE_LINE:
        return _flat_head(scene, row, pad)
    room = box.w - 2 * pad
    title = name(scene.board.the(Segment, row.segment_id), scene.words.lang)
    shown, size = shrunk(title, room, look.row, "semibold", look.row * 0.9)
    lines: tuple[str, ...] = (shown,)
    if shown.endswith("…") and box.h > look.row * 4.4:
        lines = wrapped(title, room, size, "semibold", 2)
    step = size * 1.25
    y = box.y + (box.h - step * len(lines) - look.note * 1.5) / 2 if box.h < look.row * 4.4 else box.y + look.row * 0.5
    items: list[Item] = [
        Rect(*box, Ink(fill=palette["panel"], stroke=palette["line"], width=look.line * 0.3), look.radius * 0.7)
    ]
    for each in lines:
        items.append(Text(box.x + pad, middle(y + step / 2, size), each, size, palette["text"], "semibold"))
        y += step
    return [*items, *_standing(scene, row.segment_id, box.x + pad, y + look.note * 0.85, room)]


def _flat_head(scene: Scene, row: Row, pad: float) -> list[Item]:
    """Return the head of a low row: its name, and behind it the posture's sign and Korea's level."""
    look, palette, box = scene.look, scene.palette, row.head
    verdict = scene.judgement.segments[row.segment_id]
    y, behind, size = box.y + box.h / 2, look.note * 8.4, look.note
    title = name(scene.board.the(Segment, row.segment_id), scene.words.lang)
    shown, fit = shrunk(title, box.w - behind - pad * 1.5, look.row, "semibold", look.row * 0.9)
    x = box.right - behind
    ink = Ink(fill=palette["panel"], stroke=palette["line"], width=look.line * 0.3)
    colour = palette["danger" if verdict.taken else "text_muted"]
    return [
        Rect(*box, ink, look.radius * 0.7),
        Text(box.x + pad, middle(y, fit), shown, fit, palette["text"], "semibold"),
        marks.posture(verdict.posture, x + size * 0.5, y, size * 0.45, palette[verdict.posture]),
        Text(x + size * 1.4, middle(y, size), fitted(_figures(scene, row), behind - size * 1.6, size), size, colour),
    ]


def _figures(scene: Scene, row: Row) -> str:
    verdict = scene.judgement.segments[row.segment_id]
    level = f"L {points(verdict.level)}"
    return f"{level} · {scene.words.say('picture.taken')}" if verdict.taken else level


def _standing(scene: Scene, segment_id: str, x: float, y: float, room: float) -> list[Item]:
    """Return the posture as a pill with sign and word, and Korea's level behind it."""
    look, palette, size = scene.look, scene.palette, scene.look.note
    verdict = scene.judgement.segments[segment_id]
    word = scene.words.say(f"judge.posture.{verdict.posture}")
    wide, tall = width_of(word, size, "semibold") + size * 2.0, size * 1.36
    white, base = palette["text_on_fill"], middle(y, size)
    figures = f"L {points(verdict.level)}"
    if verdict.taken:
        figures += f" · {scene.words.say('picture.taken')}"
    colour = palette["danger" if verdict.taken else "text_muted"]
    behind = wide + size * 0.5
    return [
        Rect(x, y - tall / 2, wide, tall, Ink(fill=palette[verdict.posture]), tall / 2),
        marks.posture(verdict.posture, x + size * 0.85, y, look.note * 0.34, white),
        Text(x + size * 1.45, base, word, size, white, "semibold"),
        Text(x + behind, base, fitted(figures, room - behind, size), size, colour),
    ]


def _reason(scene: Scene, row: Row, text: str, cards: Sequence[Box]) -> list[Item]:
    """Say at the freer edge of a row without a line why it has none, if there is room."""
    look, ground = scene.look, row.ground
    left = min((box.x for box in cards), default=ground.right) - ground.x
    right = ground.right - max((box.right for box in cards), default=ground.x)
    room = max(left, right) - 2 * look.note
    if room < 6 * look.note:
        return []
    shown = fitted(text, min(room, ground.w * 0.45), look.note)
    y, colour = middle(ground.y + ground.h / 2, look.note), scene.palette["text_muted"]
    wide, tall = width_of(shown, look.note) + 4, look.note * 1.5
    x = ground.x + look.note if left >= right else ground.right - look.note - wide + 4
    # A connector goes behind it, as behind nothing else.
    plate = Rect(x - 2, ground.y + (ground.h - tall) / 2, wide, tall, Ink(fill=scene.palette["ground_undefined"]))
    return [plate, Text(x, y, shown, look.note, colour)]


def says(scene: Scene, layout: Arrangement) -> str:
    """Return what the picture says, row by row, for those who cannot see it."""
    words = scene.words
    parts = [
        words.say(
            "picture.says",
            segment=name(scene.board.the(Segment, row.segment_id), words.lang),
            posture=words.say(f"judge.posture.{scene.judgement.segments[row.segment_id].posture}"),
            level=points(scene.judgement.segments[row.segment_id].level),
        )
        for row in layout.rows
    ]
    return " ".join(parts)
