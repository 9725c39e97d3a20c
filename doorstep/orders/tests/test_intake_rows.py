"""Rows of an order file: what people write is understood, and comes typed."""

from datetime import UTC, date, datetime, time
from typing import get_args

import pytest

from doorstep.core.windows import Window
from doorstep.orders.events import Received
from doorstep.orders.intake import COLUMNS, IntakeRow, Product
from doorstep.orders.intake.fields import Access, Segment
from doorstep.orders.tests.rows import SHANGHAI, good, report_of


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
        ("PON制式", "10G PON", "pon", "xgspon"),
        ("PON制式", "EPON", "pon", "epon"),
        ("工单号", "ＧＤ－２０２６．００１", "number", "GD-2026.001"),
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
