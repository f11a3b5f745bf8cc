"""The objects of the service; each is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .allocation import Allocation
    from .allocation_page import AllocationPage
    from .aoi import Aoi
    from .area_price import AreaPrice
    from .area_request import AreaRequest
    from .auth_0_error import Auth0Error
    from .band import Band
    from .catalogue_entry import CatalogueEntry
    from .catalogue_metadata import CatalogueMetadata
    from .catalogue_request import CatalogueRequest
    from .clip_rule import ClipRule
    from .credit_limit_request import CreditLimitRequest
    from .csv_format import CsvFormat
    from .data_dictionary_request import DataDictionaryRequest
    from .datapoints import Datapoints
    from .datapoints_request import DatapointsRequest
    from .dataset_limits import DatasetLimits
    from .dataset_name import DatasetName
    from .dataset_type import DatasetType
    from .date_range import DateRange
    from .day_range import DayRange
    from .dry_run import DryRun
    from .dry_run_request import DryRunRequest
    from .dry_run_result import DryRunResult
    from .dry_run_scene import DryRunScene
    from .error_body import ErrorBody
    from .error_code import ErrorCode
    from .feature import Feature
    from .feature_collection import FeatureCollection
    from .geo_intersects_filter import GeoIntersectsFilter
    from .geometry_collection import GeometryCollection
    from .grid_flag import GridFlag
    from .group_page_request import GroupPageRequest
    from .guardian_user import GuardianUser
    from .guardian_user_request import GuardianUserRequest
    from .image_request import ImageRequest
    from .image_result import ImageResult
    from .ingest_result import IngestResult
    from .ingested_scene import IngestedScene
    from .initiated_pipeline import InitiatedPipeline
    from .labelled_geometry import LabelledGeometry
    from .line_string import LineString
    from .map_classes import MapClasses
    from .map_type import MapType
    from .multi_line_string import MultiLineString
    from .multi_point import MultiPoint
    from .multi_polygon import MultiPolygon
    from .nwise_request import NwiseRequest
    from .nwise_result import NwiseResult
    from .pairwise_request import PairwiseRequest
    from .pairwise_result import PairwiseResult
    from .pipeline_progress import PipelineProgress
    from .pipeline_request import PipelineRequest
    from .pipeline_state import PipelineState
    from .pipeline_status import PipelineStatus
    from .pipeline_status_request import PipelineStatusRequest
    from .point import Point
    from .polygon import Polygon
    from .product import Product
    from .product_metadata import ProductMetadata
    from .product_request import ProductRequest
    from .products_request import ProductsRequest
    from .progress_message import ProgressMessage
    from .provider_dataset import ProviderDataset
    from .release_request import ReleaseRequest
    from .released_map import ReleasedMap
    from .resampling import Resampling
    from .resolution_range import ResolutionRange
    from .sales_info import SalesInfo
    from .scene import Scene
    from .scene_info_request import SceneInfoRequest
    from .scene_page import ScenePage
    from .scene_pair import ScenePair
    from .search_request import SearchRequest
    from .segment_class import SegmentClass
    from .segmentation_metadata import SegmentationMetadata
    from .tasking_info import TaskingInfo
    from .time_range import TimeRange
    from .time_range_filter import TimeRangeFilter
    from .token_reply import TokenReply
    from .token_request import TokenRequest
    from .transaction import Transaction
    from .transaction_kind import TransactionKind
    from .transaction_page import TransactionPage
    from .user_credits import UserCredits
    from .user_info import UserInfo
    from .user_request import UserRequest
    from .value_list import ValueList
    from .value_list_filter import ValueListFilter
    from .value_range import ValueRange
    from .value_range_filter import ValueRangeFilter

_MODULES: dict[str, str] = {
    "Allocation": ".allocation",
    "AllocationPage": ".allocation_page",
    "Aoi": ".aoi",
    "AreaPrice": ".area_price",
    "AreaRequest": ".area_request",
    "Auth0Error": ".auth_0_error",
    "Band": ".band",
    "CatalogueEntry": ".catalogue_entry",
    "CatalogueMetadata": ".catalogue_metadata",
    "CatalogueRequest": ".catalogue_request",
    "ClipRule": ".clip_rule",
    "CreditLimitRequest": ".credit_limit_request",
    "CsvFormat": ".csv_format",
    "DataDictionaryRequest": ".data_dictionary_request",
    "Datapoints": ".datapoints",
    "DatapointsRequest": ".datapoints_request",
    "DatasetLimits": ".dataset_limits",
    "DatasetName": ".dataset_name",
    "DatasetType": ".dataset_type",
    "DateRange": ".date_range",
    "DayRange": ".day_range",
    "DryRun": ".dry_run",
    "DryRunRequest": ".dry_run_request",
    "DryRunResult": ".dry_run_result",
    "DryRunScene": ".dry_run_scene",
    "ErrorBody": ".error_body",
    "ErrorCode": ".error_code",
    "Feature": ".feature",
    "FeatureCollection": ".feature_collection",
    "GeoIntersectsFilter": ".geo_intersects_filter",
    "GeometryCollection": ".geometry_collection",
    "GridFlag": ".grid_flag",
    "GroupPageRequest": ".group_page_request",
    "GuardianUser": ".guardian_user",
    "GuardianUserRequest": ".guardian_user_request",
    "ImageRequest": ".image_request",
    "ImageResult": ".image_result",
    "IngestResult": ".ingest_result",
    "IngestedScene": ".ingested_scene",
    "InitiatedPipeline": ".initiated_pipeline",
    "LabelledGeometry": ".labelled_geometry",
    "LineString": ".line_string",
    "MapClasses": ".map_classes",
    "MapType": ".map_type",
    "MultiLineString": ".multi_line_string",
    "MultiPoint": ".multi_point",
    "MultiPolygon": ".multi_polygon",
    "NwiseRequest": ".nwise_request",
    "NwiseResult": ".nwise_result",
    "PairwiseRequest": ".pairwise_request",
    "PairwiseResult": ".pairwise_result",
    "PipelineProgress": ".pipeline_progress",
    "PipelineRequest": ".pipeline_request",
    "PipelineState": ".pipeline_state",
    "PipelineStatus": ".pipeline_status",
    "PipelineStatusRequest": ".pipeline_status_request",
    "Point": ".point",
    "Polygon": ".polygon",
    "Product": ".product",
    "ProductMetadata": ".product_metadata",
    "ProductRequest": ".product_request",
    "ProductsRequest": ".products_request",
    "ProgressMessage": ".progress_message",
    "ProviderDataset": ".provider_dataset",
    "ReleaseRequest": ".release_request",
    "ReleasedMap": ".released_map",
    "Resampling": ".resampling",
    "ResolutionRange": ".resolution_range",
    "SalesInfo": ".sales_info",
    "Scene": ".scene",
    "SceneInfoRequest": ".scene_info_request",
    "ScenePage": ".scene_page",
    "ScenePair": ".scene_pair",
    "SearchRequest": ".search_request",
    "SegmentClass": ".segment_class",
    "SegmentationMetadata": ".segmentation_metadata",
    "TaskingInfo": ".tasking_info",
    "TimeRange": ".time_range",
    "TimeRangeFilter": ".time_range_filter",
    "TokenReply": ".token_reply",
    "TokenRequest": ".token_request",
    "Transaction": ".transaction",
    "TransactionKind": ".transaction_kind",
    "TransactionPage": ".transaction_page",
    "UserCredits": ".user_credits",
    "UserInfo": ".user_info",
    "UserRequest": ".user_request",
    "ValueList": ".value_list",
    "ValueListFilter": ".value_list_filter",
    "ValueRange": ".value_range",
    "ValueRangeFilter": ".value_range_filter",
}

__all__ = [
    "Allocation",
    "AllocationPage",
    "Aoi",
    "AreaPrice",
    "AreaRequest",
    "Auth0Error",
    "Band",
    "CatalogueEntry",
    "CatalogueMetadata",
    "CatalogueRequest",
    "ClipRule",
    "CreditLimitRequest",
    "CsvFormat",
    "DataDictionaryRequest",
    "Datapoints",
    "DatapointsRequest",
    "DatasetLimits",
    "DatasetName",
    "DatasetType",
    "DateRange",
    "DayRange",
    "DryRun",
    "DryRunRequest",
    "DryRunResult",
    "DryRunScene",
    "ErrorBody",
    "ErrorCode",
    "Feature",
    "FeatureCollection",
    "GeoIntersectsFilter",
    "GeometryCollection",
    "GridFlag",
    "GroupPageRequest",
    "GuardianUser",
    "GuardianUserRequest",
    "ImageRequest",
    "ImageResult",
    "IngestedScene",
    "IngestResult",
    "InitiatedPipeline",
    "LabelledGeometry",
    "LineString",
    "MapClasses",
    "MapType",
    "MultiLineString",
    "MultiPoint",
    "MultiPolygon",
    "NwiseRequest",
    "NwiseResult",
    "PairwiseRequest",
    "PairwiseResult",
    "PipelineProgress",
    "PipelineRequest",
    "PipelineState",
    "PipelineStatus",
    "PipelineStatusRequest",
    "Point",
    "Polygon",
    "Product",
    "ProductMetadata",
    "ProductRequest",
    "ProductsRequest",
    "ProgressMessage",
    "ProviderDataset",
    "ReleasedMap",
    "ReleaseRequest",
    "Resampling",
    "ResolutionRange",
    "SalesInfo",
    "Scene",
    "SceneInfoRequest",
    "ScenePage",
    "ScenePair",
    "SearchRequest",
    "SegmentationMetadata",
    "SegmentClass",
    "TaskingInfo",
    "TimeRange",
    "TimeRangeFilter",
    "TokenReply",
    "TokenRequest",
    "Transaction",
    "TransactionKind",
    "TransactionPage",
    "UserCredits",
    "UserInfo",
    "UserRequest",
    "ValueList",
    "ValueListFilter",
    "ValueRange",
    "ValueRangeFilter",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
