"""What can go wrong in judging."""

from __future__ import annotations

from doorstep.core.errors import Conflict, text


class DoubtDecidedAlready(Conflict):
    """`by` has confirmed it: that stands, and an appeal answers it."""

    code = "doubt-decided"
    title = text("这条疑点已被确认", "This doubt has been confirmed already")
    mend = text(
        "已形成问题记录，如有异议请走申诉；请刷新列表继续下一条。",
        "It is a finding now; whoever disagrees appeals. Reload the list and go on with the next.",
    )
