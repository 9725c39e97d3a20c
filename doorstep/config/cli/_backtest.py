"""What `doorstep backtest` computes and prints."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import typer
from rich.markup import escape
from rich.table import Table

from doorstep.config import console
from doorstep.core import clock
from doorstep.core.errors import text
from doorstep.core.zone import ZONE
from doorstep.insight.engines import Report, backtest
from doorstep.insight.folders import editions_in, held, is_ours, parts_between
from doorstep.insight.reporting import told
from doorstep.insight.rows import page_of
from doorstep.insight.states import Engine, Wanted
from doorstep.insight.trial import Trial, standard_in, titles
from doorstep.standards.compiling import checked_standard
from doorstep.standards.errors import BadStandard
from doorstep.standards.steps import catalogue

_WORDS: Mapping[str, str] = {
    "satisfied": "满足", "violated": "违反", "pending": "待定", "not_applicable": "不适用",
    "absent": "无此条款",
}  # fmt: skip
_COLOURS: Mapping[str, str] = {"violated": "red", "satisfied": "green", "pending": "yellow"}


class Step(Protocol):
    """How a step of long work is shown."""

    def __call__(self, zh: str, en: str) -> AbstractContextManager[Report]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """`folder`: of parts, instead of the database's log; `base`: what ruled orders that pin nothing."""

    draft: Path
    from_at: datetime | None
    to_at: datetime | None
    unit: str
    engine: Engine
    folder: Path | None
    base: Path | None


def engine_named(name: str) -> Engine:
    """Raises typer.BadParameter."""
    if name not in set(Engine):
        raise typer.BadParameter(f"引擎只有 {'、'.join(Engine)}  One of {', '.join(Engine)}")
    return Engine(name)


def problems_in(draft: Path) -> list[dict[str, Any]]:
    """What keeps the draft from being tried, place by place."""
    try:
        checked_standard(draft.read_text("utf-8-sig"), draft.name, catalogue())
    except UnicodeDecodeError:
        return [
            {
                "file": draft.name, "line": 1, "clause": None,
                "expected": text("文件应为 UTF-8 编码", "not YAML: it is not UTF-8"),
            }
        ]  # fmt: skip
    except BadStandard as bad:
        return [*bad.details["problems"]]
    return []


def run(asked: Asked, rows_to: Path, step: Step, first: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What changes (`reporting.told`, with names where the database is there), and the first changed rows.

    Raises NotFound for an unknown unit, NoParts, EngineMissing.
    """
    folder = asked.folder or _refreshed(asked, step)
    draft = asked.draft.read_text("utf-8-sig")
    path, figures = ("", None) if asked.folder is not None or not asked.unit else _unit(asked.unit, draft)
    with held(folder, writing=False) if is_ours(folder) else nullcontext():
        trial = Trial(
            draft=draft,
            editions=editions_in(folder),
            now=clock.now(),
            figures=figures,
            unpinned=_unpinned(asked, draft),
            from_at=asked.from_at,
            to_at=asked.to_at,
            unit_code=asked.unit,
            unit_path=path,
        )
        parts = parts_between(folder, asked.from_at, asked.to_at)
        with step(f"回测 {asked.draft.name}", f"Judging by {asked.draft.name}") as report:
            totals = backtest(trial, parts, rows_to=rows_to, report=report, engine=asked.engine)
    result = told(totals, titles(trial))
    return (_named(result) if asked.folder is None else result), page_of(rows_to, Wanted(), 0, first)[0]


def _refreshed(asked: Asked, step: Step) -> Path:
    """The log in the data folder, with the months of the period as they are now."""
    from doorstep.insight.exporting import export_log
    from doorstep.insight.queries import log_folder

    folder = log_folder()
    with step("更新日志分片", "Bringing the exported log up to date") as report:
        export_log(
            folder=folder,
            from_at=asked.from_at and asked.from_at.replace(day=1),
            to_at=asked.to_at and _month_after(asked.to_at - timedelta(microseconds=1)),
            months_kept=True,
            report=report,
        )
    return folder


def _month_after(at: datetime) -> datetime:
    first = datetime(at.year, at.month, 1, tzinfo=ZONE)
    return (first + timedelta(days=32)).replace(day=1)


def _unit(code: str, draft: str) -> tuple[str, str]:
    """The unit's path and its own figures for the draft's standard today, as JSON."""
    from doorstep.people.queries import unit_named
    from doorstep.standards.queries import editions_in_force

    path = unit_named(code).path
    today = clock.now().astimezone(ZONE).date()
    name = standard_in(draft).standard
    figures = [p.parameters for p in editions_in_force(unit_path=path, on=today) if p.standard == name]
    return path, json.dumps(dict(figures[0]) if figures else {}, sort_keys=True)


def _unpinned(asked: Asked, draft: str) -> tuple[str, ...]:
    """What rules orders that pin no editions: the file named, else the standard that comes with Doorstep."""
    if asked.base is not None:
        return (asked.base.read_text("utf-8-sig"),)
    from doorstep.standards.services import library

    name = standard_in(draft).standard
    return tuple(content for _, content in library() if standard_in(content).standard == name)


def _named(result: dict[str, Any]) -> dict[str, Any]:
    from doorstep.people.models import Technician, Unit

    units = {unit.code: {"zh": unit.name_zh, "en": unit.name_en} for unit in Unit.objects.all()}
    names = dict(Technician.objects.values_list("staff_no", "name"))
    for each in result["units"]:
        each["name"] = units.get(each["unit"])
    for each in result["technicians"]:
        each["name"] = names.get(each["staff_no"])
    return result


# --- printing ----------------------------------------------------------------------------------------------


def show(result: Mapping[str, Any], changed: Sequence[Mapping[str, Any]]) -> None:
    if not result["orders"]:
        console.say("这段时间没有工单。", "No orders in this period.")
        return
    console.out.print(_clauses(result["clauses"]))
    for title, key, rows in (
        ("单位 Unit", "unit", result["units"]),
        ("人员 Technician", "staff_no", result["technicians"]),
    ):
        if rows:
            console.out.print(_shifts(title, key, rows))
    if changed:
        console.out.print(_changed(changed))
    before, after = result["deduct_before_cny"], result["deduct_after_cny"]
    console.say(
        f"共 {result['orders']} 单；扣罚 {before} → {after} 元。",
        f"{result['orders']} orders; deductions {before} → {after} CNY.",
    )


def _table(*heads: str) -> Table:
    # A pipe has no width of its own: rich takes 80, which breaks the clauses' names.
    table = Table(width=None if console.out.is_terminal else 132)
    for at, head in enumerate(heads):
        table.add_column(head, justify="left" if at == 0 else "right", overflow="fold")
    return table


def _clauses(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Those that change; the others are counted in the last line."""
    table = _table("条款 Clause", "违反 Violated", "变化 Changes", "扣罚 Deductions")
    same = 0
    for row in rows:
        if not row["changes"] and row["deduct_before_cny"] == row["deduct_after_cny"]:
            same += 1
            continue
        moves = "\n".join(f"{_word(c['from'])} → {_word(c['to'])} {c['orders']}" for c in row["changes"])
        table.add_row(
            f"{escape(row['title']['zh'])}\n[dim]{escape(row['clause'])}[/dim]",
            f"{row['before']['violated']} → {row['after']['violated']}",
            moves,
            f"{row['deduct_before_cny']} → {row['deduct_after_cny']}",
        )
    table.caption = f"另有 {same} 条没有变化  {same} more don't change"
    return table


def _shifts(title: str, key: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    table = _table(title, "工单 Orders", "变差 Worse", "变好 Better", "扣罚 Deductions")
    for row in rows:
        name = row.get("name")
        said = name["zh"] if isinstance(name, dict) else name
        table.add_row(
            escape(f"{said} {row[key]}" if said else row[key]),
            str(row["orders"]),
            str(row["worse"]),
            str(row["better"]),
            f"{row['deduct_before_cny']} → {row['deduct_after_cny']}",
        )
    return table


def _changed(rows: Sequence[Mapping[str, Any]]) -> Table:
    table = _table("工单 Order", "条款 Clause", "变化 Change", "人员 Technician", "违反于 Violated at")
    for row in rows:
        at = row["violated_at"]
        table.add_row(
            escape(row["number"] + (f"\n{row['key']}" if row["key"] else "")),
            escape(row["clause"]),
            f"{_word(row['from'])} → {_word(row['to'])}",
            escape(row["technician"] or ""),
            f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}" if at else "",
        )
    return table


def _word(stand: str) -> str:
    colour = _COLOURS.get(stand)
    return f"[{colour}]{_WORDS[stand]}[/]" if colour else _WORDS[stand]
