"""How many square kilometres an account may import, and whether they suffice."""

from __future__ import annotations

from typing import Any

import msgspec

from swath._core.effects import Flow
from swath._errors import (
    BudgetError,
    InputError,
    NotFoundError,
    PermissionDeniedError,
)
from swath.sentinelhub._import_products import COLLECTIONS
from swath.sentinelhub._import_query import kind_of
from swath.sentinelhub._orders_kinds import SERVICE, Kind, Placed, Sender, answered
from swath.sentinelhub._plain import plain
from swath_api.sentinelhub import models
from swath_api.sentinelhub.api.data_import import get_quota
from swath_api.sentinelhub.models.quota_collection import QUOTA_COLLECTION_VALUES


class AreaQuota(msgspec.Struct, frozen=True, kw_only=True):
    """What was bought of a collection, in square kilometres.

    Attributes:
        collection: The collection, such as ``"MAXAR_WORLDVIEW"``.
        bought: In total; None if the service does not say.
        used: Of it, for orders that were confirmed.
    """

    collection: str
    bought: float | None
    used: float

    @property
    def left(self) -> float | None:
        """What may still be ordered; None if the service does not say."""
        return None if self.bought is None else self.bought - self.used


def area_quota(told: models.Quota) -> AreaQuota:
    """A quota as the service tells of it."""
    return AreaQuota(
        collection=str(told.collection_id or ""),
        bought=told.quota_sqkm if isinstance(told.quota_sqkm, int | float) else None,
        used=told.quota_used or 0.0,
    )


def quota_collection(collection: Any) -> str:
    """The collection of a quota.

    Raises:
        InputError: There are no quotas for it.
    """
    if collection not in QUOTA_COLLECTION_VALUES:
        known = ", ".join(QUOTA_COLLECTION_VALUES)
        raise InputError(f"collection={collection!r} is none of {known}")
    return str(collection)


def check_area(kind: Kind, told: Placed, max_sqkm: float | None) -> None:
    """Lets pass what may be bought.

    Raises:
        InputError: `max_sqkm` is no area.
        BudgetError: It is too much.
    """
    most = plain(max_sqkm)
    if most is None:
        return
    number = isinstance(most, int | float) and not isinstance(most, bool)
    if not number or not most >= 0:
        raise InputError(
            f"{max_sqkm=} has to be square kilometres of 0 or more, or None"
        )
    if not isinstance(told.sqkm, int | float):
        raise InputError(
            f"max_sqkm={most:g}: the service does not tell how large the {kind.name} "
            f"{told.id} is, so nothing was confirmed"
        )
    if told.sqkm > most:
        raise _beyond(kind, told, f"max_sqkm allows {most:g} km²", most)


def check_quota(kind: Kind, told: Placed, caller: Sender) -> Flow[None]:
    """Lets pass what the quota suffices for, and what has no quota.

    Raises:
        BudgetError: It does not suffice.
    """
    collection = COLLECTIONS.get(kind_of(told.input_ or {}), "")
    if collection not in QUOTA_COLLECTION_VALUES:
        return
    try:
        request = get_quota.build(collection)
        quota = area_quota((yield from answered(get_quota, request, caller)))
    except (NotFoundError, PermissionDeniedError):
        return  # not every deployment tells quotas, and not to everybody
    if quota.left is not None and (told.sqkm or 0.0) > quota.left:
        raise _beyond(
            kind,
            told,
            f"{quota.left:g} km² of the quota of {collection} are left",
            quota.left,
        )


def _beyond(kind: Kind, told: Placed, limit: str, most: float) -> BudgetError:
    sqkm = told.sqkm or 0.0
    return BudgetError(
        f"the {kind.name} {told.id} takes {sqkm:g} km², and {limit}: it was not "
        "confirmed and costs nothing; make it smaller, or delete() it",
        cost=sqkm,
        limit=most,
    ).at(SERVICE, kind.confirm.OPERATION.info.id)
