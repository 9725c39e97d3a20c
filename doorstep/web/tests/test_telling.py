"""An event's body in words: no code reaches a reader, free text stays as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from doorstep.core.errors import Language
from doorstep.orders.events import KINDS
from doorstep.standards.language import Words
from doorstep.web.telling import _VALUES, Known, body_lines, codes_of, inputs_of
from tests.cast import at
from tests.lives import DISSATISFIED, SAID

KNOWN = Known(
    people={"HF1001": "李强"},
    clauses={"test.rated": Words(zh="请客户评分", en="The customer rates")},
    events={"0195": {"zh": "第 3 条“测速”", "en": "#3 Speed tested"}},
)
BODIES: Mapping[str, Mapping[str, Any]] = {
    **SAID,
    "order.corrected": {"corrects": "0195", "statement": "线长应为 15 米"},
    "visit.arrived": {"location": {"lat": 31.8659, "lon": 117.3004, "accuracy_m": 12, "mock": False}},
    "order.received": {
        "number": "GD900000001", "kind": "install", "segment": "home", "unit": "hf-east", "grid": "HF-YH",
        "customer_id": "c", "site_id": "s", "access": "ftth",
        "products": [{"kind": "broadband", "down_mbps": 500}, {"kind": "iptv"}],
        "port": "OLT-3/0/5", "need": "新装宽带", "same_day": False, "emergency": False,
        "standards": [],
    },
}  # fmt: skip


def told(kind: str, body: Mapping[str, Any], language: Language = "zh") -> dict[str, str]:
    return {label[language]: value[language] for label, value in body_lines(kind, body, KNOWN)}


def test_there_is_a_body_for_every_kind() -> None:
    assert set(KINDS) == set(BODIES)


CODES = [(kind, name, code) for kind in sorted(KINDS) for name in KINDS[kind].body.model_fields
         for code in sorted(codes_of(kind, name))]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "code"), CODES)
def test_every_code_of_every_body_has_a_title(kind: str, name: str, code: str) -> None:
    if name in ("kind", "segment", "slot"):
        return  # told elsewhere on the screen, by titles of their own
    asked = inputs_of(kind, BODIES[kind]).get(name)
    options = {option.value for option in asked.options} if asked else set()
    assert code in options or code in _VALUES, f"{kind}.{name}: {code}"


@pytest.mark.parametrize("kind", sorted(BODIES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_event_is_told_without_codes(kind: str, language: Language) -> None:
    lines = told(kind, BODIES[kind], language)
    everything = " ".join([*lines, *lines.values()])
    assert "None" not in everything and "{" not in everything
    codes = {code for name in KINDS[kind].body.model_fields for code in codes_of(kind, name)}
    if language == "zh":
        assert not codes & set(lines.values())
        assert not any("_" in value for value in lines.values()), lines


@pytest.mark.parametrize(
    ("kind", "line", "zh", "en"),
    [
        ("call.made", "通话结果", "已接通，时间未定", "Reached, no time yet"),
        ("call.made", "目的", "预约", "booking"),
        ("order.assigned", "装维员", "李强", "李强"),
        ("order.assigned", "开始", "2026-03-02 10:00", "2026-03-02 10:00"),
        ("order.assigned", "方式", "人工", "by hand"),
        ("plan.proposed", "额外费用", "50 元", "CNY 50"),
        ("plan.proposed", "预计线长", "12.5 m", "12.5 m"),
        ("speed.tested", "下行速率", "12345.6 Mbps", "12345.6 Mbps"),
        ("speed.tested", "客户已看到结果", "是", "yes"),
        ("service.activated", "已开通并测试的业务", "宽带、IPTV 电视", "broadband, IPTV"),
        ("device.fitted", "型号、SN、MAC", "HG8145X6 · SN HWTC12345678 · MAC AA:BB:CC:00:11:22", None),
        ("order.received", "业务", "宽带 500M、IPTV 电视", "broadband 500M, IPTV"),
        ("order.received", "接入端口", "OLT-3/0/5", None),
        ("order.suspended", "类型", "用户原因", "user not ready"),
        ("order.suspended", "预计日期", "2026-03-09", None),
        ("breach.reported", "条款", "请客户评分", "The customer rates"),
        ("order.corrected", "更正的记录", "第 3 条“测速”", "#3 Speed tested"),
        ("customer.informed", "渠道", "系统发件箱", "outbox"),
        ("visit.arrived", "到达位置", "31.86590, 117.30040 (±12 m)", None),
        ("acceptance.signed", "验收结果", "不满意，需整改", "Not satisfied, rework"),
        ("acceptance.signed", "方式", "客户自己的页面", "on the customer's own page"),
    ],
)
def test_what_a_line_says(kind: str, line: str, zh: str, en: str | None) -> None:
    changes: dict[str, dict[str, Any]] = {
        "call.made": {"outcome": "connected"},
        "order.assigned": {"by": "hand"},
        "plan.proposed": {"charge_cny": "50", "length_m": 12.5},
        "speed.tested": {"down_mbps": 12345.6},
        "customer.informed": {"channel": "outbox"},
        "acceptance.signed": {**DISSATISFIED, "by": "customer_page"},
    }
    body = {**BODIES[kind], **changes.get(kind, {})}
    lines = {label["zh"]: value for label, value in body_lines(kind, body, KNOWN)}
    assert lines[line] == {"zh": zh, "en": en or zh}


@pytest.mark.parametrize("text", ["other", "us", "customer", "rework", "2026-03-02T10:00:00Z", "0", "是"])
def test_what_somebody_wrote_is_never_translated(text: str) -> None:
    assert told("fault.located", {"problem": text})["故障现象（按客户描述）"] == text
    assert told("order.suspended", {"reason": text})["原因"] == text


def test_a_faked_place_is_said_to_be_faked() -> None:
    place = {"lat": 31.8, "lon": 117.3, "accuracy_m": 5, "mock": True}
    assert told("visit.arrived", {"location": place})["到达位置"].endswith("模拟定位")


def test_fields_are_told_in_their_order_however_the_database_hands_them_back() -> None:
    body = {
        "slot": "HF-YH:2026-03-02:1000-1200",
        "to_at": "2026-03-02T04:00:00Z",
        "from_at": "2026-03-02T02:00:00Z",
        "asked_by": "customer",
    }
    said = [(label["zh"], value["zh"]) for label, value in body_lines("window.promised", body, KNOWN)]
    assert said == [("开始", "2026-03-02 10:00"), ("结束", "2026-03-02 12:00"), ("提出方", "客户")]


def test_one_call_is_told_from_another() -> None:
    said = {"outcome": "promised"}
    assert told("call.made", {"purpose": "booking", **said})["通话结果"] == "已接通并约好时间"
    assert told("call.made", {"purpose": "on_the_way", **said})["通话结果"] == "已接通并确认时间"
    assert told("call.made", {"purpose": "delay", **said})["结果"] == "已约定"


def test_what_is_empty_is_not_said() -> None:
    assert told("call.made", {"purpose": "booking", "outcome": "promised", "note": ""}) == {
        "目的": "预约",
        "通话结果": "已接通并约好时间",
    }


def test_people_and_clauses_that_are_not_known_keep_their_names() -> None:
    nobody = Known()
    lines = {
        label["zh"]: value["zh"]
        for label, value in body_lines("order.assigned", SAID["order.assigned"], nobody)
    }
    assert lines["装维员"] == "HF1001"
    (clause, *_) = body_lines("breach.reported", SAID["breach.reported"], nobody)
    assert clause[1]["zh"] == "test.rated"


def test_a_kind_that_was_removed_since_is_still_told() -> None:
    assert told("room.wired", {"note": "三楼", "colour": "red"}) == {"备注": "三楼"}


def test_instants_are_told_by_the_local_clock() -> None:
    body = {
        "technician": "HF1001",
        "from_at": at(23, 30).astimezone().isoformat(),
        "to_at": at(23).isoformat(),
    }
    assert told("order.assigned", body)["开始"] == "2026-03-02 23:30"
