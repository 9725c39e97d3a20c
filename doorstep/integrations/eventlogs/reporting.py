"""The verdicts of a log as JSON, written as they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO

import orjson

from doorstep.integrations.eventlogs.conformance import Conformance, Counted, Judged, Tally
from doorstep.integrations.eventlogs.traces import Trace
from doorstep.standards.compiling import Rule
from doorstep.standards.verdicts import Fact, Verdict


def write_report(
    out: BinaryIO, conformance: Conformance, traces: Iterable[Trace], about: Mapping[str, Any]
) -> None:
    """One object: the members of `about`, then clauses, traces (one a line), counts (`count_per`), totals."""
    rules = conformance.rules
    clauses = [
        {"id": rule.id, "title": rule.clause.title.model_dump(), "template": rule.shape} for rule in rules
    ]
    out.write(orjson.dumps({**about, "clauses": clauses})[:-1] + b',"traces":[')
    _list(out, (trace_json(each, rules) for each in conformance.judged(traces)))
    out.write(b'],"counts":[')
    _list(out, map(_counted_json, conformance.counted()))
    totals = [_tally_json(tally) for tally in conformance.tallies]
    out.write(b'],"totals":' + orjson.dumps(totals) + b"}\n")


def _list(out: BinaryIO, items: Iterable[Mapping[str, Any]]) -> None:
    before = b"\n"
    for item in items:
        out.write(before + orjson.dumps(item))
        before = b",\n"


def trace_json(judged: Judged, rules: Sequence[Rule]) -> dict[str, Any]:
    """{trace, events, verdicts: [{clause, outcome, final, …}]}; what is null or 0 is left out."""
    by_id = {fact.id: fact for fact in reversed(judged.trace.facts)}
    verdicts = zip(rules, judged.verdicts, strict=True)
    return {
        "trace": judged.trace.case,
        "events": len(judged.trace.facts),
        "verdicts": [{"clause": rule.id, **_verdict_json(verdict, by_id)} for rule, verdict in verdicts],
    }


def _verdict_json(verdict: Verdict, by_id: Mapping[str, Fact]) -> dict[str, Any]:
    said = _plain_json(verdict)
    if verdict.witnesses:
        said["witnesses"] = [_witness(by_id[id]) for id in verdict.witnesses]
    return said


def _plain_json(verdict: Verdict) -> dict[str, Any]:
    said = {
        "outcome": verdict.outcome.value,
        "final": verdict.final,
        "due_at": _iso(verdict.due_at),
        "violated_at": _iso(verdict.violated_at),
        "remedied_at": _iso(verdict.remedied_at),
        "activations": verdict.activations or None,
        "fulfilled": verdict.fulfilled or None,
        "violated": verdict.violated or None,
        "pending": verdict.pending or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _witness(fact: Fact) -> dict[str, Any]:
    """`position`: its place in the trace, from 1, as the file has it."""
    return {"position": fact.seq, "event": fact.id, "activity": fact.kind, "at": _iso(fact.at)}


def _counted_json(counted: Counted) -> dict[str, Any]:
    span = {"from_on": counted.span.from_on.isoformat(), "to_on": counted.span.to_on.isoformat()}
    return {"clause": counted.quota.id, "key": counted.key, **span, **_plain_json(counted.verdict)}


def _tally_json(tally: Tally) -> dict[str, Any]:
    counts = {outcome.value: count for outcome, count in tally.counts.items()}
    return {"clause": tally.clause, **counts, "first_violating": tally.first_violating}


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
