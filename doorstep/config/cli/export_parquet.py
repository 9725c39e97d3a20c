"""`export parquet`: the log as columns, in parts, for backtests and any tool that reads Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from doorstep.config.cli._exports import FromDay, ToDay, UnitCode, exports, midnight
from doorstep.config.cli._session import session

if TYPE_CHECKING:
    from doorstep.insight.exporting import Telling


def register(app: typer.Typer) -> None:
    exports.command("parquet")(parquet)


def parquet(
    out: Annotated[Path, typer.Argument(file_okay=False, help="写入的文件夹  Folder to write")],
    from_: FromDay = None,
    to: ToDay = None,
    unit: UnitCode = "",
    texts: Annotated[
        bool,
        typer.Option(
            "--texts",
            help="连同人工填写的文字（可能含个人信息）  Also what people typed, names too",
        ),
    ] = False,
) -> None:
    """Parquet 分片，按收单月份分文件夹；再次导出只重写有变化的分片。  Parts by month; again: what changed."""
    with session():
        from doorstep.config import console
        from doorstep.insight.exporting import export_log
        from doorstep.people.queries import unit_named

        with console.step(f"导出 {out.name}", f"Exporting {out.name}") as report:
            done = export_log(
                folder=out,
                unit_path=unit_named(unit).path if unit else "",
                from_at=midnight(from_),
                to_at=midnight(to),
                telling=_telling(texts),
                report=report,
            )
        console.say(
            f"{out}：{done.orders} 个工单、{done.events} 条事件，{done.parts} 个分片，重写 {done.written} 个",
            f"{done.orders} orders, {done.events} events, {done.parts} parts, {done.written} written",
        )


def _telling(texts: bool) -> Telling:
    """As the other exports tell events: nothing that says who or where the customer is."""
    from doorstep.insight.exporting import Telling
    from doorstep.integrations.eventlogs.personal import shareable
    from doorstep.orders.log import Actor, Entry
    from doorstep.standards.verdicts import Fact

    def fact(entry: Entry) -> Fact:
        role = Actor.parse(entry.actor).role
        who = role if role == "customer" else entry.actor
        body = shareable(entry.kind, entry.body, texts=texts)
        return Fact(str(entry.id), entry.kind, entry.occurred_at, entry.seq, body, who)

    return Telling("texts" if texts else "shared", fact, frozenset({"customer"}))
