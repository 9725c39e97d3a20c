"""Tables of people. What must hold is a constraint of the database; services put kind words on top."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from doorstep.core import clock
from doorstep.people.states import CERTIFICATE_KINDS, LEAVE_KINDS, ROLES, Role


def _bounded(field: str) -> Q:
    """A half-open range with both ends: [from, to)."""
    return Q(
        **{
            f"{field}__isempty": False,
            f"{field}__lower_inf": False,
            f"{field}__upper_inf": False,
            f"{field}__lower_inc": True,
            f"{field}__upper_inc": False,
        }
    )


def _on_earth(lat: str, lon: str) -> Q:
    return Q(**{f"{lat}__range": (-90, 90), f"{lon}__range": (-180, 180)})


class Unit(models.Model):
    """A branch of the operator's organisation: a city company, a field centre, a crew's station.

    `path` spells the way down from the top ("hf/hf-east/"), so that "this unit and all below" is a prefix.
    """

    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ("path",)
        constraints = (
            models.CheckConstraint(name="unit_path_form", condition=Q(path__regex=r"^([a-z0-9-]+/)+$")),
            models.CheckConstraint(name="unit_code_form", condition=Q(code__regex=r"^[a-z0-9-]+$")),
        )

    def __str__(self) -> str:
        return self.name_zh


class Grid(models.Model):
    """A piece of the city that a crew looks after. `boundary`: GeoJSON polygon, WGS-84, longitude first."""

    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grids")
    centre_lat = models.FloatField()
    centre_lon = models.FloatField()
    boundary = models.JSONField()

    class Meta:
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                name="grid_centre_on_earth", condition=_on_earth("centre_lat", "centre_lon")
            ),
        )

    def __str__(self) -> str:
        return self.name_zh


class Users(BaseUserManager["User"]):
    """Django's commands make administrators through this; everyone else comes from services.create_user."""

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=username, is_staff=True, is_superuser=True, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who logs in: one role, one unit. An administrator (superuser) may stand outside all units."""

    username = models.CharField(max_length=60, unique=True, validators=[UnicodeUsernameValidator()])
    display_name = models.CharField(max_length=60)
    role = models.CharField(
        max_length=20, choices=[(role.value, label["zh"]) for role, label in ROLES.items()]
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="users")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name", "role"]

    class Meta:
        ordering = ("username",)
        constraints = (
            models.CheckConstraint(
                name="user_role_known", condition=Q(role__in=[role.value for role in Role])
            ),
            models.CheckConstraint(
                name="user_has_unit", condition=Q(unit__isnull=False) | Q(is_superuser=True)
            ),
        )

    def __str__(self) -> str:
        return self.display_name


class Phone(models.Model):
    """A phone (a browser on it, by the id that it made itself) with which somebody works in the field app.

    `label`: what it is, by its own word or its user agent. `unsent`: how many events it last said it holds.
    `wiped_at`: when it said, having been cut off, that nothing of customers is left on it.
    """

    device = models.CharField(max_length=80)
    user = models.ForeignKey(User, models.CASCADE, related_name="phones")
    label = models.CharField(max_length=80)
    app_version = models.CharField(max_length=40, blank=True)
    unsent = models.PositiveIntegerField(default=0)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(db_index=True)
    cut_off_at = models.DateTimeField(null=True, blank=True)
    cut_off_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    wiped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-last_seen_at",)
        constraints = (
            models.UniqueConstraint(name="phone_once_per_user", fields=("device", "user")),
            models.CheckConstraint(
                name="phone_cut_off_by_somebody",
                condition=Q(cut_off_at__isnull=True, cut_off_by__isnull=True)
                | Q(cut_off_at__isnull=False, cut_off_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.label}"


class Skill(models.Model):
    """Something a technician can be good at; orders ask for it by code."""

    code = models.SlugField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name_zh


class Technician(models.Model):
    """A 装维员: the person who stands at the customer's door, with the badge that is shown there.

    `home_lat`, `home_lon` is where the day's route starts (WGS-84); `star_level` is the mark on the badge.
    """

    staff_no = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    phone = models.CharField(max_length=20)
    badge_no = models.CharField(max_length=20, unique=True)
    star_level = models.PositiveSmallIntegerField()
    languages = ArrayField(models.CharField(max_length=20))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="technicians")
    grids = models.ManyToManyField(Grid, related_name="technicians")
    skills = models.ManyToManyField(Skill, through="TechnicianSkill", related_name="technicians")
    home_lat = models.FloatField()
    home_lon = models.FloatField()
    user = models.OneToOneField(User, models.PROTECT, null=True, blank=True, related_name="technician")
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ("staff_no",)
        constraints = (
            models.CheckConstraint(name="technician_stars", condition=Q(star_level__range=(1, 5))),
            models.CheckConstraint(
                name="technician_home_on_earth", condition=_on_earth("home_lat", "home_lon")
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.staff_no}"


class Portrait(models.Model):
    """The technician's face for the customer's page: a square JPEG. `version` names the picture by its bytes;
    `set_by`: the login of who put it there."""

    technician = models.OneToOneField(Technician, models.CASCADE, primary_key=True, related_name="portrait")
    picture = models.BinaryField()
    version = models.CharField(max_length=16)
    set_by = models.CharField(max_length=80)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.technician_id} {self.version}"


class TechnicianSkill(models.Model):
    """How well a technician masters a skill: 1 with help, 2 alone, 3 teaches it."""

    technician = models.ForeignKey(Technician, models.CASCADE, related_name="levels")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="levels")
    level = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="technician_skill_once", fields=("technician", "skill")),
            models.CheckConstraint(name="technician_skill_level", condition=Q(level__range=(1, 3))),
        )

    def __str__(self) -> str:
        return f"{self.technician_id} {self.skill_id}: {self.level}"


class Certificate(models.Model):
    """A paper that permits work: from `valid_from_on`, up to but not on `valid_until_on`."""

    technician = models.ForeignKey(Technician, models.CASCADE, related_name="certificates")
    kind = models.CharField(
        max_length=20, choices=[(kind.value, label["zh"]) for kind, label in CERTIFICATE_KINDS.items()]
    )
    number = models.CharField(max_length=40, unique=True)
    valid_from_on = models.DateField()
    valid_until_on = models.DateField()

    class Meta:
        ordering = ("technician", "kind", "valid_from_on")
        constraints = (
            models.CheckConstraint(
                name="certificate_dates_in_order", condition=Q(valid_from_on__lt=F("valid_until_on"))
            ),
            models.CheckConstraint(
                name="certificate_kind_known",
                condition=Q(kind__in=[kind.value for kind in CERTIFICATE_KINDS]),
            ),
        )

    def __str__(self) -> str:
        return self.number


class Shift(models.Model):
    """Hours that a technician is on duty; `lunch` is the part of them that is kept free of work."""

    technician = models.ForeignKey(Technician, models.CASCADE, related_name="shifts")
    during = DateTimeRangeField()
    lunch = DateTimeRangeField(null=True, blank=True)

    class Meta:
        ordering = ("technician", "during")
        constraints = (
            models.CheckConstraint(name="shift_bounded", condition=_bounded("during")),
            models.CheckConstraint(
                name="shift_lunch_inside",
                condition=Q(lunch__isnull=True) | (_bounded("lunch") & Q(lunch__contained_by=F("during"))),
            ),
            ExclusionConstraint(
                name="shift_no_overlap",
                expressions=[("technician", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
        )

    def __str__(self) -> str:
        return f"{self.technician_id} {self.during}"


class Leave(models.Model):
    """Hours that a technician is away although the roster has him on duty."""

    technician = models.ForeignKey(Technician, models.CASCADE, related_name="leaves")
    during = DateTimeRangeField()
    kind = models.CharField(
        max_length=20, choices=[(kind.value, label["zh"]) for kind, label in LEAVE_KINDS.items()]
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("technician", "during")
        constraints = (
            models.CheckConstraint(name="leave_bounded", condition=_bounded("during")),
            models.CheckConstraint(
                name="leave_kind_known", condition=Q(kind__in=[kind.value for kind in LEAVE_KINDS])
            ),
            ExclusionConstraint(
                name="leave_no_overlap",
                expressions=[("technician", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
        )

    def __str__(self) -> str:
        return f"{self.technician_id} {self.kind} {self.during}"
