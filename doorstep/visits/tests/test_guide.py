"""The guided visit by the standards that come with Doorstep: each screen complete, gates where they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import pytest

from doorstep.orders.events import KINDS
from doorstep.standards.reading import read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import standards
from doorstep.visits.guide import (
    calls,
    desk_steps,
    guided_steps,
    load_list,
    loose_gates,
    material_list,
    pressing,
)

Json = dict[str, Any]

LIBRARY = resources.files("doorstep.standards") / "library"
STANDARDS = ("touch", "work", "city", "door", "regime")

INSTALL: Json = {
    "number": "GD900000001",
    "kind": "install",
    "segment": "home",
    "access": "ftth",
    "products": ["broadband", "iptv"],
    "contracted_down_mbps": 500,
    "same_day": False,
    "emergency": False,
}
REPAIR: Json = {**INSTALL, "kind": "repair", "products": ["broadband"]}
REMOVE: Json = {**INSTALL, "kind": "remove"}


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    files = [(LIBRARY / f"{name}.yaml").read_text("utf-8") for name in STANDARDS]
    return Rulebook.of([(read_standard(text, "library"), {}) for text in files], catalogue())


def steps(rulebook: Rulebook, order: Mapping[str, Any]) -> dict[str, Json]:
    return {step["id"]: step for step in guided_steps(rulebook, catalogue(), order)}


def clauses(found: list[Json]) -> list[str]:
    return [each["clause"] for each in found]


def test_an_install_goes_through_these_steps_in_order_of_work(rulebook: Rulebook) -> None:
    assert list(steps(rulebook, INSTALL)) == [
        "study", "prepare", "call-ahead", "depart", "arrive", "greet", "plan-wiring", "agree-plan",
        "lay-cable", "measure-light", "fit-device", "activate", "test-speed", "explain", "clean", "accept",
        "rate", "finish", "reply",
    ]  # fmt: skip


def test_a_repair_looks_for_the_fault_instead_of_laying_cable(rulebook: Rulebook) -> None:
    assert list(steps(rulebook, REPAIR)) == [
        "study", "prepare", "call-ahead", "depart", "arrive", "greet", "locate-fault", "measure-light",
        "fix-fault", "test-speed", "clean", "accept", "rate", "finish", "reply",
    ]  # fmt: skip


@pytest.mark.parametrize("order", [INSTALL, REPAIR, REMOVE], ids=["install", "repair", "remove"])
def test_every_step_is_complete_for_one_screen(rulebook: Rulebook, order: Json) -> None:
    for step in guided_steps(rulebook, catalogue(), order):
        assert step["title"]["zh"] and step["title"]["en"], step["id"]
        assert step["stage_title"]["zh"], step["id"]
        assert step["event"] in KINDS
        for reason in step["why"]:
            assert reason["source"] and reason["title"]["zh"] and reason["severity"], step["id"]
        assert len(set(clauses(step["why"]))) == len(step["why"]), "each reason once"
        for line in lines(step):
            assert line["zh"] and line["en"]


def lines(step: Json) -> Iterator[Json]:
    yield from step["do"]
    for said in step["say"]:
        yield from said["lines"]


@pytest.mark.parametrize("order", [INSTALL, REPAIR, REMOVE], ids=["install", "repair", "remove"])
def test_a_step_asks_for_fields_of_its_events_body(rulebook: Rulebook, order: Json) -> None:
    found = [*guided_steps(rulebook, catalogue(), order), *desk_steps(rulebook, catalogue(), order)]
    for step in found:
        known = set(KINDS[step["event"]].body.model_fields)
        # The four scores of a rating are entered on one control.
        scores = {"scores": {"result", "punctuality", "skill", "manner"}}
        for asked in step["inputs"]:
            assert scores.get(asked["name"], {asked["name"]}) <= known, (step["id"], asked["name"])
        assert set(step["fills"]) <= known, step["id"]
        if step["checks"]:
            assert "checks" in known, step["id"]
        if step["show"]:
            assert "evidence" in known, step["id"]


def test_what_is_packed_is_confirmed_item_by_item(rulebook: Rulebook) -> None:
    checked = clauses(steps(rulebook, INSTALL)["prepare"]["checks"])
    assert {"touch.clean-cloth", "city.shoe-covers", "city.badge", "city.helmet"} <= set(checked)


def test_photos_are_asked_for_where_they_are_taken(rulebook: Rulebook) -> None:
    shown = {
        (step["id"], each["slot"]) for step in steps(rulebook, INSTALL).values() for each in step["show"]
    }
    assert shown == {
        ("plan-wiring", "before"),
        ("lay-cable", "route"),
        ("activate", "terminal"),
        ("clean", "sticker"),
        ("clean", "clean-site"),
        ("finish", "technician-signature"),
    }


def test_the_words_stand_at_the_step_that_needs_them(rulebook: Rulebook) -> None:
    said = {step["id"]: clauses(step["say"]) for step in steps(rulebook, INSTALL).values()}
    assert said["plan-wiring"] == ["touch.say-plan"]
    assert said["greet"] == ["door.say-courtesy"]
    assert said["measure-light"] == []


def test_a_gate_stands_before_the_step_that_it_guards(rulebook: Rulebook) -> None:
    gates = {step["id"]: clauses(step["gates"]) for step in steps(rulebook, INSTALL).values()}
    assert gates["lay-cable"] == ["touch.plan-agreed"]
    assert gates["agree-plan"] == ["regime.plan-complete"]
    assert set(gates["depart"]) == {"work.prepared", "work.time-agreed"}
    assert set(gates["accept"]) == {"regime.results-shown", "regime.work-before-signature"}
    assert gates["reply"] == ["touch.satisfied-before-reply"]
    assert gates["greet"] == []


def test_a_repairs_gates_are_its_own(rulebook: Rulebook) -> None:
    found = steps(rulebook, REPAIR)
    assert clauses(found["fix-fault"]["gates"]) == ["regime.fault-located-first"]
    assert "touch.plan-agreed" not in clauses(found["accept"]["gates"])


def test_a_gate_says_what_it_waits_for_what_undoes_it_and_how_to_mend(rulebook: Rulebook) -> None:
    (gate,) = steps(rulebook, INSTALL)["lay-cable"]["gates"]
    assert gate["needs"] == {"kinds": ["plan.agreed"], "when": {}}
    assert gate["since"] == {"kinds": ["plan.proposed"], "when": {}}
    assert gate["mend"]["zh"] and gate["source"] == "TOUCH-3, REGIME-5"


def test_a_gate_may_look_at_the_body(rulebook: Rulebook) -> None:
    found = {gate["clause"]: gate for gate in steps(rulebook, INSTALL)["accept"]["gates"]}
    assert found["regime.results-shown"]["when"] == {"result": {"eq": "satisfied"}}
    assert found["regime.results-shown"]["needs"]["when"] == {"shown": {"eq": True}}


def limits(rulebook: Rulebook, order: Mapping[str, Any], step: str) -> dict[str, Json]:
    return {each["input"]: each for each in steps(rulebook, order)[step]["limits3"]}


def three(limit: Json) -> tuple[float | None, ...]:
    return tuple(limit[name] for name in ("low", "low_aim", "high_aim", "high"))


def test_light_has_what_fails_and_what_only_works_with_the_clauses_that_say_so(rulebook: Rulebook) -> None:
    light = limits(rulebook, INSTALL, "measure-light")["dbm"]
    assert three(light) == (-27, -24, -10, -8)
    assert light["unit"] == "dBm"
    assert [(each["clause"], each["aim"]) for each in light["clauses"]] == [
        ("work.light-in-range", False),
        ("work.light-margin", True),
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ({"pon": "xgspon"}, (-28, -25, -11, -9)),
        ({"contracted_down_mbps": 2000}, (-28, -25, -11, -9)),
        ({"contracted_down_mbps": 2000, "pon": "gpon"}, (-27, -24, -10, -8)),
        ({"pon": "epon"}, (-24, -21, -5, -3)),
    ],
)
def test_each_kind_of_pon_has_its_own_light(
    rulebook: Rulebook, order: Json, expected: tuple[int, ...]
) -> None:
    assert three(limits(rulebook, {**INSTALL, **order}, "measure-light")["dbm"]) == expected


def test_a_unit_sets_its_own_light() -> None:
    text = (LIBRARY / "work.yaml").read_text("utf-8")
    own = {"optical-min": -26, "optical-aim-min": -22.5}
    stricter = Rulebook.of([(read_standard(text, "library"), own)], catalogue())
    assert three(limits(stricter, INSTALL, "measure-light")["dbm"]) == (-26, -22.5, -10, -8)


def test_the_speed_is_asked_for_by_the_contract(rulebook: Rulebook) -> None:
    assert three(limits(rulebook, INSTALL, "test-speed")["down_mbps"]) == (450, 470, None, None)
    faster = limits(rulebook, {**INSTALL, "contracted_down_mbps": 1000}, "test-speed")
    assert three(faster["down_mbps"]) == (900, 940, None, None)


def test_the_upload_is_judged_only_where_one_was_contracted(rulebook: Rulebook) -> None:
    assert "up_mbps" not in limits(rulebook, INSTALL, "test-speed")
    up = limits(rulebook, {**INSTALL, "contracted_up_mbps": 100}, "test-speed")["up_mbps"]
    assert three(up) == (90, None, None, None)


def test_clauses_for_others_are_not_shown(rulebook: Rulebook) -> None:
    assert "door.site-rules" not in clauses(steps(rulebook, INSTALL)["greet"]["checks"])
    business = steps(rulebook, {**INSTALL, "segment": "business"})
    assert "door.site-rules" in clauses(business["greet"]["checks"])
    without_iptv = steps(rulebook, {**INSTALL, "products": ["broadband"]})
    assert "touch.iptv-bound" in clauses(steps(rulebook, INSTALL)["activate"]["checks"])
    assert "touch.iptv-bound" not in clauses(without_iptv["activate"]["checks"])


def test_the_speed_is_not_tested_where_none_was_contracted(rulebook: Rulebook) -> None:
    voice = {key: value for key, value in INSTALL.items() if key != "contracted_down_mbps"}
    assert "test-speed" not in steps(rulebook, {**voice, "products": ["voice"]})


def test_the_desk_has_its_call_and_no_step_on_site(rulebook: Rulebook) -> None:
    (call,) = desk_steps(rulebook, catalogue(), INSTALL)
    assert (call["id"], call["fills"]) == ("booking-call", {"purpose": "booking"})
    assert clauses(call["say"]) == ["city.say-booking"]
    (repair,) = desk_steps(rulebook, catalogue(), REPAIR)
    assert clauses(repair["say"]) == ["city.say-repair-booking"]


def test_what_to_load_is_counted_over_the_day() -> None:
    change = {**INSTALL, "kind": "change", "products": ["iptv", "voice"]}
    load = load_list([INSTALL, INSTALL, change, REPAIR, REMOVE])
    assert [(each["what"]["zh"], each["count"]) for each in load] == [("光猫", 2), ("机顶盒", 3), ("话机", 1)]


def test_no_devices_to_load_for_a_day_of_repairs() -> None:
    assert load_list([REPAIR, REMOVE]) == []


def test_materials_add_up_over_the_day_and_name_the_orders() -> None:
    found = {each["id"]: each for each in material_list([INSTALL, {**REPAIR, "number": "GD900000002"}])}
    assert found["drop-cable"]["count"] == 70
    assert found["drop-cable"]["orders"] == ["GD900000001", "GD900000002"]
    assert (found["connector"]["count"], found["connector"]["unit"]["zh"]) == (6, "个"), "two each, two spare"
    assert found["clips"]["orders"] == ["GD900000001"]


def test_copper_takes_no_fibre_along() -> None:
    found = {each["id"] for each in material_list([{**INSTALL, "access": "lan"}])}
    assert "network-cable" in found
    assert not {"drop-cable", "connector", "patch-cord", "wall-box"} & found


def test_what_is_never_done_stands_at_the_door_and_is_no_reason_for_the_step(rulebook: Rulebook) -> None:
    greet = steps(rulebook, REPAIR)["greet"]
    assert {"city.posture", "door.bag-on-furniture", "door.contradicting"} <= set(clauses(greet["avoid"]))
    assert not set(clauses(greet["avoid"])) & set(clauses(greet["why"]))


def test_a_call_comes_before_a_visit_is_given_up(rulebook: Rulebook) -> None:
    (loose,) = loose_gates(rulebook, INSTALL)
    (gate,) = loose["gates"]
    assert (loose["kind"], gate["clause"]) == ("visit.failed", "work.called-before-failed")
    assert gate["when"] == {"outcome": {"in": ["not_home", "no_access", "wrong_address"]}}


def test_a_call_has_its_lines_and_ends_by_purpose(rulebook: Rulebook) -> None:
    found = {each["purpose"]: each for each in calls(rulebook, catalogue(), REPAIR)}
    assert set(found) == {"booking", "on_the_way"}
    assert clauses(found["on_the_way"]["say"]) == ["city.say-call-ahead"]
    assert clauses(found["booking"]["say"]) == ["city.say-repair-booking"]
    assert [each["value"] for each in found["on_the_way"]["outcomes"]] == [
        "promised", "connected", "no_answer", "wrong_number", "dropped", "waited",
    ]  # fmt: skip


def test_only_an_emergency_shows_its_steps() -> None:
    book = Rulebook.of([(standards()["HOME"], {})], catalogue())
    assert pressing(book, INSTALL) == []
    (found,) = pressing(book, {**INSTALL, "emergency": True})
    assert found["clause"] == "home.emergency-steps"
    assert len(found["lines"]) == 3
