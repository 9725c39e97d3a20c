"""Pairs of clauses that no log can keep both: told only when it is sure, for orders that both rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from doorstep.core.errors import Text, text
from doorstep.standards.linting.demands import Ban, Count, Demand, Edge, Need, demands_of
from doorstep.standards.linting.findings import Lint
from doorstep.standards.linting.world import World, named

#: What follows from a pair that conflicts, for the reader.
_NEVER = text("该事件一旦发生，必有一条被违反", "whenever that event happens, one of them is broken")
_ALWAYS = text("没有哪张工单能同时满足", "no order can keep both")


def conflicts(world: World) -> Iterator[Lint]:
    """One finding for each pair of clauses."""
    demands = [each for rule in world.rules if not _dead(world, rule) for each in demands_of(rule)]
    told: set[tuple[str, str]] = set()
    for one, other in combinations(demands, 2):
        pair = (one.rule.id, other.rule.id)
        if pair in told or pair[0] == pair[1] or not {*pair} & world.ours:
            continue
        why = _clash(world, one, other) or _clash(world, other, one)
        if why is not None and world.meet(one.rule, other.rule):
            told.add(pair)
            yield _finding(one, other, why)


def _dead(world: World, rule: Any) -> bool:
    """Reported by itself: whatever is said of no event is true."""
    return any(world.never(each) for each in (rule.activation, rule.target) if each is not None)


def _clash(world: World, one: Demand, other: Demand) -> Text | None:
    for (first, second), clash in _CLASHES.items():
        if isinstance(one, first) and isinstance(other, second):
            return clash(world, one, other)
    return None


def _needed_and_banned(world: World, need: Need, ban: Ban) -> Text | None:
    same_way = ban.where == "anywhere" or need.where == "after"
    if same_way and world.within(need.first, ban.first) and world.within(need.second, ban.second):
        return _NEVER if {*_correlated(ban)} <= {*_correlated(need)} else None
    # What is needed before it forbids it afterwards.
    backwards = need.where == "before" and ban.where == "after"
    if backwards and world.within(need.second, ban.first) and world.within(need.first, ban.second):
        return _NEVER if {*_correlated(ban)} <= {*_correlated(need)} else None
    return None


def _correlated(demand: Need | Ban) -> tuple[str, ...]:
    return demand.rule.target.correlate if demand.rule.target else ()


def _needed_and_absent(world: World, need: Need, count: Count) -> Text | None:
    return _NEVER if count.most == 0 and world.within(need.second, count.what) else None


def _too_few_and_too_many(world: World, one: Count, other: Count) -> Text | None:
    if other.most is None or one.least <= other.most:
        return None
    return _ALWAYS if world.within(one.what, other.what) else None


def _two_edges(world: World, one: Edge, other: Edge) -> Text | None:
    return _ALWAYS if one.end == other.end and world.apart(one.what, other.what) else None


def _edge_and_absent(world: World, edge: Edge, count: Count) -> Text | None:
    return _ALWAYS if count.most == 0 and world.within(edge.what, count.what) else None


def _edge_and_need(world: World, edge: Edge, need: Need) -> Text | None:
    """Nothing comes before the first event, nothing after the last."""
    where = "before" if edge.end == "first" else "after"
    return _ALWAYS if need.where == where and world.within(edge.what, need.first) else None


def _two_needs(world: World, one: Need, other: Need) -> Text | None:
    if one.next_to and other.next_to and one.where == other.where:
        together = world.within(one.first, other.first) or world.within(other.first, one.first)
        return _NEVER if together and world.apart(one.second, other.second) else None
    return _NEVER if _too_soon(world, one, other) else None


def _too_soon(world: World, answer: Need, earlier: Need) -> bool:
    """b within so long after a; but before each b an a at least longer ago: the first a can't be answered."""
    limit, wait = answer.rule.within, earlier.rule.within
    if answer.where != "after" or earlier.where != "before" or limit is None or wait is None:
        return False
    if limit.max is None or wait.min is None or limit.max >= wait.min or limit.calendar != wait.calendar:
        return False
    if answer.rule.pauses or earlier.rule.pauses:
        return False
    return world.within(answer.second, earlier.first) and world.within(earlier.second, answer.first)


_CLASHES: dict[tuple[type, type], Callable[[World, Any, Any], Text | None]] = {
    (Need, Ban): _needed_and_banned,
    (Need, Count): _needed_and_absent,
    (Count, Count): _too_few_and_too_many,
    (Edge, Edge): _two_edges,
    (Edge, Count): _edge_and_absent,
    (Edge, Need): _edge_and_need,
    (Need, Need): _two_needs,
}


def _finding(one: Demand, other: Demand, why: Text) -> Lint:
    first, second = named(one.rule, other.rule)
    return Lint(
        "contradiction",
        "error",
        (one.rule.id, other.rule.id),
        text(
            f"{first['zh']}与{second['zh']}互相矛盾：{why['zh']}。请改其中一条的事件、条件或适用范围，"
            "或用 overrides 写明以哪条为准。",
            f"{first['en']} and {second['en']} contradict each other: {why['en']}. Change the events, "
            "conditions or scope of one, or say with `overrides` which one counts.",
        ),
    )
