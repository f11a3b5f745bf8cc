"""The objects of the service; each is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .dataset_order import DatasetOrder
    from .error_body import ErrorBody
    from .geometry_collection import GeometryCollection
    from .item_collection import ItemCollection
    from .item_event import ItemEvent
    from .line_string import LineString
    from .multi_line_string import MultiLineString
    from .multi_point import MultiPoint
    from .multi_polygon import MultiPolygon
    from .page_link import PageLink
    from .page_relation import PageRelation
    from .point import Point
    from .polygon import Polygon
    from .publish_message import PublishMessage
    from .spatial_extent import SpatialExtent
    from .stac_asset import StacAsset
    from .stac_catalog import StacCatalog
    from .stac_collection import StacCollection
    from .stac_extent import StacExtent
    from .stac_item import StacItem
    from .stac_link import StacLink
    from .stac_properties import StacProperties
    from .temporal_extent import TemporalExtent

_MODULES: dict[str, str] = {
    "DatasetOrder": ".dataset_order",
    "ErrorBody": ".error_body",
    "GeometryCollection": ".geometry_collection",
    "ItemCollection": ".item_collection",
    "ItemEvent": ".item_event",
    "LineString": ".line_string",
    "MultiLineString": ".multi_line_string",
    "MultiPoint": ".multi_point",
    "MultiPolygon": ".multi_polygon",
    "PageLink": ".page_link",
    "PageRelation": ".page_relation",
    "Point": ".point",
    "Polygon": ".polygon",
    "PublishMessage": ".publish_message",
    "SpatialExtent": ".spatial_extent",
    "StacAsset": ".stac_asset",
    "StacCatalog": ".stac_catalog",
    "StacCollection": ".stac_collection",
    "StacExtent": ".stac_extent",
    "StacItem": ".stac_item",
    "StacLink": ".stac_link",
    "StacProperties": ".stac_properties",
    "TemporalExtent": ".temporal_extent",
}

__all__ = [
    "DatasetOrder",
    "ErrorBody",
    "GeometryCollection",
    "ItemCollection",
    "ItemEvent",
    "LineString",
    "MultiLineString",
    "MultiPoint",
    "MultiPolygon",
    "PageLink",
    "PageRelation",
    "Point",
    "Polygon",
    "PublishMessage",
    "SpatialExtent",
    "StacAsset",
    "StacCatalog",
    "StacCollection",
    "StacExtent",
    "StacItem",
    "StacLink",
    "StacProperties",
    "TemporalExtent",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
