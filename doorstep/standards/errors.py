"""What can be wrong with a standard."""

from __future__ import annotations

from doorstep.core.errors import DoorstepError, text


class BadStandard(DoorstepError):
    """A standard's file can't be taken. `problems`: [{file, line, clause, expected}] in reading order, each
    `expected` in both languages.
    """

    status = 422
    code = "bad-standard"
    title = text("规范文件有误：{summary}", "The standard's file can't be taken: {summary}")
    mend = text(
        "按文件、行号和条款逐条修改后重新载入。",
        "Correct each place named (file, line, clause) and load it again.",
    )
