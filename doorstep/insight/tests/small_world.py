"""Six orders of 王芳's in the east and what became of them by Monday noon; small enough to know by heart.

| order | call after | sent | closed or open |
|-------|-----------|----|----------------|
| 1     | 10 min    | 李强, assigned | replied and closed, rated |
| 2     | 20 min    | 李强, assigned | open |
| 3     | 45 min    | 赵磊, assigned | open |
| 4     | never     | nobody         | open |
| 5     | never     | nobody         | cancelled after 5 min |
| 6     | 29 min    | 李强, assigned, then taken off | open |
"""

from __future__ import annotations

from datetime import timedelta

from doorstep.orders.log import SYSTEM
from tests import lives
from tests.cast import Cast, at
from tests.lives import CHEN_JING

NOON = at(12)
#: The standard that the city runs: the call within half an hour, or 50 yuan; 30 for no rating, once closed;
#: and at most two calls a day by each, or 10 yuan.
_CANCELLED = "    cancel: {event: order.cancelled}\n"
STANDARD = (
    lives.STANDARD.replace(_CANCELLED, _CANCELLED + '    on_violation: {deduct_cny: "50"}\n', 1)
    + '    on_violation: {deduct_cny: "30"}\n'
    + """  - id: test.calls-a-day
    source: TEST-7
    control: conduct
    title: {zh: 每人每天最多两次电话, en: At most two calls a day each}
    template: count_per
    activation: {event: call.made}
    per: {field: actor}
    period: day
    at_most: 2
    on_violation: {deduct_cny: "10"}
"""
)
NUMBERS = [f"GD90000000{n}" for n in range(1, 7)]


def live_through(cast: Cast) -> None:
    """Every order of the table."""
    lives.run_standard(cast, STANDARD)
    for number in NUMBERS:
        lives.begin(cast, number)
    for number, minutes, technician, hour in (
        (NUMBERS[0], 10, "HF1001", 10), (NUMBERS[1], 20, "HF1001", 14), (NUMBERS[2], 45, "HF1002", 8),
        (NUMBERS[5], 29, "HF1001", 16),
    ):  # fmt: skip
        life = lives.Life(number)
        life.say("call.made", by=CHEN_JING, now=at(6) + timedelta(minutes=minutes))
        life.book(f"{hour:02}00-{hour + 2:02}00")
        life.assign(technician, hour=hour)
        if number == NUMBERS[5]:
            life.say("order.unassigned", by=CHEN_JING)
    lives.Life(NUMBERS[4]).say("order.cancelled", by=CHEN_JING, now=at(6, 5))
    _finish(NUMBERS[0])


def _finish(number: str) -> None:
    life = lives.Life(number, at(10))
    for kind in ("order.studied", "visit.prepared", "visit.departed", "visit.arrived"):
        life.say(kind)
    life.work()
    life.finish()
    life.say("order.closed", by=SYSTEM)
