"""The bad network: a proxy on loopback between the phones and the server that breaks what it is told to."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

#: Faults after which the phone has no whole answer.
CUTS: Final = ("before", "mid_body", "late", "lost_reply", "half_reply")
#: Faults that it doesn't notice.
TRICKS: Final = ("slow", "twice", "again")
_TROUBLED: Final = ("/api/field/sync", "/api/field/evidence/")
#: A page of the phone's origin with nothing on it: `thumb.Thumb` is put in there.
BLANK: Final = "/soak/"
_EMPTY = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n"
    b"Connection: close\r\n\r\n<!doctype html>"
)


@dataclass
class Mischief:
    """What is still to be done, and what was: `cuts` and `kills` count down, `done` counts up."""

    cuts: int
    kills: int
    seed: int
    done: Counter[str] = field(default_factory=Counter)
    kill: Callable[[], None] = lambda: None
    """Ends the server at once; called in a thread of its own while a request is under way."""

    def __post_init__(self) -> None:
        self._chance = {place: Random(f"{self.seed}/{place}") for place in range(256)}
        self._since_kill = 0
        self._killing = False

    def pick(self, phone: int) -> str:
        """What becomes of this phone's next request. Nothing is made worse while the server is away."""
        if self._killing:
            return ""
        chance = self._chance[phone]
        draw = chance.random()
        self._since_kill += 1
        if self.kills and self._since_kill > 5 and draw < 0.4:
            self.kills -= 1
            self._since_kill, self._killing = 0, True
            return "kill"
        if self.cuts and draw < 0.8:
            self.cuts -= 1
            return chance.choice(CUTS)
        return chance.choice((*TRICKS, "", "")) if draw < 0.95 else ""

    def strike(self) -> None:
        """Kills the server; returns when there is one again."""
        try:
            self.kill()
        finally:
            self._killing = False


@dataclass
class Proxy:
    """Listens on 127.0.0.2, .3 …: an address a phone, each with its own cookies and storage. The system
    chooses the ports."""

    server_port: int
    phones: int
    mischief: Mischief

    def __enter__(self) -> Proxy:
        self._loop = asyncio.new_event_loop()
        self._old: list[bytes] = []
        # The loop itself keeps its tasks weakly.
        self._under_way: set[asyncio.Task[Any] | None] = set()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready,), daemon=True)
        self._thread.start()
        if not ready.wait(10):
            raise RuntimeError("the proxy did not start: can this machine use 127.0.0.2 and on?")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def address(self, phone: int) -> str:
        return f"http://127.0.0.{phone + 2}:{self._ports[phone]}"

    def _serve(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        servers = [
            self._loop.run_until_complete(
                asyncio.start_server(self._handler(phone), f"127.0.0.{phone + 2}", 0, limit=2**20)
            )
            for phone in range(self.phones)
        ]
        self._ports = [server.sockets[0].getsockname()[1] for server in servers]
        ready.set()
        self._loop.run_forever()
        for server in servers:
            server.close()
        under_way = asyncio.all_tasks(self._loop)
        for task in under_way:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*under_way, return_exceptions=True))
        self._loop.close()

    def _handler(self, phone: int) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            self._under_way.add(task)
            try:
                await self._request(phone, reader, writer)
            except (OSError, asyncio.IncompleteReadError):
                self.mischief.done["server down"] += 1
            finally:
                writer.close()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()
                self._under_way.discard(task)

        return handle

    async def _request(self, phone: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        path = head.split(b" ", 2)[1].decode("latin-1")
        lines = [
            line
            for line in head.split(b"\r\n")
            if not line.lower().startswith((b"connection:", b"keep-alive:"))
        ]
        sizes = [int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")]
        body = await reader.readexactly(sizes[0]) if sizes else b""
        if path == BLANK:
            writer.write(_EMPTY)
            return await writer.drain()
        whole = lines[0] + b"\r\nConnection: close\r\n" + b"\r\n".join(lines[1:]) + body
        fate = self.mischief.pick(phone) if path.startswith(_TROUBLED) and body else ""
        if fate:
            self.mischief.done[fate] += 1
        reply = await self._broken(fate, whole, len(body))
        writer.write(reply)
        await writer.drain()

    async def _broken(self, fate: str, whole: bytes, size: int) -> bytes:
        """The bytes that the phone gets."""
        if fate == "before":
            return b""
        if fate == "mid_body":
            await self._sent(whole[: -max(1, size // 2)], cut=True)
            return b""
        if fate == "late":
            # The phone gives up; its batch arrives all the same, after what it sends next.
            self._loop.call_later(0.4, lambda: self._hold(asyncio.ensure_future(self._quietly(whole))))
            return b""
        if fate == "again" and self._old:
            await self._quietly(self._old[len(self._old) // 2])
        if fate == "twice":
            first, _ = await asyncio.gather(self._sent(whole), self._quietly(whole))
            return first
        if fate == "slow":
            await asyncio.sleep(0.3)
        if fate == "kill":
            self._loop.call_later(0.02, lambda: threading.Thread(target=self.mischief.strike).start())
        reply = await self._sent(whole)
        if b"/api/field/sync" in whole[:80]:
            self._old = [*self._old[-20:], whole]
        if fate == "lost_reply":
            return b""
        return reply[: len(reply) // 2] if fate == "half_reply" else reply

    def _hold(self, task: asyncio.Task[Any]) -> None:
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _quietly(self, whole: bytes) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await self._sent(whole)

    async def _sent(self, whole: bytes, *, cut: bool = False) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server_port)
        try:
            writer.write(whole)
            await writer.drain()
            if cut:
                return b""
            return await reader.read(-1)
        finally:
            writer.close()
