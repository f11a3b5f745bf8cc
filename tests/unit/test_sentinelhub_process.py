"""What Sentinel Hub shall render: from arguments to the service's own words."""

from __future__ import annotations

import datetime as dt
import json
import math
import types

import pytest

from swath import InputError
from swath.sentinelhub import CRS84, Crs, Grid, Source, evalscript
from swath.sentinelhub._crs import crs
from swath.sentinelhub._grid import degree_in_metres
from swath.sentinelhub._order import order, rendered
from swath_api.sentinelhub import models

from .foreign_boxes import Box


SCRIPT = "//VERSION=3\nfunction setup() {return {input: ['B04'], output: {bands: 1}}}"
USUAL = {
    "data": "sentinel-2-l2a",
    "bbox": (14.2, 45.9, 14.3, 46.0),
    "time": ("2026-06-01", "2026-06-30"),
    "evalscript": SCRIPT,
    "width": 100,
    "height": 80,
}
SQUARE = [[500000, 5000000], [501000, 5000000], [501000, 5002000], [500000, 5000000]]


def ordered(**changes):
    merged = {"lint": False} | USUAL | changes
    return order(**{name: one for name, one in merged.items() if one is not None})


def bounds(**changes):
    return ordered(**changes).body["input"]["bounds"]


def entry(**changes):
    return ordered(**changes).body["input"]["data"][0]


def test_arguments_become_the_request_of_the_service():
    made = ordered(mosaicking_order="leastCC", max_cloud_cover=20, upsampling="bicubic")
    assert made.body == {
        "input": {
            "bounds": {
                "bbox": [14.2, 45.9, 14.3, 46.0],
                "properties": {"crs": CRS84.uri},
            },
            "data": [
                {
                    "type": "sentinel-2-l2a",
                    "dataFilter": {
                        "timeRange": {
                            "from": "2026-06-01T00:00:00Z",
                            "to": "2026-06-30T23:59:59.999Z",
                        },
                        "mosaickingOrder": "leastCC",
                        "maxCloudCoverage": 20,
                    },
                    "processing": {"upsampling": "BICUBIC"},
                }
            ],
        },
        "output": {
            "width": 100,
            "height": 80,
            "responses": [{"identifier": "default", "format": {"type": "image/png"}}],
        },
        "evalscript": SCRIPT,
    }


def test_the_request_is_one_that_the_document_describes():
    made = ordered(
        data=[Source("sentinel-2-l2a", id="s2"), Source("dem", id="dem")],
        outputs={"default": "jpeg", "userdata": "json"},
        quality=80,
    )
    model = models.ProcessRequest.from_dict(made.body)
    assert model.to_dict()["output"] == made.body["output"]
    assert [type(one).__name__ for one in model.input_.data] == [
        "Sentinel2L2ADataset",
        "DemDataset",
    ]


@pytest.mark.parametrize(
    ("said", "epsg", "uri"),
    [
        (None, 4326, CRS84.uri),
        ("CRS84", 4326, CRS84.uri),
        (CRS84.uri, 4326, CRS84.uri),
        ("urn:ogc:def:crs:OGC::CRS84", 4326, CRS84.uri),
        (4326, 4326, "http://www.opengis.net/def/crs/EPSG/0/4326"),
        ("32633", 32633, "http://www.opengis.net/def/crs/EPSG/0/32633"),
        ("epsg:32633", 32633, "http://www.opengis.net/def/crs/EPSG/0/32633"),
        (
            "urn:ogc:def:crs:EPSG::3857",
            3857,
            "http://www.opengis.net/def/crs/EPSG/0/3857",
        ),
        (
            "http://www.opengis.net/def/crs/EPSG/0/3035",
            3035,
            "http://www.opengis.net/def/crs/EPSG/0/3035",
        ),
    ],
)
def test_a_crs_may_be_said_in_many_ways(said, epsg, uri):
    assert crs(said) == Crs(epsg, uri)
    assert crs(crs(said)) is crs(said) or crs(crs(said)) == Crs(epsg, uri)


def test_a_crs_of_another_library_will_do():
    pyproj = pytest.importorskip("pyproj")
    assert crs(pyproj.CRS.from_epsg(32633)).epsg == 32633
    assert crs(pyproj.CRS("OGC:CRS84")) is CRS84


def test_a_geometry_that_tells_its_crs_is_taken_at_its_word():
    geopandas = pytest.importorskip("geopandas")
    shapely = pytest.importorskip("shapely")
    degrees = geopandas.GeoSeries([shapely.box(14.2, 45.9, 14.3, 46.0)], crs=4326)
    metres = degrees.to_crs(32633)
    assert ordered(bbox=None, geometry=metres).grid.crs.epsg == 32633
    assert ordered(bbox=None, geometry=metres, crs=32633) == ordered(
        bbox=None, geometry=metres
    )
    with pytest.raises(InputError, match=r"leave out crs=, or pass geometry\.to_crs"):
        ordered(bbox=None, geometry=degrees, crs=32633)
    with pytest.raises(InputError, match=r"27700.*not taken: pass geometry\.to_crs"):
        ordered(bbox=None, geometry=degrees.to_crs(27700))


def test_a_bbox_that_tells_its_crs_is_taken_at_its_word():
    metres = (500000, 5090000, 510000, 5100000)
    theirs = Box(metres, 32633)
    assert ordered(bbox=theirs) == ordered(bbox=metres, crs="EPSG:32633")
    assert ordered(bbox=theirs, crs=theirs.crs) == ordered(bbox=theirs)
    near = Box((10, 10, 80, 80), 3857)  # which would do as degrees
    assert ordered(bbox=near).grid.crs.epsg == 3857
    with pytest.raises(InputError, match=r"bbox is in EPSG:3857, and crs= says EPSG:4"):
        ordered(bbox=near, crs=4326)
    with pytest.raises(InputError, match=r"27700.*not taken: pass bbox\.to_crs\(4326"):
        ordered(bbox=Box(metres, 27700))


def test_a_bbox_and_a_geometry_in_two_systems_are_refused():
    geopandas = pytest.importorskip("geopandas")
    shapely = pytest.importorskip("shapely")
    degrees = geopandas.GeoSeries([shapely.box(14.2, 45.9, 14.3, 46.0)], crs=4326)
    with pytest.raises(InputError, match="bbox is in EPSG:32633, and geometry is in"):
        ordered(bbox=Box((500000, 5090000, 510000, 5100000), 32633), geometry=degrees)


def test_what_holds_a_geometry_is_taken_for_it():
    geopandas = pytest.importorskip("geopandas")
    shapely = pytest.importorskip("shapely")
    fields = geopandas.GeoDataFrame(
        {"crop": ["rye"]}, geometry=[shapely.box(14.2, 45.9, 14.3, 46.0)], crs=4326
    )
    shape = fields.geometry.iloc[0]
    wanted = ordered(bbox=None, geometry=shape)
    assert ordered(bbox=None, geometry=fields.iloc[0]) == wanted
    theirs = types.SimpleNamespace(  # as sentinelhub-py has it
        geometry=fields.to_crs(32633).geometry.iloc[0],
        crs=types.SimpleNamespace(epsg=32633),
    )
    assert ordered(bbox=None, geometry=theirs).grid.crs.epsg == 32633


def test_a_shape_in_place_of_a_bbox_is_told_where_it_goes():
    shape = {"type": "Polygon", "coordinates": []}
    with pytest.raises(InputError, match=r"four numbers.*; pass shapes as geometry="):
        ordered(bbox=shape)


@pytest.mark.parametrize("system", [None, 32633])
def test_a_geometry_may_be_geojson_as_text(system):
    pytest.importorskip("shapely")
    where = SQUARE if system else [[14, 46], [14.1, 46], [14.1, 46.1], [14, 46]]
    shape = {"type": "Polygon", "coordinates": [where]}
    options = {"bbox": None, "crs": system}
    assert ordered(geometry=json.dumps(shape), **options) == ordered(
        geometry=shape, **options
    )


def test_metres_without_a_crs_are_told_to_have_one():
    metres = [[[4e5, 5e6], [4.1e5, 5e6], [4.1e5, 5.1e6], [4e5, 5e6]]]
    with pytest.raises(InputError, match="not metres; pass crs="):
        ordered(bbox=None, geometry={"type": "Polygon", "coordinates": metres})


@pytest.mark.parametrize("said", ["EPSG:1234", 900913, "UTM33", True, 4.2, object()])
def test_an_unknown_crs_is_refused_and_those_that_are_known_are_named(said):
    with pytest.raises(InputError, match=r"crs=.*is not taken.*EPSG:3857"):
        crs(said)


@pytest.mark.parametrize("lat", [0, 46, -75])
def test_a_degree_is_as_long_as_on_the_ellipsoid(lat):
    geod = pytest.importorskip("pyproj").Geod(ellps="WGS84")
    east, north = degree_in_metres(lat)
    step = 1e-3
    assert east == pytest.approx(geod.inv(10, lat, 10 + step, lat)[2] / step, rel=1e-6)
    across = geod.inv(10, lat - step / 2, 10, lat + step / 2)[2]
    assert north == pytest.approx(across / step, rel=1e-6)


@pytest.mark.parametrize("system", ["CRS84", "EPSG:4326"])
def test_metres_become_degrees_of_longitude_and_of_latitude(system):
    grid = ordered(width=None, height=None, resolution=10, crs=system).grid
    geod = pytest.importorskip("pyproj").Geod(ellps="WGS84")
    width = geod.inv(14.2, 45.95, 14.3, 45.95)[2]
    height = geod.inv(14.2, 45.9, 14.2, 46.0)[2]
    assert grid.width == round(width / 10)
    assert grid.height == round(height / 10)


def test_metres_are_units_of_a_crs_in_metres():
    utm = (500000, 5000000, 501000, 5000500)
    made = ordered(
        crs=32633, bbox=utm, width=None, height=None, resolution=(10, 20), time=None
    )
    assert (made.grid.width, made.grid.height) == (100, 25)
    assert made.grid.resolution == (10, 20)
    assert made.grid.transform == (10, 0, 500000, 0, -20, 5000500)


def test_a_picture_has_one_pixel_at_least():
    grid = ordered(width=None, height=None, resolution=1e7).grid
    assert (grid.width, grid.height) == (1, 1)


def test_windows_meet_without_a_gap_and_end_where_the_whole_ends():
    whole = Grid(crs=CRS84, bbox=(0.1, 0.2, 0.7, 0.9), width=7, height=3)
    left, right = whole.window(0, 0, 3, 3), whole.window(3, 0, 4, 3)
    assert left.bbox[2] == right.bbox[0]
    assert (left.bbox[0], right.bbox[2]) == (0.1, 0.7)
    assert left.bbox[1::2] == right.bbox[1::2] == (0.2, 0.9)
    top, bottom = whole.window(0, 0, 7, 1), whole.window(0, 1, 7, 2)
    assert top.bbox[1] == bottom.bbox[3]
    assert bottom.bbox[1] == 0.2
    assert math.isclose(left.resolution[0], whole.resolution[0])


def test_an_order_can_be_placed_for_a_part_of_it():
    made = ordered(geometry={"type": "Polygon", "coordinates": [[*SQUARE]]}, crs=32633,
                   bbox=(500000, 5000000, 501000, 5002000))  # fmt: skip
    part = made.over(made.grid.window(0, 0, 50, 40))
    assert part.body["input"]["bounds"]["bbox"] == [500000, 5001000, 500500, 5002000]
    assert part.body["input"]["bounds"]["geometry"] == bounds_of(made)["geometry"]
    assert part.body["output"] == made.body["output"] | {"width": 50, "height": 40}
    assert made.body["output"]["width"] == 100


def bounds_of(made):
    return made.body["input"]["bounds"]


def test_a_geometry_alone_is_covered_by_its_envelope():
    made = ordered(
        bbox=None, crs=32633, geometry={"type": "Polygon", "coordinates": [SQUARE]}
    )
    assert made.grid.bbox == (500000, 5000000, 501000, 5002000)
    assert "bbox" not in bounds_of(made)
    assert bounds_of(made)["geometry"]["coordinates"] == [SQUARE]


def test_heights_and_a_crs_inside_of_a_geometry_are_left_out():
    raised = [[*corner, 300.0] for corner in SQUARE]
    inner = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
    shape = {"type": "Polygon", "coordinates": [raised], "crs": inner}
    assert bounds(bbox=None, crs=32633, geometry=shape)["geometry"] == {
        "type": "Polygon",
        "coordinates": [SQUARE],
    }


def test_several_polygons_become_one_geometry():
    one = {"type": "Polygon", "coordinates": [SQUARE]}
    both = {"type": "GeometryCollection", "geometries": [one, one]}
    made = bounds(bbox=None, crs=32633, geometry=both)["geometry"]
    assert made == {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}


def test_shapes_of_shapely_and_wkt_are_geometries():
    shapely = pytest.importorskip("shapely")
    box = shapely.box(14.2, 45.9, 14.3, 46.0)
    for said in (box, box.wkt):
        assert ordered(bbox=None, geometry=said).grid.bbox == (14.2, 45.9, 14.3, 46.0)
    shape = "POLYGON((500000 0,500009 0,500009 9,500000 0))"
    assert bounds(bbox=None, crs=32633, geometry=shape)


@pytest.mark.parametrize(
    ("time", "range_"),
    [
        ("2026-06-05", ("2026-06-05T00:00:00Z", "2026-06-05T23:59:59.999Z")),
        ("2026-02", ("2026-02-01T00:00:00Z", "2026-02-28T23:59:59.999Z")),
        (dt.date(2026, 6, 5), ("2026-06-05T00:00:00Z", "2026-06-05T23:59:59.999Z")),
        ("2026-06-01/2026-06-02", ("2026-06-01T00:00:00Z", "2026-06-02T23:59:59.999Z")),
        (
            (dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), "2026-06-01T14:00:00+01:00"),
            ("2026-06-01T12:00:00Z", "2026-06-01T13:00:00Z"),
        ),
        (("2026-06-01", None), ("2026-06-01T00:00:00Z", None)),
        ("../2026-06-01T00:00:00Z", (None, "2026-06-01T00:00:00Z")),
    ],
)
def test_time_may_be_said_in_many_ways(time, range_):
    sent = entry(time=time)["dataFilter"]["timeRange"]
    assert (sent.get("from"), sent.get("to")) == range_


def test_a_source_says_otherwise_than_the_arguments():
    made = ordered(
        data=[
            Source("sentinel-2-l2a", id="before", time="2025-06", max_cloud_cover=5),
            Source("sentinel-2-l2a", id="after"),
        ],
        max_cloud_cover=50,
    )
    before, after = made.body["input"]["data"]
    assert (before["id"], after["id"]) == ("before", "after")
    assert before["dataFilter"]["maxCloudCoverage"] == 5
    assert after["dataFilter"]["maxCloudCoverage"] == 50
    assert before["dataFilter"]["timeRange"]["from"] == "2025-06-01T00:00:00Z"
    assert made.time[0] == dt.datetime(2025, 6, 1, tzinfo=dt.UTC)
    assert made.time[1].month == 6
    assert made.time[1].year == 2026


def test_arguments_go_to_the_collections_that_know_them():
    made = ordered(
        data=["sentinel-2-l2a", "sentinel-1-grd", "dem"],
        max_cloud_cover=30,
        mosaicking_order="leastCC",
    )
    optical, radar, heights = made.body["input"]["data"]
    assert optical["dataFilter"]["maxCloudCoverage"] == 30
    assert set(radar["dataFilter"]) == {"timeRange"}
    assert "dataFilter" not in heights


def test_words_of_the_service_are_passed_on():
    radar = Source(
        "sentinel-1-grd",
        data_filter={"polarization": "DV"},
        processing={"orthorectify": True},
    )
    made = entry(data=radar, downsampling="bilinear")
    assert made["dataFilter"]["polarization"] == "DV"
    assert made["processing"] == {"downsampling": "BILINEAR", "orthorectify": True}


def test_words_that_nobody_knows_are_passed_on():
    told = {"neverHeardOf": 1}
    for name in ("sentinel-2-l2a", "byoc-1", "sentinel-9"):
        made = entry(data=Source(name, data_filter=told, processing=told))
        assert made["dataFilter"]["neverHeardOf"] == 1
        assert made["processing"] == told


def test_an_entry_as_generated_or_as_json_is_passed_on():
    model = models.DemDataset(
        data_filter=models.DemFilter(dem_instance="COPERNICUS_30")
    )
    assert entry(data=model) == model.to_dict()
    assert entry(data={"type": "new-collection", "x": 1}) == {
        "type": "new-collection",
        "x": 1,
    }


def test_a_whole_request_is_sent_as_it_is():
    made = ordered()
    model = models.ProcessRequest.from_dict(made.body)
    again = order(request=model, lint=False)
    assert again.body == model.to_dict()
    assert (again.grid, again.outputs, again.time) == (
        made.grid,
        made.outputs,
        made.time,
    )
    assert not again.mapped


def test_a_whole_request_may_give_the_size_of_a_pixel_or_nothing():
    body = ordered().body
    steps = {**body, "output": {"resx": 0.001, "resy": 0.002}}
    assert order(request=steps, lint=False).grid.width == 100
    assert order(request=steps, lint=False).grid.height == 50
    plain = {name: one for name, one in body.items() if name != "output"}
    assert order(request=plain, lint=False).grid.width == 256
    assert order(request=plain, lint=False).outputs[0].media_type == "image/png"


def test_several_outputs_are_asked_for_as_an_archive():
    made = ordered(outputs={"ndvi": "tiff", "userdata": "json"})
    assert made.accept == "application/x-tar"
    assert made.mapped
    assert not ordered().accept
    assert ordered(outputs={"ndvi": "tiff"}).mapped


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"bbox": (14.3, 45.9, 14.2, 46.0)}, r"is inverted.*pass \(14.2, 45.9, 14.3"),
        ({"bbox": (14.2, 46.0, 14.3, 45.9)}, r"is inverted.*pass \(14.2, 45.9, 14.3"),
        ({"bbox": (170, -10, -170, 10)}, "antimeridian"),
        ({"bbox": (14.2, 45.9, 14.2, 46.0)}, "has no area"),
        ({"bbox": (1, 2, 3)}, "four numbers"),
        ({"bbox": (1, 2, 3, math.nan)}, "four numbers"),
        ({"bbox": "14,45,15,46"}, "four numbers"),
        ({"bbox": (500000, 5000000, 501000, 5001000)}, "pass crs="),
        ({"bbox": None}, "the area is missing"),
        ({"crs": "EPSG:9999"}, "is not taken"),
        ({"geometry": {"type": "Point", "coordinates": [1, 2]}}, "has an area"),
        ({"geometry": 7, "crs": 32633}, "GeoJSON or WKT"),
        (
            {
                "geometry": {"type": "Polygon", "coordinates": [SQUARE[:3]]},
                "crs": 32633,
                "bbox": None,
            },
            r"geometry\.coordinates.*last repeats the first",
        ),
        ({"width": None}, "the size is missing"),
        ({"height": None}, "the size is missing"),
        ({"width": None, "height": None}, "pass width= and height="),
        ({"resolution": 10}, "pass one or the other"),
        ({"width": None, "resolution": 10}, "pass one or the other"),
        ({"width": 0}, "whole number of pixels"),
        ({"width": 10.5}, "whole number of pixels"),
        ({"width": True}, "whole number of pixels"),
        ({"width": None, "height": None, "resolution": -1}, "metres above 0"),
        ({"width": None, "height": None, "resolution": (1, 2, 3)}, "metres above 0"),
        ({"width": None, "height": None, "resolution": "10 m"}, "metres above 0"),
        ({"time": ("2026-07", "2026-06")}, r"lies after end.*swap"),
        ({"time": "last week"}, "is not a time"),
        ({"time": ("2026-01", "2026-02", "2026-03")}, "has to be a pair"),
        ({"max_cloud_cover": 101}, "from 0 to 100"),
        ({"max_cloud_cover": -0.1}, "from 0 to 100"),
        ({"max_cloud_cover": math.nan}, "from 0 to 100"),
        ({"max_cloud_cover": "20"}, "from 0 to 100"),
        ({"data": Source("sentinel-2-l2a", max_cloud_cover=200)}, "from 0 to 100"),
        ({"data": "dem", "max_cloud_cover": 20}, "dem tells nothing of clouds"),
        (
            {"data": "sentinel-1-grd", "mosaicking_order": "leastCC"},
            "tells nothing of clouds",
        ),
        (
            {"data": Source("sentinel-1-grd", data_filter={"polarization": "XX"})},
            r"data\[0\]: dataFilter.polarization='XX' is none of DH, DV",
        ),
        (
            {"data": {"type": "dem", "dataFilter": {"demInstance": "SRTM"}}},
            "is none of COPERNICUS_30, COPERNICUS_90, MAPZEN",
        ),
        (
            {"data": Source("sentinel-2-l2a", data_filter={"maxCloudCover": 3})},
            "dataFilter has no 'maxCloudCover': did you mean maxCloudCoverage",
        ),
        (
            {"data": Source("sentinel-1-grd", processing={"orthoRectify": True})},
            "processing has no 'orthoRectify': did you mean orthorectify",
        ),
        ({"mosaicking_order": "newest"}, "none of mostRecent, leastRecent, leastCC"),
        ({"upsampling": "cubic"}, "none of NEAREST, BILINEAR, BICUBIC"),
        ({"data": None}, "the data is missing"),
        ({"data": []}, "the data is missing"),
        ({"data": ""}, r"data\[0\]: '' is no collection"),
        ({"data": ["dem", 5]}, r"data\[1\]=5 is no data"),
        ({"data": [Source("dem", id="a"), Source("dem", id="a")]}, "are the same"),
        ({"evalscript": None}, "the script is missing"),
        ({"evalscript": " \n"}, "the script is missing"),
        ({"evalscript": b"//VERSION=3"}, "is no script: pass JavaScript"),
        ({"evalscript": evalscript.ndvi}, r"ndvi is not called: pass ndvi\(\)"),
        ({"outputs": "bmp"}, "cannot be had as 'bmp', but as 'png'"),
        ({"outputs": "json"}, "JSON is the form of userdata alone"),
        ({"outputs": {"userdata": "png"}}, "but as json"),
        ({"outputs": {}}, "has to be a form"),
        ({"outputs": ["png"]}, "has to be a form"),
        ({"outputs": {"../x": "png"}}, "cannot be the name of an output"),
        ({"outputs": "png", "quality": 80}, "no output is one"),
        ({"outputs": "jpeg", "quality": 101}, "from 0 to 100"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_do(changes, told):
    with pytest.raises(InputError, match=told):
        ordered(**changes)


def test_what_is_too_large_names_the_way_to_have_it():
    rendered(ordered(width=2500, height=2500))
    with pytest.raises(InputError, match=r"width=2501 .*render_large\(\)"):
        rendered(ordered(width=2501))
    with pytest.raises(InputError, match="height=3000"):
        rendered(ordered(height=3000))


def whole(path, value):
    """A request with one member that is something else."""
    body = ordered().body
    inside = body
    *way, last = path
    for step in way:
        inside = inside[step]
    inside[last] = value
    return body


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (["input", "bounds", "bbox"], [2, 1, 1, 2], "is inverted"),
        (["input", "bounds", "properties"], {"crs": "EPSG:1"}, "is not taken"),
        (["input", "bounds"], None, r"request\.input\.bounds is missing"),
        (["input"], None, r"request\.input is missing"),
        (["input", "data"], [], "is empty"),
        (["input", "data", 0, "dataFilter", "maxCloudCoverage"], 101, "from 0 to 100"),
        (
            ["input", "data", 0, "dataFilter", "timeRange"],
            {"from": "2026-02-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"},
            "swap",
        ),
        (["output", "resx"], 10, "but not some of the one"),
        (["output"], {"resx": 10}, "but not some of the one"),
        (
            ["output", "responses", 0],
            {"identifier": "default", "format": {"type": "image/bmp"}},
            "cannot be had as 'image/bmp'",
        ),
        (["evalscript"], "", "the script is missing"),
    ],
)
def test_a_whole_request_is_checked_as_well(path, value, told):
    with pytest.raises(InputError, match=told):
        order(request=whole(path, value), lint=False)


def test_a_script_that_was_put_together_may_stand_in_a_whole_request():
    made = evalscript.ndvi()
    body = whole(["evalscript"], made)
    body["output"] = {"responses": [{"format": {"type": "image/tiff"}}]}
    assert order(request=body).body["evalscript"] == str(made)


def test_a_whole_request_leaves_nothing_to_be_said():
    with pytest.raises(InputError, match="leave out width, height"):
        order(request=ordered().body, width=3, height=4)
    with pytest.raises(InputError, match="pass its model, ProcessRequest"):
        order(request="//VERSION=3")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"evalscript": SCRIPT.replace("'B04'", "'B4'")}, "has no band B4"),
        ({"evalscript": "ndvi"}, r"is a name, and no script: call .*ndvi\(\)"),
        ({"evalscript": "@scripts/mine.js"}, "is a name, and no script"),
        ({"evalscript": "//VERSION=3\nfunction evaluatePixel() {}"}, "setup"),
        ({"outputs": {"ndvi": "tiff"}}, "ndvi"),
        ({}, "evaluatePixel"),
    ],
)
def test_a_script_that_the_service_will_refuse_is_refused_unless_told(changes, told):
    with pytest.raises(InputError, match=told):
        ordered(lint=True, **changes)
    body = ordered(**changes).body
    with pytest.raises(InputError, match=told):
        order(request=body)
    assert order(request=body, lint=False).body == body
