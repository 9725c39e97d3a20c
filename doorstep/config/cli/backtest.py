"""`backtest`: what a changed standard would have said of the orders of a period."""

from __future__ import annotations

import json as jsons
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from doorstep.config.cli._exports import FromDay, ToDay, UnitCode, midnight
from doorstep.config.cli._session import session

if TYPE_CHECKING:
    from doorstep.config.console import Report


def register(app: typer.Typer) -> None:
    app.command()(backtest)


def backtest(
    draft: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="修订后的规范文件  The draft")],
    from_: FromDay = None,
    to: ToDay = None,
    unit: UnitCode = "",
    engine: Annotated[
        str, typer.Option(help="process：本进程多线程；ray：需安装 cluster 扩展  process, or ray")
    ] = "process",
    json: Annotated[bool, typer.Option("--json", help="输出 JSON  As JSON")] = False,
    folder: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            help="改用这个文件夹的分片，不连数据库  A folder of parts instead",
        ),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="分片没有记录版本时，与这个文件对比（默认自带规范）  What ruled, where parts don't say",
        ),
    ] = None,
    first: Annotated[int, typer.Option(min=0, help="列出前几个变化的工单  So many orders")] = 10,
) -> None:
    """用历史工单回测修订后的规范：判定、单位、人员、扣罚怎么变。  Try a draft out on past orders."""
    with _world(folder), tempfile.TemporaryDirectory(prefix="doorstep-backtest-") as rows:
        from doorstep.config import console
        from doorstep.config.cli import _backtest as told
        from doorstep.config.cli._standards import print_problems

        problems = told.problems_in(draft)
        if problems:
            if json:
                _json({"problems": problems})
            else:
                print_problems(draft, problems, [])
            raise typer.Exit(1)
        asked = told.Asked(
            draft, midnight(from_), midnight(to), unit, told.engine_named(engine), folder, base
        )
        result, changed = told.run(asked, Path(rows), _silent if json else console.step, first)
        if json:
            _json({**result, "orders_changed": changed})
        else:
            told.show(result, changed)


def _world(folder: Path | None) -> AbstractContextManager[None]:
    """A folder of parts needs no database."""
    if folder is None:
        return session()
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    return nullcontext()


@contextmanager
def _silent(zh: str, en: str) -> Iterator[Report]:
    """Only JSON goes out."""
    del zh, en
    yield lambda done, total: None


def _json(value: object) -> None:
    sys.stdout.write(jsons.dumps(value, ensure_ascii=False, indent=2, default=_said) + "\n")


def _said(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
