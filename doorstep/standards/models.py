"""Editions of standards, which unit runs which, and the drafts that become editions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from doorstep.standards.states import OPEN_STATES, DraftState, RemarkKind


class Edition(models.Model):
    """An immutable version of one source document's clauses, named by the SHA-256 of its file.

    A trigger refuses every change: an order that pinned an edition can always be judged by it again.
    `unit_code`: the unit that published it from a draft, with its `author` and who published it (logins);
    empty: it came with Doorstep. Two people stand behind a unit's own edition, and its version is new.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    standard = models.CharField(max_length=20)
    version = models.CharField(max_length=40)
    content = models.TextField()
    published_at = models.DateTimeField()
    unit_code = models.CharField(max_length=40, default="", blank=True)
    author = models.CharField(max_length=60, default="", blank=True)
    published_by = models.CharField(max_length=60, default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["standard", "published_at"], name="edition_by_standard")]
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "version"], condition=~Q(unit_code=""), name="own_version_once"
            ),
            models.CheckConstraint(
                condition=Q(unit_code="", author="", published_by="")
                | (~Q(unit_code="") & ~Q(author="") & ~Q(published_by="") & ~Q(author=F("published_by"))),
                name="own_edition_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard} {self.version} ({self.sha256[:8]})"


class Adoption(models.Model):
    """A unit runs an edition from a date, with its own figures. Units below it inherit.

    `unit_code` is no foreign key: standards know nothing of people. `adopted_by`: a login; empty: at a start.
    """

    unit_code = models.CharField(max_length=40)
    standard = models.CharField(max_length=20)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    parameters = models.JSONField(default=dict)
    from_on = models.DateField()
    adopted_by = models.CharField(max_length=60, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_code", "standard", "from_on"], name="one_adoption_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code}: {self.edition} from {self.from_on}"


class Draft(models.Model):
    """A unit's next edition of a standard in the making; any text is kept, its problems are found on reading.

    `base` is the edition in force when it was opened, `revision` counts the saves, `from_on` is the day that
    was proposed. People are logins. Of each standard a unit has one open draft, and who publishes it neither
    began it nor edited it last.
    """

    id = models.BigAutoField(primary_key=True)
    unit_code = models.CharField(max_length=40)
    standard = models.CharField(max_length=20)
    base = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="drafts")
    content = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in DraftState])
    author = models.CharField(max_length=60)
    opened_at = models.DateTimeField()
    edited_by = models.CharField(max_length=60)
    edited_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=60, default="", blank=True)
    from_on = models.DateField(null=True)
    published_by = models.CharField(max_length=60, default="", blank=True)
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, null=True, related_name="draft")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_code", "standard"],
                condition=Q(state__in=[state.value for state in OPEN_STATES]),
                name="one_open_draft",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[DraftState.DRAFT.value, DraftState.DISCARDED.value])
                | (~Q(proposed_by="") & Q(from_on__isnull=False)),
                name="proposed_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=DraftState.PUBLISHED.value, edition__isnull=False)
                & ~Q(published_by="")
                & ~Q(published_by=F("author"))
                & ~Q(published_by=F("edited_by"))
                | ~Q(state=DraftState.PUBLISHED.value) & Q(edition__isnull=True, published_by=""),
                name="published_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code} {self.standard} draft, {self.state}"


class Remark(models.Model):
    """What was done with a draft, by whom, and what they said to it: the note of a proposal, why it was sent
    back."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in RemarkKind])
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField()
    said = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.kind} by {self.by}"
