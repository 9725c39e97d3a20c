"""Reads OCEL 2.0 XML. Documents with a DTD are refused, as with XES."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.parsers import expat

from doorstep.integrations.errors import BadEventLog, at_line, bad_log
from doorstep.integrations.eventlogs.ocel import Ocel
from doorstep.integrations.eventlogs.ocel_reading import Building

_CHUNK = 1 << 18


def read_ocel_xml(path: Path) -> Ocel:
    """Raises BadEventLog naming the line, event or object, or OSError."""
    reader = _Reader(path.name)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            reader.feed(chunk)
    reader.feed(b"", last=True)
    return reader.finished()


class _Reader:
    """Objects and events may come before the types: they are typed when everything was read."""

    def __init__(self, file: str) -> None:
        self._building = Building(file)
        self._file = file
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = self._refuse_dtd
        parser.EntityDeclHandler = self._refuse_dtd
        self._types: dict[str, dict[str, dict[str, str]]] = {"event": {}, "object": {}}
        self._declaring: dict[str, str] | None = None
        self._items: list[tuple[str, dict[str, Any]]] = []
        self._item: dict[str, Any] | None = None
        self._attribute: dict[str, str] | None = None
        self._text: list[str] = []

    def feed(self, chunk: bytes, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code) or str(error)
            raise self._bad(f"不是完整的 XML（{why}）", f"not whole XML: {why}") from error

    def finished(self) -> Ocel:
        self._building.ocel.declared.update(self._types["object"])
        objects = [item for what, item in self._items if what == "object"]
        events = [item for what, item in self._items if what == "event"]
        self._building.fill(objects, self._types["object"], events, self._types["event"])
        return self._building.ocel

    def _bad(self, zh: str, en: str) -> BadEventLog:
        return bad_log(self._file, at_line(self._parser.CurrentLineNumber), zh, en)

    def _refuse_dtd(self, *_: object) -> None:
        raise self._bad(
            "含有 DTD 或实体声明，出于安全不读取",
            "it declares a DTD or entities, which are refused for safety",
        )

    def _start(self, tag: str, found: dict[str, str]) -> None:
        if tag in ("event-type", "object-type"):
            self._declaring = self._types[tag.removesuffix("-type")].setdefault(found.get("name", ""), {})
        elif tag == "attribute" and self._declaring is not None:
            self._declaring[found.get("name", "")] = found.get("type", "string")
        elif tag == "attribute" and self._item is not None:
            self._attribute, self._text = found, []
        elif "object-id" in found and self._item is not None:
            self._item["relationships"].append({"objectId": found["object-id"]})
        elif tag in ("event", "object"):
            self._item = {**found, "attributes": [], "relationships": []}
            self._items.append((tag, self._item))

    def _words(self, said: str) -> None:
        if self._attribute is not None:
            self._text.append(said)

    def _end(self, tag: str) -> None:
        if tag in ("event-type", "object-type"):
            self._declaring = None
        elif tag == "attribute" and self._attribute is not None and self._item is not None:
            self._item["attributes"].append({**self._attribute, "value": "".join(self._text).strip()})
            self._attribute = None
