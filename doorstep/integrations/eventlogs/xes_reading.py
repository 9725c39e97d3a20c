"""Reads XES (IEEE 1849), plain or gzipped, one trace after the other, in constant memory.

expat calls back for every element, which is the fastest that the standard library has. Documents with a DTD
are refused: an event log needs none, and entities can unfold into gigabytes.
"""

from __future__ import annotations

import gzip
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast
from xml.parsers import expat

from doorstep.core.errors import Text
from doorstep.integrations.errors import BadEventLog, at_line, bad_log
from doorstep.integrations.eventlogs.traces import Trace, Traces, actor_of, instant, nested
from doorstep.standards.verdicts import Fact

_CHUNK = 1 << 18
_DEPTH_AT_MOST = 64
_SCALARS = frozenset({"string", "date", "int", "float", "boolean", "id"})
_HOLDERS = frozenset({"list", "container"})
#: Stands for an attribute that is open and may have attributes of its own.
_SCALAR = object()
_IGNORED = frozenset({"extension", "global", "classifier", "log", "values"})


def read_xes(path: Path) -> Traces:
    """The file's traces. Raises BadEventLog naming line and trace, or OSError."""
    reader = _Reader(path.name)
    with _opened(path) as stream:
        for chunk in _chunks(stream, reader):
            reader.feed(chunk)
            yield from reader.taken()
    reader.feed(b"", last=True)
    yield from reader.taken()


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as stream:
        zipped = stream.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path, "rb")) if zipped else path.open("rb")


def _chunks(stream: BinaryIO, reader: _Reader) -> Iterator[bytes]:
    while True:
        try:
            chunk = stream.read(_CHUNK)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise reader.bad(
                "压缩文件不完整或已损坏，从这里起读不下去",
                f"the gzip data is cut off or damaged here ({error})",
            ) from error
        if not chunk:
            return
        yield chunk


def _whole(said: str) -> int:
    return int(said)


def _truth(said: str) -> bool:
    if said in ("true", "1"):
        return True
    if said in ("false", "0"):
        return False
    raise ValueError(said)


def _day(said: str) -> str:
    """Kept as written, as our own bodies keep times."""
    instant(said)
    return said


_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "id": str,
    "int": _whole,
    "float": float,
    "boolean": _truth,
    "date": _day,
}
_WANTED = {
    "int": ("整数", "a whole number"),
    "float": ("数值", "a number"),
    "boolean": ("true 或 false", "true or false"),
    "date": ("ISO 8601 时间，如 2026-03-02T10:00:00+08:00", "an ISO 8601 time (2026-03-02T10:00:00+08:00)"),
}


class _Reader:
    """The state of one document: where it is (log, trace, event), and the attributes that are open."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._ready: deque[Trace] = deque()
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse_dtd
        parser.EntityDeclHandler = self._refuse_dtd
        self._depth = 0
        self._skipping = 0
        self._trace: dict[str, Any] | None = None
        self._event: dict[str, Any] | None = None
        self._facts: list[Fact] = []
        # Where the attributes of the open element go: [(holder, key)], the innermost last.
        self._open: list[tuple[Any, str]] = []
        self._into: Any = None
        self._count = 0

    def taken(self) -> Iterator[Trace]:
        while self._ready:
            yield self._ready.popleft()

    def feed(self, chunk: bytes, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code) or str(error)
            if last:
                raise self.bad(
                    "文件在这里中断，缺少结尾", f"the file ends here, before its end ({why})"
                ) from error
            raise self.bad("不是合法的 XML", f"not XML: {why}") from error

    def bad(self, zh: str, en: str) -> BadEventLog:
        return bad_log(self.file, self._where(), zh, en)

    def _where(self) -> Text:
        return at_line(self._parser.CurrentLineNumber, None if self._trace is None else self._case())

    def _case(self) -> str:
        named = (self._trace or {}).get("concept:name", (self._trace or {}).get("identity:id"))
        return str(named) if named is not None else f"#{self._count}"

    def _refuse_dtd(self, *_: object) -> None:
        raise self.bad(
            "含有 DTD 或实体声明，出于安全不读取",
            "it declares a DTD or entities, which are refused for safety",
        )

    # --- elements ---------------------------------------------------------------------------------------

    def _start(self, tag: str, found: dict[str, str]) -> None:
        self._depth += 1
        if self._skipping:
            return
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag in _SCALARS and self._into is not None:
            self._scalar(tag, found)
        elif tag == "event":
            self._begin_event()
        elif tag == "trace":
            self._begin_trace()
        elif tag in _HOLDERS and self._into is not None:
            self._hold(tag, found)
        elif self._depth == 1 and tag != "log":
            raise self.bad(f"应以 <log> 开头，而不是 <{tag}>", f"a <log> is expected, not <{tag}>")
        elif tag not in _IGNORED and tag not in _SCALARS | _HOLDERS:
            raise self.bad(f"XES 没有 <{tag}> 这个元素", f"XES has no element <{tag}>")
        elif self._trace is None and tag != "log":
            # What the log says about itself.
            self._skipping = self._depth

    def _end(self, tag: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        if self._skipping:
            if depth == self._skipping:
                self._skipping = 0
            return
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag in _SCALARS or tag in _HOLDERS:
            self._into, _ = self._open.pop()
        elif tag == "event":
            self._end_event()
        elif tag == "trace":
            self._end_trace()

    def _scalar(self, tag: str, found: dict[str, str]) -> None:
        into = self._into
        key, said = found.get("key"), found.get("value")
        if key is None or said is None:
            raise self.bad(f"<{tag}> 缺少 key 或 value", f"<{tag}> needs key and value")
        value: Any = said
        if tag != "string":
            try:
                value = _READ[tag](said)
            except ValueError as error:
                zh, en = _WANTED[tag]
                raise self.bad(
                    f"{key} 为“{said}”，应为{zh}", f"{key} is {said!r}, {en} is expected"
                ) from error
        # Millions of times: written out for the most frequent case.
        if type(into) is dict and len(self._open) < _DEPTH_AT_MOST:
            into[key] = value
            self._open.append((into, key))
            self._into = _SCALAR
        else:
            self._put(into, key, value)
            self._nest(into, key, _SCALAR)

    def _hold(self, tag: str, found: dict[str, str]) -> None:
        key = found.get("key")
        if key is None:
            raise self.bad(f"<{tag}> 缺少 key", f"<{tag}> needs a key")
        holder: Any = [] if tag == "list" else {}
        self._put(self._into, key, holder)
        self._nest(self._into, key, holder)

    def _put(self, into: Any, key: str, value: Any) -> None:
        if type(into) is dict:
            into[key] = value
        elif type(into) is list:
            into.append(value)
        else:
            self._put_beside(key, value)

    def _put_beside(self, key: str, value: Any) -> None:
        """An attribute of an attribute stands beside its owner: 'cost:total/cost:currency'."""
        for into, owner in reversed(self._open):
            key = f"{owner}/{key}"
            if type(into) is dict:
                into[key] = value
            if into is not _SCALAR:
                # A list has no place for what is said about one of its items.
                return

    def _nest(self, into: Any, key: str, inside: Any) -> None:
        """What comes inside the element belongs to it."""
        if len(self._open) >= _DEPTH_AT_MOST:
            raise self.bad("属性嵌套过深", f"attributes are nested deeper than {_DEPTH_AT_MOST}")
        self._open.append((into, key))
        self._into = inside

    # --- traces and events --------------------------------------------------------------------------------

    def _begin_trace(self) -> None:
        if self._trace is not None:
            raise self.bad("流程实例里又出现 <trace>", "a <trace> inside a <trace>")
        self._count += 1
        self._trace = self._into = {}
        self._facts = []

    def _begin_event(self) -> None:
        if self._trace is None or self._event is not None:
            raise self.bad("<event> 应在 <trace> 里", "an <event> belongs inside a <trace>")
        self._event = self._into = {}

    def _end_event(self) -> None:
        body = self._event
        self._event, self._into = None, self._trace
        if body is None:
            return
        kind, said = body.get("concept:name"), body.get("time:timestamp")
        if not isinstance(kind, str):
            raise self.bad(
                "事件缺少 concept:name（活动名）", "an event without its activity (string concept:name)"
            )
        if not isinstance(said, str):
            raise self.bad(
                f"事件“{kind}”缺少时间 time:timestamp", f"event '{kind}' has no time (date time:timestamp)"
            )
        try:
            at = instant(said)
        except ValueError as error:
            zh, en = _WANTED["date"]
            raise self.bad(
                f"time:timestamp 为“{said}”，应为{zh}", f"time:timestamp is {said!r}, {en} is expected"
            ) from error
        seq = len(self._facts) + 1
        id = body.get("identity:id")
        name = id if type(id) is str else str(seq)
        self._facts.append(Fact(name, kind, at, seq, nested(body), actor_of(body)))

    def _end_trace(self) -> None:
        if self._trace is None:
            return
        self._ready.append(Trace(self._case(), nested(self._trace), self._facts))
        self._trace = self._into = None
