"""A drawing as SVG: text stays text, nothing is fetched from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.drawing import Circle, Clip, Ink, Item, Path, Rect, Text
from desktop.brief.plain import escaped, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.brief.drawing import Drawing

_FAMILY = "'Pretendard GOV', Pretendard, 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif"
_WEIGHTS = {"regular": "400", "semibold": "600", "bold": "700"}


def written(drawing: Drawing, lang: str) -> str:
    """Return the drawing as an SVG document."""
    width, height = _n(drawing.width), _n(drawing.height)
    clips: list[str] = []
    body = "\n".join(_written(drawing.items, clips))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'xml:lang="{lang}" role="img" aria-labelledby="title desc" font-family="{_FAMILY}" '
        'style="font-variant-numeric:tabular-nums">\n'
        f'<title id="title">{_escaped(drawing.title)}</title>\n<desc id="desc">{_escaped(drawing.says)}</desc>\n'
        f"<defs>{''.join(clips)}</defs>\n{body}\n</svg>\n"
    )


def _written(items: Iterable[Item], clips: list[str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Text):
            yield _text(item)
        elif isinstance(item, Clip):
            name = f"clip{len(clips)}"
            clips.append(f'<clipPath id="{name}">{_rect(item.x, item.y, item.w, item.h, item.radius)}/></clipPath>')
            yield f'<g clip-path="url(#{name})">' + "".join(_written(item.items, clips)) + "</g>"
        elif isinstance(item, Rect):
            yield _rect(item.x, item.y, item.w, item.h, item.radius) + f"{_ink(item.ink)}/>"
        elif isinstance(item, Circle):
            yield f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.r)}"{_ink(item.ink)}/>'
        else:
            yield _path(item)


def _path(item: Path) -> str:
    steps = " ".join(step[0] + " ".join(_n(number) for number in step[1:]) for step in item.steps)
    return f'<path d="{steps}"{_ink(item.ink)}/>'


def _rect(x: float, y: float, w: float, h: float, radius: float) -> str:
    corner = f' rx="{_n(radius)}"' if radius else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"{corner}'


def _text(item: Text) -> str:
    anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    weight = f' font-weight="{_WEIGHTS[item.weight]}"' if item.weight != "regular" else ""
    return (
        f'<text x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"{weight}{anchor} '
        f'fill="{item.colour}" xml:space="preserve">{_escaped(item.text)}</text>'
    )


def _ink(ink: Ink) -> str:
    parts = [f' fill="{ink.fill or "none"}"']
    if ink.stroke is not None:
        parts.append(f' stroke="{ink.stroke}" stroke-width="{_n(ink.width)}"')
        if ink.dash:
            parts.append(f' stroke-dasharray="{" ".join(_n(each) for each in ink.dash)}"')
        if ink.round:
            parts.append(' stroke-linecap="round" stroke-linejoin="round"')
    return "".join(parts)


def _escaped(text: str) -> str:
    # XML has no place for control characters, not even as entities.
    return escaped(plain(text))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
