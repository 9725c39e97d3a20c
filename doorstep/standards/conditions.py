"""Conditions on an event's body or an order's attributes: small typed data, compiled once, never eval'd.

    when:
      outcome: {in: [connected, promised]}     # eq ne in not_in lt le gt ge exists has has_all some
      dbm: {ge: $optical-min, le: $optical-max} # $name is a parameter of the standard
      down_mbps: {ge: {order: contracted_down_mbps, times: $speed-ratio}}
      products: {has_all: {order: products}}    # a list with each of the values; `has`: with this value
      evidence: {some: {slot: sticker}}         # a list with an object that satisfies the condition
      any: [{shown: true}, {declined: true}]    # all / any / not combine conditions

Every field named must hold. A missing field fails every test but `exists: false`, `ne` and `not_in`.
`resolve` puts parameters and order attributes in, which is the form that the phone evaluates offline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Condition = Callable[[Mapping[str, Any], Mapping[str, Any]], bool]

MISSING = object()
LISTS = (list, tuple)
NUMBERS = (int, float)


def _ordered(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """A comparison that is false, not an error, between unlike things."""

    def compare(found: Any, wanted: Any) -> bool:
        numbers = isinstance(found, NUMBERS) and isinstance(wanted, NUMBERS)
        return (numbers or (isinstance(found, str) and isinstance(wanted, str))) and test(found, wanted)

    return compare


def _among(found: Any, wanted: Any) -> bool:
    return isinstance(wanted, LISTS) and found in wanted


def _has_all(found: Any, wanted: Any) -> bool:
    return isinstance(found, LISTS) and isinstance(wanted, LISTS) and all(each in found for each in wanted)


TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda found, wanted: found is not MISSING and found == wanted,
    "ne": lambda found, wanted: found is MISSING or found != wanted,
    "in": _among,
    "not_in": lambda found, wanted: not _among(found, wanted),
    "lt": _ordered(lambda found, wanted: found < wanted),
    "le": _ordered(lambda found, wanted: found <= wanted),
    "gt": _ordered(lambda found, wanted: found > wanted),
    "ge": _ordered(lambda found, wanted: found >= wanted),
    "exists": lambda found, wanted: (found is not MISSING and found is not None) is wanted,
    "has": lambda found, wanted: isinstance(found, LISTS) and wanted in found,
    "has_all": _has_all,
}


def read_field(body: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path, or MISSING."""
    if "." not in path:
        return body.get(path, MISSING)
    found: Any = body
    for part in path.split("."):
        if not isinstance(found, Mapping) or part not in found:
            return MISSING
        found = found[part]
    return found


def resolve(
    when: Any, parameters: Mapping[str, Any], order: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The condition with `$parameters` put in and, when `order` is given, its attributes too.

    Raises ValueError for an unknown parameter or operation, or for what is no condition.
    """
    if not isinstance(when, Mapping):
        raise ValueError(f"{when!r} is no condition: write field: value, or field: {{operation: value}}")
    out: dict[str, Any] = {}
    for key, test in when.items():
        if not isinstance(key, str):
            raise ValueError(f"{key!r} is no field: put it in quotation marks")
        if key in ("all", "any"):
            if not isinstance(test, list):
                raise ValueError(f"`{key}` takes a list of conditions")
            out[key] = [resolve(part, parameters, order) for part in test]
        elif key == "not":
            out[key] = resolve(test, parameters, order)
        else:
            out[key] = _resolve_test(key, test, parameters, order)
    return out


def _resolve_test(
    field: str, test: Any, parameters: Mapping[str, Any], order: Mapping[str, Any] | None
) -> dict[str, Any]:
    if not isinstance(test, Mapping):
        test = {"eq": test}
    resolved: dict[str, Any] = {}
    for operation, wanted in test.items():
        if operation == "some":
            resolved["some"] = resolve(wanted, parameters, order)
        elif operation in TESTS:
            resolved[operation] = operand(wanted, parameters, order)
        else:
            known = ", ".join([*TESTS, "some"])
            raise ValueError(f"field {field}: unknown operation `{operation}`; one of {known}")
    return resolved


def operand(wanted: Any, parameters: Mapping[str, Any], order: Mapping[str, Any] | None) -> Any:
    if isinstance(wanted, str) and wanted.startswith("$"):
        if wanted[1:] not in parameters:
            raise ValueError(f"unknown parameter {wanted}")
        return parameters[wanted[1:]]
    if isinstance(wanted, Mapping):
        if not set(wanted) <= {"order", "times"} or "order" not in wanted:
            raise ValueError("an operand is a value, $parameter, or {order: field, times: factor}")
        factor = operand(wanted.get("times", 1), parameters, order)
        if order is None:
            return {"order": wanted["order"], "times": factor}
        value = order.get(str(wanted["order"]))
        return value * factor if isinstance(value, int | float) else value
    if isinstance(wanted, list):
        return [operand(each, parameters, order) for each in wanted]
    return wanted


def fields_in(when: Mapping[str, Any]) -> Iterator[str]:
    """The fields that a resolved condition looks at."""
    for key, test in when.items():
        if key in ("all", "any"):
            for part in test:
                yield from fields_in(part)
        elif key == "not":
            yield from fields_in(test)
        else:
            yield key


def compile_condition(when: Mapping[str, Any]) -> Condition | None:
    """A resolved condition as a function of (body, order's attributes); None when it asks nothing."""
    tests = [_compile_entry(key, test) for key, test in when.items()]
    return _both(tests) if tests else None


def _both(tests: Sequence[Condition]) -> Condition:
    """All of them. Written out, as this runs for every clause on every event."""
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda body, order: first(body, order) and second(body, order)

    def every(body: Mapping[str, Any], order: Mapping[str, Any]) -> bool:
        for test in tests:  # noqa: SIM110 - a generator costs more than what it asks
            if not test(body, order):
                return False
        return True

    return every


def _either(tests: Sequence[Condition]) -> Condition:
    """One of them; written out likewise."""
    if len(tests) == 2:
        first, second = tests
        return lambda body, order: first(body, order) or second(body, order)

    def either(body: Mapping[str, Any], order: Mapping[str, Any]) -> bool:
        for test in tests:  # noqa: SIM110 - a generator costs more than what it asks
            if test(body, order):
                return True
        return False

    return either


def _compile_entry(key: str, test: Any) -> Condition:
    if key == "all":
        return _both([compile_condition(part) or _always for part in test] or [_always])
    if key == "any":
        return _either([compile_condition(part) or _always for part in test])
    if key == "not":
        inner = compile_condition(test) or _always
        return lambda body, order: not inner(body, order)
    return _both([_compile_test(key, operation, wanted) for operation, wanted in test.items()] or [_always])


def _compile_test(key: str, operation: str, wanted: Any) -> Condition:
    if operation == "some":
        return _compile_some(key, compile_condition(wanted) or _always)
    test = TESTS[operation]
    if _asks_order(wanted):
        return lambda body, order: test(read_field(body, key), operand(wanted, {}, order))
    if "." in key:
        return lambda body, order: test(read_field(body, key), wanted)
    if operation == "eq":
        return lambda body, order: body.get(key, MISSING) == wanted
    return lambda body, order: test(body.get(key, MISSING), wanted)


def _compile_some(key: str, inner: Condition) -> Condition:
    def some(body: Mapping[str, Any], order: Mapping[str, Any]) -> bool:
        found = read_field(body, key)
        if isinstance(found, LISTS):
            for each in found:
                if isinstance(each, dict) and inner(each, order):
                    return True
        return False

    return some


def _asks_order(wanted: Any) -> bool:
    return isinstance(wanted, dict) or (isinstance(wanted, list) and any(map(_asks_order, wanted)))


def _always(_body: Mapping[str, Any], _order: Mapping[str, Any]) -> bool:
    return True
