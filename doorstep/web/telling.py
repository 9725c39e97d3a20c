"""An event's body in words: labelled lines for a timeline, from the same titles that the steps ask with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import AwareDatetime, BaseModel

from doorstep.core.errors import Text, text
from doorstep.core.zone import ZONE
from doorstep.orders.events import KINDS
from doorstep.quality.doubts import TITLES as DOUBTS
from doorstep.standards.language import Words
from doorstep.standards.steps import Input, Step, catalogue
from doorstep.web import hotel_words

#: Fields that no step asks for.
_LABELS: Mapping[str, Text] = {
    "purpose": text("目的", "Purpose"),
    "outcome": text("结果", "Outcome"),
    "note": text("备注", "Note"),
    "from_at": text("开始", "From"),
    "to_at": text("结束", "To"),
    "asked_by": text("提出方", "Asked by"),
    "reason": text("原因", "Reason"),
    "received_by": text("收件人", "Taken in by"),
    "cause": text("取消原因", "Cause"),
    "technician": text("装维员", "Technician"),
    "type": text("类型", "Type"),
    "next": text("后续处理", "What follows"),
    "next_step": text("下一步", "Next step"),
    "card_left": text("已留联系卡", "Card left"),
    "waited_s": text("等候秒数", "Seconds waited"),
    "number_taken": text("已记号码", "Number taken"),
    "reached": text("已接通", "Reached"),
    "expected_on": text("预计日期", "Expected on"),
    "need": text("需求", "Need"),
    "products": text("业务", "Services"),
    "source": text("来源", "Came by"),
    "access": text("接入方式", "Access"),
    "pon": text("PON 制式", "PON"),
    "port": text("接入端口", "Access port"),
    "clause": text("条款", "Clause"),
    "seen_by": text("发现方", "Seen by"),
    "statement": text("说明", "Statement"),
    "corrects": text("更正的记录", "Corrects"),
    "complaint": text("答复的投诉", "Complaint"),
    "answer": text("答复", "Answer"),
    "rework": text("整改时间", "Rework"),
    "typed": text("输入姓名代替手写", "Name typed"),
    "comment": text("意见", "Comment"),
    "doubts": text("疑点", "In doubt"),
    "event": text("凭证所在记录", "Shown by"),
    "doubt": text("疑点所在记录", "Doubt"),
    "verdict": text("核定", "Decided"),
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
    "by": text("方式", "How"),
    **hotel_words.LABELS,
}

#: What the codes of closed lists are called, where no step's option says it.
_VALUES: Mapping[str, Text] = {
    "booking": text("预约", "booking"),
    "on_the_way": text("上门前联系", "before setting out"),
    "delay": text("延误告知", "about a delay"),
    "withdrawn": text("上门取消告知", "that nobody can come"),
    "other": text("其他", "other"),
    "promised": text("已约定", "time agreed"),
    "connected": text("已接通", "reached"),
    "no_answer": text("无人接听", "no answer"),
    "wrong_number": text("号码有误", "wrong number"),
    "dropped": text("通话中断", "dropped"),
    "waited": text("等候超时，改为回电", "waited too long, to be called back"),
    "rebook": text("改约再上门", "rebook"),
    "correct_address": text("核实地址后再派", "check the address, send again"),
    "suspend": text("挂起", "suspend"),
    "cancel_asked": text("客户要退单", "customer asks to cancel"),
    "other_technician": text("换人上门", "another technician"),
    "customer": text("客户", "customer"),
    "us": text("我方", "us"),
    "not_needed": text("不再需要", "no longer needed"),
    "moved_away": text("已搬走或地址有变", "moved away"),
    "other_provider": text("改用别家", "takes another provider"),
    "price": text("费用不合适", "the price"),
    "waited_too_long": text("等得太久", "waited too long"),
    "duplicate": text("重复下单", "ordered twice"),
    "out_of_area": text("不在服务范围", "not in our area"),
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
    "now": text("当场整改", "at once"),
    "later": text("另约时间整改", "at another time"),
    "satisfied": text("满意", "satisfied"),
    "dissatisfied": text("不满意", "not satisfied"),
    "broadband": text("宽带", "broadband"),
    "iptv": text("IPTV 电视", "IPTV"),
    "voice": text("固定电话", "voice"),
    "confirmed": text("属实", "confirmed"),
    "dismissed": text("排除", "dismissed"),
    "rechecked": text("再查一次", "to be checked again"),
    "gpon": text("GPON", "GPON"),
    "xgspon": text("XGS-PON", "XGS-PON"),
    "epon": text("EPON", "EPON"),
    "ftth": text("光纤到户", "FTTH"),
    "fttb": text("光纤到楼", "FTTB"),
    "lan": text("局域网", "LAN"),
    "auditor": text("稽核", "auditor"),
    "transcript": text("通话转写", "transcript"),
    "supervisor": text("主管", "supervisor"),
    "dispatcher": text("综调", "dispatcher"),
    "manager": text("经理", "manager"),
    "account_manager": text("客户经理", "account manager"),
    "system": text("系统", "the system"),
    "window": text("上门时段", "window"),
    "rework": text("整改", "rework"),
    "complaint": text("投诉答复", "answer to a complaint"),
    "data": text("个人信息可取", "data ready"),
    "data_refused": text("查阅未通过", "data refused"),
    "released": text("已提供", "released"),
    "withheld": text("未提供", "withheld"),
    "reply": text("回单", "reply"),
    "technician": text("装维员", "technician"),
    "plan": text("排程", "planned"),
    "hand": text("人工", "by hand"),
    "desk": text("坐席录入", "typed at the desk"),
    "api": text("系统接口", "another system"),
    "web": text("网上申请", "the web form"),
    "file": text("文件导入", "a file"),
    "customer_page": text("客户自己的页面", "on the customer's own page"),
    "technician_phone": text("装维员的手机", "on the technician's phone"),
    **hotel_words.VALUES,
}

#: Said elsewhere on the screen, or of no use to a reader.
_LEFT_OUT = frozenset(
    {"evidence", "checks", "signature", "standards", "customer_id", "site_id", "number", "slot", "unit",
     "grid", "kind", "segment", "wish", "same_day", "emergency", "received_time", "day_ends_at",
     "coordinator", "to", "agreed_by"}
)  # fmt: skip

_OUTBOX = "outbox"

Line = tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class Known:
    """What ids in a body stand for: people by staff number, clauses and events by id."""

    people: Mapping[str, str] = field(default_factory=dict)
    clauses: Mapping[str, Words] = field(default_factory=dict)
    events: Mapping[str, Text] = field(default_factory=dict)


def body_lines(kind: str, body: Mapping[str, Any], known: Known) -> list[Line]:
    """Label and value of what the event says, in the order of its fields."""
    fields = [name for name in KINDS[kind].body.model_fields if name in body] if kind in KINDS else list(body)
    inputs = inputs_of(kind, body)
    lines = []
    for name in fields:
        value, asked = body[name], inputs.get(name)
        label = _text(asked.title) if asked else _LABELS.get(name)
        if name == "by" and not codes_of(kind, name):
            # A person of the hotel's, by the id of a contact.
            continue
        if label is not None and name not in _LEFT_OUT and value not in ("", None, []):
            lines.append((label, _said(kind, name, value, asked, known)))
    return lines


def inputs_of(kind: str, body: Mapping[str, Any]) -> dict[str, Input]:
    """What was asked for it, by the steps that fill in what the body says: one call is told from another."""
    steps = [step for step in _steps(kind) if step.fills.items() <= body.items()]
    return {each.name: each for step in steps for each in step.inputs}


@cache
def _steps(kind: str) -> tuple[Step, ...]:
    return tuple(step for step in catalogue().by_id.values() if step.event == kind)


def _said(kind: str, name: str, value: Any, asked: Input | None, known: Known) -> Text:
    if name == "technician":
        return _same(known.people.get(value, value))
    if name == "clause":
        return _text(known.clauses[value]) if value in known.clauses else _same(value)
    if name in ("corrects", "complaint", "event", "doubt"):
        return known.events.get(value, _same(value))
    if name == "channel":
        return _channel(value)
    if isinstance(value, str) and _is_moment(_annotation(kind, name)):
        return _same(_moment(value))
    return _value(value, asked, codes_of(kind, name))


def _value(value: Any, asked: Input | None, codes: frozenset[str]) -> Text:
    if isinstance(value, bool):
        return text("是", "yes") if value else text("否", "no")
    if isinstance(value, int | float):
        unit = f" {asked.unit}" if asked and asked.unit else ""
        return _same(f"{value:.10g}{unit}")
    if isinstance(value, list):
        parts = [_value(each, asked, codes) for each in value]
        return text("、".join(part["zh"] for part in parts), ", ".join(part["en"] for part in parts))
    if isinstance(value, Mapping):
        return _thing(value)
    if asked is not None and asked.type == "money":
        return text(f"{value} 元", f"CNY {value}")
    return _code(str(value), asked) if value in codes else _same(str(value))


def _code(code: str, asked: Input | None) -> Text:
    for option in asked.options if asked else ():
        if option.value == code:
            return _text(option.title)
    return _VALUES.get(code) or _same(code)


def _thing(value: Mapping[str, Any]) -> Text:
    """A device, a place or a product on one line."""
    if "mac" in value:
        return _same(f"{value['model']} · SN {value['sn']} · MAC {value['mac']}")
    if "room" in value:
        return _same(f"{value['room']} {value['note']}")
    if "lat" in value:
        place = f"{value['lat']:.5f}, {value['lon']:.5f} (±{value['accuracy_m']:g} m)"
        return text(f"{place}，模拟定位", f"{place}, mock location") if value.get("mock") else _same(place)
    if "code" in value:
        return DOUBTS[value["code"]]
    if "kind" in value:
        name = _code(str(value["kind"]), None)
        rate = f" {value['down_mbps']}M" if value.get("down_mbps") else ""
        return text(name["zh"] + rate, name["en"] + rate)
    return _same(", ".join(f"{key} {each}" for key, each in value.items()))


def _channel(name: str) -> Text:
    """The channels' own names are the administrator's; a reader wants to know by which way it went."""
    if name == _OUTBOX:
        return text("系统发件箱", "outbox")
    return text(f"消息网关 {name.rpartition(':')[2]}", f"gateway {name.rpartition(':')[2]}")


def _moment(said: str) -> str:
    """An instant by the local clock."""
    return datetime.fromisoformat(said).astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


@cache
def codes_of(kind: str, name: str) -> frozenset[str]:
    """The closed list that a field of an event's body takes its codes from; empty for free text."""
    return frozenset(_literals(_annotation(kind, name)))


def _annotation(kind: str, name: str) -> Any:
    body: type[BaseModel] | None = KINDS[kind].body if kind in KINDS else None
    found = body.model_fields.get(name) if body else None
    return found.annotation if found else None


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (str(each) for each in get_args(annotation) if isinstance(each, str))
    else:
        for part in get_args(annotation):
            yield from _literals(part)


def _is_moment(annotation: Any) -> bool:
    # Pydantic's aware instant is a class of its own, no `datetime`.
    return annotation in (datetime, AwareDatetime) or any(_is_moment(part) for part in get_args(annotation))


def _same(said: str) -> Text:
    return text(said, said)


def _text(words: Words) -> Text:
    return text(words.zh, words.en)
