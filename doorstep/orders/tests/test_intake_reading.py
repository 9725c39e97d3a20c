"""An order file becomes a table, or is refused as a whole with one clear reason."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from doorstep.orders.intake import (
    FileEmpty,
    FileTooBig,
    HeadersUnknown,
    HeaderTwice,
    IntakeFileError,
    Table,
    TableBroken,
    Undecodable,
    UnknownFileType,
    WorkbookUnreadable,
    parse_rows,
    read_table,
)
from doorstep.orders.tests.workbooks import MAIN, sheet, text_rows, workbook
from samples.plain_xlsx import write_xlsx

HEADERS = "工单号,工单类型,客户姓名,联系电话,装机地址,网格,受理时间,需求或故障描述"
NEEDED = HEADERS.split(",")
ORDER = "GD001,新装,赵敏,13800001234,庐阳区亳州路1号2栋301室,HF-LY,2026-03-02 08:30,新装宽带"
CSV = f"{HEADERS}\n{ORDER}\n"


def rows_of(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in table.rows]


# ---- text files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "origin"),
    [
        (CSV.encode("utf-8"), "utf-8"),
        (CSV.encode("utf-8-sig"), "utf-8"),
        (CSV.encode("gb18030"), "gb18030"),
        (("\ufeff" + CSV).encode("gb18030"), "gb18030"),
        (CSV.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + CSV.encode("utf-16-be"), "utf-16"),
    ],
)
def test_every_encoding_reads_the_same(data: bytes, origin: str) -> None:
    table = read_table(data, "orders.csv")
    assert table.origin == origin
    assert table.headers == tuple(NEEDED)
    assert rows_of(table) == [(2, tuple(ORDER.split(",")))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_delimiter_is_found_from_the_header(delimiter: str) -> None:
    data = CSV.replace(",", delimiter).encode()
    assert rows_of(read_table(data, "orders.txt")) == [(2, tuple(ORDER.split(",")))]


def test_the_delimiter_is_the_one_that_makes_known_headers() -> None:
    # By count alone the semicolons inside the quoted header would win.
    data = b'number,kind,"a;b;c;d;e;f;g"\n1,2,3\n'
    assert read_table(data, "orders.csv").headers == ("number", "kind", "a;b;c;d;e;f;g")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_quoted_newlines_and_blank_rows_keep_line_numbers(newline: str) -> None:
    lines = ["", HEADERS, "", '1,"两行', '文字"', " , ,", "2,b"]
    table = read_table(newline.join(lines).encode(), "orders.csv")
    assert table.header_line == 2
    assert rows_of(table) == [(4, ("1", f"两行{newline}文字")), (7, ("2", "b"))]


def test_rare_hanzi_of_gb18030_come_as_hanzi_and_not_as_private_use() -> None:
    # 0xFE59 is U+9FB4 since GB18030-2005; Python's codec answers with U+E81E.
    data = CSV.encode("gb18030").replace("敏".encode("gb18030"), b"\xfe\x59")
    assert read_table(data, "orders.csv").rows[0].cells[2] == "赵\u9fb4"


@pytest.mark.parametrize(
    ("data", "line", "byte", "encoding"),
    [
        (CSV.encode() + b"GD002,\xff\xff\n", 3, "0xFF", "UTF-8"),
        (CSV.encode("gb18030") + b"\nGD002,\xff\n", 4, "0xFF", "GB18030"),
        (CSV.encode("utf-8-sig") + "新".encode("gb18030"), 3, "0xD0", "UTF-8"),
        ("工单号\n".encode("utf-16") + b"\x00\xd8\x0a\x00", 2, "0x00", "UTF-16-LE"),
    ],
)
def test_undecodable_bytes_are_named_with_their_line(
    data: bytes, line: int, byte: str, encoding: str
) -> None:
    with pytest.raises(Undecodable) as refused:
        read_table(data, "orders.csv")
    details = refused.value.details
    assert (details["line"], details["byte"], details["encoding"]) == (line, byte, encoding)
    assert data[details["offset"]] == int(byte, 16)
    assert f"第 {line} 行" in refused.value.titled("zh")


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ('1,"never closed\n2,b\n', 2, "a quote has no partner"),
        ('1,a\n2,"x"y\n', 3, "a quote has no partner"),
        ("1,a\n2,b\0c\n", 3, "null character"),
        ('1,a\n2,"' + "x" * 140_000 + '"\n', 3, "more than 131072 characters"),
    ],
)
def test_a_broken_table_is_refused_at_its_line(body: str, line: int, said: str) -> None:
    with pytest.raises(TableBroken, match=said) as refused:
        read_table(f"{HEADERS}\n{body}".encode(), "orders.csv")
    assert refused.value.details["line"] == line


def test_utf_16_without_its_mark_is_not_guessed() -> None:
    with pytest.raises(TableBroken, match="UTF-16 without its mark"):
        read_table("number,kind\n1,2\n".encode("utf-16-le"), "orders.csv")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "it is empty"), (b"\xef\xbb\xbf \r\n,,\n", "it is empty"), (HEADERS.encode(), "only a header")],
)
def test_a_file_without_orders_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FileEmpty, match=said):
        read_table(data, "orders.csv")


@pytest.mark.parametrize(
    ("data", "filename", "said"),
    [
        (b"%PDF-1.7", "orders.pdf", "its suffix is .pdf"),
        (CSV.encode(), "orders.xlsx", "its content is no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "orders.xls", "an old .xls"),
    ],
)
def test_other_file_types_are_refused(data: bytes, filename: str, said: str) -> None:
    with pytest.raises(UnknownFileType, match=said) as refused:
        read_table(data, filename)
    assert ".xlsx" in refused.value.mended("zh")


def test_too_many_rows_columns_or_bytes_are_refused() -> None:
    data = (CSV + ORDER + "\n").encode()
    assert len(read_table(data, "orders.csv", max_rows=2).rows) == 2
    with pytest.raises(FileTooBig, match="more than 1 rows"):
        read_table(data, "orders.csv", max_rows=1)
    with pytest.raises(FileTooBig, match="line 2 has more than 100 columns"):
        read_table(f"{HEADERS}\n{',' * 100}x\n".encode(), "orders.csv")
    with pytest.raises(FileTooBig, match="more than 20 MB"):
        read_table(b"x" * (20 * 1024**2 + 1), "orders.csv")


def test_trailing_commas_do_not_count_as_columns() -> None:
    table = read_table(f"{HEADERS}{',' * 300}\n{ORDER}{',' * 300}\n".encode(), "orders.csv")
    assert len(table.headers) == len(table.rows[0].cells) == 8


# ---- workbooks ---------------------------------------------------------------------------------------


def test_a_sheet_keeps_its_row_numbers() -> None:
    rows = text_rows([NEEDED], first=3) + text_rows([ORDER.split(",")], first=6)
    table = read_table(workbook({"三月": sheet(rows)}), "orders.xlsx")
    assert (table.origin, table.header_line) == ("三月", 3)
    assert rows_of(table) == [(6, tuple(ORDER.split(",")))]


def test_numbers_and_dates_come_as_a_person_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "orders.xlsx"
    at = datetime(2026, 3, 2, 8, 34)  # noqa: DTZ001 (a spreadsheet knows no zones)
    write_xlsx(path, [["a", "b", "c", "d", "e"], [13800001234.0, 117.5, at, at.date(), 1.38e22]])
    cells = read_table(path.read_bytes(), path.name).rows[0].cells
    assert cells == ("13800001234", "117.5", "2026-03-02 08:34:00", "2026-03-02", "1.38e+22")


def test_truth_values_and_shared_texts_are_read() -> None:
    shared = "<si><t>当日</t></si><si><r><t>是</t></r><r><t>的</t></r></si>"
    rows = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
        '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>'
    )
    table = read_table(
        workbook({"S": sheet(rows)}, {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>'}),
        "orders.xlsx",
    )
    assert (table.headers, table.rows[0].cells) == (("当日", "是的"), ("TRUE", "FALSE"))


def test_the_first_visible_sheet_is_read() -> None:
    shown, hidden = sheet(text_rows([["number"], ["2"]])), sheet(text_rows([["number"], ["1"]]))
    data = workbook({"旧": hidden, "新": shown}, hidden={"旧": "hidden"})
    assert read_table(data, "orders.xlsx").origin == "新"
    with pytest.raises(WorkbookUnreadable, match="no visible sheet"):
        read_table(workbook({"旧": hidden}, hidden={"旧": "veryHidden"}), "orders.xlsx")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "beyond 1000 rows"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "beyond 1000 rows or 100 columns"),
        ("<row>" + "<c><v>1</v></c>" * 101 + "</row>", "beyond"),
        ('<row r="9999999"><c r="A2"/><c><v>1</v></c></row>', "beyond"),
        ("<row/>" * 1200 + "<row><c><v>1</v></c></row>", "beyond"),
    ],
)
def test_a_small_file_that_asks_for_a_huge_sheet_is_refused(rows: str, said: str) -> None:
    data = workbook({"S": sheet(text_rows([NEEDED]) + rows)})
    assert len(data) < 10_000
    with pytest.raises(FileTooBig, match=said):
        read_table(data, "orders.xlsx", max_rows=1000)


def test_formatted_but_empty_rows_are_no_content() -> None:
    rows = text_rows([["number"], ["1"]]) + '<row r="5000"><c r="A5000" s="1"/></row>'
    assert len(read_table(workbook({"S": sheet(rows)}), "orders.xlsx", max_rows=1000).rows) == 1


def test_a_long_text_used_in_many_cells_is_refused() -> None:
    strings = f"<sst><si><t>{'长' * 500_000}</t></si></sst>"
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 1001
    with pytest.raises(FileTooBig, match="texts are too long"):
        read_table(workbook({"S": sheet(rows)}, {"xl/sharedStrings.xml": strings}), "orders.xlsx")


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    data = workbook({"S": sheet(text_rows([NEEDED]))}, {"xl/media/image1.png": b"\0" * (201 * 1024**2)})
    assert len(data) < 1024**2
    with pytest.raises(FileTooBig, match="unpacks to more than 200 MB"):
        read_table(data, "orders.xlsx")


# The reader panics on a date that no calendar holds.
IMPOSSIBLE_DATE = sheet('<row><c s="1"><v>-1e300</v></c></row>')
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"}, "it is damaged"),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="x"/>')}, "a row has the number x"),
        ({"xl/worksheets/sheet1.xml": sheet('<row><c r="a$1"><v>1</v></c></row>')}, "a cell stands at a"),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="99999999999"/>')}, "a row has the number 999"),
        ({"xl/worksheets/sheet1.xml": IMPOSSIBLE_DATE, "xl/styles.xml": STYLES}, "no valid workbook"),
        ({"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><sst/>'}, "declares a document type"),
        ({"xl/worksheets/hidden.bin": sheet("")}, "odd place"),
        ({"xl/_rels/workbook.xml.rels": "<Relationships/>"}, "no valid workbook"),
    ],
)
def test_a_broken_workbook_is_refused(parts: dict[str, str], said: str) -> None:
    with pytest.raises(WorkbookUnreadable, match=said):
        read_table(workbook({"S": sheet(text_rows([NEEDED, ORDER.split(",")]))}, parts), "orders.xlsx")


def test_another_archive_is_no_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(WorkbookUnreadable, match="no xlsx workbook"):
        read_table(file.getvalue(), "orders.docx")


# ---- headers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        "工单编号,业务类型,客户名称,手机号码,安装地址,网格编码,创建时间,故障描述",
        "number,kind,customer_name,customer_phone,address,grid,received_at,need",
        "Order Number,KIND,Customer,Phone,ADDRESS,Grid,Received,Need",
        " 工 单 号 *,工单类型（必填）,客户姓名：,联系电话(手机或固话),装机地址,网格,受理时间,需求或故障描述",
        "ＮＵＭＢＥＲ,Ｋｉｎｄ,客户,电话,地址,网格,受理时间,需求",
    ],
)
def test_headers_in_both_languages_with_their_variants(headers: str) -> None:
    report = parse_rows(
        read_table(f"{headers}\n{ORDER}\n".encode(), "o.csv"), time_zone="Asia/Shanghai", known_grids=None
    )
    assert [row.number for row in report.rows] == ["GD001"]
    assert not report.ignored_columns


def test_a_header_of_any_length_is_looked_up_in_no_time() -> None:
    table = read_table(f"{HEADERS},{'(' * 100_000}\n{ORDER}\n".encode(), "o.csv")
    report = parse_rows(table, time_zone="Asia/Shanghai", known_grids=None)
    assert report.ignored_columns == ("(" * 60,)


def test_unknown_columns_are_ignored_and_named() -> None:
    table = read_table(f"{HEADERS},,备注,工号\n{ORDER},,无,7\n".encode(), "o.csv")
    report = parse_rows(table, time_zone="Asia/Shanghai", known_grids=None)
    assert report.ignored_columns == ("备注", "工号")
    assert len(report.rows) == 1


def test_missing_columns_are_one_error_that_lists_what_was_found() -> None:
    table = read_table("工单号,客户姓名,备注\n1,赵敏,无\n".encode(), "o.csv")
    with pytest.raises(HeadersUnknown) as refused:
        parse_rows(table, time_zone="Asia/Shanghai", known_grids=None)
    error = refused.value
    assert "工单类型、联系电话、装机地址、网格、受理时间、需求或故障描述" in error.titled("zh")
    assert "工单号、客户姓名、备注" in error.mended("zh")
    assert [column["name"] for column in error.details["missing"]][:2] == ["kind", "customer_phone"]
    assert "Phone" in error.titled("en") and "Line 1" in error.mended("en")


def test_a_file_without_headers_repeats_nothing_of_the_first_customer() -> None:
    table = read_table(f"{ORDER}\n{ORDER}\n".encode(), "o.csv")
    with pytest.raises(HeadersUnknown) as refused:
        parse_rows(table, time_zone="Asia/Shanghai", known_grids=None)
    assert "赵敏" not in str(refused.value.problem("zh")) and "没有一个列名认得出" in refused.value.mended(
        "zh"
    )


def test_two_columns_for_one_field_are_refused() -> None:
    table = read_table(f"{HEADERS},手机号\n{ORDER},1\n".encode(), "o.csv")
    with pytest.raises(HeaderTwice) as refused:
        parse_rows(table, time_zone="Asia/Shanghai", known_grids=None)
    assert "两列都是“联系电话”：联系电话、手机号" in refused.value.titled("zh")


# ---- anything at all ---------------------------------------------------------------------------------


def survives(data: bytes, filename: str) -> None:
    """Reads, or refuses with the named error, in both languages; anything else is a crash."""
    try:
        parse_rows(read_table(data, filename, max_rows=50), time_zone="Asia/Shanghai", known_grids=["HF-LY"])
    except IntakeFileError as error:
        for language in ("zh", "en"):
            assert "—" not in error.titled(language) + error.mended(language), "a template lacks its detail"


NAMES = st.sampled_from(["o.csv", "o.xlsx", "o", "o.txt"])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), NAMES)
@example(b"\r", "o.csv")
@example(b'"', "o.csv")
@example(b"PK\x03\x04", "o.xlsx")
@example(b"\xff\xfe\x00", "o.csv")
def test_any_bytes_are_read_or_refused(data: bytes, filename: str) -> None:
    survives(data, filename)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=9), min_size=1, max_size=4))
def test_any_texts_below_good_headers_are_read_or_refused(rows: list[list[str]]) -> None:
    body = "\n".join(",".join(row) for row in rows)
    survives(f"{HEADERS}\n{body}".encode("utf-8", "surrogatepass"), "o.csv")
    survives(workbook({"S": sheet(text_rows([NEEDED, *rows]))}) if body.isprintable() else b"", "o.xlsx")


GOOD_BOOK = workbook({"S": sheet(text_rows([NEEDED, ORDER.split(",")]))})


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(GOOD_BOOK) - 1), st.integers(0, 255)), min_size=1, max_size=4),
    st.booleans(),
)
def test_a_damaged_workbook_is_read_or_refused(damage: list[tuple[int, int]], cut: bool) -> None:
    data = bytearray(GOOD_BOOK)
    for place, byte in damage:
        data[place] = byte
    survives(bytes(data[: damage[0][0]] if cut else data), "o.xlsx")
