"""Only `doorstep.core.clock` reads the wall clock: everything else is told what time it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.flow import CHECKOUT

CLOCK = Path("doorstep/core/clock.py")
READS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("time", "time"),
    ("time", "time_ns"),
}
IMPORTS = {("django.utils.timezone", "now"), ("time", "time"), ("django.db.models.functions", "Now")}


def reads(source: str) -> Iterator[str]:
    """Every place of a Python source that reads the clock or imports what does, as `line: name`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            base = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (base, node.attr) in READS:
                yield f"{node.lineno}: {base}.{node.attr}"
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                if (node.module, name.name) in IMPORTS:
                    yield f"{node.lineno}: {node.module}.{name.name}"


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime as dt, datetime\ndatetime.datetime.now(tz)",
        "from django.utils import timezone\nfield(default=timezone.now)",
        "from django.db.models.functions import Now",
        "import time\ntime.time()",
    ],
)
def test_reading_the_clock_is_seen(source: str) -> None:
    assert list(reads(source))


def test_only_the_clock_reads_the_clock() -> None:
    found = [
        f"{file.relative_to(CHECKOUT)}:{where}"
        for file in sorted((CHECKOUT / "doorstep").rglob("*.py"))
        if file.relative_to(CHECKOUT) != CLOCK
        for where in reads(file.read_text(encoding="utf-8"))
    ]
    assert found == []
