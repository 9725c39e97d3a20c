"""What `doorstep run` shows once everything serves."""

from pathlib import Path

from rich.table import Table

from doorstep.config import console
from doorstep.config.demo import Welcome


def show(address: str, welcome: Welcome, logs: Path | None) -> None:
    """The three addresses, the demo logins, and how to stop."""
    pages = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    pages.add_row("调度台", "[dim]Console[/]", f"[bold]{address}/console/[/]")
    pages.add_row("装维端", "[dim]Field app[/]", f"[bold]{address}/field/[/]")
    pages.add_row("客户页", "[dim]Customer page[/]", f"[bold]{address}{welcome.customer_page}[/]")
    console.out.print()
    console.out.print(pages, soft_wrap=True)
    if welcome.logins:
        logins = Table(title="演示账号  Demo logins", title_justify="left", title_style="bold")
        for title in ("角色", "Role", "账号 Login", "密码 Password", "入口 Page"):
            logins.add_column(title, no_wrap=True)
        for login in welcome.logins:
            logins.add_row(login.role_zh, login.role_en, login.username, login.password, login.page)
        console.out.print(logins)
    if logs is not None:
        console.say(f"日志：{logs}", "Logs")
    console.say("按 Ctrl-C 停止。", "Press Ctrl-C to stop.")
