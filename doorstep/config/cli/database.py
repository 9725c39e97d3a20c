"""`migrate`, `manage`, `psql`."""

import os
import shutil
import signal
import subprocess
import sys

import typer

from doorstep.config.cli._session import database, session

_PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def register(app: typer.Typer) -> None:
    @app.command()
    def migrate() -> None:
        """把数据库结构更新到当前版本。  Bring the database's tables up to this version."""
        with session():
            from django.core.management import call_command

            call_command("migrate", interactive=False, verbosity=1)

    @app.command(context_settings=_PASS_ON)
    def manage(context: typer.Context) -> None:
        """执行 Django 管理命令，如 manage createsuperuser。  Run a management command of Django."""
        with session():
            from django.core.management import execute_from_command_line

            execute_from_command_line(["doorstep manage", *context.args])

    @app.command(context_settings=_PASS_ON)
    def psql(context: typer.Context) -> None:
        """打开数据库命令行。  Open psql on the database."""
        with database() as running:
            # Ctrl-C is psql's own, to cancel a query.
            before = signal.signal(signal.SIGINT, lambda *_: None)
            try:
                done = subprocess.run([_psql(), running.url, *context.args], check=False)
            finally:
                signal.signal(signal.SIGINT, before)
        sys.exit(done.returncode)


def _psql() -> str:
    from doorstep.config import data, postgres
    from doorstep.config.postgres import private

    found = shutil.which("psql")
    if os.environ.get("DOORSTEP_POSTGRES") != "embedded" and found:
        return found
    cluster = postgres.Cluster(postgres.place_of(data.folder()), private.source())
    return cluster.binaries().program("psql")
