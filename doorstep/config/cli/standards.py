"""`standards list | show | check | schema`: every clause and what becomes of it; is a file right?"""

from __future__ import annotations

import json as jsons
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

UNIT = Annotated[
    str, typer.Option(help="看某单位在用的版本和指标（默认看自带规范）  What a unit runs, else the library")
]
JSON = Annotated[bool, typer.Option("--json", help="输出 JSON  As JSON")]


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        help="规范和条款：清单、详情、检查、编辑器结构。  Standards and clauses.", no_args_is_help=True
    )
    group.command("list")(list_clauses)
    group.command()(show)
    group.command()(check)
    group.command()(schema)
    app.add_typer(group, name="standards")


def list_clauses(
    standard: Annotated[str, typer.Option(help="只看一部规范  One standard only")] = "",
    status: Annotated[
        str,
        typer.Option(help="只看一种状态：enforced checked shown recorded planned  One status only"),
    ] = "",
    unit: UNIT = "",
    json: JSON = False,
) -> None:
    """逐条列出条款：来源、控制、适用、参数、状态、测试。  Every clause, with its status and its tests."""
    with _world(unit):
        from doorstep.config.cli import _standards as told
        from doorstep.standards.inventory import coverage, rows_of, totals
        from doorstep.standards.steps import catalogue

        books = told.books(unit, standard)
        told.known_status(status)
        rows = [row for book in books for row in rows_of(book.standard, book.values, catalogue())]
        rows = [row for row in rows if not status or row.status == status]
        if json:
            _json(told.listed(rows, totals(rows), coverage(rows)))
        else:
            told.print_list(books, rows, totals(rows), coverage(rows))


def show(
    clause: Annotated[str, typer.Argument(help="条款编号，如 touch.plan-agreed  The clause's id")],
    unit: UNIT = "",
    json: JSON = False,
) -> None:
    """一条条款的全部内容。  One clause in full."""
    with _world(unit):
        from doorstep.config.cli import _standards as told

        found = told.clause_named(clause, told.books(unit, ""))
        if json:
            _json(told.whole(found))
        else:
            told.print_clause(found)


def check(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="规范文件（YAML）  A standard's file")
    ],
    json: JSON = False,
) -> None:
    """检查一份规范文件，逐处指出行号、条款和应有的写法。  Every problem of a standard's file, by line."""
    with _world(""):
        from doorstep.config.cli import _standards as told

        problems, findings = told.problems_of(file)
        if json:
            _json({"file": str(file), "problems": problems, "lints": findings})
        else:
            told.print_problems(file, problems, findings)
    if problems or any(found["severity"] == "error" for found in findings):
        raise typer.Exit(1)


def schema(
    out: Annotated[Path | None, typer.Option(help="写入文件（默认标准输出）  File to write")] = None,
) -> None:
    """规范文件的 JSON Schema，给编辑器做提示和校验。  The JSON Schema of a standard's file, for editors."""
    with _world(""):
        from doorstep.orders.vocabulary import event_titles
        from doorstep.standards.schema import standard_schema

        text = jsons.dumps(standard_schema(event_titles()), ensure_ascii=False, indent=2) + "\n"
    if out is None:
        sys.stdout.write(text)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")


def _world(unit: str) -> AbstractContextManager[None]:
    """The database where a unit is asked for; else Django without one, for the kinds of events."""
    if unit:
        from doorstep.config.cli._session import session

        return session()
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    return nullcontext()


def _json(value: object) -> None:
    sys.stdout.write(jsons.dumps(value, ensure_ascii=False, indent=2) + "\n")
