"""`openapi`: the interface's description that the front end's client is generated from."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    @app.command()
    def openapi(
        out: Annotated[Path | None, typer.Option(help="写入文件（默认标准输出）  file to write")] = None,
        check: Annotated[bool, typer.Option("--check", help="只核对文件是否最新  only compare")] = False,
    ) -> None:
        """导出接口说明（OpenAPI）。  Export the API's description."""
        text = document()
        if out is None:
            sys.stdout.write(text)
        elif not check:
            out.write_text(text, encoding="utf-8")
        elif not out.exists() or out.read_text(encoding="utf-8") != text:
            from doorstep.config import console

            console.say(
                f"{out} 已过期：执行 make openapi 并提交", f"{out} is stale: run `make openapi` and commit"
            )
            raise typer.Exit(1)


def document() -> str:
    """The OpenAPI document as stable JSON. Needs Django, not the database."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from doorstep.web.root import api

    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
