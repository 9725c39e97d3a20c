"""Who may publish a draft, from which day, and with which of the unit's figures. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from doorstep.core.errors import Text, text
from doorstep.standards.language import Standard, check_parameter
from doorstep.standards.states import DraftState

_VERSION = re.compile(
    r"""^version:[ \t]*(?:(?P<quote>["'])(?P<quoted>.{1,40})(?P=quote)|(?P<plain>[^\s"'#][^\n#]{0,39}))""",
    re.MULTILINE,
)


def why_not_publish(*, state: str, author: str, edited_by: str, by: str, may_publish: bool) -> Text | None:
    """Why `by` can't publish the draft; None if he can. `may_publish`: his role does that."""
    if state != DraftState.PROPOSED:
        return text("尚未提交发布申请，或已经处理", "It isn't proposed, or is settled already")
    if not may_publish:
        return text("发布由经理来做", "A manager publishes")
    if by == author:
        return text("修订稿由您起草，要换一位经理发布", "You began this draft; another manager publishes it")
    if by == edited_by:
        return text(
            "最后一次修改由您完成，要换一位经理发布", "You edited it last; another manager publishes it"
        )
    return None


def figures_carried(standard: Standard, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Of a unit's own figures those that the standard still has, and that fit it."""
    kept: dict[str, Any] = {}
    for name, value in figures.items():
        parameter = standard.parameters.get(name)
        if parameter is None:
            continue
        try:
            check_parameter(parameter.type, value)
        except ValueError:
            continue
        kept[name] = value
    return kept


def version_written(content: str) -> str:
    """The version that a text gives itself, read without parsing: lists of drafts name it. Empty: none."""
    found = _VERSION.search(content)
    return found["quoted"] or found["plain"] or "" if found else ""


def day_is_past(from_on: date, today: date) -> bool:
    """From today on is allowed: orders received before noon keep what they pinned."""
    return from_on < today
