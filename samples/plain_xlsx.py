"""One sheet of text, numbers and real date cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

Cell = str | float | date | datetime
#: Written into the file; otherwise its bytes would differ from day to day.
_MADE_AT = datetime(2026, 3, 2)  # noqa: DTZ001 (a spreadsheet knows no zones)


def write_xlsx(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    """Write `rows` (the first is the header) as one sheet; datetimes naive, as a spreadsheet has them."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": _MADE_AT})
        day, instant = (
            book.add_format({"num_format": shape}) for shape in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm")
        )
        page = book.add_worksheet("工单")
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    page.write_datetime(line, column, value, instant)
                elif isinstance(value, date):
                    page.write_datetime(line, column, value, day)
                elif isinstance(value, str):
                    page.write_string(line, column, value)
                else:
                    page.write_number(line, column, value)
