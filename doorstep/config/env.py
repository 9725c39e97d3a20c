"""Settings from the environment, read once, with errors that say what to write instead."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from doorstep.config.errors import SettingInvalid
from doorstep.core.errors import text as text_of

CHECKOUT = Path(__file__).resolve().parents[2]

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable's text without surrounding blanks, or `default` when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """A yes/no variable: 1/true/yes/on or 0/false/no/off. Raises `SettingInvalid` on anything else."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise SettingInvalid(name=name, value=raw, want=text_of("1 或 0", "1 or 0"))


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number not below `least`. Raises `SettingInvalid` on anything else."""
    raw = text(name)
    if not raw:
        return default
    if not raw.isdecimal() or int(raw) < least:
        raise SettingInvalid(
            name=name,
            value=raw,
            want=text_of(f"不小于 {least} 的整数", f"a whole number of at least {least}"),
        )
    return int(raw)


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A comma-separated list; blanks around its words and empty words are dropped."""
    raw = text(name)
    return [word.strip() for word in raw.split(",") if word.strip()] if raw else list(default)


def choice(name: str, options: tuple[str, ...], default: str) -> str:
    """One word out of `options`. Raises `SettingInvalid` on any other."""
    word = text(name, default)
    if word not in options:
        raise SettingInvalid(name=name, value=word, want=text_of(" / ".join(options), " / ".join(options)))
    return word


def path(name: str, default: Path) -> Path:
    """A path; a relative one counts from the checkout, `~` is the home folder."""
    raw = text(name)
    return (CHECKOUT / Path(raw).expanduser()).resolve() if raw else default


def travel(name: str) -> str:
    """Where travel times come from: haversine (the default), a router or a file; its path as `path` has it.
    Raises `SettingInvalid` on anything else.
    """
    raw = text(name, "haversine")
    if raw.startswith("matrix:"):
        return f"matrix:{(CHECKOUT / Path(raw.removeprefix('matrix:')).expanduser()).resolve()}"
    if raw != "haversine" and not raw.startswith(("osrm:http://", "osrm:https://")):
        want = "haversine / osrm:http://… / matrix:…"
        raise SettingInvalid(name=name, value=raw, want=text_of(want, want))
    return raw


def database(url: str) -> dict[str, object]:
    """Django's settings of the PostgreSQL database at `url`
    (`postgresql://user:password@host:port/name?option=…`).

    A socket folder goes into `?host=/folder`, as libpq has it. Raises `SettingInvalid` for any other kind of
    database.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        form = "postgresql://user:password@host:5432/name"
        raise SettingInvalid(name="DATABASE_URL", value=f"{parts.scheme}://…", want=text_of(form, form))
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": name,
        "USER": options.pop("user", None) or unquote(parts.username or ""),
        "PASSWORD": options.pop("password", None) or unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": options.pop("port", None) or str(parts.port or ""),
        "OPTIONS": options,
    }
