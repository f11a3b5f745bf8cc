"""What the interfaces of batch processing have in common."""

from __future__ import annotations

import uuid
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from .batch_job import LEAST_UNITS, Job
from .gate import Answer
from .listing import ordered, page, searched
from .process_body import ProcessBody, Response, read
from .refusals import ServiceError, not_found


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from swath.emulator._service import HttpHandler

    from .batch_model import Family
    from .gate import Gate, Visit
    from .service import SentinelHub


AT_ONCE = 2
"""Jobs that go on when somebody lists them; others wait for the next time."""
CREATED, CONFLICT = 201, 409
TIFF = "image/tiff"
NOTHING = Answer(content=b"", status=204)
"""The answer of what is done and has nothing to tell."""


class Desk:
    """Finds jobs, moves them on, and lists them.

    Args:
        hub: Where they are.
        family: The interface.
        parameter: What its paths call the id of a job.
        costly: Whether it wants many processing units to be left.
    """

    def __init__(
        self, hub: SentinelHub, family: Family, parameter: str, *, costly: bool
    ) -> None:
        self._hub = hub
        self._family: Family = family
        self._parameter = parameter
        self._costly = costly

    def find(self, visit: Visit, *, poll: bool = False) -> Job:
        """The job that a path names, brought up to date.

        Args:
            visit: The request.
            poll: Whether it asks for progress, which moves an automatic clock on.

        Raises:
            ServiceError: The account has none of this id.
        """
        name = visit.path[self._parameter]
        job = self._hub.batches.find(name.lower())
        mine = job is not None and job.account == visit.known.id
        if job is None or not mine or job.family != self._family:
            raise not_found(f"Request {name}")
        now = self._hub.clock.poll() if poll else self._hub.clock.now()
        self._hub.batches.settle(job, now, self._hub.pace)
        return job

    def listed(
        self, visit: Visit, told: Callable[[Job], Any], keep: Callable[[Job], bool]
    ) -> dict[str, Any]:
        """A page of the account's jobs."""
        hub, account = self._hub, visit.known.id
        jobs = [one for one in hub.batches.of(self._family, account) if keep(one)]
        now, pace = hub.clock.now(), hub.pace
        for job in islice((one for one in jobs if one.due(now, pace)), AT_ONCE):
            hub.batches.settle(job, now, pace)
        keys: Mapping[str, Callable[[Job], Any]] = {
            "created": lambda job: job.created,
            "status": lambda job: job.status,
        }
        found = searched(visit, jobs, description)
        return page(visit, ordered(visit, found, keys), told)

    def check_units(self, visit: Visit) -> None:
        """Refuses accounts that have too few processing units left.

        Raises:
            ServiceError: It has.
        """
        if self._costly and visit.known.units < LEAST_UNITS:
            code = "ACCESS_INSUFFICIENT_PROCESSING_UNITS"
            message = f"Batch processing needs {LEAST_UNITS:.0f} processing units left"
            raise ServiceError(403, code, message)

    def actions(
        self, gate: Gate, operations: Mapping[str, str]
    ) -> dict[str, HttpHandler]:
        """Handlers of what is done with a job.

        Args:
            gate: Makes them.
            operations: Their ids, and the verbs of `Job` that they mean.
        """
        return {
            operation: gate.reading(operation, self._doing(verb), heavy=True)
            for operation, verb in operations.items()
        }

    def _doing(self, verb: str) -> Callable[[Visit], Answer]:
        def act(visit: Visit) -> Answer:
            job = self.find(visit)
            if verb in {"analyse", "start"}:
                self.check_units(visit)
            getattr(job, verb)(self._hub.clock.now())
            return NOTHING

        return act


def created(told: Any) -> Answer:
    """The answer that something was made."""
    return Answer(content=msgspec.json.encode(told), status=CREATED)


def conflict(job: Job, what: str) -> ServiceError:
    """A job is in the wrong status for something."""
    message = f"The request cannot be {what} while its status is {job.status}"
    return ServiceError(CONFLICT, "COMMON_EXCEPTION", message)


def description(job: Job) -> str:
    """What its user wrote of a job, and its id."""
    return f"{getattr(job.request, 'description', None) or ''} {job.id}"


def body_of(request: Any) -> ProcessBody:
    """What a job renders, read from its `processRequest`.

    Raises:
        ServiceError: It is not understood.
    """
    given: dict[str, Any] = {**request, "input": {"bounds": {}, **request["input"]}}
    body = read(given, ProcessBody)
    if not body.output.responses:
        body.output.responses = [Response()]
        body.output.responses[0].format.type = TIFF
    return body


def as_uuid(name: str) -> uuid.UUID:
    """An id as a UUID, also where somebody gave an account one that is none."""
    try:
        return uuid.UUID(name)
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, name)
