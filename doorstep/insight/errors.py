"""What can go wrong when the log is exported or a draft is tried out."""

from __future__ import annotations

from doorstep.core.errors import Conflict, DoorstepError, Invalid, text


class EngineMissing(DoorstepError):
    """`engine`: what was asked for; `extra`: what has to be installed for it."""

    code = "engine-missing"
    title = text("没有安装 {engine}", "{engine} isn't installed")
    mend = text(
        "先执行 pip install 'doorstep[{extra}]'，或改用 --engine process。",
        "Install it with pip install 'doorstep[{extra}]', or use --engine process.",
    )


class BacktestGoing(Conflict):
    """`run`: the id of the run that is still going."""

    code = "backtest-going"
    title = text("这份修订稿已有一次回测在进行", "A backtest of this draft is going on already")
    mend = text("请等它完成，或先取消它。", "Wait for it, or cancel it first.")


class BacktestSettled(Conflict):
    """`state`: how the run ended, a Text."""

    code = "backtest-settled"
    title = text("这次回测{state}，不能再取消", "This backtest is {state}: there is nothing to cancel")
    mend = text("要再测，请重新发起一次。", "To try again, start another one.")


class PeriodBackwards(Invalid):
    code = "period-backwards"
    title = text("起始日期 {from_on} 晚于结束日期 {to_on}", "{from_on} is after {to_on}")
    mend = text("请把起始日期选在结束日期当天或之前。", "Pick a first day that is not after the last.")


class Interrupted(DoorstepError):
    """The worker that computed it was stopped."""

    code = "backtest-interrupted"
    retryable = True
    title = text(
        "后台任务中途停止，这次回测没有做完", "The worker was stopped before this backtest was finished"
    )
    mend = text("请重新发起一次回测。", "Start it again.")


class NoParts(Invalid):
    """`folder`: where no part of a log was found."""

    code = "no-parts"
    title = text("{folder} 里没有日志分片", "There are no parts of a log in {folder}")
    mend = text(
        "请指定 doorstep export parquet 写出的文件夹。", "Name a folder that `doorstep export parquet` wrote."
    )


class NotOurFolder(Invalid):
    """`folder` holds other things."""

    code = "not-our-folder"
    title = text("{folder} 里有别的文件，不能用来存放日志", "{folder} holds other files")
    mend = text(
        "请指定一个空文件夹，或先前导出过的文件夹。",
        "Name an empty folder, or one that was exported to before.",
    )
