"""Evidence: what a visit shows for what it says."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Evidence(models.Model):
    """A photo or signature, named by the SHA-256 of its bytes; the bytes lie in the data folder.

    Content-addressed: the same bytes are stored once, whoever sends them, however often.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    media_type = models.CharField(max_length=40)
    size_bytes = models.PositiveIntegerField()
    width_px = models.PositiveIntegerField()
    height_px = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    received_from = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="evidence_named_by_hash"
            ),
            models.CheckConstraint(
                condition=Q(media_type__in=["image/jpeg", "image/png", "image/webp"]),
                name="evidence_media_type",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256
