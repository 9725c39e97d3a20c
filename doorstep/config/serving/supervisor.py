"""Starts everything in order, watches it, and stops everything in the reverse order."""

import contextlib
import os
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from doorstep.config import console, data, demo
from doorstep.config.cli._session import Database, database, disconnect
from doorstep.config.errors import NotServing, PostgresEnded
from doorstep.config.serving import children, ports
from doorstep.config.serving.children import Child
from doorstep.config.serving.instance import AlreadyRunning, Claim, only_one
from doorstep.config.serving.signals import Stopped, StopRequests
from doorstep.config.serving.welcome import show

HEALTHY_LIMIT_S = 60
LOOK_EVERY_S = 0.3


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve. `port` None: the first free one from 8000. `log_files`: logs go into the data folder."""

    host: str = "127.0.0.1"
    port: int | None = None
    threads: int = field(default_factory=lambda: min(2 * (os.cpu_count() or 1) + 1, 16))
    demo: bool = True
    log_files: bool = True


def run(options: Options) -> None:
    """Serve until asked to stop; if another run has the data folder, only say so.

    Raises the `DoorstepError` that ended it.
    """
    folder = data.passage(data.folder())
    # Photos of customers' homes, logs: whatever is written here is this user's alone.
    os.umask(0o077)
    with StopRequests() as requests:
        try:
            with only_one(folder) as claim:
                _serve(options, folder, claim, requests)
        except AlreadyRunning as other:
            console.say(
                f"已在运行：{other.url or '正在启动'}（进程 {other.pid}）。"
                f"要停止它，请在那个窗口按 Ctrl-C，或执行 kill {other.pid}。",
                f"Already running: {other.url or 'just starting'} (process {other.pid}). "
                f"To stop it press Ctrl-C there, or kill {other.pid}.",
            )
        except Stopped:
            console.say("已全部停止。", "Everything is stopped.")


def _serve(options: Options, folder: Path, claim: Claim, requests: StopRequests) -> None:
    logs = folder / "logs" if options.log_files else None
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(ports.held(options.host, options.port))
        address = f"http://{_reachable(options.host)}:{port}"
        # Links in messages lead here, those of the sample city too.
        os.environ.setdefault("DOORSTEP_PUBLIC_URL", address)
        site = children.web(options.host, port, options.threads)
        programs = (children.worker(), children.long_worker(), site)
        running = _database(stack)
        with requests.at_once():
            welcome = _prepare(options)
        started: list[Child] = []
        with console.step("启动服务", "Starting the services"):
            for program in programs:
                started.append(children.start(program, logs))
                stack.callback(started[-1].stop)
            _await_healthy(address, started, requests)
        claim.tell(address)
        show(address, welcome, logs)
        stack.push(_say_that_it_stops)
        while True:
            _look(started, requests)
            if running.cluster and running.cluster.server_pid() is None:
                raise PostgresEnded(log=str(running.cluster.place.log))
            time.sleep(LOOK_EVERY_S)


def _database(stack: contextlib.ExitStack) -> Database:
    with console.step("启动数据库", "Starting PostgreSQL"):
        running = stack.enter_context(database())
    if running.cluster and running.cluster.place.moved:
        home = running.cluster.place.home
        console.say(f"数据库位于 {home}", "The database is there: its user can't enter the data folder.")
    return running


def _say_that_it_stops(*why: object) -> None:
    console.say("正在停止…", "Stopping …")


def _prepare(options: Options) -> demo.Welcome:
    """Tables, standards, and at the very first start the sample city."""
    import django
    from django.core.management import call_command

    django.setup()
    try:
        with console.step("更新数据库结构", "Migrating the database"):
            call_command("migrate", interactive=False, verbosity=0)
        with console.step("载入规范", "Loading the standards") as report:
            demo.load_standards(report)
        if options.demo and demo.is_needed():
            with console.step("生成示例城市（仅首次）", "Making the sample city (first time only)") as report:
                demo.prepare(report)
        return demo.welcome()
    finally:
        disconnect()


def _look(started: list[Child], requests: StopRequests) -> None:
    requests.check()
    for child in started:
        child.check()


def _await_healthy(address: str, started: list[Child], requests: StopRequests) -> None:
    end = time.monotonic() + HEALTHY_LIMIT_S
    while time.monotonic() < end:
        _look(started, requests)
        with (
            contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError),
            urllib.request.urlopen(f"{address}/healthz", timeout=5),
        ):
            return
        time.sleep(0.1)
    raise NotServing(url=f"{address}/healthz", log=started[-1].log or "stderr")


def _reachable(host: str) -> str:
    """The name under which this machine reaches a server that listens on `host`."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{name}]" if ":" in name else name
