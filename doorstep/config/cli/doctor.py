"""`doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from doorstep.config.doctor.finding import Finding

MARKS = {"ok": "[green]✓[/]", "warn": "[yellow]![/]", "fail": "[bold red]✗[/]"}


def register(app: typer.Typer) -> None:
    @app.command()
    def doctor(
        as_json: Annotated[bool, typer.Option("--json", help="输出 JSON  machine-readable")] = False,
    ) -> None:
        """检查安装是否正常，并说明怎样修复。  Check the installation and say how to mend it."""
        from doorstep.config.doctor.examine import examine

        findings = []
        for finding in examine():
            findings.append(finding)
            if not as_json:
                _show(finding)
        if as_json:
            print(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
        if any(finding.level == "fail" for finding in findings):
            raise typer.Exit(1)


def _show(finding: Finding) -> None:
    from rich.markup import escape

    from doorstep.config.console import out

    out.print(f"{MARKS[finding.level]} {escape(finding.what['zh'])}  [dim]{escape(finding.what['en'])}[/]")
    if finding.mend["zh"]:
        out.print(f"    → {escape(finding.mend['zh'])}\n      [dim]{escape(finding.mend['en'])}[/]")
