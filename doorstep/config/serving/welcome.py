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
        # Fits 80 columns: a login that is cut off opens nothing.
        logins = Table(
            "账号 Login", "密码 Password", "入口 Page", "角色 Role", title="演示账号  Demo logins", title_justify="left"
        )
        for login in welcome.logins:
            role = f"{login.role_zh} [dim]{login.role_en}[/dim]"
            logins.add_row(f"[bold]{login.username}[/]", login.password, login.page, role)
        console.out.print(logins)
    if logs is not None:
        console.say(f"日志：{logs}", "Logs")
    console.say("按 Ctrl-C 停止。", "Press Ctrl-C to stop.")
