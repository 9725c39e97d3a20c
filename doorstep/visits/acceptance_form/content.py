"""The form's values as the words and figures that are printed. The template only sets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal
from typing import Any

from .form import AcceptanceForm, Awaited, Line, Number, Proof, Rating, Rework, Signature, SpeedTest, Visit

DASH = "—"
MANUAL = "读数为手工填写"
_Local = Callable[[datetime | None], str]
KINDS = {
    "install": ("新装", "New installation"),
    "move": ("移机", "Move"),
    "repair": ("修障", "Repair"),
    "change": ("变更", "Change"),
    "remove": ("拆机", "Removal"),
}
_WEEKDAYS = "一二三四五六日"
# Controls, and the bidi marks by which one field could turn the reading order of what follows it.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_LONG_WORD = re.compile("[^\\s\u2e80-\U0010ffff]{21,}")


def content(form: AcceptanceForm) -> dict[str, Any]:
    """JSON-ready: every leaf is a string to print, a bool, or None where a mark or dash stands."""
    local = _local(form)
    satisfied = form.rating.satisfied if form.rating else None
    unsettled = satisfied is False or any(rework.put_right_at is None for rework in form.reworks)
    zh, en = KINDS[form.kind]
    return {
        "issued": local(form.issued_at),
        "order_number": said(form.order_number),
        "kind": {"code": form.kind, "zh": zh, "en": en},
        "unit": _texts(form.unit),
        "customer": _texts(form.customer),
        "technician": _texts(form.technician),
        "visit": _visit(form.visit, form),
        "services": [_texts(service) | {"passed": service.passed} for service in form.services],
        "line": _line(form.line) if form.line else None,
        "speed_tests": [_speed_test(test) for test in form.speed_tests],
        "required_percent": _required(form.speed_tests),
        "devices": [_texts(device) for device in form.devices],
        "charges": [{"title": said(charge.title), "amount": _yuan(charge.amount)} for charge in form.charges],
        "charges_total": _yuan(sum((charge.amount for charge in form.charges), Decimal(0))),
        "checks": [_texts(check) | {"confirmed": check.confirmed} for check in form.checks],
        "repair": _texts(form.repair) if form.repair else None,
        "photos": [said(photo.caption) for photo in form.photos],
        "awaited": _awaited(form.awaited),
        "rating": _rating(form.rating, bool(form.reworks)) if form.rating else None,
        "reworks": [_rework(rework, local) for rework in form.reworks],
        "dissatisfied": satisfied is False,
        "unsettled": unsettled,
        "signatures": {
            "customer": _signature(form.customer_signature, form.customer.name, local),
            "technician": _signature(form.technician_signature, form.technician.name, local),
        },
        "proof": _proof(form.proof) if form.proof else None,
    }


def said(value: object) -> str:
    """One field as printed: literal, without controls, long words made breakable, a dash for nothing."""
    if value is None:
        return DASH
    whole = str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = _UNPRINTABLE.sub("", whole.replace("\r\n", "\n").replace("\t", " ")).strip()
    return _LONG_WORD.sub(lambda word: "\u200b".join(_pieces(word.group(), 10)), plain) or DASH


def qr_content(order_number: str, proof: Proof) -> str:
    """What the code on the paper says: the order, the head of its log, and how many events that covers."""
    return f"DOORSTEP {order_number}\nsha256 {proof.head_hash}\nevents {proof.event_count}"


def _local(form: AcceptanceForm) -> _Local:
    def local(at: datetime | None) -> str:
        return DASH if at is None else f"{_aware(at).astimezone(form.timezone):%Y-%m-%d %H:%M}"

    return local


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone: pass aware datetimes to the form")
    return at


def _visit(visit: Visit, form: AcceptanceForm) -> dict[str, str | None]:
    local = _local(form)
    promised = DASH
    if visit.promised_from and visit.promised_to:
        start = _aware(visit.promised_from).astimezone(form.timezone)
        end = _aware(visit.promised_to).astimezone(form.timezone)
        last = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"
        promised = f"{start:%Y-%m-%d} 周{_WEEKDAYS[start.weekday()]} {start:%H:%M}–{last}"
    spent = None
    if visit.arrived_at and visit.finished_at:
        spent = f"现场用时 {_span(_aware(visit.finished_at) - _aware(visit.arrived_at))}"
    return {
        "promised": promised,
        "arrived": local(visit.arrived_at),
        "finished": local(visit.finished_at),
        "arrived_note": _arrival_note(visit),
        "finished_note": spent,
    }


def _arrival_note(visit: Visit) -> str | None:
    if not (visit.arrived_at and visit.promised_from and visit.promised_to):
        return None
    if visit.arrived_at < visit.promised_from:
        return f"较约定时段早到 {_span(visit.promised_from - visit.arrived_at)}"
    if visit.arrived_at < visit.promised_to:
        return "在约定时段内"
    return f"较约定时段晚到 {_span(visit.arrived_at - visit.promised_to)}"


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} 分钟" if minutes else "不足 1 分钟"
    return f"{hours} 小时 {rest} 分钟" if rest else f"{hours} 小时"


def _line(line: Line) -> dict[str, Any]:
    power = line.received_dbm
    return {
        "route": said(line.route),
        "length": DASH if line.length_m is None else f"{_figure(line.length_m)} m",
        "power": DASH if power is None else f"{_figure(power)} dBm",
        "limits": "；".join(_power_notes(line)),
        "passed": None if power is None else line.lowest_dbm <= power <= line.highest_dbm,
    }


def _power_notes(line: Line) -> Iterator[str]:
    """What is asked of the light, and what else is to be known of this reading."""
    power, low, high = line.received_dbm, line.lowest_aim_dbm, line.highest_aim_dbm
    yield f"{_figure(line.lowest_dbm)} 至 {_figure(line.highest_dbm)} dBm"
    if power is not None and line.lowest_dbm <= power <= line.highest_dbm:
        short, much = low is not None and power < low, high is not None and power > high
        if short or much:
            yield f"可用，未达工程值 {_figure(low if short else high)} dBm"  # type: ignore[arg-type]
    if line.loss_db is not None:
        yield f"皮线衰减 {_figure(line.loss_db)} dB"
    if power is not None and line.manual:
        yield MANUAL


def _speed_test(test: SpeedTest) -> dict[str, Any]:
    down = _direction(test.down_mbps, test.contracted_down_mbps, test.required_percent)
    up = _direction(test.up_mbps, test.contracted_up_mbps, test.required_percent)
    judged = [way["passed"] for way in (down, up) if way["passed"] is not None]
    place = said(test.place) + (f"（{MANUAL}）" if test.manual else "")
    return {"place": place, "down": down, "up": up, "passed": all(judged) if judged else None}


def _direction(measured: Number | None, contracted: Number | None, required: Number) -> dict[str, Any]:
    percent = passed = None
    if measured is not None and contracted:
        exact = Decimal(str(measured)) * 100 / Decimal(str(contracted))
        passed = exact >= Decimal(str(required))
        # Rounded down, so that 89.96 % never reads as a passing 90.0 %.
        percent = f"{exact.quantize(Decimal('0.1'), ROUND_DOWN)}%"
    return {
        "measured": DASH if measured is None else f"{_tenths(measured)}",
        "contracted": DASH if contracted is None else _figure(contracted),
        "percent": percent or DASH,
        "passed": passed,
    }


def _required(tests: tuple[SpeedTest, ...]) -> str | None:
    required = {Decimal(str(test.required_percent)) for test in tests}
    return "、".join(f"{_figure(percent)}%" for percent in sorted(required)) or None


def _rating(rating: Rating, reworked: bool) -> dict[str, Any]:
    results = {True: "整改后满意" if reworked else "满意", False: "不满意", None: DASH}
    return {
        "result": results[rating.satisfied],
        "punctuality": rating.punctuality,
        "skill": rating.skill,
        "manner": rating.manner,
        "comments": said(rating.comments),
    }


def _rework(rework: Rework, local: _Local) -> dict[str, Any]:
    return {
        "wrong": said(rework.wrong),
        "reported": local(rework.reported_at),
        "cure": said(rework.cure),
        "put_right": local(rework.put_right_at) if rework.put_right_at else None,
    }


def _awaited(awaited: tuple[Awaited, ...]) -> dict[str, str] | None:
    """How many pieces of evidence the paper lacks, and which."""
    if not awaited:
        return None
    which = (
        f"{said(each.what)}（{each.count} 份）" if each.count > 1 else said(each.what) for each in awaited
    )
    return {"count": str(sum(each.count for each in awaited)), "which": "、".join(which)}


def _signature(signature: Signature | None, name: str, local: _Local) -> dict[str, Any]:
    signed_at = signature.signed_at if signature else None
    return {
        "signer": said(signature.signer if signature else name),
        "signed": local(signed_at),
        "confirmed": signed_at is not None
        and signature is not None
        and signature.ink is None
        and not signature.awaited,
        "awaited": signature is not None and signature.awaited,
    }


def _proof(proof: Proof) -> dict[str, str]:
    return {
        "short": " ".join(_pieces(proof.head_hash[:16], 4)),
        "events": str(proof.event_count),
    }


def _texts(part: Any) -> dict[str, Any]:
    """The fields of a part made of texts, each as printed."""
    fields: Mapping[str, object] = part.__dict__
    return {name: said(value) for name, value in fields.items() if not isinstance(value, bool)}


def _pieces(whole: str, length: int) -> list[str]:
    return [whole[start : start + length] for start in range(0, len(whole), length)]


def _figure(number: Number) -> str:
    """At most two decimals, none that are zero; a true minus sign."""
    rounded = Decimal(str(number)).quantize(Decimal("0.01"), ROUND_HALF_EVEN).normalize()
    return f"{rounded:,f}".replace("-", "−")


def _tenths(number: Number) -> str:
    return f"{Decimal(str(number)).quantize(Decimal('0.1'), ROUND_DOWN):,f}"


def _yuan(amount: Decimal) -> str:
    return f"{'−' if amount < 0 else ''}¥{abs(amount):,.2f}"
