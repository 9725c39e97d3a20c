"""What is wrong with a problem file, with the exit codes of VROOM."""

from __future__ import annotations

from typing import ClassVar

from doorstep.core.errors import DoorstepError, Text, text

INTERNAL, INPUT, ROUTING = 1, 2, 3


class ProblemRefused(DoorstepError):
    """A problem file that can't be planned. `path`: where, as `jobs[3].priority`; `why`: a Text."""

    status = 422
    code = "problem-refused"
    exit_code: ClassVar[int] = INPUT
    title = text("{path}：{why}", "{path}: {why}")
    mend = text(
        "请按 docs/planning.zh-CN.md 改好这一处，再重新运行。",
        "Correct it as docs/planning.md says and run again.",
    )


def refused(path: str, zh: str, en: str) -> ProblemRefused:
    why: Text = text(zh, en)
    return ProblemRefused(path=path or "$", why=why)
