"""What booking asks of the plan: which windows it can still keep (booking.plans.Feasibility).

A window can be kept when one of those who look after the order's grid can take the visit into his day
without breaking a promise: all that he has and all that was promised and waits for somebody counts. Days
ahead have no plan yet; what was promised there is seated in memory, first come, first seated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

import numpy as np

from doorstep.booking.plans import Crews
from doorstep.core.errors import Text, text
from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch import rules
from doorstep.dispatch.day.problems import place_of
from doorstep.dispatch.offers.days import OpenDay, Sort, open_day
from doorstep.dispatch.offers.pools import pools
from doorstep.dispatch.solver import wording
from doorstep.dispatch.solver.layout import FORBIDDEN, Layout
from doorstep.dispatch.solver.obstacles import NONE, obstacle
from doorstep.dispatch.solver.plan import Why
from doorstep.dispatch.solver.problem import Job, Need
from doorstep.dispatch.solver.schedule import NEVER, Stop
from doorstep.dispatch.solver.standing import NOBODY, Asked
from doorstep.orders.models import Order
from doorstep.orders.needs import certificates_needed, skills_needed


class _Visit(NamedTuple):
    """The visit that is asked for."""

    sort: Sort
    place: Place
    length_s: int

    @staticmethod
    def to(order: Order) -> _Visit:
        asked = order.attributes
        skills, papers = tuple(sorted(skills_needed(asked).items())), tuple(certificates_needed(asked))
        length_s = int(rules.expected_duration(asked).total_seconds())
        return _Visit(Sort(order.grid.code, skills, papers), place_of(order), length_s)

    def stop(self, window: Window, day: OpenDay) -> Stop:
        needs = tuple(Need(kind, day.pool.on) for kind in self.sort.certificates)
        skills = dict(self.sort.skills)
        return Stop.free(Job("", self.place, self.length_s, (window,), skills, needs, release_at=day.since))


def unkept(*, order: Order, windows: Sequence[Window], crews: Crews, now: datetime) -> Mapping[Window, Text]:
    """As booking.plans.Feasibility."""
    by_day: dict[date, list[Window]] = {}
    for window in windows:
        by_day.setdefault(window.from_at.astimezone(ZONE).date(), []).append(window)
    visit, found = _Visit.to(order), dict[Window, Text]()
    for day, pool in pools(order, {day: crews[day] for day in by_day}).items():
        found |= _on_day(visit, by_day[day], open_day(pool, now))
    return found


def _on_day(visit: _Visit, windows: Sequence[Window], day: OpenDay) -> dict[Window, Text]:
    standing, found = day.standing, dict[Window, Text]()
    side = day.side(visit.sort)
    layout = standing.asking(Asked(visit.place.lat, visit.place.lon, visit.length_s, side))
    since = int(day.since.timestamp()) if day.since else 0
    for window in windows:
        first, last = max(int(window.from_at.timestamp()), since), int(window.to_at.timestamp()) - 1
        in_need = day.in_need(window)
        shut = np.zeros(len(side), np.int64)
        for job in in_need:
            shut |= standing.layout.side[job] != FORBIDDEN
        if standing.place(layout, first, last, shut) == NOBODY:
            found[window] = _reason(visit, window, day, layout, (first, last), len(in_need))
    return found


def _reason(
    visit: _Visit, window: Window, day: OpenDay, layout: Layout, span: tuple[int, int], in_need: int
) -> Text:
    """Why nobody of those who could come takes it, told by the one who comes nearest to it. Others' orders
    aren't named: the customer reads this too.
    """
    everybody = np.zeros(len(day.pool.crew), np.int64)
    if in_need and day.standing.place(layout, *span, everybody) != NOBODY:
        return text(
            f"该时段还有 {in_need} 单已约好、没排上人",
            f"{in_need} promised in this window still have nobody",
        )
    could, nearest = day.standing.nearest(layout, *span)
    if nearest == NOBODY:
        return text("当班的人在该时段做不完这单", "nobody's shift leaves enough time for it in this window")
    why = _obstacle(visit.stop(window, day), day, nearest)
    if could == 1:
        return text(f"能来的只有 1 人，已排满：{why['zh']}", f"the one who could come is full: {why['en']}")
    return text(
        f"能来的 {could} 人都排满了：{why['zh']}", f"all {could} who could come are full: {why['en']}"
    )


def _obstacle(stop: Stop, day: OpenDay, row: int) -> Text:
    tour = day.tour(row)
    found = obstacle(stop, tour)
    if found is not None and found.why is Why.LATE and found.at_s >= NEVER:
        return text("下班前赶不到", "nobody gets there before the shift is over")
    if found is not None and found.why is Why.LATE:
        begin = wording.hour(found.at_s, ZONE)
        if found.end_s == NONE:
            return text(f"最快 {begin} 才能到", f"the soonest would be there at {begin}")
        end = wording.hour(found.end_s, ZONE)
        return text(f"最快 {begin} 开始，{end} 下班前做不完", f"from {begin} on it isn't done by {end}")
    if found is not None and found.why is Why.TIME and found.broken != NONE:
        at = wording.hour(tour.stops[found.broken].starts[0][0], ZONE)
        return text(f"加进去会误了 {at} 起的已约时段", f"it would break a promise from {at} on")
    if found is not None and found.why is Why.BREAK:
        return text("加进去就没有午休时间", "it would leave no time for lunch")
    return text("当天加不进去了", "nothing more goes into the day")
