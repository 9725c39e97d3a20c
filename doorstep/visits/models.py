"""Evidence: what a visit shows for what it says."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

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
