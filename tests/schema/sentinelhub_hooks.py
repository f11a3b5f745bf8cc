"""What OpenAPI cannot tell schemathesis about Sentinel Hub."""

from __future__ import annotations

import os
import zlib

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import UseAfterFree
from tests.contract.sentinelhub_calls import (
    AIRBUS,
    BATCH,
    BATCH_STATISTICS,
    BATCH_V2,
    NATIVE,
    PICTURE,
    SEARCH,
    SPAN,
    STATISTICS,
    SUBSCRIPTION,
    TIFF,
)


STORE = {"s3": {"url": "s3://fields/results"}}
SEA = {
    "name": "sea",
    "s3Bucket": "ocean",
    "path": "sst.zarr/",
    "crs": "http://www.opengis.net/def/crs/EPSG/0/4326",
}
ORDER = {
    "name": "town",
    "input": AIRBUS
    | {"data": [{"constellation": "PHR", "dataFilter": {"timeRange": SPAN}}]},
}
MEANT = {
    "/api/v1/process": PICTURE,
    "/api/v1/async/process": PICTURE
    | {"output": PICTURE["output"] | {"responses": TIFF, "delivery": STORE}},
    "/api/v1/statistics": STATISTICS,
    "/api/v1/batch/process": BATCH,
    "/api/v1/batch/collections": {"name": "fields", "s3Bucket": "fields"},
    "/api/v2/batch/process": BATCH_V2,
    "/api/v1/statistics/batch": BATCH_STATISTICS,
    "/api/v1/catalog/1.0.0/search": SEARCH,
    "/api/v1/byoc/collections": {"name": "fields", "s3Bucket": "fields"},
    "/api/v1/zarr/collections": SEA,
    "/api/v1/dataimport/search": AIRBUS,
    "/api/v1/dataimport/nativesearch": NATIVE,
    "/api/v1/dataimport/orders": ORDER,
    "/api/v1/dataimport/subscriptions": SUBSCRIPTION,
}
"""What takes the place of members that fit the schema, and mean nothing."""
WHOLE = {
    "/api/v1/batch/process",
    "/api/v1/catalog/1.0.0/search",
    "/api/v1/dataimport/orders",
    "/api/v1/dataimport/subscriptions",
}
"""Paths of which members exclude each other, or name what there is not.

Nothing else is sent there.
"""
ODD = 5
"""One in so many requests stays as it was made up."""
SIMILAR = max(1, 5_000 // int(os.environ.get("SWATH_SCHEMA_DEEP") or 200))
"""One in so many of the similar requests with a body is sent."""
HIDDEN = ("/api/v1/dataimport/orders/", "/api/v1/dataimport/subscriptions/")
"""Paths of what is hidden from lists when it was deleted, and not gone."""
HIGHEST = 100
"""Items of a page of the catalog; a higher `limit` is taken for it."""


@schemathesis.hook
def filter_case(_context, case):
    """Drops most of the thousands of ways in which a body may be, in short runs."""
    phase = case.meta.phase
    if phase.name is not TestPhase.COVERAGE or not isinstance(case.body, dict):
        return True
    data = phase.data
    place = data.location or case.body
    told = f"{case.operation.path}{place}{data.description}"
    return zlib.crc32(told.encode()) % SIMILAR == 0


@schemathesis.hook
def filter_failure(_context, failure, case, _response):
    """Accepts what the service does though schemathesis would not expect it."""
    if isinstance(failure, UseAfterFree):
        return not case.operation.path.startswith(HIDDEN)
    if not isinstance(failure, AcceptedNegativeData):
        return True
    wrong = [place for place, one in case.meta.components.items() if is_wrong(one)]
    if wrong == [ParameterLocation.QUERY]:
        return not has_only_a_high_limit(case)
    return wrong != [ParameterLocation.BODY] or not fits(case, lenient(case.body))


def is_wrong(component):
    return component.mode is GenerationMode.NEGATIVE


def has_only_a_high_limit(case):
    """Whether nothing is wrong with the query but a `limit` that is lowered."""
    limit = case.query.get("limit")
    if lowered(limit) == limit:
        return False
    taken = {**case.query, "limit": lowered(limit)}
    declared = [one for one in case.operation.query if one.name in taken]
    return all(one.is_valid(taken[one.name]) for one in declared)


def lowered(limit):
    """The `limit` that the catalog takes in place of a higher one."""
    digits = isinstance(limit, str) and limit.isdecimal()
    number = int(limit) if digits else limit
    return HIGHEST if isinstance(number, int) and number > HIGHEST else limit


def lenient(body):
    """A body as the service reads it: null counts as left out, limits are lowered."""
    bare = without_nulls(body)
    if isinstance(bare, dict) and "limit" in bare:
        return {**bare, "limit": lowered(bare["limit"])}
    return bare


def fits(case, body):
    """Whether the document allows such a body in place of the one of a case."""
    forms = case.operation.body
    return any(
        form.is_valid(body) for form in forms if form.media_type == case.media_type
    )


def without_nulls(value):
    """JSON whose objects have no members that are null."""
    if isinstance(value, list):
        return [without_nulls(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: without_nulls(one) for name, one in value.items() if one is not None}


@schemathesis.hook
def before_call(_context, case, _kwargs):
    """Makes most requests about places, times and data that there are."""
    meta = case.meta
    if meta is None or meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if zlib.crc32(f"{case.body}{case.query}".encode()) % ODD == 0:
        return
    meant = MEANT.get(case.operation.path)
    plain = case.method == "POST" and case.media_type == "application/json"
    if meant and plain and isinstance(case.body, dict):
        kept = {} if case.operation.path in WHOLE else case.body
        case.body = {**kept, **meant}
