"""The state of the emulated Data Sphere, and the verbs that change it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from swath.emulator._service import switched
from swath_api.datasphere.operations import OPERATIONS

from .hub import Hub
from .intake import Counters, Published, item_record, published
from .items import GeneratedItems, ItemLike, Record, compact, record
from .packages import KINDS, Kind, Package, PackageOrder, Shelf
from .seeds import seed_packages
from .tokens import MASTER, Token, Tokens


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from swath.emulator._service import HttpHandler, SocketHandler
    from swath.emulator.clock import Clock
    from swath_api._runtime import OperationInfo


class Switches(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How the service behaves where its documentation leaves a choice.

    Attributes:
        stream_format: Dataset streams as bare lines, or as server-sent events.
        subscription_format: The same for subscriptions.
        chunk: Bytes that a stream gathers before it sends them.
        replay: Whether `Last-Event-ID` brings what was missed.
        keep_alive: Seconds between the comments on a silent subscription.
        subscription_seconds: How long a subscription lasts before the server ends
            it; None for ever.
        heartbeat: Seconds between heartbeats on the publish websocket.
        heartbeat_form: As a ping frame or as a text message.
        token_wait: Seconds that a websocket without a token may take to send it.
        strict: Whether a bad message closes the publish websocket.
        message_limit: Bytes of a message to publish.
    """

    stream_format: Literal["ndjson", "sse"] = "ndjson"
    subscription_format: Literal["sse", "ndjson"] = "sse"
    chunk: int = 262_144
    replay: bool = True
    keep_alive: float = 15.0
    subscription_seconds: float | None = None
    heartbeat: float = 25.0
    heartbeat_form: Literal["ping", "text"] = "ping"
    token_wait: float = 10.0
    strict: bool = False
    message_limit: int = 2**20


class DataSphere:
    """The Data Sphere of an emulator.

    Attributes:
        tokens: The API tokens and their rights.
        switches: How it behaves where the documentation leaves a choice.
        hub: The subscription hub.
        counters: What happened at the publish websocket.
    """

    name = "datasphere"
    own_operations: Mapping[str, OperationInfo] = {}
    own_parameters: Mapping[str, frozenset[str]] = {
        "getDatasetPage": frozenset({"page"})
    }

    switches: Switches
    counters: Counters

    def __init__(self, clock: Clock, origin: Callable[[], str]) -> None:
        self._origin = origin
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self.clock = clock
        self.tokens = Tokens()
        self.hub = Hub()
        self.reset()

    @property
    def operations(self) -> Mapping[str, OperationInfo]:
        """The service's operation table."""
        return OPERATIONS

    @property
    def url(self) -> str:
        """The base URL of the service, without a final slash."""
        return f"{self._origin()}/{self.name}"

    @property
    def publish_url(self) -> str:
        """The URL of the publish websocket."""
        return _publish_url(self.url)

    @property
    def token(self) -> str:
        """A token with every right."""
        return MASTER

    @property
    def published(self) -> list[Published]:
        """What publishers sent and the service accepted, oldest first."""
        return list(self._published)

    @property
    def packages(self) -> list[Package]:
        """All packages."""
        return list(self._packages.values())

    def package(self, name: str, kind: Kind = "dataset") -> Package | None:
        """The package of a name and kind, if there is one."""
        return self._packages.get((kind, name))

    def add_package(
        self,
        name: str,
        items: Iterable[ItemLike | Record] | GeneratedItems = (),
        *,
        kind: Kind = "dataset",
        covers: Iterable[str] = (),
    ) -> Package:
        """Puts a package in place, over one of the same name and kind.

        Args:
            name: Its name, as clients will use it.
            items: STAC Items as JSON or as objects, in any order; what `load_items`
                returned; or `GeneratedItems`, which are made while they are served.
                JSON on one line is served byte for byte.
            kind: `dataset`, `subscription` or `item`. An item package serves the
                newest of its Items.
            covers: Ids of the catalogs and collections whose newly published Items
                the package receives.

        Raises:
            ValueError: The kind is unknown, an Item is not one (the message has its
                index), or a package of generated Items is to cover something.
        """
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of package: take one of {KINDS}")
        covered = frozenset(covers)
        if covered and isinstance(items, GeneratedItems):
            raise ValueError(f"package {name!r} is generated and cannot take new Items")
        holdings = items if isinstance(items, GeneratedItems) else _shelf(items)
        package = Package(name, kind, holdings, covered)
        with self._lock:
            self._packages[kind, name] = package
        return package

    def publish(
        self,
        item: ItemLike,
        *,
        active_parent: str,
        provider: str = "swath",
        subscribable: bool = True,
    ) -> Published:
        """Publishes as a supplier would, without a websocket.

        Raises:
            ValueError: It is no STAC object.
        """
        message = {
            "active_parent": active_parent,
            "provider": provider,
            "subscribable": subscribable,
            "data": msgspec.Raw(compact(item)),
        }
        return self.accept(msgspec.json.encode(message), self.tokens.master)

    def accept(self, content: bytes | str, token: Token) -> Published:
        """Takes in a publisher's message.

        Raises:
            BadMessageError: The service drops it.
        """
        message = published(content, token, self.clock.now())
        with self._changed:
            self._published.append(message)
            if message.kind == "Feature":
                self._distribute(message)
            else:
                self.counters.parents += 1
                self._parents.add(message.id)
            self._changed.notify_all()
        return message

    def wait_for_published(self, count: int, timeout: float = 30) -> list[Published]:
        """What was published, as soon as it is at least `count` messages.

        A publisher gets no answer, so a test waits here instead.

        Raises:
            TimeoutError: They did not come within so many (real) seconds.
        """
        with self._changed:
            if not self._changed.wait_for(
                lambda: len(self._published) >= count, timeout
            ):
                held = len(self._published)
                raise TimeoutError(
                    f"{held} of {count} messages were published in {timeout} s; "
                    f"dropped: {self.counters.reasons}"
                )
            return self.published

    def knows_parent(self, name: str) -> bool:
        """Whether a catalog or collection was published, or a package covers it."""
        covered = any(name in package.covers for package in self.packages)
        return covered or name in self._parents

    def _distribute(self, message: Published) -> None:
        new = item_record(message)
        parents = {message.active_parent, new.collection}
        covering = [one for one in self.packages if one.covers & parents]
        name = (new.collection, new.id)
        self.counters.items += 1
        self.counters.updated += name in self._items
        self._items.add(name)
        for package in covering:
            package.put(new)
        if message.subscribable:
            live = [one.name for one in covering if one.kind == "subscription"]
            self.hub.send(new.content, live, self.clock.poll())

    def http_handlers(self) -> Mapping[str, HttpHandler]:
        """The handlers of the reading operations."""
        from .reading import Reading  # noqa: PLC0415 - needs the extra

        return Reading(self).handlers

    def socket_handlers(self) -> Mapping[str, SocketHandler]:
        """The handler of the publish websocket."""
        from .publishing import Publishing  # noqa: PLC0415 - needs the extra

        return {"publish": Publishing(self).converse}

    def error(
        self,
        status: int,  # noqa: ARG002 - of the protocol
        detail: str,
        code: str = "",  # noqa: ARG002 - as above
        operation: str = "",  # noqa: ARG002 - as above
    ) -> bytes:
        """An error body as the service writes it."""
        return msgspec.json.encode({"detail": detail})

    def headers(self, number: int) -> Mapping[str, str]:  # noqa: ARG002 - as above
        """Nothing beyond what each answer has anyway."""
        return {}

    def unauthorized(self, kind: str) -> tuple[bytes, Mapping[str, str]]:
        """Body and headers of the 401 for an `expired` or `invalid` token."""
        detail = f"The token is {kind}. Make a new one in the dashboard."
        return self.error(401, detail), {"www-authenticate": "Token"}

    def settings(self, root: str) -> dict[str, Any]:
        """What a client needs to know: addresses, a token, packages, switches."""
        return {
            "base_url": root,
            "publish_url": _publish_url(root),
            "token": self.token,
            "packages": [
                {"name": one.name, "kind": one.kind, "items": len(one)}
                for one in self.packages
            ],
            "switches": msgspec.to_builtins(self.switches),
            "counters": msgspec.to_builtins(self.counters),
        }

    def configure(self, changes: Mapping[str, Any]) -> None:
        """Changes switches by name.

        Raises:
            ValueError: A switch is unknown or its value wrong.
        """
        self.switches = switched(self.switches, changes)

    def seed(self, order: bytes) -> dict[str, Any]:
        """Puts a package in place as a JSON order says (see `PackageOrder`)."""
        wanted = msgspec.json.decode(order, type=PackageOrder)
        package = self.add_package(
            wanted.package, wanted.items, kind=wanted.kind, covers=wanted.covers
        )
        return {"package": package.name, "kind": package.kind, "items": len(package)}

    def jobs(self) -> list[dict[str, Any]]:
        """The Data Sphere knows no jobs."""
        return []

    def force(self, order: bytes) -> dict[str, Any]:
        """There is nothing to force.

        Raises:
            ValueError: Always.
        """
        raise ValueError(f"the Data Sphere knows no jobs, so not {order!r} either")

    def reset(self) -> None:
        """Back to the seed data, the master token and the usual behaviour."""
        with self._lock:
            self.switches = Switches()
            self.counters = Counters()
            self.tokens.reset()
            self.hub.reset()
            self._parents: set[str] = set()
            self._items: set[tuple[str, str]] = set()
            self._published: list[Published] = []
            self._packages = {(one.kind, one.name): one for one in seed_packages()}


def _publish_url(root: str) -> str:
    path = OPERATIONS["publish"].path
    return f"ws{root.removeprefix('http')}{path}"


def _shelf(items: Iterable[ItemLike | Record]) -> Shelf:
    records: list[Record] = []
    for index, item in enumerate(items):
        try:
            records.append(item if isinstance(item, Record) else record(item))
        except ValueError as error:
            raise ValueError(f"item {index} is no STAC Item: {error}") from None
    return Shelf(records)
