"""The objects of the service; each is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .acquisition_mode import AcquisitionMode
    from .aggregation_interval import AggregationInterval
    from .async_process_delivery import AsyncProcessDelivery
    from .async_process_output import AsyncProcessOutput
    from .async_process_request import AsyncProcessRequest
    from .async_process_status import AsyncProcessStatus
    from .backscatter_coefficient import BackscatterCoefficient
    from .band_histogram import BandHistogram
    from .band_metadata import BandMetadata
    from .band_sample_type import BandSampleType
    from .band_statistics import BandStatistics
    from .band_stats import BandStats
    from .boom import Boom
    from .bounds import Bounds
    from .bounds_properties import BoundsProperties
    from .calculation_definition import CalculationDefinition
    from .catalog_asset import CatalogAsset
    from .catalog_collection import CatalogCollection
    from .catalog_collections import CatalogCollections
    from .catalog_conformance import CatalogConformance
    from .catalog_context import CatalogContext
    from .catalog_error import CatalogError
    from .catalog_extent import CatalogExtent
    from .catalog_fields import CatalogFields
    from .catalog_geometry_collection import CatalogGeometryCollection
    from .catalog_item import CatalogItem
    from .catalog_item_collection import CatalogItemCollection
    from .catalog_item_part import CatalogItemPart
    from .catalog_landing_page import CatalogLandingPage
    from .catalog_line_string import CatalogLineString
    from .catalog_link import CatalogLink
    from .catalog_link_method import CatalogLinkMethod
    from .catalog_multi_line_string import CatalogMultiLineString
    from .catalog_multi_point import CatalogMultiPoint
    from .catalog_multi_polygon import CatalogMultiPolygon
    from .catalog_point import CatalogPoint
    from .catalog_polygon import CatalogPolygon
    from .catalog_properties import CatalogProperties
    from .catalog_properties_part import CatalogPropertiesPart
    from .catalog_provider import CatalogProvider
    from .catalog_provider_role import CatalogProviderRole
    from .catalog_queryables import CatalogQueryables
    from .catalog_search_page import CatalogSearchPage
    from .catalog_search_request import CatalogSearchRequest
    from .catalog_spatial_extent import CatalogSpatialExtent
    from .catalog_summary_range import CatalogSummaryRange
    from .catalog_temporal_extent import CatalogTemporalExtent
    from .cloud_filter import CloudFilter
    from .cloud_mosaicking_order import CloudMosaickingOrder
    from .collection_metadata import CollectionMetadata
    from .cql_2_and import Cql2And
    from .cql_2_between import Cql2Between
    from .cql_2_comparison import Cql2Comparison
    from .cql_2_comparison_operator import Cql2ComparisonOperator
    from .cql_2_not import Cql2Not
    from .cql_2_property import Cql2Property
    from .custom_dataset import CustomDataset
    from .date_time_interval import DateTimeInterval
    from .dem_dataset import DemDataset
    from .dem_filter import DemFilter
    from .dem_instance import DemInstance
    from .dem_processing import DemProcessing
    from .error_code import ErrorCode
    from .filter_language import FilterLanguage
    from .geometry_crs import GeometryCrs
    from .geometry_crs_name import GeometryCrsName
    from .gs_bucket import GsBucket
    from .histogram_bin import HistogramBin
    from .histogram_definition import HistogramDefinition
    from .hls_constellation import HlsConstellation
    from .hls_dataset import HlsDataset
    from .hls_filter import HlsFilter
    from .jpeg_format import JpegFormat
    from .json_format import JsonFormat
    from .landsat_8l1c_dataset import Landsat8L1CDataset
    from .landsat_etm_l1_dataset import LandsatEtmL1Dataset
    from .landsat_etm_l2_dataset import LandsatEtmL2Dataset
    from .landsat_filter import LandsatFilter
    from .landsat_mss_l1_dataset import LandsatMssL1Dataset
    from .landsat_ot_l1_dataset import LandsatOtL1Dataset
    from .landsat_ot_l2_dataset import LandsatOtL2Dataset
    from .landsat_real_time_filter import LandsatRealTimeFilter
    from .landsat_real_time_tiers import LandsatRealTimeTiers
    from .landsat_tiers import LandsatTiers
    from .landsat_tm_l1_dataset import LandsatTmL1Dataset
    from .landsat_tm_l2_dataset import LandsatTmL2Dataset
    from .last_interval_behavior import LastIntervalBehavior
    from .lee_speckle_filter import LeeSpeckleFilter
    from .location import Location
    from .modis_dataset import ModisDataset
    from .mosaicking_order import MosaickingOrder
    from .multi_polygon import MultiPolygon
    from .no_speckle_filter import NoSpeckleFilter
    from .object_storage import ObjectStorage
    from .orbit_direction import OrbitDirection
    from .orthorectification_dem import OrthorectificationDem
    from .output_response import OutputResponse
    from .percentiles_definition import PercentilesDefinition
    from .png_format import PngFormat
    from .polarization import Polarization
    from .polygon import Polygon
    from .preview_mode import PreviewMode
    from .process_input import ProcessInput
    from .process_output import ProcessOutput
    from .process_request import ProcessRequest
    from .process_request_form import ProcessRequestForm
    from .process_request_part import ProcessRequestPart
    from .resampling import Resampling
    from .resampling_processing import ResamplingProcessing
    from .rest_error_wrapper import RestErrorWrapper
    from .s3_bucket import S3Bucket
    from .sentinel_1_grd_dataset import Sentinel1GrdDataset
    from .sentinel_1_grd_filter import Sentinel1GrdFilter
    from .sentinel_1_grd_processing import Sentinel1GrdProcessing
    from .sentinel_1_resolution import Sentinel1Resolution
    from .sentinel_1_timeliness import Sentinel1Timeliness
    from .sentinel_2_processing import Sentinel2Processing
    from .sentinel_2l1c_dataset import Sentinel2L1CDataset
    from .sentinel_2l1c_filter import Sentinel2L1CFilter
    from .sentinel_2l2a_dataset import Sentinel2L2ADataset
    from .sentinel_3_olci_dataset import Sentinel3OlciDataset
    from .sentinel_3_olci_l2_dataset import Sentinel3OlciL2Dataset
    from .sentinel_3_slstr_dataset import Sentinel3SlstrDataset
    from .sentinel_3_slstr_filter import Sentinel3SlstrFilter
    from .sentinel_3_slstr_processing import Sentinel3SlstrProcessing
    from .sentinel_5p_filter import Sentinel5PFilter
    from .sentinel_5p_processing import Sentinel5PProcessing
    from .sentinel_5p_timeliness import Sentinel5PTimeliness
    from .sentinel_5pl2_dataset import Sentinel5PL2Dataset
    from .slstr_view import SlstrView
    from .statistical_aggregation import StatisticalAggregation
    from .statistical_aggregation_part import StatisticalAggregationPart
    from .statistical_error import StatisticalError
    from .statistical_error_type import StatisticalErrorType
    from .statistical_interval import StatisticalInterval
    from .statistical_output import StatisticalOutput
    from .statistical_request import StatisticalRequest
    from .statistical_request_form import StatisticalRequestForm
    from .statistical_request_part import StatisticalRequestPart
    from .statistical_response import StatisticalResponse
    from .statistical_status import StatisticalStatus
    from .statistics_definition import StatisticsDefinition
    from .tiff_format import TiffFormat
    from .time_filter import TimeFilter
    from .time_range import TimeRange
    from .token_error import TokenError
    from .token_reply import TokenReply
    from .token_request import TokenRequest
    from .view import View

_MODULES: dict[str, str] = {
    "AcquisitionMode": ".acquisition_mode",
    "AggregationInterval": ".aggregation_interval",
    "AsyncProcessDelivery": ".async_process_delivery",
    "AsyncProcessOutput": ".async_process_output",
    "AsyncProcessRequest": ".async_process_request",
    "AsyncProcessStatus": ".async_process_status",
    "BackscatterCoefficient": ".backscatter_coefficient",
    "BandHistogram": ".band_histogram",
    "BandMetadata": ".band_metadata",
    "BandSampleType": ".band_sample_type",
    "BandStatistics": ".band_statistics",
    "BandStats": ".band_stats",
    "Boom": ".boom",
    "Bounds": ".bounds",
    "BoundsProperties": ".bounds_properties",
    "CalculationDefinition": ".calculation_definition",
    "CatalogAsset": ".catalog_asset",
    "CatalogCollection": ".catalog_collection",
    "CatalogCollections": ".catalog_collections",
    "CatalogConformance": ".catalog_conformance",
    "CatalogContext": ".catalog_context",
    "CatalogError": ".catalog_error",
    "CatalogExtent": ".catalog_extent",
    "CatalogFields": ".catalog_fields",
    "CatalogGeometryCollection": ".catalog_geometry_collection",
    "CatalogItem": ".catalog_item",
    "CatalogItemCollection": ".catalog_item_collection",
    "CatalogItemPart": ".catalog_item_part",
    "CatalogLandingPage": ".catalog_landing_page",
    "CatalogLineString": ".catalog_line_string",
    "CatalogLink": ".catalog_link",
    "CatalogLinkMethod": ".catalog_link_method",
    "CatalogMultiLineString": ".catalog_multi_line_string",
    "CatalogMultiPoint": ".catalog_multi_point",
    "CatalogMultiPolygon": ".catalog_multi_polygon",
    "CatalogPoint": ".catalog_point",
    "CatalogPolygon": ".catalog_polygon",
    "CatalogProperties": ".catalog_properties",
    "CatalogPropertiesPart": ".catalog_properties_part",
    "CatalogProvider": ".catalog_provider",
    "CatalogProviderRole": ".catalog_provider_role",
    "CatalogQueryables": ".catalog_queryables",
    "CatalogSearchPage": ".catalog_search_page",
    "CatalogSearchRequest": ".catalog_search_request",
    "CatalogSpatialExtent": ".catalog_spatial_extent",
    "CatalogSummaryRange": ".catalog_summary_range",
    "CatalogTemporalExtent": ".catalog_temporal_extent",
    "CloudFilter": ".cloud_filter",
    "CloudMosaickingOrder": ".cloud_mosaicking_order",
    "CollectionMetadata": ".collection_metadata",
    "Cql2And": ".cql_2_and",
    "Cql2Between": ".cql_2_between",
    "Cql2Comparison": ".cql_2_comparison",
    "Cql2ComparisonOperator": ".cql_2_comparison_operator",
    "Cql2Not": ".cql_2_not",
    "Cql2Property": ".cql_2_property",
    "CustomDataset": ".custom_dataset",
    "DateTimeInterval": ".date_time_interval",
    "DemDataset": ".dem_dataset",
    "DemFilter": ".dem_filter",
    "DemInstance": ".dem_instance",
    "DemProcessing": ".dem_processing",
    "ErrorCode": ".error_code",
    "FilterLanguage": ".filter_language",
    "GeometryCrs": ".geometry_crs",
    "GeometryCrsName": ".geometry_crs_name",
    "GsBucket": ".gs_bucket",
    "HistogramBin": ".histogram_bin",
    "HistogramDefinition": ".histogram_definition",
    "HlsConstellation": ".hls_constellation",
    "HlsDataset": ".hls_dataset",
    "HlsFilter": ".hls_filter",
    "JpegFormat": ".jpeg_format",
    "JsonFormat": ".json_format",
    "Landsat8L1CDataset": ".landsat_8l1c_dataset",
    "LandsatEtmL1Dataset": ".landsat_etm_l1_dataset",
    "LandsatEtmL2Dataset": ".landsat_etm_l2_dataset",
    "LandsatFilter": ".landsat_filter",
    "LandsatMssL1Dataset": ".landsat_mss_l1_dataset",
    "LandsatOtL1Dataset": ".landsat_ot_l1_dataset",
    "LandsatOtL2Dataset": ".landsat_ot_l2_dataset",
    "LandsatRealTimeFilter": ".landsat_real_time_filter",
    "LandsatRealTimeTiers": ".landsat_real_time_tiers",
    "LandsatTiers": ".landsat_tiers",
    "LandsatTmL1Dataset": ".landsat_tm_l1_dataset",
    "LandsatTmL2Dataset": ".landsat_tm_l2_dataset",
    "LastIntervalBehavior": ".last_interval_behavior",
    "LeeSpeckleFilter": ".lee_speckle_filter",
    "Location": ".location",
    "ModisDataset": ".modis_dataset",
    "MosaickingOrder": ".mosaicking_order",
    "MultiPolygon": ".multi_polygon",
    "NoSpeckleFilter": ".no_speckle_filter",
    "ObjectStorage": ".object_storage",
    "OrbitDirection": ".orbit_direction",
    "OrthorectificationDem": ".orthorectification_dem",
    "OutputResponse": ".output_response",
    "PercentilesDefinition": ".percentiles_definition",
    "PngFormat": ".png_format",
    "Polarization": ".polarization",
    "Polygon": ".polygon",
    "PreviewMode": ".preview_mode",
    "ProcessInput": ".process_input",
    "ProcessOutput": ".process_output",
    "ProcessRequest": ".process_request",
    "ProcessRequestForm": ".process_request_form",
    "ProcessRequestPart": ".process_request_part",
    "Resampling": ".resampling",
    "ResamplingProcessing": ".resampling_processing",
    "RestErrorWrapper": ".rest_error_wrapper",
    "S3Bucket": ".s3_bucket",
    "Sentinel1GrdDataset": ".sentinel_1_grd_dataset",
    "Sentinel1GrdFilter": ".sentinel_1_grd_filter",
    "Sentinel1GrdProcessing": ".sentinel_1_grd_processing",
    "Sentinel1Resolution": ".sentinel_1_resolution",
    "Sentinel1Timeliness": ".sentinel_1_timeliness",
    "Sentinel2Processing": ".sentinel_2_processing",
    "Sentinel2L1CDataset": ".sentinel_2l1c_dataset",
    "Sentinel2L1CFilter": ".sentinel_2l1c_filter",
    "Sentinel2L2ADataset": ".sentinel_2l2a_dataset",
    "Sentinel3OlciDataset": ".sentinel_3_olci_dataset",
    "Sentinel3OlciL2Dataset": ".sentinel_3_olci_l2_dataset",
    "Sentinel3SlstrDataset": ".sentinel_3_slstr_dataset",
    "Sentinel3SlstrFilter": ".sentinel_3_slstr_filter",
    "Sentinel3SlstrProcessing": ".sentinel_3_slstr_processing",
    "Sentinel5PFilter": ".sentinel_5p_filter",
    "Sentinel5PProcessing": ".sentinel_5p_processing",
    "Sentinel5PTimeliness": ".sentinel_5p_timeliness",
    "Sentinel5PL2Dataset": ".sentinel_5pl2_dataset",
    "SlstrView": ".slstr_view",
    "StatisticalAggregation": ".statistical_aggregation",
    "StatisticalAggregationPart": ".statistical_aggregation_part",
    "StatisticalError": ".statistical_error",
    "StatisticalErrorType": ".statistical_error_type",
    "StatisticalInterval": ".statistical_interval",
    "StatisticalOutput": ".statistical_output",
    "StatisticalRequest": ".statistical_request",
    "StatisticalRequestForm": ".statistical_request_form",
    "StatisticalRequestPart": ".statistical_request_part",
    "StatisticalResponse": ".statistical_response",
    "StatisticalStatus": ".statistical_status",
    "StatisticsDefinition": ".statistics_definition",
    "TiffFormat": ".tiff_format",
    "TimeFilter": ".time_filter",
    "TimeRange": ".time_range",
    "TokenError": ".token_error",
    "TokenReply": ".token_reply",
    "TokenRequest": ".token_request",
    "View": ".view",
}

__all__ = [
    "AcquisitionMode",
    "AggregationInterval",
    "AsyncProcessDelivery",
    "AsyncProcessOutput",
    "AsyncProcessRequest",
    "AsyncProcessStatus",
    "BackscatterCoefficient",
    "BandHistogram",
    "BandMetadata",
    "BandSampleType",
    "BandStatistics",
    "BandStats",
    "Boom",
    "Bounds",
    "BoundsProperties",
    "CalculationDefinition",
    "CatalogAsset",
    "CatalogCollection",
    "CatalogCollections",
    "CatalogConformance",
    "CatalogContext",
    "CatalogError",
    "CatalogExtent",
    "CatalogFields",
    "CatalogGeometryCollection",
    "CatalogItem",
    "CatalogItemCollection",
    "CatalogItemPart",
    "CatalogLandingPage",
    "CatalogLineString",
    "CatalogLink",
    "CatalogLinkMethod",
    "CatalogMultiLineString",
    "CatalogMultiPoint",
    "CatalogMultiPolygon",
    "CatalogPoint",
    "CatalogPolygon",
    "CatalogProperties",
    "CatalogPropertiesPart",
    "CatalogProvider",
    "CatalogProviderRole",
    "CatalogQueryables",
    "CatalogSearchPage",
    "CatalogSearchRequest",
    "CatalogSpatialExtent",
    "CatalogSummaryRange",
    "CatalogTemporalExtent",
    "CloudFilter",
    "CloudMosaickingOrder",
    "CollectionMetadata",
    "Cql2And",
    "Cql2Between",
    "Cql2Comparison",
    "Cql2ComparisonOperator",
    "Cql2Not",
    "Cql2Property",
    "CustomDataset",
    "DateTimeInterval",
    "DemDataset",
    "DemFilter",
    "DemInstance",
    "DemProcessing",
    "ErrorCode",
    "FilterLanguage",
    "GeometryCrs",
    "GeometryCrsName",
    "GsBucket",
    "HistogramBin",
    "HistogramDefinition",
    "HlsConstellation",
    "HlsDataset",
    "HlsFilter",
    "JpegFormat",
    "JsonFormat",
    "Landsat8L1CDataset",
    "LandsatEtmL1Dataset",
    "LandsatEtmL2Dataset",
    "LandsatFilter",
    "LandsatMssL1Dataset",
    "LandsatOtL1Dataset",
    "LandsatOtL2Dataset",
    "LandsatRealTimeFilter",
    "LandsatRealTimeTiers",
    "LandsatTiers",
    "LandsatTmL1Dataset",
    "LandsatTmL2Dataset",
    "LastIntervalBehavior",
    "LeeSpeckleFilter",
    "Location",
    "ModisDataset",
    "MosaickingOrder",
    "MultiPolygon",
    "NoSpeckleFilter",
    "ObjectStorage",
    "OrbitDirection",
    "OrthorectificationDem",
    "OutputResponse",
    "PercentilesDefinition",
    "PngFormat",
    "Polarization",
    "Polygon",
    "PreviewMode",
    "ProcessInput",
    "ProcessOutput",
    "ProcessRequest",
    "ProcessRequestForm",
    "ProcessRequestPart",
    "Resampling",
    "ResamplingProcessing",
    "RestErrorWrapper",
    "S3Bucket",
    "Sentinel1GrdDataset",
    "Sentinel1GrdFilter",
    "Sentinel1GrdProcessing",
    "Sentinel1Resolution",
    "Sentinel1Timeliness",
    "Sentinel2L1CDataset",
    "Sentinel2L1CFilter",
    "Sentinel2L2ADataset",
    "Sentinel2Processing",
    "Sentinel3OlciDataset",
    "Sentinel3OlciL2Dataset",
    "Sentinel3SlstrDataset",
    "Sentinel3SlstrFilter",
    "Sentinel3SlstrProcessing",
    "Sentinel5PFilter",
    "Sentinel5PL2Dataset",
    "Sentinel5PProcessing",
    "Sentinel5PTimeliness",
    "SlstrView",
    "StatisticalAggregation",
    "StatisticalAggregationPart",
    "StatisticalError",
    "StatisticalErrorType",
    "StatisticalInterval",
    "StatisticalOutput",
    "StatisticalRequest",
    "StatisticalRequestForm",
    "StatisticalRequestPart",
    "StatisticalResponse",
    "StatisticalStatus",
    "StatisticsDefinition",
    "TiffFormat",
    "TimeFilter",
    "TimeRange",
    "TokenError",
    "TokenReply",
    "TokenRequest",
    "View",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
