"""Checks of the database: version, locale, extensions, tables, its clock against ours."""

from collections.abc import Collection, Sequence
from datetime import datetime

from doorstep.config.doctor.finding import Finding, fail, ok, warn
from doorstep.config.postgres.binaries import EXTENSIONS, LEAST_MAJOR
from doorstep.core.errors import text

SKEW_WARN_S, SKEW_FAIL_S = 1.0, 30.0


def version(number: int, name: str) -> Finding:
    """`number` as PostgreSQL has it: 150018 for 15.18; `name`: where the server is, without a password."""
    said = f"PostgreSQL {number // 10000}.{number % 10000}"
    if number // 10000 < LEAST_MAJOR:
        return fail(
            "database",
            text(f"{said} 过旧，需要 {LEAST_MAJOR} 或更新", f"{said} is too old, {LEAST_MAJOR} is the least"),
            text("升级数据库服务器。", "Upgrade the database server."),
        )
    return ok("database", f"{said}，{name}", f"{said}, {name}")


def locale(encoding: str, collation: str) -> Finding:
    """Under C trigrams of Chinese text are empty: search by part of a name finds nothing."""
    if encoding == "UTF8" and collation not in {"C", "POSIX"}:
        return ok(
            "locale", f"数据库编码 {encoding}，区域 {collation}", f"Encoding {encoding}, locale {collation}"
        )
    return fail(
        "locale",
        text(
            f"数据库编码 {encoding}、区域 {collation}，中文模糊搜索会失效",
            f"Encoding {encoding}, locale {collation}: search in Chinese text finds nothing",
        ),
        text(
            "导出数据，用 createdb -E UTF8 --locale=C.UTF-8 -T template0 重建后再导入。",
            "Dump the data, make it anew (createdb -E UTF8 --locale=C.UTF-8 -T template0), load it.",
        ),
    )


def extensions(present: Collection[str]) -> Finding:
    missing = [name for name in EXTENSIONS if name not in present]
    if not missing:
        return ok("extensions", f"扩展 {' '.join(EXTENSIONS)}", f"Extensions {' '.join(EXTENSIONS)}")
    commands = " ".join(f"CREATE EXTENSION {name};" for name in missing)
    return fail(
        "extensions",
        text(f"数据库缺少扩展：{' '.join(missing)}", f"The database lacks extensions: {' '.join(missing)}"),
        text(f"请数据库管理员执行：{commands}", f"As the database's administrator run: {commands}"),
    )


def migrations(unapplied: Sequence[str]) -> Finding:
    if not unapplied:
        return ok("migrations", "数据库结构是最新的", "The tables are up to date")
    some = ", ".join(unapplied[:5]) + (" …" if len(unapplied) > 5 else "")
    return fail(
        "migrations",
        text(
            f"有 {len(unapplied)} 项结构更新未执行：{some}",
            f"{len(unapplied)} migrations not applied: {some}",
        ),
        text("执行 doorstep migrate。", "Run `doorstep migrate`."),
    )


def clock_skew(ours_before: datetime, theirs: datetime, ours_after: datetime) -> Finding:
    """Our clock read before and after the database read its own."""
    skew_s = max((ours_before - theirs).total_seconds(), (theirs - ours_after).total_seconds(), 0.0)
    if skew_s < SKEW_WARN_S:
        return ok("clock", "本机与数据库时钟一致", "This machine's clock agrees with the database's")
    return (fail if skew_s >= SKEW_FAIL_S else warn)(
        "clock",
        text(
            f"本机与数据库时钟相差 {skew_s:.0f} 秒",
            f"This machine's clock is {skew_s:.0f} s off the database's",
        ),
        text(
            "让两台机器与同一时间源同步（systemd-timesyncd 或 chrony），时限以时钟为准。",
            "Keep both machines in step by systemd-timesyncd or chrony: deadlines rest on their clocks.",
        ),
    )
