"""The life of a draft: written, proposed, published by a second person; or discarded."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from doorstep.core.errors import Text, text


class DraftState(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    DISCARDED = "discarded"


class RemarkKind(StrEnum):
    OPENED = "opened"
    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    PUBLISHED = "published"
    DISCARDED = "discarded"


#: A unit has one draft of a standard in these.
OPEN_STATES: Final = (DraftState.DRAFT, DraftState.PROPOSED)

STATE_TITLES: Final[Mapping[DraftState, Text]] = {
    DraftState.DRAFT: text("修订中", "being written"),
    DraftState.PROPOSED: text("待发布", "proposed"),
    DraftState.PUBLISHED: text("已发布", "published"),
    DraftState.DISCARDED: text("已作废", "discarded"),
}

#: What can be done in a state instead of what was asked.
STATE_MENDS: Final[Mapping[DraftState, Text]] = {
    DraftState.DRAFT: text("请先提交发布申请。", "Propose it first."),
    DraftState.PROPOSED: text(
        "要改内容请先撤回，或由审核人退回。", "To change it, withdraw it or have it sent back first."
    ),
    DraftState.PUBLISHED: text("要再改，请按现行版本新开一份。", "Open a new draft of the edition in force."),
    DraftState.DISCARDED: text("要再改，请按现行版本新开一份。", "Open a new draft of the edition in force."),
}
