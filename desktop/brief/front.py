"""The front line, and the ground that it divides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.brief.drawing import Ink, Item, Path, Rect, Step, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.geometry import Row
    from desktop.brief.look import Scene


def grounds(scene: Scene, rows: Sequence[Row]) -> tuple[Item, ...]:
    """Return the tinted ground of each row: home up to the front line, global from it on, neither without one."""
    palette = scene.palette
    items: list[Item] = []
    for row in rows:
        ground = row.ground
        if row.front_x is None:
            items.append(Rect(*ground, Ink(fill=palette["ground_undefined"])))
            continue
        held = row.front_x - ground.x
        items.append(Rect(ground.x, ground.y, held, ground.h, Ink(fill=palette["ground_home"])))
        items.append(Rect(row.front_x, ground.y, ground.w - held, ground.h, Ink(fill=palette["ground_global"])))
    return tuple(items)


def front_line(scene: Scene, rows: Sequence[Row]) -> tuple[Item, ...]:
    """Return the line through all rows, stepping from one to the next; dashed down the middle where undefined."""
    items: list[Item] = []
    run: list[Row] = []
    for row in rows:
        if row.front_x is None:
            items += _stepped(scene, run)
            run = []
            middle = row.ground.x + row.ground.w / 2
            dash = (scene.look.line * 2.4, scene.look.line * 2)
            ink: dict[str, Any] = {"stroke": scene.palette["hatch"], "width": scene.look.line * 0.7, "dash": dash}
            items.append(line((middle, row.ground.y), (middle, row.ground.bottom), **ink))
        else:
            run.append(row)
    return (*items, *_stepped(scene, run))


def _stepped(scene: Scene, rows: Sequence[Row]) -> list[Item]:
    if not rows:
        return []
    points: list[tuple[float, float]] = []
    for at, row in enumerate(rows):
        x = row.front_x or 0.0
        above = row.ground.y if not at else (rows[at - 1].ground.bottom + row.ground.y) / 2
        below = row.ground.bottom if at == len(rows) - 1 else (row.ground.bottom + rows[at + 1].ground.y) / 2
        points += [(x, above), (x, below)]
    look = scene.look
    steps = _smoothed(points, look.radius)
    halo = Path(steps, Ink(stroke=scene.palette["panel"], width=look.line * 2.2, round=True))
    return [halo, Path(steps, Ink(stroke=scene.palette["front"], width=look.line, round=True))]


def _smoothed(points: Sequence[tuple[float, float]], radius: float) -> tuple[Step, ...]:
    """Return the steps through ``points`` with every corner rounded off."""
    steps: list[Step] = [("M", *points[0])]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        (ax, ay), (cx, cy) = _towards(here, before, radius), _towards(here, after, radius)
        steps.append(("L", ax, ay))
        steps.append(("C", (ax + here[0]) / 2, (ay + here[1]) / 2, (cx + here[0]) / 2, (cy + here[1]) / 2, cx, cy))
    return (*steps, ("L", *points[-1]))


def _towards(start: tuple[float, float], end: tuple[float, float], far: float) -> tuple[float, float]:
    """Return the point ``far`` from ``start`` on the way to ``end``, at most half way."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    # The ways are level or upright: one of the two is nothing.
    share = min(0.5, far / (abs(dx) + abs(dy))) if dx or dy else 0.0
    return start[0] + dx * share, start[1] + dy * share
