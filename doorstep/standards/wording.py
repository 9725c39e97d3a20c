"""Complaints about a standard's file in Chinese: the language's own, by their form, and pydantic's.

The checks raise ValueError in English, as they run far below any reader; here each gets its Chinese line. One
without a form of its own is passed on behind a general line: nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from doorstep.core.errors import Text, text
from doorstep.core.field_problems import field_problems

#: The English complaint's form → its Chinese; groups are put in as they stand.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(form, re.DOTALL), chinese)
    for form, chinese in (
        # the file
        (r"not YAML: (.*)", "不是有效的 YAML（{0}），请检查缩进、冒号和引号"),
        (r"nested too deep for a standard", "嵌套层数太多，规范用不到这么深"),
        (r"the file is empty.*", "文件是空的，应写明规范名称、版本和条款"),
        (r"a mapping with standard, title.*", "最外层应是 standard、title、version、clauses 这几个字段"),
        (r"aliases .*", "不支持 &名称、*名称 这种引用，请把内容直接写出来"),
        (r"a key is a plain word", "字段名应是一个普通词语"),
        (r"key `(.*)` stands twice", "字段 {0} 写了两遍，请去掉一处"),
        (r"clause id (\S+) stands twice", "条款编号 {0} 重复，请改成不同的编号"),
        # figures
        (r"(.+) is no (duration|number|integer|text|list)", "{0} 不是{1}"),
        (
            r"'(.*)' is no duration: write ISO 8601.*",
            "“{0}”不是时长，请写成 PT30M（30 分钟）、PT4H 或 P2D",
        ),
        (r"unknown parameter (\S+)", "没有参数 {0}，请先在 parameters 里定义"),
        (r"(\S+) has no parameter (\S+); it has (.*)", "规范 {0} 没有参数 {1}，现有：{2}"),
        # the clause as a whole
        (r"a process names its capability.*", "流程类条款要写明由哪个功能承担（capability）和现状（status）"),
        (r"`(\w+)` means nothing here; it goes with (.*)", "{0} 在这里不起作用，它只用于：{1}"),
        (
            r"a (\w+) needs a template, or \(a check\).*",
            "{0} 类条款要写模板；检查类也可以只写在哪一步确认（step）",
        ),
        (r"activation and target need a template", "写了 activation 或 target，就要同时写模板 template"),
        (r"template (\w+) needs an activation", "模板 {0} 要写起因事件 activation"),
        (r"template (.+) takes no target", "模板 {0} 不用写 target，请去掉"),
        (r"template (\w+) needs a target", "模板 {0} 要写目标事件 target"),
        (
            r"template absence_between needs `until`.*",
            "模板 absence_between 要用 until 写明到哪个事件为止",
        ),
        (r"a gate can't hold (\w+); it holds (.*)", "关口拦不住 {0} 这种要求，能拦的有：{1}"),
        (
            r"`from_field` needs one activation.*",
            "from_field 只认一个起算事件，请拆成 response 和 precedence",
        ),
        (r"`by` and `evidence` go with.*", "by 和 evidence 只用于不写模板的检查，请把要求写进 target"),
        (
            r"template count_per needs `per`.*",
            "模板 count_per 要写按什么统计（per）和统计周期（period）",
        ),
        (r"template count_per needs `at_most`.*", "模板 count_per 要写上限 at_most 或下限 at_least"),
        (r"template count_per needs an activation.*", "模板 count_per 要写 activation、per 和 period"),
        (r"`per` names either.*", "per 只能写事件字段 field 或工单字段 order 中的一个"),
        (r"at least (\d+) and at most (\d+) can't both be kept", "至少 {0} 次又最多 {1} 次，做不到"),
        (r"`at_least: 0` asks nothing.*", "at_least: 0 等于没有要求，请写 1 以上，或去掉"),
        (r"(\S+) is (.+): a whole number of events is expected", "{0} 是 {1}，这里应为整数次数"),
        (r"(\S+) and (\S+) override each other.*", "{0} 和 {1} 互相取代，请去掉其中一处 overrides"),
        (r"`overrides` needs a clause that is run.*", "只作登记的条款不能写 overrides"),
        (r"a check without a template.*", "检查类条款不写模板时，要写在哪一步确认（step）"),
        (r"a template needs an activation", "写了模板就要写起因事件 activation"),
        (r"a say clause needs its lines in `say`", "话术类条款要在 say 里写出要说的话"),
        (r"unknown placeholder \{(.*)\}; one of (.*)", "没有占位符 {{{0}}}，可用的有：{1}"),
        (r"`within` needs min, max or both", "within 至少要写 min 或 max"),
        (r"`within` starts at (\S+), after its end (\S+)", "within 的起点 {0} 晚于终点 {1}"),
        (r".*counts days in (\w+) time: write hours.*", "{0} 时间里一天有多长因单位而异，请按小时写"),
        (
            r"(\S+) is no number of working days.*",
            "{0} 不是工作日天数，请写 P1D 以上的天数，或按小时写，如 PT16H",
        ),
        (
            r"`(min|pause)` doesn't go with (\S+) of working days.*",
            "{0} 不能和工作日天数 {1} 同用，请按小时写",
        ),
        (r"unknown step `(.*)`; one of (.*)", "没有步骤 {0}，可用的有：{1}"),
        # conditions
        (r"(.+) is no condition.*", "{0} 不是条件，请写成“字段: 值”或“字段: {{运算: 值}}”"),
        (r"(.+) is no field: put it in quotation marks", "{0} 不能当字段名，请加引号"),
        (r"`(all|any)` takes a list of conditions", "{0} 后面应是一组条件"),
        (r"field (\S+): unknown operation `(.*)`; one of (.*)", "字段 {0}：没有运算 {1}，可用的有：{2}"),
        (
            r"an operand is a value.*",
            "比较的对象应是一个值、$参数，或 {{order: 工单字段, times: 倍数}}",
        ),
    )
)
_TYPES = {"duration": "时长", "number": "数字", "integer": "整数", "text": "文字", "list": "列表"}


def chinese_of(english: str) -> str:
    """A complaint of the language's own, in Chinese."""
    for form, chinese in _FORMS:
        found = form.fullmatch(english)
        if found is not None:
            return chinese.format(*(_TYPES.get(said, said) for said in found.groups()))
    return f"不符合条款语言的写法（{english}）"


def told(finding: Mapping[str, Any]) -> Text:
    """One of pydantic's findings: English as pydantic says it, as it names what was expected."""
    english = str(finding["msg"]).removeprefix("Value error, ")
    if finding["type"] in ("value_error", "assertion_error"):
        return text(chinese_of(english), english)
    return text(field_problems([finding])[0]["zh"], english)
