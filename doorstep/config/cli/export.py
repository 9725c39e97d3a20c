"""`export`: the orders' log for process-mining tools, and clauses for DECLARE tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from doorstep.config.cli._exports import FromDay, ToDay, UnitCode, exports, midnight
from doorstep.config.cli._session import session

if TYPE_CHECKING:
    from doorstep.config.console import Report
    from doorstep.integrations.eventlogs.records import OrderRecord

Item = TypeVar("Item")
Writer = Callable[["Iterable[OrderRecord]", Path], None]
Out = Annotated[Path, typer.Argument(dir_okay=False, help="写入的文件  File to write")]
Texts = Annotated[
    bool,
    typer.Option(
        "--texts", help="连同人工填写的文字（可能含个人信息）  Also what people typed; it may name customers"
    ),
]


def register(app: typer.Typer) -> None:
    exports.command("xes")(xes)
    exports.command("ocel-json")(ocel_json)
    exports.command("ocel-sqlite")(ocel_sqlite)
    exports.command("csv")(csv)
    app.add_typer(exports, name="export", help="导出工单日志和条款（不含个人信息）  Export logs and clauses")


def xes(out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False) -> None:
    """XES（IEEE 1849），.xes 或 .xes.gz。  XES, one trace for each order."""
    from doorstep.integrations.eventlogs.xes_writing import write_xes

    _export(write_xes, out, from_, to, unit, texts)


def ocel_json(
    out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False
) -> None:
    """OCEL 2.0 JSON：工单、装维员、终端、房间、地点。  Orders, technicians, devices, rooms, sites."""
    from doorstep.integrations.eventlogs.ocel_json import write_ocel_json

    _export(write_ocel_json, out, from_, to, unit, texts)


def ocel_sqlite(
    out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False
) -> None:
    """OCEL 2.0 SQLite，内容同 JSON。  OCEL 2.0 as a SQLite database."""
    from doorstep.integrations.eventlogs.ocel_sqlite import write_ocel_sqlite

    _export(write_ocel_sqlite, out, from_, to, unit, texts)


def csv(out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False) -> None:
    """CSV，每个事件一行，可直接用 Excel 打开。  CSV, a row for each event, ready for Excel."""
    from doorstep.integrations.eventlogs.csv_writing import write_csv

    _export(write_csv, out, from_, to, unit, texts)


def _export(
    write: Writer, out: Path, from_: datetime | None, to: datetime | None, unit: str, texts: bool
) -> None:
    with session():
        from doorstep.config import console
        from doorstep.integrations.eventlogs.records import record_of
        from doorstep.orders.queries import received_between, stream_logs
        from doorstep.people.queries import unit_named

        orders = received_between(
            unit_path=unit_named(unit).path if unit else "", from_at=midnight(from_), to_at=midnight(to)
        )
        total = orders.count()
        with console.step(f"导出 {out.name}", f"Exporting {out.name}") as report:
            logs = _told(stream_logs(orders), total, report)
            write((record_of(order.number, entries, texts=texts) for order, entries in logs), out)
        console.say(f"共 {total} 个工单：{out}", f"{total} orders: {out}")


def _told(items: Iterable[Item], total: int, report: Report) -> Iterator[Item]:
    for done, item in enumerate(items, start=1):
        yield item
        if done % 50 == 0 or done == total:
            report(done, total)
