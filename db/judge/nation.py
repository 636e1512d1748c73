"""Layers and the nation: the levels of the segments brought together."""

from __future__ import annotations

import math
from statistics import fmean
from typing import TYPE_CHECKING

from db.judge.judgement import LayerFigure, National, SegmentVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def layer_figures(layer_ids: Iterable[str], verdicts: Iterable[SegmentVerdict]) -> Mapping[str, LayerFigure]:
    """Return each layer's figure by layer id."""
    gathered: dict[str, list[SegmentVerdict]] = {layer_id: [] for layer_id in layer_ids}
    for verdict in verdicts:
        gathered[verdict.layer_id].append(verdict)
    return {layer_id: layer_figure(layer_id, own) for layer_id, own in gathered.items()}


def layer_figure(layer_id: str, verdicts: Sequence[SegmentVerdict]) -> LayerFigure:
    """Return the mean level weighted by importance; a segment without a level or an importance is left out."""
    counted = [
        (each.importance, each.level) for each in verdicts if each.level is not None and each.importance is not None
    ]
    # Exact sums: equal boards give equal figures to the last bit, in whatever order their segments come.
    total = math.fsum(importance for importance, _ in counted)
    level = math.fsum(importance * level for importance, level in counted) / total if total else None
    return LayerFigure(layer_id=layer_id, level=level, counted=len(counted), of=len(verdicts))


def national(figures: Iterable[LayerFigure]) -> National:
    """Return the mean of the layers that have a figure. A layer at 0 makes the geometric mean 0: nothing makes up."""
    levels = sorted(each.level for each in figures if each.level is not None)
    if not levels:
        return National(geometric=None, arithmetic=None)
    geometric = math.exp(fmean(math.log(level) for level in levels)) if levels[0] > 0.0 else 0.0
    return National(geometric=geometric, arithmetic=fmean(levels))
