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


class NothingToRecheck(Conflict):
    """The check was made, or somebody has decided since: there is nothing to make up for."""

    code = "nothing-to-recheck"
    title = text("这份凭证不用再查", "This evidence needs no other check")
    mend = text(
        "只有没查成、还没核实的才能再查；请刷新列表查看结果。",
        "Only what could not be checked and is still open is checked again; reload the list.",
    )
