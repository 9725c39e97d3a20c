"""A customer's personal data as a file to take away: for machines, to read, or both with the pictures."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from django.conf import settings
from django.http import HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString

from doorstep.core.errors import Language, Text, text
from doorstep.core.zone import ZONE
from doorstep.visits.evidence import pictures_of
from doorstep.web import my_data
from doorstep.web.telling import Known, body_lines

Form = Literal["json", "html", "zip"]

_TYPES = {"json": "application/json", "html": "text/html; charset=utf-8", "zip": "application/zip"}
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "text/csv": "csv"}

_STYLE = """
body{font:16px/1.6 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#10282d}
h2{margin-top:2rem;border-bottom:1px solid #d3dcd8}table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.3rem .8rem .3rem 0}th{width:12rem;font-weight:600}
li{margin-block:.4rem}small{color:#445a5e}
"""

_TITLE = text("我们保存的您的个人信息", "The personal data that we hold on you")
_PARTS: dict[str, Text] = {
    "customer": text("基本资料", "You"),
    "sites": text("地址", "Addresses"),
    "contacts": text("其他联系人", "Other contacts"),
    "orders": text("工单和服务经过", "Orders and what happened"),
    "pictures": text("照片和签名", "Pictures and signatures"),
    "messages": text("发给您的消息", "Messages to you"),
    "seen_by": text("谁看过您的资料", "Who has seen your data"),
    "requests": text("查阅申请", "Requests for data"),
}
_LABELS: dict[str, Text] = {
    "id": text("编号", "Id"),
    "name": text("姓名", "Name"),
    "phone": text("电话", "Phone"),
    "segment": text("客户类型", "Segment"),
    "language": text("语言", "Language"),
    "since": text("建档时间", "Since"),
    "address": text("地址", "Address"),
    "district": text("行政区", "District"),
    "street": text("街道", "Street"),
    "building": text("楼栋", "Building"),
    "room": text("房号", "Room"),
    "lat": text("纬度", "Latitude"),
    "lon": text("经度", "Longitude"),
    "access_notes": text("上门提示", "Access notes"),
    "role": text("身份", "Role"),
    "at": text("时间", "When"),
    "by": text("由谁", "By"),
    "fields": text("看了什么", "What"),
    "purpose": text("用途", "Purpose"),
    "order": text("工单", "Order"),
    "about": text("事由", "About"),
    "text": text("内容", "Text"),
    "sent_at": text("发送时间", "Sent"),
    "asked_at": text("申请时间", "Asked"),
    "answered_at": text("答复时间", "Answered"),
    "state": text("状态", "State"),
    "kind": text("类型", "Kind"),
    "received_at": text("受理时间", "Received"),
    "grid": text("网格", "Grid"),
    "window": text("约定时段", "Window"),
    "slot": text("拍的是", "Shows"),
    "file": text("文件", "File"),
}
_NOTHING = text("没有", "None")


def download(number: str, form: Form, *, language: Language, now: datetime) -> HttpResponse:
    """The released data of an order's customer as an attachment; that it was fetched is on record.
    Raises DataNotReady."""
    data = my_data.fetch(number, now)
    response = HttpResponse(_body(data, form, language), content_type=_TYPES[form])
    name = f"{'my-data' if language == 'en' else '我的个人信息'}-{number}.{form}"
    response["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    response["Cache-Control"] = "private, no-store"
    return response


def _body(data: my_data.Data, form: Form, language: Language) -> bytes:
    if form == "json":
        return as_json(data)
    return as_page(data, language) if form == "html" else as_zip(data, language)


def as_json(data: my_data.Data) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def as_zip(data: my_data.Data, language: Language) -> bytes:
    """data.json, the page, and the pictures under the names that the page gives."""
    out = io.BytesIO()
    bytes_of = pictures_of(each["sha256"] for each in data["pictures"])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("data.json", as_json(data))
        file.writestr("data.html", as_page(data, language))
        for picture in data["pictures"]:
            if picture["sha256"] in bytes_of and _file(picture) not in file.namelist():
                file.writestr(_file(picture), bytes_of[picture["sha256"]])
    return out.getvalue()


def as_page(data: my_data.Data, language: Language) -> bytes:
    """A page that needs nothing else, in the reader's language."""
    parts = [_part(name, data[name], language) for name in _PARTS]
    page = format_html(
        "<!doctype html><html lang='{}'><meta charset='utf-8'><title>{}</title><style>{}</style>"
        "<h1>{}</h1><p>{} · {}</p>{}</html>",
        "zh-CN" if language == "zh" else "en",
        _TITLE[language],
        SafeString(_STYLE),
        _TITLE[language],
        settings.OPERATOR,
        _moment(data["made_at"]),
        SafeString("".join(parts)),
    )
    return page.encode()


def _part(name: str, held: Any, language: Language) -> SafeString:
    rows = [held] if isinstance(held, dict) else held
    inner = [_order(each, language) if name == "orders" else _table(_named(each), language) for each in rows]
    shown = SafeString("".join(inner)) if inner else format_html("<p>{}</p>", _NOTHING[language])
    return format_html("<section><h2>{}</h2>{}</section>", _PARTS[name][language], shown)


def _named(row: my_data.Data) -> my_data.Data:
    """A picture by the name of its file in the archive instead of its hash."""
    if "sha256" not in row:
        return row
    return {"order": row["order"], "at": row["at"], "slot": row["slot"], "file": _file(row)}


def _file(picture: my_data.Data) -> str:
    return f"pictures/{picture['sha256'][:16]}.{_ENDINGS.get(picture['media_type'], 'bin')}"


def _order(order: my_data.Data, language: Language) -> SafeString:
    head = _table({k: v for k, v in order.items() if k not in ("log", "number", "site")}, language)
    log = format_html_join("", "<li>{}</li>", ((_entry(entry, language),) for entry in order["log"]))
    return format_html("<h3>{}</h3>{}<ol>{}</ol>", order["number"], head, log)


def _entry(entry: my_data.Data, language: Language) -> SafeString:
    lines = body_lines(entry["kind"], entry["said"], Known())
    said = "; ".join(f"{label[language]}: {value[language]}" for label, value in lines)
    what = entry["title"][language]
    return format_html(
        "{} · {} <small>{}</small> {}", _moment(entry["at"]), what, entry["by"][language], said
    )


def _table(row: my_data.Data, language: Language) -> SafeString:
    cells = (
        (_LABELS[name][language], _shown(value, language))
        for name, value in row.items()
        if value not in ("", None, [])
    )
    return format_html("<table>{}</table>", format_html_join("", "<tr><th>{}</th><td>{}</td></tr>", cells))


def _shown(value: Any, language: Language) -> str:
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        return str(value[language])
    if isinstance(value, dict):
        return " – ".join(_moment(each) for each in value.values())
    if isinstance(value, list):
        return _joined((str(each) for each in value), language)
    return _moment(value) if isinstance(value, str) and _is_moment(value) else str(value)


def _joined(parts: Iterable[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(parts)


def _is_moment(said: str) -> bool:
    """What people typed may look like an instant and be none."""
    if len(said) < 20 or said[10:11] != "T":
        return False
    try:
        return datetime.fromisoformat(said).tzinfo is not None
    except ValueError:
        return False


def _moment(said: str) -> str:
    """An instant by the local clock."""
    return datetime.fromisoformat(said).astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
