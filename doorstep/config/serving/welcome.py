"""What `doorstep run` shows once everything serves."""

from pathlib import Path

from rich.table import Table

from doorstep.config import console
from doorstep.config.demo import Welcome


def show(address: str, welcome: Welcome, logs: Path | None) -> None:
    """The three addresses, the demo logins, and how to stop."""
    console.out.print()
    for zh, en, path in (
        ("调度台", "Console", "/console/"),
        ("装维端", "Field app", "/field/"),
        ("客户页", "Customer page", welcome.customer_page),
    ):
        # No table: it would cut off a signed link.
        console.out.print(f"{zh}  [dim]{en:<15}[/][bold]{address}{path}[/]")
    if welcome.logins:
        # Fits 80 columns: a login that is cut off opens nothing.
        logins = Table(title="演示账号  Demo logins", title_justify="left")
        for column in ("账号 Login", "密码 Password", "入口 Page", "角色 Role"):
            logins.add_column(column)
        for login in welcome.logins:
            role = f"{login.role_zh} [dim]{login.role_en}[/dim]"
            logins.add_row(f"[bold]{login.username}[/]", login.password, login.page, role)
        console.out.print(logins)
    if logs is not None:
        console.say(f"日志：{logs}", "Logs")
    console.say("按 Ctrl-C 停止。", "Press Ctrl-C to stop.")
