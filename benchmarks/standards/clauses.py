"""The hundred clauses of the benchmark: all templates, a quarter of them timed, some with data, pauses,
keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from benchmarks.standards.synthetic import KINDS
from doorstep.core.work_hours import WorkHours
from doorstep.core.working_calendar import load_calendar
from doorstep.core.working_time import WALL, WorkClock
from doorstep.standards.compiling import Rule, compile_standard
from doorstep.standards.language import COUNTED, UNARY, Standard, Template
from doorstep.standards.steps import Catalogue, catalogue
from doorstep.standards.verdicts import Clocks

_TITLE = {"zh": "条款", "en": "clause"}
_PAUSE = [{"start": {"event": "visit.prepared"}, "stop": {"event": "visit.arrived"}}]

#: With data, keys, pauses, instants in bodies: what a real standard has beside plain templates.
SPECIAL: list[dict[str, Any]] = [
    {"template": "response", "activation": {"event": "order.received"},
     "target": {"event": "call.made", "when": {"purpose": "booking"}},
     "within": {"max": "PT30M", "calendar": "service"}},
    {"template": "precedence", "activation": {"event": "acceptance.signed"},
     "target": {"event": "optical.measured", "when": {"dbm": {"ge": -27, "le": -8}}}},
    {"template": "precedence", "activation": {"event": "acceptance.signed", "when": {"result": "satisfied"}},
     "target": {"event": "speed.tested", "when": {
         "down_mbps": {"ge": {"order": "contracted_down_mbps", "times": 0.9}}, "shown": True}}},
    {"template": "response", "activation": {"event": "window.promised"}, "target": {"event": "visit.arrived"},
     "within": {"max": "PT0S", "from_field": "from_at"}, "scope": {"kind": ["install", "move"]}},
    {"template": "precedence", "activation": {"event": "cabling.done"},
     "target": {"event": "plan.agreed", "correlate": ["device"]}},
    {"template": "response", "activation": {"event": "order.received"}, "target": {"event": "order.replied"},
     "within": {"max": "PT16H", "calendar": "working"}, "pause": _PAUSE},
    {"template": "response", "activation": {"event": "order.received"}, "target": {"event": "visit.arrived"},
     "within": {"max": "P2D", "calendar": "working"}},
    {"template": "absence", "activation": {"event": "acceptance.signed", "when": {"result": "dissatisfied"}}},
]  # fmt: skip


def untimed() -> Iterator[dict[str, Any]]:
    """Every template over pairs of stations that follow each other closely and from afar."""
    pairs = [(KINDS[i], KINDS[(i + step) % len(KINDS)]) for step in (1, 4, 7) for i in range(len(KINDS))]
    templates = [template for template in Template if template is not Template.COUNT_PER]
    for (a, b), template in zip(pairs * 2, cycle(templates), strict=False):
        clause: dict[str, Any] = {"template": template.value, "activation": {"event": a}}
        if template not in UNARY:
            clause["target"] = {"event": b}
        if template is Template.ABSENCE_BETWEEN:
            clause["until"] = {"event": "order.replied"}
        if template in COUNTED:
            clause["n"] = 1
        yield clause


def timed(calendar: str) -> Iterator[dict[str, Any]]:
    """Responses and precedences over time."""
    shapes = cycle(["response", "precedence", "alternate_response", "succession"])
    for number, template in zip(range(12), shapes, strict=False):
        a, b = KINDS[number % 11], KINDS[(number % 11) + 1]
        a, b = (b, a) if template == "precedence" else (a, b)
        window = {"max": f"PT{number + 1}H", "calendar": calendar}
        yield {"template": template, "activation": {"event": a}, "target": {"event": b}, "within": window}


def hundred() -> tuple[Rule, ...]:
    """The hundred, compiled."""
    bodies = [*SPECIAL, *timed("wall"), *timed("working"), *untimed()][:100]
    clauses = [
        {"id": f"bench.c{number}", "source": "BENCH-1", "control": "order", "title": _TITLE, **body}
        for number, body in enumerate(bodies)
    ]
    said = {"standard": "BENCH", "title": _TITLE, "version": "1", "clauses": clauses}
    return compile_standard(Standard.model_validate(said), {}, _catalogue())


def _catalogue() -> Catalogue:
    return catalogue()


def clocks() -> Clocks:
    """Mainland working days and daily service hours."""
    calendar = load_calendar()
    office = WorkHours.of([("08:30", "12:00"), ("13:30", "18:00")])
    service = WorkHours.of([("08:00", "20:00")], works_weekends=True)
    return {"wall": WALL, "working": WorkClock(office, calendar), "service": WorkClock(service, calendar)}
