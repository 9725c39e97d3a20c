"""Editions of standards, and which unit runs which."""

from __future__ import annotations

from django.db import models


class Edition(models.Model):
    """An immutable version of one source document's clauses, named by the SHA-256 of its file.

    A trigger refuses every change: an order that pinned an edition can always be judged by it again.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    standard = models.CharField(max_length=20)
    version = models.CharField(max_length=40)
    content = models.TextField()
    published_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["standard", "published_at"], name="edition_by_standard")]

    def __str__(self) -> str:
        return f"{self.standard} {self.version} ({self.sha256[:8]})"


class Adoption(models.Model):
    """A unit runs an edition from a date, with its own figures. Units below it inherit.

    `unit_code` is no foreign key: standards know nothing of people.
    """

    unit_code = models.CharField(max_length=40)
    standard = models.CharField(max_length=20)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    parameters = models.JSONField(default=dict)
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_code", "standard", "from_on"], name="one_adoption_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code}: {self.edition} from {self.from_on}"
