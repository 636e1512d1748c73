"""The figures of the parts, each no higher than a page: what is longer is cut between rows and numbered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from desktop.brief.charts.gaps import LEAST as GAP_LEAST
from desktop.brief.charts.gaps import ROW as GAP_ROW
from desktop.brief.charts.gaps import gap_chart
from desktop.brief.charts.history import history_chart
from desktop.brief.charts.levels import level_chart
from desktop.brief.charts.matrix import posture_matrix
from desktop.brief.charts.plan import plan_strip
from desktop.brief.charts.ranks import LEAST as RANK_LEAST
from desktop.brief.charts.ranks import ROW as RANK_ROW
from desktop.brief.charts.ranks import rank_chart
from desktop.brief.charts.ways import way_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.brief.blocks import Block
    from desktop.brief.content.course import History
    from desktop.brief.content.gaps import Gaps, Group
    from desktop.brief.content.levels import Levels
    from desktop.brief.content.matrix import Matrix
    from desktop.brief.content.plan import Plan
    from desktop.brief.content.ranks import Ranks
    from desktop.brief.content.reach import Reach
    from desktop.brief.drawing import Drawing
    from desktop.brief.pages.setter import Setter

    Draw = Callable[..., Drawing]

Row = TypeVar("Row")

# How many rows of each figure stand on a page with title and source.
_GAPS, _LEVELS, _RANKS, _COURSES, _TASKS = 36, 30, 38, 22, 24
_PARTS_MOST = 8
"""A figure goes on over so many pages at most; the tables hold the rest."""


def gaps(part: Gaps, setter: Setter) -> list[Block]:
    """Return the gap chart; none without segments."""
    words = {each: setter.say(f"diagnosis.chart_{each}") for each in ("home", "world", "gap", "level", "taken")}

    def drawn(groups: Sequence[Group], title: str) -> Draw:
        return partial(gap_chart, groups=groups, words=words | {"title": title})

    return _figures(part.title, part.source, _grouped(part.groups), drawn, setter, rows=(GAP_ROW, GAP_LEAST))


def _grouped(groups: Sequence[Group]) -> list[list[Group]]:
    """Return the layers in runs that stand on a page each; a layer with too many segments is cut."""
    runs: list[list[Group]] = [[]]
    room = _GAPS
    for group in groups:
        rest = group.gaps
        while rest:
            if not room:
                runs.append([])
                room = _GAPS
            runs[-1].append(group._replace(gaps=rest[:room]))
            rest, room = rest[room:], max(0, room - len(rest))
    return [run for run in runs if run]


def levels(part: Levels, setter: Setter) -> list[Block]:
    """Return the chart of levels; none where no layer has one."""
    if not part.known:
        return []
    return _figures(
        part.title,
        part.source,
        _runs(part.bars, _LEVELS),
        lambda bars, title: partial(level_chart, bars=bars, cuts=part.cuts, title=title),
        setter,
        before=8,
    )


def matrix(part: Matrix, setter: Setter) -> list[Block]:
    """Return the posture matrix; none where no segment has a level."""
    if not part.strips:
        return []
    chart = partial(posture_matrix, matrix=part, more=lambda count: setter.say("figures.more", count=count))
    return [setter.figure(part.title, chart, part.source)]


def ranks(part: Ranks | None, setter: Setter) -> list[Block]:
    """Return the rank intervals; none where no segment has a level."""
    if part is None:
        return []
    runs = _runs(part.lines, _RANKS)
    return _figures(
        part.title,
        part.source,
        runs,
        lambda lines, _: partial(rank_chart, ranks=part, lines=lines),
        setter,
        rows=(RANK_ROW, RANK_LEAST),
    )


def ways(part: Reach | None, head: str, setter: Setter) -> list[Block]:
    """Return the paths of dependency under their heading; none where none is recorded."""
    if part is None:
        return []
    drawn = partial(way_chart, reach=part, more=lambda count: setter.say("figures.reach.more", count=count))

    def smaller(width: float, room: float) -> Drawing | None:
        made = (drawn(width, most=most) for most in (2, 1))
        return next((each for each in made if each.height <= room), None)

    chart = setter.figure(part.title, drawn, part.source, smaller=smaller, before=8)
    return [setter.heading(head, 2, before=26, wide=True), chart]


def history(part: History | None, head: str, setter: Setter) -> list[Block]:
    """Return the history under its heading; none where there is none."""
    if part is None:
        return []
    runs = _runs(part.courses, _COURSES)
    return _headed(head, part, runs, lambda rows, _: partial(history_chart, history=part, courses=rows), setter)


def plan(part: Plan | None, head: str, setter: Setter) -> list[Block]:
    """Return the plan of the measures under its heading; none where nothing is due."""
    if part is None:
        return []
    runs = _runs(part.tasks, _TASKS)
    return _headed(head, part, runs, lambda rows, _: partial(plan_strip, plan=part, tasks=rows), setter)


def _headed(
    head: str,
    part: History | Plan,
    runs: Sequence[Sequence[Row]],
    drawn: Callable[[Sequence[Row], str], Draw],
    setter: Setter,
) -> list[Block]:
    """Return a figure in as many parts as there are runs, under a heading of its own."""
    return [
        setter.heading(head, 2, before=26, wide=True),
        *_figures(part.title, part.source, runs, drawn, setter, before=8),
    ]


def _runs(rows: Sequence[Row], most: int) -> list[Sequence[Row]]:
    """Return the rows in runs of even length, none longer than ``most``."""
    count = -(-len(rows) // most)
    size = -(-len(rows) // max(1, count))
    return [rows[at : at + size] for at in range(0, len(rows), max(1, size))]


def _figures(
    title: str,
    source: str,
    runs: Sequence[Sequence[Row]],
    drawn: Callable[[Sequence[Row], str], Draw],
    setter: Setter,
    before: float = 18,
    rows: tuple[float, float] | None = None,
) -> list[Block]:
    """Return a figure for each run of rows, numbered as parts where there are several.

    ``rows`` is how high a row is and how low it may be set where a figure has to be smaller.
    """
    if len(runs) == 1:
        chart = drawn(runs[0], title)
        return [setter.figure(title, chart, source, smaller=_lower(chart, rows) if rows else None, before=before)]
    shown = runs[:_PARTS_MOST]
    made: list[Block] = []
    for at, run in enumerate(shown, start=1):
        part = setter.say("figures.part", title=title, part=at, of=len(shown))
        rest = sum(map(len, runs[_PARTS_MOST:])) if at == len(shown) else 0
        more = f" {setter.say('figures.more', count=rest)}." if rest else ""
        made.append(setter.figure(part, drawn(run, part), source + more, before=before))
    return made


def _lower(drawn: Draw, rows: tuple[float, float]) -> Callable[[float, float], Drawing | None]:
    """Return what makes a figure for a height by setting its rows lower; None where they would be too low."""
    usual, least = rows

    def smaller(width: float, room: float) -> Drawing | None:
        whole = drawn(width).height
        count = (whole - drawn(width, row=least).height) / (usual - least)
        row = usual - (whole - room) / max(count, 1.0)
        return drawn(width, row=row) if row >= least else None

    return smaller
