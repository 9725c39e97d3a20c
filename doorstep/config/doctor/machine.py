"""Checks of the machine: languages' versions, disk, data folder, time zones, built pages."""

import re
from collections.abc import Mapping, Sequence

from doorstep.config.doctor.finding import Finding, fail, ok, warn
from doorstep.core.errors import text

PYTHON_LEAST = (3, 11)
GB = 1_000_000_000
DISK_FAIL_BYTES, DISK_WARN_BYTES = GB, 5 * GB


def python_version(version: tuple[int, int, int]) -> Finding:
    said = ".".join(map(str, version))
    if version[:2] < PYTHON_LEAST:
        return fail(
            "python",
            text(f"Python {said} 过旧", f"Python {said} is too old"),
            text(
                "安装 Python 3.11 或更新版本后执行 make install。",
                "Install Python 3.11+, then `make install`.",
            ),
        )
    return ok("python", f"Python {said}", f"Python {said}")


def node_version(said: str | None) -> Finding:
    """`said`: the output of `node --version`, None without Node. It builds the pages; serving needs none."""
    numbers = [int(number) for number in re.findall(r"\d+", said or "")][:2]
    if numbers >= [22, 12] or (numbers[:1] == [20] and numbers >= [20, 19]):
        return ok("node", f"Node {said}", f"Node {said}")
    return warn(
        "node",
        text(
            f"Node {said or '未安装'}，不能构建页面", f"Node {said or 'is missing'}: it can't build the pages"
        ),
        text("安装 Node 20.19+ 或 22.12+（含 npm）。", "Install Node 20.19+ or 22.12+ with npm."),
    )


def disk_space(free_bytes: int, folder: str) -> Finding:
    free = f"{free_bytes / GB:.1f} GB"
    if free_bytes >= DISK_WARN_BYTES:
        return ok("disk", f"{folder} 剩余 {free}", f"{free} free at {folder}")
    how = fail if free_bytes < DISK_FAIL_BYTES else warn
    return how(
        "disk",
        text(
            f"{folder} 只剩 {free}，照片与数据库会写满",
            f"Only {free} free at {folder}, for photos and database",
        ),
        text(
            "清理磁盘，或停机后把数据文件夹搬到大盘并设置 DOORSTEP_DATA。",
            "Free some, or stop, move the data folder to a larger disk and set DOORSTEP_DATA.",
        ),
    )


def data_folder(folder: str, modes: Mapping[str, int], writable: bool) -> Finding:
    """`modes`: path → permission bits of the folder itself and of what in it must be its owner's alone."""
    if not writable:
        return fail(
            "data-folder",
            text(f"数据文件夹 {folder} 不可写", f"The data folder {folder} can't be written"),
            text(
                f"以其所有者身份运行，或改用自己的文件夹：DOORSTEP_DATA。当前：{folder}",
                "Run Doorstep as its owner, or set DOORSTEP_DATA to a folder of your own.",
            ),
        )
    # Passing through the folder itself is allowed: the database's user does.
    open_ones = [path for path, mode in modes.items() if mode & (0o066 if path == folder else 0o077)]
    if open_ones:
        names = " ".join(open_ones)
        return fail(
            "data-folder",
            text(f"其他用户能读到：{names}", f"Other users can read: {names}"),
            text(f"执行：chmod go-rw {names}", f"Run: chmod go-rw {names}"),
        )
    return ok("data-folder", f"数据文件夹 {folder}", f"Data folder {folder}")


def time_zone(known: bool, name: str) -> Finding:
    if known:
        return ok("time-zone", f"时区 {name}", f"Time zone {name}")
    return fail(
        "time-zone",
        text(f"系统缺少时区数据 {name}", f"The machine has no data of the time zone {name}"),
        text(
            "安装时区数据（Debian：apt-get install tzdata）。", "Install it (Debian: apt-get install tzdata)."
        ),
    )


def front_end(missing: Sequence[str], apps: Sequence[str]) -> Finding:
    if not missing:
        return ok("front-end", f"页面已构建：{' '.join(apps)}", f"Pages are built: {' '.join(apps)}")
    return fail(
        "front-end",
        text(f"页面尚未构建：{' '.join(missing)}", f"Pages aren't built: {' '.join(missing)}"),
        text(
            "执行 make install，然后重启 doorstep run。", "Run `make install`, then restart `doorstep run`."
        ),
    )
