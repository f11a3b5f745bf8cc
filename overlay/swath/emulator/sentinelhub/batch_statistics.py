"""The operations of statistics of many features."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET

from swath_api.sentinelhub.structs import (
    BatchStatisticalRequest,
    BatchStatisticsStatus,
    BatchStatisticsTask,
)

from .batch_desk import CREATED, Desk, as_uuid
from .batch_job import Job
from .batch_places import address, check_readable, masked, statistics_place
from .gate import Answer
from .process_body import StatisticsBody, read
from .refusals import bad_payload
from .statistics_intervals import intervals


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler

    from .batch_survey import Survey
    from .gate import Gate, Visit
    from .service import SentinelHub


LONGEST_SCRIPT = 32 * 1024
"""Bytes of a script within a request."""


class BatchStatistics:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub
        self._desk = Desk(hub, "statistics", "requestId", costly=True)

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        actions = {
            "batchStatisticalAnalyse": "analyse",
            "batchStartStatisticalRequest": "start",
            "batchStopStatisticalRequest": "stop",
        }
        return self._desk.actions(gate, actions) | {
            "createNewBatchStatisticsRequest": gate.plain(
                "createNewBatchStatisticsRequest",
                BatchStatisticalRequest,
                self.create,
                heavy=True,
                script=("aggregation", "evalscript"),
            ),
            "searchBatchStatisticsRequests": gate.reading(
                "searchBatchStatisticsRequests", self.tasks, heavy=True
            ),
            "getSingleBatchStatisticalRequestById": gate.reading(
                "getSingleBatchStatisticalRequestById", self.task, heavy=True
            ),
            "batchStatisticalGetStatus": gate.reading(
                "batchStatisticalGetStatus", self.status, heavy=True
            ),
        }

    def create(self, visit: Visit, order: BatchStatisticalRequest) -> Answer:
        """Makes a task; nothing runs before it is started."""
        self._desk.check_units(visit)
        job = self.add(visit.known.id, order)
        return Answer(content=_encoded(told(job)), status=CREATED)

    def add(self, account: str, order: BatchStatisticalRequest) -> Job:
        """Puts a task in place.

        Raises:
            ServiceError: The request is not possible.
        """
        name = str(uuid.uuid4())
        work = self._work(order, name)
        request = msgspec.convert(
            masked(msgspec.to_builtins(order)), BatchStatisticalRequest
        )
        now = self._hub.clock.now()
        return self._hub.batches.add(
            Job(name, "statistics", account, now, request, work)
        )

    def tasks(self, visit: Visit) -> Answer:
        """A page of the account's tasks."""
        return Answer(content=_encoded(self._desk.listed(visit, told, lambda _: True)))

    def task(self, visit: Visit) -> Answer:
        """A task; asking moves an automatic clock on."""
        return Answer(content=_encoded(told(self._desk.find(visit, poll=True))))

    def status(self, visit: Visit) -> Answer:
        """How far a task is; asking moves an automatic clock on."""
        task = told(self._desk.find(visit, poll=True))
        names = BatchStatisticsStatus.__struct_fields__
        status = BatchStatisticsStatus(**{name: getattr(task, name) for name in names})
        return Answer(content=_encoded(status))

    def _work(self, order: BatchStatisticalRequest, name: str) -> Survey:
        from .batch_survey import Survey  # noqa: PLC0415 - numpy, when first needed

        hub = self._hub
        features, target = address(order.input.features), address(order.output)
        check_readable(hub.objects, features)
        hub.objects.check(target)
        aggregation = msgspec.to_builtins(order.aggregation)
        aggregation.pop("evalscriptReference", None)
        given: dict[str, Any] = {
            "input": {"bounds": {}, "data": order.input.data},
            "aggregation": aggregation | {"evalscript": self._script(order)},
            "calculations": msgspec.to_builtins(order.calculations or {}),
        }
        body = read(given, StatisticsBody)
        aggregated = body.aggregation
        list(intervals(aggregated.time_range, aggregated.aggregation_interval))
        return Survey(
            hub=hub,
            request=name,
            body=body,
            features=hub.objects.path(features),
            place=statistics_place(target),
        )

    def _script(self, order: BatchStatisticalRequest) -> str:
        aggregation = order.aggregation
        if bool(aggregation.evalscript) == bool(aggregation.evalscript_reference):
            raise bad_payload("give one of evalscript and evalscriptReference")
        if aggregation.evalscript:
            if len(aggregation.evalscript.encode()) > LONGEST_SCRIPT:
                raise bad_payload("evalscript is too long: use evalscriptReference")
            return aggregation.evalscript
        assert aggregation.evalscript_reference  # noqa: S101 - one of both is there
        url = address(aggregation.evalscript_reference)
        self._hub.objects.check(url)
        return self._hub.objects.get(url).decode(errors="replace")


def told(job: Job) -> BatchStatisticsTask:
    """A task as the service tells it."""
    account = as_uuid(job.account)
    return BatchStatisticsTask(
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


def _encoded(value: Any) -> bytes:
    """JSON in which the cost has both names that clients look for."""
    plain = msgspec.to_builtins(value)
    for task in plain.get("data", [plain]):
        task["costPU"] = task["costPu"]
    return msgspec.json.encode(plain)
