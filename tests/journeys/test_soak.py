"""The short form of the soak: `python -m benchmarks.soak` is the long one."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from playwright.sync_api import Browser

from benchmarks.soak.running import Asked, soak


@pytest.mark.django_db(transaction=True)
def test_twenty_cuts_three_kills_and_two_crashed_tabs_lose_nothing_and_double_nothing(
    chromium: Browser, tmp_path: Path, settings: Any
) -> None:
    settings.DATA = tmp_path
    there = connection.settings_dict
    given = {
        "user": there["USER"],
        "password": there["PASSWORD"],
        "host": there["HOST"],
        "port": there["PORT"],
    }
    url = (
        f"postgresql:///{there['NAME']}?{urlencode({name: value for name, value in given.items() if value})}"
    )
    counts = soak(Asked(cuts=20, kills=3, tabs=2, phones=2, jobs=4, limit_s=300), chromium, url, tmp_path)
    assert counts.faults == []
    # The days are long enough for all of it.
    assert (counts.cuts, counts.tabs) == (20, 2)
    assert counts.mischief["kill"] == 3
    assert counts.events > 90 and counts.pictures > 20
