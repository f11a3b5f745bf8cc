"""Typed clients for three Earth-observation services, and an emulator of them.

>>> import swath
>>> with swath.DataSphere(profile="emulator") as ds:
...     newest = next(ds.dataset.items("many"))
>>> newest.collection
'scenes'

Everything is loaded when it is first used: importing swath reads no file, no
environment variable and no HTTP library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from swath import download, geo, jobs
    from swath._core.paging import Page
    from swath._errors import (
        AuthenticationError,
        BadRequestError,
        BudgetError,
        ConfigError,
        ConflictError,
        DeadlineError,
        DecodeError,
        DownloadError,
        InputError,
        JobFailedError,
        JobInDoubtError,
        JobTimeoutError,
        NotFoundError,
        PagingError,
        PermissionDeniedError,
        PublishError,
        QuotaError,
        RateLimitError,
        RedirectError,
        RunError,
        ServerError,
        StatusError,
        StreamError,
        SwathError,
        TransportError,
    )
    from swath._items import AsyncItemPager, ItemPager
    from swath._pager import AsyncPager, Pager
    from swath._raw import Response, raw
    from swath._stream import AsyncRecordStream, RecordStream
    from swath.datasphere import AsyncDataSphere, DataSphere
    from swath.sentinelhub import AsyncSentinelHub, SentinelHub
    from swath.spaceknow import AsyncSpaceKnow, SpaceKnow
    from swath.stac import Asset, Item, Link


_MODULES = {
    "swath._core.paging": ("Page",),
    "swath._errors": (
        "AuthenticationError",
        "BadRequestError",
        "BudgetError",
        "ConfigError",
        "ConflictError",
        "DeadlineError",
        "DecodeError",
        "DownloadError",
        "InputError",
        "JobFailedError",
        "JobInDoubtError",
        "JobTimeoutError",
        "NotFoundError",
        "PagingError",
        "PermissionDeniedError",
        "PublishError",
        "QuotaError",
        "RateLimitError",
        "RedirectError",
        "RunError",
        "ServerError",
        "StatusError",
        "StreamError",
        "SwathError",
        "TransportError",
    ),
    "swath._items": ("AsyncItemPager", "ItemPager"),
    "swath._pager": ("AsyncPager", "Pager"),
    "swath._raw": ("Response", "raw"),
    "swath._stream": ("AsyncRecordStream", "RecordStream"),
    "swath.datasphere": ("AsyncDataSphere", "DataSphere"),
    "swath.download": ("download",),
    "swath.geo": ("geo",),
    "swath.jobs": ("jobs",),
    "swath.sentinelhub": ("AsyncSentinelHub", "SentinelHub"),
    "swath.spaceknow": ("AsyncSpaceKnow", "SpaceKnow"),
    "swath.stac": ("Asset", "Item", "Link"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Asset",
    "AsyncDataSphere",
    "AsyncItemPager",
    "AsyncPager",
    "AsyncRecordStream",
    "AsyncSentinelHub",
    "AsyncSpaceKnow",
    "AuthenticationError",
    "BadRequestError",
    "BudgetError",
    "ConfigError",
    "ConflictError",
    "DataSphere",
    "DeadlineError",
    "DecodeError",
    "DownloadError",
    "InputError",
    "Item",
    "ItemPager",
    "JobFailedError",
    "JobInDoubtError",
    "JobTimeoutError",
    "Link",
    "NotFoundError",
    "Page",
    "Pager",
    "PagingError",
    "PermissionDeniedError",
    "PublishError",
    "QuotaError",
    "RateLimitError",
    "RecordStream",
    "RedirectError",
    "Response",
    "RunError",
    "SentinelHub",
    "ServerError",
    "SpaceKnow",
    "StatusError",
    "StreamError",
    "SwathError",
    "TransportError",
    "download",
    "geo",
    "jobs",
    "raw",
]


if not TYPE_CHECKING:  # checkers would take every misspelt name for Any

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module 'swath' has no attribute {name!r}")
        module = import_module(home)
        value = module if home == f"swath.{name}" else getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
