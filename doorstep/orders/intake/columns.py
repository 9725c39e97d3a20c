"""The columns of an order file and the headers, Chinese or English, by which we know them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doorstep.core.errors import Text, text
from doorstep.orders.intake.errors import HeadersUnknown, HeaderTwice
from doorstep.orders.intake.table import Table


@dataclass(frozen=True, slots=True)
class Column:
    """A field of an order in a file: `name` in code, title on screens and in templates, other headers."""

    name: str
    title: Text
    needed: bool
    aliases: tuple[str, ...] = ()


def _column(name: str, zh: str, en: str, aliases: str = "", *, needed: bool = False) -> Column:
    return Column(name, text(zh, en), needed, tuple(aliases.split()))


COLUMNS: tuple[Column, ...] = (
    _column("number", "工单号", "Order number", "工单编号 工单流水号 订单号 order_no order_id", needed=True),
    _column("kind", "工单类型", "Kind", "类型 业务类型 工单种类 order_type type", needed=True),
    _column("customer_name", "客户姓名", "Customer", "客户名称 客户 姓名 用户姓名 name", needed=True),
    _column(
        "customer_phone",
        "联系电话",
        "Phone",
        "客户电话 联系方式 手机 手机号 手机号码 电话 tel mobile",
        needed=True,
    ),
    _column("segment", "客户类型", "Segment", "客户群 客户类别 customer_type"),
    _column("district", "行政区", "District", "区县 所属区县 区域"),
    _column("address", "装机地址", "Address", "地址 安装地址 客户地址 施工地址 详细地址", needed=True),
    _column("lon", "经度", "Longitude", "lng long"),
    _column("lat", "纬度", "Latitude"),
    _column("grid", "网格", "Grid", "网格编码 网格编号 所属网格 grid_code", needed=True),
    _column(
        "received_at",
        "受理时间",
        "Received",
        "受理日期 接单时间 建单时间 创建时间 received_time",
        needed=True,
    ),
    _column("products", "产品", "Products", "产品名称 业务 套餐 product"),
    _column("access", "接入方式", "Access", "接入类型 access_type"),
    _column("pon", "PON制式", "PON", "pon类型 pon pon_type"),
    _column("port", "接入端口", "Port", "端口 端口信息 pon口"),
    _column("need", "需求或故障描述", "Need", "需求描述 故障描述 需求 描述 fault description", needed=True),
    _column("priority", "优先级", "Priority", "紧急程度 urgency"),
    _column("same_day", "当日", "Same day", "当日单 当日装 当日修 是否当日"),
    _column("wished_on", "期望日期", "Wished date", "期望上门日期 预约日期 wish_date"),
    _column("wished_window", "期望时段", "Wished window", "期望上门时段 期望时间 预约时段 wish_window"),
)
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}


def header_key(header: str) -> str:
    """A header without what people vary: width, case, spaces, underscores, asterisks, remarks in brackets."""
    plain = unicodedata.normalize("NFKC", header).casefold()
    return re.sub(r"\(.*?\)|[\s_*:\-\u200b\ufeff]", "", plain)


_KNOWN: Mapping[str, str] = {
    header_key(known): column.name
    for column in COLUMNS
    for known in (column.name, column.title["zh"], column.title["en"], *column.aliases)
}


def field_of(header: str) -> str | None:
    """The field that a header stands for, or None."""
    return _KNOWN.get(header_key(header))


@dataclass(frozen=True, slots=True)
class Mapped:
    """Where each field stands (`index` by field name), and the headers that stand for none."""

    index: Mapping[str, int]
    ignored: tuple[str, ...]


def mapped(table: Table) -> Mapped:
    """Raises HeadersUnknown when compulsory columns are missing, HeaderTwice when two claim one field."""
    index: dict[str, int] = {}
    ignored: list[str] = []
    for place, header in enumerate(table.headers):
        name = field_of(header)
        if name is None:
            if header:
                ignored.append(header)
        elif name in index:
            first = table.headers[index[name]]
            raise HeaderTwice(file=table.filename, column=BY_NAME[name].title, first=first, second=header)
        else:
            index[name] = place
    missing = [column for column in COLUMNS if column.needed and column.name not in index]
    if missing:
        # A file without a header row has a customer's data in that place: nothing of it is repeated.
        raise _headers_unknown(
            table, missing, [header for header in table.headers if header] if index else []
        )
    return Mapped(index, tuple(ignored))


def _headers_unknown(table: Table, missing: Sequence[Column], found: Sequence[str]) -> HeadersUnknown:
    names = text(
        "、".join(column.title["zh"] for column in missing),
        ", ".join(column.title["en"] for column in missing),
    )
    return HeadersUnknown(
        file=table.filename,
        line=table.header_line,
        missing=[{"name": column.name, **column.title} for column in missing],
        found=list(found),
        missing_names=names,
        found_names=text("、".join(found), ", ".join(found))
        if found
        else text("（没有一个列名认得出）", "(none that we know)"),
    )
