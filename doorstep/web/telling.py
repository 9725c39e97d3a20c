"""An event's body in words: labelled lines for a timeline, from the same titles that the steps ask with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from doorstep.core.errors import Text, text
from doorstep.standards.language import Words
from doorstep.standards.steps import Input, catalogue

#: Fields that no step asks for.
_LABELS: Mapping[str, Text] = {
    "purpose": text("目的", "Purpose"),
    "outcome": text("结果", "Outcome"),
    "note": text("备注", "Note"),
    "from_at": text("开始", "From"),
    "to_at": text("结束", "To"),
    "asked_by": text("提出方", "Asked by"),
    "reason": text("原因", "Reason"),
    "technician": text("装维员", "Technician"),
    "type": text("类型", "Type"),
    "next_step": text("下一步", "Next step"),
    "expected_on": text("预计日期", "Expected on"),
    "need": text("需求", "Need"),
    "products": text("业务", "Services"),
    "access": text("接入方式", "Access"),
    "port": text("接入端口", "Access port"),
    "clause": text("条款", "Clause"),
    "seen_by": text("发现方", "Seen by"),
    "statement": text("说明", "Statement"),
    "corrects": text("更正的记录", "Corrects"),
    "comment": text("意见", "Comment"),
    "problem": text("问题", "Problem"),
    "solution": text("处理结果", "Solution"),
    "devices": text("设备", "Devices"),
    "result": text("结果", "Result"),
    "punctuality": text("准时", "Punctuality"),
    "skill": text("技能", "Skill"),
    "manner": text("态度", "Manner"),
    "about": text("事由", "About"),
    "channel": text("渠道", "Channel"),
    "location": text("位置", "Place"),
}

_VALUES: Mapping[str, Text] = {
    "booking": text("预约", "booking"),
    "on_the_way": text("上门前联系", "before setting out"),
    "delay": text("延误告知", "about a delay"),
    "other": text("其他", "other"),
    "promised": text("已约定", "time agreed"),
    "connected": text("已接通", "reached"),
    "no_answer": text("无人接听", "no answer"),
    "wrong_number": text("号码有误", "wrong number"),
    "dropped": text("通话中断", "dropped"),
    "customer": text("客户", "customer"),
    "us": text("我方", "us"),
    "user_not_ready": text("用户原因", "user not ready"),
    "no_resources": text("无资源", "no resources"),
    "awaiting_expansion": text("待扩容", "waiting for expansion"),
    "third_party": text("第三方阻工", "third party"),
    "force_majeure": text("不可抗力", "force majeure"),
    "not_home": text("客户不在家", "nobody home"),
    "wrong_address": text("地址有误", "wrong address"),
    "refused": text("客户拒绝", "refused"),
    "not_ready": text("现场不具备条件", "site not ready"),
    "no_access": text("无法进入", "no access"),
    "satisfied": text("满意", "satisfied"),
    "dissatisfied": text("不满意", "not satisfied"),
    "broadband": text("宽带", "broadband"),
    "iptv": text("IPTV 电视", "IPTV"),
    "voice": text("固定电话", "voice"),
    "ftth": text("光纤到户", "FTTH"),
    "fttb": text("光纤到楼", "FTTB"),
    "lan": text("局域网", "LAN"),
    "auditor": text("稽核", "auditor"),
    "transcript": text("通话转写", "transcript"),
    "supervisor": text("主管", "supervisor"),
    "window": text("上门时段", "window"),
    "rework": text("整改", "rework"),
    "reply": text("回单", "reply"),
    "outbox": text("站内短信", "outbox"),
}

#: Said elsewhere on the screen, or of no use to a reader.
_LEFT_OUT = frozenset(
    {"evidence", "checks", "signature", "standards", "customer_id", "site_id", "number", "slot", "by", "unit",
     "grid", "kind", "segment", "wish", "same_day", "emergency"}
)  # fmt: skip

Line = tuple[Text, Text]


def body_lines(kind: str, body: Mapping[str, Any]) -> list[Line]:
    """Label and value of what the event says, in the order of its fields."""
    return [
        line for name, value in body.items() if name not in _LEFT_OUT for line in _line(kind, name, value)
    ]


def _line(kind: str, name: str, value: Any) -> Iterator[Line]:
    asked = _inputs(kind).get(name)
    label = _text(asked.title) if asked else _LABELS.get(name)
    if label is None or value in ("", None, []):
        return
    yield label, _said(value, asked)


@cache
def _inputs(kind: str) -> dict[str, Input]:
    return {each.name: each for step in catalogue().steps if step.event == kind for each in step.inputs}


def _said(value: Any, asked: Input | None) -> Text:
    if isinstance(value, bool):
        return text("是", "yes") if value else text("否", "no")
    if asked is not None and isinstance(value, str):
        for option in asked.options:
            if option.value == value:
                return _text(option.title)
    if isinstance(value, int | float):
        unit = f" {asked.unit}" if asked and asked.unit else ""
        return _same(f"{value:g}{unit}")
    if isinstance(value, list):
        parts = [_said(each, None) for each in value]
        return text("、".join(part["zh"] for part in parts), ", ".join(part["en"] for part in parts))
    if isinstance(value, Mapping):
        return _thing(value)
    return _VALUES.get(str(value)) or _same(_moment(str(value)))


def _thing(value: Mapping[str, Any]) -> Text:
    """A device, a place or a product on one line."""
    if "mac" in value:
        return _same(f"{value['model']} · SN {value['sn']} · MAC {value['mac']}")
    if "lat" in value:
        return _same(f"{value['lat']:.5f}, {value['lon']:.5f} (±{value['accuracy_m']:g} m)")
    if "kind" in value:
        name = _VALUES.get(str(value["kind"]), _same(str(value["kind"])))
        rate = f" {value['down_mbps']}M" if value.get("down_mbps") else ""
        return text(name["zh"] + rate, name["en"] + rate)
    return _same(", ".join(f"{key} {each}" for key, each in value.items()))


def _moment(said: str) -> str:
    """An instant by the local clock; anything else as it is."""
    if len(said) < 19 or said[4:5] != "-" or "T" not in said:
        return said
    try:
        return (
            datetime.fromisoformat(said).astimezone(ZoneInfo(settings.TIME_ZONE)).strftime("%Y-%m-%d %H:%M")
        )
    except ValueError:
        return said


def _same(said: str) -> Text:
    return text(said, said)


def _text(words: Words) -> Text:
    return text(words.zh, words.en)
