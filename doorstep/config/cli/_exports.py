"""The group of commands `doorstep export …`, to which every kind of file adds its own."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from doorstep.core.zone import ZONE

exports = typer.Typer(no_args_is_help=True)

FromDay = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"], help="收单日期从（含）  Received from this day on"),
]
ToDay = Annotated[
    datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], help="收单日期到（不含）  Received before this day"),
]
UnitCode = Annotated[
    str, typer.Option(help="单位编码，含下属（默认全部）  Code of the unit, with those below")
]


def midnight(day: datetime | None) -> datetime | None:
    """The day's first instant in Shanghai; None: no limit."""
    return None if day is None else day.replace(tzinfo=ZONE)
