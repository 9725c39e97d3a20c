"""Order files: bytes to a table, a table to checked rows. Pure: nothing is stored here."""

from doorstep.orders.intake.columns import COLUMNS
from doorstep.orders.intake.errors import (
    FileEmpty,
    FileTooBig,
    HeadersUnknown,
    HeaderTwice,
    IntakeFileError,
    TableBroken,
    Undecodable,
    UnknownFileType,
    WorkbookUnreadable,
)
from doorstep.orders.intake.fields import Product
from doorstep.orders.intake.form import OrderForm, ReadForm, read_form
from doorstep.orders.intake.reading import read_table
from doorstep.orders.intake.rows import IntakeReport, IntakeRow, RowProblem, parse_rows
from doorstep.orders.intake.table import Table

__all__ = [
    "COLUMNS",
    "FileEmpty",
    "FileTooBig",
    "HeaderTwice",
    "HeadersUnknown",
    "IntakeFileError",
    "IntakeReport",
    "IntakeRow",
    "OrderForm",
    "Product",
    "ReadForm",
    "RowProblem",
    "Table",
    "TableBroken",
    "Undecodable",
    "UnknownFileType",
    "WorkbookUnreadable",
    "parse_rows",
    "read_form",
    "read_table",
]
