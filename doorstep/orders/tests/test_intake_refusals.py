"""Bad rows of an order file: told with line, field, code and reason, and masked."""

import pytest

from doorstep.orders.intake import parse_rows, read_table
from doorstep.orders.tests.rows import GOOD, report_of

REFUSED = [
    ("工单号", "", "number", "missing", ""),
    ("工单号", "　\u200b ", "number", "missing", ""),
    ("工单号", "1.23456789012346E+17", "number", "digits-lost", "1.23456789012346E+17"),
    ("工单号", "GD 001", "number", "bad-number", "GD 001"),
    ("工单号", "G" * 41, "number", "too-long", "G" * 40),
    ("工单类型", "装维", "kind", "unknown-kind", "装维"),
    ("客户姓名", "", "customer_name", "missing", ""),
    ("客户姓名", "不详", "customer_name", "placeholder", "不*"),
    ("客户姓名", "=HYPERLINK(1)", "customer_name", "formula", "=*****"),
    ("客户姓名", '="=1+1"', "customer_name", "formula", "=*****"),
    ("客户姓名", "@SUM(A1)", "customer_name", "formula", "@*****"),
    ("客户姓名", "赵\x07敏", "customer_name", "control-character", "赵**"),
    ("客户姓名", "赵\ufffd", "customer_name", "garbled", "赵*"),
    ("客户姓名", "赵" * 81, "customer_name", "too-long", "赵*****"),
    ("联系电话", "1380000", "customer_phone", "bad-phone", "138**00"),
    ("联系电话", "23800001234", "customer_phone", "bad-phone", "238******34"),
    ("联系电话", "13800001234转8", "customer_phone", "bad-phone", "138********转8"),
    ("联系电话", "65551234", "customer_phone", "phone-without-area", "655***34"),
    ("联系电话", "13800001234/13900001234", "customer_phone", "several-phones", "138***************34"),
    ("联系电话", "1.38E+10", "customer_phone", "digits-lost", "1.3***10"),
    ("联系电话", "无", "customer_phone", "bad-phone", "无"),
    ("客户类型", "VIP", "segment", "unknown-segment", "VIP"),
    ("行政区", "区" * 41, "district", "too-long", "区" * 40),
    ("装机地址", "待补", "address", "placeholder", "待补"),
    ("装机地址", "1栋301", "address", "address-incomplete", "1栋301"),
    ("装机地址", "138000012345", "address", "address-incomplete", "138000…"),
    ("装机地址", "路" * 201, "address", "too-long", "路路路路路路…"),
    ("经度", "东经117度", "lon", "bad-coordinate", "东经117度"),
    ("经度", "", "lon", "coordinate-alone", ""),
    ("纬度", "-", "lat", "bad-coordinate", "-"),
    ("纬度", "117.23", "lat", "coordinates-outside", "117.23"),
    ("经度", "17.26", "lon", "coordinates-outside", "17.26"),
    ("网格", "HF-99", "grid", "unknown-grid", "HF-99"),
    ("网格", "客户13800001234", "grid", "unknown-grid", "客户138****"),
    ("受理时间", "2026年2月31日", "received_at", "no-such-date", "2026年2月31日"),
    ("受理时间", "2026-03-02 25:00", "received_at", "no-such-date", "2026-03-02 25:00"),
    ("受理时间", "1926-03-02 08:00", "received_at", "no-such-date", "1926-03-02 08:00"),
    ("受理时间", "2026-03-02", "received_at", "time-missing", "2026-03-02"),
    ("受理时间", "2026-03-02 8点", "received_at", "time-missing", "2026-03-02 8点"),
    ("受理时间", "46083.354", "received_at", "date-as-number", "46083.354"),
    ("受理时间", "02/03/2026 08:30", "received_at", "bad-date", "02/03/2026 08:30"),
    ("受理时间", "2026-03-02 08:30+19:00", "received_at", "bad-date", "2026-03-02 08:30+19:00"),
    ("产品", "超级宽带", "products", "unknown-product", "超级宽带"),
    ("产品", "500", "products", "unknown-product", "500"),
    ("产品", "宽带0M", "products", "bad-rate", "宽带0M"),
    ("产品", "宽带25G", "products", "bad-rate", "宽带25G"),
    ("产品", "++", "products", "bad-products", "++"),
    ("产品", "IPTV*9+IPTV*9+IPTV*9", "products", "bad-products", "IPTV*9+IPTV*9+IPTV*9"),
    ("接入方式", "电报", "access", "unknown-access", "电报"),
    ("PON制式", "铜缆", "pon", "unknown-pon", "铜缆"),
    ("接入端口", "=cmd|' /C calc'!A0", "port", "formula", "=cmd|' /C calc'!A0"),
    ("需求或故障描述", "n/a", "need", "placeholder", "n/a"),
    ("需求或故障描述", "-2+3+cmd|' /C calc'!A0", "need", "formula", "-2+3+c…"),
    ("需求或故障描述", "锟斤拷锟斤拷锟斤拷", "need", "garbled", "锟斤拷锟斤拷…"),
    ("需求或故障描述", "+" + "|" * 100_000, "need", "too-long", "+|||||…"),
    ("需求或故障描述", "慢" * 501, "need", "too-long", "慢慢慢慢慢慢…"),
    ("优先级", "特急!!", "priority", "unknown-priority", "特急!!"),
    ("当日", "也许", "same_day", "not-yes-or-no", "也许"),
    ("期望日期", "2026-03-03 10:00", "wished_on", "date-only", "2026-03-03 10:00"),
    ("期望日期", "", "wished_on", "missing", ""),
    ("期望日期", "2026-03-01", "wished_on", "wish-passed", "2026-03-01"),
    ("期望日期", "2028-03-01", "wished_on", "wish-too-far", "2028-03-01"),
    ("期望时段", "16:00-14:00", "wished_window", "window-backward", "16:00-14:00"),
    ("期望时段", "10:00", "wished_window", "bad-window", "10:00"),
    ("期望时段", "9:70-11:00", "wished_window", "bad-window", "9:70-11:00"),
    ("期望时段", "20:00-24:30", "wished_window", "bad-window", "20:00-24:30"),
]


@pytest.mark.parametrize(("column", "value", "field", "code", "shown"), REFUSED)
def test_each_refusal_names_line_field_and_reason(
    column: str, value: str, field: str, code: str, shown: str
) -> None:
    report = report_of({}, {column: value})
    assert [row.number for row in report.rows] == ["GD001"], "the good row before it goes in"
    (problem,) = report.problems
    assert (problem.line, problem.field, problem.code, problem.value) == (3, field, code, shown)
    assert problem.column["zh"] == column
    assert problem.reason["zh"] and problem.reason["en"].isascii()


def test_swapped_coordinates_are_recognised() -> None:
    (problem,) = report_of({"经度": "31.88", "纬度": "117.26"}).problems
    assert (problem.code, problem.reason["zh"]) == ("coordinates-swapped", "经度和纬度填反了")


def test_a_reason_says_what_to_do() -> None:
    problems = report_of({"工单类型": "装维"}, {"联系电话": "65551234"}, {"受理时间": "46083.354"}).problems
    assert [problem.reason["zh"] for problem in problems] == [
        "工单类型应为：新装/移机/修障/变更/拆机",
        "固定电话请加区号",
        "日期成了数字，请把该列设为日期格式",
    ]


def test_a_bad_row_tells_all_its_problems_at_once() -> None:
    report = report_of({"工单号": "", "客户姓名": "", "联系电话": "1", "网格": "X", "期望时段": "早"})
    assert not report.rows
    assert [problem.field for problem in report.problems] == [
        "number", "customer_name", "customer_phone", "grid", "wished_window",
    ]  # fmt: skip
    assert {problem.line for problem in report.problems} == {2}


def test_a_window_is_read_even_when_its_date_is_not() -> None:
    problems = report_of({"期望日期": "明天", "期望时段": "午夜"}).problems
    assert [(problem.field, problem.code) for problem in problems] == [
        ("wished_on", "bad-date"),
        ("wished_window", "bad-window"),
    ]


def test_of_a_number_that_comes_twice_the_later_line_is_refused() -> None:
    report = report_of({"工单号": "GD7"}, {"工单号": "GD8"}, {"工单号": "ＧＤ７"})
    assert [row.line for row in report.rows] == [2, 3]
    (problem,) = report.problems
    assert (problem.line, problem.code) == (4, "number-twice")
    assert problem.reason["zh"] == "与第 2 行的工单号重复"


def test_an_unquoted_comma_shows_as_extra_cells() -> None:
    content = ",".join(GOOD) + "\n" + ",".join(GOOD.values()) + ",多出\n"
    report = parse_rows(read_table(content.encode(), "o.csv"), time_zone="Asia/Shanghai", known_grids=None)
    assert not report.rows
    assert [(problem.field, problem.code) for problem in report.problems] == [(None, "extra-cells")]


def test_grids_are_not_checked_when_none_are_given() -> None:
    content = ",".join(GOOD) + "\n" + ",".join({**GOOD, "网格": "XX-1"}.values()) + "\n"
    report = parse_rows(read_table(content.encode(), "o.csv"), time_zone="Asia/Shanghai", known_grids=None)
    assert report.rows[0].grid == "XX-1"


def test_no_problem_repeats_personal_data() -> None:
    spoilt = {
        "客户姓名": "欧阳\x01雪",
        "联系电话": "138000012345",
        "装机地址": "\x02亳州路1号2栋301室",
        "工单类型": "x",
    }
    shown = " ".join(problem.value for problem in report_of(spoilt).problems)
    for private in ("阳", "雪", "0000123", "301"):
        assert private not in shown
