"""Collections of Zarr groups: what is sent and asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from swath._callers import AsyncCaller, SyncCaller
from swath._core.exchange import Context
from swath._core.job import JobState, JobStatus, JobToken, read_token, state_of
from swath._core.paging import Walk
from swath._errors import InputError
from swath.sentinelhub._byoc_cover import polygon
from swath.sentinelhub._byoc_ingestion import (
    SERVICE,
    Ingestion,
    Question,
    named_in,
)
from swath.sentinelhub._byoc_names import Named, bucket_name, label, own_id
from swath.sentinelhub._crs import CrsLike, crs
from swath.sentinelhub._grid import BBox, box
from swath.sentinelhub._lists import view_walk
from swath_api._runtime import Reply
from swath_api.sentinelhub.api.zarr import (
    create_zarr_collection,
    get_zarr_arrays,
    get_zarr_collection,
    get_zarr_collections,
)
from swath_api.sentinelhub.models import ZarrArray, ZarrCollection


_STATES: Mapping[str, JobState] = {
    "CREATED": "waiting",
    "INGESTING": "running",
    "INGESTED": "succeeded",
    "FAILED": "failed",
}
_PLACES = (4326, 3857, 3035)
"""Reference systems of groups beside those of UTM."""


def group_body(
    name: Any, bucket: Any, path: Any, crs_like: CrsLike, envelope: BBox | None
) -> dict[str, Any]:
    """A new collection.

    Raises:
        InputError: A name is empty, the path no folder, or the crs not taken.
    """
    system = crs(crs_like)
    if system.epsg not in _PLACES and not system.is_utm:
        known = ", ".join(f"EPSG:{one}" for one in _PLACES)
        raise InputError(f"{system} is no crs of a Zarr group: they are {known} or UTM")
    body = {
        "name": label(name),
        "s3Bucket": bucket_name(bucket),
        "path": check_folder(path),
        "crs": system.uri,
    }
    if envelope is None:
        return body
    return {**body, "envelope": polygon(box(envelope, "envelope", system))}


def check_folder(path: Any) -> str:
    """The folder of a group, with a slash at its end.

    Raises:
        InputError: It is none in the bucket.
    """
    if not isinstance(path, str) or not path.strip():
        raise InputError(f"{path=} has to be the folder of '.zgroup' in the bucket")
    inner = path.removesuffix("/")
    if "://" in inner or inner.startswith("/") or inner.endswith("/") or "//" in inner:
        raise InputError(
            f"{path=} has to be a folder within the bucket, such as 'sea/sst.zarr/': "
            "without the bucket's address, without a slash before it, none twice"
        )
    if inner.rpartition("/")[2] == ".zgroup":
        raise InputError(f"{path=} is the file in the group: pass the folder it is in")
    return f"{inner}/"


def array_name(name: Any) -> str:
    """The name of an array.

    Raises:
        InputError: It is empty.
    """
    if not isinstance(name, str) or not name.strip():
        raise InputError(f"{name=} has to be the name of an array, as arrays() tells")
    return name


def groups_walk(
    caller: SyncCaller | AsyncCaller,
    search: str | None,
    page_size: int | None,
    cursor: str | None,
) -> Walk[ZarrCollection]:
    """A way through the collections of an account."""
    asked = {"search": search}
    return view_walk(
        caller, get_zarr_collections, asked, page_size=page_size, cursor=cursor
    )


def arrays_walk(
    caller: SyncCaller | AsyncCaller,
    collection: Named,
    search: str | None,
    page_size: int | None,
    cursor: str | None,
) -> Walk[ZarrArray]:
    """A way through the arrays of a group."""
    asked = {"collection_id": str(own_id("zarr", collection)), "search": search}
    return view_walk(
        caller,
        get_zarr_arrays,
        asked,
        page_size=page_size,
        cursor=cursor,
        identity=lambda array: str(array.name),
    )


def group_ingestion(collection: UUID, context: Context) -> Ingestion[ZarrCollection]:
    """The ingestion of a group."""
    token = JobToken(
        service=SERVICE,
        operation=create_zarr_collection.OPERATION.info.id,
        id=str(collection),
    )
    request = get_zarr_collection.build(collection)
    return Ingestion(token, Question(_GROUP, request, group_status), context)


def attached_group(text: str, context: Context) -> Ingestion[ZarrCollection]:
    """The ingestion of a group that a token names.

    Raises:
        InputError: The token is none, or one of another job.
    """
    token = read_token(text, SERVICE, create_zarr_collection.OPERATION.info.id)
    return group_ingestion(named_in(token.id), context)


def group_status(told: ZarrCollection) -> JobStatus:
    """How far a group is."""
    word = str(told.status or "")
    return JobStatus(
        state=state_of(word, _STATES),
        detail=word,
        message=told.ingestion_errors or "",
        raw=told,
    )


def _group(answer: Reply) -> ZarrCollection:
    return get_zarr_collection.parse(answer).data


_GROUP = get_zarr_collection.OPERATION.returning(_group)
