"""Order files of one good row and changes to it, for tests of the intake."""

import csv
import io
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from doorstep.orders.intake import IntakeReport, IntakeRow, parse_rows, read_table

SHANGHAI = ZoneInfo("Asia/Shanghai")
GRIDS = ["HF-LY", "HF-SS"]
GOOD = {
    "工单号": "GD001", "工单类型": "新装", "客户姓名": "赵敏", "联系电话": "13800001234", "客户类型": "家客",
    "行政区": "庐阳区", "装机地址": "庐阳区亳州路1号2栋301室", "经度": "117.26", "纬度": "31.88",
    "网格": "HF-LY",
    "受理时间": "2026-03-02 08:30", "产品": "宽带500M+IPTV", "接入方式": "FTTH", "PON制式": "",
    "接入端口": "LY-OLT01-1/2/3",
    "需求或故障描述": "新装宽带，客厅放光猫", "优先级": "普通", "当日": "否", "期望日期": "2026-03-03",
    "期望时段": "10:00-12:00",
}  # fmt: skip


def report_of(*changes: Mapping[str, str], shift_days: int = 0) -> IntakeReport:
    """A file with one row per set of changes to the good row, numbered apart unless they say otherwise."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(GOOD)
    for count, change in enumerate(changes, 1):
        writer.writerow({**GOOD, "工单号": f"GD00{count}", **change}.values())
    table = read_table(file.getvalue().encode(), "orders.csv")
    return parse_rows(table, time_zone="Asia/Shanghai", known_grids=GRIDS, shift_days=shift_days)


def good(**change: str) -> IntakeRow:
    report = report_of(change)
    assert not report.problems
    return report.rows[0]
