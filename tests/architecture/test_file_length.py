"""A file that outgrows a few screens is split by noun."""

from collections.abc import Iterator
from pathlib import Path

from tests.architecture.flow import CHECKOUT

LIMITS = {".py": 400, ".ts": 400, ".vue": 200}
# Path → why it may be longer.
EXEMPT: dict[str, str] = {
    "frontend/src/shared/api/schema.ts": "generated from the OpenAPI document",
}
FOLDERS = ("doorstep", "tests", "benchmarks", "scripts", "frontend/src", "frontend/scripts")


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for file in (CHECKOUT / folder).rglob("*"):
            if file.suffix in LIMITS and "migrations" not in file.parts:
                yield file


def test_no_file_is_too_long() -> None:
    too_long = {
        name: lines
        for file in sources()
        if (name := file.relative_to(CHECKOUT).as_posix()) not in EXEMPT
        and (lines := len(file.read_text(encoding="utf-8").splitlines())) > LIMITS[file.suffix]
    }
    assert too_long == {}


def test_every_exemption_is_still_needed() -> None:
    assert [name for name in EXEMPT if not (CHECKOUT / name).exists()] == []
