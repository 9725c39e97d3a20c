"""Rows of an order file: good ones come typed, bad ones with line, field, code and reason, and masked."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.core.windows import Window
from doorstep.orders.events import Received
from doorstep.orders.intake import COLUMNS, IntakeReport, IntakeRow, Product, parse_rows, read_table
from doorstep.orders.intake.fields import Access, Segment

SHANGHAI = ZoneInfo("Asia/Shanghai")
GRIDS = ["HF-LY", "HF-SS"]
GOOD = {
    "工单号": "GD001", "工单类型": "新装", "客户姓名": "赵敏", "联系电话": "13800001234", "客户类型": "家客",
    "行政区": "庐阳区", "装机地址": "庐阳区亳州路1号2栋301室", "经度": "117.26", "纬度": "31.88",
    "网格": "HF-LY",
    "受理时间": "2026-03-02 08:30", "产品": "宽带500M+IPTV", "接入方式": "FTTH", "接入端口": "LY-OLT01-1/2/3",
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


def test_a_good_row_comes_typed() -> None:
    assert good() == IntakeRow(
        line=2,
        number="GD001",
        kind="install",
        customer_name="赵敏",
        customer_phone="13800001234",
        address="庐阳区亳州路1号2栋301室",
        grid="HF-LY",
        received_at=datetime(2026, 3, 2, 8, 30, tzinfo=SHANGHAI),
        need="新装宽带，客厅放光猫",
        segment="home",
        district="庐阳区",
        lon=117.26,
        lat=31.88,
        products=(Product("broadband", 500), Product("iptv")),
        access="ftth",
        port="LY-OLT01-1/2/3",
        emergency=False,
        same_day=False,
        wished=Window(datetime(2026, 3, 3, 10, tzinfo=SHANGHAI), datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)),
    )


def test_columns_that_may_be_blank_have_their_defaults() -> None:
    blank = {column.title["zh"]: "" for column in COLUMNS if not column.needed}
    row = good(**blank)
    assert (row.segment, row.access, row.products, row.lon, row.lat) == ("home", "ftth", (), None, None)
    assert (row.emergency, row.same_day, row.wished, row.port, row.district) == (False, False, None, "", "")


def test_choices_are_those_of_the_event_that_records_an_order() -> None:
    assert get_args(Received.model_fields["segment"].annotation) == get_args(Segment)
    assert get_args(Received.model_fields["access"].annotation) == get_args(Access)
    assert set(get_args(Segment)) == {good(客户类型=word).segment for word in ("家庭客户", "政企", "宾馆")}


# ---- each field ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "field", "expected"),
    [
        ("工单号", "ＧＤ－２０２６／００１", "number", "GD-2026/001"),
        ("工单号", '="000123"', "number", "000123"),
        ("工单号", "'000123", "number", "000123"),
        ("工单类型", "障碍", "kind", "repair"),
        ("工单类型", "Move", "kind", "move"),
        ("工单类型", " 拆 机 ", "kind", "remove"),
        ("工单类型", "提速", "kind", "change"),
        ("客户姓名", "  𠮷田\u200b　太郎 ", "customer_name", "𠮷田 太郎"),
        ("客户姓名", "李\ufa19", "customer_name", "李\ufa19"),  # NFKC would make another hanzi of it
        ("客户姓名", "王㛃\ue816", "customer_name", "王㛃\ue816"),
        ("装机地址", "庐阳区亳州路３号Ａ座（东门）", "address", "庐阳区亳州路3号A座（东门）"),
        ("需求或故障描述", "第一行\n第二行\t第三", "need", "第一行 第二行 第三"),
        ("需求或故障描述", "-28dBm (偏低)，时断时续", "need", "-28dBm (偏低)，时断时续"),
        ("网格", "ＨＦ-ＳＳ", "grid", "HF-SS"),
        ("接入方式", "光纤到楼", "access", "fttb"),
        ("优先级", "特急", "emergency", True),
        ("当日", "√", "same_day", True),
        ("当日", "TRUE", "same_day", True),
        ("当日", "0", "same_day", False),
        (
            "产品",
            "千兆宽带、高清电视、固话",
            "products",
            (Product("broadband", 1000), Product("iptv"), Product("voice")),
        ),
        (
            "产品",
            "宽带1G＋iptv×2",
            "products",
            (Product("broadband", 1000), Product("iptv"), Product("iptv")),
        ),
        ("产品", "200M", "products", (Product("broadband", 200),)),
        ("产品", "光宽带300兆 / 语音", "products", (Product("broadband", 300), Product("voice"))),
        ("产品", "宽带", "products", (Product("broadband", None),)),
    ],
)
def test_what_people_write_is_understood(column: str, value: str, field: str, expected: object) -> None:
    assert getattr(good(**{column: value}), field) == expected


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("１３８ ００００ １２３４", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("+86 13800001234", "13800001234"),
        ("0086-138 0000 1234", "13800001234"),
        ("8613800001234", "13800001234"),
        ("(0551) 6555 1234", "055165551234"),
        ("010－85551234", "01085551234"),
        ("+86-551-65551234", "055165551234"),
        ("+86 10 85551234", "01085551234"),
        ("0551-65551234-802", "055165551234-802"),
        ("0551-65551234转802", "055165551234-802"),
        ("400-810-0000", "4008100000"),
        ("10000", "10000"),
        ("95598", "95598"),
    ],
)
def test_phones_are_normalised(written: str, phone: str) -> None:
    assert good(联系电话=written).customer_phone == phone


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-02 08:30", "2026/3/2 8:30", "2026.03.02 08:30:00", "2026年3月2日 8时30分",
        "2026年3月2日8:30", "2026-03-02T08:30:00.000", "20260302083000", "202603020830",
        "2026-03-02T00:30:00Z", "2026-03-02 01:30+01:00", "２０２６－０３－０２　０８：３０",
    ],
)  # fmt: skip
def test_times_of_receipt_are_local_unless_they_bring_an_offset(written: str) -> None:
    assert good(受理时间=written).received_at == datetime(2026, 3, 2, 0, 30, tzinfo=UTC)


def test_an_afternoon_is_an_afternoon() -> None:
    assert good(受理时间="2026/3/1 下午 2:05").received_at == datetime(2026, 3, 1, 14, 5, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("10:00-12:00", time(10), time(12)),
        ("9:30～11：30", time(9, 30), time(11, 30)),
        ("9点—11点30", time(9), time(11, 30)),
        ("14时至16时", time(14), time(16)),
        ("上午", time(8), time(12)),
        ("Evening", time(18), time(21)),
    ],
)
def test_wished_windows(written: str, first: time, last: time) -> None:
    on = date(2026, 3, 3)
    expected = Window(datetime.combine(on, first, SHANGHAI), datetime.combine(on, last, SHANGHAI))
    assert good(期望时段=written).wished == expected


def test_a_wished_day_without_a_window_is_the_whole_local_day() -> None:
    day = Window(datetime(2026, 3, 3, tzinfo=SHANGHAI), datetime(2026, 3, 4, tzinfo=SHANGHAI))
    assert good(期望时段="").wished == day
    assert good(期望时段="全天").wished == day
    assert good(期望日期="2026-03-03 00:00:00", 期望时段="0:00-24:00").wished == day


def test_a_same_day_order_needs_no_wished_date() -> None:
    wished = good(当日="是", 期望日期="", 期望时段="14:00-16:00").wished
    assert wished == Window(
        datetime(2026, 3, 2, 14, tzinfo=SHANGHAI), datetime(2026, 3, 2, 16, tzinfo=SHANGHAI)
    )


def test_dates_move_together_by_whole_days() -> None:
    row = report_of({"受理时间": "2026-02-27 23:30", "期望日期": "2026-02-28"}, shift_days=300).rows[0]
    assert row.received_at == datetime(2026, 12, 24, 23, 30, tzinfo=SHANGHAI)
    assert row.wished is not None and row.wished.from_at == datetime(2026, 12, 25, 10, tzinfo=SHANGHAI)


# ---- each refusal --------------------------------------------------------------------------------------

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


# ---- round trip ----------------------------------------------------------------------------------------

HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=6)
REAL = HANZI.filter(lambda said: said not in {"没有", "暂无", "不详", "未知", "待定", "待补", "同上", "测试"})
MOMENTS = st.integers(0, 3 * 365 * 1440).map(
    lambda m: datetime(2025, 1, 1, tzinfo=SHANGHAI) + timedelta(minutes=m)
)
PRODUCTS = st.lists(
    st.builds(Product, st.just("broadband"), st.none() | st.integers(1, 20_000))
    | st.sampled_from([Product("iptv"), Product("voice")]),
    max_size=5,
).map(tuple)


@st.composite
def orders(draw: st.DrawFn) -> IntakeRow:
    received_at = draw(MOMENTS)
    first = draw(st.integers(0, 1438))
    day = datetime.combine(received_at.date() + timedelta(days=draw(st.integers(1, 300))), time(), SHANGHAI)
    last = draw(st.integers(first + 1, 1439))
    wished = Window(day + timedelta(minutes=first), day + timedelta(minutes=last))
    point = draw(st.none() | st.tuples(st.floats(73, 136), st.floats(3, 54)))
    return IntakeRow(
        line=2,
        number=draw(st.from_regex(r"[A-Z]{2}[0-9]{3,12}", fullmatch=True)),
        kind=draw(st.sampled_from(["install", "move", "repair", "change", "remove"])),
        customer_name=draw(REAL),
        customer_phone=draw(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)),
        address=draw(REAL) + "路12号3栋402室",
        grid=draw(st.sampled_from(GRIDS)),
        received_at=received_at,
        need=draw(REAL),
        segment=draw(st.sampled_from(["home", "business", "hotel"])),
        lon=None if point is None else round(point[0], 6),
        lat=None if point is None else round(point[1], 6),
        products=draw(PRODUCTS),
        access=draw(st.sampled_from(["ftth", "fttb", "lan"])),
        emergency=draw(st.booleans()),
        same_day=draw(st.booleans()),
        wished=draw(st.sampled_from([wished, None])),
    )


def written(row: IntakeRow) -> dict[str, str]:
    """An order as a file has it, by field names."""
    words = {"broadband": "宽带", "iptv": "IPTV", "voice": "语音"}
    wished = row.wished
    return {
        "number": row.number,
        "kind": row.kind,
        "customer_name": row.customer_name,
        "customer_phone": row.customer_phone,
        "segment": row.segment,
        "address": row.address,
        "lon": "" if row.lon is None else f"{row.lon:.6f}",
        "lat": "" if row.lat is None else f"{row.lat:.6f}",
        "grid": row.grid,
        "received_at": f"{row.received_at:%Y-%m-%d %H:%M}",
        "products": "+".join(
            words[product.kind] + (f"{product.down_mbps}M" if product.down_mbps else "")
            for product in row.products
        ),
        "access": row.access,
        "need": row.need,
        "priority": "紧急" if row.emergency else "普通",
        "same_day": "是" if row.same_day else "否",
        "wished_on": "" if wished is None else f"{wished.from_at.astimezone(SHANGHAI):%Y-%m-%d}",
        "wished_window": ""
        if wished is None
        else "-".join(f"{at.astimezone(SHANGHAI):%H:%M}" for at in (wished.from_at, wished.to_at)),
    }


@settings(max_examples=100, deadline=None)
@given(
    orders(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), st.sampled_from([",", ";", "\t"])
)
def test_a_written_order_is_read_back(row: IntakeRow, encoding: str, delimiter: str) -> None:
    file = io.StringIO(newline="")
    cells = written(row)
    csv.writer(file, delimiter=delimiter).writerows([list(cells), list(cells.values())])
    table = read_table(file.getvalue().encode(encoding), "orders.csv")
    report = parse_rows(table, time_zone="Asia/Shanghai", known_grids=GRIDS)
    assert not report.problems
    assert report.rows == (row,)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(list(GOOD)), st.text(max_size=30), min_size=1, max_size=6))
def test_any_texts_are_rows_or_problems(change: dict[str, str]) -> None:
    change = {
        column: "".join(char for char in value if char.isprintable()) for column, value in change.items()
    }
    report = report_of(change)
    assert len(report.rows) + bool(report.problems) == 1
