"""`plan`: give a day's booked orders to their technicians, or plan a problem from a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from doorstep.config.cli._session import session
from doorstep.core.zone import ZONE

if TYPE_CHECKING:
    from doorstep.core.errors import Text
    from doorstep.dispatch.services import PlanReport

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="哪一天（默认今天）  Which day")]
Unit = Annotated[str, typer.Option(help="单位编码（默认全部）  Code of the unit")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只看结果，不派单  Report only, assign nothing")]


def register(app: typer.Typer) -> None:
    group = typer.Typer(invoke_without_command=True)
    group.callback()(plan)
    group.command("day")(plan_a_day)
    group.command("solve")(solve)
    group.command("compile")(compile_kernels)
    app.add_typer(group, name="plan")


def plan(context: typer.Context, day: Day = None, unit: Unit = "", dry_run: DryRun = False) -> None:
    """给当天已约的工单排人、排时间；也可以排一个文件里的问题。  Plan a day, or a problem from a file."""
    if context.invoked_subcommand is None:
        plan_a_day(day, unit, dry_run)


def solve(
    problem: Annotated[
        str, typer.Argument(help="问题文件（VROOM 格式），- 为标准输入  Problem file, - for standard input")
    ] = "-",
    seconds: Annotated[
        float, typer.Option("--seconds", "-l", "--limit", min=0.0, help="最多算几秒  Seconds to search")
    ] = 10.0,
    seed: Annotated[int, typer.Option(min=0, help="随机种子  Seed")] = 0,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", "--output", help="结果写到哪里（默认标准输出）  Answer's file"),
    ] = None,
    source: Annotated[str, typer.Option("--input", "-i", help="同 PROBLEM  Same as PROBLEM")] = "",
    travel: Annotated[
        str,
        typer.Option(help="坐标之间的路程：haversine、osrm:http://… 或 matrix:文件  Travel of coordinates"),
    ] = "",
    zone: Annotated[str, typer.Option(help="原因里的钟点按哪个时区  Time zone of hours in reasons")] = (
        "Asia/Shanghai"
    ),
) -> None:
    """排一个 VROOM 格式的问题，写出 VROOM 格式的结果和排不进的原因。  Plan a problem in VROOM's format."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from doorstep.config import env
    from doorstep.config.cli import _solve
    from doorstep.dispatch.vroom.answering import Asked

    try:
        hours = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise typer.BadParameter(f"没有时区“{zone}”  No time zone {zone}") from error
    asked = Asked(
        seconds=seconds,
        seed=seed,
        travel=travel or env.travel("DOORSTEP_TRAVEL"),
        zone=hours,
    )
    raise typer.Exit(_solve.run(source or problem, out, asked))


def compile_kernels() -> None:
    """编译排程内核并缓存，安装时执行一次。  Compile the planner's kernels into the cache, once at install."""
    from doorstep.config import console

    with console.step("编译排程内核", "Compiling the planner"):
        from doorstep.dispatch.solver.warming import warm

        warm()


def plan_a_day(day: Day = None, unit: Unit = "", dry_run: DryRun = False) -> None:
    """给当天已约的工单排人、排时间；重复执行不会重复派单。  Plan a day; a second run changes nothing."""
    with session():
        from doorstep.config import console
        from doorstep.core import clock
        from doorstep.dispatch.services import plan_day
        from doorstep.orders.log import SYSTEM
        from doorstep.people.queries import unit_named

        now = clock.now()
        on = day.date() if day else now.astimezone(ZONE).date()
        with console.step(f"排程 {on}", f"Planning {on}") as report:
            result = plan_day(
                day=on,
                unit_path=unit_named(unit).path,
                actor=SYSTEM,
                now=now,
                dry_run=dry_run,
                progress=report,
            )
        _tell(result)


def _tell(report: PlanReport) -> None:
    from rich.markup import escape
    from rich.table import Table

    from doorstep.config import console

    if report.unassigned:
        table = Table("工单 Order", "为什么排不进（人数）  Why not (people)")
        for left_out in report.unassigned:
            lines = grouped([why.text for why in left_out.reasons])
            table.add_row(left_out.number, "\n".join(escape(line) for line in lines))
        console.out.print(table)
    count = {kind: sum(1 for change in report.changes if change.kind == kind) for kind in _KINDS}
    if report.dry_run:
        console.say("试排，未派单：", "Dry run, nothing assigned:")
    console.say(
        f"已排 {report.assigned} 单（新派 {count['assigned']}，调整 {count['moved']}，"
        f"撤回 {count['unassigned']}），{len(report.unassigned)} 单排不进。",
        f"{report.assigned} assigned ({count['assigned']} new, {count['moved']} moved, "
        f"{count['unassigned']} withdrawn), {len(report.unassigned)} found no place.",
    )


_KINDS = ("assigned", "moved", "unassigned")
_LINES = 4


def grouped(reasons: Sequence[Text]) -> list[str]:
    """Equal reasons once, with how many people they hold for: the most common, and how many more."""
    counted = Counter((reason["zh"], reason["en"]) for reason in reasons)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{zh}  {en}（{people}）" for (zh, en), people in ranked[:_LINES]]
    more = sum(people for _, people in ranked[_LINES:])
    return [*lines, f"其他原因  other reasons（{more}）"] if more else lines
