"""Two at once, each in a connection of its own: one wins, nothing is half-done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doorstep.standards import drafting
from doorstep.standards.errors import DraftOpen, DraftSettled, StaleDraft
from doorstep.standards.models import Adoption, Draft, Edition
from doorstep.standards.services import set_figures
from doorstep.standards.tests.drafts import (
    APRIL,
    EAST,
    GAO_MING,
    NEXT,
    NOW,
    SUN_LI,
    ZHOU_MIN,
    opened,
    proposed,
    publish,
    running,
)
from tests.races import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_publishers_one_publishes() -> None:
    running()
    draft = proposed()
    got = all_at_once(lambda by: publish(draft, by=by), [ZHOU_MIN, GAO_MING] * 3)
    assert sum(isinstance(each, Draft) for each in got) == 1, got
    assert sum(isinstance(each, DraftSettled) for each in got) == 5
    assert Edition.objects.filter(version="2").count() == 1
    assert Adoption.objects.filter(from_on=APRIL).count() == 1


def test_of_many_who_open_one_does() -> None:
    running()
    got = all_at_once(opened, [SUN_LI, ZHOU_MIN, GAO_MING] * 2)
    assert sum(isinstance(each, Draft) for each in got) == 1, got
    refused = [each for each in got if isinstance(each, DraftOpen)]
    assert {each.details["draft"] for each in refused} == {Draft.objects.get().pk}
    assert len(refused) == 5


def test_of_many_who_save_the_same_revision_one_does() -> None:
    running()
    draft = opened()
    got = all_at_once(
        lambda by: drafting.save_draft(draft=draft.pk, content=f"# {by}\n", revision=1, by=by, now=NOW),
        [SUN_LI, ZHOU_MIN, GAO_MING],
    )
    assert sum(isinstance(each, Draft) for each in got) == 1, got
    assert sum(isinstance(each, StaleDraft) for each in got) == 2
    assert Draft.objects.get().revision == 2


def test_an_edit_while_it_is_published_comes_before_or_not_at_all() -> None:
    """Who wants to edit has to withdraw first: then nothing is published; or it is, as it was looked at."""
    running()
    draft = proposed()

    def edit() -> Any:
        drafting.withdraw(draft=draft.pk, by=SUN_LI, now=NOW)
        return drafting.save_draft(
            draft=draft.pk, content="# 改\n", revision=draft.revision, by=SUN_LI, now=NOW
        )

    asked: list[Callable[[], Any]] = [edit, lambda: publish(draft, revision=draft.revision)]
    edited, published = all_at_once(lambda do: do(), asked)
    assert isinstance(edited, Draft) != isinstance(published, Draft), (edited, published)
    row = Draft.objects.get()
    if row.state == "published":
        assert Edition.objects.get(version="2").content == NEXT == row.content
        assert isinstance(edited, DraftSettled)
    else:
        assert row.content == "# 改\n" and not Edition.objects.filter(version="2").exists()


def test_figures_set_at_the_same_time_do_not_bring_the_old_edition_back() -> None:
    running()
    draft = proposed()

    def figures() -> Any:
        return set_figures(
            standard="TEST",
            unit_path=EAST,
            from_on=APRIL,
            parameters={"call-within": "PT5M"},
            by=GAO_MING,
            now=NOW,
        )

    asked: list[Callable[[], Any]] = [figures, lambda: publish(draft)]
    got = all_at_once(lambda do: do(), asked)
    assert not [each for each in got if isinstance(each, Exception)], got
    adoption = Adoption.objects.get(from_on=APRIL)
    assert (adoption.edition.version, adoption.parameters) == ("2", {"call-within": "PT5M"})
