"""`python -m benchmarks.evidence`: how surely a picture that is handed in once more is known again."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from benchmarks.evidence.drawing import SORTS

if TYPE_CHECKING:
    from benchmarks.evidence.measuring import Row

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evidence", description=__doc__)
    parser.add_argument("--each", type=int, default=44, help="pictures of each of the five sorts")
    asked = parser.parse_args()
    import django

    django.setup()
    from benchmarks.evidence.measuring import measured

    print(f"{asked.each * len(SORTS)} pictures; percent known again, by sort")
    print(f"{'':32}{'by':8}" + "".join(f"{sort:>9}" for sort in (*SORTS, "all")) + f"{'ms each':>9}")
    for row in measured(asked.each):
        print(line(row), flush=True)


def line(row: Row) -> str:
    every = sum(row.percent.values()) / len(row.percent)
    cells = "".join(f"{row.percent[sort]:9.1f}" for sort in SORTS)
    return f"{row.what:32}{row.manner:8}{cells}{every:9.1f}{row.took_ms:9.0f}"


if __name__ == "__main__":
    main()
