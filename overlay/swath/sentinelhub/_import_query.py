"""Searches and orders of commercial data: what is sent, checked."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

import msgspec

from swath._core.secret import Secret
from swath._errors import InputError
from swath.geo._rings import is_array
from swath.sentinelhub._area import area
from swath.sentinelhub._import_data import Airbus, Maxar, Planet, number
from swath.sentinelhub._import_products import COLLECTIONS, ids_of
from swath.sentinelhub._subscriptions_data import PlanetVariable
from swath.sentinelhub._times import span, time_range


_KEY = "planetApiKey"
_PERCENT = 100


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, as the arguments of a call say it.

    The key of Planet's is not among them: it is a secret.
    """

    data: Any = None
    bbox: Any = None
    geometry: Any = None
    crs: Any = None
    time: Any = None
    max_cloud_cover: Any = None
    products: Any = None
    request: Any = None


class Asked(NamedTuple):
    """A search, or an order to be.

    Attributes:
        body: What is sent, less the key of Planet's.
        key: That key, if there is one.
    """

    body: dict[str, Any]
    key: Secret | None = None

    @property
    def sent(self) -> dict[str, Any]:
        """All of an order; it holds the key."""
        return {**self.body, "input": with_key(self.body["input"], self.key)}


def search_body(query: Query, key: Secret | None) -> Asked:
    """A search, in the one form for all providers; the key belongs into the body.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    if query.request is not None:
        body, own = _split(_whole(query))
        return Asked(body, key or own)
    entry = _kind(query, ordered=False)
    conditions = _conditions(query)
    if conditions:
        entry["dataFilter"] = conditions
    return Asked(_members(query, query.data.provider, entry), key)


def order_body(
    query: Query, key: Secret | None, name: str | None, collection_id: Any
) -> Asked:
    """An order.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    if query.request is not None:
        return _given(query, key, name, collection_id)
    entry = _kind(query, ordered=True)
    entry |= _chosen(query, entry)
    members = _members(query, query.data.provider, entry)
    if members["provider"] == Planet.provider:
        _check_key(key)
    return Asked({**_headed(name, collection_id), "input": members}, key)


def subscription_body(
    query: Query, key: Secret | None, name: str | None, collection_id: Any
) -> Asked:
    """A subscription.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    if query.request is not None:
        return _given(query, key, name, collection_id)
    rule = {"timeRange": time_range(span(query.time))}
    if "from" not in rule["timeRange"]:
        raise InputError(
            "time has to have a begin: pass the day from which on data are wanted, "
            "such as ('2026-06-01', None)"
        )
    entry = {**_subscribed(query), "dataFilter": {**rule, **_scene_rules(query)}}
    _check_key(key)
    members = _members(query, Planet.provider, entry)
    return Asked({**_headed(name, collection_id), "input": members}, key)


def native_body(request: Any, key: Secret | None) -> Asked:
    """A search in a provider's own words.

    Raises:
        InputError: It names no provider.
    """
    body, own = _split(_mapping(request, "query"))
    provider = body.get("provider")
    if not isinstance(provider, str) or not provider:
        raise InputError(
            "the query has no provider: pass {'provider': 'AIRBUS', ...}, with the "
            "provider's own words beside it"
        )
    return Asked(body, key or own)


def with_key(body: Mapping[str, Any], key: Secret | None) -> dict[str, Any]:
    """A request with the key of Planet's."""
    return {**body} if key is None else {**body, _KEY: key.reveal()}


def kind_of(members: Mapping[str, Any]) -> str:
    """The constellation, item type or bands that a request names, if it does."""
    entries: Any = members.get("data")
    if not is_array(entries) or not entries or not isinstance(entries[0], Mapping):
        return ""
    entry = cast("Mapping[str, Any]", entries[0])
    names = ("constellation", "itemType", "productBands")
    return next((str(entry[name]) for name in names if entry.get(name)), "")


def _kind(query: Query, *, ordered: bool) -> dict[str, Any]:
    data = query.data
    if isinstance(data, Airbus | Planet | Maxar):
        return data.kind(ordered=ordered)
    raise InputError(
        f"data={data!r} names no provider: pass Airbus('PHR'), Planet('PSScene', "
        "'analytic_udm2') or Maxar(), or all of the request as request="
    )


def _members(query: Query, provider: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    where = area(query.bbox, query.geometry, query.crs)
    return {"provider": provider, "bounds": where.to_dict(), "data": [{**entry}]}


def _conditions(query: Query) -> dict[str, Any]:
    """The filter that arguments make; empty if none of them does."""
    found = {
        "timeRange": time_range(span(query.time)) or None,
        "maxCloudCoverage": number("max_cloud_cover", query.max_cloud_cover, _PERCENT),
        **query.data.conditions(),
    }
    return {name: one for name, one in found.items() if one is not None}


_ARGUMENTS = {"timeRange": "time=", "maxCloudCoverage": "max_cloud_cover="}
"""What the arguments of a quote are called that become conditions."""


def _chosen(query: Query, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Products by name, or the conditions that they have to meet."""
    conditions, data = _conditions(query), query.data
    if query.products is None:
        return {"dataFilter": conditions} if conditions else {}
    if conditions:
        named = ", ".join(_ARGUMENTS.get(one, one) for one in conditions)
        raise InputError(
            f"products= names what is ordered, so nothing is left for {named} to "
            "choose: pass one or the other"
        )
    ids = ids_of(query.products, COLLECTIONS.get(kind_of({"data": [entry]}), ""))
    if len(ids) > data.most_named:
        raise InputError(
            f"products has {len(ids)} products, and an order of {data.provider} names "
            f"{data.most_named} at most: divide them"
        )
    if isinstance(data, Airbus):
        ids = [_uuid(one, "products") for one in ids]
    return {data.named_by: data.names(ids)}


def _subscribed(query: Query) -> dict[str, Any]:
    data = query.data
    if isinstance(data, PlanetVariable):
        return data.members()
    if not isinstance(data, Planet):
        raise InputError(
            f"data={data!r} cannot be subscribed to: pass Planet('PSScene', "
            "'analytic_udm2') or PlanetVariable('soil_water_content', ...)"
        )
    if data.item_type != "PSScene":
        raise InputError(f"item_type={data.item_type!r}: subscriptions are of PSScene")
    return data.kind(ordered=True)


def _scene_rules(query: Query) -> dict[str, Any]:
    """Conditions beside the time, which scenes alone can meet."""
    cover = number("max_cloud_cover", query.max_cloud_cover, _PERCENT)
    if isinstance(query.data, Planet):
        found = {"maxCloudCoverage": cover, **query.data.conditions()}
        return {name: one for name, one in found.items() if one is not None}
    if cover is not None:
        raise InputError("max_cloud_cover: Planet's variables tell nothing of clouds")
    return {}


def _headed(name: Any, collection_id: Any) -> dict[str, Any]:
    """The members beside `input`."""
    members: dict[str, Any] = {}
    if name is not None:
        if not isinstance(name, str) or not name.strip():
            raise InputError(f"name={name!r} has to be text")
        members["name"] = name
    if collection_id is not None:
        members["collectionId"] = _uuid(collection_id, "collection_id")
    return members


def _given(
    query: Query, key: Secret | None, name: str | None, collection_id: Any
) -> Asked:
    """A request that says all of it: an order as the service has it."""
    body = _whole(query)
    body = {**body, **_headed(name, collection_id)}
    members, own = _split(_mapping(body.get("input"), "request.input"))
    if not members.get("provider"):
        raise InputError("request.input names no provider")
    return Asked({**body, "input": members}, key or own)


def _whole(query: Query) -> dict[str, Any]:
    named = msgspec.structs.asdict(query)
    others = [name for name, one in named.items() if one is not None]
    others.remove("request")
    if others:
        raise InputError(
            f"request= says all there is to say: leave out {', '.join(others)}"
        )
    return _mapping(query.request, "request")


def _mapping(value: Any, name: str) -> dict[str, Any]:
    to_dict = getattr(value, "to_dict", None)
    members: Any = to_dict() if callable(to_dict) else value
    if not isinstance(members, Mapping) or not members:
        raise InputError(f"{name} has to be an object of the service, or a mapping")
    return dict(cast("Mapping[str, Any]", members))


def _split(members: Mapping[str, Any]) -> tuple[dict[str, Any], Secret | None]:
    """A request without the key of Planet's, and that key."""
    rest = {name: one for name, one in members.items() if name != _KEY}
    return rest, Secret.of(members.get(_KEY) or None)


def key_of(key: Any) -> Secret | None:
    """The key of Planet's, if one is given.

    Raises:
        InputError: It is empty.
    """
    if key is not None and (not isinstance(key, str) or not key.strip()):
        raise InputError("planet_api_key is empty: pass the key, or leave it out")
    return Secret.of(key)


def _check_key(key: Secret | None) -> None:
    if key is None:
        raise InputError(
            "planet_api_key is missing: Planet's data are paid with a key of Planet's"
        )


def _uuid(value: Any, name: str) -> str:
    """An id in the form that the service has it in.

    Raises:
        InputError: It is no UUID.
    """
    try:
        return str(value if isinstance(value, uuid.UUID) else uuid.UUID(value))
    except (ValueError, AttributeError, TypeError):
        raise InputError(f"{name}={value!r} has to be a UUID") from None
