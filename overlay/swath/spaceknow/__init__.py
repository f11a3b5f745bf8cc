"""SpaceKnow: imagery, analyses of it, and the indices made of them."""

from __future__ import annotations

from swath.spaceknow import permissions
from swath.spaceknow._client import AsyncSpaceKnow, SpaceKnow
from swath.spaceknow._credits import AsyncCredits, Credits
from swath.spaceknow._tasking import AsyncTasking, Tasking
from swath.spaceknow._users import AsyncUsers, Users


__all__ = [
    "AsyncCredits",
    "AsyncSpaceKnow",
    "AsyncTasking",
    "AsyncUsers",
    "Credits",
    "SpaceKnow",
    "Tasking",
    "Users",
    "permissions",
]
