"""The operations of batch processing, version 2."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Literal, cast

import msgspec
from msgspec import UNSET, UnsetType, field

from swath_api.sentinelhub.structs import (
    BatchV2GeoPackageInput,
    BatchV2ProcessRequest,
    BatchV2ProcessTask,
    BatchV2ProcessUpdate,
    BatchV2RasterOutput,
    BatchV2TilingGridInput,
    BatchV2ZarrOutput,
    CogParameters,
    ProcessRequestForBatchV2,
    ZarrArrayParameters,
)

from .batch_desk import Desk, as_uuid, body_of, conflict, created
from .batch_job import Job
from .batch_places import address, check_readable, masked, raster_place, zarr_place
from .listing import page
from .objects import split
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler

    from .batch_pieces import FeatureSource, GridSource
    from .batch_raster import Files, Raster
    from .batch_zarr import Group
    from .gate import Answer, Gate, Visit
    from .process_body import ProcessBody
    from .service import SentinelHub


class ZarrOutput(BatchV2ZarrOutput, kw_only=True, tag_field="type", tag="zarr"):
    """A Zarr output, also with the name that sentinelhub-py has for its parameters."""

    array_parameter: ZarrArrayParameters | UnsetType = field(
        name="arrayParameter", default=UNSET
    )


class Order(msgspec.Struct, kw_only=True, rename="camel"):
    """A request for a task, as it comes."""

    process_request: ProcessRequestForBatchV2
    input: BatchV2TilingGridInput | BatchV2GeoPackageInput
    output: BatchV2RasterOutput | ZarrOutput
    instance_type: Literal["normal", "large"] | UnsetType = UNSET
    description: str | UnsetType = UNSET


class BatchV2:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub
        self._desk = Desk(hub, "v2", "taskId", costly=True)

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        actions = {
            "batchV2Analyse": "analyse",
            "batchV2StartProcessRequest": "start",
            "batchV2StopProcessRequest": "stop",
        }
        return self._desk.actions(gate, actions) | {
            "createNewBatchV2ProcessingRequest": gate.plain(
                "createNewBatchV2ProcessingRequest",
                Order,
                self.create,
                heavy=True,
                script=("processRequest", "evalscript"),
            ),
            "getAllBatchV2ProcessRequests": gate.reading(
                "getAllBatchV2ProcessRequests", self.tasks, heavy=True
            ),
            "getSingleBatchV2ProcessTaskById": gate.reading(
                "getSingleBatchV2ProcessTaskById", self.task, heavy=True
            ),
            "updateBatchV2ProcessRequest": gate.plain(
                "updateBatchV2ProcessRequest",
                BatchV2ProcessUpdate,
                self.update,
                heavy=True,
            ),
            "getBatchV2TilingGridsProperties": gate.reading(
                "getBatchV2TilingGridsProperties", grids, heavy=True
            ),
            "getBatchV2TilingGridProperties": gate.reading(
                "getBatchV2TilingGridProperties", grid, heavy=True
            ),
        }

    def create(self, visit: Visit, order: Order) -> Answer:
        """Makes a task; nothing runs before it is started."""
        self._desk.check_units(visit)
        return created(told(self.add(visit.known.id, order)))

    def add(self, account: str, order: Order) -> Job:
        """Puts a task in place.

        Raises:
            ServiceError: The request is not possible.
        """
        name = str(uuid.uuid4())
        work = self._work(account, order, name)
        request = msgspec.convert(
            masked(msgspec.to_builtins(_plain(order))), BatchV2ProcessRequest
        )
        work.keep(msgspec.to_builtins(request))
        now = self._hub.clock.now()
        return self._hub.batches.add(Job(name, "v2", account, now, request, work))

    def tasks(self, visit: Visit) -> dict[str, Any]:
        """A page of the account's tasks."""
        return self._desk.listed(visit, told, lambda _: True)

    def task(self, visit: Visit) -> BatchV2ProcessTask:
        """A task; asking moves an automatic clock on."""
        return told(self._desk.find(visit, poll=True))

    def update(
        self, visit: Visit, change: BatchV2ProcessUpdate
    ) -> BatchV2ProcessRequest:
        """Changes the description of a task that does not run."""
        job = self._desk.find(visit)
        if job.running:
            raise conflict(job, "changed")
        if change.description is not UNSET:
            job.request.description = change.description
        return cast("BatchV2ProcessRequest", job.request)

    def _work(self, account: str, order: Order, name: str) -> Raster:
        from .batch_raster import Raster  # noqa: PLC0415 - numpy, when first needed

        hub = self._hub
        body = body_of(msgspec.to_builtins(order.process_request))
        source = self._source(order, body)
        url = address(order.output.delivery)
        hub.objects.check(url)
        if isinstance(order.output, ZarrOutput):
            target: Files | Group = self._group(order, order.output, body, url, name)
            return Raster(
                hub=hub,
                request=name,
                body=body,
                source=source,
                target=target,
                root=zarr_place(url, name),
            )
        work = self._raster(order.output, body, source, url, name)
        self._link(account, order, work)
        return work

    def _raster(
        self,
        output: BatchV2RasterOutput,
        body: ProcessBody,
        source: GridSource | FeatureSource,
        url: str,
        name: str,
    ) -> Raster:
        from .batch_raster import Files, Raster  # noqa: PLC0415 - as above

        place = raster_place(url, len(body.output.responses), ("tileName",))
        target = Files(
            self._hub,
            name,
            place,
            body.output.responses,
            bool(output.overwrite),
            bool(output.skip_existing),
            (output.cog_parameters or CogParameters()) if output.cog_output else None,
        )
        root = place.root(name)
        return Raster(
            hub=self._hub,
            request=name,
            body=body,
            source=source,
            target=target,
            root=root,
        )

    def _link(self, account: str, order: Order, work: Raster) -> None:
        """Finds or makes the BYOC collection that the files join."""
        from .batch_joining import Ingested  # noqa: PLC0415 - as above

        output = order.output
        if isinstance(output, ZarrOutput):
            return
        if not (output.create_collection or output.collection_id):
            return
        if not output.cog_output:
            raise bad_payload("a collection needs output->cogOutput")
        byoc, files = self._hub.byoc, cast("Files", work.target)
        if output.collection_id:
            collection = byoc.of(account, output.collection_id)
        else:
            bucket = split(address(output.delivery)).netloc
            title = order.description or work.request
            now = self._hub.clock.now()
            collection = byoc.make(account, title, bucket, now)
        output.collection_id = collection.id
        work.joining = Ingested(self._hub, collection, files, work.moment)

    def _group(
        self, order: Order, output: ZarrOutput, body: ProcessBody, url: str, name: str
    ) -> Group:
        from .batch_zarr import Group, check_zarr  # noqa: PLC0415 - as above

        given = order.input
        number = given.id if isinstance(given, BatchV2TilingGridInput) else None
        wanted = body.output.responses
        check_zarr(wanted, number)
        group = Group(
            self._hub.objects,
            zarr_place(url, name),
            output.group,
            output.array_parameters or output.array_parameter or None,
            output.array_overrides or {},
            wanted,
        )
        group.render_as_tiff()
        return group

    def _source(self, order: Order, body: ProcessBody) -> GridSource | FeatureSource:
        from .batch_pieces import FeatureSource, GridSource  # noqa: PLC0415 - as above
        from .tiling import shape_of  # noqa: PLC0415 - as above

        given = order.input
        bounds = body.input.bounds
        if isinstance(given, BatchV2GeoPackageInput):
            url = address(given.features)
            check_readable(self._hub.objects, url)
            if bounds.bbox or bounds.geometry:
                shape_of(bounds)
            path = self._hub.objects.path(url)
            return FeatureSource(path, given.defaults or None)
        buffers = given.buffer_x or 0, given.buffer_y or 0
        source = GridSource(given.id, given.resolution, buffers)
        source.check()
        shape_of(bounds)
        return source


def _plain(order: Order) -> Order:
    """The request with the documented names alone."""
    output = order.output
    if not isinstance(output, ZarrOutput) or not output.array_parameter:
        return order
    given = output.array_parameters or output.array_parameter
    named = msgspec.structs.replace(
        output, array_parameters=given, array_parameter=UNSET
    )
    return msgspec.structs.replace(order, output=named)


def told(job: Job) -> BatchV2ProcessTask:
    """A task as the service tells it."""
    account = as_uuid(job.account)
    return BatchV2ProcessTask(
        id=uuid.UUID(job.id),
        request=job.request,
        domain_account_id=account,
        project_id=account,
        status=job.status,
        error=job.error or UNSET,
        user_action=job.action,
        user_action_updated=job.acted or UNSET,
        created=job.created,
        completion_percentage=job.completion,
        last_updated=job.changed,
        cost_pu=round(job.cost, 6),
        stopped_status_reason=job.reason or UNSET,
    )


def grids(visit: Visit) -> dict[str, Any]:
    """A page of the tiling grids."""
    from .tiling import LAYOUTS, Layout  # noqa: PLC0415 - numpy, when first needed

    return page(visit, list(LAYOUTS.values()), Layout.described)


def grid(visit: Visit) -> Any:
    """A tiling grid."""
    from .tiling import LAYOUTS  # noqa: PLC0415 - numpy, when first needed

    number = visit.path["id"]
    layout = LAYOUTS.get(int(number)) if number.isascii() and number.isdigit() else None
    if layout is None:
        known = ", ".join(map(str, LAYOUTS))
        raise bad_payload(f"tiling grid {number} does not exist: take one of {known}")
    return layout.described()
