"""What statistics of many features are going to cost, by the documented formula.

https://docs.sentinel-hub.com/api/latest/api/overview/processing-unit/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from swath._errors import InputError
from swath.sentinelhub._batch_flow import LEAST, BatchEstimate
from swath.sentinelhub._batch_price import UNIT
from swath.sentinelhub._batch_statistics_features import Features, counted
from swath.sentinelhub._estimate import estimate
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._statistics_price import priced


_UNIT_PIXELS = 512 * 512
_LEAST_AREA = 0.01
_COARSEST_DEGREES = 1.0


class SurveyEstimate(BatchEstimate, frozen=True, kw_only=True):
    """What statistics of many features are going to cost.

    Attributes:
        tiles: How many features there are; None if nobody has seen them.
        units: Processing units, 100 at least; None if nobody knows.
        certain: Whether the features were counted.
    """

    def __str__(self) -> str:
        features = "features" if self.tiles is None else counted(self.tiles)
        cost = "cost unknown" if self.units is None else f"about {self.units:.4g} PU"
        return f"{features}, {cost}"


def survey_estimate(
    body: Mapping[str, Any], features: Features, script: str | None, base_url: str
) -> SurveyEstimate:
    """What a request is going to cost, each interval with data.

    Args:
        body: The request as the service has it.
        features: What it is about.
        script: Its script; None if nobody has seen it.
        base_url: The deployment that is asked.

    Raises:
        InputError: The size of pixels makes no sense for these features.
    """
    aggregation = cast("Mapping[str, Any]", body["aggregation"])
    pixels = [_pixels(aggregation, features, one.bbox) for one in features.all]
    each = _rate(body, script, base_url)
    if each is None:
        return SurveyEstimate(tiles=len(pixels), certain=True)
    area = sum(max(_LEAST_AREA, one / _UNIT_PIXELS) for one in pixels)
    units = max(LEAST, area * each)
    return SurveyEstimate(tiles=len(pixels), units=units, certain=True)


def _rate(body: Mapping[str, Any], script: str | None, base_url: str) -> float | None:
    """Processing units of 512 x 512 pixels in all intervals; None if nobody knows."""
    if script is None:
        return None
    aggregation = {**body["aggregation"], "evalscript": script}
    try:
        wanted, terms = priced({**body, "aggregation": aggregation}, UNIT)
        return estimate(wanted, base_url=base_url, terms=terms).units
    except InputError:
        return None


def _pixels(aggregation: Mapping[str, Any], features: Features, bbox: BBox) -> int:
    if aggregation.get("resx") is None:
        return int(aggregation["width"]) * int(aggregation["height"])
    across, down = float(aggregation["resx"]), float(aggregation["resy"])
    if features.crs.in_degrees and min(across, down) >= _COARSEST_DEGREES:
        raise InputError(
            f"resolution={across:g} means degrees, as the features are in "
            f"{features.crs}: pass one in degrees (10 metres are about 0.0001), or "
            "width= and height="
        )
    west, south, east, north = bbox
    return max(1, round((east - west) / across)) * max(1, round((north - south) / down))
