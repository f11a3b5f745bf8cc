"""The state of the emulated SpaceKnow, and the verbs that change it."""

from __future__ import annotations

import threading
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from swath.emulator._service import Refusal, switched
from swath_api.spaceknow.operations import OPERATIONS
from swath_api.spaceknow.structs import ErrorBody, InitiatedPipeline

from .credits import Ledger
from .files import DOWNLOAD, Files
from .maps import Maps
from .pipelines import Failure, Pipelines, Status, Work
from .refusals import CODES, auth0_error, unknown_scene
from .scenes import Scene, scene_of
from .users import API_KEY, Attempts, User, Users, id_token, seed_groups


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from swath.emulator._service import HttpHandler, SocketHandler
    from swath.emulator.clock import Clock
    from swath_api._runtime import OperationInfo

    from .users import Group


API_VERSION = "106"
TOKEN_OPERATION = "requestToken"  # noqa: S105 - the name of an operation


class Switches(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How the service behaves where its documentation leaves a choice.

    Attributes:
        next_try: Seconds that answers about pipelines advise to wait.
        queue: Seconds on the clock before a pipeline is taken up.
        step: Seconds on the clock for each of its six steps.
        failure: Why all pipelines started from now on fail; None if they do not.
        page: Entries on a page.
        datapoints: Data points that can be had without a pipeline.
        allocation: Whether a release pays for what it needs, or wants it paid for.
        attempts: Wrong passwords within a minute before an account is blocked.
        token_time: Whose time `iat` and `exp` of id tokens tell. The emulator judges
            them by its own clock either way.
    """

    next_try: int = 1
    queue: float = 1.5
    step: float = 0.4
    failure: Failure | None = None
    page: int = 100
    datapoints: int = 10_000
    allocation: Literal["automatic", "required"] = "automatic"
    attempts: int = 10
    token_time: Literal["emulated", "wall"] = "emulated"  # noqa: S105 - no secret

    def __post_init__(self) -> None:
        """Refuses what no service could do.

        Raises:
            ValueError: A number is negative, or a page empty.
        """
        if min(self.next_try, self.queue, self.step, self.datapoints) < 0:
            raise ValueError("seconds and limits are not negative")
        if min(self.page, self.attempts) < 1:
            raise ValueError("page and attempts are 1 at least")


class ForceOrder(msgspec.Struct, forbid_unknown_fields=True):
    """A pipeline's state as an admin request sets it."""

    id: str
    status: Status
    code: str = "PROCESSING-ERROR"
    message: str = "The pipeline failed because it was told to."


class SeedOrder(msgspec.Struct, forbid_unknown_fields=True):
    """Users and credits as an admin request puts them in place.

    `credits` is what each group has to spend from now on.
    """

    users: list[User] = []
    credits: dict[str, float] = {}


class SpaceKnow:
    """The SpaceKnow of an emulator.

    Attributes:
        users: The accounts.
        ledger: Credits, allocations and transactions.
        pipelines: The pipelines that were started.
        maps: The maps that were released.
        files: The files that answers link to.
        attempts: Wrong passwords.
        switches: How it behaves where the documentation leaves a choice.
    """

    name = "spaceknow"
    own_operations: Mapping[str, OperationInfo] = {DOWNLOAD.id: DOWNLOAD}
    own_parameters: Mapping[str, frozenset[str]] = {}

    switches: Switches

    def __init__(self, clock: Clock, origin: Callable[[], str]) -> None:
        self._origin = origin
        self._lock = threading.RLock()
        self._uploaded: dict[str, Scene] = {}
        self.clock = clock
        self.users = Users()
        self.ledger = Ledger()
        self.pipelines = Pipelines()
        self.maps = Maps()
        self.files = Files()
        self.attempts = Attempts()
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
    def token_url(self) -> str:
        """The URL of the token endpoint."""
        return _token_url(self.url)

    @property
    def admin(self) -> User:
        """The user with every right."""
        return self.user("ada@swath.example")

    @property
    def token(self) -> str:
        """An id token of the user with every right, valid from now on."""
        return self.token_of(self.admin)

    @property
    def uploaded(self) -> list[Scene]:
        """The scenes that users have uploaded, or tests have added."""
        return list(self._uploaded.values())

    def user(self, email: str) -> User:
        """The user who signs in with an address.

        Raises:
            LookupError: There is none.
        """
        user = self.users.by_email(email)
        if user is None:
            raise LookupError(f"there is no user {email!r}")
        return user

    def token_of(self, user: User) -> str:
        """An id token for a user, valid from now on."""
        return id_token(user, self.clock.now(), self.switches.token_time)

    def licensed_group(self, user: User) -> Group:
        """The group that a user spends the credits of.

        Raises:
            Refusal: There is none, or its licence has ended.
        """
        group = self.ledger.group_of(user)
        if group.licence <= self.clock.now():
            detail = f"The licence of {group.id} has ended."
            raise Refusal(401, detail, code="NOT-AUTHORIZED")
        return group

    def has_scene(self, name: str) -> bool:
        """Whether a scene was uploaded."""
        return name in self._uploaded

    def add_scene(self, scene: Scene) -> None:
        """Makes a scene known as uploaded ones are, over one of the same id."""
        with self._lock:
            self._uploaded[scene.id] = scene

    def scene(self, name: str) -> Scene:
        """The scene of an id.

        Raises:
            Refusal: There is none.
        """
        scene = self._uploaded.get(name) or scene_of(name)
        if scene is None:
            raise unknown_scene(name)
        return scene

    def start(self, operations: tuple[str, str], work: Work) -> InitiatedPipeline:
        """Starts a pipeline, to fail if the switches say so."""
        switches = self.switches
        if switches.failure and switches.failure.strikes(operations[0]):
            work = work._replace(failure=switches.failure)
        pace = switches.queue, switches.step
        with self._lock:
            started = self.pipelines.start(operations, work, self.clock.now(), pace)
        return InitiatedPipeline(
            pipeline_id=started.id, status="NEW", next_try=switches.next_try
        )

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
        """An error body as the service writes it, or Auth0 for its operation."""
        if operation == TOKEN_OPERATION:
            blocked = status == HTTPStatus.TOO_MANY_REQUESTS
            return auth0_error(
                "too_many_attempts" if blocked else "server_error", detail
            )
        told = ErrorBody(error=code or CODES.get(status, "ERROR"), error_message=detail)
        return msgspec.json.encode(told)

    def headers(self, number: int) -> Mapping[str, str]:
        """The version and an id of the request, as every answer has them."""
        return {
            "access-control-allow-origin": "*",
            "spaceknow-api-version": API_VERSION,
            "spaceknow-request-id": f"req{number:07d}",
        }

    def unauthorized(self, kind: str) -> tuple[bytes, Mapping[str, str]]:
        """Body of the 401 for an `expired` or `invalid` token."""
        return self.error(401, f"The token is {kind}.", "INVALID-JWT"), {}

    def settings(self, root: str) -> dict[str, Any]:
        """What a client needs to know: addresses, accounts, a token, switches."""
        admin = self.admin
        return {
            "base_url": root,
            "token_url": _token_url(root),
            "username": admin.email,
            "password": admin.password,
            "token": self.token,
            "api_key": API_KEY,
            "users": [
                {"id": one.id, "username": one.email, "password": one.password}
                for one in self.users
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
        """Puts users and credits in place as a JSON order says (see `SeedOrder`).

        Raises:
            ValueError: The order is not understood, or a group unknown.
        """
        wanted = msgspec.json.decode(order, type=SeedOrder)
        for user in wanted.users:
            self.users.add(user)
        for group, credit in wanted.credits.items():
            self.grant(group, credit)
        return {"users": [one.id for one in wanted.users], "credits": wanted.credits}

    def grant(self, group: str, credit: float) -> None:
        """Gives a group so much to spend from now on, whatever it has spent.

        Raises:
            ValueError: There is no such group.
        """
        try:
            self.ledger.grant(group, credit, self.admin, self.clock.now())
        except Refusal:
            raise ValueError(f"there is no group {group!r}") from None

    def jobs(self) -> list[dict[str, Any]]:
        """The pipelines, oldest first."""
        now = self.clock.now()
        return [one.described(now) for one in self.pipelines]

    def force(self, order: bytes) -> dict[str, Any]:
        """Puts a pipeline into a status as a JSON order says (see `ForceOrder`).

        Raises:
            ValueError: The order is not understood, or there is no such pipeline.
        """
        wanted = msgspec.json.decode(order, type=ForceOrder)
        try:
            pipeline = self.pipelines.find(wanted.id)
        except Refusal as refusal:
            raise ValueError(refusal.detail) from None
        failure = Failure(code=wanted.code, message=wanted.message)
        pipeline.force(wanted.status, failure)
        return pipeline.described(self.clock.now())

    def reset(self) -> None:
        """Back to the seed users and credits, without pipelines, maps and uploads."""
        with self._lock:
            self.switches = Switches()
            self.users.reset()
            self.ledger.reset(seed_groups())
            self.pipelines.reset()
            self.maps.reset()
            self.files.reset()
            self.attempts.reset()
            self._uploaded.clear()


def _token_url(root: str) -> str:
    return f"{root}{OPERATIONS[TOKEN_OPERATION].path}"
