"""`export`: the orders' log for process-mining tools, and clauses for DECLARE tools."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from doorstep.config.cli._exports import FromDay, ToDay, UnitCode, exports, midnight
from doorstep.config.cli._session import session
from doorstep.core.zone import ZONE

if TYPE_CHECKING:
    from doorstep.config.console import Report
    from doorstep.integrations.eventlogs.records import OrderRecord
    from doorstep.standards.rulebook import Rulebook

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
    app.add_typer(exports, name="export", help="导出工单日志和条款（不含个人信息）  Export logs and clauses")


@exports.command("xes")
def xes(out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False) -> None:
    """XES（IEEE 1849），.xes 或 .xes.gz。  XES, one trace for each order."""
    from doorstep.integrations.eventlogs.xes_writing import write_xes

    _export(write_xes, out, from_, to, unit, texts)


@exports.command("ocel-json")
def ocel_json(
    out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False
) -> None:
    """OCEL 2.0 JSON：工单、装维员、终端、房间、地点。  Orders, technicians, devices, rooms, sites."""
    from doorstep.integrations.eventlogs.ocel_json import write_ocel_json

    _export(write_ocel_json, out, from_, to, unit, texts)


@exports.command("ocel-sqlite")
def ocel_sqlite(
    out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False
) -> None:
    """OCEL 2.0 SQLite，内容同 JSON。  OCEL 2.0 as a SQLite database."""
    from doorstep.integrations.eventlogs.ocel_sqlite import write_ocel_sqlite

    _export(write_ocel_sqlite, out, from_, to, unit, texts)


@exports.command("csv")
def csv(out: Out, from_: FromDay = None, to: ToDay = None, unit: UnitCode = "", texts: Texts = False) -> None:
    """CSV，每个事件一行，可直接用 Excel 打开。  CSV, a row for each event, ready for Excel."""
    from doorstep.integrations.eventlogs.csv_writing import write_csv

    _export(write_csv, out, from_, to, unit, texts)


@exports.command("decl")
def decl(
    out: Out,
    standard: Annotated[
        str, typer.Option(help="只要这一部规范（默认全部）  Only this standard (default: all)")
    ] = "",
    unit: UnitCode = "",
    clauses: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="改用这个条款文件  This file of clauses instead"),
    ] = None,
) -> None:
    """DECLARE 能表达的条款（.decl）；表达不了的逐条列出原因。  What DECLARE can say of the clauses."""
    from doorstep.config import console
    from doorstep.integrations.eventlogs.declare import declare_model
    from doorstep.integrations.eventlogs.files import text_to

    rulebook = _rulebook_of_file(clauses) if clauses else _rulebook_of_unit(unit, standard)
    model, left_out = declare_model(rulebook.rules, rulebook.quotas, rulebook.clauses.values())
    with _writing(out), text_to(out) as file:
        file.write(model)
    for each in left_out:
        console.say(f"未写入 {each.clause}：{each.why['zh']}", f"left out {each.clause}: {each.why['en']}")
    written = len(rulebook.clauses) - len(left_out)
    console.say(f"写入 {written} 条：{out}", f"{written} clauses written: {out}")


def _rulebook_of_file(clauses: Path) -> Rulebook:
    from doorstep.config.cli._clauses import read_clauses

    return read_clauses(clauses)


def _rulebook_of_unit(unit: str, standard: str) -> Rulebook:
    """The editions in force today. Raises NotFound for an unknown unit, or a standard that it doesn't run."""
    with session():
        from doorstep.core import clock
        from doorstep.core.errors import NotFound, text
        from doorstep.people.queries import unit_named
        from doorstep.standards.queries import editions_in_force, rulebook

        today = clock.now().astimezone(ZONE).date()
        pins = editions_in_force(unit_path=unit_named(unit).path, on=today)
        chosen = [pin for pin in pins if standard in ("", pin.standard)]
        if not chosen:
            running = ", ".join(pin.standard for pin in pins)
            raise NotFound(what=text(f"规范 {standard}（现有：{running}）", f"{standard} among {running}"))
        return rulebook(chosen)


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
            records = (record_of(order.number, entries, texts=texts) for order, entries in logs)
            with _writing(out):
                write(records, out)
        console.say(f"共 {total} 个工单：{out}", f"{total} orders: {out}")


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """Raises CantWrite for what the file system refuses."""
    from doorstep.integrations.errors import CantWrite

    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise CantWrite(file=str(out), why=str(error)) from error


def _told(items: Iterable[Item], total: int, report: Report) -> Iterator[Item]:
    for done, item in enumerate(items, start=1):
        yield item
        if done % 50 == 0 or done == total:
            report(done, total)
