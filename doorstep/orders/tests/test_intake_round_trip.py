"""Whatever order is written to a file is read back the same; whatever text stands there is told."""

import csv
import io
from datetime import datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.core.windows import Window
from doorstep.orders.intake import IntakeRow, Product, parse_rows, read_table
from doorstep.orders.tests.rows import GOOD, GRIDS, SHANGHAI, report_of

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
