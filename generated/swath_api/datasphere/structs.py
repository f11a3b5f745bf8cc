"""The objects of the service as Structs, made for speed."""

from __future__ import annotations

from datetime import datetime as datetime_aliased
from typing import Annotated, Any, Literal, Optional, TypeAlias, Union

from msgspec import UNSET, Meta, Raw, Struct, UnsetType, field

DatasetOrder: TypeAlias = Literal["new", "old"]


ItemLines: TypeAlias = str


class ItemEvent(Struct, kw_only=True):
    """
    One server-sent event.
    """

    data: str
    id: str | UnsetType = UNSET
    event: str | UnsetType = UNSET
    retry: int | UnsetType = UNSET


class StacProperties(Struct, kw_only=True):
    """
    What is known of an Item besides its place; extensions add members.
    """

    datetime: datetime_aliased | None
    start_datetime: datetime_aliased | UnsetType = UNSET
    end_datetime: datetime_aliased | UnsetType = UNSET
    created: datetime_aliased | UnsetType = UNSET
    updated: datetime_aliased | UnsetType = UNSET
    title: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    platform: str | UnsetType = UNSET
    instruments: list[str] | UnsetType = UNSET
    constellation: str | UnsetType = UNSET
    gsd: float | UnsetType = UNSET
    eo_cloud_cover: float | UnsetType = field(name="eo:cloud_cover", default=UNSET)
    proj_epsg: int | None | UnsetType = field(name="proj:epsg", default=UNSET)


class StacLink(Struct, kw_only=True):
    """
    A pointer to a related document.
    """

    rel: str
    href: str
    type: str | UnsetType = UNSET
    title: str | UnsetType = UNSET


class StacAsset(Struct, kw_only=True):
    """
    A file that belongs to an Item.
    """

    href: str
    title: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    type: str | UnsetType = UNSET
    roles: list[str] | UnsetType = UNSET


Position: TypeAlias = Annotated[list[float], Meta(min_length=2)]


class Point(Struct, kw_only=True, tag_field="type", tag="Point"):
    """
    One position.
    """

    coordinates: Annotated[list[float], Meta(min_length=2)]


class MultiPoint(Struct, kw_only=True, tag_field="type", tag="MultiPoint"):
    """
    Several positions.
    """

    coordinates: list[Position]


class LineString(Struct, kw_only=True, tag_field="type", tag="LineString"):
    """
    A line through two or more positions.
    """

    coordinates: Annotated[list[Position], Meta(min_length=2)]


class MultiLineString(Struct, kw_only=True, tag_field="type", tag="MultiLineString"):
    """
    Several lines.
    """

    coordinates: list[list[Position]]


PolygonCoordinate: TypeAlias = Annotated[list[Position], Meta(min_length=4)]


class Polygon(Struct, kw_only=True, tag_field="type", tag="Polygon"):
    """
    An outer ring and holes; rings end where they began.
    """

    coordinates: list[PolygonCoordinate]


MultiPolygonCoordinate: TypeAlias = Annotated[list[Position], Meta(min_length=4)]


class MultiPolygon(Struct, kw_only=True, tag_field="type", tag="MultiPolygon"):
    """
    Several polygons.
    """

    coordinates: list[list[MultiPolygonCoordinate]]


SpatialExtentBboxItem: TypeAlias = Annotated[
    list[float], Meta(max_length=6, min_length=4)
]


class SpatialExtent(Struct, kw_only=True):
    """
    The area as bounding boxes, the whole first.
    """

    bbox: Annotated[list[SpatialExtentBboxItem], Meta(min_length=1)]


TemporalExtentIntervalItem: TypeAlias = Annotated[
    list[datetime_aliased | None], Meta(max_length=2, min_length=2)
]


class TemporalExtent(Struct, kw_only=True):
    """
    The time as intervals, the whole first; an open end is null.
    """

    interval: Annotated[list[TemporalExtentIntervalItem], Meta(min_length=1)]


class StacCatalog(Struct, kw_only=True, tag_field="type", tag="Catalog"):
    """
    One STAC 1.0.0 Catalog, a group of links.
    """

    stac_version: str
    id: str
    description: str
    links: list[StacLink]
    stac_extensions: list[str] | UnsetType = UNSET
    title: str | UnsetType = UNSET


class ErrorBody(Struct, kw_only=True):
    """
    What went wrong, in a sentence.
    """

    detail: str | UnsetType = UNSET


class PageLink(Struct, kw_only=True):
    """
    The address of a page.
    """

    rel: str | Literal["self", "next", "prev"]
    href: str
    type: str | UnsetType = UNSET


StacAssets: TypeAlias = dict[str, StacAsset]


class StacExtent(Struct, kw_only=True):
    """
    Where and when the Items of a Collection are.
    """

    spatial: SpatialExtent
    temporal: TemporalExtent


class ItemCollection(Struct, kw_only=True):
    """
    A page of Items and the links to its neighbours.
    """

    type: Literal["FeatureCollection"]
    features: list[Raw]
    links: list[PageLink] | UnsetType = UNSET


class StacCollection(Struct, kw_only=True, tag_field="type", tag="Collection"):
    """
    One STAC 1.0.0 Collection, a group of Items of one kind.
    """

    stac_version: str
    id: str
    description: str
    license: str
    extent: StacExtent
    links: list[StacLink]
    stac_extensions: list[str] | UnsetType = UNSET
    title: str | UnsetType = UNSET
    keywords: list[str] | UnsetType = UNSET
    assets: dict[str, Any] | UnsetType = UNSET


class StacItem(Struct, kw_only=True, tag_field="type", tag="Feature"):
    """
    One STAC 1.0.0 Item: what was observed, where and when, and where its files are.
    """

    stac_version: str
    id: str
    geometry: Optional[
        Union[
            Point,
            MultiPoint,
            LineString,
            MultiLineString,
            Polygon,
            MultiPolygon,
            "GeometryCollection",
        ]
    ]
    properties: dict[str, Any]
    links: list[StacLink]
    assets: dict[str, Any]
    stac_extensions: list[str] | UnsetType = UNSET
    collection: str | UnsetType = UNSET
    bbox: Annotated[list[float], Meta(max_length=6, min_length=4)] | UnsetType = UNSET


class GeometryCollection(
    Struct, kw_only=True, tag_field="type", tag="GeometryCollection"
):
    """
    Several geometries as one.
    """

    geometries: list[
        Union[
            Point,
            MultiPoint,
            LineString,
            MultiLineString,
            Polygon,
            MultiPolygon,
            "GeometryCollection",
        ]
    ]


class PublishMessage(Struct, kw_only=True):
    """
    One frame from a supplier.
    """

    active_parent: str
    data: StacItem | StacCollection | StacCatalog
    provider: str | UnsetType = UNSET
    subscribable: bool | UnsetType = UNSET
