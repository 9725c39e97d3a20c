"""Hotel roll-outs: which rooms there are, and which terminal is in which."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from doorstep.accounts.models import Customer, Site
from doorstep.people.models import Grid, User
from doorstep.projects.states import OCCUPANCY


class RollOut(models.Model):
    """Terminals for a whole hotel: one project, many rooms, as many orders as crews and days need."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="rollouts")
    site = models.ForeignKey(Site, models.PROTECT, related_name="rollouts")
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="rollouts")
    manager = models.ForeignKey(User, models.PROTECT, null=True, related_name="rollouts")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("-opened_at", "-id")
        constraints = (models.UniqueConstraint(name="rollout_once_a_site", fields=("site",)),)

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What people call it by: "JD-0012"."""
        return f"JD-{self.pk:04d}"


class Room(models.Model):
    """A room of the matrix. `building` is "" in a hotel of one; `floor` negative below ground, null where
    nothing tells it; `occupancy` "" where nobody said."""

    rollout = models.ForeignKey(RollOut, models.CASCADE, related_name="rooms")
    building = models.CharField(max_length=20, blank=True)
    floor = models.SmallIntegerField(null=True)
    number = models.CharField(max_length=12)
    occupancy = models.CharField(
        max_length=10, blank=True, choices=[(k, v["zh"]) for k, v in OCCUPANCY.items()]
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("building", "floor", "number")
        constraints = (
            models.UniqueConstraint(name="room_once", fields=("rollout", "building", "number")),
            models.CheckConstraint(name="room_numbered", condition=~Q(number="")),
            models.CheckConstraint(name="room_occupancy_known", condition=Q(occupancy__in=["", *OCCUPANCY])),
        )

    def __str__(self) -> str:
        return f"{self.building}-{self.number}" if self.building else self.number


class Terminal(models.Model):
    """A terminal in a room, or one that was: a swap ends one and begins the next. A MAC and a serial number
    stand in one place at a time in the whole system, whatever hotel."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="terminals")
    model = models.CharField(max_length=60, blank=True)
    sn = models.CharField(max_length=40, blank=True)
    mac = models.CharField(max_length=17, blank=True)
    placed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("placed_at", "id")
        constraints = (
            models.UniqueConstraint(
                name="terminal_mac_once", fields=("mac",), condition=Q(removed_at__isnull=True) & ~Q(mac="")
            ),
            models.UniqueConstraint(
                name="terminal_sn_once", fields=("sn",), condition=Q(removed_at__isnull=True) & ~Q(sn="")
            ),
            models.CheckConstraint(
                name="terminal_mac_form",
                condition=Q(mac="") | Q(mac__regex=r"^([0-9A-F]{2}:){5}[0-9A-F]{2}$"),
            ),
            models.CheckConstraint(name="terminal_labelled", condition=~Q(mac="") | ~Q(sn="")),
        )

    def __str__(self) -> str:
        return self.mac or self.sn
