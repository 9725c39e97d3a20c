"""`plan`: give a day's booked orders to their technicians."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from doorstep.config.cli._session import session

if TYPE_CHECKING:
    from doorstep.core.errors import Text
    from doorstep.dispatch.services import PlanReport


def register(app: typer.Typer) -> None:
    app.command()(plan)


def plan(
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="哪一天（默认今天）  Which day")
    ] = None,
    unit: Annotated[str, typer.Option(help="单位编码（默认全部）  Code of the unit")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只看结果，不派单  Report only, assign nothing")
    ] = False,
) -> None:
    """给当天已约的工单排人、排时间；重复执行不会重复派单。  Plan a day; a second run changes nothing."""
    with session():
        from django.utils import timezone

        from doorstep.config import console
        from doorstep.core import clock
        from doorstep.dispatch.services import plan_day
        from doorstep.orders.log import SYSTEM
        from doorstep.people.queries import unit_named

        now = clock.now()
        on = day.date() if day else now.astimezone(timezone.get_default_timezone()).date()
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
