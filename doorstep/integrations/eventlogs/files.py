"""Files that are whole or aren't there: written under another name, renamed when everything is in them."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast


@contextmanager
def taking_place_of(out: Path) -> Iterator[Path]:
    """A name beside `out` to write to; takes its place when the block ends well, else goes away."""
    partial = out.with_name(f".{out.name}.{os.getpid()}.partial")
    try:
        yield partial
        os.replace(partial, out)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def bytes_to(out: Path) -> Iterator[BinaryIO]:
    """A file to write bytes to, gzipped when its name ends in .gz. It is whole, or it isn't there."""
    with taking_place_of(out) as partial, partial.open("wb") as raw:
        if out.suffix != ".gz":
            yield raw
            return
        # No name and no time inside: the same log gives the same file.
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6) as zipped:
            yield cast(BinaryIO, zipped)


@contextmanager
def text_to(out: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """As `bytes_to`, for text; line ends are written as they are given."""
    with bytes_to(out) as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as words:
        yield words
