"""Why a whole order file can't be read. What is wrong in single rows is a RowProblem, not an error."""

from __future__ import annotations

from doorstep.core.errors import Invalid, text


class IntakeFileError(Invalid):
    """Root of every refusal of an order file; `file` is its name."""

    code = "intake-file"


class UnknownFileType(IntakeFileError):
    code = "intake-file-type"
    title = text("{file} 不是能导入的工单文件：{why}", "{file} is no order file that we can read: {why}")
    mend = text(
        "请另存为 .xlsx 工作簿或 CSV（UTF-8）再导入。",
        "Save it as an .xlsx workbook or as CSV (UTF-8) and import that.",
    )


class FileTooBig(IntakeFileError):
    code = "intake-file-too-big"
    title = text("{file} 太大：{why}", "{file} is too big: {why}")
    mend = text(
        "请按日期或网格拆成几个文件，并删去表格中用不到的行列。",
        "Split it by day or grid, and delete rows and columns that aren't needed.",
    )


class FileEmpty(IntakeFileError):
    code = "intake-file-empty"
    title = text("{file} 里没有工单：{why}", "{file} holds no orders: {why}")
    mend = text(
        "第一行写列名，从第二行起每行一张工单。", "Name the columns in the first row, then one order a row."
    )


class Undecodable(IntakeFileError):
    """`line` (1-based), `byte` (hexadecimal) and `offset` (0-based) say where."""

    code = "intake-undecodable"
    title = text(
        "{file} 第 {line} 行有无法识别的字节 {byte}（按 {encoding} 读取）",
        "Line {line} of {file} holds the byte {byte}, which can't be read as {encoding}",
    )
    mend = text("请从原系统重新导出，选择 UTF-8 编码。", "Export it again from its source system, as UTF-8.")


class TableBroken(IntakeFileError):
    """`line` (1-based) says where, `why` what."""

    code = "intake-table-broken"
    title = text(
        "{file} 第 {line} 行的表格结构有误：{why}", "The table of {file} is broken in line {line}: {why}"
    )
    mend = text(
        "请用表格软件打开该行检查引号和分隔符，另存后重试。",
        "Open the file in a spreadsheet, check the quotes and delimiters of that line and save it again.",
    )


class WorkbookUnreadable(IntakeFileError):
    code = "intake-workbook"
    title = text("工作簿 {file} 打不开：{why}", "The workbook {file} can't be opened: {why}")
    mend = text(
        "请用表格软件打开，取消密码，另存为新的 .xlsx 再导入。",
        "Open it in a spreadsheet, take off any password, save it as a new .xlsx and import that.",
    )


class HeadersUnknown(IntakeFileError):
    """`missing` lists compulsory columns [{name, zh, en}], `found` the headers of the file."""

    code = "intake-headers"
    title = text("{file} 缺少必需的列：{missing_names}", "{file} lacks compulsory columns: {missing_names}")
    mend = text(
        "文件第 {line} 行的列名是：{found_names}。请补上缺少的列，或改成模板里的列名。",
        "Line {line} of the file names: {found_names}. Add what is missing or use the names of the template.",
    )


class HeaderTwice(IntakeFileError):
    code = "intake-header-twice"
    title = text(
        "{file} 有两列都是“{column}”：{first}、{second}",
        "{file} has two columns for {column}: {first}, {second}",
    )
    mend = text(
        "请删去或改名其中一列，免得取错。", "Delete or rename one of them, so that the right one is taken."
    )
