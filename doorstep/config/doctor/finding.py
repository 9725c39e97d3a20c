"""What a check says: well, doubtful or wrong, in both languages, and how to mend it."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from doorstep.core.errors import DoorstepError, Text, text

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report. `mend` is empty where all is well."""

    check: str
    level: Level
    what: Text
    mend: Text = field(default_factory=lambda: text("", ""))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def ok(check: str, zh: str, en: str) -> Finding:
    return Finding(check, "ok", text(zh, en))


def warn(check: str, what: Text, mend: Text) -> Finding:
    return Finding(check, "warn", what, mend)


def fail(check: str, what: Text, mend: Text) -> Finding:
    return Finding(check, "fail", what, mend)


def failed(check: str, error: DoorstepError) -> Finding:
    """An error of our own tree as a finding: it brings its mend along."""
    what = text(error.titled("zh"), error.titled("en"))
    return Finding(check, "fail", what, text(error.mended("zh"), error.mended("en")))
