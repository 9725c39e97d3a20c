"""Clauses as a .decl file (MP-Declare, as RuM and Declare4Py read it). Pure.

What DECLARE can't say is left out and the reason given: the file says less than the standard, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from doorstep.core.errors import Text, text
from doorstep.standards.bounds import TimeBound
from doorstep.standards.compiling import Choice, Quota, Rule
from doorstep.standards.language import PRECEDENCES, Clause, Template

T = Template
_NAMES: Mapping[Template, str] = {
    T.EXISTENCE: "Existence",
    T.ABSENCE: "Absence",
    T.EXACTLY: "Exactly",
    T.INIT: "Init",
    T.END: "End",
    T.RESPONDED_EXISTENCE: "Responded Existence",
    T.COEXISTENCE: "Co-Existence",
    T.NOT_COEXISTENCE: "Not Co-Existence",
    T.RESPONSE: "Response",
    T.PRECEDENCE: "Precedence",
    T.SUCCESSION: "Succession",
    T.ALTERNATE_RESPONSE: "Alternate Response",
    T.ALTERNATE_PRECEDENCE: "Alternate Precedence",
    T.ALTERNATE_SUCCESSION: "Alternate Succession",
    T.CHAIN_RESPONSE: "Chain Response",
    T.CHAIN_PRECEDENCE: "Chain Precedence",
    T.CHAIN_SUCCESSION: "Chain Succession",
    T.ABSENCE_AFTER: "Not Response",
}
_COUNTED = frozenset({T.EXISTENCE, T.ABSENCE, T.EXACTLY})
_SIGNS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_UNITS = (("d", timedelta(days=1)), ("h", timedelta(hours=1)), ("m", timedelta(minutes=1)))
#: A name or value that stands in the file as it is: no brackets, bars or commas.
_PLAIN = re.compile(r"[^\[\]|,#\r\n\t:]+")
_WORD = re.compile(r"[\w:-]+")
_VALUE = re.compile(r"[\w .:+-]+")


class LeftOut(NamedTuple):
    """A clause that the file doesn't have, and why."""

    clause: str
    why: Text


class Unsaid(Exception):
    """DECLARE has no words for it. `args[0]`: a Text."""


class _Model:
    """The activities that constraints name, and the attributes that conditions read of each."""

    def __init__(self) -> None:
        self.activities: dict[str, dict[str, None]] = {}
        self.words: dict[str, dict[str, None]] = {}
        self.numbers: dict[str, None] = {}


def declare_model(
    rules: Iterable[Rule], quotas: Iterable[Quota] = (), clauses: Iterable[Clause] = ()
) -> tuple[str, list[LeftOut]]:
    """The file's text, and what of the standard it lacks. `clauses`: all, the only carried too."""
    model, lines, left_out = _Model(), list[str](), list[LeftOut]()
    run: set[str] = set()
    for rule in rules:
        run.add(rule.id)
        try:
            lines.append(_constraint(rule, model))
        except Unsaid as error:
            left_out.append(LeftOut(rule.id, error.args[0]))
    for quota in quotas:
        run.add(quota.id)
        left_out.append(LeftOut(quota.id, text("跨工单计数", "it counts over many traces")))
    for clause in clauses:
        if clause.id not in run:
            left_out.append(LeftOut(clause.id, text("不是针对日志的规则", "it is no rule over the log")))
    return "\n".join([*_heading(model), *lines, *_remarks(left_out)]) + "\n", left_out


def _heading(model: _Model) -> list[str]:
    lines = [f"activity {name}" for name in model.activities]
    lines += [f"bind {name}: {', '.join(said)}" for name, said in model.activities.items() if said]
    lines += [f"{name}: {', '.join(words)}" for name, words in model.words.items()]
    return lines + [f"{name}: float between -1000000.0 and 1000000.0" for name in model.numbers]


def _remarks(left_out: Sequence[LeftOut]) -> list[str]:
    return [f"# left out: {each.clause}: {each.why['en']}" for each in left_out]


def _constraint(rule: Rule, model: _Model) -> str:
    _check_expressible(rule)
    first = _activity(rule.activation)
    name = _NAMES[rule.template] + (str(rule.clause.n) if rule.template in _COUNTED else "")
    mine = _condition(rule.activation, first, "A", model)
    if rule.target is None:
        model.activities.setdefault(first, {})
        return f"{name}[{first}] |{mine} |"
    second = _activity(rule.target)
    if first == second:
        raise Unsaid(text("起因和目标是同一种事件", "activation and target are the same activity"))
    same = [f"same {_field(field)}" for field in rule.target.correlate]
    theirs = " and ".join(filter(None, [_condition(rule.target, second, "T", model), *same]))
    for activity in (first, second):
        known = model.activities.setdefault(activity, {})
        known.update(dict.fromkeys(rule.target.correlate))
    named = f"{second}, {first}" if rule.template in PRECEDENCES else f"{first}, {second}"
    return f"{name}[{named}] |{mine} |{theirs} |{_window(rule.within)}"


def _check_expressible(rule: Rule) -> None:
    clause = rule.clause
    if rule.template not in _NAMES:
        raise Unsaid(text(f"没有对应的模板（{rule.template}）", f"DECLARE has no {rule.template}"))
    if rule.scope is not None:
        raise Unsaid(text("只管一部分工单", "it rules only some of the traces"))
    said = {"since": rule.since, "cancel": rule.cancel, "pause": clause.pause}
    for name, value in said.items():
        if value:
            raise Unsaid(text(f"用了 {name}", f"DECLARE has no `{name}`"))


def _activity(choice: Choice) -> str:
    kinds = choice.kinds
    if len(kinds) != 1 or kinds[0] == "*":
        raise Unsaid(text("对应多种事件", "a selector takes several activities"))
    if choice.by_actor:
        raise Unsaid(text("看由谁做的", "it asks who acted"))
    if not _PLAIN.fullmatch(kinds[0]):
        raise Unsaid(text("活动名含特殊字符", "the activity's name has characters of the file's grammar"))
    return kinds[0]


def _window(bound: TimeBound | None) -> str:
    """'0,48,h': the largest unit in which both ends are whole."""
    if bound is None:
        return ""
    if bound.calendar != "wall" or bound.from_field or bound.unless_past or bound.max is None:
        raise Unsaid(
            text("时限不是从事件起算的自然时间", "its window isn't wall time from event to event with an end")
        )
    ends = (bound.min or timedelta(0), bound.max)
    if ends[0] < timedelta(0):
        raise Unsaid(text("时限在起因之前", "its window begins before the activation"))
    unit, length = next(
        ((unit, length) for unit, length in _UNITS if not any(end % length for end in ends)),
        ("s", timedelta(seconds=1)),
    )
    return ",".join(str(int(end / length)) for end in ends) + f",{unit}"


def _condition(choice: Choice, activity: str, side: str, model: _Model) -> str:
    return _all(choice.when, activity, side, model, " and ") if choice.when else ""


def _all(when: Mapping[str, Any], activity: str, side: str, model: _Model, glue: str) -> str:
    parts = []
    for key, said in when.items():
        if key in ("all", "any"):
            inner = [_all(each, activity, side, model, " and ") for each in said]
            parts.append("(" + (" and " if key == "all" else " or ").join(inner) + ")")
        elif key == "not":
            raise Unsaid(text("条件里有 not", "its condition has a `not`"))
        else:
            parts += [
                _test(key, operation, value, activity, side, model) for operation, value in said.items()
            ]
    return glue.join(parts)


def _field(name: str) -> str:
    if not _WORD.fullmatch(name):
        raise Unsaid(text(f"字段 {name} 是嵌套的", f"the field {name} is nested"))
    return name


def _test(name: str, operation: str, value: Any, activity: str, side: str, model: _Model) -> str:
    field = f"{side}.{_field(name)}"
    if operation in _SIGNS and isinstance(value, int | float) and not isinstance(value, bool):
        _note(model, activity, name, None)
        return f"{field} {_SIGNS[operation]} {value}"
    if operation == "eq" and isinstance(value, bool):
        _note(model, activity, name, str(value))
        return f"{field} = {value}"
    if operation == "eq" and isinstance(value, int | float):
        _note(model, activity, name, None)
        return f"{field} = {value}"
    if operation == "eq" and isinstance(value, str):
        _note(model, activity, name, _value(value))
        return f"{field} is {value}"
    if operation == "in" and isinstance(value, list) and all(isinstance(each, str) for each in value):
        for each in value:
            _note(model, activity, name, _value(each))
        return f"{field} in ({', '.join(value)})"
    raise Unsaid(
        text(f"条件 {name} {operation} 说不出", f"its condition on {name} ({operation}) can't be said")
    )


def _value(said: str) -> str:
    """A value is read up to the next 'and', 'or' or bracket."""
    words = said.lower().split()
    if not _VALUE.fullmatch(said) or any(word.startswith(("and", "or", "not")) for word in words):
        raise Unsaid(text(f"值“{said}”会被读错", f"the value {said!r} would be read wrongly"))
    return said


def _note(model: _Model, activity: str, name: str, word: str | None) -> None:
    model.activities.setdefault(activity, {})[name] = None
    if word is None:
        model.numbers[name] = None
    else:
        model.words.setdefault(name, {})[word] = None
