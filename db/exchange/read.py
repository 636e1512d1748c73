"""Reading a board from its exchange format (first version: takes well-formed files only)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from db.exchange.identity import made_id
from db.exchange.incoming import Incoming
from db.model import things as t


def read(source: str | Path) -> Incoming:
    """Return what a file (a path) or its text (a string) brings."""
    text = source.read_text(encoding="utf-8-sig") if isinstance(source, Path) else source
    return Incoming(tuple(_Draft(json.loads(text)).things()))


class _Draft:
    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.ids: dict[str, dict[str, str]] = {
            s: {x["key"]: x["id"] for x in tree[s]}
            for s in ("layers", "segments", "entities", "positions", "sources", "raters")
        }
        self.ids["criteria"] = {c["code"]: c["id"] for c in tree["criteria"]}
        self.ids["weight_sets"] = {w["key"]: w.get("id") or made_id("weight_set", w["key"]) for w in tree["weight_sets"]}
        self.passages: dict[str, t.Passage] = {}
        self.citations: list[t.Citation] = []

    def things(self) -> list[t.Thing]:
        i, tree = self.ids, self.tree
        out: list[t.Thing] = []
        for c in tree["criteria"]:
            out.append(t.Criterion(key=c["code"], anchors=tuple(t.Anchor(**a) for a in c["anchors"]), **{k: v for k, v in c.items() if k not in ("code", "anchors")}))
        for w in tree["weight_sets"]:
            out.append(t.WeightSet(id=i["weight_sets"][w["key"]], key=w["key"], name_ko=w["name_ko"], name_en=w["name_en"], is_default=w["is_default"], weights=tuple((i["criteria"][k], float(v)) for k, v in w["weights"].items())))
        b = dict(tree["board"])
        ws = b.pop("weight_set")
        out.append(t.Premise(id=made_id("board", b["title_ko"]), weight_set_id=i["weight_sets"].get(ws), as_of=date.fromisoformat(b.pop("as_of")), **b))
        for x in tree["layers"]:
            out.append(t.Layer(**self.plain("layer", x)))
        for x in tree["segments"]:
            y = self.plain("segment", x, evolution_evidence="evolution")
            y["layer_id"] = i["layers"][y.pop("layer")]
            y["home_absent_confirmed"] = y.pop("kr_absent_confirmed")
            out.append(t.Segment(**y))
        facts: list[t.Fact] = []
        for x in tree["entities"]:
            y = self.plain("entity", x, origin_evidence="origin", context_evidence="context")
            control = y.pop("control")
            if control:
                self.cite("entity", x["id"], "control", control["evidence"])
            for n, (name, f) in enumerate(y.pop("facts").items(), 1):
                v = tuple(f["value"]) if isinstance(f["value"], list) else f["value"]
                fact = t.Fact(id=made_id("fact", x["id"], name), entity_id=x["id"], name=name, order=n, value=v)
                self.cite("fact", fact.id, "", f["evidence"])
                facts.append(fact)
            y["aliases"] = tuple(y["aliases"])
            out.append(t.Entity(control=control["country"] if control else None, **y))
        out += facts
        for x in tree["positions"]:
            out.append(t.Position(id=x["id"], key=x["key"], entity_id=i["entities"][x["entity"]], segment_id=i["segments"][x["segment"]]))
        out += [t.Rater(**x) for x in tree["raters"]]
        for x in tree["ratings"]:
            y = self.plain("rating", x)
            y["target_id"] = i[y["target_kind"] + "s"][y.pop("target")]
            y["criterion_id"] = i["criteria"][y.pop("criterion")]
            y["rater_id"] = i["raters"][y.pop("rater")]
            for d in ("rated_at", "as_of"):
                y[d] = date.fromisoformat(y[d])
            y["score"] = None if y["score"] is None else float(y["score"])
            out.append(t.Rating(**y))
        out += [t.Source(**x) for x in tree["sources"]]
        relations = []
        for x in tree["relations"]:
            y = self.plain("relation", x, strength_evidence="strength")
            y["kind"], y["from_id"], y["to_id"] = y.pop("type"), i["entities"][y.pop("from")], i["entities"][y.pop("to")]
            relations.append(t.Relation(**y))
        tail: list[t.Thing] = []
        for x in tree["scenarios"]:
            y = self.plain("scenario", x)
            y["base_as_of"] = date.fromisoformat(y["base_as_of"])
            y["overrides"] = tuple(t.Override(target_id=i[o["target_kind"] + "s"][o["target"]], criterion_id=i["criteria"][o["criterion"]], **{k: v for k, v in o.items() if k not in ("target", "criterion")}) for o in y["overrides"])
            y["relation_overrides"] = tuple(t.RelationOverride(relation_id=next(r.id for r in relations if (r.kind, r.from_id, r.to_id) == (o["type"], i["entities"][o["from"]], i["entities"][o["to"]])), **{k: v for k, v in o.items() if k not in ("type", "from", "to")}) for o in y["relation_overrides"])
            tail.append(t.Scenario(**y))
        tail += [t.Milestone(id=x["id"], key=x["key"], date=date.fromisoformat(x["date"]), name_ko=x["name_ko"], name_en=x["name_en"]) for x in tree["milestones"]]
        for x in tree["measures"]:
            y = self.plain("measure", x)
            y["targets"] = tuple(i["segments"][s] for s in y["targets"])
            tail.append(t.Measure(**y))
        return [*out, *self.passages.values(), *relations, *self.citations, *tail]

    def plain(self, kind: str, x: dict[str, Any], **aspects: str) -> dict[str, Any]:
        y = dict(x)
        for key, aspect in {"evidence": "", **aspects}.items():
            self.cite(kind, x["id"], aspect, y.pop(key, []))
        return y

    def cite(self, kind: Any, target: str, aspect: str, evidence: list[dict[str, str]]) -> None:
        for n, e in enumerate(evidence, 1):
            passage = None
            if e["type"] == "quote":
                source = self.ids["sources"][e["source"]]
                passage = made_id("passage", source, e["quote"])
                self.passages[passage] = t.Passage(id=passage, source_id=source, quote=e["quote"])
            self.citations.append(t.Citation(id=made_id("citation", target, aspect, str(n)), target_kind=kind, target_id=target, aspect=aspect, order=n, passage_id=passage, basis=e.get("basis")))
