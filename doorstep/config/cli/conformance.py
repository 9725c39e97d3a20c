"""`conformance`: any event log, judged by any file of clauses."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from doorstep.integrations.eventlogs.conformance import Conformance, Ending, Tally
    from doorstep.integrations.eventlogs.traces import Trace


def register(app: typer.Typer) -> None:
    app.command()(conformance)


def conformance(
    log: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="XES(.gz)、OCEL 2.0 或 CSV  Event log")
    ],
    clauses: Annotated[
        Path, typer.Option(exists=True, dir_okay=False, help="条款文件（YAML）  File of clauses")
    ],
    json: Annotated[bool, typer.Option("--json", help="逐条逐例的 JSON  Every verdict as JSON")] = False,
    mapping: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="CSV 的列对应关系（YAML）  Which column is what"),
    ] = None,
    case_type: Annotated[
        str | None, typer.Option(help="OCEL：按哪种对象逐个检查  Object type that is the case")
    ] = None,
    closed: Annotated[
        bool | None,
        typer.Option(
            "--closed/--open", help="流程都已结束（默认），或仍在进行  Cases have ended (default), or go on"
        ),
    ] = None,
    now: Annotated[
        str, typer.Option(help="从哪一刻看，ISO 8601；隐含 --open  Look from this instant; implies --open")
    ] = "",
) -> None:
    """检查事件日志是否符合条款。  Check an event log against clauses."""
    from doorstep.config import console
    from doorstep.config.cli._clauses import read_clauses
    from doorstep.integrations.eventlogs.conformance import Conformance
    from doorstep.integrations.eventlogs.mapping import read_mapping
    from doorstep.integrations.eventlogs.reading import open_log
    from doorstep.orders.clocks import clocks

    ending = _ending(now, closed)
    rulebook = read_clauses(clauses)
    opened = open_log(log, mapping=read_mapping(mapping) if mapping else None, case_type=case_type)
    for note in opened.notes:
        console.err.print(f"{note['zh']}  {note['en']}", markup=False)
    run = Conformance(rulebook, clocks(), ending)
    (_print_json if json else _print_table)(run, opened.traces, log.name)


def _ending(now: str, closed: bool | None) -> Ending:
    from doorstep.core import clock
    from doorstep.integrations.eventlogs.conformance import Ending

    if not now:
        return Ending(closed is not False, clock.now())
    try:
        at = datetime.fromisoformat(now)
    except ValueError as error:
        raise typer.BadParameter(f"“{now}” 不是 ISO 8601 时间  {now} is no ISO 8601 time") from error
    if at.tzinfo is None:
        raise typer.BadParameter(
            "请写明时区，如 2026-03-02T10:00+08:00  Say the zone: 2026-03-02T10:00+08:00"
        )
    if closed:
        raise typer.BadParameter("--now 与 --closed 不能同时用  --now and --closed exclude each other")
    return Ending(False, at)


def _print_json(run: Conformance, traces: Iterable[Trace], log: str) -> None:
    """All of it or nothing: it waits in a temporary file until the log was read to its end."""
    from doorstep.integrations.eventlogs.reporting import write_report

    ending = run.ending
    about = {"log": log, "closed": ending.closed, "now": None if ending.closed else ending.now.isoformat()}
    with tempfile.TemporaryFile(prefix="doorstep-") as waiting:
        write_report(waiting, run, traces, about)
        waiting.seek(0)
        shutil.copyfileobj(waiting, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _print_table(run: Conformance, traces: Iterable[Trace], log: str) -> None:
    from doorstep.config import console

    with console.step(f"检查 {log}", f"Checking {log}") as report:
        for done in run.tallied(traces):
            report(done, done)
        counted = list(run.counted())
    _tell(run.tallies, run.traces, len(counted))


def _tell(tallies: Sequence[Tally], traces: int, counted: int) -> None:
    from rich.markup import escape
    from rich.table import Table

    from doorstep.config import console
    from doorstep.standards.verdicts import NOT_APPLICABLE, PENDING, SATISFIED, VIOLATED

    # A pipe has no width of its own: rich takes 80, which breaks the clauses' names.
    table = Table(width=None if console.out.is_terminal else 132)
    for head in ("条款\nClause", "模板\nTemplate"):
        table.add_column(head, overflow="fold")
    for head in ("符合\nSatisfied", "违反\nViolated", "待定\nPending", "不适用\nN/A"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("最先违反的\nFirst violating", overflow="fold")
    for tally in tallies:
        counts = [str(tally.counts[each]) for each in (SATISFIED, VIOLATED, PENDING, NOT_APPLICABLE)]
        first = escape("\n".join(tally.first_violating))
        table.add_row(escape(tally.clause), tally.shape, *counts, first)
    console.out.print(table)
    console.say(
        f"共 {traces} 个流程实例，{len(tallies)} 条条款。", f"{traces} traces, {len(tallies)} clauses."
    )
    if counted:
        console.say(f"按期计数 {counted} 项。", f"{counted} counts by key and period.")
