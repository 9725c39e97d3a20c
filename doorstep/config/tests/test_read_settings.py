"""Settings from the environment, and the key that the first run makes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from doorstep.config import data as data_folder
from doorstep.config import env
from doorstep.config.errors import SettingInvalid


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda value: monkeypatch.setenv("DOORSTEP_TRIED", value)


def test_unset_and_blank_give_the_default(given: Callable[[str], None]) -> None:
    assert env.text("DOORSTEP_TRIED", "usual") == "usual"
    given("  ")
    assert env.text("DOORSTEP_TRIED", "usual") == "usual"
    assert env.number("DOORSTEP_TRIED", 7) == 7
    assert env.words("DOORSTEP_TRIED", ("a", "b")) == ["a", "b"]


@pytest.mark.parametrize(("value", "is_on"), [("1", True), ("Yes", True), ("off", False), ("", False)])
def test_a_flag_is_on_or_off(given: Callable[[str], None], value: str, is_on: bool) -> None:
    given(value)
    assert env.flag("DOORSTEP_TRIED", not is_on) is is_on


def test_a_flag_of_another_word_is_refused(given: Callable[[str], None]) -> None:
    given("perhaps")
    with pytest.raises(SettingInvalid, match="DOORSTEP_TRIED=perhaps"):
        env.flag("DOORSTEP_TRIED")


def test_a_number_is_whole_and_not_too_small(given: Callable[[str], None]) -> None:
    given("12")
    assert env.number("DOORSTEP_TRIED", 7, least=2) == 12
    for wrong in ("1", "-3", "two"):
        given(wrong)
        with pytest.raises(SettingInvalid):
            env.number("DOORSTEP_TRIED", 7, least=2)


def test_a_choice_is_one_of_its_options(given: Callable[[str], None]) -> None:
    given("system")
    assert env.choice("DOORSTEP_TRIED", ("auto", "system"), "auto") == "system"
    given("none")
    with pytest.raises(SettingInvalid) as refused:
        env.choice("DOORSTEP_TRIED", ("auto", "system"), "auto")
    assert "auto / system" in refused.value.mended("zh")


def test_a_relative_path_counts_from_the_checkout(given: Callable[[str], None]) -> None:
    given("elsewhere/data")
    assert env.path("DOORSTEP_TRIED", Path("/")) == env.CHECKOUT / "elsewhere" / "data"


def test_a_network_address_of_a_database() -> None:
    address = env.database("postgresql://us%40er:p%2Fw@db.internal:5433/door?sslmode=require")
    assert address == {
        "NAME": "door",
        "USER": "us@er",
        "PASSWORD": "p/w",
        "HOST": "db.internal",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_socket_address_of_a_database() -> None:
    address = env.database("postgresql://doorstep@/doorstep?host=/var/lib/x&port=5432")
    assert (address["HOST"], address["PORT"], address["USER"]) == ("/var/lib/x", "5432", "doorstep")


@pytest.mark.parametrize("url", ["mysql://root:secret@h/x", "postgresql://host-only", "doorstep"])
def test_other_databases_are_refused_without_repeating_a_password(url: str) -> None:
    with pytest.raises(SettingInvalid) as refused:
        env.database(url)
    assert "secret" not in str(refused.value)
    assert "postgresql://user:password@host:5432/name" in refused.value.mended("zh")


def test_the_secret_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    first = data_folder.secret_key(tmp_path / "var")
    assert data_folder.secret_key(tmp_path / "var") == first
    assert len(first) > 60
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert data_folder.secret_key(tmp_path / "one") != data_folder.secret_key(tmp_path / "two")


@pytest.mark.parametrize("value", ["haversine", "osrm:http://127.0.0.1:5000", "osrm:https://router/base"])
def test_travel_is_by_straight_line_or_by_a_router(given: Callable[[str], None], value: str) -> None:
    assert env.travel("DOORSTEP_TRIED") == "haversine"
    given(value)
    assert env.travel("DOORSTEP_TRIED") == value


def test_a_matrix_of_travel_times_counts_from_the_checkout(given: Callable[[str], None]) -> None:
    given("matrix:var/city.npz")
    assert env.travel("DOORSTEP_TRIED") == f"matrix:{env.CHECKOUT / 'var' / 'city.npz'}"


@pytest.mark.parametrize("value", ["google", "osrm:127.0.0.1", "osrm:file:///etc/hosts"])
def test_another_source_of_travel_times_is_refused(given: Callable[[str], None], value: str) -> None:
    given(value)
    with pytest.raises(SettingInvalid, match="DOORSTEP_TRIED="):
        env.travel("DOORSTEP_TRIED")
