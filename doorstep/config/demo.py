"""The steps of `doorstep run` that are about the domain: the standards, and a sample city to look at."""

from dataclasses import dataclass

from doorstep.config.console import Report


@dataclass(frozen=True, slots=True)
class Login:
    """A demo login for the table that `doorstep run` prints."""

    role_zh: str
    role_en: str
    username: str
    password: str
    page: str  # "/console/" or "/field/"


@dataclass(frozen=True, slots=True)
class Welcome:
    """What to show a newcomer: logins of the sample city and one customer's signed page."""

    logins: tuple[Login, ...] = ()
    customer_page: str = "/door/"


def load_standards(report: Report) -> None:
    """Publish the standards that come with Doorstep, as far as the database lacks them. Every start."""


def is_needed() -> bool:
    """Whether the sample city shall be made: nobody has brought any order yet."""
    return False


def prepare(report: Report) -> None:
    """Import the sample city's people and orders and plan its first day. One transaction: all or nothing."""


def welcome() -> Welcome:
    """Empty unless the sample city is in the database."""
    return Welcome()
