"""What the commands say: both languages on a line, progress on long work, errors with their mend."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from doorstep.core.errors import DoorstepError

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

QUIET_S = 5.0


class Report(Protocol):
    """How work tells how far it is: `report(done, total)`, both counted in whatever the work counts."""

    def __call__(self, done: int, total: int) -> None: ...


def say(zh: str, en: str) -> None:
    """A line to the person at the terminal."""
    out.print(f"{escape(zh)}  [dim]{escape(en)}[/dim]")


def failure(error: DoorstepError) -> None:
    """An error and its mend, on stderr."""
    err.print(f"[bold red]✗[/] {escape(error.titled('zh'))}\n  [dim]{escape(error.titled('en'))}[/dim]")
    err.print(f"  {escape(error.mended('zh'))}\n  [dim]{escape(error.mended('en'))}[/dim]")


@contextmanager
def step(zh: str, en: str) -> Iterator[Report]:
    """One step of long work: a moving line while it lasts, and how long it took once it is done."""
    began = time.monotonic()
    title = f"{escape(zh)}  [dim]{escape(en)}[/dim]"
    if out.is_terminal:
        with _bar() as bar:
            task = bar.add_task(title, total=None, count="")
            yield lambda done, total: bar.update(task, completed=done, total=total, count=f"{done}/{total}")
    else:
        out.print(f"· {title} …")
        yield _PlainReport()
    out.print(f"[green]✓[/] {title}  [dim]{time.monotonic() - began:.1f} s[/dim]")


def _bar() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
        console=out,
        transient=True,
    )


class _PlainReport:
    """Without a terminal: a line now and then instead of a moving bar."""

    def __init__(self) -> None:
        self.said_at = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.said_at > QUIET_S:
            self.said_at = time.monotonic()
            out.print(f"  {done}/{total}")
            sys.stdout.flush()
