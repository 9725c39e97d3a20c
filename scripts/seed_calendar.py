"""Write doorstep/core/calendar_data/cn_mainland.json from the `holidays` package (a development dependency).

    python scripts/seed_calendar.py 2024 2025 2026

Run it once a year, after the State Council has published the next year's make-up days and a release of
`holidays` knows them; look at the difference against the notice before committing it. Two traps:

- `weekend_workdays` also holds late-December entries of other years, so days are filtered by year;
- for a year that isn't published yet the package silently gives statutory days and no make-up days: such a
  year is refused here, because half a table is worse than a missing year that shows.

The package leaves out weekend days inside a break (2026-10-04); the notices count them as days off, and
crews that work on weekends need to know, so a break is widened over the weekend days that adjoin it.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import holidays

TARGET = Path(__file__).resolve().parent.parent / "doorstep" / "core" / "calendar_data" / "cn_mainland.json"
SATURDAY = 5
DAY = timedelta(days=1)


def seeded(year: int) -> dict[str, list[str]]:
    """The entry of one year: its days off and make-up working days, sorted ISO dates."""
    table = holidays.country_holidays("CN", years=year)
    makeup = {on for on in table.weekend_workdays if on.year == year}
    if not makeup:
        raise SystemExit(f"{year}: no make-up days known yet; wait for the notice and a newer `holidays`.")
    off = {on for on in table if on.year == year}
    for on in sorted(off):
        for step in (-DAY, DAY):
            beside = on + step
            while beside.weekday() >= SATURDAY and beside.year == year and beside not in makeup:
                off.add(beside)
                beside += step
    return {"days_off": _iso(off), "makeup_days": _iso(makeup)}


def _iso(days: set[date]) -> list[str]:
    return [on.isoformat() for on in sorted(days)]


def main(years: list[int]) -> None:
    table = {
        "about": "Working days of mainland China: days off (weekend days inside a break included) and "
        f"make-up working days. Seeded by scripts/seed_calendar.py from holidays {version('holidays')}.",
        "years": {str(year): seeded(year) for year in sorted(years)},
    }
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {', '.join(table['years'])}")


if __name__ == "__main__":
    main([int(year) for year in sys.argv[1:]] or [2024, 2025, 2026])
