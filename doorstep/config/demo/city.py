"""The sample city's people, from `samples/city`, and the logins to try it with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from doorstep.config.env import CHECKOUT
from doorstep.core.zone import ZONE

CITY_UNIT = "hf"
SAMPLES = CHECKOUT / "samples" / "city"
#: The first day in the sample files; loading moves it to today.
FIRST_DAY = date(2026, 3, 2)
PASSWORD = "doorstep-demo"


@dataclass(frozen=True, slots=True)
class Login:
    """A demo login for the table that `doorstep run` prints."""

    role_zh: str
    role_en: str
    username: str
    password: str
    page: str


LOGINS = (
    Login("综调", "dispatcher", "diaodu", PASSWORD, "/console/"),
    Login("主管", "supervisor", "zhuguan", PASSWORD, "/console/"),
    Login("经理", "manager", "jingli", PASSWORD, "/console/"),
    Login("客户经理", "account manager", "kehu", PASSWORD, "/console/hotels"),
    Login("装维员 李强", "technician Li Qiang", "liqiang", PASSWORD, "/field/"),
    Login(
        "装维员 赵磊（缺光纤技能）", "technician Zhao Lei (no fibre skill)", "zhaolei", PASSWORD, "/field/"
    ),
)

#: Login → (name, role, unit, staff number).
_USERS = {
    "diaodu": ("陈静", "dispatcher", "hf", None),
    "zhuguan": ("孙丽", "supervisor", "hf", None),
    "jingli": ("周敏", "manager", "hf", None),
    "kehu": ("吴凡", "account_manager", "hf", None),
    "diaodu-xi": ("何涛", "dispatcher", "hf-west", None),
    "liqiang": ("李强", "technician", "hf-east", "HF1001"),
    "zhaolei": ("赵磊", "technician", "hf-east", "HF1002"),
}


def load_people(now: datetime) -> int:
    """Units, grids, technicians, rosters, logins. Returns by how many days the samples' dates are moved."""

    from doorstep.people import services

    today = now.astimezone(ZONE).date()
    shift_days = (today - FIRST_DAY).days
    services.load_units_and_grids(units=_file("units"), grids=_file("grids"))
    services.load_technicians(
        technicians=_file("technicians"),
        certificates=_file("certificates"),
        shifts=_file("shifts"),
        first_day_shift_days=shift_days,
    )
    for username, (name, role, unit, staff_no) in _USERS.items():
        services.create_user(
            username=username,
            password=PASSWORD,
            display_name=name,
            role=role,
            unit_code=unit,
            staff_no=staff_no,
        )
    return shift_days


def _file(name: str) -> Path:
    return SAMPLES / f"{name}.csv"
