"""A value inside a JSON document that knows where it stands, and refuses what isn't there or isn't right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import orjson

from doorstep.dispatch.vroom.errors import ProblemRefused, refused

#: Times and amounts are as large as VROOM takes them at most.
MOST: Final = 2**32 - 1
MOST_ID: Final = 2**64 - 1
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Field:
    """A value and its path, as `vehicles[0].breaks[1].service`; the whole document is `$`."""

    value: object
    path: str = "$"

    def refuse(self, zh: str, en: str) -> ProblemRefused:
        """To be raised: what is wrong here."""
        return refused(self.path, zh, en)

    def get(self, key: str) -> Field | None:
        """What stands under the key, or None. Raises ProblemRefused when this is no object."""
        found = self._object()
        return Field(found[key], self._below(key)) if key in found else None

    def need(self, key: str) -> Field:
        """What stands under the key, which must be there."""
        found = self.get(key)
        if found is None:
            raise refused(self._below(key), "缺少这一项", "is missing")
        return found

    def keys(self) -> list[str]:
        return list(self._object())

    def each(self) -> list[Field]:
        """The elements of an array."""
        return list(self._elements())

    def whole(self, most: int = MOST, least: int = 0) -> int:
        """A whole number. True is none."""
        if type(self.value) is not int or not least <= self.value <= most:
            raise self.refuse(
                f"要写 {least} 到 {most} 的整数，这里是 {self.shown()}",
                f"must be a whole number from {least} to {most}, not {self.shown()}",
            )
        return self.value

    def number(self) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.refuse(f"要写数字，这里是 {self.shown()}", f"must be a number, not {self.shown()}")
        return float(self.value)

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.refuse(f"要写文字，这里是 {self.shown()}", f"must be a string, not {self.shown()}")
        return self.value

    def wholes(self, most: int = MOST) -> tuple[int, ...]:
        """An array of whole numbers."""
        return tuple(each.whole(most) for each in self.each())

    def shown(self) -> str:
        """The value as JSON, cut short."""
        said = orjson.dumps(self.value).decode()
        return said if len(said) <= _SHOWN else said[:_SHOWN] + "…"

    def _object(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise self.refuse(
                f"要写对象 {{…}}，这里是 {self.shown()}", f"must be an object, not {self.shown()}"
            )
        return self.value

    def _elements(self) -> Iterator[Field]:
        if not isinstance(self.value, list):
            raise self.refuse(f"要写数组 […]，这里是 {self.shown()}", f"must be an array, not {self.shown()}")
        return (Field(value, f"{self.path}[{index}]") for index, value in enumerate(self.value))

    def _below(self, key: str) -> str:
        return key if self.path == "$" else f"{self.path}.{key}"


def parsed(document: bytes) -> Field:
    """The whole document. Raises ProblemRefused where it isn't JSON, with the line and column."""
    if not document.strip():
        raise refused("$", "文件是空的", "the document is empty")
    try:
        return Field(orjson.loads(document))
    except orjson.JSONDecodeError as error:
        raise refused(
            "$",
            f"第 {error.lineno} 行第 {error.colno} 列（偏移 {error.pos}）不是合法的 JSON",
            f"line {error.lineno}, column {error.colno} (offset {error.pos}) is not JSON: {error.msg}",
        ) from error
