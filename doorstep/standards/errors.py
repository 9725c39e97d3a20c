"""What can be wrong with a standard, and with what is done to a draft of one."""

from __future__ import annotations

from doorstep.core.errors import Conflict, DoorstepError, Invalid, NotAllowed, NotFound, text


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


class NotRun(NotFound):
    """The unit runs no edition of that standard on that day."""

    code = "standard-not-run"
    title = text("本单位没有采用规范 {standard}", "The unit doesn't run the standard {standard}")
    mend = text("请在规范列表里选择已采用的规范。", "Pick one of the standards listed.")


class DraftOpen(Conflict):
    """`draft`: the id of the unit's open draft of the same standard."""

    code = "draft-open"
    title = text("{standard} 已有一份未发布的修订稿", "There is an open draft of {standard} already")
    mend = text("请接着修改那一份，或先把它作废。", "Go on with that one, or discard it first.")


class StaleDraft(Conflict):
    """`by`, `at`: who saved it meanwhile, and when (`on`: by local time); `revision`: as it is now."""

    code = "stale-draft"
    title = text("{by} 已于 {on} 保存过这份修订稿", "{by} saved this draft meanwhile, on {on}")
    mend = text(
        "请先复制好您改的内容，刷新后在最新一稿上重新修改。",
        "Copy what you changed, reload, and make the change in the present text.",
    )


class DraftSettled(Conflict):
    """The draft is in a `state` (a Text) where this can't be done; `instead`: what can."""

    code = "draft-not-open"
    title = text("这份修订稿{state}，不能做这项操作", "This draft is {state}: that can't be done now")
    mend = text("{instead}", "{instead}")


class DraftNotReady(Invalid):
    """`reasons`: what stands in the way, [Text]; `count` of them, `first` for the title."""

    code = "draft-not-ready"
    title = text("修订稿还有 {count} 处要先改：{first}", "{count} things stand in the draft's way: {first}")
    mend = text("请按问题清单逐条改好后再提交。", "Settle each of those listed, then try again.")


class SecondPersonNeeded(NotAllowed):
    """`reason`: why this person can't publish it, a Text."""

    code = "second-person-needed"
    title = text("您不能发布这份修订稿：{reason}", "You can't publish this draft: {reason}")
    mend = text(
        "请另一位没有起草、也不是最后修改的经理审核发布。",
        "Ask another manager, who neither began it nor edited it last.",
    )


class VersionTaken(Invalid):
    code = "version-taken"
    title = text("{standard} 已有版本号 {version}", "{standard} has an edition {version} already")
    mend = text("请在 version 里换一个没用过的版本号。", "Write a version that was not used yet.")


class DayPast(Invalid):
    code = "day-past"
    title = text("生效日期 {from_on} 已经过去", "The day {from_on} has passed")
    mend = text("请选择 {today} 或以后的日期。", "Pick {today} or a later day.")


class AdoptionAhead(Conflict):
    """From `ahead` on the unit runs something else already: `version`."""

    code = "adoption-ahead"
    title = text(
        "本单位已定于 {ahead} 起采用版本 {version}",
        "From {ahead} on the unit runs edition {version}: that is settled already",
    )
    mend = text(
        "请把生效日期定在 {ahead} 或以后，否则到那天又会被换掉。",
        "Pick {ahead} or a later day; else it would be replaced on that day.",
    )


class FiguresRefused(Invalid):
    """`reason`: which of the unit's figures doesn't fit, a Text."""

    code = "figures-refused"
    title = text("参数不合适：{reason}", "The figures don't fit: {reason}")
    mend = text("请按参数的类型和单位改好再提交。", "Correct it by its type and unit and send it again.")
