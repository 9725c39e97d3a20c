"""`states`: the lifecycle of an order as a page of the documentation."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    @app.command()
    def states(
        out: Annotated[Path | None, typer.Option(help="写入文件（默认标准输出）  File to write")] = None,
    ) -> None:
        """画出工单状态图和状态表。  Draw the states of an order, with who may move it."""
        text = document()
        if out is None:
            sys.stdout.write(text)
        else:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_text(text, encoding="utf-8")


def document() -> str:
    """The page. Needs Django (every package registers its event kinds), not the database."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from doorstep.core.errors import text
    from doorstep.orders.diagram import page
    from doorstep.orders.events import KINDS

    return page({name: text(kind.title.zh, kind.title.en) for name, kind in KINDS.items()})
