"""The operations that render: at once, or later into a bucket."""

from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from swath_api.sentinelhub.structs import (
    AsyncProcessRequest,
    AsyncProcessStatus,
    ProcessRequest,
    StatisticalRequest,
)

from .gate import Answer
from .process_body import ProcessBody, read
from .refusals import ServiceError, bad_payload, boom, not_found


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from swath.emulator._service import HttpHandler
    from swath_api.sentinelhub.structs import GsBucket, ObjectStorage, S3Bucket

    from .gate import Gate, Visit
    from .runs import Run
    from .service import SentinelHub
    from .world import Answer as Made
    from .world import World


_REQUEST, _OUTPUT = "<REQUEST_ID>", "<OUTPUT>"


class Rendering:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        return {
            "process": gate.plain(
                "process",
                ProcessRequest,
                self.process,
                heavy=True,
                script=("evalscript",),
            ),
            "submitStatisticalRequest": gate.plain(
                "submitStatisticalRequest",
                StatisticalRequest,
                self.statistics,
                heavy=True,
                script=("aggregation", "evalscript"),
            ),
            "createNewAsyncProcessRequest": gate.plain(
                "createNewAsyncProcessRequest",
                AsyncProcessRequest,
                self.submit,
                heavy=True,
            ),
            "getStatusAsyncRequest": gate.reading(
                "getStatusAsyncRequest", self.status, heavy=True
            ),
        }

    def process(self, visit: Visit, order: ProcessRequest) -> Answer:
        """A picture, or several."""
        from .process import render  # noqa: PLC0415 - numpy, when first needed

        accept = visit.call.request.headers.get("accept", "*/*")
        return _answer(visit, render(order, self._hub.world, accept))

    def statistics(self, visit: Visit, order: StatisticalRequest) -> Answer:
        """Statistics by time span, output and band."""
        from .statistics_answer import compute  # noqa: PLC0415 - as above

        return _answer(visit, compute(order, self._hub.world))

    def submit(self, visit: Visit, order: AsyncProcessRequest) -> AsyncProcessStatus:
        """Starts a request whose pictures are delivered to a bucket."""
        hub, now = self._hub, self._hub.clock.now()
        account = visit.known
        address = _address(order)
        hub.objects.check(address)
        picture = self._picture(order)
        pixels = check(picture, hub.world)
        if hub.runs.running(account.id, now) >= hub.switches.async_running:
            message = "Too many asynchronous requests of the account are running"
            headers = {"retry-after": str(round(hub.switches.async_seconds * 1000))}
            raise ServiceError(429, "RATE_LIMIT_EXCEEDED", message, headers=headers)
        job = _Job(hub, account.id, address, picture, pixels)
        run = hub.runs.start(account.id, now, hub.switches.async_seconds, job.deliver)
        hub.objects.put(job.place(run.id, "request.json"), msgspec.json.encode(picture))
        return _told(run)

    def status(self, visit: Visit) -> AsyncProcessStatus:
        """A request that runs; asking moves an automatic clock on."""
        name, now = visit.path["requestId"], self._hub.clock.poll()
        run = self._hub.runs.find(name)
        if run is None or run.account != visit.known.id:
            raise not_found(f"Request {name}")
        run.settle(now)
        if not run.running(now):
            raise not_found(f"Request {name}")
        return _told(run)

    def _picture(self, order: AsyncProcessRequest) -> dict[str, Any]:
        """The request for the same picture at once; no key to a bucket is in it."""
        given = msgspec.to_builtins(order)
        output = {k: it for k, it in given["output"].items() if k != "delivery"}
        script = self._script(order)
        return {"input": given["input"], "output": output, "evalscript": script}

    def _script(self, order: AsyncProcessRequest) -> str:
        if order.evalscript:
            return order.evalscript
        if not order.evalscript_reference:
            raise bad_payload("evalscript or evalscriptReference must be given")
        bucket = _bucket(order.evalscript_reference)
        return self._hub.objects.get(bucket.url).decode(errors="replace")


class _Job:
    """What is to be rendered, and where it goes."""

    def __init__(
        self,
        hub: SentinelHub,
        account: str,
        address: str,
        order: dict[str, Any],
        pixels: int,
    ) -> None:
        self._hub = hub
        self._account = account
        self._address = address
        self._order = order
        self._pixels = pixels

    def deliver(self, name: str, failure: str | None) -> None:
        """Renders and writes, or writes why it failed."""
        from .process import TAR, render  # noqa: PLC0415 - numpy, when first needed
        from .process_units import later  # noqa: PLC0415 - as above

        if failure is not None:
            self._fail(name, ServiceError(500, "COMMON_EXCEPTION", failure))
            return
        try:
            made = render(self._order, self._hub.world, TAR)
        except ServiceError as error:
            self._fail(name, error)
            return
        for file, content in _members(made.body):
            self._put(name, file, content)
        self._charge(name, later(made.units, self._pixels))

    def _charge(self, name: str, units: float) -> None:
        account = self._hub.accounts.get(self._account)
        if account is not None:
            self._hub.charge(account, units)
        priced = {**self._order, "costPU": units}
        self._put(name, "request.json", msgspec.json.encode(priced))

    def _fail(self, name: str, error: ServiceError) -> None:
        told = boom(error.status, error.code, error.detail, error.errors)
        self._put(name, "error.json", told)

    def _put(self, name: str, file: str, content: bytes) -> None:
        self._hub.objects.put(self.place(name, file), content)

    def place(self, name: str, file: str) -> str:
        """The URL of a file."""
        address = self._address
        if _REQUEST not in address and _OUTPUT not in address:
            address = f"{address.rstrip('/')}/{_REQUEST}/{_OUTPUT}"
        return address.replace(_REQUEST, name).replace(_OUTPUT, file)


def check(order: dict[str, Any], world: World) -> int:
    """Refuses what can never become a picture.

    Returns:
        How many pixels it will have.

    Raises:
        ServiceError: Area, data or script of the request are wrong.
    """
    from .render import area_of, plan_of  # noqa: PLC0415 - numpy, when first needed

    body = read(order, ProcessBody)
    area = area_of(body.input, body.output)
    plan_of(world, body.input, body.evalscript, area)
    return area.grid.width * area.grid.height


def _answer(visit: Visit, made: Made) -> Answer:
    for note in made.notes:
        visit.entry.note(note)
    return Answer(content=made.body, media_type=made.media_type, units=made.units)


def _told(run: Run) -> AsyncProcessStatus:
    return AsyncProcessStatus(id=UUID(run.id), status="RUNNING")


def _address(order: AsyncProcessRequest) -> str:
    """Where the files go.

    Raises:
        ServiceError: It names no bucket, or several.
    """
    delivery = order.output.delivery
    named = [one for one in (delivery.s3, delivery.gs) if one]
    if len(named) != 1:
        raise bad_payload("delivery must be to s3 or to gs")
    return named[0].url


def _bucket(place: ObjectStorage) -> S3Bucket | GsBucket:
    bucket = place.s3 or place.gs
    if not bucket:
        raise bad_payload("a place in object storage is in s3 or in gs")
    return bucket


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of a tar archive."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            content = files.extractfile(member)
            if content is not None:
                yield member.name, content.read()
