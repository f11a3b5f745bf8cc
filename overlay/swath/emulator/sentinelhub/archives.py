"""The operations on archives: all files of a delivery as one."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from msgspec import UNSET

from swath.emulator.files import answer
from swath_api.sentinelhub.structs import DeliveryArchive

from .deliveries import stored
from .imports_store import STAGE, conflict
from .refusals import not_found


if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from starlette.responses import Response

    from swath.emulator._service import HttpHandler
    from swath.emulator.files import StoredFile

    from .gate import Gate, Visit
    from .imports_store import Delivery, Kind
    from .service import SentinelHub


STAGES = ("WAITING", "PREPARING")
_FORMAT: Final = "zip"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell: the same files make the same bytes."""


class Archives:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        found: dict[str, HttpHandler] = {}
        kinds: tuple[Kind, Kind] = ("order", "subscription")
        for kind in kinds:
            name = f"{kind.capitalize()}DeliveryArchive"
            for operation, make in (
                (f"post{name}Create", self.create),
                (f"get{name}", self.archive),
                (f"head{name}", self.head),
                (f"get{name}Status", self.status),
            ):
                handler = gate.reading(operation, partial(make, kind), heavy=True)
                found[operation] = handler
        return found

    def create(self, kind: Kind, visit: Visit) -> DeliveryArchive:
        """Asks for an archive."""
        now = self._hub.clock.now()
        self._hub.imports.settle(now)
        delivery = self._delivery(kind, visit)
        if not delivery.done:
            status = delivery.status(now)
            raise conflict(f"The delivery is {status}: it has to be DONE")
        if delivery.archived is not None:
            raise conflict("This archive was asked for already")
        delivery.archived = now
        return self._told(delivery, now)

    def status(self, kind: Kind, visit: Visit) -> DeliveryArchive:
        """How far it is; asking moves an automatic clock on."""
        now = self._hub.clock.poll()
        delivery = self._delivery(kind, visit)
        if delivery.archived is None:
            raise not_found(f"Archive of the delivery {delivery.id}")
        return self._told(delivery, now)

    def archive(self, kind: Kind, visit: Visit) -> Response:
        """An archive, or a stretch of it."""
        return answer(self._ready(kind, visit), visit.call.request.headers)

    def head(self, kind: Kind, visit: Visit) -> Response:
        """How long an archive is."""
        return answer(self._ready(kind, visit), {})

    def _ready(self, kind: Kind, visit: Visit) -> StoredFile:
        """The archive.

        Raises:
            ServiceError: There is none, or not yet.
        """
        delivery = self._delivery(kind, visit)
        if _status(delivery, self._hub.clock.now()) != "DONE":
            raise not_found(f"Archive of the delivery {delivery.id}")
        return stored(self._hub, self._file(delivery))

    def _file(self, delivery: Delivery) -> Path:
        """The archive in its bucket, made when it is first needed."""
        objects = self._hub.objects
        url = f"s3://swath-archives/{delivery.id}.zip"
        if not objects.path(url).is_file():
            content = {name: objects.get(at) for name, at in delivery.files.items()}
            objects.put(url, _zipped(content))
        return objects.path(url)

    def _told(self, delivery: Delivery, now: datetime) -> DeliveryArchive:
        status = _status(delivery, now)
        done = status == "DONE"
        return DeliveryArchive(
            delivery_id=UUID(delivery.id),
            format=_FORMAT,
            requested=delivery.archived or UNSET,
            status=status,
            size=self._file(delivery).stat().st_size if done else UNSET,
        )

    def _delivery(self, kind: Kind, visit: Visit) -> Delivery:
        """The delivery.

        Raises:
            ServiceError: There is none, or an archive of another format is meant.
        """
        wanted = visit.call.request.query_params.get("format", _FORMAT)
        if wanted.lower() != _FORMAT:
            raise not_found(f"An archive of the format {wanted}")
        name = visit.path[f"{kind}Id"]
        order = self._hub.imports.of(kind, visit.known.id, name)
        return order.delivery(visit.path["deliveryId"])


def _status(delivery: Delivery, now: datetime) -> str:
    """Where an archive is; empty if nobody asked for it."""
    if delivery.archived is None:
        return ""
    stage = (now - delivery.archived) // STAGE
    return STAGES[stage] if stage < len(STAGES) else "DONE"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _OLDEST), data)
    return content.getvalue()
