"""Child processes, ports, the one claim on a data folder, and requests to stop."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doorstep.config import processes
from doorstep.config.errors import ChildEnded, PortTaken
from doorstep.config.serving import children, ports
from doorstep.config.serving.children import Program
from doorstep.config.serving.instance import AlreadyRunning, only_one
from doorstep.config.serving.signals import Stopped, StopRequests
from doorstep.core.errors import text

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""


def python(script: str) -> Program:
    return Program(text("示例", "sample"), "sample", [sys.executable, "-c", script])


def wait_for(what: Callable[[], object]) -> None:
    """Gives a started process its time; a test hangs no longer than this."""
    end = time.monotonic() + 20
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_child_that_ends_by_itself_is_named_with_its_log(tmp_path: Path) -> None:
    child = children.start(python("print('last words'); raise SystemExit(3)"), tmp_path)
    child.process.wait()
    with pytest.raises(ChildEnded, match=r"sample ended unexpectedly \(code 3\)"):
        child.check()
    assert child.log is not None
    assert "last words" in child.log.read_text()
    child.stop()


def test_a_stubborn_child_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "STOP_LIMIT_S", 0.2)
    child = children.start(python(STUBBORN), tmp_path)
    assert child.log is not None
    log = child.log
    wait_for(lambda: log.read_text().strip())
    grandchild = int(log.read_text())
    child.check()
    child.stop()
    assert child.process.returncode == -signal.SIGKILL
    wait_for(lambda: not processes.command_line(grandchild))


def test_a_large_log_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "LOG_LIMIT_BYTES", 3)
    (tmp_path / "sample.log").write_text("before")
    children.start(python("print('after')"), tmp_path).process.wait()
    assert (tmp_path / "sample.log.1").read_text() == "before"
    assert (tmp_path / "sample.log").read_text() == "after\n"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_passed_over(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "FIRST", taken)
    with ports.held("127.0.0.1", None) as port:
        assert port > taken


def test_a_taken_port_that_was_asked_for_is_refused(taken: int) -> None:
    with pytest.raises(PortTaken, match=str(taken)), ports.held("127.0.0.1", taken):
        pass


def test_a_held_port_is_open_to_the_web_server_alone() -> None:
    with ports.held("127.0.0.1", 0) as port:
        with pytest.raises(PortTaken), ports.held("127.0.0.1", port):
            pass
        with socket.socket() as server, socket.socket() as browser:
            for shared in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
                server.setsockopt(socket.SOL_SOCKET, shared, 1)
            server.bind(("127.0.0.1", port))
            server.listen()
            browser.connect(("127.0.0.1", port))
            connection, _ = server.accept()
            connection.close()
    with ports.held("127.0.0.1", port) as again:
        assert again == port


def test_the_second_claim_learns_who_holds_the_first(tmp_path: Path) -> None:
    with only_one(tmp_path) as claim:
        claim.tell("http://127.0.0.1:8000")
        with pytest.raises(AlreadyRunning) as other, only_one(tmp_path):
            pass
    assert (other.value.pid, other.value.url) == (os.getpid(), "http://127.0.0.1:8000")
    with only_one(tmp_path):
        pass


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell's background job is started deaf to Ctrl-C, and keeps that choice."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_a_request_to_stop_waits_for_the_next_check() -> None:
    with StopRequests() as requests:
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Stopped):
            requests.check()


@pytest.mark.usefixtures("interruptible")
def test_a_request_to_stop_interrupts_work_that_may_break_off() -> None:
    with StopRequests() as requests:
        with pytest.raises(Stopped), requests.at_once():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(10)
        with pytest.raises(Stopped), requests.at_once():
            pytest.fail("begun after the request")


@pytest.mark.usefixtures("interruptible")
def test_impatient_requests_change_nothing() -> None:
    with StopRequests() as requests:
        for _ in range(3):
            os.kill(os.getpid(), signal.SIGINT)
        assert requests.asked


def test_handlers_are_given_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with StopRequests():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
