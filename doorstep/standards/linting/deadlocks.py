"""Clauses that wait for each other in a circle: no event of them can ever be the first, or the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from doorstep.core.errors import text
from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.linting.demands import Need, demands_of
from doorstep.standards.linting.findings import Lint
from doorstep.standards.linting.world import World, named
from doorstep.standards.steps import Catalogue


def deadlocks(world: World) -> Iterator[Lint]:
    """a needs b before it and b needs a, through any length: neither can happen. Likewise afterwards."""
    needs = [each for rule in world.rules for each in demands_of(rule) if isinstance(each, Need)]
    needs = [each for each in needs if not world.never(each.first) and not world.never(each.second)]
    wheres: tuple[Literal["before", "after"], ...] = ("before", "after")
    for where in wheres:
        left = [each for each in needs if each.where == where]
        while circle := _circle(world, left):
            if {each.rule.id for each in circle} & world.ours:
                yield _finding(circle, where)
            # Any further circle without one of this one's clauses is another finding.
            left = [each for each in left if each is not circle[0]]


def _circle(world: World, needs: Sequence[Need]) -> list[Need]:
    """A smallest set of needs, each answered only by events that have such a need themselves."""
    standing = _closed(world, needs)
    for each in list(standing):
        smaller = _closed(world, [other for other in standing if other is not each])
        if smaller:
            standing = smaller
    if not standing or world.meet(*(each.rule for each in standing)):
        return standing
    # No order has all of these: there may be another circle without one of them.
    without = ([other for other in needs if other is not each] for each in standing)
    return next((found for left in without if (found := _circle(world, left))), [])


def _closed(world: World, needs: Sequence[Need]) -> list[Need]:
    standing = list(needs)
    while True:
        firsts: list[Choice] = [each.first for each in standing]
        kept = [each for each in standing if world.covered(each.second, firsts)]
        if len(kept) == len(standing):
            return kept
        standing = kept


def _finding(circle: Sequence[Need], where: Literal["before", "after"]) -> Lint:
    rules: list[Rule] = list({each.rule.id: each.rule for each in circle}.values())
    names = named(*rules)
    zh, en = "、".join(each["zh"] for each in names), ", ".join(each["en"] for each in names)
    if len(rules) == 1:
        zh, en = f"{zh}要等自己的事件", f"{en} waits for its own event"
    else:
        zh, en = f"{zh}互相等待", f"{en} wait for each other"
    if where == "before":
        zh_why, en_why = (
            "谁都不能第一个发生，这些步骤永远做不了",
            "none can be the first, so none can ever happen",
        )
    else:
        zh_why, en_why = (
            "做完一步总还欠下一步，永远没有尽头",
            "each leaves the next one owing, and it never ends",
        )
    return Lint(
        "cycle",
        "error",
        tuple(rule.id for rule in rules),
        text(
            f"{zh}：{zh_why}。请去掉其中一条，或给其中一条加上条件。",
            f"{en}: {en_why}. Drop one of them, or give one a condition.",
        ),
    )


def out_of_order(world: World, catalogue: Catalogue) -> Iterator[Lint]:
    """A gate before a step that asks for what only a later step does."""
    places: dict[str, list[int]] = {}
    for place, step in enumerate(catalogue.steps):
        if not step.by_desk:
            places.setdefault(step.event, []).append(place)
    desk = {step.event for step in catalogue.steps if step.by_desk}
    for rule in world.rules:
        if not rule.is_gate or rule.id not in world.ours or rule.target is None:
            continue
        for need in demands_of(rule):
            if not isinstance(need, Need) or need.where != "before":
                continue
            asked, given = need.first.kinds, need.second.kinds
            if not all(kind in places for kind in (*asked, *given)) or desk & set(given):
                continue
            if min(min(places[kind]) for kind in given) > max(max(places[kind]) for kind in asked):
                yield _late(rule, catalogue, places, need)


def _late(rule: Rule, catalogue: Catalogue, places: dict[str, list[int]], need: Need) -> Lint:
    (name,) = named(rule)
    early = catalogue.steps[max(max(places[kind]) for kind in need.first.kinds)].title
    late = catalogue.steps[min(min(places[kind]) for kind in need.second.kinds)].title
    return Lint(
        "gate-before-its-step",
        "warning",
        (rule.id,),
        text(
            f"{name['zh']}在步骤“{early.zh}”之前要求做完“{late.zh}”，而后者排在更后面；请核对先后顺序。",
            f"{name['en']} asks for “{late.en}” before “{early.en}”, but that step comes later: check the "
            "order.",
        ),
    )
