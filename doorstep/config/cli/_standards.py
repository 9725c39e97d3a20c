"""What the commands about standards find and print. Needs Django; the database only for a unit's editions."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import typer
from rich.markup import escape
from rich.table import Table

from doorstep.config import console
from doorstep.core.errors import NotFound, Text, text
from doorstep.core.zone import ZONE
from doorstep.orders.vocabulary import event_titles, known
from doorstep.standards.acting import acts_of
from doorstep.standards.compiling import Quota, Rule, checked_standard, compiled, parameter_values
from doorstep.standards.errors import BadStandard
from doorstep.standards.inventory import KINDS, SEGMENTS, ClauseRow, Coverage, rows_of
from doorstep.standards.language import Clause, Standard, Status
from doorstep.standards.linting import lint
from doorstep.standards.reading import Problem, clause_lines, read_standard, refuse
from doorstep.standards.services import library
from doorstep.standards.steps import catalogue

CONTROLS: Mapping[str, str] = {
    "gate": "前置", "clock": "时限", "order": "顺序", "check": "检查", "say": "话术", "ban": "禁忌",
    "skill": "资质", "conduct": "行为", "process": "流程",
}  # fmt: skip
STATUSES: Mapping[str, tuple[str, str]] = {
    "enforced": ("把关", "green"),
    "checked": ("判定", "cyan"),
    "shown": ("提示", "blue"),
    "recorded": ("登记", "magenta"),
    "planned": ("待上线", "yellow"),
}
_KINDS = dict(zip(KINDS, ("新装", "移机", "修障", "变更", "拆机"), strict=True))
_SEGMENTS = dict(zip(SEGMENTS, ("家客", "商客", "酒店"), strict=True))


@dataclass(frozen=True)
class Book:
    """A standard as it is run: its text and its figures."""

    standard: Standard
    values: Mapping[str, Any]
    content: str

    @cached_property
    def runs(self) -> dict[str, Rule | Quota]:
        found = compiled(self.standard, self.values, catalogue())
        return {rule.id: rule for rule in found.rules} | {quota.id: quota for quota in found.quotas}


@dataclass(frozen=True, slots=True)
class Found:
    """One clause with its place."""

    book: Book
    clause: Clause
    row: ClauseRow


def books(unit: str, standard: str) -> list[Book]:
    """What comes with Doorstep, or what a unit runs today. Raises NotFound."""
    found = _run_by(unit) if unit else [_own(content, file) for file, content in library()]
    if not standard:
        return found
    named = [book for book in found if book.standard.standard == standard.upper()]
    if not named:
        there = ", ".join(book.standard.standard for book in found)
        raise NotFound(what=text(f"规范 {standard}（有 {there}）", f"standard {standard} (of {there})"))
    return named


def _own(content: str, file: str) -> Book:
    standard = read_standard(content, file)
    return Book(standard, parameter_values(standard, {}), content)


def _run_by(unit: str) -> list[Book]:

    from doorstep.core import clock
    from doorstep.people.queries import unit_named
    from doorstep.standards.models import Edition
    from doorstep.standards.queries import editions_in_force, standard_of

    on = clock.now().astimezone(ZONE).date()
    pins = editions_in_force(unit_path=unit_named(unit).path, on=on)
    contents = Edition.objects.in_bulk([pin.edition for pin in pins])
    return [
        Book(
            standard_of(pin.edition),
            parameter_values(standard_of(pin.edition), pin.parameters),
            contents[pin.edition].content,
        )
        for pin in pins
    ]


def known_status(status: str) -> None:
    """Raises typer.BadParameter for a word that is no status."""
    if status and status not in get_args(Status):
        raise typer.BadParameter(f"状态只有 {'、'.join(STATUSES)}  One of {', '.join(STATUSES)}")


def clause_named(name: str, among: Iterable[Book]) -> Found:
    """Raises NotFound, naming clauses with a similar id."""
    there: list[str] = []
    for book in among:
        rows = rows_of(book.standard, book.values, catalogue())
        for clause, row in zip(book.standard.clauses, rows, strict=True):
            if clause.id == name:
                return Found(book, clause, row)
            there.append(clause.id)
    near = get_close_matches(name, there, 3, 0.5)
    zh, en = (f"（相近的有 {'、'.join(near)}）", f" (similar: {', '.join(near)})") if near else ("", "")
    raise NotFound(what=text(f"条款 {name}{zh}", f"clause {name}{en}"))


def listed(rows: Sequence[ClauseRow], counts: Mapping[str, int], covered: Coverage) -> dict[str, Any]:
    return {
        "clauses": [_as_json(row) for row in rows],
        "totals": {"clauses": len(rows), **counts},
        "rows": asdict(covered),
    }


def _as_json(row: ClauseRow) -> dict[str, Any]:
    return {**asdict(row), "title": row.title.model_dump()}


def print_list(
    shown: Sequence[Book], rows: Sequence[ClauseRow], counts: Mapping[str, int], covered: Coverage
) -> None:
    for book in shown:
        own = [row for row in rows if row.standard == book.standard.standard]
        if own:
            standard = book.standard
            console.out.print(
                f"\n[bold]{standard.standard}[/] {escape(standard.title.zh)} {standard.version}"
                f"  [dim]{escape(standard.title.en)}[/]"
            )
            for row in own:
                _print_row(row)
    said = " · ".join(f"{STATUSES[status][0]} {count}" for status, count in counts.items())
    console.out.print()
    console.say(f"共 {len(rows)} 条：{said}", ", ".join(f"{name} {count}" for name, count in counts.items()))
    coming = len(covered.to_come)
    console.say(
        f"来源 {covered.asked} 行，有条款 {covered.carried} 行，其中 {coming} 行只有待上线的条款。",
        f"{covered.carried} of {covered.asked} rows have a clause, {coming} of them planned ones only.",
    )


def _print_row(row: ClauseRow) -> None:
    status, colour = STATUSES[row.status]
    console.out.print(
        f"  [{colour}]{status}[/] {CONTROLS[row.control]} [bold]{row.id}[/]  {escape(row.title.zh)}"
        f"  [dim]{escape(row.title.en)}[/]"
    )
    figures = [f"{name}={value}" for name, value in row.parameters.items()]
    tests = [*row.tests] or ["无测试 no test"]
    parts = [", ".join(row.sources), _concerned(row), *figures, *tests]
    console.out.print(f"      [dim]{escape(' · '.join(part for part in parts if part))}[/]")


def _concerned(row: ClauseRow) -> str:
    kinds = "" if len(row.kinds) == len(KINDS) else "/".join(_KINDS.get(kind, kind) for kind in row.kinds)
    among = "" if len(row.segments) == len(SEGMENTS) else "/".join(_SEGMENTS.get(s, s) for s in row.segments)
    return " ".join(part for part in (kinds, among) if part) or "所有工单 all orders"


def excerpt(found: Found) -> str:
    """The clause as it is written."""
    starts = sorted(clause_lines(found.book.content, found.row.standard).items(), key=lambda each: each[1])
    begin = next(line for name, line in starts if name == found.row.id)
    end = next((line for _, line in starts if line > begin), None)
    lines = found.book.content.splitlines()[begin - 1 : None if end is None else end - 1]
    return textwrap.dedent("\n".join(lines)).rstrip()


def whole(found: Found) -> dict[str, Any]:
    run = found.book.runs.get(found.row.id)
    acts = acts_of(found.clause, run, catalogue(), event_titles())
    amount = run.deduct_cny if run else None
    return {
        **_as_json(found.row),
        "why": found.clause.why and found.clause.why.model_dump(),
        "mend": found.clause.mend and found.clause.mend.model_dump(),
        "acts": [{"place": act.place, "title": act.title.model_dump()} for act in acts],
        "deduct_cny": None if amount is None else str(amount),
        "yaml": excerpt(found),
    }


def print_clause(found: Found) -> None:
    said, row = whole(found), found.row
    status, colour = STATUSES[row.status]
    console.out.print(f"[bold]{row.id}[/]  [{colour}]{status} {row.status}[/]  {row.severity}")
    console.say(row.title.zh, row.title.en)
    table = Table(box=None, show_header=False, pad_edge=False)
    for label, value in _lines(found, said):
        table.add_row(f"[dim]{label}[/]", escape(value))
    console.out.print(table)
    console.out.print(f"\n{escape(said['yaml'])}")


def _lines(found: Found, said: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    row, clause = found.row, found.clause
    yield "来源 Source", ", ".join(row.sources)
    yield "控制 Control", f"{CONTROLS[row.control]} {row.control}"
    yield "适用 Orders", _concerned(row) + (f" {dict(row.when)}" if row.when else "")
    for words, label in ((clause.why, "为什么 Why"), (clause.mend, "怎么补 Mend")):
        if words:
            yield label, f"{words.zh}\n{words.en}"
    for act in said["acts"]:
        yield "作用处 Acts", f"{act['title']['zh']}  {act['title']['en']}"
    for name, value in row.parameters.items():
        parameter = found.book.standard.parameters[name]
        yield "参数 Figure", f"{name} = {value} {parameter.unit} {parameter.title.zh} {parameter.title.en}"
    if said["deduct_cny"] is not None:
        yield "扣罚 Deducts", f"{said['deduct_cny']} CNY"
    if row.capability:
        yield "功能 Capability", row.capability
    yield "测试 Tests", "\n".join(row.tests) or "无 none"


def problems_of(file: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What keeps a file from being taken, or, when nothing does, what linting finds in it by itself."""
    try:
        content = _read(file)
        standard, _ = checked_standard(content, file.name, catalogue())
    except BadStandard as bad:
        return [*bad.details["problems"]], []
    return [], [
        {"code": f.code, "severity": f.severity, "clauses": [*f.clauses], "text": f.text}
        for f in lint(standard, (), known())
    ]


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse([Problem(file.name, 1, None, "not YAML: it is not UTF-8")]) from error


def print_problems(
    file: Path, problems: Sequence[Mapping[str, Any]], findings: Sequence[Mapping[str, Any]]
) -> None:
    for problem in problems:
        where = f"{file}:{problem['line']}" + (f" ({problem['clause']})" if problem["clause"] else "")
        _print_fault("red", where, problem["expected"])
    for found in findings:
        colour = "red" if found["severity"] == "error" else "yellow"
        _print_fault(colour, f"{file} ({', '.join(found['clauses'])})", found["text"])
    if not problems and not findings:
        console.say(f"✓ {file.name} 没有问题。", f"{file.name} is right.")


def _print_fault(colour: str, where: str, said: Text) -> None:
    console.out.print(f"[{colour}]✗[/] {escape(where)}")
    console.out.print(f"    {escape(said['zh'])}\n    [dim]{escape(said['en'])}[/]")
