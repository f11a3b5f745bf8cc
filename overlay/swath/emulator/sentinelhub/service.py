"""The state of the emulated Sentinel Hub, and the verbs that change it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from swath.emulator._service import switched
from swath_api.sentinelhub.operations import OPERATIONS

from .accounts import Account, Accounts, Client, access_token
from .batch_jobs import Jobs
from .batch_model import Pace
from .byoc_ingest import Ingestion
from .byoc_rules import sample_types
from .byoc_seed import seed_collections
from .byoc_store import ByocStore
from .catalog_paths import OWN_OPERATIONS
from .catalog_store import CatalogStore
from .imports_bringing import Bringing
from .imports_seed import seed_orders
from .imports_store import ImportStore
from .limits import Limits
from .objects import Objects
from .paths import CANCEL, TOKEN, TOKEN_INFO, aliases
from .quotas import Quotas
from .refusals import boom, catalog_error, oauth_error
from .runs import Runs
from .switches import ForceOrder, SeedOrder, Switches
from .zarr_ingest import ZarrIngestion
from .zarr_store import ZarrStore


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from swath.emulator._service import HttpHandler, SocketHandler
    from swath.emulator.clock import Clock
    from swath_api._runtime import OperationInfo

    from .limits import Policy
    from .rasters import Rasters
    from .scenes import Scene
    from .world import World


class SentinelHub:
    """The Sentinel Hub of an emulator.

    Attributes:
        accounts: The accounts and their OAuth clients.
        limits: How fast they may ask.
        catalog: The collections, scenes and Items that can be found.
        objects: The buckets that results are delivered to.
        runs: The asynchronous requests.
        batches: The jobs of batch processing.
        byoc: The collections of one's own files.
        zarr: The collections of one's own Zarr groups.
        imports: Orders and subscriptions of data of others.
        quotas: How much of these data accounts may import.
        own_collections: Sample types of the bands of collections of one's own, by
            their id with its prefix, such as `byoc-<uuid>`.
        switches: How it behaves where the documentation leaves a choice.
    """

    name = "sentinelhub"
    own_parameters: Mapping[str, frozenset[str]] = {}

    switches: Switches

    def __init__(self, clock: Clock, origin: Callable[[], str]) -> None:
        self._origin = origin
        self.clock = clock
        self.accounts = Accounts()
        self.limits = Limits(clock)
        self.catalog = CatalogStore(clock)
        self.catalog.pictures = self._pictures
        self.objects = Objects()
        self.runs = Runs()
        self.batches = Jobs(self.accounts, self.charge)
        self.byoc = ByocStore(Ingestion(self), self._take_away)
        self.zarr = ZarrStore(ZarrIngestion(self.objects))
        bringing = Bringing(self)
        self.imports = ImportStore(bringing.bring, bringing.arrived)
        self.quotas = Quotas()
        self.own_collections: dict[str, dict[str, str]] = {}
        self.reset()

    @cached_property
    def world(self) -> World:
        """What pictures and statistics show."""
        from .world import World  # noqa: PLC0415 - needs the extra

        return World(now=self.clock.now)

    @property
    def scenes(self) -> Rasters:
        """The pictures that a test has put in place of what the world shows."""
        return self.world.rasters

    @property
    def pace(self) -> Pace:
        """How fast batch jobs go on."""
        own = self.switches
        failing = tuple(own.batch_failing)
        return Pace(own.batch_analysis_seconds, own.batch_seconds, failing)

    @property
    def operations(self) -> Mapping[str, OperationInfo]:
        """The service's operation table."""
        return OPERATIONS

    @property
    def own_operations(self) -> Mapping[str, OperationInfo]:
        """The operations at their other paths, and what only older clients call."""
        own = {**OWN_OPERATIONS, TOKEN_INFO.id: TOKEN_INFO, CANCEL.path: CANCEL}
        return {**own, **aliases({**OPERATIONS, **own})}

    @property
    def url(self) -> str:
        """The base URL of the service, without a final slash."""
        return f"{self._origin()}/{self.name}"

    @property
    def token_url(self) -> str:
        """The URL of the token endpoint."""
        return f"{self.url}{TOKEN}"

    @property
    def client(self) -> Client:
        """The OAuth client with every right."""
        return self.client_of("demo")

    @property
    def token(self) -> str:
        """A token of that client, valid from now on."""
        return self.token_of(self.client)

    def account(self, name: str) -> Account:
        """The account of a name, such as `demo`.

        Raises:
            LookupError: There is none.
        """
        for account in self.accounts:
            if account.name == name:
                return account
        raise LookupError(f"there is no account {name!r}")

    def client_of(self, name: str) -> Client:
        """The first OAuth client of the account of a name.

        Raises:
            LookupError: There is none.
        """
        account = self.account(name)
        for client in self.accounts.clients:
            if client.account == account.id:
                return client
        raise LookupError(f"the account {name!r} has no client")

    def token_of(self, client: Client) -> str:
        """A token for a client, valid from now on."""
        switches = self.switches
        return access_token(
            client, self.clock.now(), switches.token_lifetime, switches.token_time
        )

    def policies(self, account: Account) -> Sequence[Policy]:
        """How fast an account may ask."""
        own = account.policies
        return self.switches.policies if own is None else own

    def charge(self, account: Account, units: float) -> None:
        """Takes the processing units of a finished request."""
        self.accounts.charge(account, units)
        self.limits.charge(account.id, self.policies(account), units)

    def http_handlers(self) -> Mapping[str, HttpHandler]:
        """The handlers of all operations."""
        from .handlers import handlers  # noqa: PLC0415 - needs the extra

        return handlers(self)

    def socket_handlers(self) -> Mapping[str, SocketHandler]:
        """The service has no websockets."""
        return {}

    def error(
        self, status: int, detail: str, code: str = "", operation: str = ""
    ) -> bytes:
        """An error body as the service writes it, or its catalog, or OAuth."""
        tag = OPERATIONS[operation].tag.lower() if operation in OPERATIONS else ""
        if tag == "auth":
            return oauth_error(code or "server_error", detail)
        if tag == "catalog":
            return catalog_error(status, detail)
        return boom(status, code, detail)

    def headers(self, number: int) -> Mapping[str, str]:
        """An id of the request, as every answer has it."""
        return {
            "access-control-allow-origin": "*",
            "sh-request-id": f"5a7e11e0-0000-4000-9000-{number:012d}",
        }

    def unauthorized(self, kind: str) -> tuple[bytes, Mapping[str, str]]:
        """Body of the 401 for an `expired` or `invalid` token."""
        message = f"The access token is {kind}: send a valid one as Bearer token."
        return boom(401, "COMMON_UNAUTHORIZED", message), {}

    def settings(self, root: str) -> dict[str, Any]:
        """What a client needs to know: addresses, credentials, buckets, switches."""
        client = self.client
        names = {account.id: account.name for account in self.accounts}
        return {
            "base_url": root,
            "token_url": f"{root}{TOKEN}",
            "client_id": client.id,
            "client_secret": client.secret,
            "object_store": str(self.objects.folder),
            "clients": [
                {"id": one.id, "secret": one.secret, "account": names.get(one.account)}
                for one in self.accounts.clients
            ],
            "switches": msgspec.to_builtins(self.switches),
        }

    def configure(self, changes: Mapping[str, Any]) -> None:
        """Changes switches by name.

        Raises:
            ValueError: A switch is unknown or its value wrong.
        """
        self.switches = switched(self.switches, changes)

    def seed(self, order: bytes) -> dict[str, Any]:
        """Puts accounts, clients and jobs in place as an order says (`SeedOrder`).

        Raises:
            ValueError: The order is not understood, or an account unknown.
        """
        from .batch_seed import seed  # noqa: PLC0415 - needs the extra

        wanted = msgspec.json.decode(order, type=SeedOrder)
        for account in wanted.accounts:
            self.accounts.add(account)
        for client in wanted.clients:
            self.accounts.add(self._known(client.account), client)
        for name, units in wanted.units.items():
            self._known(name).units = units
        demo = self.account("demo").id
        return {
            "accounts": [one.id for one in wanted.accounts],
            "clients": [one.id for one in wanted.clients],
            "units": wanted.units,
            "batches": [one.id for one in seed(self, demo, wanted.batches)],
        }

    def jobs(self) -> list[dict[str, Any]]:
        """The asynchronous requests and the batch jobs, oldest first."""
        now = self.clock.now()
        runs = [run.described(now) for run in self.runs]
        return [*runs, *(job.described() for job in self.batches)]

    def force(self, order: bytes) -> dict[str, Any]:
        """Ends a request or an ingestion as a JSON order says (see `ForceOrder`).

        Raises:
            ValueError: The order is not understood, or there is no such request.
        """
        wanted = msgspec.json.decode(order, type=ForceOrder)
        run, job = self.runs.find(wanted.id), self.batches.find(wanted.id)
        if job is not None:
            job.force(wanted.status, wanted.message, self.clock.now())
            return job.described()
        failure = wanted.message if wanted.status == "FAILED" else None
        if run is None:
            return self._forced(wanted.id, failure)
        run.end(self.clock.now(), failure)
        return run.described(self.clock.now())

    def reset(self) -> None:
        """Back to the seed accounts, without requests and objects."""
        self.switches = Switches()
        self.accounts.reset()
        self.limits.reset()
        self.catalog.reset()
        self.runs.reset()
        self.batches.reset()
        self.objects.reset()
        self.own_collections.clear()
        self.byoc.reset()
        for own in seed_collections(self.account("demo")):
            self.byoc.add(own)
            self.own_collections[f"byoc-{own.id}"] = sample_types(own.bands)
        self.zarr.reset()
        self.imports.reset()
        self.quotas.reset()
        for order in seed_orders(self.account("demo")):
            self.imports.add(order)
        if self._awake:
            self.scenes.clear()

    def close(self) -> None:
        """Ends the process that runs scripts, if there is one; it starts again."""
        if self._awake:
            self.world.engine.close()

    def bands_of(self, collection: str) -> dict[str, str] | None:
        """Sample types of the bands of a collection of one's own, if there is one.

        Args:
            collection: Its id with the prefix, such as `byoc-<uuid>`.
        """
        if collection.startswith("zarr-"):
            self.settle_groups()
        known = self.own_collections.get(collection)
        shown = self.scenes.collection(collection) if self._awake else None
        if known is not None or shown is None:
            return known
        bands = shown.bands.values()
        return {one.name: one.dtype for one in bands if one.name != "dataMask"}

    def settle_groups(self) -> None:
        """Ends the ingestions of Zarr groups that are due; their bands are known."""
        self.zarr.settle(self.clock.now())
        for one in self.zarr:
            bands = one.group.bands if one.group is not None else {}
            self.own_collections[f"zarr-{one.id}"] = sample_types(bands)

    @property
    def _awake(self) -> bool:
        """Whether anybody has looked at the world."""
        return "world" in vars(self)

    def _pictures(self) -> Sequence[Scene]:
        """The scenes of the pictures that were put in place, for the catalog."""
        return [one.scene for one in self.scenes] if self._awake else ()

    def _forced(self, name: str, failure: str | None) -> dict[str, Any]:
        """Ends what goes on with a tile.

        Raises:
            ValueError: There is none.
        """
        now = self.clock.now()
        status = self.byoc.force(name, failure, now)
        status = status or self.imports.force(name, failure, now)
        status = status or self.zarr.force(name, failure, now)
        if status is None:
            raise ValueError(f"there is no job, tile, delivery or group {name!r}")
        return {"id": name, "status": status}

    def _take_away(self, scene: Scene) -> None:
        self.scenes.remove(scene)

    def _known(self, account: str) -> Account:
        found = self.accounts.get(account)
        if found is None:
            raise ValueError(f"there is no account {account!r}")
        return found
