"""How `doorstep plan solve` reads, tells and answers: as VROOM does, so that its users change one command."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doorstep.core.errors import DoorstepError, text

if TYPE_CHECKING:
    from doorstep.dispatch.solver.solving import OnBetter, Progress
    from doorstep.dispatch.vroom.answering import Asked

INTERNAL, INPUT, ROUTING = 1, 2, 3


class DocumentMissing(DoorstepError):
    """The problem file can't be read. `file`, `why`."""

    status = 422
    code = "document-missing"
    title = text("打不开 {file}：{why}", "Can't read {file}: {why}")
    mend = text("请核对文件名；写 - 则从标准输入读取。", "Check its name; - reads from standard input.")


class AnswerUnwritten(DoorstepError):
    """The file for the answer can't be written. `file`, `why`."""

    code = "answer-unwritten"
    title = text("写不进 {file}：{why}", "Can't write {file}: {why}")
    mend = text("请换一个能写的位置。", "Choose a place that can be written to.")


def run(problem: str, out: Path | None, asked: Asked) -> int:
    """Plan the problem and write the answer, or what is wrong, as JSON; returns the exit code."""
    from doorstep.config import console
    from doorstep.dispatch.solver.osrm_client import RouterFailed
    from doorstep.dispatch.vroom.answering import answer
    from doorstep.dispatch.vroom.writing import failure

    try:
        document = _document(problem)
        with _progress(asked.seconds) as on_better:
            found = answer(document, asked, on_better)
        code = 0
    except DoorstepError as error:
        console.failure(error)
        code = ROUTING if isinstance(error, RouterFailed) else INPUT
        found = failure(code, error.titled("en"), error_zh=error.titled("zh"), **_place(error))
    except Exception as error:
        console.err.print_exception()
        code = INTERNAL
        found = failure(code, f"{type(error).__name__}: {error}")
    _write(out, found)
    return code


def _place(error: DoorstepError) -> dict[str, Any]:
    return {key: value for key, value in error.details.items() if key == "path"}


def _document(problem: str) -> bytes:
    if problem == "-":
        return sys.stdin.buffer.read()
    if problem.lstrip().startswith("{"):
        return problem.encode()
    try:
        return Path(problem).read_bytes()
    except OSError as error:
        raise DocumentMissing(file=problem, why=error.strerror) from error


def _write(out: Path | None, found: dict[str, Any]) -> None:
    import orjson

    said = orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE)
    if out is None:
        sys.stdout.buffer.write(said)
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(said)
    except OSError as error:
        raise AnswerUnwritten(file=str(out), why=error.strerror) from error


@contextmanager
def _progress(seconds: float) -> Iterator[OnBetter | None]:
    """A moving line on a terminal's stderr; nothing elsewhere, where stderr is for errors."""
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from doorstep.config import console

    if not console.err.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    with Bar(*columns, console=console.err, transient=True) as bar:
        task = bar.add_task("排程  [dim]Planning[/dim]", total=seconds)

        def better(progress: Progress) -> None:
            bar.update(task, completed=progress.elapsed_s, description=_told(progress))

        yield better


def _told(progress: Progress) -> str:
    hours = progress.travel_s / 3600
    return (
        f"已排 {progress.served}，未排 {progress.unserved}，路上 {hours:.1f} 小时  "
        f"[dim]{progress.served} served, {progress.unserved} left out, {hours:.1f} h of travel[/dim]"
    )
