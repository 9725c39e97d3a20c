"""A folder with the log as Parquet: months, parts, editions, and a manifest that says what is whole.

    manifest.json            what belongs to the folder, in reading order
    editions/<sha256>.yaml   the text of each edition that some order pinned
    2026-03/<part>.orders.parquet, <part>.events.parquet

A part is named after what it holds and never changes: a refresh writes new parts beside the old ones, then
the manifest, then removes what that no longer names.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from doorstep.insight.errors import NoParts, NotOurFolder
from doorstep.standards.batch.parts import Part, parts_in

_MANIFEST = "manifest.json"
_LOCK = ".lock"
_FORM = 1


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A part as the manifest names it; `first` and `last`: (received_at, number) of the orders at its ends,
    in the order in which they were received; `digest`: over each order's number and the end of its log.
    """

    month: str
    name: str
    orders: int
    events: int
    first: tuple[str, str]
    last: tuple[str, str]
    digest: str

    @property
    def first_key(self) -> tuple[datetime, str]:
        return datetime.fromisoformat(self.first[0]), self.first[1]

    def part(self, folder: Path) -> Part:
        return Part(folder / self.month, self.name)


def is_ours(folder: Path) -> bool:
    """Whether it was exported here; a folder of parts from elsewhere has no manifest."""
    return (folder / _MANIFEST).exists()


def read_manifest(folder: Path) -> list[PartEntry]:
    """Empty for a folder that isn't there or is empty. Raises NotOurFolder for one with something else."""
    if not is_ours(folder):
        if folder.exists() and any(each.name != _LOCK for each in folder.iterdir()):
            raise NotOurFolder(folder=str(folder))
        return []
    said = json.loads((folder / _MANIFEST).read_text("utf-8"))
    return [
        PartEntry(**{**each, "first": tuple(each["first"]), "last": tuple(each["last"])})
        for each in said["parts"]
    ]


def write_manifest(folder: Path, entries: list[PartEntry]) -> None:
    """Whole or not at all; then remove the parts that it doesn't name."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{_MANIFEST}.unfinished"
    told = {
        "form": _FORM,
        "orders": sum(each.orders for each in entries),
        "events": sum(each.events for each in entries),
        "parts": [asdict(each) for each in entries],
    }
    unfinished.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    unfinished.replace(folder / _MANIFEST)
    named = {file for each in entries for file in (each.part(folder).orders, each.part(folder).events)}
    for file in folder.glob("*/*.parquet"):
        if file not in named:
            file.unlink()
    for leftover in folder.glob("*/*.unfinished"):
        leftover.unlink()


def write_edition(folder: Path, sha256: str, content: str) -> None:
    file = folder / "editions" / f"{sha256}.yaml"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        unfinished.write_text(content, "utf-8")
        unfinished.replace(file)


def editions_in(folder: Path) -> tuple[tuple[str, str], ...]:
    """(SHA-256, text) of each edition that lies with the log."""
    files = sorted((folder / "editions").glob("*.yaml"))
    return tuple((file.stem, file.read_text("utf-8")) for file in files)


def parts_between(folder: Path, from_at: datetime | None, to_at: datetime | None) -> list[Part]:
    """The parts that may have orders received in [from_at, to_at), in reading order; of a folder without a
    manifest every part. Raises NoParts for a folder without any part at all.
    """
    if not is_ours(folder):
        found = parts_in(folder)
        if not found:
            raise NoParts(folder=str(folder))
        return found
    return [
        each.part(folder)
        for each in read_manifest(folder)
        if (to_at is None or datetime.fromisoformat(each.first[0]) < to_at)
        and (from_at is None or datetime.fromisoformat(each.last[0]) >= from_at)
    ]


@contextmanager
def held(folder: Path, *, writing: bool) -> Iterator[None]:
    """Parts stay where they are while somebody reads; one writes at a time, and waits for the readers."""
    # Logs tell where customers live: they are this user's alone.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(folder / _LOCK, "ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if writing else fcntl.LOCK_SH)
        yield
