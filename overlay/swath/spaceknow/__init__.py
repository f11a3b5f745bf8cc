"""SpaceKnow: imagery, analyses of it, and the indices made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swath.spaceknow import filters, permissions
from swath.spaceknow._auth import AsyncAuth, Auth
from swath.spaceknow._client import AsyncSpaceKnow, SpaceKnow
from swath.spaceknow._credits import AsyncCredits, Credits
from swath.spaceknow._datacube import AsyncDatacube, Datacube
from swath.spaceknow._datapoints import AsyncDatapoints, Datapoints, QueryOptions
from swath.spaceknow._gridfile import Rendering
from swath.spaceknow._groups import ScenePair
from swath.spaceknow._image import AsyncImage, Image
from swath.spaceknow._imagery import AsyncImagery, Imagery
from swath.spaceknow._kraken import AsyncKraken, Kraken
from swath.spaceknow._map import AsyncMap, Map
from swath.spaceknow._phoenix import AsyncPhoenix, Phoenix
from swath.spaceknow._scene import Scene
from swath.spaceknow._table import Column, Meaning, Table
from swath.spaceknow._tasking import AsyncTasking, Tasking
from swath.spaceknow._tilefolder import Download
from swath.spaceknow._users import AsyncUsers, Users


if TYPE_CHECKING:
    from swath.spaceknow._mosaic import Mosaic
    from swath.spaceknow._ski import Ski


__all__ = [
    "AsyncAuth",
    "AsyncCredits",
    "AsyncDatacube",
    "AsyncDatapoints",
    "AsyncImage",
    "AsyncImagery",
    "AsyncKraken",
    "AsyncMap",
    "AsyncPhoenix",
    "AsyncSpaceKnow",
    "AsyncTasking",
    "AsyncUsers",
    "Auth",
    "Column",
    "Credits",
    "Datacube",
    "Datapoints",
    "Download",
    "Image",
    "Imagery",
    "Kraken",
    "Map",
    "Meaning",
    "Mosaic",
    "Phoenix",
    "QueryOptions",
    "Rendering",
    "Scene",
    "ScenePair",
    "Ski",
    "SpaceKnow",
    "Table",
    "Tasking",
    "Users",
    "filters",
    "permissions",
]


if not TYPE_CHECKING:  # checkers would take every misspelt name for Any

    def __getattr__(name: str) -> Any:
        if name == "Mosaic":
            from swath.spaceknow._mosaic import Mosaic  # noqa: PLC0415 - an extra

            return Mosaic
        if name == "Ski":
            from swath.spaceknow._ski import Ski  # noqa: PLC0415 - an extra

            return Ski
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
