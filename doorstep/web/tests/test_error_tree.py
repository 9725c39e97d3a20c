"""Every error that we raise: a stable code of its own, and words in both languages that can be filled in."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import doorstep
from doorstep.core.errors import DoorstepError, Language

LANGUAGES: tuple[Language, Language] = ("zh", "en")
PACKAGE = Path(doorstep.__file__).parent

#: Filled in by `_told` of people.refusing and the like: the call that raises passes a mapping.
STARRED = "**"


def modules() -> list[str]:
    found = pkgutil.walk_packages(doorstep.__path__, "doorstep.")
    return [each.name for each in found if ".tests" not in each.name and not each.name.endswith("__main__")]


def tree(of: type[DoorstepError]) -> Iterator[type[DoorstepError]]:
    yield of
    for below in of.__subclasses__():
        yield from tree(below)


for module in modules():
    importlib.import_module(module)

ERRORS = sorted(
    {each for each in tree(DoorstepError) if each.__module__.startswith("doorstep.")},
    key=lambda e: e.__name__,
)


def placeholders(error: type[DoorstepError]) -> set[str]:
    said = [text[language] for text in (error.title, error.mend) for language in LANGUAGES]
    return {name for line in said for _, name, _, _ in string.Formatter().parse(line) if name}


def raised() -> Iterator[tuple[str, Path, int, set[str]]]:
    """Every place in the source that makes something by name: that name, where, and the keywords it gives."""
    for file in sorted(PACKAGE.rglob("*.py")):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = {keyword.arg or STARRED for keyword in node.keywords}
                yield node.func.id, file, node.lineno, given


def test_the_tree_is_there() -> None:
    assert len(ERRORS) > 50


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_speaks_both_languages(error: type[DoorstepError]) -> None:
    for said in (error.title, error.mend):
        assert set(said) == {"zh", "en"}
        assert re.search(r"[\u4e00-\u9fff{]", said["zh"]), said
        assert said["en"].strip() and not re.search(r"[\u4e00-\u9fff]", said["en"]), said
    for language in LANGUAGES:
        assert error.mend[language] != error.title[language], "what happened is not yet what to do"


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_errors_code_and_status_are_those_of_a_problem(error: type[DoorstepError]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", error.code)
    assert 400 <= error.status <= 599
    assert isinstance(error.retryable, bool)


def test_no_two_errors_share_a_code() -> None:
    codes: dict[str, list[str]] = {}
    for error in ERRORS:
        # A subclass that only narrows what a caller may catch says the same to its reader.
        if "code" in error.__dict__:
            codes.setdefault(error.code, []).append(error.__name__)
    assert {code: names for code, names in codes.items() if len(names) > 1} == {}


def test_every_error_that_is_raised_has_a_code_of_its_own() -> None:
    inheriting = {error.__name__ for error in ERRORS if "code" not in error.__dict__}
    assert inheriting & {name for name, *_ in raised()} == set()


def test_whoever_raises_an_error_fills_in_what_it_says() -> None:
    known = {error.__name__: placeholders(error) for error in ERRORS}
    lacking = [
        f"{file.relative_to(PACKAGE)}:{line} {name} lacks {', '.join(sorted(known[name] - given))}"
        for name, file, line, given in raised()
        if name in known and STARRED not in given and known[name] - given
    ]
    assert lacking == []
