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


UserData: TypeAlias = Any


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


TaskSort: TypeAlias = Literal["created", "created:desc", "status", "status:desc"]


class CogParameters(Struct, kw_only=True):
    """
    How cloud-optimised GeoTIFFs (COGs) are written.
    """

    overview_levels: list[int] | UnsetType = field(name="overviewLevels", default=UNSET)
    overview_min_size: Annotated[int, Meta(ge=1)] | UnsetType = field(
        name="overviewMinSize", default=UNSET
    )
    resampling_algorithm: (
        Literal[
            "nearest",
            "average",
            "gauss",
            "cubic",
            "cubicspline",
            "lanczos",
            "average_magphase",
            "mode",
        ]
        | UnsetType
    ) = field(name="resamplingAlgorithm", default=UNSET)
    blockxsize: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    blockysize: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    use_predictor: bool | UnsetType = field(name="usePredictor", default=UNSET)


class ZarrCoordinates(Struct, kw_only=True):
    """
    How the coordinate arrays are written.
    """

    origin: Literal["topLeft", "bottomLeft"] | UnsetType = UNSET


class ZarrGroup(Struct, kw_only=True):
    """
    The group that holds the arrays.
    """

    zarr_format: Literal[2]
    coordinates: ZarrCoordinates | UnsetType = UNSET
    custom_attributes: dict[str, Any] | UnsetType = field(
        name="customAttributes", default=UNSET
    )


class ZarrArrayParameters(Struct, kw_only=True):
    """
    How arrays are written.
    """

    dtype: str
    order: Literal["C"]
    chunks: Annotated[list[int], Meta(max_length=3, min_length=3)]
    fill_value: float | str
    compressor: dict[str, Any] | UnsetType = UNSET


class ZarrArrayOverride(Struct, kw_only=True):
    """
    What is special about the array of one output; the rest is as for all.
    """

    dtype: str | UnsetType = UNSET
    order: Literal["C"] | UnsetType = UNSET
    chunks: Annotated[list[int], Meta(max_length=3, min_length=3)] | UnsetType = UNSET
    fill_value: float | str | UnsetType = UNSET
    compressor: dict[str, Any] | UnsetType = UNSET
    custom_attributes: dict[str, Any] | UnsetType = field(
        name="customAttributes", default=UNSET
    )


class BatchFormat(Struct, kw_only=True):
    """
    The form of an output.
    """

    type: Literal["image/tiff", "application/json", "zarr/array"] | UnsetType = UNSET


class BatchResponse(Struct, kw_only=True):
    """
    An output of the script that is written.
    """

    format: BatchFormat
    identifier: str | UnsetType = UNSET


class BatchResponses(Struct, kw_only=True):
    """
    What of the script's outputs is written; the size of images comes from the tiles.
    """

    responses: list[BatchResponse] | UnsetType = UNSET


class TilingGridProperties(Struct, kw_only=True):
    """
    The measures of a tiling grid.
    """

    name: str | UnsetType = UNSET
    unit: str | Literal["METRE", "DEGREE", "METER"] | UnsetType = UNSET
    tile_width: float | UnsetType = field(name="tileWidth", default=UNSET)
    tile_height: float | UnsetType = field(name="tileHeight", default=UNSET)
    resolutions: list[float] | UnsetType = UNSET


class TilingGrid(Struct, kw_only=True):
    """
    A way to cut areas into tiles.
    """

    id: int | UnsetType = UNSET
    name: str | UnsetType = UNSET
    properties: TilingGridProperties | UnsetType = UNSET
    links: View | UnsetType = UNSET


class TilingGridPage(Struct, kw_only=True):
    """
    A page of tiling grids.
    """

    data: list[TilingGrid]
    links: View | UnsetType = UNSET


class TilingGridSettings(Struct, kw_only=True):
    """
    The tiling grid of a batch request.
    """

    id: int
    resolution: float
    buffer_x: Annotated[int, Meta(ge=0, le=32767)] | UnsetType = field(
        name="bufferX", default=UNSET
    )
    buffer_y: Annotated[int, Meta(ge=0, le=32767)] | UnsetType = field(
        name="bufferY", default=UNSET
    )


class BatchProcessOutput(Struct, kw_only=True):
    """
    Where and how rasters are written.
    """

    default_tile_path: str | UnsetType = field(name="defaultTilePath", default=UNSET)
    overwrite: bool | UnsetType = UNSET
    skip_existing: bool | UnsetType = field(name="skipExisting", default=UNSET)
    cog_output: bool | UnsetType = field(name="cogOutput", default=UNSET)
    cog_parameters: CogParameters | UnsetType = field(
        name="cogParameters", default=UNSET
    )
    create_collection: bool | UnsetType = field(name="createCollection", default=UNSET)
    collection_id: str | None | UnsetType = field(name="collectionId", default=UNSET)


class BatchZarrParameters(Struct, kw_only=True):
    """
    Where and how Zarr is written.
    """

    path: str
    group: ZarrGroup
    array_parameters: ZarrArrayParameters | UnsetType = field(
        name="arrayParameters", default=UNSET
    )
    array_overrides: dict[str, ZarrArrayOverride] | UnsetType = field(
        name="arrayOverrides", default=UNSET
    )


class BatchOutputUpdate(Struct, kw_only=True):
    """
    The batch collection of a request.
    """

    collection_id: str | None | UnsetType = field(name="collectionId", default=UNSET)


class BatchProcessUpdate(Struct, kw_only=True):
    """
    What to change of a batch request.
    """

    output: BatchOutputUpdate | UnsetType = UNSET
    description: str | UnsetType = UNSET


class BatchCollectionRequest(Struct, kw_only=True):
    """
    A new batch collection.
    """

    name: str
    s3_bucket: str = field(name="s3Bucket")


class BatchCollectionUpdate(Struct, kw_only=True):
    """
    What to change of a batch collection.
    """

    name: str | UnsetType = UNSET


class BatchData(Struct, kw_only=True):
    """
    What is common to the requests that write into a batch collection.
    """

    tiling_grid_id: int | UnsetType = field(name="tilingGridId", default=UNSET)


class BatchTile(Struct, kw_only=True):
    """
    A tile of a batch request.
    """

    id: int | UnsetType = UNSET
    request_id: UUID | UnsetType = field(name="requestId", default=UNSET)
    geometry: Raw | UnsetType = UNSET
    origin: Raw | UnsetType = UNSET
    status: (
        str
        | Literal["PENDING", "SCHEDULED", "QUEUED", "PROCESSING", "PROCESSED", "FAILED"]
        | UnsetType
    ) = UNSET
    cost: float | UnsetType = UNSET


class BatchTilePage(Struct, kw_only=True):
    """
    A page of tiles.
    """

    data: list[BatchTile]
    links: View | UnsetType = UNSET


class BatchV2TilingGridInput(Struct, kw_only=True, tag_field="type", tag="tiling-grid"):
    """
    Tiles of a grid.
    """

    id: int
    resolution: float
    buffer_x: Annotated[int, Meta(ge=0, le=32767)] | UnsetType = field(
        name="bufferX", default=UNSET
    )
    buffer_y: Annotated[int, Meta(ge=0, le=32767)] | UnsetType = field(
        name="bufferY", default=UNSET
    )


class BatchV2FeatureDefaults(Struct, kw_only=True):
    """
    The size of features that have none: width and height, or a resolution.
    """

    width: Annotated[int, Meta(ge=1, le=3500)] | UnsetType = UNSET
    height: Annotated[int, Meta(ge=1, le=3500)] | UnsetType = UNSET
    resolution: Annotated[float, Meta(gt=0.0)] | UnsetType = UNSET


class BatchV2ProcessUpdate(Struct, kw_only=True):
    """
    What to change of a task.
    """

    description: str | UnsetType = UNSET


class BatchStatisticsStatus(Struct, kw_only=True):
    """
    How far a statistical task is.
    """

    id: UUID | UnsetType = UNSET
    status: (
        str
        | Literal[
            "CREATED",
            "ANALYSING",
            "ANALYSIS_DONE",
            "PROCESSING",
            "DONE",
            "FAILED",
            "STOPPED",
            "PARTIAL",
        ]
        | UnsetType
    ) = UNSET
    error: str | UnsetType = UNSET
    completion_percentage: float | UnsetType = field(
        name="completionPercentage", default=UNSET
    )
    last_updated: datetime_aliased | UnsetType = field(
        name="lastUpdated", default=UNSET
    )
    cost_pu: float | UnsetType = field(name="costPu", default=UNSET)
    created: datetime_aliased | UnsetType = UNSET
    stopped_status_reason: (
        str | Literal["OUT_OF_PU", "USER_ACTION", "UNHEALTHY"] | UnsetType
    ) = field(name="stoppedStatusReason", default=UNSET)


class CollectionBand(Struct, kw_only=True):
    """
    A band of a collection.
    """

    bit_depth: Literal[8, 16, 32] = field(name="bitDepth")
    sample_format: Literal["UINT", "INT", "FLOAT"] = field(name="sampleFormat")
    source: str | UnsetType = UNSET
    band_index: Annotated[int, Meta(ge=1)] | UnsetType = field(
        name="bandIndex", default=UNSET
    )
    no_data: float | UnsetType = field(name="noData", default=UNSET)
    aliases: list[str] | UnsetType = UNSET


class CollectionBands(Struct, kw_only=True):
    """
    The bands of a BYOC collection.
    """

    bands: dict[str, CollectionBand] | UnsetType = UNSET


class ByocCollectionRequest(Struct, kw_only=True):
    """
    A new collection of one's own files.
    """

    name: str
    s3_bucket: str = field(name="s3Bucket")
    no_data: float | UnsetType = field(name="noData", default=UNSET)
    additional_data: CollectionBands | UnsetType = field(
        name="additionalData", default=UNSET
    )


class ByocCollectionUpdate(Struct, kw_only=True):
    """
    A BYOC collection as it shall be; what is left out is deleted, but bands stay.
    """

    name: str
    s3_bucket: str = field(name="s3Bucket")
    no_data: float | UnsetType = field(name="noData", default=UNSET)
    additional_data: CollectionBands | UnsetType = field(
        name="additionalData", default=UNSET
    )


ByocTileSort: TypeAlias = Literal[
    "created:asc", "created:desc", "path:asc", "path:desc"
]


class ByocTileFacts(Struct, kw_only=True):
    """
    What ingestion found.
    """

    failed_ingestion_cause: str | None | UnsetType = field(
        name="failedIngestionCause", default=UNSET
    )
    warnings: str | None | UnsetType = UNSET
    min_meters_per_pixel: float | UnsetType = field(
        name="minMetersPerPixel", default=UNSET
    )
    max_meters_per_pixel: float | UnsetType = field(
        name="maxMetersPerPixel", default=UNSET
    )


class ByocTile(Struct, kw_only=True):
    """
    A tile of a BYOC collection.
    """

    path: Annotated[str, Meta(pattern="^([^/](/?[^/])*)?$")]
    id: UUID | UnsetType = UNSET
    tile_geometry: Raw | UnsetType = field(name="tileGeometry", default=UNSET)
    cover_geometry: Raw | UnsetType = field(name="coverGeometry", default=UNSET)
    sensing_time: datetime_aliased | None | UnsetType = field(
        name="sensingTime", default=UNSET
    )
    status: (
        str
        | Literal["WAITING", "QUEUED", "INGESTING", "INGESTED", "FAILED"]
        | UnsetType
    ) = UNSET
    additional_data: ByocTileFacts | None | UnsetType = field(
        name="additionalData", default=UNSET
    )
    created: datetime_aliased | UnsetType = UNSET
    ingestion_start: datetime_aliased | None | UnsetType = field(
        name="ingestionStart", default=UNSET
    )


class ByocTileReply(Struct, kw_only=True):
    """
    A tile.
    """

    data: ByocTile


class ByocTilePage(Struct, kw_only=True):
    """
    A page of tiles.
    """

    data: list[ByocTile]
    links: View | UnsetType = UNSET


class ZarrCollectionUpdate(Struct, kw_only=True):
    """
    What to change of a Zarr collection.
    """

    name: str


class ZarrCollectionFacts(Struct, kw_only=True):
    """
    What ingestion found.
    """

    bands: dict[str, CollectionBand] | UnsetType = UNSET
    max_meters_per_pixel: float | UnsetType = field(
        name="maxMetersPerPixel", default=UNSET
    )


class ZarrArray(Struct, kw_only=True):
    """
    An array of a Zarr collection.
    """

    name: str | UnsetType = UNSET
    s3_bucket: str | UnsetType = field(name="s3Bucket", default=UNSET)
    path: str | UnsetType = UNSET
    zarray: dict[str, Any] | UnsetType = UNSET
    zattrs: dict[str, Any] | None | UnsetType = UNSET


class ZarrArrayReply(Struct, kw_only=True):
    """
    An array.
    """

    data: ZarrArray


class ZarrArrayPage(Struct, kw_only=True):
    """
    A page of arrays.
    """

    data: list[ZarrArray]
    links: View | UnsetType = UNSET


ImportCollection: TypeAlias = Literal[
    "AIRBUS_PLEIADES", "AIRBUS_SPOT", "PLANET_SCOPE", "PLANET_SKYSAT", "MAXAR_WORLDVIEW"
]


class AirbusFilter(Struct, kw_only=True):
    """
    Which of Airbus's products are meant.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    processing_level: Literal["SENSOR", "ALBUM"] | UnsetType = field(
        name="processingLevel", default=UNSET
    )
    max_snow_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxSnowCoverage", default=UNSET
    )
    max_incidence_angle: Annotated[float, Meta(ge=0.0, le=90.0)] | UnsetType = field(
        name="maxIncidenceAngle", default=UNSET
    )
    expiration_date: TimeRange | UnsetType = field(name="expirationDate", default=UNSET)


class AirbusSearchData(Struct, kw_only=True):
    """
    Data of Airbus.
    """

    constellation: Literal["PHR", "SPOT"]
    data_filter: AirbusFilter | UnsetType = field(name="dataFilter", default=UNSET)


class PlanetFilter(Struct, kw_only=True):
    """
    Which of Planet's items are meant.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    native_filter: dict[str, Any] | UnsetType = field(
        name="nativeFilter", default=UNSET
    )


class PlanetSearchData(Struct, kw_only=True):
    """
    Data of Planet.
    """

    item_type: Literal["PSScene", "SkySatCollect"] = field(name="itemType")
    product_bundle: Literal[
        "analytic_udm2",
        "analytic_sr_udm2",
        "analytic_8b_udm2",
        "analytic_8b_sr_udm2",
        "analytic",
        "analytic_sr",
        "panchromatic",
    ] = field(name="productBundle")
    type: Literal["catalog"] | UnsetType = UNSET
    data_filter: PlanetFilter | UnsetType = field(name="dataFilter", default=UNSET)


class MaxarFilter(Struct, kw_only=True):
    """
    Which of Maxar's images are meant.
    """

    time_range: TimeRange | UnsetType = field(name="timeRange", default=UNSET)
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    min_off_nadir: Annotated[int, Meta(ge=0, le=45)] | UnsetType = field(
        name="minOffNadir", default=UNSET
    )
    max_off_nadir: Annotated[int, Meta(ge=0, le=45)] | UnsetType = field(
        name="maxOffNadir", default=UNSET
    )
    min_sun_elevation: Annotated[int, Meta(ge=0, le=90)] | UnsetType = field(
        name="minSunElevation", default=UNSET
    )
    max_sun_elevation: Annotated[int, Meta(ge=0, le=90)] | UnsetType = field(
        name="maxSunElevation", default=UNSET
    )
    sensor: Literal["WV01", "WV02", "WV03", "WV04", "GE01"] | UnsetType = UNSET


class MaxarSearchData(Struct, kw_only=True):
    """
    Data of Maxar.
    """

    product_bands: Literal["4BB"] = field(name="productBands")
    data_filter: MaxarFilter | UnsetType = field(name="dataFilter", default=UNSET)


class NativeSearchQuery(Struct, kw_only=True):
    """
    A search in the provider's own words: all members but the two below are handed on.
    """

    provider: str | Literal["AIRBUS", "PLANET", "MAXAR"]
    planet_api_key: str | UnsetType = field(name="planetApiKey", default=UNSET)


class SearchFeature(Struct, kw_only=True):
    """
    A product as its provider describes it; each one does so by other members.
    """

    type: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    catalog_id: str | UnsetType = field(name="catalogID", default=UNSET)
    acquisition_date_start: str | UnsetType = field(
        name="acquisitionDateStart", default=UNSET
    )
    cloud_cover: float | UnsetType = field(name="cloudCover", default=UNSET)
    geometry: dict[str, Any] | UnsetType = UNSET
    properties: dict[str, Any] | UnsetType = UNSET


class SearchResults(Struct, kw_only=True):
    """
    A page of products; providers add members of their own.
    """

    features: list[dict[str, Any]]
    links: View | UnsetType = UNSET
    total_results: int | UnsetType = field(name="totalResults", default=UNSET)


class AirbusProduct(Struct, kw_only=True):
    """
    A product of Airbus.
    """

    id: UUID


class AirbusOrderData(Struct, kw_only=True):
    """
    Products of Airbus: named ones, or those that pass the filter.
    """

    constellation: Literal["PHR", "SPOT"]
    data_filter: AirbusFilter | UnsetType = field(name="dataFilter", default=UNSET)
    products: (
        Annotated[list[AirbusProduct], Meta(max_length=10, min_length=1)] | UnsetType
    ) = UNSET


class PlanetOrderData(Struct, kw_only=True):
    """
    Items of Planet: named ones, or those that pass the filter.
    """

    item_type: Literal["PSScene", "SkySatCollect"] = field(name="itemType")
    product_bundle: Literal[
        "analytic_udm2",
        "analytic_sr_udm2",
        "analytic_8b_udm2",
        "analytic_8b_sr_udm2",
        "analytic",
        "analytic_sr",
        "panchromatic",
    ] = field(name="productBundle")
    harmonize_to: Literal["NONE", "Sentinel-2"] = field(name="harmonizeTo")
    type: Literal["catalog"] | UnsetType = UNSET
    data_filter: PlanetFilter | UnsetType = field(name="dataFilter", default=UNSET)
    item_ids: Annotated[list[str], Meta(max_length=250, min_length=1)] | UnsetType = (
        field(name="itemIds", default=UNSET)
    )


class MaxarOrderData(Struct, kw_only=True):
    """
    Images of Maxar: named ones, or those that pass the filter.
    """

    product_bands: Literal["4BB"] = field(name="productBands")
    product_kernel: Literal["CC", "NN", "MTF"] | UnsetType = field(
        name="productKernel", default=UNSET
    )
    data_filter: MaxarFilter | UnsetType = field(name="dataFilter", default=UNSET)
    selected_images: (
        Annotated[list[str], Meta(max_length=10, min_length=1)] | UnsetType
    ) = field(name="selectedImages", default=UNSET)


class Order(Struct, kw_only=True):
    """
    An order, and how far it is.
    """

    id: UUID | UnsetType = UNSET
    name: str | UnsetType = UNSET
    account_id: UUID | UnsetType = field(name="accountId", default=UNSET)
    user_id: UUID | UnsetType = field(name="userId", default=UNSET)
    collection_id: UUID | None | UnsetType = field(name="collectionId", default=UNSET)
    status: (
        str
        | Literal["CREATED", "CANCELLED", "RUNNING", "DONE", "PARTIAL", "FAILED"]
        | UnsetType
    ) = UNSET
    sqkm: float | UnsetType = UNSET
    provider: str | Literal["AIRBUS", "PLANET", "MAXAR"] | UnsetType = UNSET
    created: datetime_aliased | UnsetType = UNSET
    input: dict[str, Any] | UnsetType = UNSET


class OrderPage(Struct, kw_only=True):
    """
    A page of orders.
    """

    data: list[Order]
    links: View | UnsetType = UNSET


class OrderDelivery(Struct, kw_only=True):
    """
    One product of an order, named by the member that its provider uses.
    """

    id: UUID | UnsetType = UNSET
    provider: str | Literal["AIRBUS", "PLANET", "MAXAR"] | UnsetType = UNSET
    sqkm: float | UnsetType = UNSET
    status: (
        str
        | Literal[
            "WAITING",
            "DELIVERED",
            "DELIVERY_FAILED",
            "PREPARING",
            "INGESTING",
            "DONE",
            "IMPORT_FAILED",
            "NON_INGESTIBLE",
        ]
        | UnsetType
    ) = UNSET
    error_message: str | UnsetType = field(name="errorMessage", default=UNSET)
    product_id: UUID | UnsetType = field(name="productId", default=UNSET)
    item_id: str | UnsetType = field(name="itemId", default=UNSET)
    selected_images: Annotated[list[str], Meta(min_length=1)] | UnsetType = field(
        name="selectedImages", default=UNSET
    )


class OrderDeliveryPage(Struct, kw_only=True):
    """
    A page of deliveries.
    """

    data: list[OrderDelivery]
    links: View | UnsetType = UNSET


class DeliveryArchive(Struct, kw_only=True):
    """
    All files of a delivery as one.
    """

    delivery_id: UUID | UnsetType = field(name="deliveryId", default=UNSET)
    format: Literal["zip"] | UnsetType = UNSET
    requested: datetime_aliased | UnsetType = UNSET
    status: str | Literal["WAITING", "PREPARING", "DONE", "FAILED"] | UnsetType = UNSET
    size: int | UnsetType = UNSET


class DeliveryTile(Struct, kw_only=True):
    """
    A tile that a delivery became.
    """

    id: UUID | UnsetType = UNSET
    delivery_id: UUID | UnsetType = field(name="deliveryId", default=UNSET)
    status: (
        str
        | Literal["WAITING", "QUEUED", "INGESTING", "INGESTED", "FAILED"]
        | UnsetType
    ) = UNSET


class DeliveryTileList(Struct, kw_only=True):
    """
    The tiles that a delivery became.
    """

    data: list[DeliveryTile]


class PublishedRange(Struct, kw_only=True):
    """
    When data were published, which is later than when they were taken.
    """

    from_: datetime_aliased = field(name="from")
    to: datetime_aliased | UnsetType = UNSET


class PublishedFilter(Struct, kw_only=True):
    """
    Which data are delivered.
    """

    time_range: PublishedRange = field(name="timeRange")


class PlanetScopeFilter(Struct, kw_only=True):
    """
    Which scenes are delivered.
    """

    time_range: PublishedRange = field(name="timeRange")
    max_cloud_coverage: Annotated[float, Meta(ge=0.0, le=100.0)] | UnsetType = field(
        name="maxCloudCoverage", default=UNSET
    )
    native_filter: dict[str, Any] | UnsetType = field(
        name="nativeFilter", default=UNSET
    )


class PlanetScopeSubscription(Struct, kw_only=True, tag_field="type", tag="catalog"):
    """
    PlanetScope's scenes.
    """

    item_type: Literal["PSScene"] = field(name="itemType")
    product_bundle: Literal[
        "analytic_udm2", "analytic_sr_udm2", "analytic_8b_udm2", "analytic_8b_sr_udm2"
    ] = field(name="productBundle")
    harmonize_to: Literal["NONE", "Sentinel-2"] = field(name="harmonizeTo")
    data_filter: PlanetScopeFilter = field(name="dataFilter")


class AnalysisReadySubscription(
    Struct, kw_only=True, tag_field="type", tag="analysis_ready_ps"
):
    """
    PlanetScope's analysis-ready mosaics.
    """

    id: Literal["PS_ARD_SR_DAILY"]
    data_filter: PublishedFilter = field(name="dataFilter")


class SoilWaterContentSubscription(
    Struct, kw_only=True, tag_field="type", tag="soil_water_content"
):
    """
    Water in the soil, one of Planet's variables.
    """

    id: Literal[
        "SWC-AMSR2-C_V1.0_100",
        "SWC-AMSR2-X_V1.0_100",
        "SWC-SMAP-L_V1.0_100",
        "SWC-AMSR2-C_V2.0_100",
        "SWC-AMSR2-X_V2.0_100",
        "SWC-SMAP-L_V2.0_100",
        "SWC-AMSRE-C_V4.0_1000",
        "SWC-AMSRE-X_V4.0_1000",
        "SWC-AMSR2-C_V4.0_1000",
        "SWC-AMSR2-X_V4.0_1000",
        "SWC-SMAP-L_V4.0_1000",
        "SWC-AMSRE-C_V5.0_1000",
        "SWC-AMSRE-X_V5.0_1000",
        "SWC-AMSR2-C_V5.0_1000",
        "SWC-AMSR2-X_V5.0_1000",
        "SWC-SMAP-L_V5.0_1000",
    ]
    data_filter: PublishedFilter = field(name="dataFilter")


class BiomassProxySubscription(
    Struct, kw_only=True, tag_field="type", tag="biomass_proxy"
):
    """
    Growth of crops, one of Planet's variables.
    """

    id: Literal["BIOMASS-PROXY_V3.0_10", "BIOMASS-PROXY_V4.0_10"]
    data_filter: PublishedFilter = field(name="dataFilter")


class LandSurfaceTemperatureSubscription(
    Struct, kw_only=True, tag_field="type", tag="land_surface_temperature"
):
    """
    Temperature of the land, one of Planet's variables.
    """

    id: Literal["LST-AMSR2_V1.0_100", "LST-AMSRE_V1.0_1000", "LST-AMSR2_V1.0_1000"]
    data_filter: PublishedFilter = field(name="dataFilter")


class ForestCarbonDiligenceSubscription(
    Struct, kw_only=True, tag_field="type", tag="forest_carbon_diligence_30m"
):
    """
    Carbon of forests at 30 m, one of Planet's variables.
    """

    id: Literal[
        "CANOPY_HEIGHT_v1.1.0_30",
        "CANOPY_COVER_v1.1.0_30",
        "ABOVEGROUND_CARBON_DENSITY_v1.1.0_30",
        "CANOPY_HEIGHT_v1.2.0_30",
        "CANOPY_COVER_v1.2.0_30",
        "ABOVEGROUND_CARBON_DENSITY_v1.2.0_30",
    ]
    data_filter: PublishedFilter = field(name="dataFilter")


class ForestCarbonMonitoringSubscription(
    Struct, kw_only=True, tag_field="type", tag="forest_carbon_monitoring_3m"
):
    """
    Carbon of forests at 3 m, one of Planet's variables.
    """

    id: Literal[
        "CANOPY_HEIGHT_v1.0.0_3",
        "CANOPY_COVER_v1.0.0_3",
        "ABOVEGROUND_CARBON_DENSITY_v1.0.0_3",
    ]
    data_filter: PublishedFilter = field(name="dataFilter")


class Subscription(Struct, kw_only=True):
    """
    A subscription, and how far it is.
    """

    id: UUID | UnsetType = UNSET
    name: str | UnsetType = UNSET
    account_id: UUID | UnsetType = field(name="accountId", default=UNSET)
    user_id: UUID | UnsetType = field(name="userId", default=UNSET)
    collection_id: UUID | None | UnsetType = field(name="collectionId", default=UNSET)
    status: (
        str
        | Literal["CREATED", "RUNNING", "CANCELLED", "COMPLETED", "FAILED"]
        | UnsetType
    ) = UNSET
    sqkm: float | UnsetType = UNSET
    provider: str | Literal["AIRBUS", "PLANET", "MAXAR"] | UnsetType = UNSET
    created: datetime_aliased | UnsetType = UNSET
    input: dict[str, Any] | UnsetType = UNSET


class SubscriptionPage(Struct, kw_only=True):
    """
    A page of subscriptions.
    """

    data: list[Subscription]
    links: View | UnsetType = UNSET


class SubscriptionDelivery(Struct, kw_only=True):
    """
    One item of a subscription.
    """

    id: UUID | UnsetType = UNSET
    provider: str | Literal["AIRBUS", "PLANET", "MAXAR"] | UnsetType = UNSET
    status: (
        str
        | Literal[
            "WAITING",
            "DELIVERED",
            "DELIVERY_FAILED",
            "PREPARING",
            "INGESTING",
            "DONE",
            "IMPORT_FAILED",
            "NON_INGESTIBLE",
        ]
        | UnsetType
    ) = UNSET
    error_message: str | UnsetType = field(name="errorMessage", default=UNSET)
    item_id: str | UnsetType = field(name="itemId", default=UNSET)


class SubscriptionDeliveryPage(Struct, kw_only=True):
    """
    A page of deliveries.
    """

    data: list[SubscriptionDelivery]
    links: View | UnsetType = UNSET


class Quota(Struct, kw_only=True):
    """
    What was bought of a collection, and what is used up.
    """

    collection_id: (
        str | Literal["AIRBUS_PLEIADES", "AIRBUS_SPOT", "MAXAR_WORLDVIEW"] | UnsetType
    ) = field(name="collectionId", default=UNSET)
    quota_sqkm: float | None | UnsetType = field(name="quotaSqkm", default=UNSET)
    quota_used: float | UnsetType = field(name="quotaUsed", default=UNSET)


class QuotaList(Struct, kw_only=True):
    """
    All quotas of an account.
    """

    data: list[Quota]


class QuotaShortage(Struct, kw_only=True):
    """
    What is left and what is needed.
    """

    available_quota: float | UnsetType = field(name="availableQuota", default=UNSET)
    required_quota: float | UnsetType = field(name="requiredQuota", default=UNSET)


class QuotaExceededError(Struct, kw_only=True):
    """
    That a quota does not suffice.
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
    errors: QuotaShortage | UnsetType = UNSET


class QuotaErrorWrapper(Struct, kw_only=True):
    """
    That a quota does not suffice.
    """

    error: QuotaExceededError


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


class BatchTileOrigin(Struct, kw_only=True):
    """
    The lower left corner of a tile, in the crs of its grid.
    """

    type: Literal["Point"] | UnsetType = UNSET
    coordinates: (
        Annotated[list[float], Meta(max_length=2, min_length=2)] | UnsetType
    ) = UNSET
    crs: GeometryCrs | UnsetType = UNSET


class BatchV2GeoPackageInput(Struct, kw_only=True, tag_field="type", tag="geopackage"):
    """
    Features of a GeoPackage, each with an image of its own.
    """

    features: ObjectStorage
    defaults: BatchV2FeatureDefaults | UnsetType = UNSET


class BatchV2RasterOutput(Struct, kw_only=True, tag_field="type", tag="raster"):
    """
    Files, one per piece and output.
    """

    delivery: ObjectStorage
    overwrite: bool | UnsetType = UNSET
    skip_existing: bool | UnsetType = field(name="skipExisting", default=UNSET)
    cog_output: bool | UnsetType = field(name="cogOutput", default=UNSET)
    cog_parameters: CogParameters | UnsetType = field(
        name="cogParameters", default=UNSET
    )
    create_collection: bool | UnsetType = field(name="createCollection", default=UNSET)
    collection_id: str | UnsetType = field(name="collectionId", default=UNSET)


class BatchV2ZarrOutput(Struct, kw_only=True, tag_field="type", tag="zarr"):
    """
    One Zarr group.
    """

    delivery: ObjectStorage
    group: ZarrGroup
    array_parameters: ZarrArrayParameters | UnsetType = field(
        name="arrayParameters", default=UNSET
    )
    array_overrides: dict[str, ZarrArrayOverride] | UnsetType = field(
        name="arrayOverrides", default=UNSET
    )


class BatchStatisticalInput(Struct, kw_only=True):
    """
    Features and data of a statistical task.
    """

    features: ObjectStorage
    data: list[dict[str, Any]]


class BatchStatisticalAggregation(Struct, kw_only=True):
    """
    When, how finely and by what script to measure; has one of `evalscript` and `evalscriptReference`.
    """

    time_range: DateTimeInterval = field(name="timeRange")
    aggregation_interval: AggregationInterval = field(name="aggregationInterval")
    width: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    height: Annotated[int, Meta(ge=1, le=2500)] | UnsetType = UNSET
    resx: float | UnsetType = UNSET
    resy: float | UnsetType = UNSET
    evalscript: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET
    evalscript_reference: ObjectStorage | UnsetType = field(
        name="evalscriptReference", default=UNSET
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


class CollectionFacts(Struct, kw_only=True):
    """
    The bands of a collection, and what is known of its tiles.
    """

    bands: dict[str, CollectionBand] | UnsetType = UNSET
    max_meters_per_pixel: float | UnsetType = field(
        name="maxMetersPerPixel", default=UNSET
    )
    extent: Polygon | UnsetType = UNSET
    has_sensing_times: str | Literal["YES", "PARTIALLY", "NO"] | UnsetType = field(
        name="hasSensingTimes", default=UNSET
    )
    from_sensing_time: datetime_aliased | UnsetType = field(
        name="fromSensingTime", default=UNSET
    )
    to_sensing_time: datetime_aliased | UnsetType = field(
        name="toSensingTime", default=UNSET
    )
    storage_identifier: str | UnsetType = field(name="storageIdentifier", default=UNSET)


class ByocCollection(Struct, kw_only=True):
    """
    A collection of one's own files.
    """

    name: str
    s3_bucket: str = field(name="s3Bucket")
    id: UUID | UnsetType = UNSET
    user_id: UUID | UnsetType = field(name="userId", default=UNSET)
    account_id: UUID | UnsetType = field(name="accountId", default=UNSET)
    is_configured: bool | UnsetType = field(name="isConfigured", default=UNSET)
    created: datetime_aliased | None | UnsetType = UNSET
    no_data: float | UnsetType = field(name="noData", default=UNSET)
    requires_metadata_update: bool | UnsetType = field(
        name="requiresMetadataUpdate", default=UNSET
    )
    additional_data: CollectionFacts | None | UnsetType = field(
        name="additionalData", default=UNSET
    )


class ByocCollectionReply(Struct, kw_only=True):
    """
    A BYOC collection.
    """

    data: ByocCollection


class ByocCollectionPage(Struct, kw_only=True):
    """
    A page of BYOC collections.
    """

    data: list[ByocCollection]
    links: View | UnsetType = UNSET


class ZarrCollectionRequest(Struct, kw_only=True):
    """
    A new collection of a Zarr group.
    """

    name: str
    s3_bucket: str = field(name="s3Bucket")
    path: Annotated[str, Meta(pattern="^[^/].*/$")]
    crs: str
    envelope: Polygon | None | UnsetType = UNSET


class ZarrCollection(Struct, kw_only=True):
    """
    A Zarr group as data to render from.
    """

    name: str
    s3_bucket: str = field(name="s3Bucket")
    path: str
    crs: str
    id: UUID | UnsetType = UNSET
    user_id: UUID | UnsetType = field(name="userId", default=UNSET)
    account_id: UUID | UnsetType = field(name="accountId", default=UNSET)
    created: datetime_aliased | UnsetType = UNSET
    status: str | Literal["CREATED", "INGESTING", "INGESTED", "FAILED"] | UnsetType = (
        UNSET
    )
    ingestion_errors: str | None | UnsetType = field(
        name="ingestionErrors", default=UNSET
    )
    envelope: Polygon | None | UnsetType = UNSET
    width: float | None | UnsetType = UNSET
    height: float | None | UnsetType = UNSET
    zattrs: dict[str, Any] | None | UnsetType = UNSET
    additional_data: ZarrCollectionFacts | UnsetType = field(
        name="additionalData", default=UNSET
    )


class ZarrCollectionReply(Struct, kw_only=True):
    """
    A Zarr collection.
    """

    data: ZarrCollection


class ZarrCollectionPage(Struct, kw_only=True):
    """
    A page of Zarr collections.
    """

    data: list[ZarrCollection]
    links: View | UnsetType = UNSET


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


class BatchCollection(Struct, kw_only=True):
    """
    The files of batch requests as data to render from.
    """

    id: UUID | UnsetType = UNSET
    account_id: UUID | UnsetType = field(name="accountId", default=UNSET)
    name: str | UnsetType = UNSET
    s3_bucket: str | UnsetType = field(name="s3Bucket", default=UNSET)
    batch_data: BatchData | UnsetType = field(name="batchData", default=UNSET)
    additional_data: CollectionFacts | None | UnsetType = field(
        name="additionalData", default=UNSET
    )
    created: datetime_aliased | None | UnsetType = UNSET


class BatchCollectionPage(Struct, kw_only=True):
    """
    A page of batch collections.
    """

    data: list[BatchCollection]
    links: View | UnsetType = UNSET


class BatchV2ImageryInput(Struct, kw_only=True):
    """
    Area and data of a task.
    """

    data: list[dict[str, Any]]
    bounds: Bounds | UnsetType = UNSET


class BatchV2RenderingPart(Struct, kw_only=True):
    """
    What to render, less the script.
    """

    input: BatchV2ImageryInput
    output: BatchResponses


class ProcessRequestForBatchV2(Struct, kw_only=True):
    """
    What to render; the size of images comes from the grid or from the features.
    """

    input: BatchV2ImageryInput
    output: BatchResponses
    evalscript: Annotated[str, Meta(min_length=1)]


class BatchV2ProcessRequest(Struct, kw_only=True):
    """
    A large area, or many features, to be rendered piece by piece.
    """

    process_request: ProcessRequestForBatchV2 = field(name="processRequest")
    input: BatchV2TilingGridInput | BatchV2GeoPackageInput
    output: BatchV2RasterOutput | BatchV2ZarrOutput
    instance_type: Literal["normal", "large"] | UnsetType = field(
        name="instanceType", default=UNSET
    )
    description: str | UnsetType = UNSET


class BatchV2ProcessPart(Struct, kw_only=True):
    """
    A request for a task, less the script.
    """

    process_request: BatchV2RenderingPart = field(name="processRequest")
    input: BatchV2TilingGridInput | BatchV2GeoPackageInput
    output: BatchV2RasterOutput | BatchV2ZarrOutput
    instance_type: Literal["normal", "large"] | UnsetType = field(
        name="instanceType", default=UNSET
    )
    description: str | UnsetType = UNSET


class BatchV2ProcessForm(Struct, kw_only=True):
    """
    A request for a task in two parts.
    """

    request: BatchV2ProcessPart
    evalscript: Annotated[str, Meta(min_length=1)]


class BatchV2ProcessTask(Struct, kw_only=True):
    """
    A task of batch processing, and how far it is.
    """

    id: UUID | UnsetType = UNSET
    request: BatchV2ProcessRequest | UnsetType = UNSET
    domain_account_id: UUID | UnsetType = field(name="domainAccountId", default=UNSET)
    project_id: UUID | UnsetType = field(name="projectId", default=UNSET)
    workspace_id: UUID | UnsetType = field(name="workspaceId", default=UNSET)
    status: (
        str
        | Literal[
            "CREATED",
            "ANALYSING",
            "ANALYSIS_DONE",
            "PROCESSING",
            "DONE",
            "FAILED",
            "STOPPED",
        ]
        | UnsetType
    ) = UNSET
    error: str | UnsetType = UNSET
    user_action: str | Literal["NONE", "ANALYSE", "START", "STOP"] | UnsetType = field(
        name="userAction", default=UNSET
    )
    user_action_updated: datetime_aliased | None | UnsetType = field(
        name="userActionUpdated", default=UNSET
    )
    created: datetime_aliased | UnsetType = UNSET
    completion_percentage: float | UnsetType = field(
        name="completionPercentage", default=UNSET
    )
    last_updated: datetime_aliased | UnsetType = field(
        name="lastUpdated", default=UNSET
    )
    cost_pu: float | UnsetType = field(name="costPU", default=UNSET)
    stopped_status_reason: (
        str | Literal["OUT_OF_PU", "USER_ACTION", "UNHEALTHY"] | UnsetType
    ) = field(name="stoppedStatusReason", default=UNSET)


class BatchV2ProcessPage(Struct, kw_only=True):
    """
    A page of tasks.
    """

    data: list[BatchV2ProcessTask]
    links: View | UnsetType = UNSET


class BatchStatisticalRequest(Struct, kw_only=True):
    """
    Statistics of many features.
    """

    input: BatchStatisticalInput
    aggregation: BatchStatisticalAggregation
    output: ObjectStorage
    calculations: dict[str, CalculationDefinition] | UnsetType = UNSET


class BatchStatisticalForm(Struct, kw_only=True):
    """
    A request for statistics in two parts.
    """

    request: BatchStatisticalRequest
    evalscript: Annotated[str, Meta(min_length=1)]


class BatchStatisticsTask(Struct, kw_only=True):
    """
    A statistical task, and how far it is.
    """

    id: UUID | UnsetType = UNSET
    status: (
        str
        | Literal[
            "CREATED",
            "ANALYSING",
            "ANALYSIS_DONE",
            "PROCESSING",
            "DONE",
            "FAILED",
            "STOPPED",
            "PARTIAL",
        ]
        | UnsetType
    ) = UNSET
    error: str | UnsetType = UNSET
    completion_percentage: float | UnsetType = field(
        name="completionPercentage", default=UNSET
    )
    last_updated: datetime_aliased | UnsetType = field(
        name="lastUpdated", default=UNSET
    )
    cost_pu: float | UnsetType = field(name="costPu", default=UNSET)
    created: datetime_aliased | UnsetType = UNSET
    stopped_status_reason: (
        str | Literal["OUT_OF_PU", "USER_ACTION", "UNHEALTHY"] | UnsetType
    ) = field(name="stoppedStatusReason", default=UNSET)
    request: BatchStatisticalRequest | UnsetType = UNSET
    user_action: str | Literal["NONE", "ANALYSE", "START", "STOP"] | UnsetType = field(
        name="userAction", default=UNSET
    )
    user_action_updated: datetime_aliased | None | UnsetType = field(
        name="userActionUpdated", default=UNSET
    )
    domain_account_id: UUID | UnsetType = field(name="domainAccountId", default=UNSET)
    project_id: UUID | UnsetType = field(name="projectId", default=UNSET)
    workspace_id: UUID | UnsetType = field(name="workspaceId", default=UNSET)


class BatchStatisticsPage(Struct, kw_only=True):
    """
    A page of statistical tasks.
    """

    data: list[BatchStatisticsTask]
    links: View | UnsetType = UNSET


class ByocTileRequest(Struct, kw_only=True):
    """
    A new tile: a set of files, one per band or one for several.
    """

    path: Annotated[str, Meta(pattern="^([^/](/?[^/])*)?$")]
    cover_geometry: Polygon | MultiPolygon | UnsetType = field(
        name="coverGeometry", default=UNSET
    )
    sensing_time: datetime_aliased | None | UnsetType = field(
        name="sensingTime", default=UNSET
    )


class ByocTileUpdate(Struct, kw_only=True):
    """
    A tile as it shall be.
    """

    cover_geometry: Polygon | MultiPolygon | UnsetType = field(
        name="coverGeometry", default=UNSET
    )
    sensing_time: datetime_aliased | None | UnsetType = field(
        name="sensingTime", default=UNSET
    )


class AirbusSearchQuery(Struct, kw_only=True, tag_field="provider", tag="AIRBUS"):
    """
    A search at Airbus.
    """

    bounds: Bounds
    data: Annotated[list[AirbusSearchData], Meta(max_length=1, min_length=1)]


class PlanetSearchQuery(Struct, kw_only=True, tag_field="provider", tag="PLANET"):
    """
    A search at Planet.
    """

    bounds: Bounds
    data: Annotated[list[PlanetSearchData], Meta(max_length=1, min_length=1)]
    planet_api_key: str | UnsetType = field(name="planetApiKey", default=UNSET)


class MaxarSearchQuery(Struct, kw_only=True, tag_field="provider", tag="MAXAR"):
    """
    A search at Maxar.
    """

    bounds: Bounds
    data: Annotated[list[MaxarSearchData], Meta(max_length=1, min_length=1)]


SearchQuery: TypeAlias = AirbusSearchQuery | PlanetSearchQuery | MaxarSearchQuery


class AirbusOrder(Struct, kw_only=True, tag_field="provider", tag="AIRBUS"):
    """
    An order at Airbus, of at most 10 products.
    """

    bounds: Bounds
    data: Annotated[list[AirbusOrderData], Meta(max_length=1, min_length=1)]


class PlanetOrder(Struct, kw_only=True, tag_field="provider", tag="PLANET"):
    """
    An order at Planet, of at most 500 items.
    """

    planet_api_key: str = field(name="planetApiKey")
    bounds: Bounds
    data: Annotated[list[PlanetOrderData], Meta(max_length=1, min_length=1)]


class MaxarOrder(Struct, kw_only=True, tag_field="provider", tag="MAXAR"):
    """
    An order at Maxar, of at most 10 images, each with at least 5 km² of the area.
    """

    bounds: Bounds
    data: Annotated[list[MaxarOrderData], Meta(max_length=1, min_length=1)]


class OrderRequest(Struct, kw_only=True):
    """
    A new order; nothing is bought before it is confirmed.
    """

    input: AirbusOrder | PlanetOrder | MaxarOrder
    name: str | UnsetType = UNSET
    collection_id: UUID | UnsetType = field(name="collectionId", default=UNSET)


class PlanetSubscription(Struct, kw_only=True):
    """
    A subscription at Planet.
    """

    provider: Literal["PLANET"]
    planet_api_key: str = field(name="planetApiKey")
    bounds: Bounds
    data: Annotated[
        list[
            PlanetScopeSubscription
            | AnalysisReadySubscription
            | SoilWaterContentSubscription
            | BiomassProxySubscription
            | LandSurfaceTemperatureSubscription
            | ForestCarbonDiligenceSubscription
            | ForestCarbonMonitoringSubscription
        ],
        Meta(max_length=1, min_length=1),
    ]


class SubscriptionRequest(Struct, kw_only=True):
    """
    A new subscription; nothing is delivered before it is confirmed.
    """

    input: PlanetSubscription
    name: str | UnsetType = UNSET
    collection_id: UUID | UnsetType = field(name="collectionId", default=UNSET)


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


class BatchRenderingPart(Struct, kw_only=True):
    """
    What to render, less the script.
    """

    input: ProcessInput
    output: BatchResponses | UnsetType = UNSET


class ProcessRequestForBatch(Struct, kw_only=True):
    """
    What to render; the size of images comes from the grid.
    """

    input: ProcessInput
    evalscript: Annotated[str, Meta(min_length=1)]
    output: BatchResponses | UnsetType = UNSET


class BatchProcessRequest(Struct, kw_only=True):
    """
    A large area to be rendered tile by tile; has one of `output`, `bucketName` and `zarrOutput`.
    """

    process_request: ProcessRequestForBatch = field(name="processRequest")
    tiling_grid: TilingGridSettings | UnsetType = field(
        name="tilingGrid", default=UNSET
    )
    tiling_grid_id: int | UnsetType = field(name="tilingGridId", default=UNSET)
    resolution: float | UnsetType = UNSET
    output: BatchProcessOutput | UnsetType = UNSET
    bucket_name: str | UnsetType = field(name="bucketName", default=UNSET)
    zarr_output: BatchZarrParameters | UnsetType = field(
        name="zarrOutput", default=UNSET
    )
    description: str | UnsetType = UNSET


class BatchProcessPart(Struct, kw_only=True):
    """
    A batch request, less the script.
    """

    process_request: BatchRenderingPart = field(name="processRequest")
    tiling_grid: TilingGridSettings | UnsetType = field(
        name="tilingGrid", default=UNSET
    )
    tiling_grid_id: int | UnsetType = field(name="tilingGridId", default=UNSET)
    resolution: float | UnsetType = UNSET
    output: BatchProcessOutput | UnsetType = UNSET
    bucket_name: str | UnsetType = field(name="bucketName", default=UNSET)
    zarr_output: BatchZarrParameters | UnsetType = field(
        name="zarrOutput", default=UNSET
    )
    description: str | UnsetType = UNSET


class BatchProcessForm(Struct, kw_only=True):
    """
    A batch request in two parts.
    """

    request: BatchProcessPart
    evalscript: Annotated[str, Meta(min_length=1)]


class BatchProcessTask(Struct, kw_only=True):
    """
    A batch request, and how far it is.
    """

    process_request: ProcessRequestForBatch = field(name="processRequest")
    id: UUID | UnsetType = UNSET
    user_id: UUID | UnsetType = field(name="userId", default=UNSET)
    account_id: UUID | UnsetType = field(name="accountId", default=UNSET)
    created: datetime_aliased | UnsetType = UNSET
    tiling_grid: TilingGridSettings | UnsetType = field(
        name="tilingGrid", default=UNSET
    )
    tiling_grid_id: int | UnsetType = field(name="tilingGridId", default=UNSET)
    resolution: float | UnsetType = UNSET
    output: BatchProcessOutput | UnsetType = UNSET
    bucket_name: str | UnsetType = field(name="bucketName", default=UNSET)
    zarr_output: BatchZarrParameters | UnsetType = field(
        name="zarrOutput", default=UNSET
    )
    description: str | UnsetType = UNSET
    value_estimate: float | UnsetType = field(name="valueEstimate", default=UNSET)
    tile_count: int | UnsetType = field(name="tileCount", default=UNSET)
    tile_width_px: int | UnsetType = field(name="tileWidthPx", default=UNSET)
    tile_height_px: int | UnsetType = field(name="tileHeightPx", default=UNSET)
    user_action: str | Literal["NONE", "ANALYSE", "START", "CANCEL"] | UnsetType = (
        field(name="userAction", default=UNSET)
    )
    user_action_updated: datetime_aliased | None | UnsetType = field(
        name="userActionUpdated", default=UNSET
    )
    status: (
        str
        | Literal[
            "CREATED",
            "ANALYSING",
            "ANALYSIS_DONE",
            "PROCESSING",
            "DONE",
            "PARTIAL",
            "FAILED",
            "CANCELED",
        ]
        | UnsetType
    ) = UNSET
    error: str | UnsetType = UNSET


class BatchProcessPage(Struct, kw_only=True):
    """
    A page of batch requests.
    """

    data: list[BatchProcessTask]
    links: View | UnsetType = UNSET


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
