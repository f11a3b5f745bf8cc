"""Which statistics of many features are wanted, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from swath._errors import InputError
from swath.sentinelhub._delivery import Bucket, bucket_dict, url_of
from swath.sentinelhub._grid import pixel_sides
from swath.sentinelhub._plain import plain
from swath.sentinelhub._statistics_order import (
    MeasureOptions,
    StatisticsOptions,
    statistics_body,
)
from swath.sentinelhub._whole import whole


LONGEST_SCRIPT = 32 * 1024
"""Bytes of a script within a request."""

REQUEST, FEATURE, IDENTIFIER = "REQUEST_ID", "ID", "IDENTIFIER"

_PLACEHOLDER = re.compile(r"<([A-Za-z_]+)>")
_ELSEWHERE = "//VERSION=3"
"""Stands for a script that lies in object storage."""
_ANYWHERE = (0.0, 0.0, 1.0, 1.0)
"""Stands for the area, which is that of each feature."""


class SurveyOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of `batch_statistics.submit`, as they were given."""

    delivery: Any = None
    features: Any = None
    evalscript_at: Any = None
    width: int | None = None
    height: int | None = None
    resolution: Any = None
    request: Any = None
    measure: MeasureOptions = {}


def survey_body(given: SurveyOptions, *, lint: bool) -> dict[str, Any]:
    """A request for statistics of many features.

    Args:
        given: The arguments.
        lint: Whether a script is refused that the service is going to refuse.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    _check_words(given.measure)
    make = _built if given.request is None else _whole
    return make(given, lint=lint)


def check_template(url: str) -> None:
    """Sees that the files of features do not overwrite each other.

    Raises:
        InputError: They would, or the template has a placeholder that is none.
    """
    found = set(_PLACEHOLDER.findall(url))
    known = (REQUEST, FEATURE, IDENTIFIER)
    unknown = sorted(found.difference(known))
    if unknown:
        shown = ", ".join(f"<{one}>" for one in known)
        raise InputError(
            f"delivery: <{unknown[0]}> is no placeholder here; they are {shown}"
        )
    if found and not found & {FEATURE, IDENTIFIER}:
        raise InputError(
            f"delivery: {url!r} lacks <{FEATURE}> or <{IDENTIFIER}>, which tells "
            "features apart"
        )


def _check_words(measure: Mapping[str, Any]) -> None:
    own = {"bbox", "geometry", "crs"}.intersection(measure)
    if own:
        raise InputError(
            f"{own.pop()}= is not taken: each feature is an area of its own, in the "
            "reference system of the GeoPackage"
        )
    unknown = sorted(set(measure).difference(MeasureOptions.__annotations__))
    if unknown:
        raise InputError(
            f"{unknown[0]}= is no argument of submit(): what to compute is told by "
            f"{', '.join(MeasureOptions.__annotations__)}"
        )


def _built(given: SurveyOptions, *, lint: bool) -> dict[str, Any]:
    _check_needed(given)
    check_template(url_of(bucket_dict(given.delivery, "delivery")))
    here = given.evalscript_at is None
    measure: dict[str, Any] = {"evalscript": _ELSEWHERE, **given.measure}
    usual = StatisticsOptions(bbox=_ANYWHERE, width=1, height=1, **measure)
    made = statistics_body(usual, lint=lint and here)
    aggregation = {
        name: one
        for name, one in made["aggregation"].items()
        if name not in {"width", "height", "evalscript"}
    }
    aggregation |= _size(given)
    if here:
        aggregation["evalscript"] = _short(made["aggregation"]["evalscript"])
    else:
        at = _opened_by(given.evalscript_at, given.delivery)
        aggregation["evalscriptReference"] = bucket_dict(at, "evalscript_at")
    features = _opened_by(given.features, given.delivery)
    body: dict[str, Any] = {
        "input": {
            "features": bucket_dict(features, "features"),
            "data": made["input"]["data"],
        },
        "aggregation": aggregation,
        "output": bucket_dict(given.delivery, "delivery"),
    }
    calculations = made.get("calculations")
    return {**body, "calculations": calculations} if calculations else body


def without_keys(body: Mapping[str, Any]) -> dict[str, Any]:
    """A request, its places in object storage by their URLs alone."""
    shown = dict(body)
    asked, aggregation = dict(body["input"]), dict(body["aggregation"])
    asked["features"] = _place(asked["features"])
    if aggregation.get("evalscriptReference"):
        aggregation["evalscriptReference"] = _place(aggregation["evalscriptReference"])
    shown |= {"input": asked, "aggregation": aggregation}
    return shown | {"output": _place(body["output"])}


def _place(members: Mapping[str, Any]) -> dict[str, Any]:
    return Bucket(url=url_of(members)).to_dict()


def _check_needed(given: SurveyOptions) -> None:
    if given.delivery is None:
        raise InputError(
            "delivery= is missing: pass where the files go, such as "
            "'s3://bucket/prefix', or a Bucket with the keys that open it"
        )
    if given.features is None:
        raise InputError(
            "features= is missing: pass where the GeoPackage is, such as "
            "'s3://bucket/fields.gpkg'"
        )
    if ("evalscript" in given.measure) == (given.evalscript_at is not None):
        raise InputError("pass either evalscript= or evalscript_at=, and not both")


def _opened_by(place: Any, delivery: Any) -> Any:
    """A place; a URL alone is opened by the keys of the delivery."""
    if isinstance(place, str) and isinstance(delivery, Bucket):
        return msgspec.structs.replace(delivery, url=place)
    return place


def _short(script: str) -> str:
    size = len(script.encode())
    if size > LONGEST_SCRIPT:
        raise InputError(
            f"the evalscript has {size} bytes, and {LONGEST_SCRIPT} can be sent: put "
            "it into object storage and pass evalscript_at="
        )
    return script


def _size(given: SurveyOptions) -> dict[str, Any]:
    """How finely each feature is looked at."""
    sides = {"width": plain(given.width), "height": plain(given.height)}
    sized = [name for name, side in sides.items() if side is not None]
    if given.resolution is not None:
        if sized:
            raise InputError(
                f"resolution= was passed beside {sized[0]}=: pass one or the other"
            )
        return dict(zip(("resx", "resy"), _steps(given.resolution), strict=True))
    for name, side in sides.items():
        whole = isinstance(side, int) and not isinstance(side, bool)
        if not whole or side < 1:
            raise InputError(
                f"{name}={side!r} has to be a whole number of pixels, from 1; pass "
                "width= and height= of each feature, or resolution= in units of "
                "their reference system"
            )
    return sides


def _steps(resolution: Any) -> tuple[float, float]:
    """Width and height of a pixel, in units of the features' reference system."""
    sides = pixel_sides(plain(resolution))
    if sides is None:
        raise InputError(
            f"{resolution=} has to be above 0, or a pair for x and y, in units of the "
            "features' reference system"
        )
    return sides


def _whole(given: SurveyOptions, *, lint: bool) -> dict[str, Any]:
    """A request that says all of it."""
    unset = SurveyOptions()
    fields = (name for name in given.__struct_fields__ if name != "request")
    others = [name for name in fields if getattr(given, name) != getattr(unset, name)]
    named = [*given.measure] if others == ["measure"] else others
    body = whole(given.request, named, "BatchStatisticalRequest")
    check_template(url_of(bucket_dict(body.get("output"), "request.output")))
    asked, aggregation = _members(body.get("input")), _members(body.get("aggregation"))
    bucket_dict(asked.get("features"), "request.input.features")
    script: Any = aggregation.get("evalscript")
    if bool(script) == bool(aggregation.get("evalscriptReference")):
        raise InputError(
            "request.aggregation has to have one of evalscript and evalscriptReference"
        )
    measured = {**aggregation, "evalscript": _short(script or _ELSEWHERE)}
    usual = {"input": {"data": asked.get("data")}, "aggregation": measured}
    statistics_body(StatisticsOptions(request=usual), lint=lint and bool(script))
    return body


def _members(value: Any) -> dict[str, Any]:
    """The members of an object; none if it is no object."""
    if not isinstance(value, Mapping):
        return {}
    return dict(cast("Mapping[str, Any]", value))
