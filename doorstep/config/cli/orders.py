"""`import`, `verify`, `rebuild`, `link`: order files, proof, projections, a customer's page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from doorstep.config.cli._session import session

if TYPE_CHECKING:
    from doorstep.orders.importing import ImportResult
    from doorstep.orders.proving import Fault


def register(app: typer.Typer) -> None:
    app.command("import")(import_file)
    app.command()(verify)
    app.command()(rebuild)
    app.command()(link)


def import_file(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="CSV（UTF-8、GB18030、UTF-16）或 xlsx")
    ],
    unit: Annotated[str, typer.Option(help="接收单位编码  Code of the receiving unit")] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="有一行出错就全部不收  Any bad row refuses the file")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只检查，不写入  Report only, write nothing")
    ] = False,
    shift_days: Annotated[int, typer.Option(help="日期整体平移的天数  Move all dates by so many days")] = 0,
) -> None:
    """导入工单文件；同一文件再导入不会重复。  Take in a file of orders; again changes nothing."""
    with session():
        from doorstep.config import console
        from doorstep.core import clock
        from doorstep.orders.importing import import_orders
        from doorstep.orders.log import SYSTEM
        from doorstep.people.queries import unit_named

        with console.step(f"导入 {file.name}", f"Importing {file.name}") as report:
            result = import_orders(
                data=file.read_bytes(),
                filename=file.name,
                actor=SYSTEM,
                now=clock.now(),
                unit_path=unit_named(unit).path,
                strict=strict,
                dry_run=dry_run,
                shift_days=shift_days,
                progress=report,
            )
        _tell(result)
    if result.refused:
        raise typer.Exit(1)


def _tell(result: ImportResult) -> None:
    from rich.table import Table

    from doorstep.config import console

    if result.problems:
        table = Table("行 Line", "字段 Field", "内容 Value", "原因 Reason")
        for problem in result.problems:
            table.add_row(
                str(problem.line),
                f"{problem.column['zh']} {problem.column['en']}",
                problem.value,
                f"{problem.reason['zh']}\n[dim]{problem.reason['en']}[/dim]",
            )
        console.out.print(table)
    for header in result.ignored_columns:
        console.say(f"不识别的列已忽略：{header}", f"Unknown column ignored: {header}")
    if result.strict and result.problems:
        console.say("严格模式：有错行，一行也没有写入。", "Strict: some rows are bad, so none was taken in.")
    verb = ("可收", "would be new") if result.dry_run else ("新收", "new")
    console.say(
        f"{verb[0]} {result.received} 单，已有 {result.known} 单，{result.refused} 行有误。",
        f"{result.received} {verb[1]}, {result.known} already here, {result.refused} bad rows.",
    )


def verify(
    order: Annotated[str, typer.Argument(help="工单号  Order number")] = "",
    everything: Annotated[bool, typer.Option("--all", help="核对全部工单  Every order")] = False,
) -> None:
    """重算校验链和状态，指出被改动的记录。  Recompute hash chains and states; names what was altered."""
    if bool(order) == everything:
        raise typer.BadParameter("给出一个工单号，或用 --all。  Give an order number, or --all.")
    with session():
        from doorstep.config import console
        from doorstep.orders import services
        from doorstep.orders.queries import all_numbers, order_named

        numbers = all_numbers() if everything else [order_named(order).number]
        faults: list[Fault] = []
        with console.step(f"核对 {len(numbers)} 单", f"Verifying {len(numbers)} orders") as report:
            for done, (_number, found) in enumerate(services.verify(numbers), start=1):
                faults += found
                report(done, len(numbers))
        for fault in faults:
            where = (
                f"{fault.number} #{fault.seq} {fault.kind} {fault.event_id}" if fault.seq else fault.number
            )
            console.out.print(f"[bold red]✗[/] {where}：{fault.what['zh']}  [dim]{fault.what['en']}[/dim]")
        if not faults:
            console.say(
                f"✓ {len(numbers)} 单日志完整，状态与日志一致。",
                f"{len(numbers)} logs are whole and agree with their states.",
            )
    if faults:
        raise typer.Exit(1)


def rebuild() -> None:
    """按日志重建全部投影表。  Make every projection again from the logs."""
    with session():
        from doorstep.config import console
        from doorstep.core import clock
        from doorstep.orders import services

        with console.step("按日志重建", "Rebuilding from the logs") as report:
            count = services.rebuild(now=clock.now(), progress=report)
        console.say(f"✓ 已重建 {count} 单。", f"{count} orders rebuilt.")


def link(order: Annotated[str, typer.Argument(help="工单号  Order number")]) -> None:
    """打印客户专属链接。  Print a customer's signed link."""
    with session():
        from doorstep.core import clock
        from doorstep.orders.links import door_url
        from doorstep.orders.queries import order_named

        typer.echo(door_url(order_named(order).number, now=clock.now()))
