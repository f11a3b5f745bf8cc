"""The objects of the service as Structs, made for speed."""

from __future__ import annotations

from datetime import datetime as datetime_aliased
from typing import Annotated, Any, Literal, TypeAlias, Union
from uuid import UUID

from msgspec import UNSET, Meta, Raw, Struct, UnsetType, field


class CatalogError(Struct, kw_only=True):
    """
    What the catalog answers when it fails.
    """

    code: str
    description: str | UnsetType = UNSET


class TokenRequest(Struct, kw_only=True):
    """
    The credentials of an OAuth client.
    """

    grant_type: Literal["client_credentials"]
    client_id: Annotated[str, Meta(min_length=1)]
    client_secret: Annotated[str, Meta(min_length=1)]


class TokenReply(Struct, kw_only=True):
    """
    A token.
    """

    access_token: str
    token_type: str
    expires_in: int
    refresh_expires_in: int | UnsetType = UNSET
    not_before_policy: int | UnsetType = field(name="not-before-policy", default=UNSET)
    scope: str | UnsetType = UNSET


class TokenError(Struct, kw_only=True):
    """
    Why there is no token, as OAuth puts it.
    """

    error: str
    error_description: str | UnsetType = UNSET


class View(Struct, kw_only=True):
    """
    Where a page of a list lies; what does not apply is left out.
    """

    field_id: str | UnsetType = field(name="@id", default=UNSET)
    current_token: str | UnsetType = field(name="currentToken", default=UNSET)
    next_token: str | UnsetType = field(name="nextToken", default=UNSET)
    previous_token: str | UnsetType = field(name="previousToken", default=UNSET)
    next: str | UnsetType = UNSET
    previous: str | UnsetType = UNSET


Position: TypeAlias = Annotated[list[float], Meta(max_length=2, min_length=2)]


Ring: TypeAlias = Annotated[list[Position], Meta(min_length=4)]


MultiPolygonCoordinate: TypeAlias = Annotated[list[Ring], Meta(min_length=1)]


class GeometryCrsName(Struct, kw_only=True):
    """
    The name of a crs.
    """

    name: str


class BoundsProperties(Struct, kw_only=True):
    """
    What is known of an area besides its coordinates.
    """

    crs: str | UnsetType = UNSET


class PngFormat(Struct, kw_only=True, tag_field="type", tag="image/png"):
    """
    PNG of one or three bands, possibly with transparency, of 8 or 16 bits.
    """


class JpegFormat(Struct, kw_only=True, tag_field="type", tag="image/jpeg"):
    """
    JPEG of one or three bands of 8 bits.
    """

    quality: Annotated[int, Meta(ge=0, le=100)] | UnsetType = UNSET


class TiffFormat(Struct, kw_only=True, tag_field="type", tag="image/tiff"):
    """
    GeoTIFF, any number of bands of any sample type.
    """


class JsonFormat(Struct, kw_only=True, tag_field="type", tag="application/json"):
    """
    JSON, for `userdata` alone.
    """


class S3Bucket(Struct, kw_only=True):
    """
    A place in Amazon S3, and either a role or a pair of keys that open it.
    """

    url: str
    iam_role_arn: str | UnsetType = field(name="iamRoleARN", default=UNSET)
    access_key: str | UnsetType = field(name="accessKey", default=UNSET)
    secret_access_key: str | UnsetType = field(name="secretAccessKey", default=UNSET)
    region: str | UnsetType = UNSET


class GsBucket(Struct, kw_only=True):
    """
    A place in Google Cloud Storage, and what opens it.
    """

    url: str
    credentials: str


class DateTimeInterval(Struct, kw_only=True):
    """
    A time span.
    """

    from_: datetime_aliased = field(name="from")
    to: datetime_aliased


class TimeRange(Struct, kw_only=True):
    """
    A time span, both bounds included; dates without a time of day are refused.
    """

    from_: datetime_aliased | UnsetType = field(name="from", default=UNSET)
    to: datetime_aliased | UnsetType = UNSET


class NoSpeckleFilter(Struct, kw_only=True, tag_field="type", tag="NONE"):
    """
    Speckle stays.
    """


class LeeSpeckleFilter(Struct, kw_only=True, tag_field="type", tag="LEE"):
    """
    Lee's filter.
    """

    window_size_x: Annotated[int, Meta(ge=1, le=7)] = field(name="windowSizeX")
    window_size_y: Annotated[int, Meta(ge=1, le=7)] = field(name="windowSizeY")


class CatalogConformance(Struct, kw_only=True):
    """
    The specifications that the catalog keeps to.
    """

    conforms_to: list[str] = field(name="conformsTo")


CatalogTemporalExtentIntervalItem: TypeAlias = Annotated[
    list[datetime_aliased | None], Meta(max_length=2, min_length=2)
]


class CatalogTemporalExtent(Struct, kw_only=True):
    """
    When, as intervals, the whole first.
    """

    interval: Annotated[list[CatalogTemporalExtentIntervalItem], Meta(min_length=1)]
    trs: Literal["http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"] | UnsetType = (
        UNSET
    )


class CatalogSummaryRange(Struct, kw_only=True):
    """
    A range; documented as `min` and `max`, and seen as `minimum` and `maximum`.
    """

    min: float | str | UnsetType = UNSET
    max: float | str | UnsetType = UNSET
    minimum: float | str | UnsetType = UNSET
    maximum: float | str | UnsetType = UNSET


class CatalogQueryables(Struct, kw_only=True):
    """
    A JSON Schema whose properties are what filters may use.
    """

    field_schema: str | UnsetType = field(name="$schema", default=UNSET)
    field_id: str | UnsetType = field(name="$id", default=UNSET)
    type: Literal["object"] | UnsetType = UNSET
    title: str | UnsetType = UNSET
    properties: dict[str, Any] | UnsetType = UNSET


CatalogBbox: TypeAlias = Annotated[list[float], Meta(max_length=6, min_length=4)]


class CatalogContext(Struct, kw_only=True):
    """
    Where a page lies.
    """

    returned: Annotated[int, Meta(ge=0)]
    next: Annotated[int, Meta(ge=0)] | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=0)] | UnsetType = UNSET


class CatalogProperties(Struct, kw_only=True):
    """
    What is known of an item besides its place; each collection adds its own.
    """

    datetime: datetime_aliased | None
    platform: str | UnsetType = UNSET
    instruments: list[str] | UnsetType = UNSET
    constellation: str | UnsetType = UNSET
    gsd: float | UnsetType = UNSET
    eo_cloud_cover: float | UnsetType = field(name="eo:cloud_cover", default=UNSET)
    proj_epsg: int | None | UnsetType = field(name="proj:epsg", default=UNSET)
    proj_bbox: list[float] | UnsetType = field(name="proj:bbox", default=UNSET)
    proj_geometry: dict[str, Any] | UnsetType = field(
        name="proj:geometry", default=UNSET
    )
    sar_instrument_mode: str | UnsetType = field(
        name="sar:instrument_mode", default=UNSET
    )
    sat_orbit_state: str | UnsetType = field(name="sat:orbit_state", default=UNSET)
    sat_absolute_orbit: int | UnsetType = field(
        name="sat:absolute_orbit", default=UNSET
    )
    s1_polarization: str | UnsetType = field(name="s1:polarization", default=UNSET)
    s1_resolution: str | UnsetType = field(name="s1:resolution", default=UNSET)
    s1_timeliness: str | UnsetType = field(name="s1:timeliness", default=UNSET)
    s5p_timeliness: str | UnsetType = field(name="s5p:timeliness", default=UNSET)
    s5p_type: str | UnsetType = field(name="s5p:type", default=UNSET)


class CatalogPropertiesPart(Struct, kw_only=True):
    """
    Those of the properties that a search asked for.
    """

    datetime: datetime_aliased | None | UnsetType = UNSET
    platform: str | UnsetType = UNSET
    instruments: list[str] | UnsetType = UNSET
    constellation: str | UnsetType = UNSET
    gsd: float | UnsetType = UNSET
    eo_cloud_cover: float | UnsetType = field(name="eo:cloud_cover", default=UNSET)
    proj_epsg: int | None | UnsetType = field(name="proj:epsg", default=UNSET)
    proj_bbox: list[float] | UnsetType = field(name="proj:bbox", default=UNSET)
    proj_geometry: dict[str, Any] | UnsetType = field(
        name="proj:geometry", default=UNSET
    )
    sar_instrument_mode: str | UnsetType = field(
        name="sar:instrument_mode", default=UNSET
    )
    sat_orbit_state: str | UnsetType = field(name="sat:orbit_state", default=UNSET)
    sat_absolute_orbit: int | UnsetType = field(
        name="sat:absolute_orbit", default=UNSET
    )
    s1_polarization: str | UnsetType = field(name="s1:polarization", default=UNSET)
    s1_resolution: str | UnsetType = field(name="s1:resolution", default=UNSET)
    s1_timeliness: str | UnsetType = field(name="s1:timeliness", default=UNSET)
    s5p_timeliness: str | UnsetType = field(name="s5p:timeliness", default=UNSET)
    s5p_type: str | UnsetType = field(name="s5p:type", default=UNSET)


class CatalogAsset(Struct, kw_only=True):
    """
    A file, or a folder of files.
    """

    href: str
    title: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    type: str | UnsetType = UNSET
    roles: list[str] | UnsetType = UNSET


CatalogPosition: TypeAlias = Annotated[list[float], Meta(min_length=2)]


CatalogLine: TypeAlias = Annotated[list[CatalogPosition], Meta(min_length=2)]


CatalogRing: TypeAlias = Annotated[list[CatalogPosition], Meta(min_length=4)]


class CatalogPoint(Struct, kw_only=True, tag_field="type", tag="Point"):
    """
    One position.
    """

    coordinates: Annotated[list[float], Meta(min_length=2)]


class CatalogMultiPoint(Struct, kw_only=True, tag_field="type", tag="MultiPoint"):
    """
    Several positions.
    """

    coordinates: list[CatalogPosition]


class CatalogLineString(Struct, kw_only=True, tag_field="type", tag="LineString"):
    """
    A line.
    """

    coordinates: Annotated[list[CatalogPosition], Meta(min_length=2)]


class CatalogMultiLineString(
    Struct, kw_only=True, tag_field="type", tag="MultiLineString"
):
    """
    Several lines.
    """

    coordinates: list[CatalogLine]


class CatalogPolygon(Struct, kw_only=True, tag_field="type", tag="Polygon"):
    """
    An outer ring and the holes in it.
    """

    coordinates: list[CatalogRing]


class CatalogFields(Struct, kw_only=True):
    """
    Members of items. With `include` alone it adds to the usual ones, with `exclude` alone it takes from them; with both nothing else is answered. Dots lead into objects.
    """

    include: list[str] | UnsetType = UNSET
    exclude: list[str] | UnsetType = UNSET


class Cql2And(Struct, kw_only=True):
    """
    All of several conditions.
    """

    op: Literal["and"]
    args: Annotated[list[dict[str, Any]], Meta(min_length=2)]


class Cql2Not(Struct, kw_only=True):
    """
    The opposite of a condition.
    """

    op: Literal["not"]
    args: Annotated[list[dict[str, Any]], Meta(max_length=1, min_length=1)]


class Cql2Property(Struct, kw_only=True):
    """
    The value of a property of the item.
    """

    property: str


class AsyncProcessDelivery(Struct, kw_only=True):
    """
    Where the files go; `s3` or `gs`, one of them. In the address, `<REQUEST_ID>` and `<OUTPUT>` stand for the request and the file; if they are left out, they are put behind it.
    """

    s3: S3Bucket | UnsetType = UNSET
    gs: GsBucket | UnsetType = UNSET


class AsyncProcessStatus(Struct, kw_only=True):
    """
    A request that runs.
    """

    id: UUID
    status: Literal["RUNNING"] | str


class HistogramDefinition(Struct, kw_only=True):
    """
    A histogram, by the number of its bins, by their width or by their edges. With edges that are whole numbers it is computed in whole numbers.
    """

    n_bins: float | UnsetType = field(name="nBins", default=UNSET)
    bin_width: float | UnsetType = field(name="binWidth", default=UNSET)
    low_edge: float | UnsetType = field(name="lowEdge", default=UNSET)
    high_edge: float | UnsetType = field(name="highEdge", default=UNSET)
    bins: Annotated[list[float], Meta(min_length=2)] | UnsetType = UNSET


PercentilesDefinitionKItem: TypeAlias = Annotated[float, Meta(ge=0.0, le=100.0)]


class PercentilesDefinition(Struct, kw_only=True):
    """
    The percentiles wanted.
    """

    k: list[PercentilesDefinitionKItem] | UnsetType = UNSET


class HistogramBin(Struct, kw_only=True):
    """
    How often values of a range occur.
    """

    low_edge: float | UnsetType = field(name="lowEdge", default=UNSET)
    high_edge: float | UnsetType = field(name="highEdge", default=UNSET)
    count: int | UnsetType = UNSET


class Location(Struct, kw_only=True):
    """
    A deployment of the service.
    """

    field_id: str | UnsetType = field(name="@id", default=UNSET)
    id: str | UnsetType = UNSET
    url: str | UnsetType = UNSET
    wms_url: str | UnsetType = field(name="wmsUrl", default=UNSET)
    process_url: str | UnsetType = field(name="processUrl", default=UNSET)
    catalog_url: str | UnsetType = field(name="catalogUrl", default=UNSET)


class Boom(Struct, kw_only=True):
    """
    What went wrong.
    """

    status: int | UnsetType = UNSET
    reason: str | UnsetType = UNSET
    message: str | UnsetType = UNSET
    code: (
        str
        | Literal[
            "COMMON_BAD_PAYLOAD",
            "COMMON_NOT_FOUND",
            "COMMON_DATABASE_ERROR",
            "COMMON_UNIQUE_KEY_VIOLATION",
            "COMMON_INSUFFICIENT_PERMISSIONS",
            "COMMON_SENTINEL_ACCOUNT_EXPIRED",
            "COMMON_METHOD_NOT_ALLOWED",
            "COMMON_UNSUPPORTED_MEDIA_TYPE",
            "COMMON_ELASTICSEARCH_ERROR",
            "COMMON_UNAUTHORIZED",
            "COMMON_EXCEPTION",
            "RATE_LIMIT_STORAGE_TIMEOUT",
            "RATE_LIMIT_OVERLAPPING_POLICIES",
            "RATE_LIMIT_EXCEEDED",
            "RATE_LIMIT_TOKEN_COUNT_EXCEEDS_CAPACITY",
            "DASHBOARD_PAYPAL_SALE_ERROR",
            "DASHBOARD_PAYPAL_SUBSCRIPTION_ERROR",
            "DASHBOARD_INVALID_PAYPAL_RESPONSE",
            "DASHBOARD_EXECUTE_SALE_ERROR",
            "DASHBOARD_EXECUTE_AGREEMENT_ERROR",
            "DASHBOARD_IPN_ERROR",
            "DASHBOARD_ADYEN_SALE_ERROR",
            "DASHBOARD_ADYEN_PAYMENT_CANCELLED",
            "RENDERER_EXCEPTION",
            "OAUTH_ERROR",
            "EMAIL_OCTOPUS_ERROR",
        ]
        | UnsetType
    ) = UNSET
    errors: Any | UnsetType = UNSET


class GeometryCrs(Struct, kw_only=True):
    """
    The crs of a geometry that has one of its own.
    """

    type: Literal["name"]
    properties: GeometryCrsName


class ObjectStorage(Struct, kw_only=True):
    """
    A place in object storage; `s3` or `gs`, one of them.
    """

    s3: S3Bucket | UnsetType = UNSET
    gs: GsBucket | UnsetType = UNSET


class TimeFilter(Struct, kw_only=True):
    """
    Which scenes are used; of MODIS, OLCI and own collections.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent"] | UnsetType = field(
        name="mosaickingOrder", default=UNSET
    )


class CloudFilter(Struct, kw_only=True):
    """
    Which scenes are used; of collections that know their clouds.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent", "leastCC"] | UnsetType = (
        field(name="mosaickingOrder", default=UNSET)
    )
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )


class Sentinel2L1CFilter(Struct, kw_only=True):
    """
    Which scenes of Sentinel-2 L1C are used.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent", "leastCC"] | UnsetType = (
        field(name="mosaickingOrder", default=UNSET)
    )
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    preview_mode: (
        Literal["DETAIL", "PREVIEW", "EXTENDED_PREVIEW", "TILE_PREVIEW"] | UnsetType
    ) = field(name="previewMode", default=UNSET)


class Sentinel1GrdFilter(Struct, kw_only=True):
    """
    Which scenes of Sentinel-1 are used.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent"] | UnsetType = field(
        name="mosaickingOrder", default=UNSET
    )
    resolution: Literal["HIGH", "MEDIUM", "FULL"] | UnsetType = UNSET
    acquisition_mode: Literal["SM", "IW", "EW", "WV", "EN", "AN", "IM"] | UnsetType = (
        field(name="acquisitionMode", default=UNSET)
    )
    polarization: (
        Literal["SH", "SV", "DH", "DV", "HH", "HV", "VV", "VH"] | UnsetType
    ) = UNSET
    orbit_direction: Literal["ASCENDING", "DESCENDING"] | UnsetType = field(
        name="orbitDirection", default=UNSET
    )
    timeliness: (
        Literal[
            "NRT10m",
            "NRT1h",
            "NRT3h",
            "Fast24h",
            "Offline",
            "Reprocessing",
            "ArchNormal",
        ]
        | UnsetType
    ) = UNSET


class DemFilter(Struct, kw_only=True):
    """
    Which heights are used.
    """

    dem_instance: Literal["MAPZEN", "COPERNICUS_30", "COPERNICUS_90"] | UnsetType = (
        field(name="demInstance", default=UNSET)
    )


class LandsatFilter(Struct, kw_only=True):
    """
    Which scenes of Landsat are used, of collections without real-time scenes.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent", "leastCC"] | UnsetType = (
        field(name="mosaickingOrder", default=UNSET)
    )
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    tiers: Literal["TIER_1", "ALL_TIERS"] | UnsetType = UNSET


class LandsatRealTimeFilter(Struct, kw_only=True):
    """
    Which scenes of Landsat are used, of collections with real-time scenes.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent", "leastCC"] | UnsetType = (
        field(name="mosaickingOrder", default=UNSET)
    )
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    tiers: Literal["TIER_1", "TIER_1_AND_RT", "ALL_TIERS"] | UnsetType = UNSET


class HlsFilter(Struct, kw_only=True):
    """
    Which scenes of HLS are used.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent", "leastCC"] | UnsetType = (
        field(name="mosaickingOrder", default=UNSET)
    )
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    constellation: Literal["SENTINEL", "LANDSAT"] | UnsetType = UNSET


class Sentinel3SlstrFilter(Struct, kw_only=True):
    """
    Which scenes of Sentinel-3 SLSTR are used.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent", "leastCC"] | UnsetType = (
        field(name="mosaickingOrder", default=UNSET)
    )
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    orbit_direction: Literal["ASCENDING", "DESCENDING"] | UnsetType = field(
        name="orbitDirection", default=UNSET
    )


class Sentinel5PFilter(Struct, kw_only=True):
    """
    Which scenes of Sentinel-5P are used.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    mosaicking_order: Literal["mostRecent", "leastRecent"] | UnsetType = field(
        name="mosaickingOrder", default=UNSET
    )
    timeliness: Literal["NRTI", "OFFL", "RPRO"] | UnsetType = UNSET


class ResamplingProcessing(Struct, kw_only=True):
    """
    How pixels are made of the data.
    """

    upsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    downsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET


class Sentinel2Processing(Struct, kw_only=True):
    """
    How pixels are made of Sentinel-2.
    """

    upsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    downsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    harmonize_values: bool | UnsetType = field(name="harmonizeValues", default=UNSET)


class DemProcessing(Struct, kw_only=True):
    """
    How pixels are made of heights.
    """

    upsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    downsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    clamp_negative: bool | UnsetType = field(name="clampNegative", default=UNSET)
    egm: bool | UnsetType = UNSET


class Sentinel3SlstrProcessing(Struct, kw_only=True):
    """
    How pixels are made of Sentinel-3 SLSTR.
    """

    upsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    downsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    view: Literal["NADIR", "OBLIQUE"] | UnsetType = UNSET


class Sentinel5PProcessing(Struct, kw_only=True):
    """
    How pixels are made of Sentinel-5P.
    """

    upsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    downsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    min_qa: Annotated[int, Meta(ge=0, le=100)] | UnsetType = field(
        name="minQa", default=UNSET
    )


class CatalogLink(Struct, kw_only=True):
    """
    A pointer to a document, or to another page.
    """

    rel: str
    href: str
    type: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    method: str | Literal["GET", "POST"] | UnsetType = UNSET
    headers: dict[str, Any] | UnsetType = UNSET
    body: dict[str, Any] | UnsetType = UNSET
    merge: bool | UnsetType = UNSET


class CatalogSpatialExtent(Struct, kw_only=True):
    """
    Where, as boxes, the whole first.
    """

    bbox: Annotated[list[CatalogBbox], Meta(min_length=1)]
    crs: Literal["http://www.opengis.net/def/crs/OGC/1.3/CRS84"] | UnsetType = UNSET


class CatalogProvider(Struct, kw_only=True):
    """
    An organisation that has to do with the data.
    """

    name: str
    description: str | UnsetType = UNSET
    roles: (
        list[str | Literal["producer", "licensor", "processor", "host"]] | UnsetType
    ) = UNSET
    url: str | UnsetType = UNSET


CatalogSummaries: TypeAlias = dict[str, list[Any] | CatalogSummaryRange]


class CatalogItemCollection(Struct, kw_only=True):
    """
    A page of items.
    """

    type: Literal["FeatureCollection"]
    features: list[Raw]
    links: list[CatalogLink] | UnsetType = UNSET
    time_stamp: datetime_aliased | UnsetType = field(name="timeStamp", default=UNSET)
    number_returned: Annotated[int, Meta(ge=0)] | UnsetType = field(
        name="numberReturned", default=UNSET
    )


class CatalogSearchPage(Struct, kw_only=True):
    """
    A page of a search.
    """

    type: Literal["FeatureCollection"]
    features: list[Raw]
    links: list[CatalogLink] | UnsetType = UNSET
    context: CatalogContext | UnsetType = UNSET


CatalogAssets: TypeAlias = dict[str, CatalogAsset]


class CatalogMultiPolygon(Struct, kw_only=True, tag_field="type", tag="MultiPolygon"):
    """
    Several polygons; items say in `crs` that it is CRS84.
    """

    coordinates: list[list[CatalogRing]]
    crs: GeometryCrs | UnsetType = UNSET


class AggregationInterval(Struct, kw_only=True):
    """
    How long a time span is, the first beginning with the time range.
    """

    of: str
    last_interval_behavior: Literal["SKIP", "SHORTEN", "EXTEND"] | UnsetType = field(
        name="lastIntervalBehavior", default=UNSET
    )


class StatisticsDefinition(Struct, kw_only=True):
    """
    More statistics of a band.
    """

    percentiles: PercentilesDefinition | UnsetType = UNSET


class StatisticalError(Struct, kw_only=True):
    """
    Why a time span has no statistics.
    """

    type: str | Literal["BAD_REQUEST", "EXECUTION_ERROR", "TIMEOUT"] | UnsetType = UNSET


class BandStats(Struct, kw_only=True):
    """
    Numbers of a band.
    """

    min: float | str | UnsetType = UNSET
    max: float | str | UnsetType = UNSET
    mean: float | str | UnsetType = UNSET
    st_dev: float | str | UnsetType = field(name="stDev", default=UNSET)
    sample_count: int | UnsetType = field(name="sampleCount", default=UNSET)
    no_data_count: int | UnsetType = field(name="noDataCount", default=UNSET)
    percentiles: dict[str, float | str] | UnsetType = UNSET


class BandHistogram(Struct, kw_only=True):
    """
    The histogram of a band.
    """

    bins: list[HistogramBin] | UnsetType = UNSET
    overflow_count: int | UnsetType = field(name="overflowCount", default=UNSET)
    underflow_count: int | UnsetType = field(name="underflowCount", default=UNSET)
    overflow: int | UnsetType = UNSET
    underflow: int | UnsetType = UNSET


class BandMetadata(Struct, kw_only=True):
    """
    A band.
    """

    name: str | UnsetType = UNSET
    sample_type: str | Literal["UINT8", "UINT16", "FLOAT32", "FLOAT64"] | UnsetType = (
        field(name="sampleType", default=UNSET)
    )


class RestErrorWrapper(Struct, kw_only=True):
    """
    What every interface but the catalog answers when it fails.
    """

    error: Boom | UnsetType = UNSET


class Polygon(Struct, kw_only=True, tag_field="type", tag="Polygon"):
    """
    An outer ring and the holes in it.
    """

    coordinates: Annotated[list[Ring], Meta(min_length=1)]
    crs: GeometryCrs | UnsetType = UNSET


class MultiPolygon(Struct, kw_only=True, tag_field="type", tag="MultiPolygon"):
    """
    Several polygons.
    """

    coordinates: Annotated[list[MultiPolygonCoordinate], Meta(min_length=1)]
    crs: GeometryCrs | UnsetType = UNSET


class OutputResponse(Struct, kw_only=True):
    """
    An output of the script and the form in which it is wanted.
    """

    identifier: str | UnsetType = UNSET
    format: PngFormat | JpegFormat | TiffFormat | JsonFormat | UnsetType = UNSET


class Sentinel2L1CDataset(Struct, kw_only=True):
    """
    Sentinel-2 L1C, reflectance at the top of the atmosphere.
    """

    type: Literal["sentinel-2-l1c"]
    id: str | UnsetType = UNSET
    data_filter: Sentinel2L1CFilter | UnsetType = field(
        name="dataFilter", default=UNSET
    )
    processing: Sentinel2Processing | UnsetType = UNSET


class Sentinel2L2ADataset(Struct, kw_only=True):
    """
    Sentinel-2 L2A, reflectance at the surface.
    """

    type: Literal["sentinel-2-l2a"]
    id: str | UnsetType = UNSET
    data_filter: CloudFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: Sentinel2Processing | UnsetType = UNSET


class DemDataset(Struct, kw_only=True):
    """
    Heights of the ground; without time.
    """

    type: Literal["dem"]
    id: str | UnsetType = UNSET
    data_filter: DemFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: DemProcessing | UnsetType = UNSET


class Landsat8L1CDataset(Struct, kw_only=True):
    """
    Landsat 8 level 1 under its older name.
    """

    type: Literal["landsat-8-l1c"]
    id: str | UnsetType = UNSET
    data_filter: LandsatRealTimeFilter | UnsetType = field(
        name="dataFilter", default=UNSET
    )
    processing: ResamplingProcessing | UnsetType = UNSET


class LandsatOtL1Dataset(Struct, kw_only=True):
    """
    Landsat 8 and 9 (OLI, TIRS) level 1.
    """

    type: Literal["landsat-ot-l1"]
    id: str | UnsetType = UNSET
    data_filter: LandsatRealTimeFilter | UnsetType = field(
        name="dataFilter", default=UNSET
    )
    processing: ResamplingProcessing | UnsetType = UNSET


class LandsatOtL2Dataset(Struct, kw_only=True):
    """
    Landsat 8 and 9 (OLI, TIRS) level 2.
    """

    type: Literal["landsat-ot-l2"]
    id: str | UnsetType = UNSET
    data_filter: LandsatFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class LandsatEtmL1Dataset(Struct, kw_only=True):
    """
    Landsat 7 (ETM+) level 1.
    """

    type: Literal["landsat-etm-l1"]
    id: str | UnsetType = UNSET
    data_filter: LandsatRealTimeFilter | UnsetType = field(
        name="dataFilter", default=UNSET
    )
    processing: ResamplingProcessing | UnsetType = UNSET


class LandsatEtmL2Dataset(Struct, kw_only=True):
    """
    Landsat 7 (ETM+) level 2.
    """

    type: Literal["landsat-etm-l2"]
    id: str | UnsetType = UNSET
    data_filter: LandsatFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class LandsatTmL1Dataset(Struct, kw_only=True):
    """
    Landsat 4 and 5 (TM) level 1.
    """

    type: Literal["landsat-tm-l1"]
    id: str | UnsetType = UNSET
    data_filter: LandsatFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class LandsatTmL2Dataset(Struct, kw_only=True):
    """
    Landsat 4 and 5 (TM) level 2.
    """

    type: Literal["landsat-tm-l2"]
    id: str | UnsetType = UNSET
    data_filter: LandsatFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class LandsatMssL1Dataset(Struct, kw_only=True):
    """
    Landsat 1 to 5 (MSS) level 1.
    """

    type: Literal["landsat-mss-l1"]
    id: str | UnsetType = UNSET
    data_filter: LandsatFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class HlsDataset(Struct, kw_only=True):
    """
    Landsat and Sentinel-2 harmonised (HLS).
    """

    type: Literal["hls"]
    id: str | UnsetType = UNSET
    data_filter: HlsFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class ModisDataset(Struct, kw_only=True):
    """
    MODIS, reflectance at the surface.
    """

    type: Literal["modis"]
    id: str | UnsetType = UNSET
    data_filter: TimeFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class Sentinel3OlciDataset(Struct, kw_only=True):
    """
    Sentinel-3 OLCI level 1.
    """

    type: Literal["sentinel-3-olci"]
    id: str | UnsetType = UNSET
    data_filter: TimeFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class Sentinel3OlciL2Dataset(Struct, kw_only=True):
    """
    Sentinel-3 OLCI level 2.
    """

    type: Literal["sentinel-3-olci-l2"]
    id: str | UnsetType = UNSET
    data_filter: CloudFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class Sentinel3SlstrDataset(Struct, kw_only=True):
    """
    Sentinel-3 SLSTR.
    """

    type: Literal["sentinel-3-slstr"]
    id: str | UnsetType = UNSET
    data_filter: Sentinel3SlstrFilter | UnsetType = field(
        name="dataFilter", default=UNSET
    )
    processing: Sentinel3SlstrProcessing | UnsetType = UNSET


class Sentinel5PL2Dataset(Struct, kw_only=True):
    """
    Sentinel-5P level 2, gases and aerosols.
    """

    type: Literal["sentinel-5p-l2"]
    id: str | UnsetType = UNSET
    data_filter: Sentinel5PFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: Sentinel5PProcessing | UnsetType = UNSET


class CustomDataset(Struct, kw_only=True):
    """
    A collection of one's own, its UUID behind `byoc-`, `batch-` or `zarr-`, or another one that is not described here, with members of its own.
    """

    type: Annotated[
        str,
        Meta(
            pattern="^(?!(sentinel-2-l1c|sentinel-2-l2a|sentinel-1-grd|dem|landsat-8-l1c|landsat-ot-l1|landsat-ot-l2|landsat-etm-l1|landsat-etm-l2|landsat-tm-l1|landsat-tm-l2|landsat-mss-l1|hls|modis|sentinel-3-olci|sentinel-3-olci-l2|sentinel-3-slstr|sentinel-5p-l2)$)"
        ),
    ]
    id: str | UnsetType = UNSET
    data_filter: TimeFilter | UnsetType = field(name="dataFilter", default=UNSET)
    processing: ResamplingProcessing | UnsetType = UNSET


class Sentinel1GrdProcessing(Struct, kw_only=True):
    """
    How pixels are made of Sentinel-1.
    """

    upsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    downsampling: Literal["NEAREST", "BILINEAR", "BICUBIC"] | UnsetType = UNSET
    speckle_filter: NoSpeckleFilter | LeeSpeckleFilter | UnsetType = field(
        name="speckleFilter", default=UNSET
    )
    back_coeff: (
        Literal["BETA0", "SIGMA0_ELLIPSOID", "GAMMA0_ELLIPSOID", "GAMMA0_TERRAIN"]
        | UnsetType
    ) = field(name="backCoeff", default=UNSET)
    orthorectify: bool | UnsetType = UNSET
    dem_instance: (
        Literal["MAPZEN", "COPERNICUS", "COPERNICUS_30", "COPERNICUS_90"] | UnsetType
    ) = field(name="demInstance", default=UNSET)
    radiometric_terrain_oversampling: (
        Annotated[float, Meta(ge=1.0, le=4.0)] | UnsetType
    ) = field(name="radiometricTerrainOversampling", default=UNSET)


class CatalogLandingPage(Struct, kw_only=True):
    """
    The root of the catalog, a STAC Catalog with the specifications it keeps to.
    """

    type: Literal["Catalog"]
    stac_version: str
    id: str
    description: str
    links: list[CatalogLink]
    conforms_to: list[str] = field(name="conformsTo")
    stac_extensions: list[str] | UnsetType = UNSET
    title: str | UnsetType = UNSET


class CatalogExtent(Struct, kw_only=True):
    """
    Where and when the items of a collection are.
    """

    spatial: CatalogSpatialExtent
    temporal: CatalogTemporalExtent


class Cql2Between(Struct, kw_only=True):
    """
    A number within a range, both bounds included.
    """

    op: Literal["between"]
    args: Annotated[list[Cql2Property | float], Meta(max_length=3, min_length=3)]


class Cql2Comparison(Struct, kw_only=True):
    """
    Two values compared.
    """

    op: Literal["=", "<>", "<", ">", "<=", ">="]
    args: Annotated[list[Cql2Property | str | float], Meta(max_length=2, min_length=2)]


class AsyncProcessOutput(Struct, kw_only=True):
    """
    How large, in which forms, and where to.
    """

    delivery: AsyncProcessDelivery
    width: Annotated[int, Meta(ge=1, le=10000)] | UnsetType = UNSET
    height: Annotated[int, Meta(ge=1, le=10000)] | UnsetType = UNSET
    resx: float | UnsetType = UNSET
    resy: float | UnsetType = UNSET
    responses: list[OutputResponse] | UnsetType = UNSET


class StatisticalAggregation(Struct, kw_only=True):
    """
    Over which time spans, of which pixels, by which script.
    """

    time_range: DateTimeInterval = field(name="timeRange")
    aggregation_interval: AggregationInterval = field(name="aggregationInterval")
    evalscript: Annotated[str, Meta(min_length=1)]
    width: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    height: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    resx: float | UnsetType = UNSET
    resy: float | UnsetType = UNSET


class StatisticalAggregationPart(Struct, kw_only=True):
    """
    Over which time spans and of which pixels.
    """

    time_range: DateTimeInterval = field(name="timeRange")
    aggregation_interval: AggregationInterval = field(name="aggregationInterval")
    width: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    height: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    resx: float | UnsetType = UNSET
    resy: float | UnsetType = UNSET


class CalculationDefinition(Struct, kw_only=True):
    """
    What to compute of an output, by band, `default` for all others.
    """

    histograms: dict[str, HistogramDefinition] | UnsetType = UNSET
    statistics: dict[str, StatisticsDefinition] | UnsetType = UNSET


class BandStatistics(Struct, kw_only=True):
    """
    Statistics of a band.
    """

    stats: BandStats | UnsetType = UNSET
    histogram: BandHistogram | UnsetType = UNSET


class CollectionMetadata(Struct, kw_only=True):
    """
    Where a collection of one's own is, and its bands.
    """

    field_id: str | UnsetType = field(name="@id", default=UNSET)
    id: str | UnsetType = UNSET
    location: Location | UnsetType = UNSET
    dataset_type: Literal["custom"] | UnsetType = field(
        name="datasetType", default=UNSET
    )
    bands: list[BandMetadata] | UnsetType = UNSET


class Bounds(Struct, kw_only=True):
    """
    The area. A picture covers `bbox`, or the envelope of `geometry` if there is no bbox; what lies outside `geometry` is without data. One of them is needed.
    """

    bbox: Annotated[list[float], Meta(max_length=4, min_length=4)] | UnsetType = UNSET
    geometry: Polygon | MultiPolygon | UnsetType = UNSET
    properties: BoundsProperties | UnsetType = UNSET


class ProcessOutput(Struct, kw_only=True):
    """
    How large and in which forms: by width and height, or by resx and resy, not by both.
    """

    width: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    height: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    resx: float | UnsetType = UNSET
    resy: float | UnsetType = UNSET
    responses: list[OutputResponse] | UnsetType = UNSET


class Sentinel1GrdDataset(Struct, kw_only=True):
    """
    Sentinel-1 GRD, radar backscatter.
    """

    type: Literal["sentinel-1-grd"]
    id: str | UnsetType = UNSET
    data_filter: Sentinel1GrdFilter | UnsetType = field(
        name="dataFilter", default=UNSET
    )
    processing: Sentinel1GrdProcessing | UnsetType = UNSET


class CatalogCollection(Struct, kw_only=True):
    """
    A STAC Collection.
    """

    type: Literal["Collection"]
    stac_version: str
    id: str
    description: str
    license: str
    extent: CatalogExtent
    links: list[CatalogLink]
    stac_extensions: list[str] | UnsetType = UNSET
    title: str | UnsetType = UNSET
    keywords: list[str] | UnsetType = UNSET
    providers: list[CatalogProvider] | UnsetType = UNSET
    summaries: dict[str, Any] | UnsetType = UNSET


class StatisticalOutput(Struct, kw_only=True):
    """
    Statistics of an output of the script.
    """

    bands: dict[str, BandStatistics] | UnsetType = UNSET


class ProcessInput(Struct, kw_only=True):
    """
    Where, and of which data. Several datasets are fused.
    """

    bounds: Bounds
    data: Annotated[list[dict[str, Any]], Meta(min_length=1)]


class CatalogCollections(Struct, kw_only=True):
    """
    All collections.
    """

    links: list[CatalogLink]
    collections: list[CatalogCollection]


class AsyncProcessRequest(Struct, kw_only=True):
    """
    What to render into object storage; the script in place, or where it is.
    """

    input: ProcessInput
    output: AsyncProcessOutput
    evalscript: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET
    evalscript_reference: ObjectStorage | UnsetType = field(
        name="evalscriptReference", default=UNSET
    )


class StatisticalRequest(Struct, kw_only=True):
    """
    What to compute statistics of.
    """

    input: ProcessInput
    aggregation: StatisticalAggregation
    calculations: dict[str, CalculationDefinition] | UnsetType = UNSET


class StatisticalRequestPart(Struct, kw_only=True):
    """
    What to compute statistics of, but for the script.
    """

    input: ProcessInput
    aggregation: StatisticalAggregationPart
    calculations: dict[str, CalculationDefinition] | UnsetType = UNSET


class StatisticalInterval(Struct, kw_only=True):
    """
    The statistics of a time span, or why there are none.
    """

    interval: DateTimeInterval | UnsetType = UNSET
    outputs: dict[str, StatisticalOutput] | UnsetType = UNSET
    error: StatisticalError | UnsetType = UNSET


class ProcessRequest(Struct, kw_only=True):
    """
    What to render.
    """

    input: ProcessInput
    evalscript: Annotated[str, Meta(min_length=1)]
    output: ProcessOutput | UnsetType = UNSET


class ProcessRequestPart(Struct, kw_only=True):
    """
    What to render, but for the script.
    """

    input: ProcessInput
    output: ProcessOutput | UnsetType = UNSET


class StatisticalRequestForm(Struct, kw_only=True):
    """
    What to compute statistics of, the script beside the request instead of in it.
    """

    request: StatisticalRequestPart
    evalscript: Annotated[str, Meta(min_length=1)]


class StatisticalResponse(Struct, kw_only=True):
    """
    Statistics by time span.
    """

    status: str | Literal["OK", "PARTIAL", "FAILED"] | UnsetType = UNSET
    geometry_pixel_count: int | UnsetType = field(
        name="geometryPixelCount", default=UNSET
    )
    data: list[StatisticalInterval] | UnsetType = UNSET


class ProcessRequestForm(Struct, kw_only=True):
    """
    What to render, the script beside the request instead of in it.
    """

    request: ProcessRequestPart
    evalscript: Annotated[str, Meta(min_length=1)]


class CatalogItem(Struct, kw_only=True):
    """
    A STAC Item: a scene, where and when it is, and where its files are.
    """

    type: Literal["Feature"]
    stac_version: str
    id: str
    geometry: Union[
        CatalogPoint,
        CatalogMultiPoint,
        CatalogLineString,
        CatalogMultiLineString,
        CatalogPolygon,
        CatalogMultiPolygon,
        "CatalogGeometryCollection",
    ]
    bbox: Annotated[list[float], Meta(max_length=6, min_length=4)]
    properties: dict[str, Any]
    links: list[CatalogLink]
    assets: dict[str, Any]
    stac_extensions: list[str] | UnsetType = UNSET
    collection: str | UnsetType = UNSET


class CatalogItemPart(Struct, kw_only=True):
    """
    An item, or those of its members that a search asked for.
    """

    type: Literal["Feature"] | UnsetType = UNSET
    stac_version: str | UnsetType = UNSET
    stac_extensions: list[str] | UnsetType = UNSET
    id: str | UnsetType = UNSET
    collection: str | UnsetType = UNSET
    geometry: Union[
        CatalogPoint,
        CatalogMultiPoint,
        CatalogLineString,
        CatalogMultiLineString,
        CatalogPolygon,
        CatalogMultiPolygon,
        "CatalogGeometryCollection",
        UnsetType,
    ] = UNSET
    bbox: Annotated[list[float], Meta(max_length=6, min_length=4)] | UnsetType = UNSET
    properties: dict[str, Any] | UnsetType = UNSET
    links: list[CatalogLink] | UnsetType = UNSET
    assets: dict[str, Any] | UnsetType = UNSET


class CatalogGeometryCollection(
    Struct, kw_only=True, tag_field="type", tag="GeometryCollection"
):
    """
    Several geometries as one.
    """

    geometries: list[
        Union[
            CatalogPoint,
            CatalogMultiPoint,
            CatalogLineString,
            CatalogMultiLineString,
            CatalogPolygon,
            CatalogMultiPolygon,
            "CatalogGeometryCollection",
        ]
    ]


class CatalogSearchRequest(Struct, kw_only=True):
    """
    Which items are wanted, which of their members, and which page of them.
    """

    collections: Annotated[list[str], Meta(max_length=1, min_length=1)]
    datetime: str
    bbox: Annotated[list[float], Meta(max_length=6, min_length=4)] | UnsetType = UNSET
    intersects: Union[
        CatalogPoint,
        CatalogMultiPoint,
        CatalogLineString,
        CatalogMultiLineString,
        CatalogPolygon,
        CatalogMultiPolygon,
        "CatalogGeometryCollection",
        UnsetType,
    ] = UNSET
    ids: list[str] | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] | UnsetType = UNSET
    next: Annotated[int, Meta(ge=0)] | UnsetType = UNSET
    fields: CatalogFields | UnsetType = UNSET
    filter: str | dict[str, Any] | UnsetType = UNSET
    filter_lang: Literal["cql2-text", "cql2-json"] | UnsetType = field(
        name="filter-lang", default=UNSET
    )
    filter_crs: str | UnsetType = field(name="filter-crs", default=UNSET)
    distinct: str | UnsetType = UNSET
