"""Realistic Items, about 4 kB each: the same ones on every run, no two alike.

What a kilobyte of them holds (24 members, 17 texts of 33 letters, 8 floats) is what a
kilobyte of public Items holds, as parsers' speed depends on it.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from typing import Any

import msgspec


FIRST = dt.datetime(2026, 1, 1, 9, 40, 12, tzinfo=dt.UTC)
STORE = "https://store.example/sentinel-2-l2a"
BANDS = (
    ("B02", "blue", 10),
    ("B03", "green", 10),
    ("B04", "red", 10),
    ("B08", "nir", 10),
    ("B11", "swir16", 20),
)
CITIES = ("Praha", "Łódź", "Zürich", "São Paulo", "東京", "Đà Nẵng", "Reykjavík")


def lines(count: int) -> list[bytes]:
    """So many Items as JSON, oldest first, one in about ten seconds."""
    return [msgspec.json.encode(scene(number)) for number in range(count)]


def scene(number: int) -> dict[str, Any]:
    """The Item with a number, as a dict."""
    dice = random.Random(number)
    taken = FIRST + dt.timedelta(seconds=10 * number, milliseconds=dice.randrange(9999))
    lon, lat = dice.uniform(-170, 170), dice.uniform(-70, 75)
    tile = f"{number % 60 + 1:02}{dice.choice('CFHKNQTWX')}{dice.choice('ABDEGH')}S"
    name = f"S2{dice.choice('ABC')}_MSIL2A_{taken:%Y%m%dT%H%M%S}_T{tile}_{number:06}"
    ring = footprint(lon, lat, dice)
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": [
            f"https://stac-extensions.github.io/{kind}/schema.json"
            for kind in ("eo/v1.1.0", "projection/v1.1.0", "view/v1.0.0")
        ],
        "id": name,
        "collection": "sentinel-2-l2a",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "bbox": bbox(ring),
        "properties": properties(taken, tile, dice),
        "links": links(name),
        "assets": assets(f"{STORE}/{tile}/{taken:%Y/%m/%d}/{name}.SAFE", name, dice),
    }


def footprint(lon: float, lat: float, dice: random.Random) -> list[list[float]]:
    """A closed ring of 5 to 18 corners around a place."""
    corners = dice.randrange(4, 18)
    ring = [
        [
            round(lon + 0.6 * math.cos(2 * math.pi * at / corners), 7),
            round(lat + 0.5 * math.sin(2 * math.pi * at / corners), 7),
        ]
        for at in range(corners)
    ]
    return [*ring, ring[0]]


def bbox(ring: list[list[float]]) -> list[float]:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return [min(lons), min(lats), max(lons), max(lats)]


def properties(taken: dt.datetime, tile: str, dice: random.Random) -> dict[str, Any]:
    created = taken + dt.timedelta(minutes=dice.randrange(60, 900))
    return {
        "datetime": taken.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "created": f"{created:%Y-%m-%dT%H:%M:%SZ}",
        "title": f"{dice.choice(CITIES)}, {taken:%d %B %Y}",
        "platform": dice.choice(["sentinel-2a", "sentinel-2b", "sentinel-2c"]),
        "constellation": "sentinel-2",
        "instruments": ["msi"],
        "gsd": 10,
        "eo:cloud_cover": round(dice.uniform(0, 100), 6),
        "s2:mgrs_tile": tile,
        "s2:processing_baseline": "05.11",
        "s2:nodata_pixel_percentage": round(dice.uniform(0, 40), 6),
        "s2:vegetation_percentage": round(dice.uniform(0, 100), 6),
        "proj:epsg": 32600 + int(tile[:2]),
        "proj:shape": [10980, 10980],
        "view:sun_azimuth": round(dice.uniform(90, 270), 9),
        "view:sun_elevation": round(dice.uniform(10, 80), 9),
        "view:off_nadir": 0,
    }


def links(name: str) -> list[dict[str, str]]:
    collection = f"{STORE}/collection.json"
    return [
        {"rel": "self", "href": f"{STORE}/{name}.json", "type": "application/geo+json"},
        {"rel": "parent", "href": collection, "type": "application/json"},
        {"rel": "collection", "href": collection, "type": "application/json"},
        {"rel": "license", "href": "https://store.example/licence", "title": "Terms"},
    ]


def assets(base: str, name: str, dice: random.Random) -> dict[str, Any]:
    preview = {
        "href": f"{base}/{name}_preview.jpg",
        "type": "image/jpeg",
        "title": "True colour preview",
        "roles": ["thumbnail"],
    }
    files = {
        band: asset(f"{base}/IMG_DATA/R{gsd}m/{name}_{band}_{gsd}m.tif", band, common)
        | {"gsd": gsd, "file:size": dice.randrange(1_000_000, 200_000_000)}
        for band, common, gsd in BANDS
    }
    return {**files, "preview": preview}


def asset(href: str, band: str, common: str) -> dict[str, Any]:
    return {
        "href": href,
        "type": "image/tiff; application=geotiff; profile=cloud-optimized",
        "title": f"Band {band}, surface reflectance, {common}",
        "roles": ["data", "reflectance"],
        "eo:bands": [{"name": band, "common_name": common}],
    }
