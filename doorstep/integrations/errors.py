"""What can be wrong with a file that comes from outside, or that goes there."""

from __future__ import annotations

from doorstep.core.errors import DoorstepError, Text, text


class BadEventLog(DoorstepError):
    """An event log can't be read. `file`; `where`: line, trace or event (Text); `expected`: Text."""

    status = 422
    code = "bad-event-log"
    title = text("事件日志 {file} {where}：{expected}", "Event log {file}, {where}: {expected}")
    mend = text(
        "请按提示改正文件，或请对方重新导出一份完整的，再来一次。什么都没有写出。",
        "Correct the file there, or have it exported again in full, and start over. Nothing was written.",
    )


class BadMapping(DoorstepError):
    """A mapping from a file's columns to an event log can't be used. `file`; `expected`: Text."""

    status = 422
    code = "bad-mapping"
    title = text("列对应关系 {file} 有误：{expected}", "The mapping {file} can't be used: {expected}")
    mend = text(
        "写明流程实例、活动、时间各是哪一列，例如：case: 工单号；activity: 环节；"
        'timestamp: {{column: 时间, format: "%Y-%m-%d %H:%M", zone: Asia/Shanghai}}。',
        "Say which columns are the case, the activity and the time, such as: case: number, activity: state, "
        'timestamp: {{column: updated, format: "%d-%m-%Y %H:%M", zone: Europe/Rome}}.',
    )


class UnknownFormat(DoorstepError):
    """Neither the name nor the content of a file says what it is. `file`."""

    status = 422
    code = "unknown-log-format"
    title = text("看不出 {file} 是哪种事件日志", "{file} is no event log that Doorstep reads")
    mend = text(
        "可以读：.xes、.xes.gz、OCEL 2.0 的 .json、.sqlite、.xml，以及 .csv。",
        "It reads .xes, .xes.gz, OCEL 2.0 as .json, .sqlite or .xml, and .csv.",
    )


class CaseTypeNeeded(DoorstepError):
    """An object-centric log is read along one type of object. `file`, `said`, `known`: names, by commas."""

    status = 422
    code = "case-type-needed"
    title = text(
        "{file} 里没有对象类型“{said}”，有：{known}", "{file} has no object type '{said}'; it has {known}"
    )
    mend = text("用 --case-type 指明按哪种对象逐个检查。", "Say with --case-type which of them is the case.")


class CantWrite(DoorstepError):
    """The file system refuses. `file`, `why`."""

    code = "cant-write"
    title = text("无法写入 {file}：{why}", "{file} can't be written: {why}")
    mend = text(
        "请换一个有空间、可写入的位置再导出；原有文件没有动。",
        "Choose a place with room that may be written to; a file that was there is as it was.",
    )


def bad_log(file: str, where: Text, zh: str, en: str) -> BadEventLog:
    return BadEventLog(file=file, where=where, expected=text(zh, en))


def at_line(line: int, case: str | None = None) -> Text:
    """'line 12, trace GD1' in both languages."""
    zh, en = f"第 {line} 行", f"line {line}"
    return text(zh, en) if case is None else text(f"{zh}（流程实例 {case}）", f"{en}, trace {case}")


def at_event(event: str) -> Text:
    return text(f"事件 {event}", f"event {event}")


def at_object(thing: str) -> Text:
    return text(f"对象 {thing}", f"object {thing}")


WHOLE_FILE = text("整个文件", "the whole file")
