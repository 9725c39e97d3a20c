"""Where a clause acts in the product, told from what was compiled of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from doorstep.standards.compiling import Quota, Rule
from doorstep.standards.language import Clause, Words
from doorstep.standards.steps import Catalogue

Place = Literal["gate", "step", "clock", "dispatch", "screen", "audit", "count"]
_SHOWN = ("say", "ban", "conduct")
_LOOKED_FOR = ("order", "ban", "conduct", "say")
_PERIODS = {
    "day": Words(zh="天", en="day"),
    "week": Words(zh="周", en="week"),
    "month": Words(zh="月", en="month"),
    "quarter": Words(zh="季度", en="quarter"),
    "year": Words(zh="年", en="year"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One place: what is refused there, shown, counted down, assigned by, found or counted."""

    place: Place
    title: Words


def acts_of(
    clause: Clause,
    compiled: Rule | Quota | None,
    catalogue: Catalogue,
    titles: Mapping[str, Words],
) -> list[Act]:
    """`compiled`: None for a clause that is only carried; `titles`: of event kinds. Planned: nowhere yet."""
    if clause.standing == "planned":
        return []
    return list(_acts(clause, compiled, catalogue, titles))


def _acts(
    clause: Clause, compiled: Rule | Quota | None, catalogue: Catalogue, titles: Mapping[str, Words]
) -> Iterator[Act]:
    if isinstance(compiled, Quota):
        yield _counted(compiled, titles)
    elif compiled is not None:
        yield from _held(compiled, titles)
    step = catalogue.by_id.get(clause.step or "")
    if step is not None:
        yield Act("step", Words(zh=f"步骤“{step.title.zh}”", en=f"Step “{step.title.en}”"))
    elif clause.control in _SHOWN or clause.standing == "shown":
        yield Act("screen", Words(zh="在页面上提示", en="Shown on screen"))
    if clause.control == "skill" or (clause.capability or "").startswith("doorstep.dispatch."):
        yield Act("dispatch", Words(zh="派单时执行", en="When orders are assigned"))
    if clause.control in _LOOKED_FOR:
        yield Act("audit", Words(zh="核查发现即记为问题", en="A breach becomes a finding"))


def _held(rule: Rule, titles: Mapping[str, Words]) -> Iterator[Act]:
    if rule.is_gate:
        for kind in sorted(rule.guards):
            title = titles.get(kind)
            if title is not None:
                yield Act("gate", Words(zh=f"“{title.zh}”之前拦截", en=f"Refuses “{title.en}”"))
            elif kind == "*":
                yield Act("gate", Words(zh="第一条记录之前拦截", en="Refuses the first record"))
    if rule.within is not None and rule.clause.control == "clock":
        yield Act("clock", Words(zh="倒计时，超时即记为问题", en="Counts down; late becomes a finding"))


def _counted(quota: Quota, titles: Mapping[str, Words]) -> Act:
    period = _PERIODS[quota.period]
    kinds = [titles[kind] for kind in quota.activation.kinds if kind in titles]
    what = Words(
        zh="、".join(each.zh for each in kinds) or "事件", en=", ".join(each.en for each in kinds) or "events"
    )
    return Act("count", Words(zh=f"按{period.zh}统计“{what.zh}”", en=f"Counts “{what.en}” by {period.en}"))
