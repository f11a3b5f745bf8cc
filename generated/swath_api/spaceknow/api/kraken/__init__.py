"""Analyses of scenes, read as tiles of a web map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import get_grid_file as _get_grid_file
from . import get_map_classes as _get_map_classes
from . import initiate_dry_run as _initiate_dry_run
from . import initiate_nwise as _initiate_nwise
from . import initiate_pairwise as _initiate_pairwise
from . import initiate_release as _initiate_release
from . import list_map_types as _list_map_types
from . import retrieve_dry_run as _retrieve_dry_run
from . import retrieve_nwise as _retrieve_nwise
from . import retrieve_pairwise as _retrieve_pairwise
from . import retrieve_release as _retrieve_release

if TYPE_CHECKING:
    from ...models import (
        DryRunRequest,
        DryRunResult,
        GridFlag,
        InitiatedPipeline,
        MapClasses,
        MapType,
        NwiseRequest,
        NwiseResult,
        PairwiseRequest,
        PairwiseResult,
        PipelineRequest,
        ReleasedMap,
        ReleaseRequest,
    )


class KrakenApi:
    """Analyses of scenes, read as tiles of a web map.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_grid_file(
        self,
        signed_map_id: str,
        request_geometry_id: str,
        zoom: int,
        x: int,
        y: int,
        file_name: str,
        *,
        user_threshold: float | UnsetType = UNSET,
        download_unclipped: GridFlag | UnsetType = UNSET,
        force_download: GridFlag | UnsetType = UNSET,
        classification: str | UnsetType = UNSET,
        detection_filters: str | UnsetType = UNSET,
    ) -> bytes | None:
        """Read a file of a tile of a map.

        Which files a map has depends on its map type, see `listMapTypes`. The extension
        of the name tells what comes: `.png` a picture of 512 x 512 pixels, `.geojson`
        features, `.json` an object, `.geotiff` and `.ski` rasters. Tiles are those of
        the web map: row 0 is in the north, zoom 0 is the world, and whatever lies below
        a released tile can be read down to the deepest zoom of the map.

        Args:
            signed_map_id: The map, as `retrieveRelease` names it.
            request_geometry_id: The part of the map; `-` is the whole.
            zoom: Zoom level of the tile.
            x: Column of the tile, from west to east.
            y: Row of the tile, from north to south.
            file_name: Name of the file.
            user_threshold: Makes the values binary, split at this one; only for map
                types that support it.
            download_unclipped: Whether what lies outside of the extent comes too; 0
                if left out.
            force_download: Whether browsers shall save the file; 0 if left out.
            classification: Which naming of the classes to use: a key of the map's
                segmentation classification.
            detection_filters: Which features of a vector file to keep: lines of
                property, condition (`gt`, `lt`) and value.

        Returns:
            The file.
            The tile has nothing in it.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                422, 429, 500, 503.
        """
        return self._caller.call(
            _get_grid_file.OPERATION,
            _get_grid_file.build(
                signed_map_id,
                request_geometry_id,
                zoom,
                x,
                y,
                file_name,
                user_threshold=user_threshold,
                download_unclipped=download_unclipped,
                force_download=force_download,
                classification=classification,
                detection_filters=detection_filters,
            ),
        )

    def initiate_release(
        self,
        *,
        body: ReleaseRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start an analysis of scenes.

        The result is a map whose tiles `getGridFile` reads. How many scenes there have
        to be depends on the map type: one, an old and a new one, or three and more. One
        map type a call is the safe way, since the answer names one map only.

        Args:
            body: What to look for, where, and in which scenes.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _initiate_release.OPERATION,
            _initiate_release.build(
                body=body,
            ),
        )

    def retrieve_release(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> ReleasedMap:
        """Fetch the map that an analysis made.

        Args:
            body: The pipeline.

        Returns:
            The map.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 424, 429, 500, 503.
        """
        return self._caller.call(
            _retrieve_release.OPERATION,
            _retrieve_release.build(
                body=body,
            ),
        )

    def initiate_dry_run(
        self,
        *,
        body: DryRunRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to reckon what analyses would cost.

        Args:
            body: The analyses.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _initiate_dry_run.OPERATION,
            _initiate_dry_run.build(
                body=body,
            ),
        )

    def retrieve_dry_run(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> DryRunResult:
        """Fetch what analyses would cost.

        Args:
            body: The pipeline.

        Returns:
            Areas and prices.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 424, 429, 500, 503.
        """
        return self._caller.call(
            _retrieve_dry_run.OPERATION,
            _retrieve_dry_run.build(
                body=body,
            ),
        )

    def initiate_pairwise(
        self,
        *,
        body: PairwiseRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to make pairs of scenes.

        For map types that compare an old scene with a new one.

        Args:
            body: The scenes, and how to pair them.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _initiate_pairwise.OPERATION,
            _initiate_pairwise.build(
                body=body,
            ),
        )

    def retrieve_pairwise(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> PairwiseResult:
        """Fetch pairs of scenes.

        Args:
            body: The pipeline.

        Returns:
            The pairs.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return self._caller.call(
            _retrieve_pairwise.OPERATION,
            _retrieve_pairwise.build(
                body=body,
            ),
        )

    def initiate_nwise(
        self,
        *,
        body: NwiseRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to make groups of three scenes and more.

        For map types that look at a series of scenes. Two scenes of one relative orbit
        with the same time make it fail with `SCENES-WITH-SAME-DATETIME`: leave one of
        them out.

        Args:
            body: The scenes, and how to group them.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _initiate_nwise.OPERATION,
            _initiate_nwise.build(
                body=body,
            ),
        )

    def retrieve_nwise(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> NwiseResult:
        """Fetch groups of scenes.

        Args:
            body: The pipeline.

        Returns:
            The groups.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return self._caller.call(
            _retrieve_nwise.OPERATION,
            _retrieve_nwise.build(
                body=body,
            ),
        )

    def get_map_classes(
        self,
        signed_map_id: str,
    ) -> MapClasses:
        """Read the classes of a map and their colours.

        Args:
            signed_map_id: The map, as `retrieveRelease` names it.

        Returns:
            The classes.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 404, 422, 429,
                500, 503.
        """
        return self._caller.call(
            _get_map_classes.OPERATION,
            _get_map_classes.build(
                signed_map_id,
            ),
        )

    def list_map_types(
        self,
        *,
        body: dict[str, Any] | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[MapType]:
        """List the analyses that the user may start.

        Args:
            body: Nothing. If left out, it is {}.

        Returns:
            The map types.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _list_map_types.OPERATION,
            _list_map_types.build(
                body=body,
            ),
        )


class AsyncKrakenApi:
    """Analyses of scenes, read as tiles of a web map.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_grid_file(
        self,
        signed_map_id: str,
        request_geometry_id: str,
        zoom: int,
        x: int,
        y: int,
        file_name: str,
        *,
        user_threshold: float | UnsetType = UNSET,
        download_unclipped: GridFlag | UnsetType = UNSET,
        force_download: GridFlag | UnsetType = UNSET,
        classification: str | UnsetType = UNSET,
        detection_filters: str | UnsetType = UNSET,
    ) -> bytes | None:
        """Read a file of a tile of a map.

        Which files a map has depends on its map type, see `listMapTypes`. The extension
        of the name tells what comes: `.png` a picture of 512 x 512 pixels, `.geojson`
        features, `.json` an object, `.geotiff` and `.ski` rasters. Tiles are those of
        the web map: row 0 is in the north, zoom 0 is the world, and whatever lies below
        a released tile can be read down to the deepest zoom of the map.

        Args:
            signed_map_id: The map, as `retrieveRelease` names it.
            request_geometry_id: The part of the map; `-` is the whole.
            zoom: Zoom level of the tile.
            x: Column of the tile, from west to east.
            y: Row of the tile, from north to south.
            file_name: Name of the file.
            user_threshold: Makes the values binary, split at this one; only for map
                types that support it.
            download_unclipped: Whether what lies outside of the extent comes too; 0
                if left out.
            force_download: Whether browsers shall save the file; 0 if left out.
            classification: Which naming of the classes to use: a key of the map's
                segmentation classification.
            detection_filters: Which features of a vector file to keep: lines of
                property, condition (`gt`, `lt`) and value.

        Returns:
            The file.
            The tile has nothing in it.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_grid_file.OPERATION,
            _get_grid_file.build(
                signed_map_id,
                request_geometry_id,
                zoom,
                x,
                y,
                file_name,
                user_threshold=user_threshold,
                download_unclipped=download_unclipped,
                force_download=force_download,
                classification=classification,
                detection_filters=detection_filters,
            ),
        )

    async def initiate_release(
        self,
        *,
        body: ReleaseRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start an analysis of scenes.

        The result is a map whose tiles `getGridFile` reads. How many scenes there have
        to be depends on the map type: one, an old and a new one, or three and more. One
        map type a call is the safe way, since the answer names one map only.

        Args:
            body: What to look for, where, and in which scenes.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _initiate_release.OPERATION,
            _initiate_release.build(
                body=body,
            ),
        )

    async def retrieve_release(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> ReleasedMap:
        """Fetch the map that an analysis made.

        Args:
            body: The pipeline.

        Returns:
            The map.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 424, 429, 500, 503.
        """
        return await self._caller.call(
            _retrieve_release.OPERATION,
            _retrieve_release.build(
                body=body,
            ),
        )

    async def initiate_dry_run(
        self,
        *,
        body: DryRunRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to reckon what analyses would cost.

        Args:
            body: The analyses.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _initiate_dry_run.OPERATION,
            _initiate_dry_run.build(
                body=body,
            ),
        )

    async def retrieve_dry_run(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> DryRunResult:
        """Fetch what analyses would cost.

        Args:
            body: The pipeline.

        Returns:
            Areas and prices.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 424, 429, 500, 503.
        """
        return await self._caller.call(
            _retrieve_dry_run.OPERATION,
            _retrieve_dry_run.build(
                body=body,
            ),
        )

    async def initiate_pairwise(
        self,
        *,
        body: PairwiseRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to make pairs of scenes.

        For map types that compare an old scene with a new one.

        Args:
            body: The scenes, and how to pair them.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _initiate_pairwise.OPERATION,
            _initiate_pairwise.build(
                body=body,
            ),
        )

    async def retrieve_pairwise(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> PairwiseResult:
        """Fetch pairs of scenes.

        Args:
            body: The pipeline.

        Returns:
            The pairs.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return await self._caller.call(
            _retrieve_pairwise.OPERATION,
            _retrieve_pairwise.build(
                body=body,
            ),
        )

    async def initiate_nwise(
        self,
        *,
        body: NwiseRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to make groups of three scenes and more.

        For map types that look at a series of scenes. Two scenes of one relative orbit
        with the same time make it fail with `SCENES-WITH-SAME-DATETIME`: leave one of
        them out.

        Args:
            body: The scenes, and how to group them.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _initiate_nwise.OPERATION,
            _initiate_nwise.build(
                body=body,
            ),
        )

    async def retrieve_nwise(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> NwiseResult:
        """Fetch groups of scenes.

        Args:
            body: The pipeline.

        Returns:
            The groups.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return await self._caller.call(
            _retrieve_nwise.OPERATION,
            _retrieve_nwise.build(
                body=body,
            ),
        )

    async def get_map_classes(
        self,
        signed_map_id: str,
    ) -> MapClasses:
        """Read the classes of a map and their colours.

        Args:
            signed_map_id: The map, as `retrieveRelease` names it.

        Returns:
            The classes.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 404, 422, 429,
                500, 503.
        """
        return await self._caller.call(
            _get_map_classes.OPERATION,
            _get_map_classes.build(
                signed_map_id,
            ),
        )

    async def list_map_types(
        self,
        *,
        body: dict[str, Any] | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[MapType]:
        """List the analyses that the user may start.

        Args:
            body: Nothing. If left out, it is {}.

        Returns:
            The map types.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _list_map_types.OPERATION,
            _list_map_types.build(
                body=body,
            ),
        )
