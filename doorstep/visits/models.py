"""Evidence: what a visit shows for what it says; and what a failed one leaves to be done."""

from __future__ import annotations

from typing import cast, get_args

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from doorstep.orders.models import Order
from doorstep.visits.events import FailNext, FailOutcome

_PICTURES = ["image/jpeg", "image/png", "image/webp"]
_MEDIA_TYPES = [*_PICTURES, "text/csv", "text/plain", "application/json"]


class Evidence(models.Model):
    """A photo, a signature or an instrument's file, named by the SHA-256 of its bytes; the bytes lie in the
    data folder.

    Content-addressed: the same bytes are stored once, whoever sends them, however often. `taken_at`, `camera`
    and the place (WGS-84 degrees) are the camera's word; size in pixels as stored, 0 × 0 for a text.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    media_type = models.CharField(max_length=40)
    size_bytes = models.PositiveIntegerField()
    width_px = models.PositiveIntegerField()
    height_px = models.PositiveIntegerField()
    taken_at = models.DateTimeField(null=True)
    camera = models.CharField(max_length=80, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    orientation = models.PositiveSmallIntegerField(default=1)
    received_at = models.DateTimeField()
    received_from = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="evidence_named_by_hash"
            ),
            models.CheckConstraint(
                condition=Q(media_type__in=_MEDIA_TYPES),
                name="evidence_media_type",
            ),
            models.CheckConstraint(condition=Q(orientation__range=(1, 8)), name="evidence_orientation"),
        ]
        indexes = [models.Index(fields=["received_at"], name="evidence_by_receipt")]

    def __str__(self) -> str:
        return self.sha256


class Whereabouts(models.Model):
    """Where who is on the way to an order was last seen (WGS-84, accuracy in metres); deleted on arrival."""

    order = models.OneToOneField("orders.Order", models.CASCADE, primary_key=True, related_name="whereabouts")
    lat = models.FloatField()
    lon = models.FloatField()
    accuracy_m = models.FloatField()
    mock = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lat__range=(-90, 90), lon__range=(-180, 180)), name="whereabouts_on_earth"
            )
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.at}"


class Shown(models.Model):
    """A piece of evidence that an event names, whether its bytes have arrived or not; `visit`: which visit of
    the order, from 1; `shown_at` by the phone, `recorded_at` when the server heard of it. Kept in step with
    the logs."""

    event = models.UUIDField()
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="shown")
    visit = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    slot = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    shown_at = models.DateTimeField()
    shown_by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "sha256"], name="shown_once")]
        indexes = [
            models.Index(fields=["sha256"], name="shown_by_hash"),
            models.Index(fields=["recorded_at"], name="shown_by_record"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.slot}: {self.sha256}"


class Measured(models.Model):
    """What was measured of a picture, once. `print64`: its perceptual hash, found by its four bands; `words`:
    of the points by which it is known again when cropped (null: measured before there were any)."""

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, primary_key=True)
    sharpness = models.FloatField()
    brightness = models.FloatField()
    clipped_percent = models.FloatField()
    print64 = models.BigIntegerField(null=True)
    band_0 = models.PositiveIntegerField(null=True)
    band_1 = models.PositiveIntegerField(null=True)
    band_2 = models.PositiveIntegerField(null=True)
    band_3 = models.PositiveIntegerField(null=True)
    words = ArrayField(models.IntegerField(), null=True)

    class Meta:
        indexes = [
            *(models.Index(fields=[f"band_{at}"], name=f"measured_band_{at}") for at in range(4)),
            GinIndex(fields=["words"], name="measured_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Checked(models.Model):
    """That a piece of evidence was checked for an event; what was found stands in the order's log."""

    event = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "sha256"], name="checked_once")]

    def __str__(self) -> str:
        return f"{self.event}: {self.sha256}"


class NextStep(models.Model):
    """What the technician of a failed visit (`event`) left for the desk to do, until it is done; kept in step
    with the logs. `wanted` is blank where the log says it in words alone."""

    order = models.OneToOneField(Order, on_delete=models.CASCADE, primary_key=True, related_name="next_step")
    event = models.UUIDField()
    wanted = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=20)
    words = models.CharField(max_length=500)
    note = models.CharField(max_length=2000, blank=True)
    failed_at = models.DateTimeField()
    failed_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wanted__in=["", *get_args(FailNext)]), name="next_step_wanted"
            ),
            models.CheckConstraint(condition=Q(outcome__in=get_args(FailOutcome)), name="next_step_outcome"),
        ]

    @property
    def next(self) -> FailNext | None:
        return cast(FailNext, self.wanted) if self.wanted else None

    @property
    def why(self) -> FailOutcome:
        return cast(FailOutcome, self.outcome)

    def __str__(self) -> str:
        return f"{self.order_id} {self.outcome}: {self.wanted}"


class Tried(models.Model):
    """A check that was begun and has not come to an end: how often, why it failed last, from when on it may
    be begun again. Given up, nobody begins it until a lead asks. Gone once it is Checked."""

    event = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=80, blank=True)
    again_at = models.DateTimeField()
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "sha256"], name="tried_once")]

    def __str__(self) -> str:
        return f"{self.event}: {self.sha256}, {self.tries} tries"
