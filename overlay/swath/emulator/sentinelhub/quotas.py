"""How many square kilometres accounts may import from each provider."""

from __future__ import annotations

import threading

from swath_api.sentinelhub.structs import Quota

from .refusals import ServiceError, not_found


SOLD = {"AIRBUS_PLEIADES": 100.0, "AIRBUS_SPOT": 500.0, "MAXAR_WORLDVIEW": 25.0}
"""What an account has bought, unless something else is put in place.

Data of Planet are paid with a key of Planet's own.
"""


class Quotas:
    """The quotas of all accounts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sold: dict[tuple[str, str], float] = {}
        self._used: dict[tuple[str, str], float] = {}

    def put(self, account: str, collection: str, sqkm: float) -> None:
        """Sets what an account has bought in total."""
        self._sold[account, collection] = sqkm

    def of(self, account: str) -> list[Quota]:
        """All quotas of an account."""
        return [self.one(account, name) for name in SOLD]

    def one(self, account: str, collection: str) -> Quota:
        """A quota.

        Raises:
            ServiceError: There is none for this collection.
        """
        if collection not in SOLD:
            raise not_found(f"Quota {collection}")
        key = account, collection
        return Quota(
            collection_id=collection,
            quota_sqkm=self._sold.get(key, SOLD[collection]),
            quota_used=round(self._used.get(key, 0.0), 6),
        )

    def spend(self, account: str, collection: str, sqkm: float) -> None:
        """Takes an area from a quota, if there is one.

        Raises:
            ServiceError: It is too much.
        """
        if collection not in SOLD:
            return
        with self._lock:
            key = account, collection
            used = self._used.get(key, 0.0)
            left = self._sold.get(key, SOLD[collection]) - used
            if sqkm > left:
                raise _short(left, sqkm)
            self._used[key] = used + sqkm

    def reset(self) -> None:
        """Back to what was sold at first, with nothing used."""
        self._sold.clear()
        self._used.clear()


def _short(left: float, needed: float) -> ServiceError:
    errors = {"availableQuota": round(left, 6), "requiredQuota": needed}
    message = f"Not enough quota: {needed} km2 are needed, {left:.6g} km2 are left"
    return ServiceError(403, "COMMON_INSUFFICIENT_PERMISSIONS", message, errors)
