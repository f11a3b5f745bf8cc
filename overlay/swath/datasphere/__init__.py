"""Astro Dynamic Data Sphere: STAC Items by pages, as streams, live, and published."""

from __future__ import annotations

from swath.datasphere._client import AsyncDataSphere, DataSphere
from swath.datasphere._dataset import AsyncDataset, Dataset
from swath.datasphere._item import AsyncItemPackages, ItemPackages
from swath.datasphere._publish import AsyncPublisher, Publisher
from swath.datasphere._subscription import AsyncSubscription, Subscription


__all__ = [
    "AsyncDataSphere",
    "AsyncDataset",
    "AsyncItemPackages",
    "AsyncPublisher",
    "AsyncSubscription",
    "DataSphere",
    "Dataset",
    "ItemPackages",
    "Publisher",
    "Subscription",
]
