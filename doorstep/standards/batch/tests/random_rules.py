"""Random logs and clauses of every template, with everything that a clause may have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from doorstep.standards.compiling import Rule
from doorstep.standards.language import AWAITING, COUNTED, FITS, TIMED, UNARY, Template
from doorstep.standards.tests.logs import minute, rule
from doorstep.standards.verdicts import Fact, Log

#: Kinds are few, so that activations, targets and waivers meet; minutes repeat, so that events tie.
KINDS = st.sampled_from("abcdp")
BODIES = st.fixed_dictionaries(
    {},
    optional={
        "x": st.sampled_from([1, 2, 2.5, "p", "q", True]),
        "room": st.sampled_from(["801", "802"]),
        "tags": st.lists(st.sampled_from(["u", "v"]), max_size=2),
        "parts": st.lists(st.fixed_dictionaries({}, optional={"slot": st.sampled_from("st")}), max_size=2),
        "due_at": st.integers(-300, 3000).map(lambda m: minute(m).isoformat()),
        "device": st.fixed_dictionaries({"mac": st.sampled_from(["m", "n"])}),
    },
)
FACTS = st.lists(
    st.tuples(
        KINDS,
        st.integers(-120, 3000).map(lambda m: m // 10 * 10),
        BODIES,
        st.sampled_from(["", "t:1", "t:2"]),
    ),
    max_size=9,
)
ORDERS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["install", "repair"])},
    optional={"rate": st.sampled_from([1, 2]), "word": st.just("p")},
)
CLOSED = st.none() | st.integers(0, 3200)
WHEN = st.sampled_from(
    [
        {},
        {},
        {"x": 2},
        {"x": {"ne": "p"}},
        {"x": {"in": [1, "q"]}},
        {"x": {"not_in": [2, "p"]}},
        {"x": {"ge": 2}},
        {"x": {"exists": False}},
        {"x": {"ge": {"order": "rate", "times": 2}}},
        {"x": {"eq": {"order": "word"}}},
        {"tags": {"has": "u"}},
        {"tags": {"has_all": ["u", "v"]}},
        {"parts": {"some": {"slot": "s"}}},
        {"parts": {"some": {"slot": {"exists": False}}}},
        {"parts": {"exists": True}},
        {"device.mac": "m"},
        {"device": {"exists": True}},
        {"actor": "t:1"},
        {"any": [{"x": 2}, {"room": "801"}], "not": {"tags": {"has": "v"}}},
    ]
)
CORRELATE = st.sampled_from([[], [], ["room"], ["actor"], ["device"], ["x"], ["room", "device.mac"]])
WITHIN = st.sampled_from(
    [
        {"max": "PT30M"},
        {"min": "PT10M", "max": "PT2H"},
        {"min": "PT20M"},
        {"max": "PT4H", "calendar": "working"},
        {"min": "PT1H", "max": "PT16H", "calendar": "service"},
        {"max": "P2D", "calendar": "working"},
        {"max": "PT30M", "from_field": "due_at"},
        {"min": "-PT15M", "max": "-PT10M", "from_field": "due_at", "unless_past": True},
        {"max": "-PT3H", "from_field": "due_at", "calendar": "working"},
    ]
)
PAUSE = st.sampled_from(
    [
        [],
        [{"start": {"event": "p"}, "stop": {"event": "d"}}],
        [
            {"start": {"event": "p"}, "stop": {"event": ["d", "p"]}},
            {"start": {"event": "c"}, "stop": {"event": "b"}},
        ],
    ]
)
SCOPES = st.sampled_from([{}, {}, {"kind": ["install"]}, {"when": {"rate": {"ge": 2}}}])


@st.composite
def clauses(draw: st.DrawFn, template: Template) -> Rule:
    """A clause of this template with everything that it may have."""
    selector = st.builds(
        lambda kinds, when: {"event": kinds, "when": when}, st.sampled_from(["a", ["a", "b"], "*"]), WHEN
    )
    said: dict[str, Any] = {"template": template.value, "activation": draw(selector), "scope": draw(SCOPES)}
    if template not in UNARY:
        kinds = draw(st.sampled_from(["b", "a", ["b", "c"]]))
        said["target"] = {"event": kinds, "when": draw(WHEN), "correlate": draw(CORRELATE)}
    if template in COUNTED:
        said["n"] = draw(st.integers(1, 3))
    if template is Template.ABSENCE_BETWEEN:
        said["until"] = {"event": "c"}
    if template is Template.PRECEDENCE and draw(st.booleans()):
        said["since"] = {"event": "c"}
    if template in FITS["cancel"] and draw(st.booleans()):
        said["cancel"] = {"event": "d"}
    if template in TIMED and draw(st.booleans()):
        said["within"] = draw(WITHIN)
        if "from_field" in said["within"] and template not in AWAITING and "succession" in template.value:
            del said["within"]
        elif said["within"].get("max") != "P2D":
            said["pause"] = draw(PAUSE)
    return rule({name: value for name, value in said.items() if value not in ([], {})})


def _log(facts: list[Any], order: Mapping[str, Any], closed: int | None) -> Log:
    events = [
        Fact(f"{kind}{seq}", kind, minute(at), seq, body, actor)
        for seq, (kind, at, body, actor) in enumerate(facts, 1)
    ]
    return Log.of(events, order, None if closed is None else minute(closed))


LOGS = st.lists(st.builds(_log, FACTS, ORDERS, CLOSED), min_size=1, max_size=4)

#: Those that judge one order; `count_per` counts over many.
TEMPLATES = [template for template in Template if template is not Template.COUNT_PER]
CLAUSES = st.sampled_from(TEMPLATES).flatmap(clauses)
