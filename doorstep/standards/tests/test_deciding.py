"""Can conditions hold together: never a wrong "no", never a wrong example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.standards.conditions import compile_condition, resolve
from doorstep.standards.linting import deciding
from doorstep.standards.linting.deciding import ANYTHING, Answer, Fields

SCALARS = st.sampled_from([0, 1, 2, 2.5, -3, True, False, "", "a", "ab", "b", None])
PATHS = st.sampled_from(["x", "y", "z", "z.p"])
LISTS = st.lists(SCALARS, max_size=3)
OBJECTS = st.fixed_dictionaries({}, optional={"p": SCALARS, "q": SCALARS})


def asked_of(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    order = st.fixed_dictionaries({"order": st.sampled_from(["x", "o"])})
    return st.one_of(
        *(
            st.fixed_dictionaries({name: st.one_of(SCALARS, SCALARS, order)})
            for name in ("eq", "ne", "lt", "le", "gt", "ge", "has")
        ),
        st.fixed_dictionaries({"eq": LISTS}),
        *(st.fixed_dictionaries({name: LISTS}) for name in ("in", "not_in", "has_all")),
        st.fixed_dictionaries({"exists": st.booleans()}),
        st.fixed_dictionaries({"ge": SCALARS, "le": SCALARS}),
        st.fixed_dictionaries({"some": inner}),
    )


def fields_of(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(PATHS, asked_of(inner), min_size=1, max_size=2)


ELEMENT = st.dictionaries(st.sampled_from(["p", "q"]), asked_of(st.just({"p": {"eq": 1}})), max_size=2)
CONDITIONS = st.recursive(
    fields_of(ELEMENT),
    lambda parts: st.one_of(
        st.fixed_dictionaries({"all": st.lists(parts, max_size=2)}),
        st.fixed_dictionaries({"any": st.lists(parts, max_size=3)}),
        st.fixed_dictionaries({"not": parts}),
    ),
    max_leaves=4,
)
VALUES = st.one_of(SCALARS, LISTS, OBJECTS, st.lists(st.one_of(OBJECTS, SCALARS), max_size=3))
BODIES = st.dictionaries(st.sampled_from(["x", "y", "z"]), VALUES, max_size=3)


def decide(conditions: list[dict[str, Any]], fields: Fields = ANYTHING) -> Answer:
    return deciding.decide([resolve(each, {}) for each in conditions], fields)


def impossible(conditions: list[dict[str, Any]], fields: Fields = ANYTHING) -> bool:
    return deciding.impossible([resolve(each, {}) for each in conditions], fields)


def implies(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return deciding.implies(resolve(one, {}), resolve(other, {}))


def holds(condition: Mapping[str, Any], body: Mapping[str, Any], order: Mapping[str, Any]) -> bool:
    test = compile_condition(resolve(condition, {}))
    return test is None or test(body, order)


@settings(max_examples=1500, deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=3), st.lists(BODIES, max_size=6), BODIES)
def test_what_is_called_impossible_no_body_satisfies(
    conditions: list[dict[str, Any]], bodies: list[dict[str, Any]], order: dict[str, Any]
) -> None:
    answer = decide(conditions)
    if answer.example is not None:
        assert not answer.impossible
        assert all(holds(each, answer.example, answer.example) for each in conditions)
    if answer.impossible:
        for body in bodies:
            assert not all(holds(each, body, order) for each in conditions), body


@settings(max_examples=500, deadline=None)
@given(CONDITIONS, CONDITIONS, BODIES, BODIES)
def test_what_is_implied_holds(
    one: dict[str, Any], other: dict[str, Any], body: dict[str, Any], order: dict[str, Any]
) -> None:
    if implies(one, other) and holds(one, body, order):
        assert holds(other, body, order)
    assert implies(one, one), "a condition implies itself"


DOMAIN = Fields(
    options={"x": frozenset({"a", "b"})},
    elements={"z": frozenset({"a", "b", 1})},
    required=frozenset({"x", "z"}),
    all=frozenset({"x", "y", "z"}),
)
KNOWN_BODIES = st.fixed_dictionaries(
    {"x": st.sampled_from(["a", "b"]), "z": st.lists(st.sampled_from(["a", "b", 1]), max_size=3)},
    optional={"y": VALUES},
)


@settings(max_examples=800, deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=2), st.lists(KNOWN_BODIES, max_size=6), BODIES)
def test_nor_does_one_within_what_is_known(
    conditions: list[dict[str, Any]], bodies: list[dict[str, Any]], order: dict[str, Any]
) -> None:
    answer = decide(conditions, DOMAIN)
    if answer.example is not None:
        assert all(holds(each, answer.example, answer.example) for each in conditions)
        assert answer.example["x"] in ("a", "b") and isinstance(answer.example["z"], list)
    if answer.impossible:
        for body in bodies:
            assert not all(holds(each, body, order) for each in conditions), body


@pytest.mark.parametrize(
    "conditions",
    [
        [{"dbm": {"ge": 5, "le": 3}}],
        [{"dbm": {"gt": 3, "lt": 3}}],
        [{"dbm": {"ge": 5}}, {"dbm": {"le": 3}}],
        [{"result": {"eq": "a"}}, {"result": {"eq": "b"}}],
        [{"result": {"in": ["a", "b"]}}, {"result": {"in": ["c"]}}],
        [{"result": {"in": ["a", "b"], "not_in": ["b", "a"]}}],
        [{"result": {"eq": "a"}}, {"result": {"exists": False}}],
        [{"result": {"eq": "a"}}, {"result": {"gt": 0}}],
        [{"name": {"gt": "b", "lt": "b\x00"}}],
        [{"products": {"has": "iptv"}}, {"not": {"products": {"has": "iptv"}}}],
        [{"products": {"has_all": ["a", "b"]}}, {"not": {"products": {"has": "b"}}}],
        [{"evidence": {"some": {"slot": "a"}}}, {"not": {"evidence": {"some": {"slot": {"exists": True}}}}}],
        [{"evidence": {"some": {"n": {"ge": 2, "lt": 2}}}}],
        [{"any": [{"a": 1}, {"a": 2}]}, {"a": {"ge": 3}}],
        [{"speed": {"ge": {"order": "rate"}}}, {"not": {"speed": {"ge": {"order": "rate"}}}}],
        [{"speed": {"ge": {"order": "rate"}}}, {"speed": {"exists": False}}],
        [{"any": []}],
        [{"not": {}}],
    ],
)
def test_a_contradiction_is_found(conditions: list[dict[str, Any]]) -> None:
    assert impossible(conditions)


@pytest.mark.parametrize(
    "conditions",
    [
        [{}],
        [{"dbm": {"ge": 3, "le": 3}}],
        [{"dbm": {"gt": 3, "lt": 4}}],
        [{"dbm": {"gt": 0.1, "lt": 0.2, "ne": 0.15}}],
        [{"result": {"ne": "a"}}, {"result": {"exists": False}}],
        [{"flag": {"eq": True}}, {"flag": {"ge": 1}}],
        [{"evidence": {"some": {"slot": "a"}}}, {"evidence": {"some": {"slot": "b"}}}],
        [{"products": {"has": "a", "ne": ["a"]}}],
        [{"device.sn": {"exists": True}}, {"device.mac": "x"}],
        [{"name": {"gt": "b", "lt": "b\x00a"}}],
    ],
)
def test_what_can_be_has_an_example(conditions: list[dict[str, Any]]) -> None:
    answer = decide(conditions)
    assert answer.example is not None
    assert all(holds(each, answer.example, {}) for each in conditions)


def test_what_is_known_of_a_field_counts() -> None:
    fields = Fields(
        options={"result": frozenset({"good", "bad"})},
        elements={"products": frozenset({"iptv"})},
        required=frozenset({"result"}),
        all=frozenset({"result", "products", "device", "free", "device.sn"}),
    )
    assert impossible([{"result": "god"}], fields)
    assert impossible([{"result": {"not_in": ["good", "bad"]}}], fields)
    assert impossible([{"result": {"exists": False}}], fields)
    assert impossible([{"products": {"has": "tv"}}], fields)
    assert impossible([{"colour": {"exists": True}}], fields)
    assert impossible([{"device.mac": "x"}], fields)
    assert decide([{"device.sn": "x"}], fields).example
    assert decide([{"free.anything": "x"}], fields).example == {"result": "bad", "free": {"anything": "x"}}
    assert not impossible([{"colour": "x"}], ANYTHING)


def test_too_many_alternatives_are_left_alone() -> None:
    wide = {"all": [{"any": [{f"f{n}": 1}, {f"g{n}": 1}]} for n in range(12)]}
    answer = decide([wide, {"x": {"ge": 2, "le": 1}}])
    assert not answer.impossible and answer.example is None
