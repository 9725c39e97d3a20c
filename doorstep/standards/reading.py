"""From a YAML file to a `Standard`, with file, line and clause in every complaint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from pydantic import ValidationError

from doorstep.core.errors import Text, text
from doorstep.standards.errors import BadStandard
from doorstep.standards.language import Standard
from doorstep.standards.wording import chinese_of, told


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a file. `chinese`: in words of its own; else told by its form."""

    file: str
    line: int
    clause: str | None
    expected: str
    chinese: str = ""

    @property
    def said(self) -> Text:
        return text(self.chinese or chinese_of(self.expected), self.expected)

    @property
    def placed(self) -> Text:
        """With file, line and clause before it."""
        where = f"{self.file}:{self.line}" + (f" ({self.clause})" if self.clause else "")
        return text(f"{where}：{self.said['zh']}", f"{where}: {self.said['en']}")


Path = tuple[str | int, ...]


def read_standard(content: str, file: str) -> Standard:
    """Raises BadStandard naming every problem with its line and clause."""
    data, lines = load_with_lines(content, file)
    try:
        return Standard.model_validate(data)
    except ValidationError as error:
        problems = [problem_at(data, lines, file, dict(each)) for each in error.errors()]
        raise refuse(problems) from error


def clause_lines(content: str, file: str) -> dict[str, int]:
    """The line on which each clause of a standard starts, by clause id."""
    data, lines = load_with_lines(content, file)
    return {str(entry["id"]): lines["clauses", at] for at, entry in enumerate(data["clauses"])}


def refuse(problems: list[Problem]) -> BadStandard:
    first, more = [problem.placed for problem in problems[:3]], " …" if len(problems) > 3 else ""
    return BadStandard(
        summary=text(
            "；".join(each["zh"] for each in first) + more, "; ".join(each["en"] for each in first) + more
        ),
        problems=[
            {"file": each.file, "line": each.line, "clause": each.clause, "expected": each.said}
            for each in problems
        ],
    )


@lru_cache(maxsize=4)
def load_with_lines(content: str, file: str) -> tuple[Mapping[str, Any], Mapping[Path, int]]:
    """The YAML's value and the line (1-based) of every key and item by path. Not to be changed: who reads a
    file asks for its lines next, and gets the same again.

    Raises BadStandard for what is no YAML mapping, for keys that stand twice and for aliases: a few hundred
    bytes of them can unfold into gigabytes.
    """
    try:
        loader = yaml.SafeLoader(content)
        root = loader.get_single_node()
        lines: dict[Path, int] = {}
        if root is not None:
            _note_lines(root, (), lines, file, set())
        data = None if root is None else loader.construct_document(root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise refuse([Problem(file, line, None, f"not YAML: {getattr(error, 'problem', error)}")]) from error
    except RecursionError as error:
        raise refuse([Problem(file, 1, None, "nested too deep for a standard")]) from error
    if data is None:
        raise refuse([Problem(file, 1, None, "the file is empty: a standard with its clauses is expected")])
    if not isinstance(data, dict):
        raise refuse([Problem(file, 1, None, "a mapping with standard, title, version, clauses is expected")])
    return data, lines


def _note_lines(node: yaml.Node, path: Path, lines: dict[Path, int], file: str, seen: set[int]) -> None:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise refuse([Problem(file, line, None, "aliases (&name, *name) are not read: write it out")])
    seen.add(id(node))
    lines.setdefault(path, line)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise refuse([Problem(file, key.start_mark.line + 1, None, "a key is a plain word")])
            here = (*path, key.value)
            if here in lines:
                twice = Problem(file, key.start_mark.line + 1, None, f"key `{key.value}` stands twice")
                raise refuse([twice])
            lines[here] = key.start_mark.line + 1
            _note_lines(value, here, lines, file, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _note_lines(value, (*path, index), lines, file, seen)


def problem_at(
    data: Mapping[str, Any], lines: Mapping[Path, int], file: str, error: dict[str, Any]
) -> Problem:
    """A pydantic error as a problem: where it stands, in which clause, which field, what was expected."""
    path: Path = tuple(error["loc"])
    clause = None
    if len(path) > 1 and path[0] == "clauses" and isinstance(path[1], int):
        entry = data["clauses"][path[1]]
        clause = entry.get("id") if isinstance(entry, dict) else None
        path_within = path[2:]
    else:
        path_within = path
    while path and path not in lines:
        path = path[:-1]
    field = ".".join(str(part) for part in path_within if isinstance(part, str))
    message = told(error)
    named = clause if isinstance(clause, str) else None
    english, chinese = message["en"], message["zh"]
    if field:
        english, chinese = f"{field}: {english}", f"{field}：{chinese}"
    return Problem(file, lines.get(path, 1), named, english, chinese)
