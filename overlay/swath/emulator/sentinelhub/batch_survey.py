"""Batch jobs that take statistics feature by feature; needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from .batch_model import Analysis, Piece
from .geopackage import Feature, features_of
from .process_body import Bounds, BoundsProperties
from .refusals import ServiceError
from .render import area_of, plan_of
from .statistics_answer import check_mask, compute
from .statistics_intervals import intervals


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .batch_places import Place
    from .process_body import StatisticsBody
    from .render import Area
    from .service import SentinelHub


_BROKEN = "RENDERER_EXCEPTION"


class Survey(msgspec.Struct, kw_only=True):
    """A job that takes statistics of the features of a GeoPackage.

    Attributes:
        hub: Where it runs.
        request: The id of the job.
        body: What is computed, without bounds.
        features: The GeoPackage.
        place: The URLs of the results.
        pieces: None before the analysis.
    """

    hub: SentinelHub
    request: str
    body: StatisticsBody
    features: Path
    place: Place
    pieces: list[Piece] = []

    def analyse(self) -> Analysis:
        """Reads the features and tries the script's declarations on the first one.

        Raises:
            ServiceError: Features, their names, data or script are not possible.
        """
        found = features_of(self.features)
        pieces = [self._piece(one) for one in found]
        for one in found:
            self._path(one)
        area, body = self._area(found[0]), self.body
        script, span = body.aggregation.evalscript, body.aggregation.time_range
        plan = plan_of(self.hub.world, body.input, script, area, "FLOAT32", span)
        check_mask(plan.setup.outputs)
        whole = sum(piece.pixels for piece in pieces) / (512 * 512)
        bands = sum(max(1, len(one.bands)) for one in plan.sources)
        return Analysis(pieces, whole * bands / 3)

    def process(self, piece: Piece) -> float:
        """Computes and writes the statistics of a feature.

        Raises:
            ServiceError: That is not possible.
        """
        feature: Feature = piece.shape
        order = msgspec.structs.replace(self.body, input=self._input(feature))
        try:
            made = compute(order, self.hub.world)
        except ServiceError as error:
            kind = "EXECUTION_ERROR" if error.code == _BROKEN else "BAD_REQUEST"
            self._put(feature, {"error": {"type": kind, "message": error.detail}})
            raise
        self._put(feature, {"response": msgspec.json.decode(made.body)})
        return made.units

    def join(self, collection: str | None) -> None:
        """Statistics join no collection."""

    def note(self, pieces: Sequence[Piece]) -> None:
        """Writes what became of features that were told to fail."""
        for piece in pieces:
            feature: Feature = piece.shape
            if piece.status == "FAILED" and not self._path(feature).exists():
                told = {"type": "EXECUTION_ERROR", "message": piece.error}
                self._put(feature, {"error": told})

    def _piece(self, feature: Feature) -> Piece:
        grid = self._area(feature).grid
        aggregation = self.body.aggregation
        spans = intervals(aggregation.time_range, aggregation.aggregation_interval)
        pixels = grid.width * grid.height * sum(1 for _ in spans)
        name = feature.identifier or str(feature.id)
        return Piece(id=feature.id, name=name, pixels=pixels, shape=feature)

    def _area(self, feature: Feature) -> Area:
        return area_of(self._input(feature), self.body.aggregation, "aggregation")

    def _input(self, feature: Feature) -> Any:
        crs = f"http://www.opengis.net/def/crs/EPSG/0/{feature.epsg}"
        bounds = Bounds(geometry=feature.geometry, properties=BoundsProperties(crs))
        return msgspec.structs.replace(self.body.input, bounds=bounds)

    def _put(self, feature: Feature, told: dict[str, Any]) -> None:
        named = {"id": feature.id, "identifier": feature.identifier}
        whole = {name: one for name, one in named.items() if one is not None} | told
        self.hub.objects.put(self._url(feature), msgspec.json.encode(whole))

    def _path(self, feature: Feature) -> Path:
        return self.hub.objects.path(self._url(feature))

    def _url(self, feature: Feature) -> str:
        identifier = feature.identifier or feature.id
        named = {"REQUEST_ID": self.request, "ID": feature.id}
        return self.place.url(named | {"IDENTIFIER": identifier})
