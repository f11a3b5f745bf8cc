"""The objects of the service; each is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .acquisition_mode import AcquisitionMode
    from .aggregation_interval import AggregationInterval
    from .airbus_constellation import AirbusConstellation
    from .airbus_filter import AirbusFilter
    from .airbus_order import AirbusOrder
    from .airbus_order_data import AirbusOrderData
    from .airbus_processing_level import AirbusProcessingLevel
    from .airbus_product import AirbusProduct
    from .airbus_search_data import AirbusSearchData
    from .airbus_search_query import AirbusSearchQuery
    from .analysis_ready_subscription import AnalysisReadySubscription
    from .archive_state import ArchiveState
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
    from .batch_action import BatchAction
    from .batch_collection import BatchCollection
    from .batch_collection_page import BatchCollectionPage
    from .batch_collection_request import BatchCollectionRequest
    from .batch_collection_update import BatchCollectionUpdate
    from .batch_data import BatchData
    from .batch_format import BatchFormat
    from .batch_format_type import BatchFormatType
    from .batch_output_update import BatchOutputUpdate
    from .batch_process_form import BatchProcessForm
    from .batch_process_output import BatchProcessOutput
    from .batch_process_page import BatchProcessPage
    from .batch_process_part import BatchProcessPart
    from .batch_process_request import BatchProcessRequest
    from .batch_process_task import BatchProcessTask
    from .batch_process_update import BatchProcessUpdate
    from .batch_rendering_part import BatchRenderingPart
    from .batch_response import BatchResponse
    from .batch_responses import BatchResponses
    from .batch_state import BatchState
    from .batch_statistical_aggregation import BatchStatisticalAggregation
    from .batch_statistical_form import BatchStatisticalForm
    from .batch_statistical_input import BatchStatisticalInput
    from .batch_statistical_request import BatchStatisticalRequest
    from .batch_statistics_page import BatchStatisticsPage
    from .batch_statistics_state import BatchStatisticsState
    from .batch_statistics_status import BatchStatisticsStatus
    from .batch_statistics_task import BatchStatisticsTask
    from .batch_tile import BatchTile
    from .batch_tile_origin import BatchTileOrigin
    from .batch_tile_page import BatchTilePage
    from .batch_tile_state import BatchTileState
    from .batch_v2_action import BatchV2Action
    from .batch_v2_feature_defaults import BatchV2FeatureDefaults
    from .batch_v2_geo_package_input import BatchV2GeoPackageInput
    from .batch_v2_imagery_input import BatchV2ImageryInput
    from .batch_v2_process_form import BatchV2ProcessForm
    from .batch_v2_process_page import BatchV2ProcessPage
    from .batch_v2_process_part import BatchV2ProcessPart
    from .batch_v2_process_request import BatchV2ProcessRequest
    from .batch_v2_process_task import BatchV2ProcessTask
    from .batch_v2_process_update import BatchV2ProcessUpdate
    from .batch_v2_raster_output import BatchV2RasterOutput
    from .batch_v2_rendering_part import BatchV2RenderingPart
    from .batch_v2_state import BatchV2State
    from .batch_v2_tiling_grid_input import BatchV2TilingGridInput
    from .batch_v2_zarr_output import BatchV2ZarrOutput
    from .batch_zarr_parameters import BatchZarrParameters
    from .biomass_proxy_product import BiomassProxyProduct
    from .biomass_proxy_subscription import BiomassProxySubscription
    from .bit_depth import BitDepth
    from .boom import Boom
    from .bounds import Bounds
    from .bounds_properties import BoundsProperties
    from .byoc_collection import ByocCollection
    from .byoc_collection_page import ByocCollectionPage
    from .byoc_collection_reply import ByocCollectionReply
    from .byoc_collection_request import ByocCollectionRequest
    from .byoc_collection_update import ByocCollectionUpdate
    from .byoc_tile import ByocTile
    from .byoc_tile_facts import ByocTileFacts
    from .byoc_tile_page import ByocTilePage
    from .byoc_tile_reply import ByocTileReply
    from .byoc_tile_request import ByocTileRequest
    from .byoc_tile_sort import ByocTileSort
    from .byoc_tile_update import ByocTileUpdate
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
    from .cog_parameters import CogParameters
    from .collection_band import CollectionBand
    from .collection_bands import CollectionBands
    from .collection_facts import CollectionFacts
    from .collection_metadata import CollectionMetadata
    from .cql_2_and import Cql2And
    from .cql_2_between import Cql2Between
    from .cql_2_comparison import Cql2Comparison
    from .cql_2_comparison_operator import Cql2ComparisonOperator
    from .cql_2_not import Cql2Not
    from .cql_2_property import Cql2Property
    from .custom_dataset import CustomDataset
    from .date_time_interval import DateTimeInterval
    from .delivery_archive import DeliveryArchive
    from .delivery_state import DeliveryState
    from .delivery_tile import DeliveryTile
    from .delivery_tile_list import DeliveryTileList
    from .dem_dataset import DemDataset
    from .dem_filter import DemFilter
    from .dem_instance import DemInstance
    from .dem_processing import DemProcessing
    from .error_code import ErrorCode
    from .filter_language import FilterLanguage
    from .forest_carbon_diligence_product import ForestCarbonDiligenceProduct
    from .forest_carbon_diligence_subscription import ForestCarbonDiligenceSubscription
    from .forest_carbon_monitoring_product import ForestCarbonMonitoringProduct
    from .forest_carbon_monitoring_subscription import (
        ForestCarbonMonitoringSubscription,
    )
    from .geometry_crs import GeometryCrs
    from .geometry_crs_name import GeometryCrsName
    from .grid_unit import GridUnit
    from .gs_bucket import GsBucket
    from .histogram_bin import HistogramBin
    from .histogram_definition import HistogramDefinition
    from .hls_constellation import HlsConstellation
    from .hls_dataset import HlsDataset
    from .hls_filter import HlsFilter
    from .import_collection import ImportCollection
    from .ingestion_state import IngestionState
    from .instance_type import InstanceType
    from .jpeg_format import JpegFormat
    from .json_format import JsonFormat
    from .land_surface_temperature_product import LandSurfaceTemperatureProduct
    from .land_surface_temperature_subscription import (
        LandSurfaceTemperatureSubscription,
    )
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
    from .maxar_filter import MaxarFilter
    from .maxar_kernel import MaxarKernel
    from .maxar_order import MaxarOrder
    from .maxar_order_data import MaxarOrderData
    from .maxar_search_data import MaxarSearchData
    from .maxar_search_query import MaxarSearchQuery
    from .maxar_sensor import MaxarSensor
    from .modis_dataset import ModisDataset
    from .mosaicking_order import MosaickingOrder
    from .multi_polygon import MultiPolygon
    from .native_search_query import NativeSearchQuery
    from .no_speckle_filter import NoSpeckleFilter
    from .object_storage import ObjectStorage
    from .orbit_direction import OrbitDirection
    from .order import Order
    from .order_delivery import OrderDelivery
    from .order_delivery_page import OrderDeliveryPage
    from .order_page import OrderPage
    from .order_request import OrderRequest
    from .order_state import OrderState
    from .orthorectification_dem import OrthorectificationDem
    from .output_response import OutputResponse
    from .percentiles_definition import PercentilesDefinition
    from .planet_filter import PlanetFilter
    from .planet_harmonization import PlanetHarmonization
    from .planet_item_type import PlanetItemType
    from .planet_order import PlanetOrder
    from .planet_order_data import PlanetOrderData
    from .planet_product_bundle import PlanetProductBundle
    from .planet_scope_bundle import PlanetScopeBundle
    from .planet_scope_filter import PlanetScopeFilter
    from .planet_scope_subscription import PlanetScopeSubscription
    from .planet_search_data import PlanetSearchData
    from .planet_search_query import PlanetSearchQuery
    from .planet_subscription import PlanetSubscription
    from .png_format import PngFormat
    from .polarization import Polarization
    from .polygon import Polygon
    from .preview_mode import PreviewMode
    from .process_input import ProcessInput
    from .process_output import ProcessOutput
    from .process_request import ProcessRequest
    from .process_request_for_batch import ProcessRequestForBatch
    from .process_request_for_batch_v2 import ProcessRequestForBatchV2
    from .process_request_form import ProcessRequestForm
    from .process_request_part import ProcessRequestPart
    from .provider import Provider
    from .published_filter import PublishedFilter
    from .published_range import PublishedRange
    from .quota import Quota
    from .quota_collection import QuotaCollection
    from .quota_error_wrapper import QuotaErrorWrapper
    from .quota_exceeded_error import QuotaExceededError
    from .quota_list import QuotaList
    from .quota_shortage import QuotaShortage
    from .resampling import Resampling
    from .resampling_algorithm import ResamplingAlgorithm
    from .resampling_processing import ResamplingProcessing
    from .rest_error_wrapper import RestErrorWrapper
    from .s3_bucket import S3Bucket
    from .sample_format import SampleFormat
    from .search_feature import SearchFeature
    from .search_results import SearchResults
    from .sensing_times import SensingTimes
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
    from .soil_water_content_product import SoilWaterContentProduct
    from .soil_water_content_subscription import SoilWaterContentSubscription
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
    from .stop_reason import StopReason
    from .subscription import Subscription
    from .subscription_delivery import SubscriptionDelivery
    from .subscription_delivery_page import SubscriptionDeliveryPage
    from .subscription_page import SubscriptionPage
    from .subscription_request import SubscriptionRequest
    from .subscription_state import SubscriptionState
    from .task_sort import TaskSort
    from .tiff_format import TiffFormat
    from .tiling_grid import TilingGrid
    from .tiling_grid_page import TilingGridPage
    from .tiling_grid_properties import TilingGridProperties
    from .tiling_grid_settings import TilingGridSettings
    from .time_filter import TimeFilter
    from .time_range import TimeRange
    from .token_error import TokenError
    from .token_reply import TokenReply
    from .token_request import TokenRequest
    from .view import View
    from .zarr_array import ZarrArray
    from .zarr_array_override import ZarrArrayOverride
    from .zarr_array_page import ZarrArrayPage
    from .zarr_array_parameters import ZarrArrayParameters
    from .zarr_array_reply import ZarrArrayReply
    from .zarr_collection import ZarrCollection
    from .zarr_collection_facts import ZarrCollectionFacts
    from .zarr_collection_page import ZarrCollectionPage
    from .zarr_collection_reply import ZarrCollectionReply
    from .zarr_collection_request import ZarrCollectionRequest
    from .zarr_collection_update import ZarrCollectionUpdate
    from .zarr_coordinates import ZarrCoordinates
    from .zarr_group import ZarrGroup
    from .zarr_origin import ZarrOrigin
    from .zarr_state import ZarrState

_MODULES: dict[str, str] = {
    "AcquisitionMode": ".acquisition_mode",
    "AggregationInterval": ".aggregation_interval",
    "AirbusConstellation": ".airbus_constellation",
    "AirbusFilter": ".airbus_filter",
    "AirbusOrder": ".airbus_order",
    "AirbusOrderData": ".airbus_order_data",
    "AirbusProcessingLevel": ".airbus_processing_level",
    "AirbusProduct": ".airbus_product",
    "AirbusSearchData": ".airbus_search_data",
    "AirbusSearchQuery": ".airbus_search_query",
    "AnalysisReadySubscription": ".analysis_ready_subscription",
    "ArchiveState": ".archive_state",
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
    "BatchAction": ".batch_action",
    "BatchCollection": ".batch_collection",
    "BatchCollectionPage": ".batch_collection_page",
    "BatchCollectionRequest": ".batch_collection_request",
    "BatchCollectionUpdate": ".batch_collection_update",
    "BatchData": ".batch_data",
    "BatchFormat": ".batch_format",
    "BatchFormatType": ".batch_format_type",
    "BatchOutputUpdate": ".batch_output_update",
    "BatchProcessForm": ".batch_process_form",
    "BatchProcessOutput": ".batch_process_output",
    "BatchProcessPage": ".batch_process_page",
    "BatchProcessPart": ".batch_process_part",
    "BatchProcessRequest": ".batch_process_request",
    "BatchProcessTask": ".batch_process_task",
    "BatchProcessUpdate": ".batch_process_update",
    "BatchRenderingPart": ".batch_rendering_part",
    "BatchResponse": ".batch_response",
    "BatchResponses": ".batch_responses",
    "BatchState": ".batch_state",
    "BatchStatisticalAggregation": ".batch_statistical_aggregation",
    "BatchStatisticalForm": ".batch_statistical_form",
    "BatchStatisticalInput": ".batch_statistical_input",
    "BatchStatisticalRequest": ".batch_statistical_request",
    "BatchStatisticsPage": ".batch_statistics_page",
    "BatchStatisticsState": ".batch_statistics_state",
    "BatchStatisticsStatus": ".batch_statistics_status",
    "BatchStatisticsTask": ".batch_statistics_task",
    "BatchTile": ".batch_tile",
    "BatchTileOrigin": ".batch_tile_origin",
    "BatchTilePage": ".batch_tile_page",
    "BatchTileState": ".batch_tile_state",
    "BatchV2Action": ".batch_v2_action",
    "BatchV2FeatureDefaults": ".batch_v2_feature_defaults",
    "BatchV2GeoPackageInput": ".batch_v2_geo_package_input",
    "BatchV2ImageryInput": ".batch_v2_imagery_input",
    "BatchV2ProcessForm": ".batch_v2_process_form",
    "BatchV2ProcessPage": ".batch_v2_process_page",
    "BatchV2ProcessPart": ".batch_v2_process_part",
    "BatchV2ProcessRequest": ".batch_v2_process_request",
    "BatchV2ProcessTask": ".batch_v2_process_task",
    "BatchV2ProcessUpdate": ".batch_v2_process_update",
    "BatchV2RasterOutput": ".batch_v2_raster_output",
    "BatchV2RenderingPart": ".batch_v2_rendering_part",
    "BatchV2State": ".batch_v2_state",
    "BatchV2TilingGridInput": ".batch_v2_tiling_grid_input",
    "BatchV2ZarrOutput": ".batch_v2_zarr_output",
    "BatchZarrParameters": ".batch_zarr_parameters",
    "BiomassProxyProduct": ".biomass_proxy_product",
    "BiomassProxySubscription": ".biomass_proxy_subscription",
    "BitDepth": ".bit_depth",
    "Boom": ".boom",
    "Bounds": ".bounds",
    "BoundsProperties": ".bounds_properties",
    "ByocCollection": ".byoc_collection",
    "ByocCollectionPage": ".byoc_collection_page",
    "ByocCollectionReply": ".byoc_collection_reply",
    "ByocCollectionRequest": ".byoc_collection_request",
    "ByocCollectionUpdate": ".byoc_collection_update",
    "ByocTile": ".byoc_tile",
    "ByocTileFacts": ".byoc_tile_facts",
    "ByocTilePage": ".byoc_tile_page",
    "ByocTileReply": ".byoc_tile_reply",
    "ByocTileRequest": ".byoc_tile_request",
    "ByocTileSort": ".byoc_tile_sort",
    "ByocTileUpdate": ".byoc_tile_update",
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
    "CogParameters": ".cog_parameters",
    "CollectionBand": ".collection_band",
    "CollectionBands": ".collection_bands",
    "CollectionFacts": ".collection_facts",
    "CollectionMetadata": ".collection_metadata",
    "Cql2And": ".cql_2_and",
    "Cql2Between": ".cql_2_between",
    "Cql2Comparison": ".cql_2_comparison",
    "Cql2ComparisonOperator": ".cql_2_comparison_operator",
    "Cql2Not": ".cql_2_not",
    "Cql2Property": ".cql_2_property",
    "CustomDataset": ".custom_dataset",
    "DateTimeInterval": ".date_time_interval",
    "DeliveryArchive": ".delivery_archive",
    "DeliveryState": ".delivery_state",
    "DeliveryTile": ".delivery_tile",
    "DeliveryTileList": ".delivery_tile_list",
    "DemDataset": ".dem_dataset",
    "DemFilter": ".dem_filter",
    "DemInstance": ".dem_instance",
    "DemProcessing": ".dem_processing",
    "ErrorCode": ".error_code",
    "FilterLanguage": ".filter_language",
    "ForestCarbonDiligenceProduct": ".forest_carbon_diligence_product",
    "ForestCarbonDiligenceSubscription": ".forest_carbon_diligence_subscription",
    "ForestCarbonMonitoringProduct": ".forest_carbon_monitoring_product",
    "ForestCarbonMonitoringSubscription": ".forest_carbon_monitoring_subscription",
    "GeometryCrs": ".geometry_crs",
    "GeometryCrsName": ".geometry_crs_name",
    "GridUnit": ".grid_unit",
    "GsBucket": ".gs_bucket",
    "HistogramBin": ".histogram_bin",
    "HistogramDefinition": ".histogram_definition",
    "HlsConstellation": ".hls_constellation",
    "HlsDataset": ".hls_dataset",
    "HlsFilter": ".hls_filter",
    "ImportCollection": ".import_collection",
    "IngestionState": ".ingestion_state",
    "InstanceType": ".instance_type",
    "JpegFormat": ".jpeg_format",
    "JsonFormat": ".json_format",
    "LandSurfaceTemperatureProduct": ".land_surface_temperature_product",
    "LandSurfaceTemperatureSubscription": ".land_surface_temperature_subscription",
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
    "MaxarFilter": ".maxar_filter",
    "MaxarKernel": ".maxar_kernel",
    "MaxarOrder": ".maxar_order",
    "MaxarOrderData": ".maxar_order_data",
    "MaxarSearchData": ".maxar_search_data",
    "MaxarSearchQuery": ".maxar_search_query",
    "MaxarSensor": ".maxar_sensor",
    "ModisDataset": ".modis_dataset",
    "MosaickingOrder": ".mosaicking_order",
    "MultiPolygon": ".multi_polygon",
    "NativeSearchQuery": ".native_search_query",
    "NoSpeckleFilter": ".no_speckle_filter",
    "ObjectStorage": ".object_storage",
    "OrbitDirection": ".orbit_direction",
    "Order": ".order",
    "OrderDelivery": ".order_delivery",
    "OrderDeliveryPage": ".order_delivery_page",
    "OrderPage": ".order_page",
    "OrderRequest": ".order_request",
    "OrderState": ".order_state",
    "OrthorectificationDem": ".orthorectification_dem",
    "OutputResponse": ".output_response",
    "PercentilesDefinition": ".percentiles_definition",
    "PlanetFilter": ".planet_filter",
    "PlanetHarmonization": ".planet_harmonization",
    "PlanetItemType": ".planet_item_type",
    "PlanetOrder": ".planet_order",
    "PlanetOrderData": ".planet_order_data",
    "PlanetProductBundle": ".planet_product_bundle",
    "PlanetScopeBundle": ".planet_scope_bundle",
    "PlanetScopeFilter": ".planet_scope_filter",
    "PlanetScopeSubscription": ".planet_scope_subscription",
    "PlanetSearchData": ".planet_search_data",
    "PlanetSearchQuery": ".planet_search_query",
    "PlanetSubscription": ".planet_subscription",
    "PngFormat": ".png_format",
    "Polarization": ".polarization",
    "Polygon": ".polygon",
    "PreviewMode": ".preview_mode",
    "ProcessInput": ".process_input",
    "ProcessOutput": ".process_output",
    "ProcessRequest": ".process_request",
    "ProcessRequestForBatch": ".process_request_for_batch",
    "ProcessRequestForBatchV2": ".process_request_for_batch_v2",
    "ProcessRequestForm": ".process_request_form",
    "ProcessRequestPart": ".process_request_part",
    "Provider": ".provider",
    "PublishedFilter": ".published_filter",
    "PublishedRange": ".published_range",
    "Quota": ".quota",
    "QuotaCollection": ".quota_collection",
    "QuotaErrorWrapper": ".quota_error_wrapper",
    "QuotaExceededError": ".quota_exceeded_error",
    "QuotaList": ".quota_list",
    "QuotaShortage": ".quota_shortage",
    "Resampling": ".resampling",
    "ResamplingAlgorithm": ".resampling_algorithm",
    "ResamplingProcessing": ".resampling_processing",
    "RestErrorWrapper": ".rest_error_wrapper",
    "S3Bucket": ".s3_bucket",
    "SampleFormat": ".sample_format",
    "SearchFeature": ".search_feature",
    "SearchResults": ".search_results",
    "SensingTimes": ".sensing_times",
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
    "SoilWaterContentProduct": ".soil_water_content_product",
    "SoilWaterContentSubscription": ".soil_water_content_subscription",
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
    "StopReason": ".stop_reason",
    "Subscription": ".subscription",
    "SubscriptionDelivery": ".subscription_delivery",
    "SubscriptionDeliveryPage": ".subscription_delivery_page",
    "SubscriptionPage": ".subscription_page",
    "SubscriptionRequest": ".subscription_request",
    "SubscriptionState": ".subscription_state",
    "TaskSort": ".task_sort",
    "TiffFormat": ".tiff_format",
    "TilingGrid": ".tiling_grid",
    "TilingGridPage": ".tiling_grid_page",
    "TilingGridProperties": ".tiling_grid_properties",
    "TilingGridSettings": ".tiling_grid_settings",
    "TimeFilter": ".time_filter",
    "TimeRange": ".time_range",
    "TokenError": ".token_error",
    "TokenReply": ".token_reply",
    "TokenRequest": ".token_request",
    "View": ".view",
    "ZarrArray": ".zarr_array",
    "ZarrArrayOverride": ".zarr_array_override",
    "ZarrArrayPage": ".zarr_array_page",
    "ZarrArrayParameters": ".zarr_array_parameters",
    "ZarrArrayReply": ".zarr_array_reply",
    "ZarrCollection": ".zarr_collection",
    "ZarrCollectionFacts": ".zarr_collection_facts",
    "ZarrCollectionPage": ".zarr_collection_page",
    "ZarrCollectionReply": ".zarr_collection_reply",
    "ZarrCollectionRequest": ".zarr_collection_request",
    "ZarrCollectionUpdate": ".zarr_collection_update",
    "ZarrCoordinates": ".zarr_coordinates",
    "ZarrGroup": ".zarr_group",
    "ZarrOrigin": ".zarr_origin",
    "ZarrState": ".zarr_state",
}

__all__ = [
    "AcquisitionMode",
    "AggregationInterval",
    "AirbusConstellation",
    "AirbusFilter",
    "AirbusOrder",
    "AirbusOrderData",
    "AirbusProcessingLevel",
    "AirbusProduct",
    "AirbusSearchData",
    "AirbusSearchQuery",
    "AnalysisReadySubscription",
    "ArchiveState",
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
    "BatchAction",
    "BatchCollection",
    "BatchCollectionPage",
    "BatchCollectionRequest",
    "BatchCollectionUpdate",
    "BatchData",
    "BatchFormat",
    "BatchFormatType",
    "BatchOutputUpdate",
    "BatchProcessForm",
    "BatchProcessOutput",
    "BatchProcessPage",
    "BatchProcessPart",
    "BatchProcessRequest",
    "BatchProcessTask",
    "BatchProcessUpdate",
    "BatchRenderingPart",
    "BatchResponse",
    "BatchResponses",
    "BatchState",
    "BatchStatisticalAggregation",
    "BatchStatisticalForm",
    "BatchStatisticalInput",
    "BatchStatisticalRequest",
    "BatchStatisticsPage",
    "BatchStatisticsState",
    "BatchStatisticsStatus",
    "BatchStatisticsTask",
    "BatchTile",
    "BatchTileOrigin",
    "BatchTilePage",
    "BatchTileState",
    "BatchV2Action",
    "BatchV2FeatureDefaults",
    "BatchV2GeoPackageInput",
    "BatchV2ImageryInput",
    "BatchV2ProcessForm",
    "BatchV2ProcessPage",
    "BatchV2ProcessPart",
    "BatchV2ProcessRequest",
    "BatchV2ProcessTask",
    "BatchV2ProcessUpdate",
    "BatchV2RasterOutput",
    "BatchV2RenderingPart",
    "BatchV2State",
    "BatchV2TilingGridInput",
    "BatchV2ZarrOutput",
    "BatchZarrParameters",
    "BiomassProxyProduct",
    "BiomassProxySubscription",
    "BitDepth",
    "Boom",
    "Bounds",
    "BoundsProperties",
    "ByocCollection",
    "ByocCollectionPage",
    "ByocCollectionReply",
    "ByocCollectionRequest",
    "ByocCollectionUpdate",
    "ByocTile",
    "ByocTileFacts",
    "ByocTilePage",
    "ByocTileReply",
    "ByocTileRequest",
    "ByocTileSort",
    "ByocTileUpdate",
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
    "CogParameters",
    "CollectionBand",
    "CollectionBands",
    "CollectionFacts",
    "CollectionMetadata",
    "Cql2And",
    "Cql2Between",
    "Cql2Comparison",
    "Cql2ComparisonOperator",
    "Cql2Not",
    "Cql2Property",
    "CustomDataset",
    "DateTimeInterval",
    "DeliveryArchive",
    "DeliveryState",
    "DeliveryTile",
    "DeliveryTileList",
    "DemDataset",
    "DemFilter",
    "DemInstance",
    "DemProcessing",
    "ErrorCode",
    "FilterLanguage",
    "ForestCarbonDiligenceProduct",
    "ForestCarbonDiligenceSubscription",
    "ForestCarbonMonitoringProduct",
    "ForestCarbonMonitoringSubscription",
    "GeometryCrs",
    "GeometryCrsName",
    "GridUnit",
    "GsBucket",
    "HistogramBin",
    "HistogramDefinition",
    "HlsConstellation",
    "HlsDataset",
    "HlsFilter",
    "ImportCollection",
    "IngestionState",
    "InstanceType",
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
    "LandSurfaceTemperatureProduct",
    "LandSurfaceTemperatureSubscription",
    "LastIntervalBehavior",
    "LeeSpeckleFilter",
    "Location",
    "MaxarFilter",
    "MaxarKernel",
    "MaxarOrder",
    "MaxarOrderData",
    "MaxarSearchData",
    "MaxarSearchQuery",
    "MaxarSensor",
    "ModisDataset",
    "MosaickingOrder",
    "MultiPolygon",
    "NativeSearchQuery",
    "NoSpeckleFilter",
    "ObjectStorage",
    "OrbitDirection",
    "Order",
    "OrderDelivery",
    "OrderDeliveryPage",
    "OrderPage",
    "OrderRequest",
    "OrderState",
    "OrthorectificationDem",
    "OutputResponse",
    "PercentilesDefinition",
    "PlanetFilter",
    "PlanetHarmonization",
    "PlanetItemType",
    "PlanetOrder",
    "PlanetOrderData",
    "PlanetProductBundle",
    "PlanetScopeBundle",
    "PlanetScopeFilter",
    "PlanetScopeSubscription",
    "PlanetSearchData",
    "PlanetSearchQuery",
    "PlanetSubscription",
    "PngFormat",
    "Polarization",
    "Polygon",
    "PreviewMode",
    "ProcessInput",
    "ProcessOutput",
    "ProcessRequest",
    "ProcessRequestForBatch",
    "ProcessRequestForBatchV2",
    "ProcessRequestForm",
    "ProcessRequestPart",
    "Provider",
    "PublishedFilter",
    "PublishedRange",
    "Quota",
    "QuotaCollection",
    "QuotaErrorWrapper",
    "QuotaExceededError",
    "QuotaList",
    "QuotaShortage",
    "Resampling",
    "ResamplingAlgorithm",
    "ResamplingProcessing",
    "RestErrorWrapper",
    "S3Bucket",
    "SampleFormat",
    "SearchFeature",
    "SearchResults",
    "SensingTimes",
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
    "SoilWaterContentProduct",
    "SoilWaterContentSubscription",
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
    "StopReason",
    "Subscription",
    "SubscriptionDelivery",
    "SubscriptionDeliveryPage",
    "SubscriptionPage",
    "SubscriptionRequest",
    "SubscriptionState",
    "TaskSort",
    "TiffFormat",
    "TilingGrid",
    "TilingGridPage",
    "TilingGridProperties",
    "TilingGridSettings",
    "TimeFilter",
    "TimeRange",
    "TokenError",
    "TokenReply",
    "TokenRequest",
    "View",
    "ZarrArray",
    "ZarrArrayOverride",
    "ZarrArrayPage",
    "ZarrArrayParameters",
    "ZarrArrayReply",
    "ZarrCollection",
    "ZarrCollectionFacts",
    "ZarrCollectionPage",
    "ZarrCollectionReply",
    "ZarrCollectionRequest",
    "ZarrCollectionUpdate",
    "ZarrCoordinates",
    "ZarrGroup",
    "ZarrOrigin",
    "ZarrState",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
