"""The operations of batch processing, version 1."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET

from swath_api.sentinelhub.structs import (
    BatchProcessOutput,
    BatchProcessRequest,
    BatchProcessTask,
    BatchProcessUpdate,
    CogParameters,
    TilingGridSettings,
)

from .batch_collections import joined, linked, make, pool_of
from .batch_desk import NOTHING, Desk, as_uuid, body_of, conflict, created
from .batch_job import Job
from .batch_places import raster_place, zarr_place
from .batch_tiles import tile, tiles
from .batch_v2 import grid, grids
from .listing import identified
from .objects import split
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from swath.emulator._service import HttpHandler

    from .batch_raster import Files, Raster
    from .batch_zarr import Group
    from .gate import Answer, Gate, Visit
    from .process_body import ProcessBody
    from .service import SentinelHub


class BatchV1:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub
        self._desk = Desk(hub, "v1", "requestId", costly=False)

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        actions = {
            "batchAnalyse": "analyse",
            "batchStartProcessRequest": "start",
            "batchCancelProcessRequest": "stop",
            "batchRestartPartialProcessRequest": "restart",
        }
        reads: dict[str, Callable[[Visit], Any]] = {
            "getAllBatchProcessRequests": self.requests,
            "getSingleBatchProcessRequestById": self.request,
            "deleteBatchProcessRequest": self.delete,
            "getAllBatchProcessTiles": self.tiles,
            "getBatchTileById": self.tile,
            "getBatchTilingGridsProperties": grids,
            "getBatchTilingGridProperties": grid,
        }
        return (
            self._desk.actions(gate, actions)
            | {name: gate.reading(name, it, heavy=True) for name, it in reads.items()}
            | {
                "createNewBatchProcessingRequest": gate.plain(
                    "createNewBatchProcessingRequest",
                    BatchProcessRequest,
                    self.create,
                    heavy=True,
                    script=("processRequest", "evalscript"),
                ),
                "updateBatchProcessRequest": gate.plain(
                    "updateBatchProcessRequest",
                    BatchProcessUpdate,
                    self.update,
                    heavy=True,
                ),
            }
        )

    def create(self, visit: Visit, order: BatchProcessRequest) -> Answer:
        """Makes a request; nothing runs before it is started."""
        job = self.add(visit.known.id, order)
        return created(told(job))

    def add(self, account: str, order: BatchProcessRequest) -> Job:
        """Puts a request in place.

        Raises:
            ServiceError: It is not possible.
        """
        name = str(uuid.uuid4())
        work = self._work(account, order, name)
        now = self._hub.clock.now()
        return self._hub.batches.add(Job(name, "v1", account, now, order, work))

    def requests(self, visit: Visit) -> dict[str, Any]:
        """A page of the account's requests."""
        wanted = identified(visit, "collectionId")
        return self._desk.listed(
            visit, told, lambda job: wanted in {None, linked(job.request)}
        )

    def request(self, visit: Visit) -> BatchProcessTask:
        """A request; asking moves an automatic clock on."""
        return told(self._desk.find(visit, poll=True))

    def update(self, visit: Visit, change: BatchProcessUpdate) -> BatchProcessTask:
        """Changes description and collection of a request that does not run."""
        job = self._desk.find(visit)
        if job.running:
            raise conflict(job, "changed")
        if change.output is not UNSET:
            self._relink(job, change.output.collection_id or None)
        if change.description is not UNSET:
            job.request.description = change.description
        return told(job)

    def delete(self, visit: Visit) -> Answer:
        """Removes a request that has not made anything."""
        job = self._desk.find(visit)
        if job.running or any(one.status == "PROCESSED" for one in job.pieces):
            raise conflict(job, "deleted")
        self._hub.batches.remove(job)
        return NOTHING

    def tiles(self, visit: Visit) -> dict[str, Any]:
        """A page of the tiles of a request."""
        return tiles(visit, self._desk.find(visit))

    def tile(self, visit: Visit) -> Any:
        """A tile of a request."""
        return tile(visit, self._desk.find(visit))

    def _relink(self, job: Job, collection: str | None) -> None:
        output: BatchProcessOutput = job.request.output or _output(job.request)
        if collection is not None:
            pool = pool_of(self._hub, job.account, collection)
            joined(pool, _settings(job.request).id, _bucket(output))
        output.collection_id = collection or UNSET
        job.request.output = output
        job.work.join(collection and f"batch-{collection}")

    def _work(self, account: str, order: BatchProcessRequest, name: str) -> Raster:
        from .batch_pieces import GridSource  # noqa: PLC0415 - numpy, when first needed
        from .batch_raster import Raster  # noqa: PLC0415 - as above

        settings = _settings(order)
        _check_target(order)
        buffers = settings.buffer_x or 0, settings.buffer_y or 0
        source = GridSource(settings.id, settings.resolution, buffers)
        body = body_of(msgspec.to_builtins(order.process_request))
        pieces = source.pieces(body.input.bounds)
        for piece, number in zip(
            pieces, self._hub.batches.numbers(len(pieces)), strict=True
        ):
            piece.id = number
        target = (
            self._group(order, body, name)
            if order.zarr_output
            else self._files(_output(order), body, name)
        )
        work = Raster(
            hub=self._hub,
            request=name,
            body=body,
            source=source,
            target=target,
            pieces=pieces,
        )
        self._link(account, order, work)
        return work

    def _files(self, output: BatchProcessOutput, body: ProcessBody, name: str) -> Files:
        from .batch_raster import Files  # noqa: PLC0415 - numpy, when first needed

        wanted = body.output.responses
        url = output.default_tile_path or ""
        self._hub.objects.check(url)
        return Files(
            self._hub,
            name,
            raster_place(url, len(wanted), ("tileName", "tileId")),
            wanted,
            bool(output.overwrite),
            bool(output.skip_existing),
            (output.cog_parameters or CogParameters()) if output.cog_output else None,
        )

    def _group(self, order: BatchProcessRequest, body: ProcessBody, name: str) -> Group:
        from .batch_zarr import Group, check_zarr  # noqa: PLC0415 - as above

        zarr = order.zarr_output
        assert zarr  # noqa: S101 - asked before
        wanted = body.output.responses
        check_zarr(wanted, _settings(order).id)
        self._hub.objects.check(zarr.path)
        group = Group(
            self._hub.objects,
            zarr_place(zarr.path, name),
            zarr.group,
            zarr.array_parameters or None,
            zarr.array_overrides or {},
            wanted,
        )
        group.render_as_tiff()
        return group

    def _link(self, account: str, order: BatchProcessRequest, work: Raster) -> None:
        """Finds or makes the collection that a request writes into."""
        output = order.output
        if not output or not (output.create_collection or output.collection_id):
            return
        if output.create_collection and output.collection_id:
            raise bad_payload("set one of output->createCollection and collectionId")
        if not output.cog_output:
            raise bad_payload("a batch collection needs output->cogOutput")
        bucket = _bucket(output)
        if output.create_collection:
            title = order.description or work.request
            pool = make(self._hub, account, title, bucket)
        else:
            pool = pool_of(self._hub, account, str(output.collection_id))
        output.collection_id = joined(pool, _settings(order).id, bucket)
        work.join(f"batch-{pool.id}")


def _settings(order: BatchProcessRequest) -> TilingGridSettings:
    """The tiling grid of a request, also where it stands in older ones."""
    if order.tiling_grid:
        return order.tiling_grid
    if order.tiling_grid_id is UNSET or order.resolution is UNSET:
        raise bad_payload("tilingGrid is missing: give its id and resolution")
    return TilingGridSettings(id=order.tiling_grid_id, resolution=order.resolution)


def _check_target(order: BatchProcessRequest) -> None:
    given = [order.output, order.bucket_name, order.zarr_output]
    if sum(one is not UNSET for one in given) != 1:
        raise bad_payload("give one of output, bucketName and zarrOutput")
    if order.output and not order.output.default_tile_path:
        raise bad_payload("output->defaultTilePath is missing")


def _output(order: BatchProcessRequest) -> BatchProcessOutput:
    """Where files go, also for requests that name the bucket alone."""
    if order.output:
        return order.output
    return BatchProcessOutput(default_tile_path=f"s3://{order.bucket_name}")


def _bucket(output: BatchProcessOutput) -> str:
    return split(output.default_tile_path or "").netloc


def told(job: Job) -> BatchProcessTask:
    """A request as the service tells it."""
    request: BatchProcessRequest = job.request
    given = {name: getattr(request, name) for name in request.__struct_fields__}
    pieces = job.work.pieces
    side = _settings(request)
    grid = pieces[0].shape.tile.box
    account = as_uuid(job.account)
    return BatchProcessTask(
        **given,
        id=uuid.UUID(job.id),
        user_id=account,
        account_id=account,
        created=job.created,
        value_estimate=UNSET if job.estimate is None else round(job.estimate, 6),
        tile_count=len(pieces),
        tile_width_px=round((grid[2] - grid[0]) / side.resolution),
        tile_height_px=round((grid[3] - grid[1]) / side.resolution),
        user_action=job.action,
        user_action_updated=job.acted or UNSET,
        status=job.status,
        error=job.error or UNSET,
    )
