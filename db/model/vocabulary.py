"""The words that a board's records choose from."""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["ko", "en"]
FactValue: TypeAlias = str | int | float | tuple[str, ...]
EntityKind: TypeAlias = Literal[
    "company", "product", "service", "model", "technology", "institution", "group", "alliance", "country"
]
Lifecycle: TypeAlias = Literal["announced", "live", "ended"]
Scope: TypeAlias = Literal["position", "segment"]
Status: TypeAlias = Literal["rated", "unknown", "not_applicable"]
Confidence: TypeAlias = Literal["low", "moderate", "high"]
Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
Stance: TypeAlias = Literal["supports", "contradicts"]
RelationKind: TypeAlias = Literal["supplies", "depends_on", "competes", "invests", "partners", "part_of", "operates"]
Posture: TypeAlias = Literal["defend", "expand", "at_risk", "catch_up", "ally", "undetermined"]
CitedKind: TypeAlias = Literal[
    "wave", "layer", "segment", "note", "entity", "fact", "rating", "relation", "share", "scenario", "measure"
]
Distribution: TypeAlias = Literal["open", "sensitive", "secret"]
Market: TypeAlias = Literal["home", "world"]
BriefForm: TypeAlias = Literal["full", "minister", "board", "segments"]
Profile: TypeAlias = Literal["1b", "2b", "3b"]
