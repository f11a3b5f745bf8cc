"""Scenes of many providers; searched, described, exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import get_scene_info as _get_scene_info
from . import initiate_image as _initiate_image
from . import initiate_search as _initiate_search
from . import list_providers as _list_providers
from . import retrieve_image as _retrieve_image
from . import retrieve_search as _retrieve_search

if TYPE_CHECKING:
    from ... import structs
    from ...models import (
        ImageRequest,
        ImageResult,
        InitiatedPipeline,
        PipelineRequest,
        ProviderDataset,
        Scene,
        SceneInfoRequest,
        SearchRequest,
    )


class ImageryApi:
    """Scenes of many providers; searched, described, exported.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def initiate_search(
        self,
        *,
        body: SearchRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to search for scenes.

        Each page is a pipeline of its own: start again with the same body and the
        cursor of the page before. The area must be smaller than 400 x 400 km, or 4,000
        x 4,000 km with `sceneCoverage`; the whole world is allowed for
        COPERNICUS/S5P/OFFL/L3_CH4 and JAXA/GPM_L3/GSMaP/v6/operational of `ee`, which
        go with no other dataset, and for VIIRS/Monthly of `noaa`.

        Args:
            body: What to search for.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _initiate_search.OPERATION,
            _initiate_search.build(
                body=body,
            ),
        )

    def retrieve_search(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> structs.ScenePage:
        """Fetch a page of scenes.

        Args:
            body: The pipeline.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return self._caller.call(
            _retrieve_search.OPERATION,
            _retrieve_search.build(
                body=body,
            ),
        )

    def initiate_image(
        self,
        *,
        body: ImageRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to export a part of a scene.

        The picture is the smallest rectangle of whole pixels, in the crs of the scene,
        around the extent. It has 3 megapixels at most, both as it is and as it is
        rescaled.

        Args:
            body: The scene, the part of it, the form.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _initiate_image.OPERATION,
            _initiate_image.build(
                body=body,
            ),
        )

    def retrieve_image(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> ImageResult:
        """Fetch the address of an exported picture.

        Args:
            body: The pipeline.

        Returns:
            Where the picture is, and what it shows.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 424, 429, 500, 503.
        """
        return self._caller.call(
            _retrieve_image.OPERATION,
            _retrieve_image.build(
                body=body,
            ),
        )

    def get_scene_info(
        self,
        *,
        body: SceneInfoRequest | Mapping[str, Any],
    ) -> Scene:
        """Describe a scene.

        Args:
            body: The scene.

        Returns:
            The scene.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_scene_info.OPERATION,
            _get_scene_info.build(
                body=body,
            ),
        )

    def list_providers(
        self,
        *,
        body: dict[str, Any] | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[ProviderDataset]:
        """List the datasets that the user may search.

        Args:
            body: Nothing. If left out, it is {}.

        Returns:
            The datasets, each with its provider.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _list_providers.OPERATION,
            _list_providers.build(
                body=body,
            ),
        )


class AsyncImageryApi:
    """Scenes of many providers; searched, described, exported.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def initiate_search(
        self,
        *,
        body: SearchRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to search for scenes.

        Each page is a pipeline of its own: start again with the same body and the
        cursor of the page before. The area must be smaller than 400 x 400 km, or 4,000
        x 4,000 km with `sceneCoverage`; the whole world is allowed for
        COPERNICUS/S5P/OFFL/L3_CH4 and JAXA/GPM_L3/GSMaP/v6/operational of `ee`, which
        go with no other dataset, and for VIIRS/Monthly of `noaa`.

        Args:
            body: What to search for.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _initiate_search.OPERATION,
            _initiate_search.build(
                body=body,
            ),
        )

    async def retrieve_search(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> structs.ScenePage:
        """Fetch a page of scenes.

        Args:
            body: The pipeline.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return await self._caller.call(
            _retrieve_search.OPERATION,
            _retrieve_search.build(
                body=body,
            ),
        )

    async def initiate_image(
        self,
        *,
        body: ImageRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start to export a part of a scene.

        The picture is the smallest rectangle of whole pixels, in the crs of the scene,
        around the extent. It has 3 megapixels at most, both as it is and as it is
        rescaled.

        Args:
            body: The scene, the part of it, the form.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _initiate_image.OPERATION,
            _initiate_image.build(
                body=body,
            ),
        )

    async def retrieve_image(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> ImageResult:
        """Fetch the address of an exported picture.

        Args:
            body: The pipeline.

        Returns:
            Where the picture is, and what it shows.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 402, 403,
                404, 413, 422, 424, 429, 500, 503.
        """
        return await self._caller.call(
            _retrieve_image.OPERATION,
            _retrieve_image.build(
                body=body,
            ),
        )

    async def get_scene_info(
        self,
        *,
        body: SceneInfoRequest | Mapping[str, Any],
    ) -> Scene:
        """Describe a scene.

        Args:
            body: The scene.

        Returns:
            The scene.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_scene_info.OPERATION,
            _get_scene_info.build(
                body=body,
            ),
        )

    async def list_providers(
        self,
        *,
        body: dict[str, Any] | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[ProviderDataset]:
        """List the datasets that the user may search.

        Args:
            body: Nothing. If left out, it is {}.

        Returns:
            The datasets, each with its provider.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _list_providers.OPERATION,
            _list_providers.build(
                body=body,
            ),
        )
