"""SpaceKnow: imagery, analyses of it, and the indices made of them."""

from __future__ import annotations

from swath.spaceknow import filters, permissions
from swath.spaceknow._client import AsyncSpaceKnow, SpaceKnow
from swath.spaceknow._credits import AsyncCredits, Credits
from swath.spaceknow._datacube import AsyncDatacube, Datacube
from swath.spaceknow._datapoints import AsyncDatapoints, Datapoints, QueryOptions
from swath.spaceknow._table import Column, Meaning, Table
from swath.spaceknow._tasking import AsyncTasking, Tasking
from swath.spaceknow._users import AsyncUsers, Users


__all__ = [
    "AsyncCredits",
    "AsyncDatacube",
    "AsyncDatapoints",
    "AsyncSpaceKnow",
    "AsyncTasking",
    "AsyncUsers",
    "Column",
    "Credits",
    "Datacube",
    "Datapoints",
    "Meaning",
    "QueryOptions",
    "SpaceKnow",
    "Table",
    "Tasking",
    "Users",
    "filters",
    "permissions",
]
