"""The standards that come with Doorstep have no finding, alone or all together."""

from __future__ import annotations

from functools import cache

import pytest

from doorstep.orders.vocabulary import known
from doorstep.standards.language import Standard
from doorstep.standards.linting import lint
from doorstep.standards.reading import read_standard
from doorstep.standards.services import library


@cache
def standards() -> tuple[Standard, ...]:
    return tuple(read_standard(content, file) for file, content in library())


@pytest.mark.parametrize("standard", standards(), ids=lambda standard: standard.standard)
def test_a_standard_lints_clean_beside_the_others(standard: Standard) -> None:
    found = lint(standard, [(other, {}) for other in standards()], known())
    assert [(each.severity, each.code, each.clauses, each.text["en"]) for each in found] == []


@pytest.mark.parametrize("standard", standards(), ids=lambda standard: standard.standard)
def test_and_alone(standard: Standard) -> None:
    found = lint(standard, [], known())
    assert [(each.severity, each.code, each.clauses, each.text["en"]) for each in found] == []
