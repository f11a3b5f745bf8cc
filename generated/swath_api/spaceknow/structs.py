"""The objects of the service as Structs, made for speed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Optional, TypeAlias, Union

from msgspec import UNSET, Meta, Raw, Struct, UnsetType, field

CsvText: TypeAlias = str


DateTimeText: TypeAlias = Annotated[
    str,
    Meta(
        pattern="^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"
    ),
]


class AreaPrice(Struct, kw_only=True):
    """
    What an area costs.
    """

    cost: float
    km2: float


class GroupPageRequest(Struct, kw_only=True):
    """
    A page of what belongs to a group.
    """

    group_id: str | None | UnsetType = field(name="groupId", default=UNSET)
    cursor: str | None | UnsetType = UNSET


SceneTile: TypeAlias = Annotated[list[int], Meta(max_length=2, min_length=2)]


class Allocation(Struct, kw_only=True):
    """
    A scene, or parts of it, that a group has paid for.
    """

    id: str
    group_id: str = field(name="groupId")
    scene_id: str = field(name="sceneId")
    tiles: list[SceneTile] | UnsetType = UNSET


class CreditLimitRequest(Struct, kw_only=True):
    """
    A limit for a user.
    """

    user_id: Annotated[str, Meta(min_length=1)] = field(name="userId")
    credit_limit: float | None | UnsetType = field(name="creditLimit", default=UNSET)


class UserRequest(Struct, kw_only=True):
    """
    A user.
    """

    user_id: str | None | UnsetType = field(name="userId", default=UNSET)


class UserCredits(Struct, kw_only=True):
    """
    What a user has spent and has left.
    """

    id: str
    email: str
    name: str
    group_id: str = field(name="groupId")
    credits_tier: str = field(name="creditsTier")
    remaining_credit: float = field(name="remainingCredit")
    used_credit: float = field(name="usedCredit")


class Aoi(Struct, kw_only=True):
    """
    An area of interest that data points can be filtered by.
    """

    label: str
    name: str


class CatalogueRequest(Struct, kw_only=True):
    """
    Which entries of the catalogue to read; all if empty.
    """

    version: str | None | UnsetType = UNSET
    project: str | None | UnsetType = UNSET
    source: str | None | UnsetType = UNSET
    algorithm: str | None | UnsetType = UNSET
    aoi_name: str | None | UnsetType = field(name="aoiName", default=UNSET)
    aoi_label: str | None | UnsetType = field(name="aoiLabel", default=UNSET)


class DateRange(Struct, kw_only=True):
    """
    A span of days, both included.
    """

    from_: date = field(name="from")
    to: date


class CatalogueMetadata(Struct, kw_only=True):
    """
    What else is known of an entry.
    """

    name: str | UnsetType = UNSET
    frequency: str | UnsetType = UNSET


class ValueList(Struct, kw_only=True):
    """
    Some values.
    """

    values: list[str]


class ValueRange(Struct, kw_only=True):
    """
    Numbers between two; an end that is left out is open.
    """

    min: float | UnsetType = UNSET
    max: float | UnsetType = UNSET


class TimeRange(Struct, kw_only=True):
    """
    Times between two; an end that is left out is open.
    """

    from_: (
        Annotated[
            str,
            Meta(
                pattern="^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"
            ),
        ]
        | UnsetType
    ) = field(name="from", default=UNSET)
    to: (
        Annotated[
            str,
            Meta(
                pattern="^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"
            ),
        ]
        | UnsetType
    ) = UNSET


class LabelledGeometry(Struct, kw_only=True):
    """
    An area by its label.
    """

    geometry_label: str = field(name="geometryLabel")


class Datapoints(Struct, kw_only=True):
    """
    What a query of data points found.
    """

    total_rows: int = field(name="totalRows")
    csv_link: str | UnsetType = field(name="csvLink", default=UNSET)


class ProductsRequest(Struct, kw_only=True):
    """
    Which products to list.
    """

    product_id: str | None | UnsetType = field(name="productId", default=UNSET)
    downloadable_only: bool | UnsetType = field(name="downloadableOnly", default=UNSET)


class ProductMetadata(Struct, kw_only=True):
    """
    What is known of a product.
    """

    product_name: str | UnsetType = field(name="productName", default=UNSET)


class SalesInfo(Struct, kw_only=True):
    """
    What a column means.
    """

    frequency: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    rolling: str | UnsetType = UNSET
    topic: str | UnsetType = UNSET
    type_of_index: str | UnsetType = field(name="typeOfIndex", default=UNSET)
    units: str | UnsetType = UNSET
    value_type: str | UnsetType = field(name="valueType", default=UNSET)


class DataDictionaryRequest(Struct, kw_only=True):
    """
    A product.
    """

    product_id: Annotated[str, Meta(max_length=140, min_length=1)] = field(
        name="productId"
    )


GridFlag: TypeAlias = Literal[0, 1]


class PipelineRequest(Struct, kw_only=True):
    """
    A pipeline whose result is wanted.
    """

    pipeline_id: Annotated[str, Meta(max_length=20, min_length=20)] = field(
        name="pipelineId"
    )


class PipelineStatusRequest(Struct, kw_only=True):
    """
    A pipeline whose state is wanted.
    """

    pipeline_id: Annotated[str, Meta(max_length=20, min_length=20)] = field(
        name="pipelineId"
    )
    get_progress: bool | UnsetType = field(name="getProgress", default=UNSET)


MapTile: TypeAlias = Annotated[list[int], Meta(max_length=3, min_length=3)]


class DryRun(Struct, kw_only=True):
    """
    Analyses of the same scenes.
    """

    map_types: list[str] = field(name="mapTypes")
    scenes: list[list[str]]


class DryRunScene(Struct, kw_only=True):
    """
    What a scene would cost.
    """

    scene_id: str = field(name="sceneId")
    provider: str
    dataset: str
    cost: float
    cost_per_km2: float = field(name="costPerKm2")
    km2: float


class ScenePair(Struct, kw_only=True):
    """
    Two scenes to be compared.
    """

    new_scene_id: str = field(name="newSceneId")
    old_scene_id: str = field(name="oldSceneId")


class NwiseResult(Struct, kw_only=True):
    """
    Groups of scenes.
    """

    nwise: list[list[str]]


Color: TypeAlias = Annotated[list[int], Meta(max_length=3, min_length=3)]


class SegmentationMetadata(Struct, kw_only=True):
    """
    How segments are drawn.
    """

    segmentation_colors: dict[str, Color] | UnsetType = field(
        name="segmentationColors", default=UNSET
    )


class DatasetLimits(Struct, kw_only=True):
    """
    How a dataset is analysed.
    """

    is_global: bool = field(name="isGlobal")
    margin_px: int = field(name="marginPx")
    min_size_px: int = field(name="minSizePx")
    version: str
    max_gsd: float | UnsetType = field(name="maxGsd", default=UNSET)
    resolution: float | UnsetType = UNSET


class IngestedScene(Struct, kw_only=True):
    """
    A scene that was uploaded.
    """

    scene_id: str = field(name="sceneId")
    duplicate: bool


class DatasetName(Struct, kw_only=True):
    """
    A dataset.
    """

    provider: str
    dataset: str


class ScenePage(Struct, kw_only=True):
    """
    A page of scenes.
    """

    results: list[Raw]
    cursor: int | None | UnsetType = UNSET


class Band(Struct, kw_only=True):
    """
    A band of a scene.
    """

    names: list[str]
    bit_depth: int | UnsetType = field(name="bitDepth", default=UNSET)
    gsd: float | UnsetType = UNSET
    pixel_size_x: float | UnsetType = field(name="pixelSizeX", default=UNSET)
    pixel_size_y: float | UnsetType = field(name="pixelSizeY", default=UNSET)
    crs_origin_x: float | UnsetType = field(name="crsOriginX", default=UNSET)
    crs_origin_y: float | UnsetType = field(name="crsOriginY", default=UNSET)
    approximate_resolution_x: float | UnsetType = field(
        name="approximateResolutionX", default=UNSET
    )
    approximate_resolution_y: float | UnsetType = field(
        name="approximateResolutionY", default=UNSET
    )
    radiance_mult: float | UnsetType = field(name="radianceMult", default=UNSET)
    radiance_add: float | UnsetType = field(name="radianceAdd", default=UNSET)
    reflectance_mult: float | UnsetType = field(name="reflectanceMult", default=UNSET)
    reflectance_add: float | UnsetType = field(name="reflectanceAdd", default=UNSET)


class SceneInfoRequest(Struct, kw_only=True):
    """
    A scene.
    """

    scene_id: str = field(name="sceneId")
    tiles: list[SceneTile] | None | UnsetType = UNSET
    force_offline: bool | UnsetType = field(name="forceOffline", default=UNSET)


class DayRange(Struct, kw_only=True):
    """
    A span of days.
    """

    min: int
    max: int


class ResolutionRange(Struct, kw_only=True):
    """
    A span of resolutions, in metres.
    """

    min: float
    max: float


class UserInfo(Struct, kw_only=True):
    """
    Who a user is, and what the user may do.
    """

    id: str
    email: str
    name: str
    accounting: str
    permissions: list[str]


class GuardianUser(Struct, kw_only=True):
    """
    An account to be created.
    """

    email: Annotated[
        str, Meta(pattern="[^@ \\t\\r\\n]+@[^@ \\t\\r\\n]+\\.[^@ \\t\\r\\n]+")
    ]
    password: Annotated[str, Meta(min_length=1)]
    name: Annotated[str, Meta(min_length=1)]


class GuardianUserRequest(Struct, kw_only=True):
    """
    An account.
    """

    email: Annotated[
        str, Meta(pattern="[^@ \\t\\r\\n]+@[^@ \\t\\r\\n]+\\.[^@ \\t\\r\\n]+")
    ]


class TokenRequest(Struct, kw_only=True):
    """
    An account, and what never changes.
    """

    client_id: Literal["hmWJcfhRouDOaJK2L8asREMlMrv3jFE1"]
    username: str
    password: str
    connection: Literal["Username-Password-Authentication"]
    grant_type: Literal["password"]
    scope: Literal["openid"]


class TokenReply(Struct, kw_only=True):
    """
    A token.
    """

    id_token: str
    access_token: str | UnsetType = UNSET
    scope: str | UnsetType = UNSET
    token_type: str | UnsetType = UNSET


class Auth0Error(Struct, kw_only=True):
    """
    Why there is no token.
    """

    error: str
    error_description: str | UnsetType = UNSET


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


class Transaction(Struct, kw_only=True):
    """
    A movement of credits.
    """

    id: str
    kind: (
        str
        | Literal[
            "credit.allocate", "credit.preallocate", "credit.return", "credit.update"
        ]
    )
    group_id: str = field(name="groupId")
    user_id: str = field(name="userId")
    time: str
    credit: float
    area_km2: float = field(name="areaKm2")
    provider: str | UnsetType = UNSET
    dataset: str | UnsetType = UNSET
    scene_id: str | UnsetType = field(name="sceneId", default=UNSET)
    tiles: list[SceneTile] | UnsetType = UNSET
    allocations: list[str] | UnsetType = UNSET
    order_reference_id: str | UnsetType = field(name="orderReferenceId", default=UNSET)
    preallocation_id: str | UnsetType = field(name="preallocationId", default=UNSET)


class AllocationPage(Struct, kw_only=True):
    """
    A page of allocations.
    """

    results: list[Allocation]
    cursor: str | None | UnsetType = UNSET


class CatalogueEntry(Struct, kw_only=True):
    """
    Data points of one algorithm, area, project and source.
    """

    algorithm: str
    aoi_label: str
    aoi_name: str
    date_ranges: list[DateRange]
    last_update: str
    project: str
    source: str
    version: str
    metadata: CatalogueMetadata | UnsetType = UNSET


class ValueListFilter(Struct, kw_only=True, tag_field="type", tag="value-list"):
    """
    A field is one of some values.
    """

    field_: str = field(name="field")
    params: ValueList


class ValueRangeFilter(Struct, kw_only=True, tag_field="type", tag="value-range"):
    """
    A field is a number between two.
    """

    field_: str = field(name="field")
    params: ValueRange


class TimeRangeFilter(Struct, kw_only=True, tag_field="type", tag="time-range"):
    """
    A field is a time between two.
    """

    field_: str = field(name="field")
    params: TimeRange


class GeoIntersectsFilter(Struct, kw_only=True, tag_field="type", tag="geo-intersects"):
    """
    A field is an area that meets another.
    """

    field_: str = field(name="field")
    params: LabelledGeometry


class ProductRequest(Struct, kw_only=True):
    """
    A product, and the form of its table.
    """

    product_id: Annotated[str, Meta(max_length=140, min_length=1)] = field(
        name="productId"
    )
    pit_dt: date | None | UnsetType = field(name="pitDt", default=UNSET)
    csv_format: Literal["simple", "rich"] | UnsetType = field(
        name="csvFormat", default=UNSET
    )


class InitiatedPipeline(Struct, kw_only=True):
    """
    A pipeline that was started.
    """

    pipeline_id: Annotated[str, Meta(max_length=20, min_length=20)] = field(
        name="pipelineId"
    )
    status: str | Literal["NEW", "PROCESSING", "RESOLVED", "FAILED"]
    next_try: int | UnsetType = field(name="nextTry", default=UNSET)
    sub_geometry_id: str | UnsetType = field(name="subGeometryId", default=UNSET)


class PipelineProgress(Struct, kw_only=True):
    """
    The step that a pipeline is at.
    """

    message: (
        str
        | Literal[
            "Unknown",
            "Preparing analysis",
            "Ordering data from provider",
            "Waiting for provider data to become available",
            "Downloading data from provider",
            "Analyzing",
            "Finalizing analysis",
        ]
    )
    step: int
    provider: str | UnsetType = UNSET


class ReleasedMap(Struct, kw_only=True):
    """
    A map whose tiles can be read.
    """

    map_id: str = field(name="mapId")
    max_zoom: int = field(name="maxZoom")
    tiles: list[MapTile]
    status: str
    sub_geometry_id: str | UnsetType = field(name="subGeometryId", default=UNSET)


class DryRunResult(Struct, kw_only=True):
    """
    What analyses would cost.
    """

    allocated_credits: float = field(name="allocatedCredits")
    allocated_km2: float = field(name="allocatedKm2")
    analyzed_km2: float = field(name="analyzedKm2")
    ingested_km2: float = field(name="ingestedKm2")
    kraken_km2: float = field(name="krakenKm2")
    scenes: list[DryRunScene]


class PairwiseResult(Struct, kw_only=True):
    """
    Pairs of scenes.
    """

    pairwise: list[ScenePair]


class SegmentClass(Struct, kw_only=True):
    """
    A class of segments.
    """

    color: Annotated[list[int], Meta(max_length=3, min_length=3)] | UnsetType = UNSET
    class_: str | UnsetType = field(name="class", default=UNSET)
    master_class: str | UnsetType = UNSET
    parent_class: str | UnsetType = UNSET


AvailableDataset: TypeAlias = Annotated[
    list[DatasetLimits | str], Meta(max_length=2, min_length=2)
]


class IngestResult(Struct, kw_only=True):
    """
    What came of an upload.
    """

    ingested_scenes: list[IngestedScene] = field(name="ingestedScenes")


class TaskingInfo(Struct, kw_only=True):
    """
    How new scenes can be ordered.
    """

    feasibility_day_range: DayRange | UnsetType = field(
        name="feasibilityDayRange", default=UNSET
    )
    tasking_day_range: DayRange | UnsetType = field(
        name="taskingDayRange", default=UNSET
    )
    preallocation_area_km2: float | UnsetType = field(
        name="preallocationAreaKm2", default=UNSET
    )
    tasking_resolution: ResolutionRange | UnsetType = field(
        name="taskingResolution", default=UNSET
    )


class ErrorBody(Struct, kw_only=True):
    """
    What went wrong.
    """

    error: (
        str
        | Literal[
            "BAD-REQUEST",
            "BAD-CONTENT-TYPE",
            "BAD-PROTOCOL",
            "EXTENT-HAS-NO-INTERSECTION",
            "EXTENT-TOO-SMALL",
            "EXTENT-TOO-LARGE",
            "INVALID_PIPELINE_RESULT",
            "PIPELINE-NOT-PROCESSED",
            "INVALID-AUTHORIZATION-HEADER",
            "NOT-AUTHORIZED",
            "INVALID-JWT",
            "CREDITS-ERROR",
            "ACCESS-DENIED",
            "AUTHORIZATION-WITHOUT-CONTEXT-NOT-PERMITTED",
            "API-KEY-AUTHORIZATION-NOT-PERMITTED",
            "USER-AUTHORIZATION-NOT-PERMITTED",
            "NO-VALID-BINDING",
            "NON-EXISTENT-ENDPOINT",
            "NON-EXISTENT-PIPELINE",
            "NON-EXISTING-SCENE",
            "METHOD-NOT-ALLOWED",
            "PAYLOAD-TOO-LARGE",
            "VALIDATION-ERROR",
            "PROCESSING-ERROR",
            "ERROR",
            "UNSUPPORTED-IMAGERY",
            "INVALID-GEOMETRY-GEOFENCE",
            "DATASET-NOT-SUPPORTED-FOR-SEARCH",
            "NON-EXISTENT-GEOMETRY",
            "GSD-TOO-COARSE",
            "SCENES-WITH-SAME-DATETIME",
        ]
    )
    error_message: str = field(name="errorMessage")


class TransactionPage(Struct, kw_only=True):
    """
    A page of transactions.
    """

    results: list[Transaction]
    cursor: str | None | UnsetType = UNSET


class Product(Struct, kw_only=True):
    """
    A product.
    """

    product_id: str = field(name="productId")
    active: bool
    downloadable: bool
    metadata: ProductMetadata | UnsetType = UNSET
    sales_info: dict[str, SalesInfo] | UnsetType = field(
        name="salesInfo", default=UNSET
    )


class PipelineStatus(Struct, kw_only=True):
    """
    How far a pipeline is.
    """

    status: str | Literal["NEW", "PROCESSING", "RESOLVED", "FAILED"]
    next_try: int | UnsetType = field(name="nextTry", default=UNSET)
    progress: PipelineProgress | UnsetType = UNSET


class Scene(Struct, kw_only=True):
    """
    What is known of a scene.
    """

    scene_id: str = field(name="sceneId")
    provider: str
    dataset: str
    satellite: str
    datetime: str
    footprint: Polygon | MultiPolygon
    crs_epsg: int | UnsetType = field(name="crsEpsg", default=UNSET)
    bands: list[Band] | UnsetType = UNSET
    foreign_id: str | UnsetType = field(name="foreignId", default=UNSET)
    cloud_cover: float | UnsetType = field(name="cloudCover", default=UNSET)
    off_nadir: float | UnsetType = field(name="offNadir", default=UNSET)
    sun_azimuth: float | UnsetType = field(name="sunAzimuth", default=UNSET)
    sun_elevation: float | UnsetType = field(name="sunElevation", default=UNSET)
    satellite_azimuth: float | UnsetType = field(name="satelliteAzimuth", default=UNSET)
    downloadable: bool | UnsetType = UNSET
    clipped_imagery: bool | UnsetType = field(name="clippedImagery", default=UNSET)
    min_area: float | UnsetType = field(name="minArea", default=UNSET)
    anomalous_ratio: float | UnsetType = field(name="anomalousRatio", default=UNSET)


class ProviderDataset(Struct, kw_only=True):
    """
    A dataset that can be searched.
    """

    provider: str
    provider_name: str = field(name="providerName")
    dataset: str
    dataset_name: str = field(name="datasetName")
    dataset_type: str | Literal["optical", "sar-grd"] = field(name="datasetType")
    attribution: str
    change_group: str = field(name="changeGroup")
    clip: str | Literal["disallowed", "required"]
    downloadable: bool
    exportable: bool
    thumbnail: bool
    requires_separate_search: bool = field(name="requiresSeparateSearch")
    max_mbr_side: float = field(name="maxMbrSide")
    resolution: Annotated[list[float], Meta(max_length=2, min_length=2)]
    visualization_bands: list[str] | UnsetType = field(
        name="visualizationBands", default=UNSET
    )
    tasking_info: TaskingInfo | UnsetType = field(name="taskingInfo", default=UNSET)


Catalogue: TypeAlias = dict[str, list[CatalogueEntry]]


class DatapointsRequest(Struct, kw_only=True):
    """
    A query of data points.
    """

    filters: list[
        ValueListFilter | ValueRangeFilter | TimeRangeFilter | GeoIntersectsFilter
    ]
    aggregator: str | None | UnsetType = UNSET
    show_aoi_positions: bool | UnsetType = field(name="showAoiPositions", default=UNSET)
    show_aoi_tags: bool | UnsetType = field(name="showAoiTags", default=UNSET)
    postprocess: str | None | UnsetType = UNSET
    resample: Literal["weekly", "monthly", "yearly"] | None | UnsetType = UNSET
    columns: list[str] | None | UnsetType = UNSET
    keep_duplicates: bool | UnsetType = field(name="keepDuplicates", default=UNSET)
    keep_all_versions: bool | UnsetType = field(name="keepAllVersions", default=UNSET)


class MapClasses(Struct, kw_only=True):
    """
    The classes of a map and their colours.
    """

    map_type: str = field(name="mapType")
    segmentation_classification: dict[str, dict[str, SegmentClass]] | UnsetType = field(
        name="segmentationClassification", default=UNSET
    )
    segmentation_metadata: SegmentationMetadata | UnsetType = field(
        name="segmentationMetadata", default=UNSET
    )
    deprecated_classes: dict[str, dict[str, Color]] | UnsetType = field(
        name="deprecatedClasses", default=UNSET
    )


class MapType(Struct, kw_only=True):
    """
    An analysis that can be made.
    """

    map_type: str = field(name="mapType")
    description: str
    available_datasets: dict[str, list[AvailableDataset]] = field(
        name="availableDatasets"
    )
    grid_files: dict[str, list[str]] = field(name="gridFiles")
    max_mpix: float = field(name="maxMpix")
    supports_user_threshold: bool = field(name="supportsUserThreshold")
    segmentation_classification: dict[str, dict[str, SegmentClass]] | UnsetType = field(
        name="segmentationClassification", default=UNSET
    )
    segmentation_metadata: SegmentationMetadata | UnsetType = field(
        name="segmentationMetadata", default=UNSET
    )
    deprecated_classes: dict[str, dict[str, Color]] | UnsetType = field(
        name="deprecatedClasses", default=UNSET
    )


class AreaRequest(Struct, kw_only=True):
    """
    An area and the scenes it is to be priced for.
    """

    scene_ids: Annotated[list[str], Meta(min_length=1)] = field(name="sceneIds")
    geojson: Union[
        Polygon,
        MultiPolygon,
        "GeometryCollection",
        "Feature",
        "FeatureCollection",
        LineString,
        MultiLineString,
        MultiPoint,
        Point,
    ]
    user_id: str | None | UnsetType = field(name="userId", default=UNSET)
    credits_tier: str | None | UnsetType = field(name="creditsTier", default=UNSET)
    cost_free_allocation: bool | UnsetType = field(
        name="costFreeAllocation", default=UNSET
    )


class ReleaseRequest(Struct, kw_only=True):
    """
    An analysis of scenes.
    """

    map_types: Annotated[list[str], Meta(min_length=1)] = field(name="mapTypes")
    scene_ids: Annotated[list[str], Meta(min_length=1)] = field(name="sceneIds")
    extent: Union[
        Polygon,
        MultiPolygon,
        "GeometryCollection",
        "Feature",
        "FeatureCollection",
        LineString,
        MultiLineString,
        MultiPoint,
        Point,
    ]
    sub_geometry: Union[
        Union[
            Polygon,
            MultiPolygon,
            "GeometryCollection",
            "Feature",
            "FeatureCollection",
            LineString,
            MultiLineString,
            MultiPoint,
            Point,
        ],
        None,
        UnsetType,
    ] = field(name="subGeometry", default=UNSET)
    only_ingested: bool | UnsetType = field(name="onlyIngested", default=UNSET)


class DryRunRequest(Struct, kw_only=True):
    """
    Analyses to be priced.
    """

    dry_runs: list[DryRun] = field(name="dryRuns")
    extent: Union[
        Polygon,
        MultiPolygon,
        "GeometryCollection",
        "Feature",
        "FeatureCollection",
        LineString,
        MultiLineString,
        MultiPoint,
        Point,
    ]
    allocate: bool | UnsetType = UNSET
    ignore_cache: bool | UnsetType = field(name="ignoreCache", default=UNSET)
    only_ingested: bool | UnsetType = field(name="onlyIngested", default=UNSET)


class PairwiseRequest(Struct, kw_only=True):
    """
    Scenes to be paired.
    """

    scene_ids: list[str] = field(name="sceneIds")
    extent: Union[
        Polygon,
        MultiPolygon,
        "GeometryCollection",
        "Feature",
        "FeatureCollection",
        LineString,
        MultiLineString,
        MultiPoint,
        Point,
    ]
    min_intersection: float | None | UnsetType = field(
        name="minIntersection", default=UNSET
    )
    pairing_type: str | None | UnsetType = field(name="pairingType", default=UNSET)
    periodicity: str | None | UnsetType = UNSET
    min_day_delta: float | None | UnsetType = field(name="minDayDelta", default=UNSET)
    max_day_delta: float | None | UnsetType = field(name="maxDayDelta", default=UNSET)
    only_top_orbit_number: bool | UnsetType = field(
        name="onlyTopOrbitNumber", default=UNSET
    )
    max_yoy_delta: float | None | UnsetType = field(name="maxYoyDelta", default=UNSET)


class NwiseRequest(Struct, kw_only=True):
    """
    Scenes to be grouped.
    """

    grouping_type: Literal["cumulated"] = field(name="groupingType")
    scene_ids: Annotated[list[str], Meta(min_length=3)] = field(name="sceneIds")
    extent: Union[
        Polygon,
        MultiPolygon,
        "GeometryCollection",
        "Feature",
        "FeatureCollection",
        LineString,
        MultiLineString,
        MultiPoint,
        Point,
    ]
    min_scenes: Annotated[int, Meta(ge=3)] | UnsetType = field(
        name="minScenes", default=UNSET
    )


class SearchRequest(Struct, kw_only=True):
    """
    What to search for.
    """

    datasets: Annotated[list[DatasetName], Meta(min_length=1)]
    extent: Union[
        Union[
            Polygon,
            MultiPolygon,
            "GeometryCollection",
            "Feature",
            "FeatureCollection",
            LineString,
            MultiLineString,
            MultiPoint,
            Point,
        ],
        None,
        UnsetType,
    ] = UNSET
    start_datetime: DateTimeText | None | UnsetType = field(
        name="startDatetime", default=UNSET
    )
    end_datetime: DateTimeText | None | UnsetType = field(
        name="endDatetime", default=UNSET
    )
    cursor: int | None | UnsetType = UNSET
    min_intersection: Annotated[float, Meta(ge=0.0, le=1.0)] | UnsetType = field(
        name="minIntersection", default=UNSET
    )
    only_ingested: bool | UnsetType = field(name="onlyIngested", default=UNSET)
    only_downloadable: bool | UnsetType = field(name="onlyDownloadable", default=UNSET)
    force_refresh: bool | UnsetType = field(name="forceRefresh", default=UNSET)
    scene_coverage: bool | UnsetType = field(name="sceneCoverage", default=UNSET)


class ImageRequest(Struct, kw_only=True):
    """
    A part of a scene to be exported.
    """

    scene_id: str = field(name="sceneId")
    extent: Union[
        Polygon,
        MultiPolygon,
        "GeometryCollection",
        "Feature",
        "FeatureCollection",
        LineString,
        MultiLineString,
        MultiPoint,
        Point,
    ]
    resolution: float | None | UnsetType = UNSET
    export_raster: str | None | UnsetType = field(name="exportRaster", default=UNSET)


class ImageResult(Struct, kw_only=True):
    """
    An exported picture.
    """

    extent: GeometryCollection
    meta: Scene
    url: str | UnsetType = UNSET


class GeometryCollection(
    Struct, kw_only=True, tag_field="type", tag="GeometryCollection"
):
    """
    Several geometries as one.
    """

    geometries: list[
        Union[
            Polygon,
            MultiPolygon,
            "GeometryCollection",
            LineString,
            MultiLineString,
            MultiPoint,
            Point,
        ]
    ]


class Feature(Struct, kw_only=True, tag_field="type", tag="Feature"):
    """
    A geometry with properties.
    """

    geometry: Optional[
        Union[
            Polygon,
            MultiPolygon,
            "GeometryCollection",
            LineString,
            MultiLineString,
            MultiPoint,
            Point,
        ]
    ]
    properties: dict[str, Any] | None | UnsetType = UNSET


class FeatureCollection(
    Struct, kw_only=True, tag_field="type", tag="FeatureCollection"
):
    """
    Several features.
    """

    features: list[Feature]
