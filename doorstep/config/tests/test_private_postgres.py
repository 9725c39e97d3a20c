"""A private PostgreSQL is created, kept, shared and stopped: the machine's and the embedded one."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from doorstep.config.data import passage
from doorstep.config.postgres import Cluster, PostgresError, find, place_of, use
from doorstep.config.postgres import place as places
from doorstep.config.postgres.binaries import EXTENSIONS, Source
from doorstep.config.postgres.cluster import FORGETFUL
from doorstep.config.processes import Account


@pytest.fixture
def cluster(data: Path) -> Iterator[Cluster]:
    made = Cluster(place_of(data), options=FORGETFUL, tied=True)
    yield made
    made.stop()


def skip_without(source: Source) -> None:
    try:
        find(source)
    except PostgresError as error:
        pytest.skip(str(error))


def value(cluster: Cluster, query: str) -> object:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def run(cluster: Cluster, *statements: str) -> None:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("source", ["system", "embedded"])
def test_a_row_outlives_a_restart(data: Path, source: Source) -> None:
    skip_without(source)
    cluster = Cluster(place_of(data), source, tied=True)
    try:
        cluster.start()
        run(cluster, *(f"CREATE EXTENSION {name}" for name in EXTENSIONS))
        run(cluster, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('浦东新区')")
        cluster.stop()
        assert cluster.server_pid() is None
        cluster.start()
        assert value(cluster, "SELECT word FROM kept") == "浦东新区"
        assert value(cluster, "SHOW fsync") == "on"
        # Under another locale trigrams of Chinese text are empty.
        assert value(cluster, "SELECT cardinality(show_trgm(word)) > 0 FROM kept") is True
    finally:
        cluster.stop()


def test_nobody_else_can_connect(cluster: Cluster) -> None:
    cluster.start()
    assert value(cluster, "SHOW listen_addresses") == ""
    assert cluster.place.sockets.stat().st_mode & 0o077 == 0
    assert cluster.place.pgdata.stat().st_mode & 0o077 == 0


def test_two_data_folders_are_two_databases(data: Path) -> None:
    clusters = [Cluster(place_of(data / name), options=FORGETFUL, tied=True) for name in ("one", "two")]
    for cluster in clusters:
        passage(cluster.place.home.parent)
    try:
        for number, cluster in enumerate(clusters):
            cluster.start()
            run(cluster, "CREATE TABLE mine (n int)", f"INSERT INTO mine VALUES ({number})")
        assert [value(cluster, "SELECT n FROM mine") for cluster in clusters] == [0, 1]
    finally:
        for cluster in clusters:
            cluster.stop()


def test_a_left_over_pid_file_of_another_program_is_no_obstacle(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    # Our own process stands for the program that got the old server's number after a reboot.
    (cluster.place.pgdata / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.place.pgdata}\n")
    assert cluster.server_pid() is None
    cluster.start()
    assert value(cluster, "SELECT 1") == 1


def test_a_deep_data_folder_gets_its_socket_elsewhere(data: Path) -> None:
    deep = data / "/".join(["a-folder-with-a-rather-long-name"] * 4)
    passage(deep)
    cluster = Cluster(place_of(deep), options=FORGETFUL, tied=True)
    assert deep not in cluster.place.sockets.parents
    try:
        cluster.start()
        assert value(cluster, "SELECT 1") == 1
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.sockets)


def test_a_trap_in_the_socket_folders_place_is_refused(data: Path) -> None:
    deep = data / "/".join(["a-folder-with-a-rather-long-name"] * 4)
    passage(deep)
    cluster = Cluster(place_of(deep), options=FORGETFUL)
    cluster.place.sockets.mkdir(mode=0o777)
    cluster.place.sockets.chmod(0o777)
    try:
        with pytest.raises(PostgresError, match="mode 0700"):
            cluster.start()
    finally:
        shutil.rmtree(cluster.place.sockets)


def test_a_cluster_of_a_version_that_is_not_here_says_how_to_go_on(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    version = cluster.place.pgdata / "PG_VERSION"
    was = version.read_text()
    version.write_text("9\n")
    with pytest.raises(PostgresError, match=r"made by PostgreSQL 9"):
        cluster.start()
    version.write_text(was)


def test_an_interrupted_creation_is_begun_anew(cluster: Cluster) -> None:
    cluster.place.prepare(places.account_for(cluster.place.home))
    (cluster.place.home / "data.new").mkdir()
    (cluster.place.home / "data.new" / "PG_VERSION").write_text("15\n")
    cluster.start()
    assert value(cluster, "SELECT 1") == 1


def test_the_last_user_out_stops_the_server(data: Path) -> None:
    with use(data) as first:
        with use(data) as second:
            assert second.server_pid() == first.server_pid() is not None
        assert first.server_pid() is not None
        other = (
            "import pathlib, sys\nfrom doorstep.config.postgres import use\n"
            "with use(pathlib.Path(sys.argv[1])) as cluster: print(cluster.server_pid())"
        )
        said = subprocess.run(
            [sys.executable, "-c", other, str(data)], capture_output=True, text=True, check=True
        )
        assert int(said.stdout) == first.server_pid()
    assert first.server_pid() is None


def test_a_server_that_cannot_start_shows_its_log(data: Path) -> None:
    cluster = Cluster(place_of(data), options={**FORGETFUL, "shared_buffers": "nonsense"}, tied=True)
    with pytest.raises(PostgresError, match="nonsense"):
        cluster.start()
    assert cluster.server_pid() is None


def test_a_tied_server_ends_with_the_process_that_started_it(data: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux tells a child that its parent died")
    script = (
        "import os, pathlib, sys\nfrom doorstep.config.postgres import Cluster, place_of\n"
        "cluster = Cluster(place_of(pathlib.Path(sys.argv[1])), options={'fsync': 'off'}, tied=True)\n"
        "cluster.start()\nos.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(data)], check=False)
    cluster = Cluster(place_of(data))
    cluster.stop()
    assert cluster.server_pid() is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_roots_closed_folder_sends_the_cluster_elsewhere(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.setattr(places, "SHARED_HOME", data / "shared")
    closed = data / "closed"
    closed.mkdir(mode=0o700)
    where = place_of(closed)
    assert where.moved
    assert data / "shared" in where.home.parents
    cluster = Cluster(where, options=FORGETFUL, tied=True)
    try:
        cluster.start()
        assert value(cluster, "SELECT 1") == 1
        assert place_of(closed) == where
    finally:
        cluster.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_embedded_programs_below_a_closed_folder_are_copied(
    monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    skip_without("embedded")
    monkeypatch.setattr(places, "SHARED_HOME", data / "shared")
    monkeypatch.setattr(places, "walkable", lambda folder, account: False)
    account = places.account_for(data / "none")
    copied = places.readable(find("embedded"), account)
    assert data / "shared" in copied.folder.parents
    said = subprocess.run([copied.program("psql"), "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("psql (PostgreSQL)")


def test_walkable_asks_every_folder_on_the_way(data: Path) -> None:
    inner = data / "closed" / "open"
    passage(inner)
    (data / "closed").chmod(0o750)
    stranger = Account(uid=64001, gid=64001)
    assert places.walkable(data, stranger)
    assert not places.walkable(inner, stranger)
    assert places.walkable(inner, Account(uid=64001, gid=(data / "closed").stat().st_gid))
    assert not places.walkable(inner, None)


def test_the_temporary_folder_is_short_enough_for_a_socket() -> None:
    folder = places.socket_folder(Path("/" + "x" * 200))
    assert len(os.fsencode(folder / places.SOCKET_NAME)) <= places.SOCKET_PATH_MAX, tempfile.gettempdir()
