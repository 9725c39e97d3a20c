"""Checks of what the work rests on: calendar, standards, the worker for background jobs."""

from collections.abc import Collection, Sequence

from doorstep.config.doctor.finding import Finding, fail, ok, warn
from doorstep.core.errors import text

# Procrastinate's workers beat every 10 s and are given up after 30.
HEARTBEAT_LATE_S = 60.0


def calendar_years(missing: Sequence[int], this_year: int) -> Finding:
    """`missing`: which of this and the next year the working calendar lacks."""
    if not missing:
        return ok(
            "calendar",
            f"工作日历含 {this_year}、{this_year + 1} 年",
            f"The working calendar has {this_year} and {this_year + 1}",
        )
    years = "、".join(map(str, missing))
    return (fail if this_year in missing else warn)(
        "calendar",
        text(
            f"工作日历缺少 {years} 年，调休将按普通周末计算",
            f"No working calendar of {years}: plain weekends count",
        ),
        text(
            "国务院公布放假安排后，升级到含该年日历的 Doorstep。",
            "Once the State Council has published the year, upgrade to the Doorstep that has it.",
        ),
    )


def standards(published: Collection[str], adopted: Collection[str]) -> Finding:
    """Names of standards with an edition in the database, and of those that some unit runs."""
    mend = text(
        "执行 doorstep run，它会载入并启用随附的规范。",
        "`doorstep run` loads and adopts what comes with Doorstep.",
    )
    if not published:
        return fail("standards", text("没有载入任何规范", "No standard is loaded"), mend)
    idle = sorted(set(published) - set(adopted))
    if idle:
        names = " ".join(idle)
        return warn("standards", text(f"无单位启用：{names}", f"No unit runs: {names}"), mend)
    names = " ".join(sorted(published))
    return ok("standards", f"规范 {names}", f"Standards {names}")


def worker(heartbeat_age_s: float | None, serving: bool) -> Finding:
    """`heartbeat_age_s`: seconds since a worker last beat, or None; `serving`: `doorstep run` is up."""
    if heartbeat_age_s is not None and heartbeat_age_s < HEARTBEAT_LATE_S:
        return ok("worker", "后台任务正在运行", "The worker is alive")
    return (fail if serving else warn)(
        "worker",
        text("后台任务没有运行，通知和定时任务会停", "No worker is alive: messages and scheduled jobs wait"),
        text(
            "重启 doorstep run；单独运行：doorstep manage procrastinate worker。",
            "Restart `doorstep run`; by itself: `doorstep manage procrastinate worker`.",
        ),
    )
