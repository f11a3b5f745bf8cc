"""Counts what servers send that their documents do not have.

Examples:
    >>> import swath
    >>> from swath.testing.recorder import recorder
    >>> with swath.DataSphere(profile="emulator") as ds, recorder(ds) as report:
    ...     item = ds.item.get("latest")
    >>> report.services["datasphere"]["getItem"].drifted
    False
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import Any, TypeVar
from urllib.parse import urlsplit

from swath._client import AsyncClient, SyncClient
from swath._core.effects import Close, Head, Open, Read
from swath._core.lines import LineParser
from swath.drift import Member, OperationDrift, Report
from swath.testing._schemas import Schemas
from swath_api._runtime import OperationInfo, Reply, Request


__all__ = ["recorder"]

T = TypeVar("T")
Steps = Generator[Any, Any, T]

_LARGEST = 16_777_216
"""Bytes of a body that are kept to be looked at; of a longer one only its head is."""
_SUCCESS = range(200, 400)


@contextmanager
def recorder(*clients: SyncClient | AsyncClient) -> Generator[Report]:
    """Records what the servers of some clients send, while the block lasts.

    Works for synchronous and asynchronous clients, and for views of them that share
    their connections. What is recorded are names and counts, never values.

    Args:
        clients: The clients to watch.

    Returns:
        The report, which grows as answers come; `report.save(path)` keeps it.
    """
    report = Report(services={})
    with ExitStack() as stack:
        for client in clients:
            stack.enter_context(_watched(client, report))
        yield report


@contextmanager
def _watched(client: Any, report: Report) -> Generator[None]:
    """Puts a look at every step between a client's flows and its driver."""
    driver = client._driver
    watch = _Watch(client._service, client.base_url, report)
    # Callers keep the driver, so that it is changed itself and not replaced.
    driver.run = watch.before(driver.run)
    driver.batches = watch.before(driver.batches)
    try:
        yield
    finally:
        del driver.run, driver.batches


class _Exchange:
    """A request, the head of its answer, and what came of the body."""

    def __init__(self, request: Request, head: Head) -> None:
        self.request = request
        self.head = head
        self._pieces: list[bytes] = []
        self._size = 0

    @property
    def body(self) -> bytes | None:
        """The body as far as it was read; None if it was too large to be kept."""
        return b"".join(self._pieces) if self._size <= _LARGEST else None

    @property
    def media_type(self) -> str:
        """The media type, without its parameters."""
        headers = {name.lower(): text for name, text in self.head.headers.items()}
        return headers.get("content-type", "").partition(";")[0].strip().lower()

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= _LARGEST:
            self._pieces.append(piece)


class _Watch:
    """Looks at the exchanges of one client."""

    def __init__(self, service: str, base_url: str, report: Report) -> None:
        table = import_module(f"swath_api.{service}.operations").OPERATIONS
        self._counts = report.services.setdefault(service, {})
        self._routes = [(_pattern(info), info) for info in _by_precision(table)]
        self._base = urlsplit(base_url).path.rstrip("/")
        self._schemas = Schemas(service)
        self._lock = threading.Lock()

    def before(self, run: Callable[[Any], T]) -> Callable[[Any], T]:
        """A driver's way to run flows, which looks at them on the way."""

        def watched(flow: Steps[Any]) -> T:
            return run(self.over(flow))

        return watched

    def over(self, flow: Steps[T]) -> Steps[T]:
        """The same flow, its steps looked at."""
        exchanges: dict[int, _Exchange] = {}
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = yield effect
                except BaseException as error:  # noqa: BLE001 - it is the flow's
                    effect = flow.throw(error)
                else:
                    self._look(exchanges, effect, outcome)
                    effect = flow.send(outcome)
        except StopIteration as stop:
            result: T = stop.value
            return result
        finally:
            flow.close()
            for exchange in exchanges.values():
                self._note(exchange)

    def _look(
        self, exchanges: dict[int, _Exchange], effect: object, outcome: object
    ) -> None:
        if isinstance(effect, Open) and isinstance(outcome, Head):
            exchanges[outcome.handle] = _Exchange(effect.request, outcome)
        elif isinstance(effect, Read) and effect.handle in exchanges:
            if outcome and isinstance(outcome, bytes):
                exchanges[effect.handle].add(outcome)
            else:
                self._note(exchanges.pop(effect.handle))
        elif isinstance(effect, Close) and effect.handle in exchanges:
            self._note(exchanges.pop(effect.handle))

    def _note(self, exchange: _Exchange) -> None:
        info = self._operation(exchange.request)
        if info is None:
            return
        with self._lock:
            drift = self._counts.setdefault(info.id, OperationDrift())
            drift.answers += 1
            status = exchange.head.status
            if not _is_documented(status, info.statuses):
                _count(drift.statuses, str(status))
            if status in _SUCCESS and exchange.body:
                self._note_body(info, exchange, drift)

    def _note_body(
        self, info: OperationInfo, exchange: _Exchange, drift: OperationDrift
    ) -> None:
        kind = exchange.media_type
        if not {kind, "*/*"} & set(info.media_types):
            _count(drift.media_types, kind if _MEDIA_TYPE.fullmatch(kind) else "other")
        try:
            found = list(self._read(info, exchange))
        except (ValueError, KeyError, TypeError, AttributeError):
            _count(drift.unreadable, info.result or info.id)
            return
        for value in found:
            for name, type_ in self._schemas.unknown_members(value):
                member = drift.members.setdefault(name, Member(types=[]))
                member.count += 1
                member.types = sorted({*member.types, type_})
            for name in self._schemas.unknown_values(value):
                _count(drift.values, name)

    def _read(self, info: OperationInfo, exchange: _Exchange) -> Iterator[Any]:
        """What came, as the models read it; nothing of what no model reads."""
        body = exchange.body or b""
        if info.streaming:
            parser = LineParser()
            for record, _ in parser.feed(body):
                yield self._schemas.read(info.streaming.item, record)
        elif exchange.media_type.endswith("json"):
            reply = Reply(
                status=exchange.head.status, headers=exchange.head.headers, content=body
            )
            yield self._schemas.result(info, reply)

    def _operation(self, request: Request) -> OperationInfo | None:
        path = request.path or urlsplit(request.url).path.removeprefix(self._base)
        for pattern, info in self._routes:
            if info.method == request.method and pattern.fullmatch(path):
                return info
        return None


_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}")


def _by_precision(table: Mapping[str, OperationInfo]) -> list[OperationInfo]:
    """Paths without parameters first, as they fit nothing else."""
    http = [info for info in table.values() if not info.websocket]
    return sorted(http, key=lambda info: info.path.count("{"))


def _pattern(info: OperationInfo) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]+\}", info.path)
    return re.compile("[^/]+".join(re.escape(part) for part in parts))


def _is_documented(status: int, documented: tuple[str, ...]) -> bool:
    return str(status) in documented or f"{status // 100}XX" in documented


def _count(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1
