"""Which column of a table is what: said in a YAML file, or guessed from the header."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from doorstep.core.errors import text
from doorstep.integrations.errors import BadMapping

ColumnType = Literal["text", "integer", "number", "boolean", "time", "list"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TimeColumn(_Strict):
    """`format` as strptime has it, without one ISO 8601; `zone` for times that don't say theirs."""

    column: str
    format: str | None = None
    zone: str = "UTC"

    @field_validator("zone")
    @classmethod
    def _known(cls, said: str) -> str:
        try:
            ZoneInfo(said)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"no time zone '{said}': write one such as Asia/Shanghai") from error
        return said


class ColumnMapping(_Strict):
    """A table of events. Columns that aren't named are attributes of the event, as text; columns under
    `case_attributes`, and those whose name begins with 'case:', are the case's.
    """

    case: str
    activity: str
    timestamp: TimeColumn
    lifecycle: str | None = None
    attributes: dict[str, ColumnType] = Field(default_factory=dict)
    case_attributes: dict[str, ColumnType] = Field(default_factory=dict)
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    encoding: str = "utf-8-sig"
    guessed: bool = Field(default=False, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _short(cls, said: object) -> object:
        """`timestamp: updated` is enough where times are ISO 8601."""
        if isinstance(said, dict) and isinstance(said.get("timestamp"), str):
            return said | {"timestamp": {"column": said["timestamp"]}}
        return said

    @field_validator("encoding")
    @classmethod
    def _codec(cls, said: str) -> str:
        try:
            "".encode(said)
        except LookupError as error:
            raise ValueError(f"no encoding '{said}': write one such as utf-8 or gb18030") from error
        return said

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that must be there."""
        named = (self.case, self.activity, self.timestamp.column, self.lifecycle)
        return (*(name for name in named if name), *self.attributes, *self.case_attributes)


def read_mapping(path: Path) -> ColumnMapping:
    """Raises BadMapping naming the field, or OSError."""
    try:
        said = yaml.safe_load(path.read_text("utf-8-sig"))
        return ColumnMapping.model_validate(said)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _bad(path.name, f"不是 YAML：{error}", f"not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "—"
        raise _bad(path.name, f"{field}：{first['msg']}", f"{field}: {first['msg']}") from error


_CASE = ("case:concept:name", "case id", "case_id", "caseid", "case", "trace", "order", "number", "工单号")
_ACTIVITY = ("concept:name", "activity", "event", "task", "state", "环节", "活动", "事件")
_TIME = ("time:timestamp", "complete timestamp", "timestamp", "time", "datetime", "date", "发生时间", "时间")


def guess(header: Sequence[str], file: str) -> ColumnMapping:
    """The columns by their usual names. Raises BadMapping when one can't be told."""
    lower = {name.strip().lower(): name for name in reversed(header)}
    found: dict[str, str] = {}
    for part, names in (("case", _CASE), ("activity", _ACTIVITY), ("timestamp", _TIME)):
        name = next((lower[each] for each in names if each in lower), None)
        if name is None:
            columns = ", ".join(header)
            raise _bad(
                file,
                f"认不出哪一列是 {part}，现有：{columns}；请用 --mapping 指明",
                f"no column is known as the {part} among {columns}; name it with --mapping",
            )
        found[part] = name
    return ColumnMapping(
        case=found["case"],
        activity=found["activity"],
        timestamp=TimeColumn(column=found["timestamp"]),
        lifecycle=lower.get("lifecycle:transition"),
        guessed=True,
    )


def _bad(file: str, zh: str, en: str) -> BadMapping:
    return BadMapping(file=file, expected=text(zh, en))
