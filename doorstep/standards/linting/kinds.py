"""Kinds of events that nobody registers."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from doorstep.core.errors import text
from doorstep.standards.language import Clause, Selector, Standard
from doorstep.standards.linting.findings import Known, Lint


def selectors_of(clause: Clause) -> Iterator[Selector]:
    """Every selector of a clause, in the order in which they are written."""
    for said in (clause.activation, clause.target, clause.since, clause.until, clause.cancel):
        if said is not None:
            yield said
    for pause in clause.pause:
        yield from (pause.start, pause.stop)


def unknown_kinds(standard: Standard, known: Known) -> Iterator[Lint]:
    if not known.events:
        return
    for clause in standard.clauses:
        allowed = {**known.events, **known.planned} if clause.standing == "planned" else known.events
        named = [kind for said in selectors_of(clause) for kind in said.kinds]
        named += [clause.by] if clause.by else []
        for kind in dict.fromkeys(named):
            if kind != "*" and kind not in allowed:
                yield _unknown(clause, kind, kind in known.planned, [*allowed])


def _unknown(clause: Clause, kind: str, is_planned: bool, allowed: list[str]) -> Lint:
    near = get_close_matches(kind, allowed, n=1)
    if is_planned:
        said = text(
            f"事件 {kind} 还没有功能登记，只有现状为 planned 的条款可以提前用它；请加上 status: planned。",
            f"No package registers the event {kind} yet: only a clause with status: planned may name it.",
        )
    elif near:
        said = text(
            f"没有事件 {kind}，条款不会起作用；是不是 {near[0]}？",
            f"There is no event {kind}, so the clause never acts. Is it {near[0]}?",
        )
    else:
        said = text(
            f"没有事件 {kind}，条款不会起作用；请从事件清单里选。",
            f"There is no event {kind}, so the clause never acts. Pick one from the list of events.",
        )
    where = text(f"{clause.id}：{said['zh']}", f"{clause.id}: {said['en']}")
    return Lint("event-unknown", "error", (clause.id,), where)
