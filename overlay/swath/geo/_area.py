"""How large an extent is on the ellipsoid."""

# pyproj leaves the geometry untyped:
# pyright: reportUnknownMemberType=false
from __future__ import annotations

from swath._extra import needed
from swath.geo._extent import extent
from swath.geo._reading import ExtentLike


_HALVES = ((-180, -90, 0, 90), (0, -90, 180, 90))
_SQUARE_METRES = 1e6  # in a square kilometre


def area_km2(value: ExtentLike) -> float:
    """The area in square kilometres on the ellipsoid of WGS 84, for what credits cost.

    Edges are straight in longitude and latitude, as RFC 7946 has them, and not the
    shortest lines on the ground. Where polygons overlap, the ground counts once.

    Raises:
        InputError: The value is not an extent.
        ImportError: The extra ``geo`` is not installed.

    Examples:
        >>> import swath
        >>> round(swath.geo.area_km2((14, 50, 15, 51)))
        7892
    """
    with needed("area_km2()", "geo"):
        import pyproj  # noqa: PLC0415 - an extra
        import shapely  # noqa: PLC0415 - an extra

        from swath.geo._planes import dense  # noqa: PLC0415 - an extra
    ellipsoid = pyproj.Geod(ellps="WGS84")
    whole = dense(shapely.geometry.shape(extent(value)))
    # What goes all around the globe has no inside for a Geod; its halves do.
    halves = [whole.intersection(shapely.box(*half)) for half in _HALVES]
    areas = [ellipsoid.geometry_area_perimeter(half)[0] for half in halves]
    return sum(abs(area) for area in areas) / _SQUARE_METRES
