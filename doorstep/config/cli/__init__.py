"""The `doorstep` command.

Convention: one file per group of commands in this folder. It defines

    def register(app: typer.Typer) -> None:
        @app.command()
        def verify(order: Annotated[str | None, typer.Argument(help="…")] = None) -> None:
            ...

and is found by itself; `register` may also `app.add_typer(sub_app, name="…")`. Modules whose name begins with
an underscore are helpers. Import only typer and the standard library at a file's top: `doorstep --help`
imports every file. Whoever needs the database or a model writes `with session():` (from
`doorstep.config.cli._session`) and imports the domain inside it. Errors of the `DoorstepError` tree may rise:
`main` prints them with their mend and exits with 1. Help texts and messages are Chinese first, then English.
"""

import importlib
import os
import pkgutil

import typer

from doorstep.core.errors import DoorstepError

HELP = "上门 Doorstep：按规范运行的宽带装维平台。  Field service that runs the service standard itself."


def build() -> typer.Typer:
    """The application with the commands of every file in this folder."""
    app = typer.Typer(
        name="doorstep", help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            importlib.import_module(f"{__name__}.{module.name}").register(app)
    return app


def main() -> None:
    """Entry of the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")
    try:
        build()()
    except DoorstepError as error:
        from doorstep.config import console

        console.failure(error)
        raise SystemExit(1) from error
