"""Saving: any text is kept; whoever saves an old revision is told who was faster."""

from __future__ import annotations

import pytest

from doorstep.core.errors import NotFound
from doorstep.standards.drafting import save_draft
from doorstep.standards.errors import DraftSettled, StaleDraft
from doorstep.standards.models import Draft
from doorstep.standards.tests.drafts import NEXT, NOW, SUN_LI, ZHOU_MIN, opened, proposed, running
from tests.cast import at

pytestmark = pytest.mark.django_db


def test_the_text_is_kept_with_who_wrote_it() -> None:
    running()
    draft = save_draft(draft=opened().pk, content=NEXT, revision=1, by=ZHOU_MIN, now=at(10))
    assert (draft.content, draft.revision, draft.edited_by, draft.edited_at) == (NEXT, 2, ZHOU_MIN, at(10))
    assert draft.author == SUN_LI
    assert Draft.objects.get().content == NEXT


@pytest.mark.parametrize("content", ["", "clauses: [", "standard: OTHER\n"])
def test_a_text_that_is_no_standard_is_kept_too(content: str) -> None:
    running()
    assert save_draft(draft=opened().pk, content=content, revision=1, by=SUN_LI, now=NOW).content == content


def test_the_same_text_again_is_no_new_revision() -> None:
    running()
    draft = opened()
    again = save_draft(draft=draft.pk, content=draft.content, revision=1, by=ZHOU_MIN, now=at(10))
    assert (again.revision, again.edited_by) == (1, SUN_LI)


def test_an_old_revision_is_refused_with_who_and_when() -> None:
    running()
    draft = opened()
    save_draft(draft=draft.pk, content="# 周敏\n", revision=1, by=ZHOU_MIN, now=at(10))
    with pytest.raises(StaleDraft) as refusal:
        save_draft(draft=draft.pk, content=NEXT, revision=1, by=SUN_LI, now=at(10, 5))
    details = refusal.value.details
    assert (details["by"], details["revision"]) == (ZHOU_MIN, 2)
    assert "03-02 10:00" in refusal.value.titled("zh")
    assert Draft.objects.get().content == "# 周敏\n"


def test_what_is_proposed_is_not_edited() -> None:
    running()
    draft = proposed()
    with pytest.raises(DraftSettled) as refusal:
        save_draft(draft=draft.pk, content="x", revision=draft.revision, by=SUN_LI, now=NOW)
    assert "待发布" in refusal.value.titled("zh") and "撤回" in refusal.value.mended("zh")
    assert Draft.objects.get().content == NEXT


def test_an_unknown_draft_is_not_found() -> None:
    with pytest.raises(NotFound):
        save_draft(draft=10**6, content="x", revision=1, by=SUN_LI, now=NOW)
