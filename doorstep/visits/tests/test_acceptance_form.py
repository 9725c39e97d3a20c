"""The acceptance form as the customer holds it: what it says, in which glyphs, on how many pages."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]
from PIL import Image, ImageDraw
from pypdf import PdfReader

from doorstep.visits.acceptance_form import (
    AcceptanceForm,
    Charge,
    Check,
    Customer,
    Device,
    Line,
    Photo,
    Proof,
    Rating,
    Repair,
    Rework,
    Service,
    Signature,
    SpeedTest,
    Technician,
    Unit,
    UnusablePicture,
    Visit,
    render,
)
from doorstep.visits.acceptance_form.content import content, qr_content
from doorstep.visits.acceptance_form.fonts import fonts

HEAD = "9f2c4be1a07d55c3e8b1f09a6d4472c1b35e9dd0178ac6f2e40b7c8812fa63d9"
WRITTEN = "M10 80 C 40 10, 65 10, 95 80 M 190 30 l 50 90 H 300 v-20 Z"


def at(hour: int, minute: int = 0) -> datetime:
    """That day in Beijing time, written in UTC as the log keeps it."""
    return datetime(2026, 7, 28, hour - 8, minute, tzinfo=UTC)


def photo(size: tuple[int, int] = (400, 300), **saving: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#7799bb").save(out, "JPEG", **saving)
    return out.getvalue()


def signature(mode: str = "RGBA", paper: object = (0, 0, 0, 0)) -> bytes:
    signed = Image.new(mode, (900, 400), paper)  # type: ignore[arg-type]
    ImageDraw.Draw(signed).line([(300, 150), (420, 250), (540, 130)], fill=(20, 30, 60), width=9)
    out = io.BytesIO()
    signed.save(out, "PNG")
    return out.getvalue()


UNIT = Unit("滨江宽带", "城西装维中心", "10099", "0571-8800 1234")
MINIMAL = AcceptanceForm(
    issued_at=at(9, 30),
    order_number="BG20260728000004",
    kind="change",
    unit=Unit("滨江宽带", "城西装维中心"),
    customer=Customer("丁一"),
    technician=Technician("陈立新"),
)
INSTALL = AcceptanceForm(
    issued_at=at(11, 8),
    order_number="XZ20260728000317",
    kind="install",
    unit=UNIT,
    customer=Customer("龚䶮飞", "138****5621", "杭州市西湖区文三路 478 号 3 幢 1602 室"),
    technician=Technician("陈立新", "HZ-0417"),
    visit=Visit(promised_from=at(9), promised_to=at(11), arrived_at=at(8, 50), finished_at=at(10, 32)),
    services=(
        Service(product="家庭宽带（FTTH）", rate="下行 1000 Mbps", passed=True),
        Service(product="固定电话", passed=False),
    ),
    line=Line(route="弱电井至玄关弱电箱", length_m=36.5, received_dbm=-18.62),
    speed_tests=(
        SpeedTest(
            place="弱电箱 · 网线",
            down_mbps=968.4,
            up_mbps=101.2,
            contracted_down_mbps=1000,
            contracted_up_mbps=100,
        ),
    ),
    devices=(
        Device(
            role="光猫", model="HG8145X6-10", serial_number="48575443A1B2", mac_address="A4:50:46:1F:3C:08"
        ),
    ),
    checks=(Check("布线方案经客户同意后施工", "TOUCH-3"), Check("联系贴已粘贴", "TOUCH-6", confirmed=False)),
    photos=(Photo(photo(), "入户走线"),),
    rating=Rating(satisfied=True, punctuality=10, skill=9, manner=8, comments="走线很整齐。"),
    customer_signature=Signature(signer="龚䶮飞", signed_at=at(10, 41), ink=signature()),
    technician_signature=Signature(signer="陈立新", signed_at=at(10, 42), ink=WRITTEN),
    proof=Proof(HEAD, 47),
)
REWORK = Rework(
    wrong="新线在门框外露约 20 cm。",
    reported_at=at(16, 58),
    cure="补装阻燃线槽并收口。",
    put_right_at=at(17, 30),
)
REPAIR = replace(
    INSTALL,
    kind="repair",
    visit=Visit(promised_from=at(14), promised_to=at(16), arrived_at=at(16, 12), finished_at=at(17, 35)),
    repair=Repair(problem="光猫 LOS 灯闪红", cause="皮线光缆折断", cure="更换皮线光缆 22 m"),
    reworks=(REWORK,),
    technician_signature=Signature(signer="马骏", signed_at=at(17, 39)),
)


def pages(form: AcceptanceForm) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(render(form))).pages]


def unspaced(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def test_install_shows_every_value_on_one_page() -> None:
    [page] = pages(INSTALL)
    for value in (
        "装维服务验收单", "滨江宽带", "城西装维中心", "新装", "XZ20260728000317", "2026-07-28 11:08",
        "龚䶮飞", "138****5621", "文三路 478 号 3 幢 1602 室", "陈立新", "HZ-0417",
        "2026-07-28 周二 09:00–11:00", "2026-07-28 08:50", "较约定时段早到 10 分钟",
        "现场用时 1 小时 42 分钟",
        "家庭宽带（FTTH） 下行 1000 Mbps 正常", "固定电话 — 未通过", "36.5 m", "−18.62 dBm 合格",
        "−27 至 −8 dBm",
        "弱电箱 · 网线 968.4 / 1,000 96.8% 101.2 / 100 101.2% 达标", "不低于签约速率的 90%",
        "光猫 HG8145X6-10 48575443A1B2 A4:50:46:1F:3C:08", "TOUCH-3",
        "联系贴已粘贴 未确认 TOUCH-6", "无额外费用",
        "入户走线", "满意", "10 / 10", "9 / 10", "8 / 10", "走线很整齐。", "2026-07-28 10:41", "确认服务完成",
        "9f2c 4be1 a07d 55c3", "47 条", "10099", "0571-8800 1234", "第 1 页，共 1 页",
    ):  # fmt: skip
        assert unspaced(value) in unspaced(page), value
    assert "整改" not in page
    assert "故障处理" not in page


def test_repair_that_dissatisfied_shows_what_was_wrong_and_when_it_was_put_right() -> None:
    [page] = pages(REPAIR)
    for value in (
        "修障", "光猫 LOS 灯闪红", "皮线光缆折断", "更换皮线光缆 22 m", "较约定时段晚到 12 分钟",
        "新线在门框外露约 20 cm。", "2026-07-28 16:58", "补装阻燃线槽并收口。", "2026-07-28 17:30",
        "整改后满意", "系统内确认", "确认服务完成",
    ):  # fmt: skip
        assert unspaced(value) in unspaced(page), value


def test_unsettled_form_does_not_say_that_the_service_is_complete() -> None:
    standing = replace(REPAIR, rating=Rating(satisfied=False), reworks=(replace(REWORK, put_right_at=None),))
    [page] = pages(standing)
    assert "尚未完成" in page
    assert "不表示服务已完成" in page
    assert "确认服务完成" not in page
    [page] = pages(replace(standing, reworks=()))
    assert "整改事项尚未登记" in page


def test_charges_are_listed_with_their_total() -> None:
    charges = (Charge("超长皮线", Decimal("86")), Charge("加装面板", Decimal("1240.5")))
    [page] = pages(replace(INSTALL, charges=charges))
    assert "超长皮线 ¥86.00" in page
    assert "合计 Total ¥1,326.50" in page
    assert "无额外费用" not in page


def test_empty_fields_are_dashes() -> None:
    [page] = pages(MINIMAL)
    for label in (
        "Phone\n—",
        "Address\n—",
        "Promised window\n—",
        "Devices —",
        "Customer rating —",
        "Complaints —",
    ):
        assert label in page, label
    assert "None" not in page
    assert "none" not in page


def test_removal_without_a_line_leaves_measurements_out() -> None:
    [page] = pages(replace(MINIMAL, kind="remove"))
    assert "拆机" in page
    assert "线路与测速" not in page


HOSTILE = (
    '#let x = 1; #panic("x")', "*粗* _斜_ $a^2$ `code`", "<label> @ref \\n \\u{41} ~ --",
    '"引号" \'单\' // /* */',
    "= 标题 + 列表 - 项 / 词", "😀👨‍👩‍👧 表情", "{{7*7}} [a](b) &amp; ${x}", "Łukasz Đặng Иван",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_literal(text: str) -> None:
    form = replace(
        INSTALL,
        customer=Customer(text, text, text),
        technician=Technician(text, text),
        checks=(Check(text, text),),
        devices=(Device(role=text, model=text),),
        photos=(Photo(photo(), text),),
        rating=Rating(comments=text),
        reworks=(Rework(wrong=text),),
        customer_signature=Signature(signer=text, ink=signature()),
    )
    assert unspaced("".join(pages(form))).count(unspaced(text)) >= 12


def test_reading_order_can_not_be_turned_by_a_field() -> None:
    [page] = pages(replace(INSTALL, customer=Customer("\u202e张三\u2066\x07", "138****5621")))
    assert "张三" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", page)
    assert "شۆھرەت" in content(replace(INSTALL, customer=Customer("شۆھرەت")))["customer"]["name"]


def test_long_words_break_inside_their_column() -> None:
    long = "中国" * 400 + "W" * 600
    form = replace(INSTALL, customer=Customer("Q" * 90, "138****5621", long), order_number="9" * 64)
    text = "".join(pages(form))
    assert unspaced(long) in unspaced(text)
    lines = [line for page in pages(form) for line in page.splitlines()]
    assert "Q" * 90 not in lines
    assert max(line.count("W") for line in lines) < 70


def test_long_device_list_goes_on_to_a_second_page() -> None:
    serials = [f"21024311938SK3{number:06d}" for number in range(45)]
    form = replace(INSTALL, devices=tuple(Device(role="机顶盒", serial_number=serial) for serial in serials))
    first, second = pages(form)
    assert all(serial in first + second for serial in serials)
    assert "序列号 SN" in first
    assert "序列号 SN" in second
    assert "第 1 页，共 2 页" in first
    assert "第 2 页，共 2 页" in second
    assert "客户评价" in second
    assert "客户签名" in second


def test_same_form_gives_same_bytes_dated_by_the_form() -> None:
    pdf = render(INSTALL)
    assert render(replace(INSTALL)) == pdf
    information = PdfReader(io.BytesIO(pdf)).metadata
    assert information is not None
    assert information.creation_date == INSTALL.issued_at
    assert render(replace(INSTALL, issued_at=at(11, 9))) != pdf


# ---- fonts -----------------------------------------------------------------------------------


def test_font_has_every_hanzi_a_name_may_need() -> None:
    [chinese] = [font for font in fonts().fonts() if font.family == "Noto Sans CJK SC"]
    assert chinese.path
    with TTCollection(chinese.path, lazy=True) as collection:
        glyphs = collection.fonts[chinese.index].getBestCmap()
    gb2312 = [
        bytes([row, cell]).decode("gb2312")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if not (row == 0xD7 and cell > 0xF9)
    ]
    assert len(gb2312) == 6763
    unified = [chr(code) for code in range(0x4E00, 0x9FA6)]
    extension_a = [chr(code) for code in range(0x3400, 0x4DB6)]
    needed = {*gb2312, *unified, *extension_a, *"䶮𠮷㛃䜣𬭎𫖯𬱖𬤊𫔍𪩘𬺈𫞩"}
    assert {hanzi for hanzi in needed if ord(hanzi) not in glyphs} == set()


def test_fonts_come_from_packages_only() -> None:
    paths = {Path(font.path).parent.name if font.path else "built in" for font in fonts().fonts()}
    assert paths == {"manimgx_fonts_cjk", "manimgx_fonts"}


def glyph_ids(pdf: bytes) -> dict[str, set[int]]:
    """Character to glyph ids, from the ToUnicode maps of the fonts that the PDF embeds."""
    found: dict[str, set[int]] = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = reference.get_object()
            described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile3" in described or "/FontFile2" in described, "not embedded"
            for glyph, code in re.findall(rb"<(\w{4})> <(\w+)>", font["/ToUnicode"].get_object().get_data()):
                found.setdefault(bytes.fromhex(code.decode()).decode("utf-16-be"), set()).add(int(glyph, 16))
    return found


def test_rare_hanzi_are_drawn_not_boxed() -> None:
    drawn = glyph_ids(render(replace(MINIMAL, customer=Customer("龚䶮𠮷𬭎 ئا \U0010fffd"))))
    for character in "龚䶮𠮷𬭎ئ装":
        assert 0 not in drawn[character], character
    assert "\U0010fffd" not in drawn, "what has no glyph is in no map, so the test above can fail"


# ---- figures ---------------------------------------------------------------------------------


def test_a_rate_just_under_the_limit_neither_passes_nor_reads_as_the_limit() -> None:
    test = SpeedTest(place="书房", down_mbps=Decimal("449.8"), contracted_down_mbps=500)
    [row] = content(replace(INSTALL, speed_tests=(test,)))["speed_tests"]
    assert (row["down"]["percent"], row["down"]["passed"], row["passed"]) == ("89.9%", False, False)
    exact = replace(test, down_mbps=450.0, up_mbps=None, contracted_up_mbps=50)
    [row] = content(replace(INSTALL, speed_tests=(exact,)))["speed_tests"]
    assert (row["down"]["percent"], row["passed"], row["up"]["percent"]) == ("90.0%", True, "—")


@pytest.mark.parametrize(
    ("power", "passed"), [("-27", True), ("-27.01", False), ("-8", True), ("-7.9", False)]
)
def test_optical_power_is_judged_by_its_limits(power: str, passed: bool) -> None:
    line = content(replace(INSTALL, line=Line(received_dbm=Decimal(power))))["line"]
    assert line["passed"] is passed
    assert line["power"] == f"{power.replace('-', '−')} dBm"


def test_code_on_paper_names_order_and_head() -> None:
    assert qr_content("XZ1", Proof(HEAD, 47)) == f"DOORSTEP XZ1\nsha256 {HEAD}\nevents 47"


def test_values_that_can_not_be_true_are_refused() -> None:
    with pytest.raises(ValueError, match="choose at most 4"):
        replace(INSTALL, photos=INSTALL.photos * 5)
    with pytest.raises(ValueError, match="1 to 10"):
        Rating(skill=11)
    with pytest.raises(ValueError, match="64 lower-case hex"):
        Proof("9f2c", 3)
    with pytest.raises(UnusablePicture):
        render(replace(INSTALL, photos=(Photo(b"not a picture"),)))
    with pytest.raises(ValueError, match="time zone"):
        render(replace(INSTALL, issued_at=INSTALL.issued_at.replace(tzinfo=None)))
