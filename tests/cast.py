"""The named cast, the same people in every package's tests (a pytest plugin: `conftest.py` loads it).

A test asks for `cast`. All are invented. It is Monday 2026-03-02 in Hefei; the standing unit is the eastern
field centre, the outsider belongs to the western one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from psycopg.types.range import TimestamptzRange

from doorstep.accounts.models import Customer, Site
from doorstep.people.models import Certificate, Grid, Shift, Skill, Technician, Unit, User
from doorstep.people.states import SKILLS, CertificateKind, Role

HEFEI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 3, 2)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """An instant by Hefei's wall clock."""
    return datetime.combine(day, time(hour, minute), HEFEI)


@dataclass(frozen=True)
class Cast:
    """People and places. Users log in with `client.force_login`; nobody has a password."""

    city: Unit
    east: Unit
    west: Unit
    grid: Grid
    far_grid: Grid
    wang_fang: Customer
    wang_fang_home: Site
    li_qiang: Technician
    """Has the fibre skills and certificates in date."""
    zhao_lei: Technician
    """Certified too, but lacks the fibre skills."""
    li_qiang_user: User
    zhao_lei_user: User
    chen_jing: User
    """Dispatcher, east."""
    sun_li: User
    """Supervisor, east."""
    zhou_min: User
    """Manager of the whole city."""
    wu_fan: User
    """Account manager, east."""
    outsider: User
    """何涛, dispatcher, west: may see nothing of the east."""


@pytest.fixture
def cast(db: None) -> Cast:
    city = _unit("hf", "合肥分公司", "Hefei Branch", None)
    east = _unit("hf-east", "合肥东区装维中心", "Hefei East Field Centre", city)
    west = _unit("hf-west", "合肥西区装维中心", "Hefei West Field Centre", city)
    grid = _grid("HF-YH", "瑶海网格", "Yaohai", east, 31.871, 117.318)
    far_grid = _grid("HF-SS", "蜀山网格", "Shushan", west, 31.833, 117.235)
    Skill.objects.bulk_create(
        [Skill(code=code, name_zh=label["zh"], name_en=label["en"]) for code, label in SKILLS.items()]
    )
    users = {
        name: _user(username, display_name, role, unit)
        for name, username, display_name, role, unit in (
            ("li_qiang_user", "liqiang", "李强", Role.TECHNICIAN, east),
            ("zhao_lei_user", "zhaolei", "赵磊", Role.TECHNICIAN, east),
            ("chen_jing", "chenjing", "陈静", Role.DISPATCHER, east),
            ("sun_li", "sunli", "孙丽", Role.SUPERVISOR, east),
            ("zhou_min", "zhoumin", "周敏", Role.MANAGER, city),
            ("wu_fan", "wufan", "吴凡", Role.ACCOUNT_MANAGER, east),
            ("outsider", "hetao", "何涛", Role.DISPATCHER, west),
        )
    }
    fibre = {"ftth_install": 3, "ftth_repair": 2, "iptv": 2}
    wang_fang = Customer.objects.create(
        name="王芳", phone="13800001234", segment="home", created_at=at(8, day=DAY - timedelta(days=1))
    )
    return Cast(
        city=city,
        east=east,
        west=west,
        grid=grid,
        far_grid=far_grid,
        wang_fang=wang_fang,
        wang_fang_home=Site.objects.create(
            customer=wang_fang,
            address="瑶海区明光路281号和顺里小区13栋2单元101室",
            district="瑶海区",
            street="明光路",
            lat=31.8659,
            lon=117.3004,
        ),
        li_qiang=_technician("HF1001", users["li_qiang_user"], grid, fibre),
        zhao_lei=_technician("HF1002", users["zhao_lei_user"], grid, {"voice": 2, "copper": 2}),
        **users,
    )


def _unit(code: str, name_zh: str, name_en: str, parent: Unit | None) -> Unit:
    path = f"{parent.path if parent else ''}{code}/"
    return Unit.objects.create(code=code, name_zh=name_zh, name_en=name_en, parent=parent, path=path)


def _grid(code: str, name_zh: str, name_en: str, unit: Unit, lat: float, lon: float) -> Grid:
    ring = [[lon + dx, lat + dy] for dx, dy in ((-0.05, -0.03), (0.05, -0.03), (0.05, 0.03), (-0.05, 0.03))]
    boundary = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return Grid.objects.create(
        code=code,
        name_zh=name_zh,
        name_en=name_en,
        unit=unit,
        centre_lat=lat,
        centre_lon=lon,
        boundary=boundary,
    )


def _user(username: str, display_name: str, role: Role, unit: Unit) -> User:
    user = User(username=username, display_name=display_name, role=role, unit=unit)
    # Hashing a password takes longer than the rest of the cast.
    user.set_unusable_password()
    user.save()
    return user


def _technician(staff_no: str, user: User, grid: Grid, skills: dict[str, int]) -> Technician:
    """On duty 08:00 to 18:00 on two days, lunch 12:00 to 13:00; operator and height certificates in date."""
    technician = Technician.objects.create(
        staff_no=staff_no,
        name=user.display_name,
        phone=f"1390000{staff_no[-4:]}",
        badge_no=f"HF-5{staff_no[-3:]}",
        star_level=4,
        languages=["zh"],
        unit=grid.unit,
        home_lat=31.862,
        home_lon=117.305,
        user=user,
    )
    technician.grids.add(grid)
    for code, level in skills.items():
        technician.levels.create(skill=Skill.objects.get(code=code), level=level)
    for kind in (CertificateKind.OPERATOR, CertificateKind.HEIGHT):
        Certificate.objects.create(
            technician=technician,
            kind=kind,
            number=f"{kind}-{staff_no}",
            valid_from_on=date(2024, 3, 1),
            valid_until_on=date(2027, 3, 1),
        )
    for day in (DAY, DAY + timedelta(days=1)):
        Shift.objects.create(
            technician=technician,
            during=TimestamptzRange(at(8, day=day), at(18, day=day)),
            lunch=TimestamptzRange(at(12, day=day), at(13, day=day)),
        )
    return technician
